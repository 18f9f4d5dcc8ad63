#include "model/identifier_text.h"

#include <algorithm>
#include <array>
#include <utility>

namespace nitec::identifier_text {

bool digit(char c) {
  return c >= '0' && c <= '9';
}
bool upper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), digit);
}
int number_of(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    value = value * 10 + (c - '0');
  }
  return value;
}

std::vector<char32_t> decode(std::string_view text) {
  std::vector<char32_t> points;
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t length = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 0;
    if (length == 0 || i + length > text.size()) {
      points.push_back(U'\uFFFD');
      ++i;
      continue;
    }
    char32_t point = length == 1 ? lead : lead & (0xFFU >> (length + 1));
    for (std::size_t k = 1; k < length; ++k) {
      point = point << 6 | (static_cast<unsigned char>(text[i + k]) & 0x3FU);
    }
    points.push_back(point);
    i += length;
  }
  return points;
}

void append(std::string& text, char32_t point) {
  const auto byte = [&](char32_t value) { text += static_cast<char>(static_cast<unsigned char>(value)); };
  if (point < 0x80) {
    byte(point);
  } else if (point < 0x800) {
    byte(0xC0 | point >> 6);
    byte(0x80 | (point & 0x3F));
  } else if (point < 0x10000) {
    byte(0xE0 | point >> 12);
    byte(0x80 | (point >> 6 & 0x3F));
    byte(0x80 | (point & 0x3F));
  } else {
    byte(0xF0 | point >> 18);
    byte(0x80 | (point >> 12 & 0x3F));
    byte(0x80 | (point >> 6 & 0x3F));
    byte(0x80 | (point & 0x3F));
  }
}

static bool blank(char32_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200F) ||
         c == 0x2060 || c == 0xFEFF || c == 0xAD;
}

bool dash(char32_t c) {
  return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
}

bool han(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x20000 && c <= 0x323AF);
}

std::string clean(std::string_view text, bool keep_spaces) {
  std::string result;
  bool space = false;
  for (char32_t c : decode(text)) {
    if (c >= 0xFF01 && c <= 0xFF5E) {
      c -= 0xFEE0;
    }
    if (blank(c)) {
      space = true;
      continue;
    }
    if (space && keep_spaces && !result.empty()) {
      result += ' ';
    }
    space = false;
    append(result, c);
  }
  return result;
}

std::string uppercase(std::string text) {
  for (char& c : text) {
    if (c >= 'a' && c <= 'z') {
      c = static_cast<char>(c - 'a' + 'A');
    }
  }
  return text;
}

IdentifierCheck fault(IdentifierReason reason, std::string normalised) {
  IdentifierCheck check;
  check.reason = reason;
  check.normalised = std::move(normalised);
  return check;
}

namespace {

struct Confusion {
  char seen;
  char meant;
};
/// What OCR and typing confuse; letters for digits first.
constexpr std::array<Confusion, 14> kConfusions{{{'O', '0'},
                                                 {'o', '0'},
                                                 {'Q', '0'},
                                                 {'D', '0'},
                                                 {'I', '1'},
                                                 {'l', '1'},
                                                 {'L', '1'},
                                                 {'Z', '2'},
                                                 {'z', '2'},
                                                 {'S', '5'},
                                                 {'s', '5'},
                                                 {'B', '8'},
                                                 {'8', 'B'},
                                                 {'0', 'Q'}}};

}  // namespace

std::string only_edit(const std::string& text, bool exchanges, const std::function<bool(const std::string&)>& valid) {
  std::string found;
  const auto consider = [&](const std::string& candidate) {
    if (candidate == text || candidate == found || !valid(candidate)) {
      return true;
    }
    if (!found.empty()) {
      return false;
    }
    found = candidate;
    return true;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::string candidate = text;
    for (const Confusion& confusion : kConfusions) {
      if (text[i] == confusion.seen) {
        candidate[i] = confusion.meant;
        if (!consider(candidate)) {
          return {};
        }
      }
    }
    if (exchanges && i + 1 < text.size()) {
      candidate = text;
      std::swap(candidate[i], candidate[i + 1]);
      if (!consider(candidate)) {
        return {};
      }
    }
  }
  return found;
}

bool known_province(std::string_view two_digits) {
  static constexpr std::array<std::string_view, 34> kProvinces{
      "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42",
      "43", "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82"};
  return std::find(kProvinces.begin(), kProvinces.end(), two_digits) != kProvinces.end();
}

}  // namespace nitec::identifier_text
