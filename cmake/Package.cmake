# `cpack -G DEB` in a build folder makes the package: the program and its parts, man pages, completion, units for the
# night, and what gives it to a cluster. Byte-identical where SOURCE_DATE_EPOCH is set.
set(packaging ${CMAKE_SOURCE_DIR}/packaging)
find_program(GZIP gzip REQUIRED)
foreach(page nitec slurm/nitec-slurm slurm/nitec-parallel)
  get_filename_component(name ${page} NAME)
  set(zipped ${CMAKE_BINARY_DIR}/${name}.1.gz)
  add_custom_command(OUTPUT ${zipped}
    COMMAND ${GZIP} -9nc ${packaging}/${page}.1 > ${zipped} DEPENDS ${packaging}/${page}.1)
  list(APPEND pages ${zipped})
  install(FILES ${zipped} DESTINATION share/man/zh_CN/man1)
  install(FILES ${zipped} DESTINATION share/man/man1)
endforeach()
add_custom_target(man ALL DEPENDS ${pages})
install(PROGRAMS ${packaging}/slurm/nitec-slurm ${packaging}/slurm/nitec-parallel DESTINATION bin)
install(FILES ${packaging}/completion.bash DESTINATION share/bash-completion/completions RENAME nitec)
install(FILES ${packaging}/completion.zsh DESTINATION share/zsh/vendor-completions RENAME _nitec)
install(FILES ${packaging}/copyright ${CMAKE_SOURCE_DIR}/CHANGELOG.md DESTINATION share/doc/nitec)
install(FILES ${packaging}/systemd/nitec-batch.service ${packaging}/systemd/nitec-batch.timer
        DESTINATION lib/systemd/system)
install(FILES ${packaging}/systemd/nitec.sysusers DESTINATION lib/sysusers.d RENAME nitec.conf)
install(FILES ${packaging}/systemd/nitec.tmpfiles DESTINATION lib/tmpfiles.d RENAME nitec.conf)
install(FILES ${packaging}/batch.conf DESTINATION /etc/nitec)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME nitec)
set(CPACK_PACKAGE_VERSION ${NITEC_VERSION})
set(CPACK_PACKAGE_CONTACT "the makers of nitec <nitec@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "prechecks submissions of national industrial technology engineering centres")
set(CPACK_PACKAGE_DESCRIPTION "Reads what a centre hands in, a folder or an archive of PDF files and an
XML datasheet, holds it against the regulation clause by clause, and writes
a review sheet with page, place and quote, and what goes back to the
applicant. Checks whole inboxes at night, on one machine or several.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS fonts-noto-cjk)
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "slurm-client, parallel, postgresql")
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA ${packaging}/postinst ${packaging}/postrm ${packaging}/conffiles)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)

# Debian's own form of a changelog: one entry, of the day of the commit.
execute_process(COMMAND git -C ${CMAKE_SOURCE_DIR} log -1 --format=%cD OUTPUT_VARIABLE committed RESULT_VARIABLE failed
                ERROR_QUIET OUTPUT_STRIP_TRAILING_WHITESPACE)
if(failed)
  string(TIMESTAMP committed "%a, %d %b %Y %H:%M:%S +0000" UTC)
endif()
configure_file(${packaging}/changelog.in ${CMAKE_BINARY_DIR}/changelog @ONLY)
add_custom_command(OUTPUT ${CMAKE_BINARY_DIR}/changelog.gz
  COMMAND ${GZIP} -9nc ${CMAKE_BINARY_DIR}/changelog > ${CMAKE_BINARY_DIR}/changelog.gz DEPENDS ${CMAKE_BINARY_DIR}/changelog)
add_custom_target(package_changelog ALL DEPENDS ${CMAKE_BINARY_DIR}/changelog.gz)
install(FILES ${CMAKE_BINARY_DIR}/changelog.gz DESTINATION share/doc/nitec)
include(CPack)
