# The version that outputs name, from git's tags vX.Y.Z:
#   at the tag            X.Y.Z
#   N commits behind it   X.Y.Z+N.g<the commit's first twelve digits>
#   no tag, no git, or a tree that lies in somebody else's repository: the project's own.
# The same commit gives the same version, whatever lies changed beside it. Debian orders these as they came about.
function(nitec_version out source fallback)
  set(${out} ${fallback} PARENT_SCOPE)
  find_program(NITEC_GIT git)
  mark_as_advanced(NITEC_GIT)
  if(NOT NITEC_GIT OR NOT EXISTS ${source}/.git)
    return()
  endif()
  execute_process(COMMAND ${NITEC_GIT} -C ${source} describe --tags --long --abbrev=12 --match "v[0-9]*"
                  OUTPUT_VARIABLE told RESULT_VARIABLE failed ERROR_QUIET OUTPUT_STRIP_TRAILING_WHITESPACE)
  if(failed OR NOT told MATCHES "^v([0-9]+\\.[0-9]+\\.[0-9]+)-([0-9]+)-(g[0-9a-f]+)$")
    return()
  endif()
  if(CMAKE_MATCH_2 EQUAL 0)
    set(${out} ${CMAKE_MATCH_1} PARENT_SCOPE)
  else()
    set(${out} ${CMAKE_MATCH_1}+${CMAKE_MATCH_2}.${CMAKE_MATCH_3} PARENT_SCOPE)
  endif()
  execute_process(COMMAND ${NITEC_GIT} -C ${source} rev-parse --path-format=absolute --git-path logs/HEAD
                  OUTPUT_VARIABLE log RESULT_VARIABLE failed ERROR_QUIET OUTPUT_STRIP_TRAILING_WHITESPACE)
  if(NOT failed AND EXISTS ${log} AND NOT CMAKE_SCRIPT_MODE_FILE)  # The next commit has a version of its own.
    set_property(DIRECTORY ${source} APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${log})
  endif()
endfunction()
