# One library per folder, one way to build it.
#
#   nitec_library(ingest SOURCES a.cpp b.cpp USES nitec_model NEEDS ICU::uc)
#     USES: libraries of this project, NEEDS: foreign ones (kept private: they do not show in our headers).
#   nitec_part(decrypt SOURCES a.cpp USES nitec_model NEEDS PoDoFo::PoDoFo)
#     A library that the program loads when it first needs it: see ingest/part.h. What is in it stays in it.
#   nitec_test(ingest SOURCES a_test.cpp USES nitec_ingest)
#   nitec_embed(schemas FILES a.xsd b.tsv): the files' bytes, in the program, found by name.

add_library(nitec_settings INTERFACE)
target_include_directories(nitec_settings INTERFACE ${CMAKE_SOURCE_DIR})
target_compile_options(nitec_settings INTERFACE $<$<COMPILE_LANGUAGE:CXX>:-Wall -Wextra -Wpedantic -Wshadow -Wconversion
                       -Wno-sign-conversion
                       # What g++ 12 says of std::string's own operator+ (GCC bug 105651) and of std::variant's storage.
                       -Wno-restrict -Wno-maybe-uninitialized
                       $<$<BOOL:${NITEC_WERROR}>:-Werror>>)

function(nitec_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;USES;NEEDS" ${ARGN})
  add_library(nitec_${name} STATIC ${ARG_SOURCES})
  target_link_libraries(nitec_${name} PUBLIC ${ARG_USES} PRIVATE nitec_settings ${ARG_NEEDS})
  target_include_directories(nitec_${name} SYSTEM PRIVATE $<TARGET_PROPERTY:nitec_${name},INTERFACE_SYSTEM_INCLUDE_DIRECTORIES>)
endfunction()

# Parts lie in ../lib/nitec as seen from every program of the build tree, and from the installed one.
function(nitec_part name)
  cmake_parse_arguments(ARG "" "" "SOURCES;USES;NEEDS" ${ARGN})
  add_library(nitec_part_${name} MODULE ${ARG_SOURCES})
  target_link_libraries(nitec_part_${name} PRIVATE nitec_settings ${ARG_USES} ${ARG_NEEDS})
  target_include_directories(nitec_part_${name} SYSTEM PRIVATE $<TARGET_PROPERTY:nitec_part_${name},INTERFACE_SYSTEM_INCLUDE_DIRECTORIES>)
  target_link_options(nitec_part_${name} PRIVATE LINKER:--version-script=${CMAKE_SOURCE_DIR}/cmake/part.map)
  set_target_properties(nitec_part_${name} PROPERTIES PREFIX "" OUTPUT_NAME nitec-${name}
                        LIBRARY_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/lib/nitec
                        LINK_DEPENDS ${CMAKE_SOURCE_DIR}/cmake/part.map)
  install(TARGETS nitec_part_${name} LIBRARY DESTINATION lib/nitec)
endfunction()

function(nitec_test name)
  cmake_parse_arguments(ARG "" "" "SOURCES;USES;NEEDS" ${ARGN})
  add_executable(${name}_test ${ARG_SOURCES})
  target_link_libraries(${name}_test PRIVATE nitec_settings ${ARG_USES} ${ARG_NEEDS} GTest::gtest_main)
  target_compile_definitions(${name}_test PRIVATE NITEC_SOURCE_DIR="${CMAKE_SOURCE_DIR}" NITEC_BINARY_DIR="${CMAKE_BINARY_DIR}")
  gtest_discover_tests(${name}_test TEST_PREFIX ${name}. DISCOVERY_TIMEOUT 60)
endfunction()

# Writes an assembler file that takes the bytes in as they are, and a table of names.
function(nitec_embed name)
  cmake_parse_arguments(ARG "" "" "FILES" ${ARGN})
  set(assembly "    .section .rodata\n")
  set(table "")
  set(externs "")
  set(index 0)
  foreach(file IN LISTS ARG_FILES)
    get_filename_component(path ${file} ABSOLUTE)
    string(APPEND assembly "    .global nitec_${name}_${index}\n    .global nitec_${name}_${index}_end\n    .balign 16\n"
                           "nitec_${name}_${index}:\n    .incbin \"${path}\"\nnitec_${name}_${index}_end:\n    .byte 0\n")
    string(APPEND externs "extern const char nitec_${name}_${index}[];\nextern const char nitec_${name}_${index}_end[];\n")
    file(RELATIVE_PATH key ${CMAKE_CURRENT_SOURCE_DIR} ${path})
    if(key MATCHES "^\\.\\./")
      file(RELATIVE_PATH key ${CMAKE_CURRENT_BINARY_DIR} ${path})
    endif()
    string(APPEND table "    {\"${key}\", nitec_${name}_${index}, nitec_${name}_${index}_end},\n")
    math(EXPR index "${index} + 1")
    list(APPEND paths ${path})
  endforeach()
  string(APPEND assembly "    .section .note.GNU-stack,\"\",@progbits\n")
  file(CONFIGURE OUTPUT ${name}_bytes.S CONTENT "${assembly}" @ONLY)
  file(CONFIGURE OUTPUT ${name}_externs.inc CONTENT "${externs}" @ONLY)
  file(CONFIGURE OUTPUT ${name}_table.inc CONTENT "${table}" @ONLY)
  set_source_files_properties(${CMAKE_CURRENT_BINARY_DIR}/${name}_bytes.S PROPERTIES OBJECT_DEPENDS "${paths}")
  set(${name}_EMBEDDED ${CMAKE_CURRENT_BINARY_DIR}/${name}_bytes.S PARENT_SCOPE)
endfunction()
