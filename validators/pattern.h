// Patterns of our own that stand in tables: compiled once, whoever asks first.
#pragma once

#include <re2/re2.h>

#include <string_view>

namespace nitec {

/// The pattern, compiled when it is first asked for and kept for the life of the program. For the program's own words
/// only, of which there are so many and no more; never for words of a submission. May be called from several threads.
const RE2& pattern(std::string_view words);

}  // namespace nitec
