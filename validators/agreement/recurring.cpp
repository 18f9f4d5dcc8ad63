#include "validators/agreement/recurring.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

#include "model/characters.h"
#include "validators/agreement/paragraphs.h"
#include "validators/agreement/slips.h"
#include "validators/agreement/vocabulary.h"
#include "validators/facts.h"

namespace nitec {
namespace {

/// More numbers than this of one unit are compared by their first ones only: hostile input.
constexpr std::size_t kMostOfAUnit = 300;
/// Words before a number are looked at so far back.
constexpr std::size_t kMostWords = 14;
/// So many characters before two numbers must be the same: three when one digit is another …
constexpr std::size_t kSameWords = 3;
/// … two when digits have changed places, or so many pairs of characters around them are the same, too …
constexpr std::size_t kSameShortWords = 2;
constexpr std::size_t kSameAround = 3;
/// … or so many, of numbers of two digits.
constexpr std::size_t kSameAllAround = 4;
/// Of many different things: two characters before them say too little.
constexpr std::u32string_view kCommonUnits = U"项件人名个家万亿元台套份篇%";
/// Words around a number within which its subject is named.
constexpr std::size_t kAround = 30;

struct Measure {
  std::u32string digits;            ///< Without separators: “16200”, “4.8”.
  std::u32string words;             ///< In front of it, in its clause, without what only leads to the number.
  std::u32string unit;              ///< What follows: at most two characters.
  std::set<std::u32string> around;  ///< Pairs of characters before it.
  std::set<int> years;              ///< Named in its sentence.
  std::size_t paragraph = 0;
  std::string said;
  Location where;
};

bool in(char32_t c, std::u32string_view set) {
  return set.find(c) != std::u32string_view::npos;
}

bool is_number_character(char32_t c) {
  return (c >= U'0' && c <= U'9') || c == U'.' || c == U',';
}

bool holds(std::u32string_view text, std::initializer_list<std::u32string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::u32string_view word) { return text.find(word) != std::u32string_view::npos; });
}

bool take_off_end(std::u32string& text, std::initializer_list<std::u32string_view> words) {
  for (const std::u32string_view word : words) {
    if (text.size() >= word.size() && std::u32string_view(text).substr(text.size() - word.size()) == word) {
      text.resize(text.size() - word.size());
      return true;
    }
  }
  return false;
}

/// What leads to the number and says nothing of what it counts.
void strip_end(std::u32string& words) {
  while (take_off_end(words, {U"达到", U"达", U"为", U"共计", U"合计", U"总计", U"累计", U"共", U"计", U"到", U"有",
                              U"了", U"是", U"已", U"至", U"完成", U"实际"})) {
  }
}

/// The clause speaks of something else than what is: a plan, a bound, an earlier time, a single one of many.
bool set_apart(std::u32string_view clause) {
  return holds(clause,
               {U"计划",   U"目标",   U"拟",   U"预计", U"力争", U"设计", U"规划", U"将",   U"不低于", U"不少于",
                U"不超过", U"以上",   U"以下", U"以内", U"至少", U"约",   U"近",   U"逾",   U"超过",   U"余",
                U"多",     U"上年",   U"去年", U"原",   U"此前", U"以前", U"曾",   U"每",   U"平均",   U"人均",
                U"最高",   U"最低",   U"最大", U"最小", U"分别", U"其中", U"之一", U"一期", U"二期",   U"三期",
                U"增加",   U"减少",   U"增长", U"下降", U"提高", U"降低", U"由",   U"从",   U"国外",   U"进口",
                U"同类",   U"国家级", U"省级", U"批复", U"概算", U"预算", U"方案"});
}

