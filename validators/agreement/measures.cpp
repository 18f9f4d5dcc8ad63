#include "validators/agreement/measures.h"

#include <algorithm>
#include <array>
#include <utility>

#include "model/characters.h"
#include "validators/agreement/vocabulary.h"

namespace nitec {
namespace {

using Text = std::u32string_view;

/// Words before a number are looked at so far back.
constexpr std::size_t kMostWords = 14;
/// What follows it is kept so far …
constexpr std::size_t kMostBehind = 12;
/// … and so much of a unit in Latin letters.
constexpr std::size_t kLongestUnit = 10;
/// Words around a number within which its subject is named: before it, and behind it.
constexpr std::size_t kBefore = 30;
constexpr std::size_t kBehind = 12;

bool in(char32_t c, Text set) {
  return set.find(c) != Text::npos;
}

bool is_digit(char32_t c) {
  return c >= U'0' && c <= U'9';
}

bool is_number_character(char32_t c) {
  return is_digit(c) || c == U'.' || c == U',';
}

/// Of a unit that is not Chinese.
bool is_unit_character(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || in(c, U"%‰℃°μµΩ/·²³");
}

bool holds(Text text, std::initializer_list<Text> words) {
  return std::any_of(words.begin(), words.end(), [&](Text word) { return text.find(word) != Text::npos; });
}

bool take_off_end(std::u32string& text, std::initializer_list<Text> words) {
  for (const Text word : words) {
    if (text.size() >= word.size() && Text(text).substr(text.size() - word.size()) == word) {
      text.resize(text.size() - word.size());
      return true;
    }
  }
  return false;
}

/// “16820.00” is “16820”.
void strip_noughts(std::u32string& digits) {
  if (digits.find(U'.') != digits.npos) {
    digits.erase(digits.find_last_not_of(U'0') + 1);
    digits.erase(digits.back() == U'.' ? digits.size() - 1 : digits.size());
  }
}

/// What leads to the number and says nothing of what it counts.
void strip_end(std::u32string& words) {
  while (take_off_end(words, {U"达到", U"达", U"为", U"共计", U"合计", U"总计", U"累计", U"共", U"计", U"到", U"有",
                              U"了", U"是", U"已", U"至", U"完成", U"实际"})) {
  }
}

std::set<int> years_in(Text sentence) {
  std::set<int> years;
  for (std::size_t i = 0; i + 5 <= sentence.size(); ++i) {
    const Text four = sentence.substr(i, 4);
    const bool digits = std::all_of(four.begin(), four.end(), [](char32_t c) { return c >= U'0' && c <= U'9'; });
    if (digits && sentence[i + 4] == U'年' && (i == 0 || !is_number_character(sentence[i - 1]))) {
      years.insert(static_cast<int>((four[0] - U'0') * 1000 + (four[1] - U'0') * 100 + (four[2] - U'0') * 10 +
                                    (four[3] - U'0')));
    }
  }
  return years;
}

/// Symbols and the words for them, longer words first.
constexpr std::array<std::pair<Text, Text>, 34> kUnitWords{{
    {U"千瓦时", U"kwh"}, {U"分钟", U"min"}, {U"小时", U"h"},    {U"微米", U"um"},   {U"纳米", U"nm"},
    {U"毫米", U"mm"},    {U"厘米", U"cm"},  {U"千米", U"km"},   {U"公里", U"km"},   {U"千克", U"kg"},
    {U"公斤", U"kg"},    {U"毫克", U"mg"},  {U"毫升", U"ml"},   {U"分贝", U"db"},   {U"兆帕", U"mpa"},
    {U"千帕", U"kpa"},   {U"千瓦", U"kw"},  {U"兆瓦", U"mw"},   {U"千伏", U"kv"},   {U"赫兹", U"hz"},
    {U"摄氏度", U"℃"},   {U"百分点", U"%"}, {U"立方米", U"m³"}, {U"平方米", U"m²"}, {U"μ", U"u"},
    {U"µ", U"u"},        {U"每", U"/"},     {U"米", U"m"},      {U"秒", U"s"},      {U"吨", U"t"},
    {U"克", U"g"},       {U"升", U"l"},     {U"天", U"d"},      {U"日", U"d"},
}};

/// How long the unit is that stands there, where it is Chinese: “平方米” is three characters, “架” is one.
std::size_t unit_length(Text text) {
  for (const auto& [word, symbol] : kUnitWords) {
    if (text.starts_with(word)) {
      return word.size();
    }
  }
  return std::min<std::size_t>(text.size(), text.starts_with(U"台套") ? 2 : 1);
}

class Reader {
 public:
  Reader(const Document& document, const Prose& prose) : document_(document), prose_(prose), text_(prose.text) {}

