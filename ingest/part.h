// Parts of the program that lie beside it and are loaded when they are first needed.
//
// Decrypting, unpacking and printing stand on libraries that stand on forty others. Mapping those takes longer than
// reading a short PDF, and most files and commands need none of them. So each of the three is a library of our own
// (nitec_part() in cmake/NitecLibrary.cmake), which has one symbol: a table of functions.
#pragma once

namespace nitec {

/// The table of a part: the symbol nitec_part of nitec-NAME.so in ../lib/nitec as seen from the program. Loaded once,
/// and never unloaded. A process that may not open files cannot load any: load what workers need before they are
/// forked. Throws std::runtime_error that names the file when it is not there or is not a part.
[[nodiscard]] const void* load_part(const char* name);

/// The same as what it is. `Table` is the struct that the part's header declares for it.
template <typename Table>
[[nodiscard]] const Table& part(const char* name) {
  return *static_cast<const Table*>(load_part(name));
}

}  // namespace nitec
