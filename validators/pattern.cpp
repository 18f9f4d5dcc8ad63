#include "validators/pattern.h"

#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace nitec {

const RE2& pattern(std::string_view words) {
  static std::mutex mutex;
  static std::map<std::string, std::unique_ptr<const RE2>, std::less<>> patterns;
  const std::lock_guard lock(mutex);
  const auto known = patterns.find(words);
  if (known != patterns.end()) {
    return *known->second;
  }
  return *patterns.emplace(words, std::make_unique<const RE2>(re2::StringPiece(words.data(), words.size())))
              .first->second;
}

}  // namespace nitec
