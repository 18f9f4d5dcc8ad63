#include "ingest/part.h"

#include <dlfcn.h>

#include <stdexcept>
#include <string>

namespace nitec {

const void* load_part(const char* name) {
  // The loader knows $ORIGIN: the program's folder, wherever it was moved to. Asked for again, it gives the same part.
  const std::string file = "$ORIGIN/../lib/nitec/nitec-" + std::string(name) + ".so";
  void* library = ::dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL);
  const void* table = library == nullptr ? nullptr : ::dlsym(library, "nitec_part");
  if (table == nullptr) {
    const char* why = ::dlerror();
    throw std::runtime_error("程序不完整，请重新安装：" + (why == nullptr ? file : std::string(why)));
  }
  return table;
}

}  // namespace nitec
