#include "model/quantity.h"

#include <algorithm>
#include <iterator>

#include "model/characters.h"
#include "model/quantity_words.h"

namespace nitec {

using namespace quantity_words;

namespace {

constexpr int kMaxNumeral = 15;  ///< Digits; times 亿 and eight decimals this is still exact.

const Unit* unit_at(std::u32string_view text) {
  for (const Unit& unit : kUnits) {
    if (text.starts_with(unit.written)) {
      // “七十六人均为固定人员” is no 人均.
      const bool all_are = text.substr(unit.written.size()).starts_with(U"均为") ||
                           text.substr(unit.written.size()).starts_with(U"均是") ||
                           text.substr(unit.written.size()).starts_with(U"均具有");
      const bool other = text.size() > unit.written.size() && !all_are &&
                         unit.not_before.find(text[unit.written.size()]) != std::u32string_view::npos;
      if (!other) {
        return &unit;
      }
    }
  }
  return nullptr;
}

constexpr bool ascii_digit(char32_t c) {
  return c >= U'0' && c <= U'9';
}

constexpr bool ascii_letter(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}

int chinese_digit(char32_t c) {
  constexpr std::u32string_view kDigits = U"零一二三四五六七八九";
  if (c == U'〇') {
    return 0;
  }
  if (c == U'两') {
    return 2;
  }
  const std::size_t found = kDigits.find(c);
  return found == std::u32string_view::npos ? -1 : static_cast<int>(found);
}

/// The power of ten that the character stands for among numerals; 0 for none.
int magnitude(char32_t c) {
  switch (c) {
    case U'十':
      return 1;
    case U'百':
      return 2;
    case U'千':
      return 3;
    case U'万':
      return 4;
    case U'亿':
      return 8;
    default:
      return 0;
  }
}

Decimal power(int exponent) {
  long long value = 1;
  for (int i = 0; i < exponent; ++i) {
    value *= 10;
  }
  return Decimal(value);
}

/// A numeral as it stands there, without its unit.
struct Numeral {
  std::size_t end = 0;
  Decimal value;
  Decimal step;
};

/// "1,234.56", "12 345", "43": digits, perhaps with separators of thousands, perhaps with decimals.
std::optional<Numeral> arabic(std::u32string_view text, std::size_t at) {
  std::string digits;
  std::size_t i = at;
  while (i < text.size() && ascii_digit(text[i])) {
    digits += static_cast<char>(text[i++]);
  }
  const auto thousands = [&](std::size_t from) {
    return from + 3 < text.size() + 0 && (text[from] == U',' || text[from] == U' ' || text[from] == U'\'') &&
           ascii_digit(text[from + 1]) && ascii_digit(text[from + 2]) && ascii_digit(text[from + 3]) &&
           (from + 4 >= text.size() || !ascii_digit(text[from + 4]));
  };
  if (digits.size() <= 3) {
    while (thousands(i)) {
      for (std::size_t k = 1; k <= 3; ++k) {
        digits += static_cast<char>(text[i + k]);
      }
      i += 4;
    }
  }
  int scale = 0;
  if (i + 1 < text.size() && text[i] == U'.' && ascii_digit(text[i + 1])) {
    digits += '.';
    for (++i; i < text.size() && ascii_digit(text[i]); ++i, ++scale) {
      digits += static_cast<char>(text[i]);
    }
  }
  if (digits.size() > kMaxNumeral) {
    return std::nullopt;
  }
  const std::optional<Decimal> value = Decimal::parse(digits);
  if (!value || scale > 6) {
    return std::nullopt;
  }
  return Numeral{i, *value, Decimal::of_units(1, scale)};
}

/// "一百二十", "两千三百万", "三亿": numerals with their places named; "〇" and "零" fill gaps. Not 二〇二七, not
/// 一百五.
std::optional<Numeral> chinese(std::u32string_view text, std::size_t at) {
  long long whole = 0;    // What stands before the last 万 or 亿.
  long long section = 0;  // Below it.
  int digit = -1;
  int last = 99;  // The place named last within the section.
  int last_large = 99;
  std::size_t i = at;
  for (; i < text.size(); ++i) {
    const char32_t c = text[i];
    if (const int value = chinese_digit(c); value >= 0) {
      if (digit > 0 || (digit == 0 && value == 0)) {
        return std::nullopt;
      }
      digit = value;
      continue;
    }
    const int place = magnitude(c);
    if (place == 0) {
      break;
    }
    if (place <= 3) {
      if (place >= last) {
        return std::nullopt;
      }
      if (digit < 1 && !(place == 1 && section == 0) && !(i == at)) {
        return std::nullopt;
      }
      section += std::max(digit, 1) * (place == 1 ? 10LL : place == 2 ? 100LL : 1000LL);
      last = place;
    } else {
      if (place >= last_large || i == at) {
        return std::nullopt;
      }
      section += std::max(digit, 0);
      whole = place == 4 ? whole + section * 10'000LL : (whole + section) * 100'000'000LL;
      section = 0;
      last = 99;
      last_large = place;
    }
    digit = -1;
  }
  if (i == at) {
    return std::nullopt;
  }
  // A digit behind a place other than ten, without 零, is the spoken 一百五.
  if (digit > 0 && last != 99 && last > 1 && text[i - 2] != U'零' && text[i - 2] != U'〇') {
    return std::nullopt;
  }
  const long long value = whole + section + std::max(digit, 0);
  const bool round = digit < 0 && whole > 0 && section == 0;
  return Numeral{i, Decimal(value), Decimal(round ? (whole % 100'000'000 == 0 ? 100'000'000LL : 10'000LL) : 1)};
}

void qualify(Quantity& quantity, const Words& words) {
  quantity.approximate |= words.approximate;
  quantity.bound = quantity.bound == Bound::kNone ? words.bound : quantity.bound;
}

/// Whether a number may begin at `at`: not within a name, a number of something, a date, a section's number.
bool starts_number(std::u32string_view text, std::size_t at) {
  if (at == 0) {
    return true;
  }
  const char32_t before = text[at - 1];
  if (ascii_digit(before) || ascii_letter(before) || before == U'〔' || before == U'[' || before == U'第' ||
      before == U'#' || before == U'№' || before == U'_' || before == U'表' || before == U'图' || before == U'×' ||
      before == U'+') {
    return false;
  }
  if (before == U'件' || before == U'录') {
    return !(at >= 2 && text[at - 2] == U'附');
  }
  if (before == U'-' || before == U'.' || before == U'/' || before == U',' || before == U' ') {
    // Behind a dash that stands between words a number may begin; behind one that joins it to something, not.
    const bool joined = at >= 2 && (ascii_digit(text[at - 2]) || ascii_letter(text[at - 2]));
    return !(joined && before != U',' && before != U' ');
  }
  return true;
}

/// A numeral with what follows it up to its unit.
struct Measured {
  std::size_t end = 0;
  Decimal value;
  Decimal step;
  const Unit* unit = nullptr;
  std::u32string_view written;
  bool about = false;
};

/// The magnitude and the unit behind a numeral.
Measured measure(std::u32string_view text, const Numeral& numeral, bool arabic_digits) {
  Measured out{numeral.end, numeral.value, numeral.step, nullptr, {}, false};
  std::size_t i = numeral.end;
  const auto about = [&] {
    if (i < text.size() && (text[i] == U'余' || text[i] == U'多' || text[i] == U'来')) {
      out.about = true;
      ++i;
    }
  };
  const auto blank = [&] {
    while (i < text.size() && text[i] == U' ') {
      ++i;
    }
  };
  blank();
  about();
  const std::size_t from = i;
  if (arabic_digits) {
    int exponent = 0;
    while (i < text.size() && exponent < 9 && magnitude(text[i]) > 0) {
      exponent += magnitude(text[i++]);
    }
    if (exponent > 12) {
      return out;
    }
    // 百分点 begins like a magnitude.
    if (i > from && text.substr(i - 1).starts_with(U"百分点")) {
      exponent -= 2;
      --i;
    }
    out.value = out.value * power(exponent);
    out.step = out.step * power(exponent);
    about();
    blank();
  }
  out.unit = unit_at(text.substr(i));
  if (out.unit != nullptr) {
    out.value = out.value * out.unit->factor();
    out.step = out.step * out.unit->factor();
    out.end = i + out.unit->written.size();
    out.written = text.substr(from, out.end - from);
  }
  return out;
}

std::string utf8(std::u32string_view text) {
  std::string out;
  for (const char32_t c : text) {
    if (c != U' ' && c != U'余' && c != U'多' && c != U'来') {
      append_utf8(out, c);
    }
  }
  return out;
}

/// "百分之十二点五"
std::optional<Quantity> percent_in_words(std::u32string_view text, std::size_t at) {
  constexpr std::u32string_view kHead = U"百分之";
  if (!text.substr(at).starts_with(kHead)) {
    return std::nullopt;
  }
  std::size_t i = at + kHead.size();
  std::optional<Numeral> numeral = i < text.size() && ascii_digit(text[i]) ? arabic(text, i) : chinese(text, i);
  if (!numeral) {
    return std::nullopt;
  }
  if (numeral->end < text.size() && text[numeral->end] == U'点') {
    std::string decimals;
    std::size_t k = numeral->end + 1;
    for (; k < text.size() && decimals.size() < 4 && chinese_digit(text[k]) >= 0; ++k) {
      decimals += static_cast<char>('0' + chinese_digit(text[k]));
    }
    if (const auto value = Decimal::parse(numeral->value.text() + "." + decimals); value && !decimals.empty()) {
      numeral = Numeral{k, *value, Decimal::of_units(1, static_cast<int>(decimals.size()))};
    }
  }
  Quantity quantity;
  quantity.begin = quantity.number_begin = at;
  quantity.end = numeral->end;
  quantity.value = numeral->value;
  quantity.step = numeral->step;
  quantity.unit = quantity.written = "%";
  quantity.in_words = true;
  return quantity;
}

constexpr const char* kTenths = "成";  ///< As such a share is written.

/// “三成”, “一半”: a share in tenths. Not “三成果”, “前一半”.
std::optional<Quantity> tenths(std::u32string_view text, std::size_t at) {
  constexpr std::u32string_view kOther = U"第另前后上下";
  constexpr std::u32string_view kBehind = U"多余以左上之的,。;:)、 ";
  const std::u32string_view rest = text.substr(at);
  // “过半”, “一多半”, “大半”: between a half and all.
  for (const std::u32string_view most : {U"一多半", U"一大半", U"过半数", U"过半", U"大半"}) {
    const bool alone = at == 0 || std::u32string_view(U"经越走已过").find(text[at - 1]) == std::u32string_view::npos;
    const char32_t behind = rest.size() > most.size() ? rest[most.size()] : U'。';
    if (rest.starts_with(most) && alone &&
        std::u32string_view(U"天年月夜个生路").find(behind) == std::u32string_view::npos) {
      Quantity share;
      share.begin = share.number_begin = at;
      share.end = at + most.size();
      share.value = Decimal(50);
      share.step = Decimal(10);
      share.upper = Decimal(100);
      share.unit = "%";
      share.written = kTenths;
      share.in_words = true;
      return share;
    }
  }
  const bool half = rest.starts_with(U"一半") || rest.starts_with(U"半数");
  const int count = half ? 5 : chinese_digit(text[at]);
  const bool is_share = half || (count > 1 && rest.size() > 1 && rest[1] == U'成');
  // “八成六”
  const int more = is_share && !half && rest.size() > 2 ? chinese_digit(rest[2]) : -1;
  const bool exact = more > 0 && (rest.size() == 3 || kBehind.find(rest[3]) != kBehind.npos);
  const bool and_more = rest.size() > 3 && rest.substr(2).starts_with(U"有余");
  const char32_t before = at > 0 ? text[at - 1] : U' ';
  if (!is_share || kOther.find(before) != kOther.npos || chinese_digit(before) >= 0 || magnitude(before) > 0 ||
      (!exact && !half && !and_more && rest.size() > 2 && kBehind.find(rest[2]) == kBehind.npos)) {
    return std::nullopt;
  }
  Quantity quantity;
  quantity.begin = quantity.number_begin = at;
  quantity.end = at + 2;
  quantity.value = Decimal(10LL * count);
  quantity.step = Decimal(10);
  quantity.unit = "%";
  quantity.written = kTenths;
  quantity.in_words = true;
  if (exact) {
    ++quantity.end;
    quantity.value = Decimal(10LL * count + more);
    quantity.upper = quantity.value;
  } else if (quantity.end < text.size() && (text[quantity.end] == U'多' || text[quantity.end] == U'余')) {
    ++quantity.end;
    quantity.upper = quantity.value + Decimal(10);
  } else if (and_more) {
    quantity.end += 2;
    quantity.upper = quantity.value + Decimal(10);
  }
  return quantity;
}

/// “四分之三”: a share in words, written as one in tenths. Not “一万分之三”.
std::optional<Quantity> fraction(std::u32string_view text, std::size_t at) {
  constexpr std::u32string_view kOver = U"分之";
  constexpr int kMostParts = 10;
  const auto digit = [&](std::size_t i) {
    return i >= text.size() ? -1 : text[i] == U'十' ? kMostParts : chinese_digit(text[i]);
  };
  const auto is_numeral = [&](std::size_t i) { return digit(i) >= 0 || (i < text.size() && magnitude(text[i]) > 0); };
  const int under = digit(at);
  const int over = digit(at + 1 + kOver.size());
  if (!text.substr(at + 1).starts_with(kOver) || under < 2 || over < 1 || over >= under ||
      is_numeral(at + 2 + kOver.size()) || (at > 0 && is_numeral(at - 1))) {
    return std::nullopt;
  }
  Quantity quantity;
  quantity.begin = quantity.number_begin = at;
  quantity.end = at + 2 + kOver.size();
  quantity.value = Decimal(100LL * over / under);
  quantity.step = Decimal(4);
  quantity.unit = "%";
  quantity.written = kTenths;
  quantity.in_words = true;
  return quantity;
}

/// What a share in tenths leaves open: “八成六” is 86, “三成多” 30 to 40, “三成以上” 30 to 100, “近三成” up to 30,
/// “三成” 25 to 35; “四分之三” 71 to 79.
void open_tenths(Quantity& quantity) {
  const Decimal said = quantity.value;
  if (quantity.bound == Bound::kAtLeast) {
    quantity.upper = Decimal(100);
  } else if (quantity.bound == Bound::kAtMost) {
    quantity.value = Decimal();
    quantity.upper = quantity.step == Decimal(10) ? said : said + Decimal(1);
  } else if (!quantity.upper) {
    const Decimal spread = quantity.step == Decimal(10) ? Decimal(5) : quantity.step;
    quantity.value = said - spread;
    quantity.upper = said + spread;
  }
  quantity.step = Decimal(1);
  quantity.bound = Bound::kNone;
  quantity.approximate = false;
}

/// A range's second half behind `at`: "—50台", "~50", "至50台", "台到50台".
std::optional<std::size_t> range_sign(std::u32string_view text, std::size_t at) {
  if (at >= text.size()) {
    return std::nullopt;
  }
  const char32_t c = text[at];
  if (c != U'-' && c != U'~' && c != U'至' && c != U'到' && c != U'—') {
    return std::nullopt;
  }
  std::size_t next = at + 1;
  while (next < text.size() && (text[next] == U'-' || text[next] == U'~')) {
    ++next;
  }
  return next < text.size() && ascii_digit(text[next]) ? std::optional(next) : std::nullopt;
}

/// The quantity whose numeral begins at `at`.
std::optional<Quantity> quantity_at(std::u32string_view text, std::size_t at) {
  const bool digits = ascii_digit(text[at]);
  const std::optional<Numeral> numeral = digits ? arabic(text, at) : chinese(text, at);
  if (!numeral) {
    return std::nullopt;
  }
  Measured low = measure(text, *numeral, digits);
  Quantity quantity;
  quantity.begin = quantity.number_begin = at;
  quantity.in_words = !digits;
  // 30—50台 and 30台—50台
  if (digits) {
    if (const auto second = range_sign(text, low.unit != nullptr ? low.end : numeral->end)) {
      if (const std::optional<Numeral> upper = arabic(text, *second)) {
        const Measured high = measure(text, *upper, true);
        if (high.unit != nullptr && (low.unit == nullptr || low.unit->compared == high.unit->compared)) {
          const bool both = low.unit != nullptr;
          quantity.upper = high.value;
          if (!both) {  // The magnitude behind the second number holds for both.
            Measured same = measure(text, Numeral{upper->end, numeral->value, numeral->step}, true);
            low.value = same.value;
            low.step = same.step;
          }
          low.unit = high.unit;
          low.written = high.written;
          low.end = high.end;
        }
      }
    }
  }
  if (low.unit == nullptr && digits && at > 0 && (text[at - 1] == U'¥' || text[at - 1] == U'￥')) {
    // “¥6,200,000.00”
    const auto yuan =
        std::find_if(kUnits.begin(), kUnits.end(), [](const Unit& unit) { return unit.written == U"元"; });
    low = Measured{};
    low.value = numeral->value;
    low.step = numeral->step;
    low.unit = &*yuan;
    low.written = yuan->written;
    low.end = numeral->end;
  }
  if (low.unit == nullptr || (low.end < text.size() && text[low.end] == U'/')) {
    return std::nullopt;
  }
  quantity.value = low.value;
  quantity.step = low.step;
  quantity.unit = low.unit->compared;
  quantity.written = utf8(low.written);
  quantity.end = low.end;
  if (low.about) {
    quantity.approximate = true;
    quantity.bound = Bound::kAtLeast;
  }
  return quantity;
}

/// Where the sign between two members of a series ends; nothing when there is none.
std::optional<std::size_t> series_sign(std::u32string_view text, std::size_t at) {
  const bool sign = at + 1 < text.size() && (text[at] == U'、' || text[at] == U'和' || text[at] == U'与');
  return sign && ascii_digit(text[at + 1]) ? std::optional(at + 1) : std::nullopt;
}

/// Members of a series that has its unit once: all but the last of “49、63和47家”, all of “人次360、390、520”. Not
/// 2、3家 (some two or three), not 3、4、5项 (numbers of items), not “43和57家” without a word that says that both are
/// counts.
std::vector<Quantity> series_at(std::u32string_view text, std::size_t at) {
  constexpr std::size_t kMostMembers = 8;
  std::vector<Numeral> members;
  std::vector<std::size_t> begins;
  bool running = true;   // Each is the one before and one.
  bool leading = false;  // 01、02 are numbers of items.
  bool listed = false;
  for (std::optional<std::size_t> next = at; next && members.size() < kMostMembers;) {
    const std::optional<Numeral> numeral = arabic(text, *next);
    if (!numeral) {
      return {};
    }
    running = running && (members.empty() || members.back().value + Decimal(1) == numeral->value);
    leading = leading || (text[*next] == U'0' && numeral->end > *next + 1 && ascii_digit(text[*next + 1]));
    begins.push_back(*next);
    members.push_back(*numeral);
    next = series_sign(text, numeral->end);
    listed = listed || (next && text[numeral->end] == U'、');
  }
  if (members.size() < 2 || running || leading || at == 0 || !(is_han(text[at - 1]) || text[at - 1] == U':')) {
    return {};
  }
  std::u32string_view before = text.substr(0, at);
  const std::size_t whole = before.size();
  for (const std::u32string_view word : {U":", U"为", U"是", U"有", U"分别", U"依次"}) {
    before = before.ends_with(word) ? before.substr(0, before.size() - word.size()) : before;
  }
  const std::size_t end = members.back().end;
  const bool gap = end < text.size() && text[end] == U' ';
  const Measured behind = measure(text, members.back(), true);
  const bool ahead = behind.unit == nullptr && members.size() > 2 && before.ends_with(U"人次");
  if (behind.unit == nullptr ? !ahead : (!listed && before.size() == whole) || gap) {
    return {};
  }
  std::vector<Quantity> found;
  for (std::size_t k = 0; k + (ahead ? 0 : 1) < members.size(); ++k) {
    const Measured one =
        ahead ? Measured{members[k].end, members[k].value, members[k].step, unit_at(U"人次"), U"人次", false}
              : measure(text, Numeral{end, members[k].value, members[k].step}, true);
    Quantity& quantity = found.emplace_back();
    quantity.begin = quantity.number_begin = begins[k];
    quantity.end = members[k].end;
    quantity.value = one.value;
    quantity.step = one.step;
    quantity.unit = one.unit->compared;
    quantity.written = utf8(one.written);
  }
  return found;
}

/// “共办了十二期”: so many, and not the twelfth.
bool counts_terms(std::u32string_view text, const Quantity& quantity) {
  constexpr std::u32string_view kLed = U"了共计有达班满办";
  return quantity.number_begin > 0 && kLed.find(text[quantity.number_begin - 1]) != std::u32string_view::npos;
}

/// Numerals in words that are no count: 一项, 二期 (the second one), 十几家, 数百家.
bool idle_words(std::u32string_view text, const Quantity& quantity) {
  if (!quantity.in_words) {
    return false;
  }
  const std::u32string_view word = text.substr(quantity.number_begin, quantity.end - quantity.number_begin);
  if (word.starts_with(U"一") && magnitude(word[1]) == 0) {
    return true;
  }
  const char32_t before = quantity.number_begin > 0 ? text[quantity.number_begin - 1] : U' ';
  constexpr std::u32string_view kOther = U"第数几上好这那每逐统其之初专单同另某“";
  // “合同八十七项” is none of 同八项.
  const bool contract = before == U'同' && quantity.number_begin > 1 && text[quantity.number_begin - 2] == U'合';
  return (kOther.find(before) != std::u32string_view::npos && !contract) ||
         (quantity.unit == "期" && !counts_terms(text, quantity)) || quantity.unit == "部" || quantity.unit == "门" ||
         quantity.unit == "种";
}

/// 壹佰贰拾叁万元 with everyday numerals, character by character; empty when there are no such numerals.
std::u32string everyday(std::u32string_view text) {
  constexpr std::u32string_view kFormal = U"壹贰叁肆伍陆柒捌玖拾佰仟";
  constexpr std::u32string_view kEveryday = U"一二三四五六七八九十百千";
  constexpr std::u32string_view kPlaces = U"拾佰仟万亿";
  const auto numeral = [&](char32_t c) {
    return kFormal.find(c) != std::u32string_view::npos || c == U'零' || c == U'万' || c == U'亿';
  };
  std::u32string out;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    bool formal = false;
    bool place = false;
    while (end < text.size() && numeral(text[end])) {
      formal = formal || kFormal.find(text[end]) != std::u32string_view::npos;
      place = place || kPlaces.find(text[end]) != std::u32string_view::npos;
      ++end;
    }
    for (std::size_t k = i; formal && place && k < end; ++k) {  // “陆地” and “叁份” are left as they are.
      if (const std::size_t at = kFormal.find(text[k]); at != std::u32string_view::npos) {
        out = out.empty() ? std::u32string(text) : std::move(out);
        out[k] = kEveryday[at];
      }
    }
    i = std::max(end, i + 1);
  }
  return out;
}

}  // namespace

std::vector<Quantity> find_quantities(std::u32string_view written) {
  const std::u32string plain = everyday(written);
  const std::u32string_view text = plain.empty() ? written : std::u32string_view(plain);
  std::vector<Quantity> found;
  std::size_t free = 0;  // Behind the last one.
  for (std::size_t i = 0; i < text.size();) {
    const bool digit = ascii_digit(text[i]);
    const bool word = !digit && (chinese_digit(text[i]) >= 0 || (magnitude(text[i]) > 0 && magnitude(text[i]) <= 3));
    const bool most = text[i] == U'过' || text[i] == U'大' || text[i] == U'半';  // “过半”, “大半”, “半数”
    if (!digit && !word && !most) {
      ++i;
      continue;
    }
    std::optional<Quantity> quantity = text[i] == U'百' ? percent_in_words(text, i) : tenths(text, i);
    if (!quantity && most) {
      ++i;
      continue;
    }
    if (!quantity) {
      quantity = fraction(text, i);
    }
    if (!quantity && (word || starts_number(text, i))) {
      quantity = quantity_at(text, i);
    }
    if (!quantity && digit && starts_number(text, i)) {
      std::vector<Quantity> series = series_at(text, i);
      if (!series.empty()) {
        const std::optional<std::size_t> next = series_sign(text, series.back().end);
        i = free = next ? *next : series.back().end;
        std::move(series.begin(), series.end(), std::back_inserter(found));
        continue;
      }
    }
    if (!quantity || (quantity->written != kTenths && idle_words(text, *quantity))) {
      // The whole numeral is passed over, so that no part of it begins another.
      const std::size_t from = i;
      while (i < text.size() &&
             (ascii_digit(text[i]) ||
              (digit && (text[i] == U'.' || text[i] == U',') && i + 1 < text.size() && ascii_digit(text[i + 1])) ||
              (word && (chinese_digit(text[i]) >= 0 || magnitude(text[i]) > 0)))) {
        ++i;
      }
      i = std::max(i, from + 1);
      continue;
    }
    for (bool again = true; again;) {
      again = false;
      const std::u32string_view before = text.substr(free, quantity->begin - free);
      for (const Words& words : kBefore) {
        if (before.ends_with(words.words)) {
          qualify(*quantity, words);
          quantity->begin -= words.words.size();
          again = true;
          break;
        }
      }
    }
    for (const Words& words : kBehind) {
      if (text.substr(quantity->end).starts_with(words.words)) {
        qualify(*quantity, words);
        quantity->end += words.words.size();
        break;
      }
    }
    i = free = quantity->end;
    if (quantity->written == kTenths) {
      open_tenths(*quantity);
    }
    found.push_back(std::move(*quantity));
  }
  return found;
}

std::optional<Quantity> cell_quantity(std::u32string_view text, std::u32string_view unit) {
  std::u32string cell;
  std::copy_if(text.begin(), text.end(), std::back_inserter(cell), [](char32_t c) { return c != U' '; });
  const bool minus = cell.starts_with(U"-");
  if (minus) {
    cell.erase(0, 1);
  }
  if (cell.empty() || !ascii_digit(cell[0])) {
    return std::nullopt;
  }
  std::optional<Numeral> numeral = arabic(cell, 0);
  if (!numeral) {
    return std::nullopt;
  }
  Quantity quantity;
  quantity.begin = quantity.number_begin = 0;
  quantity.end = text.size();
  std::u32string with_unit = cell;
  Measured measured = measure(cell, *numeral, true);
  if (measured.unit == nullptr && numeral->end == cell.size()) {
    with_unit += unit;
    measured = measure(with_unit, *numeral, true);
    if (measured.unit != nullptr && measured.end != with_unit.size()) {
      measured.unit = nullptr;
    }
    quantity.value = measured.unit != nullptr ? measured.value : numeral->value;
    quantity.step = measured.unit != nullptr ? measured.step : numeral->step;
  } else if (measured.unit == nullptr || measured.end != cell.size()) {
    return std::nullopt;
  } else {
    quantity.value = measured.value;
    quantity.step = measured.step;
    quantity.approximate = measured.about;
  }
  if (measured.unit != nullptr) {
    quantity.unit = measured.unit->compared;
    quantity.written = utf8(measured.written);
  }
  if (minus) {
    quantity.value = -quantity.value;
  }
  return quantity;
}

std::u32string unit_in(std::u32string_view head) {
  // Behind 单位, in brackets at the end, or behind a stroke.
  const auto whole = [](std::u32string_view part) {
    while (!part.empty() && part.back() == U' ') {
      part.remove_suffix(1);
    }
    std::u32string probe = U"1";
    probe += part;
    const Measured measured = measure(probe, Numeral{1, Decimal(1), Decimal(1)}, true);
    return measured.unit != nullptr && measured.end == probe.size() ? std::u32string(part) : std::u32string();
  };
  for (const std::u32string_view label : {U"单位:", U"单位为", U"单位"}) {
    if (const std::size_t at = head.find(label); at != std::u32string_view::npos) {
      std::u32string_view rest = head.substr(at + label.size());
      rest = rest.substr(0, rest.find_first_of(U")、,;"));
      if (std::u32string unit = whole(rest); !unit.empty()) {
        return unit;
      }
    }
  }
  // The outer brackets first: 台(套) has brackets of its own.
  for (std::size_t close = head.rfind(U')'); close != std::u32string_view::npos && close > 0;
       close = head.rfind(U')', close - 1)) {
    for (std::size_t open = head.find(U'('); open < close; open = head.find(U'(', open + 1)) {
      if (std::u32string unit = whole(head.substr(open + 1, close - open - 1)); !unit.empty()) {
        return unit;
      }
    }
  }
  if (const std::size_t stroke = head.rfind(U'/'); stroke != std::u32string_view::npos) {
    if (std::u32string unit = whole(head.substr(stroke + 1)); !unit.empty()) {
      return unit;
    }
  }
  return whole(head);
}

std::string in_unit(const Decimal& value, std::string_view written) {
  int exponent = 0;
  for (const auto& [word, places] : std::initializer_list<std::pair<std::string_view, int>>{
           {"亿", 8}, {"千万", 7}, {"百万", 6}, {"十万", 5}, {"万", 4}, {"千", 3}, {"百", 2}}) {
    if (written.starts_with(word) && !written.starts_with("百分")) {
      exponent = places;
      break;
    }
  }
  std::string text = value.abs().text();
  std::size_t point = text.find('.');
  std::string digits = text.substr(0, point) + (point == std::string::npos ? "" : text.substr(point + 1));
  std::size_t whole = point == std::string::npos ? text.size() : point;
  while (whole <= static_cast<std::size_t>(exponent)) {
    digits.insert(digits.begin(), '0');
    ++whole;
  }
  whole -= static_cast<std::size_t>(exponent);
  std::string out = digits.substr(0, whole);
  std::string decimals = digits.substr(whole);
  while (!decimals.empty() && decimals.back() == '0') {
    decimals.pop_back();
  }
  return (value.negative() ? "-" : "") + out + (decimals.empty() ? "" : "." + decimals);
}

}  // namespace nitec
