// Which words of the quotes make the difference.
#include <algorithm>
#include <optional>

#include "report/words/words.h"

namespace nitec {
namespace {

/// Two quotes are compared word for word when they share at least this part of the shorter one, in percent …
constexpr std::size_t kMinSharedPercent = 40;
/// … and neither is longer than this, in characters.
constexpr std::size_t kMaxCompared = 200;
/// Shorter cited words (一, 万) would be found everywhere.
constexpr std::size_t kMinCitedBytes = 6;

struct Token {
  Stretch at;
  std::string value;  ///< Digits without separators; dates as yyyy-m-d.
};

bool digit(char c) {
  return c >= '0' && c <= '9';
}

/// The number of bytes of a blank or thousands separator at that place that may stand within a number; 0 for none.
std::size_t separator_at(std::string_view text, std::size_t at) {
  for (const std::string_view separator : {std::string_view(","), std::string_view("，"), std::string_view(" ")}) {
    if (text.substr(at).starts_with(separator)) {
      return separator.size();
    }
  }
  return 0;
}

bool three_digits_at(std::string_view text, std::size_t at) {
  return at + 3 <= text.size() && digit(text[at]) && digit(text[at + 1]) && digit(text[at + 2]) &&
         (at + 3 == text.size() || !digit(text[at + 3]));
}

std::string without_leading_zeros(std::string value) {
  const std::size_t first = value.find_first_not_of('0');
  if (first == std::string::npos) {
    return "0";
  }
  return value[first] == '.' ? "0" + value.substr(first) : value.substr(first);
}

/// Digits with separators and a fraction, from `at`; nothing when there is no digit.
std::optional<Token> number_at(std::string_view text, std::size_t at) {
  if (at >= text.size() || !digit(text[at])) {
    return std::nullopt;
  }
  Token out{{at, at}, {}};
  std::size_t i = at;
  while (i < text.size()) {
    if (digit(text[i])) {
      out.value += text[i++];
      continue;
    }
    const std::size_t gap = separator_at(text, i);
    if (gap > 0 && out.value.size() <= 3 * (1 + out.value.size() / 3) && three_digits_at(text, i + gap)) {
      i += gap;
      continue;
    }
    if (text[i] == '.' && i + 1 < text.size() && digit(text[i + 1]) && out.value.find('.') == std::string::npos) {
      out.value += text[i++];
      continue;
    }
    break;
  }
  if (out.value.find('.') != std::string::npos) {
    while (out.value.ends_with('0')) {
      out.value.pop_back();
    }
    if (out.value.ends_with('.')) {
      out.value.pop_back();
    }
  }
  out.value = without_leading_zeros(out.value);
  out.at.end = i;
  return out;
}

/// 2029年12月17日 or 2029-12-17, from `at`.
std::optional<Token> date_at(std::string_view text, std::size_t at) {
  static constexpr std::string_view kUnits[3] = {"年", "月", "日"};
  std::size_t i = at;
  std::string value;
  bool iso = false;
  for (std::size_t part = 0; part < 3; ++part) {
    const std::size_t begin = i;
    while (i < text.size() && digit(text[i]) && i - begin < 4) {
      ++i;
    }
    if (i == begin || (part == 0 && i - begin != 4)) {
      return std::nullopt;
    }
    value += (value.empty() ? "" : "-") + without_leading_zeros(std::string(text.substr(begin, i - begin)));
    if (part == 0) {
      iso = i < text.size() && text[i] == '-';
    }
    if (iso && part < 2) {
      if (i >= text.size() || text[i] != '-') {
        return std::nullopt;
      }
      ++i;
    } else if (!iso) {
      if (!text.substr(i).starts_with(kUnits[part])) {
        return std::nullopt;
      }
      i += kUnits[part].size();
    }
  }
  return Token{{at, i}, value};
}

std::vector<Token> tokens_of(std::string_view text) {
  std::vector<Token> out;
  for (std::size_t i = 0; i < text.size();) {
    if (!digit(text[i])) {
      ++i;
      continue;
    }
    std::optional<Token> token = date_at(text, i);
    if (!token) {
      token = number_at(text, i);
    }
    // 表4-1, E08, 20281573-T-999: a numeral inside a name is no quantity.
    const bool in_name = token->at.begin > 0 && (text[i - 1] == '-' || text[i - 1] == '.' || text[i - 1] == '_' ||
                                                 is_letter(static_cast<unsigned char>(text[i - 1])));
    i = token->at.end;
    if (!in_name) {
      out.push_back(*std::move(token));
    }
  }
  return out;
}

/// The bytes of a percent sign or a counting word right after a number; 0 for none.
std::size_t counter_at(std::string_view text, std::size_t at) {
  for (const std::string_view counter : {"%", "％", "人", "项", "台", "套", "件", "个", "家", "次", "名"}) {
    if (text.substr(at).starts_with(counter)) {
      return counter.size();
    }
  }
  return 0;
}

/// What stands between “ ” in the message.
std::vector<std::string> cited_words(std::string_view message) {
  static constexpr std::string_view kOpen = "“";
  static constexpr std::string_view kClose = "”";
  std::vector<std::string> out;
  for (std::size_t open = message.find(kOpen); open != std::string_view::npos; open = message.find(kOpen, open)) {
    open += kOpen.size();
    const std::size_t close = message.find(kClose, open);
    if (close == std::string_view::npos) {
      break;
    }
    if (close - open >= kMinCitedBytes) {
      out.emplace_back(message.substr(open, close - open));
    }
    open = close;
  }
  return out;
}

/// What two similar quotes do not share between their common beginning and end.
std::optional<std::array<Stretch, 2>> unshared(std::string_view a, std::string_view b) {
  const std::u32string left = code_points(a);
  const std::u32string right = code_points(b);
  const std::size_t shorter = std::min(left.size(), right.size());
  if (shorter == 0 || std::max(left.size(), right.size()) > kMaxCompared || a == b) {
    return std::nullopt;
  }
  std::size_t head = 0;
  while (head < shorter && left[head] == right[head]) {
    ++head;
  }
  std::size_t tail = 0;
  while (tail < shorter - head && left[left.size() - 1 - tail] == right[right.size() - 1 - tail]) {
    ++tail;
  }
  // Where one merely continues the other, nothing in it stands against anything.
  if ((head + tail) * 100 < shorter * kMinSharedPercent || head + tail == shorter) {
    return std::nullopt;
  }
  const auto stretch = [&](std::u32string_view text) {
    const std::size_t begin = utf8(text.substr(0, head)).size();
    return Stretch{begin, begin + utf8(text.substr(head, text.size() - head - tail)).size()};
  };
  return std::array<Stretch, 2>{stretch(left), stretch(right)};
}

void tidy(std::vector<Stretch>& stretches) {
  std::sort(stretches.begin(), stretches.end(), [](Stretch a, Stretch b) { return a.begin < b.begin; });
  std::vector<Stretch> out;
  for (const Stretch stretch : stretches) {
    if (stretch.begin == stretch.end) {
      continue;
    }
    if (!out.empty() && stretch.begin <= out.back().end) {
      out.back().end = std::max(out.back().end, stretch.end);
    } else {
      out.push_back(stretch);
    }
  }
  stretches = std::move(out);
}

}  // namespace

std::vector<std::vector<Stretch>> differing_words(const Finding& finding) {
  std::vector<std::vector<Stretch>> out(finding.locations.size());
  std::vector<Token> values = tokens_of(finding.expected);
  for (Token& token : tokens_of(finding.actual)) {
    values.push_back(std::move(token));
  }
  const std::vector<std::string> cited = cited_words(finding.message);
  bool any = false;
  for (std::size_t i = 0; i < out.size(); ++i) {
    const std::string& quote = finding.locations[i].quote;
    if (quote == finding.actual) {
      continue;  // The whole of it is what is spoken of: a part set off would point at the wrong place.
    }
    // In words (“五十六家”) it is no token, and the year in what was expected would be.
    const bool in_words = !finding.actual.empty() && tokens_of(finding.actual).empty();
    if (const std::size_t at = in_words ? quote.find(finding.actual) : std::string::npos; at != std::string::npos) {
      out[i].push_back({at, at + finding.actual.size()});
      any = true;
      continue;
    }
    for (const Token& token : tokens_of(quote)) {
      if (std::any_of(values.begin(), values.end(), [&](const Token& value) { return value.value == token.value; })) {
        out[i].push_back({token.at.begin, token.at.end + counter_at(quote, token.at.end)});
      }
    }
    if (out[i].empty()) {
      for (const std::string& words : cited) {
        const std::size_t at = quote.find(words);
        if (at != std::string::npos && words.size() < quote.size()) {
          out[i].push_back({at, at + words.size()});
        }
      }
    }
    tidy(out[i]);
    any = any || !out[i].empty();
  }
  if (!any && out.size() == 2) {
    if (const auto pair = unshared(finding.locations[0].quote, finding.locations[1].quote)) {
      out[0] = {(*pair)[0]};
      out[1] = {(*pair)[1]};
      tidy(out[0]);
      tidy(out[1]);
    }
  }
  return out;
}

}  // namespace nitec
