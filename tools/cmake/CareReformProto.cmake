# carereform_add_proto(NAME ROOT file.proto ...)
#
# Adds the static library NAME with the messages and gRPC services of the named
# files, given relative to ROOT. Google's API protos come from CR_GOOGLE_PROTOS.
set(CR_GENERATED ${CMAKE_BINARY_DIR}/gen)
file(MAKE_DIRECTORY ${CR_GENERATED})

function(carereform_add_proto name root)
  set(outputs)
  set(own_root)
  if(NOT root STREQUAL "${PROJECT_SOURCE_DIR}/proto" AND
     NOT root STREQUAL CR_GOOGLE_PROTOS)
    set(own_root -I ${root})
  endif()
  foreach(proto IN LISTS ARGN)
    string(REGEX REPLACE "\\.proto$" "" stem ${proto})
    set(generated ${CR_GENERATED}/${stem}.pb.cc ${CR_GENERATED}/${stem}.grpc.pb.cc)
    add_custom_command(
      OUTPUT ${generated} ${CR_GENERATED}/${stem}.pb.h ${CR_GENERATED}/${stem}.grpc.pb.h
      COMMAND protobuf::protoc -I ${PROJECT_SOURCE_DIR}/proto -I ${CR_GOOGLE_PROTOS}
              ${own_root}
              --cpp_out=${CR_GENERATED} --grpc_out=${CR_GENERATED}
              --plugin=protoc-gen-grpc=$<TARGET_FILE:gRPC::grpc_cpp_plugin>
              ${root}/${proto}
      DEPENDS ${root}/${proto}
      VERBATIM)
    list(APPEND outputs ${generated})
  endforeach()
  add_library(${name} STATIC ${outputs})
  target_include_directories(${name} SYSTEM PUBLIC ${CR_GENERATED})
  target_link_libraries(${name} PUBLIC gRPC::grpc++ protobuf::libprotobuf)
endfunction()