  std::vector<Measure> read() {
    for (std::size_t i = 0; i < text_.size();) {
      if (!is_digit(text_[i])) {
        ++i;
        continue;
      }
      std::size_t end = i;
      while (end < text_.size() && is_number_character(text_[end])) {
        ++end;
      }
      const std::size_t next = end;
      while (end > i && in(text_[end - 1], U".,")) {
        --end;
      }
      take(i, end);
      i = std::max(next, i + 1);
    }
    return std::move(out_);
  }

 private:
  void take(std::size_t begin, std::size_t end) {
    std::size_t words_end = begin;
    while (words_end > 0 && in(text_[words_end - 1], U" :")) {
      --words_end;
    }
    const char32_t before = words_end == 0 ? U' ' : text_[words_end - 1];
    const std::size_t unit_begin = end < text_.size() && text_[end] == U' ' ? end + 1 : end;
    const char32_t behind = unit_begin < text_.size() ? text_[unit_begin] : U' ';
    if (!is_han(before) || !(is_han(behind) || is_unit_character(behind)) || in(before, U"第年月图表附—") ||
        in(behind, U"年月日号第章节条至到—余多/·")) {
      return;
    }
    Measure measure;
    std::copy_if(text_.begin() + static_cast<std::ptrdiff_t>(begin), text_.begin() + static_cast<std::ptrdiff_t>(end),
                 std::back_inserter(measure.digits), [](char32_t c) { return c != U','; });
    strip_noughts(measure.digits);
    measure.behind = std::u32string(text_.substr(unit_begin, kMostBehind));
    std::size_t unit_end = unit_begin;
    while (unit_end < text_.size() && unit_end < unit_begin + kLongestUnit && is_unit_character(text_[unit_end])) {
      ++unit_end;
    }
    measure.unit = plain_unit(text_.substr(unit_begin, std::max<std::size_t>(unit_end - unit_begin, 1)));
    std::size_t clause = words_end;
    const std::size_t floor = words_end > kMostWords ? words_end - kMostWords : 0;
    while (clause > floor && !in(text_[clause - 1], U",。;:、!?()“”《》")) {
      --clause;
    }
    measure.words = std::u32string(text_.substr(clause, words_end - clause));
    strip_end(measure.words);
    std::size_t sentence = begin;
    while (sentence > 0 && begin - sentence < 10 * kBefore && !in(text_[sentence - 1], U"。!?")) {
      --sentence;
    }
    measure.years = years_in(text_.substr(sentence, begin - sentence));
    pairs(std::max(begin > kBefore ? begin - kBefore : 0, sentence), begin, measure.around);
    std::size_t last = unit_begin;
    while (last < text_.size() && last < unit_begin + kBehind && !in(text_[last], U"。!?;")) {
      ++last;
    }
    pairs(unit_begin, last, measure.around);
    std::size_t told_end = std::max(unit_end, end);
    while (told_end < text_.size() && told_end < end + 2 && unit_end == unit_begin && is_han(text_[told_end])) {
      ++told_end;
    }
    measure.said =
        to_utf8(text_.substr(begin, std::max(unit_end, unit_begin + unit_length(text_.substr(unit_begin))) - begin));
    const auto [first, behind_clause] = clause_around(text_, begin, told_end);
    measure.where = prose_.place(document_, begin, told_end);
    measure.where.quote = prose_.place(document_, first, behind_clause).quote;
    out_.push_back(std::move(measure));
  }

  void pairs(std::size_t begin, std::size_t end, std::set<std::u32string>& out) const {
    for (std::size_t i = begin; i + 1 < end; ++i) {
      if (is_han(text_[i]) && is_han(text_[i + 1])) {
        out.insert(std::u32string(text_.substr(i, 2)));
      }
    }
  }

