# carereform_add_module(NAME SRCS ... [DEPS ...] [TESTS ...] [TEST_DEPS ...])
#
# Adds the library carereform_NAME and, when TESTS are given, one test program
# carereform_NAME_test that holds them all, each test known to ctest and
# labelled NAME.
function(carereform_add_module name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SRCS;DEPS;TESTS;TEST_DEPS")
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "carereform_add_module(${name}): what is ${arg_UNPARSED_ARGUMENTS}?")
  endif()
  if(arg_SRCS)
    add_library(carereform_${name} STATIC ${arg_SRCS})
    target_include_directories(carereform_${name} PUBLIC ${PROJECT_SOURCE_DIR})
    target_link_libraries(carereform_${name} PUBLIC ${arg_DEPS} PRIVATE carereform_warnings)
  else()
    add_library(carereform_${name} INTERFACE)
    target_include_directories(carereform_${name} INTERFACE ${PROJECT_SOURCE_DIR})
    target_link_libraries(carereform_${name} INTERFACE ${arg_DEPS})
  endif()
  if(arg_TESTS)
    carereform_add_test(${name} SRCS ${arg_TESTS} DEPS carereform_${name} ${arg_TEST_DEPS})
  endif()
endfunction()

# carereform_add_test(NAME SRCS ... [DEPS ...])
#
# Adds the test program carereform_NAME_test, labelled NAME.
function(carereform_add_test name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SRCS;DEPS")
  add_executable(carereform_${name}_test ${arg_SRCS})
  target_include_directories(carereform_${name}_test PRIVATE ${PROJECT_SOURCE_DIR})
  target_link_libraries(carereform_${name}_test PRIVATE
    ${arg_DEPS} carereform_warnings rapidcheck_gtest GTest::gmock_main)
  gtest_discover_tests(carereform_${name}_test DISCOVERY_TIMEOUT 60
    PROPERTIES LABELS ${name} TIMEOUT 120)
endfunction()