std::set<int> years_in(std::u32string_view sentence) {
  std::set<int> years;
  for (std::size_t i = 0; i + 5 <= sentence.size(); ++i) {
    const std::u32string_view four = sentence.substr(i, 4);
    const bool digits = std::all_of(four.begin(), four.end(), [](char32_t c) { return c >= U'0' && c <= U'9'; });
    if (digits && sentence[i + 4] == U'年' && (i == 0 || !is_number_character(sentence[i - 1]))) {
      years.insert(static_cast<int>((four[0] - U'0') * 1000 + (four[1] - U'0') * 100 + (four[2] - U'0') * 10 +
                                    (four[3] - U'0')));
    }
  }
  return years;
}

std::size_t common_end(const std::u32string& a, const std::u32string& b) {
  std::size_t same = 0;
  while (same < a.size() && same < b.size() && a[a.size() - 1 - same] == b[b.size() - 1 - same]) {
    ++same;
  }
  return same;
}

class Reader {
 public:
  explicit Reader(const Document& document) : document_(&document) {}

  void read(const Prose& prose, std::size_t paragraph) {
    const std::u32string& text = prose.text;
    for (std::size_t i = 0; i < text.size();) {
      if (text[i] < U'0' || text[i] > U'9') {
        ++i;
        continue;
      }
      std::size_t end = i;
      while (end < text.size() && is_number_character(text[end])) {
        ++end;
      }
      const std::size_t next = end;
      while (end > i && in(text[end - 1], U".,")) {
        --end;
      }
      take(prose, i, end, paragraph);
      i = std::max(next, i + 1);
    }
  }

  [[nodiscard]] const std::map<std::u32string, std::vector<Measure>>& measures() const { return measures_; }

 private:
  void take(const Prose& prose, std::size_t begin, std::size_t end, std::size_t paragraph) {
    const std::u32string_view text = prose.text;
    // A number alone: no part of a code, a date, a range, a sum in brackets.
    const char32_t before = begin == 0 ? U' ' : text[begin - 1];
    const char32_t behind = end < text.size() ? text[end] : U' ';
    if (!is_han(before) || !(is_han(behind) || in(behind, U"%℃")) || in(before, U"第年月图表附—") ||
        in(behind, U"年月日号第章节条至到—余多")) {
      return;
    }
    Measure measure;
    std::copy_if(text.begin() + static_cast<std::ptrdiff_t>(begin), text.begin() + static_cast<std::ptrdiff_t>(end),
                 std::back_inserter(measure.digits), [](char32_t c) { return c != U','; });
    measure.unit = std::u32string(text.substr(end, 1));
    std::size_t clause = begin;
    const std::size_t floor = begin > kMostWords ? begin - kMostWords : 0;
    while (clause > floor && !in(text[clause - 1], U",。;:、!?()“”《》")) {
      --clause;
    }
    std::size_t clause_end = end;
    while (clause_end < text.size() && clause_end < end + kMostWords && !in(text[clause_end], U",。;:、!?()")) {
      ++clause_end;
    }
    if (set_apart(text.substr(clause, clause_end - clause))) {
      return;
    }
    measure.words = std::u32string(text.substr(clause, begin - clause));
    strip_end(measure.words);
    std::size_t sentence = begin;
    while (sentence > 0 && begin - sentence < 10 * kAround && !in(text[sentence - 1], U"。!?")) {
      --sentence;
    }
    measure.years = years_in(text.substr(sentence, begin - sentence));
    const std::size_t around = begin > kAround ? begin - kAround : 0;
    for (std::size_t i = std::max(around, sentence); i + 1 < begin; ++i) {
      if (is_han(text[i]) && is_han(text[i + 1])) {
        measure.around.insert(std::u32string(text.substr(i, 2)));
      }
    }
    measure.paragraph = paragraph;
    std::vector<Measure>& alike = measures_[measure.unit];
    if (measure.words.size() < kSameShortWords || alike.size() >= kMostOfAUnit) {
      return;
    }
    std::size_t unit_end = end;
    while (unit_end < text.size() && unit_end < end + 2 && (is_han(text[unit_end]) || in(text[unit_end], U"%℃"))) {
      ++unit_end;
    }
    measure.said = to_utf8(text.substr(begin, end + 1 - begin));
    const auto [first, last] = clause_around(text, begin, unit_end);
    measure.where = prose.place(*document_, begin, unit_end);
    measure.where.quote = prose.place(*document_, first, last).quote;
    alike.push_back(std::move(measure));
  }

