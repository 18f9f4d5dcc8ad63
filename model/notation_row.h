// One line of the notation, put together.
#pragma once

#include <array>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "model/date.h"
#include "model/decimal.h"
#include "model/document.h"

namespace nitec::notation {

/// Builds one line: its first word, then values and key=value words.
class Row {
 public:
  Row(std::string& out, int depth, std::string_view word) : out_(out) {
    out_.append(static_cast<std::size_t>(depth) * 2, ' ');
    out_ += word;
  }
  ~Row() { out_ += '\n'; }
  Row(const Row&) = delete;
  Row& operator=(const Row&) = delete;

  Row& value(std::string_view text) {
    out_ += ' ';
    quoted(text);
    return *this;
  }
  Row& raw(std::string_view text) {
    out_ += ' ';
    out_ += text;
    return *this;
  }
  Row& flag(bool on, std::string_view word) { return on ? raw(word) : *this; }
  Row& named(std::string_view key, std::string_view text, std::string_view usual = {}) {
    if (text != usual) {
      out_ += ' ';
      out_ += key;
      out_ += '=';
      quoted(text);
    }
    return *this;
  }
  template <typename Number>
  requires std::is_arithmetic_v<Number> Row& named(std::string_view key, Number number, Number usual) {
    return number == usual ? *this : named(key, digits(number));
  }
  Row& named(std::string_view key, const std::optional<Date>& date) { return date ? named(key, date->iso()) : *this; }
  Row& named(std::string_view key, const std::optional<Decimal>& number) {
    return number ? named(key, number->text()) : *this;
  }
  Row& named(std::string_view key, const std::vector<std::string>& list) {
    std::string joined;
    for (const std::string& item : list) {
      joined += joined.empty() ? "" : ",";
      joined += item;
    }
    return named(key, joined);
  }
  /// A place; `prefix` keeps file, page and box apart from those of the line's own subject.
  Row& place(const Location& where, std::string_view file, std::string_view quote, std::string_view prefix = {}) {
    const std::string before(prefix);
    named(before + "file", where.file, file);
    named(before + "page", where.page, 0);
    if (where.box != Box{}) {
      named(before + "box", box(where.box));
    }
    return named("line", where.line, 0).named("xpath", where.xpath).named("quote", where.quote, quote);
  }
  Row& text(std::string_view line) {
    out_ += line.empty() ? " |" : " | ";
    escaped(line, false);
    return *this;
  }

  template <typename Number>
  static std::string digits(Number number) {
    std::array<char, 64> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
    return {buffer.data(), end.ptr};
  }
  static std::string box(const Box& box) {
    return digits(box.x0) + ',' + digits(box.y0) + ',' + digits(box.x1) + ',' + digits(box.y1);
  }

 private:
  void escaped(std::string_view text, bool in_quotes) {
    static constexpr std::string_view kHex = "0123456789ABCDEF";
    for (const char c : text) {
      const auto byte = static_cast<unsigned char>(c);
      if (c == '\\' || (c == '"' && in_quotes)) {
        out_ += '\\';
        out_ += c;
      } else if (c == '\n') {
        out_ += "\\n";
      } else if (byte < 0x20 || byte == 0x7F) {
        out_ += "\\x";
        out_ += kHex[byte >> 4U];
        out_ += kHex[byte & 15U];
      } else {
        out_ += c;
      }
    }
  }
  void quoted(std::string_view text) {
    bool plain = !text.empty() && text.front() != '#' && text.front() != '|';
    for (const char c : text) {
      plain = plain && static_cast<unsigned char>(c) > ' ' && c != '"' && c != '\\' && c != '=' && c != 0x7F;
    }
    if (plain) {
      out_ += text;
      return;
    }
    out_ += '"';
    escaped(text, true);
    out_ += '"';
  }

  std::string& out_;
};

}  // namespace nitec::notation
