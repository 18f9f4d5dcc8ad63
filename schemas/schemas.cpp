#include "schemas/schemas.h"

#include <cassert>
#include <map>
#include <utility>

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

/// What replaces an embedded file. Kept for the program's life: views of it are given out.
std::map<std::string, std::string, std::less<>>& replacements() {
  static std::map<std::string, std::string, std::less<>> kept;
  return kept;
}

}  // namespace

void replace(std::string_view name, std::string bytes) {
  assert(!file(name).empty());
  replacements().insert_or_assign(std::string(name), std::move(bytes));
}

std::string_view file(std::string_view name) {
  if (const auto found = replacements().find(name); found != replacements().end()) {
    return found->second;
  }
  for (const Entry& entry : kEntries) {
    if (entry.name == name) {
      return {entry.begin, static_cast<std::size_t>(entry.end - entry.begin)};
    }
  }
  assert(false && "a file that the build did not embed");
  return {};
}

}  // namespace nitec::schemas
