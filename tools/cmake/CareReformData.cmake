# carereform_embed_data(TARGET FILE SYMBOL)
#
# Compiles the text file FILE into TARGET as
#   namespace carereform::data { extern const absl::string_view SYMBOL; }
# so that a program carries the dated data it was tested with.
function(carereform_embed_data target file symbol)
  set(source ${CMAKE_CURRENT_SOURCE_DIR}/${file})
  set(generated ${CMAKE_CURRENT_BINARY_DIR}/${symbol}.cc)
  add_custom_command(
    OUTPUT ${generated}
    COMMAND ${CMAKE_COMMAND} -DINPUT=${source} -DOUTPUT=${generated} -DSYMBOL=${symbol}
            -P ${PROJECT_SOURCE_DIR}/tools/cmake/EmbedText.cmake
    DEPENDS ${source} ${PROJECT_SOURCE_DIR}/tools/cmake/EmbedText.cmake
    VERBATIM)
  target_sources(${target} PRIVATE ${generated})
endfunction()