  const Document* document_;
  std::map<std::u32string, std::vector<Measure>> measures_;
};

/// What stands before the words that two numbers share names no other thing: nothing, or a time.
bool names_nothing(std::u32string_view words) {
  constexpr std::array<std::u32string_view, 15> kIdle{U"年",   U"以来", U"月",   U"累计", U"期",
                                                      U"期间", U"目前", U"中心", U"年度", U"现",
                                                      U"共",   U"已",   U"其",   U"该",   U"的"};
  return words.empty() ||
         std::any_of(kIdle.begin(), kIdle.end(), [&](std::u32string_view idle) { return words.ends_with(idle); });
}

bool same_thing(const Measure& a, const Measure& b) {
  if (a.paragraph == b.paragraph || a.where.page == b.where.page || a.digits == b.digits) {
    return false;
  }
  if (!a.years.empty() && !b.years.empty() && a.years != b.years) {
    return false;
  }
  const std::size_t same = common_end(a.words, b.words);
  const auto rest = [&](const Measure& one) {
    return std::u32string_view(one.words).substr(0, one.words.size() - same);
  };
  if (same < kSameShortWords || (!names_nothing(rest(a)) && !names_nothing(rest(b)))) {
    return false;
  }
  const bool telling = same >= kSameWords || !in(a.unit.front(), kCommonUnits);
  const auto shared = static_cast<std::size_t>(std::count_if(
      a.around.begin(), a.around.end(), [&](const std::u32string& pair) { return b.around.contains(pair); }));
  switch (slip(a.digits, b.digits)) {
    case Slip::kExchanged:
      return telling;
    case Slip::kOther:
      return a.digits.size() >= 3 ? same >= kSameWords || shared >= kSameAround : telling && shared >= kSameAllAround;
    case Slip::kTooMany:
    case Slip::kNone:
      break;
  }
  return false;
}

}  // namespace

std::vector<Recurrence> recurrences(const Submission& submission, const Document& report) {
  Reader reader(report);
  const int last = last_report_page(submission, report);
  std::size_t number = 0;
  for (const Prose& prose : paragraphs(report)) {
    ++number;
    if (!prose.origins.empty() && static_cast<int>(prose.origins.front().page) < last) {
      reader.read(prose, number);
    }
  }
  std::vector<Recurrence> out;
  for (const auto& [unit, measures] : reader.measures()) {
    for (std::size_t i = 1; i < measures.size(); ++i) {
      // The number itself stands elsewhere with the same words: then the two are two things.
      const auto said_so = [&](const Measure& one, const Measure& like) {
        return one.digits == like.digits && common_end(one.words, like.words) >= kSameShortWords;
      };
      for (std::size_t k = 0; k < i; ++k) {
        if (!same_thing(measures[k], measures[i])) {
          continue;
        }
        const bool both_often = std::count_if(measures.begin(), measures.end(),
                                              [&](const Measure& one) { return said_so(one, measures[i]); }) > 1 &&
                                std::count_if(measures.begin(), measures.end(),
                                              [&](const Measure& one) { return said_so(one, measures[k]); }) > 1;
        if (!both_often) {
          const std::size_t same = common_end(measures[k].words, measures[i].words);
          out.push_back({to_utf8(measures[i].words.substr(measures[i].words.size() - same)), measures[k].said,
                         measures[i].said, measures[k].where, measures[i].where});
        }
        break;
      }
    }
  }
  std::stable_sort(out.begin(), out.end(), [](const Recurrence& a, const Recurrence& b) {
    return std::pair(a.second_place.page, a.second_place.box.y0) <
           std::pair(b.second_place.page, b.second_place.box.y0);
  });
  return out;
}

}  // namespace nitec
