# Compiler settings for all of the suite's own code.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

find_program(CR_CCACHE ccache)
if(CR_CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CR_CCACHE})
endif()

find_program(CR_MOLD mold)
if(CR_MOLD)
  add_link_options(-fuse-ld=mold)
endif()

if(CR_SANITIZE)
  if(CR_SANITIZE MATCHES "thread" AND CR_SANITIZE MATCHES "address")
    message(FATAL_ERROR "thread and address sanitizers cannot be combined")
  endif()
  add_compile_options(-fsanitize=${CR_SANITIZE} -fno-omit-frame-pointer
                      -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${CR_SANITIZE})
endif()

# Warnings apply to our code only: generated and packaged headers are SYSTEM.
add_library(carereform_warnings INTERFACE)
target_compile_options(carereform_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wno-sign-conversion -Wshadow
  -Wold-style-cast -Wnon-virtual-dtor -Woverloaded-virtual -Wextra-semi
  -Werror=unused-result -Werror=switch
  $<$<BOOL:${CR_WERROR}>:-Werror>)