  const Document& document_;
  const Prose& prose_;
  const Text text_;
  std::vector<Measure> out_;
};

}  // namespace

std::optional<Measure> measure_of_cell(const Document& document, const GridCell& cell, Text row_head) {
  const Text text = cell.text.text;
  std::size_t end = 0;
  while (end < text.size() && is_number_character(text[end])) {
    ++end;
  }
  const std::size_t unit_begin = end < text.size() && text[end] == U' ' ? end + 1 : end;
  if (end == 0 || unit_begin >= text.size() || cell.covered || cell.below || row_head.empty() ||
      in(text[unit_begin], U"年月日号第章节条至到—余多/·-~(") ||
      !(is_han(text[unit_begin]) || is_unit_character(text[unit_begin]))) {
    return std::nullopt;
  }
  Measure measure;
  std::copy_if(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(end), std::back_inserter(measure.digits),
               [](char32_t c) { return c != U','; });
  strip_noughts(measure.digits);
  std::size_t unit_end = unit_begin;
  while (unit_end < text.size() && unit_end < unit_begin + kLongestUnit && is_unit_character(text[unit_end])) {
    ++unit_end;
  }
  const std::size_t said_end = std::max(unit_end, unit_begin + unit_length(text.substr(unit_begin)));
  unit_end = std::max(unit_end, unit_begin + 1);
  measure.unit = plain_unit(text.substr(unit_begin, unit_end - unit_begin));
  measure.behind = std::u32string(text.substr(unit_begin, kMostBehind));
  measure.words = std::u32string(row_head.substr(row_head.size() - std::min(row_head.size(), kMostWords)));
  strip_end(measure.words);
  measure.said = to_utf8(text.substr(0, said_end));
  measure.where = cell.text.place(document, 0, text.size());
  return measure;
}

std::vector<Measure> measures_in(const Document& document, const Prose& prose) {
  return Reader(document, prose).read();
}

bool set_apart(Text words, Text behind) {
  const Text clause = behind.substr(0, std::min(behind.find_first_of(U",。;:、!?()"), behind.size()));
  return holds(words, {U"计划",   U"目标", U"拟",   U"预计", U"力争", U"设计", U"规划",   U"将",   U"不低于", U"不少于",
                       U"不超过", U"至少", U"约",   U"近",   U"逾",   U"超过", U"上年",   U"去年", U"原",     U"此前",
                       U"以前",   U"曾",   U"每",   U"平均", U"人均", U"最高", U"最低",   U"最大", U"最小",   U"分别",
                       U"其中",   U"之一", U"一期", U"二期", U"三期", U"增加", U"减少",   U"增长", U"下降",   U"提高",
                       U"降低",   U"由",   U"从",   U"国外", U"进口", U"同类", U"国家级", U"省级", U"批复",   U"概算",
                       U"预算",   U"方案", U"以上", U"以下", U"以内", U"余",   U"多"}) ||
         holds(clause, {U"以上", U"以下", U"以内", U"余",   U"多",   U"左右", U"上下", U"增加", U"减少", U"增长",
                        U"下降", U"提高", U"降低", U"计划", U"目标", U"将",   U"设计", U"分别", U"之一", U"预算"});
}

std::u32string plain_unit(Text unit) {
  std::u32string out;
  for (std::size_t i = 0; i < unit.size();) {
    const auto word = std::find_if(kUnitWords.begin(), kUnitWords.end(),
                                   [&](const auto& one) { return unit.substr(i).starts_with(one.first); });
    if (word != kUnitWords.end()) {
      out += word->second;
      i += word->first.size();
      continue;
    }
    const char32_t c = unit[i++];
    if (c >= U'A' && c <= U'Z') {
      out += c - U'A' + U'a';
    } else if (!in(c, U" ·*.")) {
      out += c;
    }
  }
  return out;
}

bool begins_with_unit(Text text, Text unit) {
  const std::u32string plain = plain_unit(unit);
  if (plain.empty()) {
    return false;
  }
  for (std::size_t length = 1; length <= text.size(); ++length) {
    if (plain_unit(text.substr(0, length)) != plain) {
      continue;
    }
    // The longest unit that stands there: “千瓦” is none where “千瓦时” stands, nor “m” before “/s”.
    const Text more = text.substr(length);
    const std::u32string longer = plain_unit(text.substr(0, length + 1)).substr(plain.size());
    return (more.empty() || !is_unit_character(more.front())) && (longer.empty() || !is_unit_character(longer.front()));
  }
  return false;
}

std::size_t common_end(Text a, Text b) {
  std::size_t same = 0;
  while (same < a.size() && same < b.size() && a[a.size() - 1 - same] == b[b.size() - 1 - same]) {
    ++same;
  }
  return same;
}

bool names_nothing(Text words) {
  constexpr std::array<Text, 15> kIdle{U"年",   U"以来", U"月", U"累计", U"期", U"期间", U"目前", U"中心",
                                       U"年度", U"现",   U"共", U"已",   U"其", U"该",   U"的"};
  return words.empty() || std::any_of(kIdle.begin(), kIdle.end(), [&](Text idle) { return words.ends_with(idle); });
}

}  // namespace nitec
