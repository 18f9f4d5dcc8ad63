#include "schemas/schemas.h"

#include <cassert>

namespace nitec::schemas {
namespace {

extern "C" {
#include "schemas_externs.inc"
}

struct Entry {
  std::string_view name;
  const char* begin;
  const char* end;
};

constexpr Entry kEntries[] = {
#include "schemas_table.inc"
};

}  // namespace

std::string_view file(std::string_view name) {
  for (const Entry& entry : kEntries) {
    if (entry.name == name) {
      return {entry.begin, static_cast<std::size_t>(entry.end - entry.begin)};
    }
  }
  assert(false && "a file that the build did not embed");
  return {};
}

}  // namespace nitec::schemas
