// How two numbers or codes differ when one was written by a slip of the pen or of the keys.
#pragma once

#include <string_view>

namespace nitec {

enum class Slip {
  kNone,       ///< They are the same, or differ by more.
  kExchanged,  ///< Two characters have changed places.
  kOther,      ///< One character is another one.
  kTooMany,    ///< One has a character more.
};

Slip slip(std::string_view a, std::string_view b);
Slip slip(std::u32string_view a, std::u32string_view b);

}  // namespace nitec
