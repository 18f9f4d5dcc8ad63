#include "model/rmb.h"

#include <array>

namespace nitec {
namespace {

constexpr std::array<std::string_view, 10> kDigits{"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"};
constexpr std::array<std::string_view, 4> kPlaces{"", "拾", "佰", "仟"};
constexpr std::array<std::string_view, 3> kGroups{"", "万", "亿"};
constexpr std::string_view kCurrency = "人民币";
/// No amount is written in more bytes.
constexpr std::size_t kMaxBytes = 200;

/// Four digits with their places; `leading`: a zero stands where a place above is empty.
std::string group_words(int group, bool leading) {
  std::string words;
  bool gap = leading;
  for (int place = 3, unit = 1000; place >= 0; --place, unit /= 10) {
    const int digit = group / unit % 10;
    if (digit == 0) {
      gap = gap || !words.empty();
      continue;
    }
    words += gap ? kDigits[0] : std::string_view();
    gap = false;
    words += kDigits.at(static_cast<std::size_t>(digit));
    words += kPlaces.at(static_cast<std::size_t>(place));
  }
  return words;
}

std::string yuan_words(long long yuan) {
  std::string words;
  for (int group = 2; group >= 0; --group) {
    const long long size = group == 2 ? 100'000'000 : group == 1 ? 10'000 : 1;
    const int part = static_cast<int>(yuan / size % 10'000);
    if (part == 0) {
      continue;
    }
    // A zero where the group does not fill its thousands, or a whole group above is empty.
    const bool skipped = group == 0 && !words.empty() && yuan / 10'000 % 10'000 == 0;
    words += group_words(part, !words.empty() && (part < 1000 || skipped));
    words += kGroups.at(static_cast<std::size_t>(group));
  }
  return words;
}

/// The variants of each character, as the standard one.
std::string standard_characters(std::string_view text) {
  constexpr std::array<std::array<std::string_view, 2>, 10> kVariants{{{"圆", "元"},
                                                                       {"圓", "元"},
                                                                       {"萬", "万"},
                                                                       {"億", "亿"},
                                                                       {"正", "整"},
                                                                       {"貳", "贰"},
                                                                       {"參", "叁"},
                                                                       {"叄", "叁"},
                                                                       {"陸", "陆"},
                                                                       {"〇", "零"}}};
  std::string out(text);
  for (const auto& [variant, standard] : kVariants) {
    for (std::size_t at = out.find(variant); at != std::string::npos; at = out.find(variant, at)) {
      out.replace(at, variant.size(), standard);
    }
  }
  return out;
}

class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  std::optional<long long> read() {
    while (!rest_.empty()) {
      if (!step()) {
        return std::nullopt;
      }
    }
    if (digit_ > 0 || !yuan_done_ || !any_ || fen_ > kMaxFen) {
      return std::nullopt;
    }
    return fen_;
  }

 private:
  bool take(std::string_view word) {
    if (!rest_.starts_with(word)) {
      return false;
    }
    rest_.remove_prefix(word.size());
    return true;
  }

  bool step() {
    if (whole_) {
      return false;  // Behind 整.
    }
    for (std::size_t digit = 0; digit < kDigits.size(); ++digit) {
      if (take(kDigits[digit])) {
        if (digit_ > 0) {
          return false;
        }
        any_ = true;
        digit_ = static_cast<int>(digit);
        return true;
      }
    }
    for (std::size_t place = 1; place < kPlaces.size(); ++place) {
      if (take(kPlaces[place])) {
        return in_place(place == 1 ? 10 : place == 2 ? 100 : 1000);
      }
    }
    if (take("万")) {
      return group(10'000);
    }
    if (take("亿")) {
      return group(100'000'000);
    }
    if (take("元")) {
      if (yuan_done_) {
        return false;
      }
      fen_ = (total_ + section_ + digit_) * 100;
      digit_ = 0;
      yuan_done_ = true;
      return any_;
    }
    if (take("角") || rest_.starts_with("分")) {
      const bool jiao = !rest_.starts_with("分");
      const int size = jiao ? 10 : 1;
      if (!jiao) {
        take("分");
      }
      if (digit_ == 0 || size >= last_ || (!yuan_done_ && (section_ > 0 || total_ > 0))) {
        return false;
      }
      last_ = size;
      fen_ += static_cast<long long>(digit_) * size;
      digit_ = 0;
      yuan_done_ = true;
      return true;
    }
    if (take("整")) {
      whole_ = true;
      return yuan_done_ && digit_ == 0;
    }
    return false;
  }

  bool in_place(int size) {
    if (yuan_done_ || size >= place_ || (digit_ == 0 && (size != 10 || section_ != 0))) {
      return false;
    }
    // 拾万 without its 壹 is read, not standard.
    section_ += static_cast<long long>(digit_ == 0 ? 1 : digit_) * size;
    any_ = true;
    place_ = size;
    digit_ = 0;
    return true;
  }

  bool group(long long size) {
    if (yuan_done_ || size >= group_ || section_ + digit_ == 0) {
      return false;
    }
    total_ += (section_ + digit_) * size;
    section_ = 0;
    digit_ = 0;
    place_ = 10'000;
    group_ = size;
    return true;
  }

  std::string_view rest_;
  long long total_ = 0;
  long long section_ = 0;
  long long fen_ = 0;
  long long group_ = 1'000'000'000;
  int digit_ = 0;
  int place_ = 10'000;
  int last_ = 100;
  bool yuan_done_ = false;
  bool whole_ = false;
  bool any_ = false;
};

}  // namespace

std::string rmb_in_words(long long fen) {
  std::string words(kCurrency);
  const long long yuan = fen / 100;
  const auto jiao = static_cast<std::size_t>(fen / 10 % 10);
  const auto cents = static_cast<std::size_t>(fen % 10);
  if (yuan > 0 || fen == 0) {
    words += yuan == 0 ? std::string(kDigits[0]) : yuan_words(yuan);
    words += "元";
  }
  if (jiao > 0) {
    words += kDigits.at(jiao);
    words += "角";
  } else if (cents > 0 && yuan > 0) {
    words += kDigits[0];
  }
  if (cents > 0) {
    words += kDigits.at(cents);
    words += "分";
  } else {
    words += "整";
  }
  return words;
}

RmbReading read_rmb(std::string_view text) {
  if (text.size() > kMaxBytes) {
    return {};
  }
  std::string words = standard_characters(text);
  if (words.starts_with(kCurrency)) {
    words.erase(0, kCurrency.size());
  }
  RmbReading reading;
  reading.fen = Reader(words).read();
  reading.standard = reading.fen && rmb_in_words(*reading.fen) == std::string(kCurrency) + words;
  return reading;
}

}  // namespace nitec
