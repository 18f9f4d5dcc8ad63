// One line of the notation, taken apart into words, keys with their values, and a text.
#pragma once

#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <type_traits>
#include <utility>
#include <vector>

#include "model/date.h"
#include "model/decimal.h"
#include "model/document.h"

namespace nitec::notation {

/// One line. Its readers take words out; whatever is left at the end was a mistake. Every mistake is refused by a
/// std::runtime_error ("line 12: …").
class Entry {
 public:
  /// Takes `line` apart; `number` is told when it is refused.
  Entry(int number, std::string_view line);

  [[nodiscard]] bool has_text() const { return has_text_; }
  /// What stands after “|”.
  std::string text() { return std::move(text_); }

  [[noreturn]] void refuse(const std::string& why) const;

  /// The next word without a key; refused as “expected `what`” when there is none.
  std::string value(std::string_view what);
  [[nodiscard]] bool more() const { return next_ < values_.size(); }
  /// The next word if it is this one.
  bool flag(std::string_view word);
  /// What `word` stands for among `words`, which are in the order of the enumeration.
  template <typename Enum, std::size_t Count>
  Enum one_of(const std::array<std::string_view, Count>& words, const std::string& word) const {
    for (std::size_t i = 0; i < Count; ++i) {
      if (words[i] == word) {
        return static_cast<Enum>(i);
      }
    }
    refuse("not a word for this: " + word);
  }
  /// The same for the next word; nothing when it is none of them.
  template <typename Enum, std::size_t Count>
  std::optional<Enum> maybe_one_of(const std::array<std::string_view, Count>& words) {
    for (std::size_t i = 0; i < Count; ++i) {
      if (more() && values_[next_] == words[i]) {
        ++next_;
        return static_cast<Enum>(i);
      }
    }
    return std::nullopt;
  }

  /// The value of a key, once; the others leave `into` alone where the key is not there.
  std::optional<std::string> named(std::string_view key);
  void named(std::string_view key, std::string& into);
  template <typename Number>
  requires std::is_arithmetic_v<Number>
  void named(std::string_view key, Number& into) {
    if (const std::optional<std::string> found = named(key)) {
      into = number<Number>(*found);
    }
  }
  void named(std::string_view key, std::optional<Date>& into);
  void named(std::string_view key, std::optional<Decimal>& into);
  /// Words between commas.
  void named(std::string_view key, std::vector<std::string>& into);

  template <typename Number>
  Number number(std::string_view digits) const {
    Number read{};
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), read);
    if (error != std::errc() || end != digits.data() + digits.size()) {
      refuse("not a number here: " + std::string(digits));
    }
    if constexpr (std::is_floating_point_v<Number>) {
      if (!std::isfinite(read)) {
        refuse("not a finite number: " + std::string(digits));
      }
    }
    return read;
  }
  /// “72,140,310,155”
  [[nodiscard]] Box box(std::string_view four) const;
  /// Numbers between commas.
  template <typename Number>
  [[nodiscard]] std::vector<Number> list(std::string_view commas) const {
    std::vector<Number> read;
    while (true) {
      const std::size_t comma = commas.find(',');
      read.push_back(number<Number>(commas.substr(0, comma)));
      if (comma == std::string_view::npos) {
        return read;
      }
      commas.remove_prefix(comma + 1);
    }
  }
  /// file, page and box (with `prefix` before them), line, xpath and quote.
  void place(Location& where, std::string_view prefix = {});

  /// Refuses what nobody took.
  void finish() const;

 private:
  void word(std::string_view& line);
  [[nodiscard]] std::string unescaped(std::string_view text, bool in_quotes) const;

  int number_;
  std::vector<std::string> values_;
  std::vector<std::pair<std::string, std::string>> named_;
  std::size_t next_ = 0;
  std::string text_;
  bool has_text_ = false;
};

}  // namespace nitec::notation
