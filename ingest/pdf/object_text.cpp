#include "ingest/pdf/object_text.h"

#include <charconv>
#include <cmath>

#include "ingest/pdf/unicode.h"

namespace nitec {
namespace {

using Kind = PdfNode::Kind;

std::string number_of(double value) {
  constexpr double kMost = 1e15;
  if (!(std::abs(value) < kMost)) {
    return "0";
  }
  char digits[64];
  const auto end = std::to_chars(digits, digits + sizeof digits, value, std::chars_format::fixed, 6);
  std::string out(digits, end.ptr);
  out.erase(out.find_last_not_of('0') + 1);
  if (out.back() == '.') {
    out.pop_back();
  }
  return out == "-0" ? "0" : out;
}

}  // namespace

std::string string_text(std::string_view bytes) {
  static constexpr char kDigits[] = "0123456789ABCDEF";
  std::string out = "(";
  for (const char c : bytes) {
    if (c == '(' || c == ')' || c == '\\') {
      out += '\\';
    }
    // An end of line that is not escaped may read as another.
    out += c == '\r' ? "\\r" : c == '\n' ? "\\n" : std::string_view(&c, 1);
  }
  if (out.size() + 1 <= 2 * bytes.size() + 2) {
    return out + ")";
  }
  out = "<";
  for (const char c : bytes) {
    out += kDigits[static_cast<unsigned char>(c) >> 4];
    out += kDigits[static_cast<unsigned char>(c) & 15];
  }
  return out + ">";
}

std::string unicode_string_text(std::string_view utf8) {
  std::string bytes = "\xFE\xFF";
  const auto unit = [&bytes](char32_t u) {
    bytes += static_cast<char>(u >> 8 & 0xFF);
    bytes += static_cast<char>(u & 0xFF);
  };
  for (const char32_t c : utf8_to_utf32(utf8)) {
    if (c > 0xFFFF) {
      unit(0xD800 + ((c - 0x10000) >> 10));
      unit(0xDC00 + ((c - 0x10000) & 0x3FF));
    } else {
      unit(c);
    }
  }
  return string_text(bytes);
}

std::string name_text(std::string_view name) {
  static constexpr char kDigits[] = "0123456789ABCDEF";
  std::string out = "/";
  for (const char c : name) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
                       c == '_' || c == '.' || c == '+' || c == ':' || c == '*' || c == '!' || c == '@' || c == '$' ||
                       c == '&' || c == ',' || c == ';' || c == '=' || c == '?' || c == '^' || c == '|' || c == '~';
    if (plain) {
      out += c;
    } else {
      out += '#';
      out += kDigits[static_cast<unsigned char>(c) >> 4];
      out += kDigits[static_cast<unsigned char>(c) & 15];
    }
  }
  return out;
}

std::string value_text(const PdfNode& node, const ReferenceText& reference) {
  switch (node.kind) {
    case Kind::kNull:
    case Kind::kStream:  // Never direct.
      return "null";
    case Kind::kBoolean:
      return node.number != 0 ? "true" : "false";
    case Kind::kNumber:
      return number_of(node.number);
    case Kind::kName:
      return name_text(node.view());
    case Kind::kString:
      return string_text(node.view());
    case Kind::kReference:
      return reference(node.reference);
    case Kind::kArray: {
      std::string out = "[";
      for (std::uint32_t i = 0; i < node.count; ++i) {
        out += (i == 0 ? "" : " ") + value_text(node.items[i], reference);
      }
      return out + "]";
    }
    case Kind::kDictionary:
      break;
  }
  return dictionary_text(node, {}, reference);
}

// Of a dictionary `count` is the number of its entries: a key and a value each.
std::string dictionary_text(const PdfNode& node, const Replacements& instead, const ReferenceText& reference) {
  std::string out = "<<";
  for (std::uint32_t i = 0; i < node.count; ++i) {
    const std::string_view key = node.items[2 * i].view();
    if (instead.count(key) == 0) {
      out += name_text(key) + " " + value_text(node.items[2 * i + 1], reference) + "\n";
    }
  }
  for (const auto& [key, value] : instead) {
    if (!value.empty()) {
      out += name_text(key) + " " + value + "\n";
    }
  }
  return out + ">>";
}

}  // namespace nitec
