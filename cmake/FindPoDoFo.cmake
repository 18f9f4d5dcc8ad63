# Debian's PoDoFo 0.9 has no CMake package and a .pc file without a version.
find_path(PoDoFo_INCLUDE_DIR podofo/podofo.h)
find_library(PoDoFo_LIBRARY podofo)
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(PoDoFo REQUIRED_VARS PoDoFo_LIBRARY PoDoFo_INCLUDE_DIR)
if(PoDoFo_FOUND AND NOT TARGET PoDoFo::PoDoFo)
  add_library(PoDoFo::PoDoFo UNKNOWN IMPORTED)
  set_target_properties(PoDoFo::PoDoFo PROPERTIES IMPORTED_LOCATION ${PoDoFo_LIBRARY}
                        INTERFACE_INCLUDE_DIRECTORIES ${PoDoFo_INCLUDE_DIR})
endif()
