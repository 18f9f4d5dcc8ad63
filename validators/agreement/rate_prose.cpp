#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <optional>

#include "validators/agreement/account.h"
#include "validators/agreement/rate_words.h"
#include "validators/agreement/ratios.h"
#include "validators/agreement/share_words.h"
#include "validators/agreement/telling.h"
#include "validators/agreement/texts.h"
#include "validators/facts.h"

namespace nitec {
namespace {

using Text = std::u32string_view;

/// So many quantities on either side of a percentage may belong to it.
constexpr std::size_t kNearBefore = 10;
constexpr std::size_t kNearBehind = 4;
/// The words between a part and its share.
constexpr std::size_t kLongestName = 14;

/// What a percentage is held against: a quantity of the text, or a figure of the datasheet.
struct Side {
  Quantity quantity;
  std::size_t begin = 0;  ///< Where it stands in the paragraph; not used for a figure.
  std::optional<Figure> figure = {};
  std::string code = {};
  bool certain = false;             ///< May also be less than its part.
  const Statement* told = nullptr;  ///< Of another place of the report: a table's cell.
};

Side side_of(const Quantity& quantity) {
  return {quantity, quantity.begin, std::nullopt, {}, false, nullptr};
}

Side side_of(const Figure& figure, const std::string& code, const std::string& unit) {
  Quantity quantity;
  quantity.value = figure.value;
  quantity.step = figure.step;
  quantity.unit = unit;
  return {quantity, 0, figure, code, false, nullptr};
}

Side side_of(const Statement& told) {
  return {told.quantity, 0, std::nullopt, {}, true, &told};
}

/// The statements of the account’s prose by page and place in their paragraph.
using Places = std::multimap<std::pair<int, std::size_t>, std::size_t>;

Places places_of(const Account& account) {
  Places places;
  for (std::size_t i = 0; i < account.statements().size(); ++i) {
    const Statement& one = account.statements()[i];
    if (!one.in_table) {
      places.emplace(std::pair(one.where.page, one.quantity.number_begin), i);
    }
  }
  return places;
}

class Paragraph {
 public:
  Paragraph(const Submission& submission, const Document& report, const Account& account, const Places& places,
            const Prose& prose, std::vector<Finding>& findings)
      : submission_(submission),
        report_(report),
        account_(account),
        places_(places),
        prose_(prose),
        text_(prose.text),
        all_(find_quantities(prose.text)),
        findings_(findings) {}

  bool check() {
    bool looked = false;
    for (std::size_t i = 0; i < std::min(all_.size(), kMostQuantities); ++i) {
      const Quantity& percent = all_[i];
      const bool tenths = percent.in_words && percent.unit == "%" && percent.upper;  // “三成多”, “一半以上”
      if ((!exact(percent) || percent.value.zero()) && !tenths) {
        continue;
      }
      if (percent.unit == "%") {
        const auto [begin, end] = sentence_around(text_, percent.begin);
        looked = share(i, begin) || share_by_words(i, begin, end) || growth(i, begin, end) || looked;
      } else if (percent.unit == "百分点") {
        looked = points(i) || looked;
      }
    }
    return looked;
  }

 private:
  [[nodiscard]] Text between(std::size_t begin, std::size_t end) const {
    return begin < end ? text_.substr(begin, end - begin) : Text();
  }
  [[nodiscard]] Text gap(std::size_t first, std::size_t second) const {
    return between(all_[first].end, all_[second].begin);
  }

  /// The words in front of a quantity: up to the one before it, or a stop.
  [[nodiscard]] Text phrase(std::size_t i) const {
    const std::size_t begin = i == 0 ? 0 : all_[i - 1].end;
    const Text before = between(begin, all_[i].begin);
    const std::size_t stop = before.find_last_of(U"。;!?,、:()");
    return stop == Text::npos ? before : before.substr(stop + 1);
  }

  /// The statement that the quantity is, as the account has read it.
  [[nodiscard]] std::pair<const Statement*, std::string> meaning(std::size_t i) const {
    const Quantity& quantity = all_[i];
    const int page = report_.pages[prose_.origins[quantity.begin].page].number;
    const auto [from, to] = places_.equal_range({page, quantity.number_begin});
    for (auto place = from; place != to; ++place) {
      const Statement& one = account_.statements()[place->second];
      const bool center = one.owner != Owner::kHost && one.owner != Owner::kOther && !one.plan && !one.past &&
                          !one.change && !one.rate && !one.share && !one.one && !one.no && !one.fresh;
      if (one.quantity.value == quantity.value && one.quantity.unit == quantity.unit) {
        return {&one, center ? account_.meanings()[place->second] : std::string()};
      }
    }
    return {nullptr, {}};
  }

  /// Whether any two of the quantities around make the percentage, whatever the words say; with `parts_only` also one
  /// as a share of both together.
  [[nodiscard]] bool made_of_neighbours(std::size_t i, Quotient kind, bool parts_only) const {
    const Quantity& percent = all_[i];
    const std::size_t first = i > kNearBefore ? i - kNearBefore : 0;
    const std::size_t last = std::min(all_.size(), i + kNearBehind + 1);
    for (std::size_t a = first; a < last; ++a) {
      for (std::size_t b = first; b < last; ++b) {
        if (a == b || a == i || b == i || all_[a].unit != all_[b].unit) {
          continue;
        }
        const Quantity& over = all_[a];
        const Quantity& under = all_[b];
        Quantity before = under;  // What it was before it changed by `over`.
        before.value = under.value - over.value;
        Quantity after = under;
        after.value = under.value + over.value;
        if (percent.unit == "百分点") {
          const Decimal difference = ((over.value - under.value).abs() - percent.value).abs();
          if (difference <= percent.step + rounding_of(over) + rounding_of(under)) {
            return true;
          }
          continue;
        }
        const bool change = has_any(phrase(a), {U"增", U"减", U"新", U"多", U"少", U"降"}) &&
                            strip_back(phrase(a), {U"到", U"至", U"为"}).size() == phrase(a).size();
        const bool share = kind == Quotient::kShare && (quotient_agrees(over, under, kind, percent) ||
                                                        (parts_only && quotient_agrees(over, after, kind, percent)));
        const bool growth =
            kind != Quotient::kShare &&
            (quotient_agrees(over, under, Quotient::kGrowth, percent) ||
             quotient_agrees(over, under, Quotient::kFall, percent) ||
             (change && before.value > Decimal() && quotient_agrees(over, before, Quotient::kShare, percent)) ||
             (change && quotient_agrees(over, under, Quotient::kShare, percent)) ||
             (change && quotient_agrees(over, after, Quotient::kShare, percent)));
        if (share || growth) {
          return true;
        }
      }
    }
    return false;
  }

  /// “A12万元，占B的10%”, “其中A12万元，占10%”, “国产8000万元，国产化率80%”.
  bool share(std::size_t i, std::size_t begin) {
    if (i == 0 || all_[i - 1].begin < begin || all_[i - 1].unit == "%" || all_[i - 1].unit == "百分点") {
      return share_of_fields(i, begin);
    }
    // “A12万元，占B100万元的12%”
    if (i >= 2 && all_[i - 2].begin >= begin && all_[i - 2].unit == all_[i - 1].unit &&
        without_filler(gap(i - 1, i)) == U"的" && ties(gap(i - 2, i - 1)) && exact(all_[i - 2]) && exact(all_[i - 1])) {
      return judge(i, side_of(all_[i - 2]), {side_of(all_[i - 1])}, Quotient::kShare);
    }
    const std::size_t part = i - 1;
    if (!exact(all_[part])) {
      return false;
    }
    Text words =
        strip_front(gap(part, i), {U",", U"、", U"(", U";", U"共", U"合计", U"约", U"已经", U"已", U"就", U"仍"});
    words = strip_back(words, {U"了", U"为", U"达到", U"达", U"到", U"是", U":", U"约"});
    std::vector<Side> wholes;
    if (const Text tail = strip_front(words, {U"所"}); tail.starts_with(U"占")) {
      Text whole = strip_front(tail, {U"占比", U"占到", U"占", U"据"});
      whole = strip_back(whole, {U"的", U"比重", U"比例"});
      wholes = whole.empty() ? wholes_by_place(part, begin) : wholes_by_name(part, whole);
    } else if (words == U"比重" || words == U"比例" || words == U"所占比例" || words == U"份额") {
      wholes = wholes_by_place(part, begin);
    } else if (words.ends_with(U"的") && words.size() <= kLongestName &&
               (words.starts_with(U"为") || words.starts_with(U"是") || words.starts_with(U"相当于"))) {
      wholes = wholes_by_name(part, strip_back(strip_front(words, {U"相当于", U"为", U"是"}), {U"的"}));
    } else if (const Text root = rate_root(words); !root.empty() && phrase(part).find(root) != Text::npos) {
      wholes = wholes_of_rate(part, begin, words);
      if (wholes.empty()) {
        wholes = wholes_by_place(part, begin);
      }
    } else {
      return share_of_fields(i, begin);
    }
    Side over = side_of(all_[part]);
    const auto [statement, code] = meaning(part);
    over.code = code;
    if (all_[i].upper && statement != nullptr && statement->year != 0) {  // Of these only the first is asked.
      std::stable_partition(wholes.begin(), wholes.end(), [year = statement->year](const Side& whole) {
        return whole.figure && whole.figure->year == year;
      });
    }
    return judge(i, over, wholes, Quotient::kShare);
  }

  /// “研发人员占职工总数的75%”, where the datasheet has both.
  bool share_of_fields(std::size_t i, std::size_t begin) {
    const std::size_t from = i > 0 ? std::max(begin, all_[i - 1].end) : begin;
    Text words = between(from, all_[i].begin);
    words = strip_back(words, {U"了", U"为", U"达到", U"达", U"到", U"是", U":", U"的", U"比重", U"比例"});
    words = words.substr(words.find_last_of(U",、:(") == Text::npos ? 0 : words.find_last_of(U",、:(") + 1);
    const std::size_t sign = words.find(U'占');
    if (sign == Text::npos) {
      return false;
    }
    const int year = year_in(between(begin, all_[i].begin));
    const auto plain_subject = [](Text text) {
      // “1.发明占……”: the number of an item is none of its words.
      const std::size_t item = text.find_first_not_of(U"0123456789");
      if (item != Text::npos && item > 0 && item <= 2 && (text[item] == U'.' || text[item] == U'、')) {
        text = text.substr(item + 1);
      }
      const std::size_t behind = text.find(U'年');
      text = behind == 4 ? text.substr(behind + 1) : text;
      return strip_front(text, {U"度", U"中心", U"全年", U"其中", U"当年", U"全部", U"全体"});
    };
    // “发明占全部授权的75.9%”: each says half of what both are.
    const auto named = [&](Text own, Text other, const char* unit) {
      const std::u32string first(own);
      const std::u32string second(other);
      for (const std::u32string& name : {first, first + second, first + second + U"专利", first + U"专利"}) {
        if (const FieldNaming* field = field_named(name, unit)) {
          return field;
        }
      }
      return static_cast<const FieldNaming*>(nullptr);
    };
    const Text part = plain_subject(strip_back(
        words.substr(0, sign), {U"所", U"约", U"按原值算", U"按原值计", U"按原值", U"按金额算", U"按金额计", U"已"}));
    const Text told = strip_front(words.substr(sign + 1), {U"到", U"了", U"据"});
    const Text whole = told == U"比" || told == U"比例" || told == U"比重" ? Text() : plain_subject(told);
    for (const char* unit : {"元", "人", "件", "项", "㎡", "台套"}) {
      if (whole.empty()) {
        if (const auto known = part_of_what_stands_before(i, begin, part, unit)) {
          return share_of_two(i, *known->first, known->second, unit, year);
        }
        continue;
      }
      const FieldNaming* over = named(part, whole, unit);
      const FieldNaming* under = named(whole, U"", unit);
      if (over != nullptr && under != nullptr && over->code != under->code) {
        return share_of_two(i, *over, under->code, unit, year);
      }
    }
    return false;
  }

  /// “授权24件，发明占三分之二”, “R&D支出中，……，试验发展占近四分之三”: the part's field, and that of the whole.
  [[nodiscard]] std::optional<std::pair<const FieldNaming*, std::string>> part_of_what_stands_before(
      std::size_t i, std::size_t begin, Text part, const char* unit) const {
    const bool counted = i > 0 && all_[i - 1].begin >= begin && all_[i - 1].unit == unit;
    const std::u32string own(part);
    const std::u32string before(
        counted ? strip_front(phrase(i - 1), {U"年内", U"全年", U"当年", U"中心", U"三年", U"共"}) : Text());
    const Text sentence = between(begin, all_[i].begin);
    const std::size_t among = std::min(sentence.find(U"中,"), sentence.find(U"里,"));
    const FieldNaming* topic = among == Text::npos ? nullptr : field_named(sentence.substr(0, among), unit);
    const std::string counted_code = counted ? meaning(i - 1).second : std::string();
    for (const std::u32string& name : {before + own, before + own + U"专利", own}) {
      const FieldNaming* over = name.empty() ? nullptr : field_named(name, unit);
      const std::vector<std::string> wholes = over == nullptr ? std::vector<std::string>() : wholes_of(over->code);
      for (const std::string& code : wholes) {
        // Where nothing is said before, it can only be the one whole that it is a part of.
        const bool only = !counted && topic == nullptr && wholes.size() == 1 && sentence.size() <= kLongestName;
        if (code == counted_code || (topic != nullptr && code == topic->code) || only) {
          return std::pair(over, code);
        }
      }
    }
    return std::nullopt;
  }

  /// The field that the words name, in whatever unit; “发明” of patents is “发明专利” where `of` are patents.
  struct Named {
    const FieldNaming* field = nullptr;
    const char* unit = "";
  };
  static Named field_of(Text words, Text of) {
    for (bool again = true; again;) {
      const Text whole = words;
      if (words.size() > 5 && year_in(words.substr(0, 5)) != 0) {
        words = words.substr(5);
      }
      words = strip_front(words,
                          {U"度",   U"中心的", U"本中心",   U"中心",   U"全年",   U"年内", U"其中", U"当年",  U"全部",
                           U"全体", U"三年里", U"三年间",   U"三年",   U"期末",   U"现有", U"我们", U"具有",  U"有",
                           U"拥有", U"期内",   U"评估期内", U"评估期", U"筹建期", U"从",   U"以",   U"承担的"});
      if (words.starts_with(U"在") && words.size() > 1 && Text(U"研读职编岗站册").find(words[1]) == Text::npos) {
        words.remove_prefix(1);
      }
      words = strip_back(words, {U"的",       U"者",       U"来看", U"看",     U"所",       U"约",       U"已",
                                 U"里头",     U"队伍",     U"之和", U"人员数", U"按原值算", U"按原值计", U"按原值",
                                 U"按金额算", U"按金额计", U"总体", U"整体",   U"尚",       U"还",       U"就",
                                 U"也",       U"恰",       U"正好", U"大致",   U"大体",     U"大概",     U"几乎"});
      again = words.size() < whole.size();
    }
    if (words.size() < 2 || words.size() > kLongestName) {
      return {};
    }
    const std::u32string own(words);
    for (const std::u32string& name : {own, own + U"人员", own + U"专利", own + U"收入", own + std::u32string(of),
                                       own + U"项目", own + U"支出", own + U"面积"}) {
      for (const char* unit : {"元", "人", "件", "项", "㎡", "台套", "家"}) {
        if (const FieldNaming* field = field_named(name, unit)) {
          return {field, unit};
        }
      }
    }
    return {};
  }

  [[nodiscard]] bool share_fits(std::size_t i, const std::string& over, const std::string& under) const {
    const std::vector<Figure> parts = figures_of(submission_, over);
    const std::vector<Figure> wholes = figures_of(submission_, under);
    return parts.size() == 1 && wholes.size() == 1 &&
           quotient_agrees(side_of(parts.front(), over, "元").quantity, side_of(wholes.front(), under, "元").quantity,
                           Quotient::kShare, all_[i]);
  }

  static const FieldNaming* naming_of(std::string_view code) {
    const std::vector<FieldNaming>& fields = Vocabulary::standard().fields();
    const auto found =
        std::find_if(fields.begin(), fields.end(), [&](const FieldNaming& one) { return one.code == code; });
    return found == fields.end() ? nullptr : &*found;
  }

  /// “186人的团队”
  [[nodiscard]] static bool whole_of_people(Text words) {
    return words.ends_with(U"人的团队") || words.ends_with(U"人的队伍") || words.ends_with(U"名职工") ||
           words.ends_with(U"人的中心") || words.ends_with(U"名员工") || words.ends_with(U"人的集体");
  }

  /// Shares whose part and whole stand in another order than “A占B的20%”, by the fields that they name.
  bool share_by_words(std::size_t i, std::size_t begin, std::size_t end) {
    const Text before = between(begin, all_[i].begin);
    const Text after = between(all_[i].end, std::min(end, text_.find_first_of(U",、:()", all_[i].end)));
    const int year = year_in(before);
    if (earlier(before)) {
      return false;
    }
    if (const ShareOfYear one = share_of_year(before); one.year != 0) {
      return share_of_names(i, one.of, one.year);
    }
    const PartAndWhole of = part_and_whole(before, after);
    if (!of.part.empty() && !of.whole.empty()) {
      return share_of_names(i, of, year);
    }
    const Text own = clause_of_share(before);
    const bool counted = i > 0 && all_[i - 1].begin >= begin;
    if (const Text part = what_it_is(after); own.empty() && counted && part.size() >= 2) {
      // “二十八位高级职称人员,一半是正高级”
      const Named over = field_of(part, {});
      const std::string whole = meaning(i - 1).second;
      return over.field != nullptr && !whole.empty() && over.field->code != whole &&
             share_of_two(i, *over.field, whole, over.unit, year);
    }
    if (counted && (own == U"到账" || own == U"到款" || own == U"已到账" || own == U"实际到账") &&
        meaning(i - 1).second == "H14") {
      return share_of_two(i, *naming_of("H15"), "H14", "元", year);
    }
    return own.ends_with(U"占") && share_of_topic(i, before, strip_back(own, {U"占", U"占比", U"所"}), year);
  }

  /// “R&D经费支出若按活动类型划分,试验发展占八成以上”: the whole is what the sentence begins with.
  bool share_of_topic(std::size_t i, Text before, Text part, int year) {
    const Text first = before.substr(0, before.find(U','));
    for (std::size_t size = first.size(); first.size() < before.size() && size >= 4; --size) {
      const Named topic = field_of(first.substr(0, size), {});
      if (topic.field == nullptr) {
        continue;
      }
      const Named over = field_of(part, first.substr(0, size));
      const std::vector<std::string> wholes =
          over.field == nullptr ? std::vector<std::string>() : wholes_of(over.field->code);
      return std::find(wholes.begin(), wholes.end(), topic.field->code) != wholes.end() &&
             share_of_two(i, *over.field, topic.field->code, over.unit, year);
    }
    return false;
  }

  bool share_of_names(std::size_t i, const PartAndWhole& of, int year) {
    if (of.whole == U"批复" || of.whole == U"概算" || of.whole == U"批复概算" || of.whole == U"批复投资" ||
        of.whole == U"批复总投资" || of.whole == U"批复额") {
      static const std::map<std::string, std::string> kApproved{
          {"E07", "E01"}, {"E08", "E02"}, {"E09", "E03"}, {"E10", "E04"}};
      const Named done = field_of(of.part, {});
      const auto approved = done.field == nullptr ? kApproved.end() : kApproved.find(done.field->code);
      return approved != kApproved.end() && share_of_two(i, *done.field, approved->second, "元", 0);
    }
    if (of.whole == U"总投资" || of.whole == U"项目总投资" || of.whole == U"投资总额" || of.whole == U"建设总投资" ||
        of.whole == U"总投资额") {
      // What was approved, what was spent, or where it came from. The 科技经费 has 中央预算内投资, too.
      const Named part = of.part.ends_with(U"中央预算内投资") ? Named{naming_of("E13"), "元"} : field_of(of.part, {});
      static constexpr std::array<const char*, 4> kInvestments{"E01", "E07", "E12", "E18"};
      return part.field != nullptr && part.field->code.front() == 'E' &&
             (std::any_of(kInvestments.begin(), kInvestments.end(),
                          [&](const char* code) { return share_fits(i, part.field->code, code); }) ||
              share_of_two(i, *part.field, "E01", "元", 0));
    }
    const Named under = whole_of_people(of.whole) ? Named{naming_of("C01"), "人"} : field_of(of.whole, {});
    const Named over = field_of(of.part, strip_front(of.whole, {U"三年"}));
    return under.field != nullptr && over.field != nullptr && under.field->code != over.field->code &&
           std::string_view(under.unit) == over.unit &&
           share_of_two(i, *over.field, under.field->code, over.unit, year);
  }

  bool share_of_two(std::size_t i, const FieldNaming& over, const std::string& under, const char* unit, int year) {
    std::vector<std::pair<Side, Side>> pairs;
    for (const Figure& a : figures_of(submission_, over.code)) {
      for (const Figure& b : figures_of(submission_, under)) {
        if (a.year == b.year && a.sum == b.sum && (year == 0 || a.year == 0 || a.year == year) && b.value > Decimal()) {
          pairs.emplace_back(side_of(a, over.code, unit), side_of(b, under, unit));
        }
      }
    }
    const bool fits = std::any_of(pairs.begin(), pairs.end(), [&](const std::pair<Side, Side>& pair) {
      return quotient_agrees(pair.first.quantity, pair.second.quantity, Quotient::kShare, all_[i]);
    });
    // Of several years, where none is named and none fits, that of all together is told.
    const auto told = std::find_if(pairs.begin(), pairs.end(), [&](const std::pair<Side, Side>& pair) {
      return year != 0 || pairs.size() == 1 || pair.first.figure->sum;
    });
    return fits || (told != pairs.end() && judge(i, told->first, {told->second}, Quotient::kShare));
  }

  /// Whether the words tie a part to the whole behind them: “，占总投资”.
  static bool ties(Text words) {
    words = strip_front(words, {U",", U"(", U"、"});
    return words.starts_with(U"占") || words.starts_with(U"为") || words.starts_with(U"相当于");
  }

  /// “国产” of “国产化率”, “核减” of “核减率”, what must be said of the part; nothing for other rates.
  static Text rate_root(Text words) {
    if (words.size() < 3 || words.size() > 8 || has_any(words, {U"增", U"同比", U"减少", U"下降", U"利用"})) {
      return {};
    }
    for (const Text tail : {Text(U"化比例"), Text(U"化率"), Text(U"占比"), Text(U"比例"), Text(U"比重"), Text(U"率")}) {
      if (words.ends_with(tail) && words.size() >= tail.size() + 2) {
        return words.substr(0, 2);
      }
    }
    return {};
  }

  /// What the rate of that name is a rate of: 核减率 of what was submitted, 到账率 of the contracts.
  [[nodiscard]] std::vector<Side> wholes_of_rate(std::size_t part, std::size_t begin, Text rate) const {
    for (const Text word : base_words(rate)) {
      for (std::size_t k = part; k-- > 0 && all_[k].begin >= begin;) {
        if (all_[k].unit == all_[part].unit && exact(all_[k]) && has_any(phrase(k), {word})) {
          Side whole = side_of(all_[k]);
          whole.certain = true;
          return {whole};
        }
      }
    }
    return {};
  }

  /// The whole where the words do not name it: what stands before “其中”, or the field of which the part’s is a part.
  std::vector<Side> wholes_by_place(std::size_t part, std::size_t begin) {
    std::vector<Side> wholes;
    const auto [statement, code] = meaning(part);
    if (!code.empty()) {
      for (const std::string& whole : wholes_of(code)) {
        add_figures(whole, all_[part].unit, statement->year, wholes);
      }
    }
    for (std::size_t k = part; k-- > 0 && all_[k].begin >= begin;) {
      const Quantity& before = all_[k];
      if (before.unit != all_[part].unit || before.value <= all_[part].value || !exact(before)) {
        continue;
      }
      const Text words = between(before.end, all_[part].begin);
      const bool of_which = words.find(U"其中") != Text::npos || strip_front(words, {U","}).starts_with(U"国产");
      const bool all_told = has_any(phrase(k), {U"共", U"总", U"合计", U"全部"});
      if (of_which || all_told) {
        wholes.insert(wholes.begin(), side_of(before));
      }
      break;
    }
    return wholes;
  }

  void add_figures(const std::string& code, const std::string& unit, int year, std::vector<Side>& out) const {
    std::vector<Figure> figures = figures_of(submission_, code);
    std::stable_partition(figures.begin(), figures.end(),
                          [&](const Figure& figure) { return year != 0 ? figure.year == year : figure.sum; });
    for (const Figure& figure : figures) {
      if (figure.value > Decimal()) {
        out.push_back(side_of(figure, code, unit));
      }
    }
  }

  /// The whole that is named: a quantity of the paragraph with these words, or a field of the datasheet.
  std::vector<Side> wholes_by_name(std::size_t part, Text words) {
    std::vector<Side> wholes;
    words = strip_front(words, {U"中心", U"本中心", U"我们", U"其", U"当年", U"全年", U"本年度", U"本年", U"年度",
                                U"该", U"同期", U"全部", U"本期"});
    if (const std::size_t year = words.find(U'年'); year == 4) {
      words = strip_front(words.substr(5), {U"度"});
    }
    if (words.size() < 2) {
      return wholes;
    }
    for (std::size_t k = part; k-- > 0 && part - k <= kNearBefore;) {
      if (all_[k].unit == all_[part].unit && exact(all_[k]) && all_[k].value > Decimal() &&
          phrase(k).find(words) != Text::npos) {
        wholes.push_back(side_of(all_[k]));
      }
    }
    const bool everybody = words == U"全员" || words == U"全体职工" || words == U"总人数" || words == U"职工总数" ||
                           words == U"员工总数" || words == U"在职人员" || words == U"全体人员";
    const auto [statement, code] = meaning(part);
    const bool center = statement != nullptr && statement->owner != Owner::kHost && statement->owner != Owner::kOther;
    const FieldNaming* naming = field_named(words, all_[part].unit);
    const std::string whole = everybody && all_[part].unit == "人" ? "C01" : naming != nullptr ? naming->code : "";
    if (center && !whole.empty() && (wholes.empty() || !code.empty())) {
      add_figures(whole, all_[part].unit, statement->year, wholes);
    }
    return wholes;
  }

  /// “比上年Y万元增长12%”, “由X增到Y，增长12%”, “2029年总收入同比增长12%”.
  bool growth(std::size_t i, std::size_t begin, std::size_t end) {
    const std::size_t from = i > 0 ? std::max(begin, all_[i - 1].end) : begin;
    const auto verb = growth_words(between(from, all_[i].begin));
    if (!verb) {
      return false;
    }
    const Quotient quotient = verb->first;
    const Text words = strip_front(verb->second, {U",", U"(", U"、"});
    const bool last = i > 0 && all_[i - 1].begin >= begin;
    const bool two = i > 1 && all_[i - 2].begin >= begin && all_[i - 1].unit == all_[i - 2].unit;
    // “2027年同比增长116.5%，2028年同比增长61.6%” are two; “由12%增长15%” is another thing.
    const bool dated = words.find(U'年') != Text::npos && year_in(words) != 0;
    if (last && !dated && (all_[i - 1].unit == "%" || all_[i - 1].unit == "百分点")) {
      return false;
    }
    const bool plain = words.empty() || words == U"同比" || words == U"共" || words == U"累计" || words == U"净";
    if (last && two && exact(all_[i - 1]) && exact(all_[i - 2])) {
      const Text joint = gap(i - 2, i - 1);
      const Text ahead = phrase(i - 2);
      // “N万元，比上年Y万元增长P”
      if (words.empty() && verb->second.empty() && joint.find_first_of(U"比较") != Text::npos && dated_before(joint)) {
        return judge(i, side_of(all_[i - 2]), {side_of(all_[i - 1])}, quotient);
      }
      // “由X增到Y，增长P”
      const bool to = has_any(joint, {U"到", U"至", U"为"}) && joint.size() <= 8 && joint.find(U',') == Text::npos;
      if (plain && to && has_any(ahead, {U"由", U"从"})) {
        return judge(i, side_of(all_[i - 1]), {side_of(all_[i - 2])}, quotient);
      }
      // “N家（上年Y家），增长P”
      if ((plain || strip_front(words, {U")", U","}) == U"同比" || strip_front(words, {U")", U","}).empty()) &&
          earlier(joint) && joint.size() <= 8 && strip_front(joint, {U",", U"(", U"、"}).size() < joint.size()) {
        return judge(i, side_of(all_[i - 2]), {side_of(all_[i - 1])}, quotient);
      }
      // “上年X万元，本年Y万元，增长P”
      if (plain && earlier(ahead) && !earlier(joint) && joint.size() <= 20) {
        return judge(i, side_of(all_[i - 1]), {side_of(all_[i - 2])}, quotient);
      }
    }
    // “N万元，较上年增长P（上年Y万元）”
    const bool of_last_year = (earlier(words) || words == U"同比") && words.size() <= kLongestName;
    if (last && of_last_year && i + 1 < all_.size() && all_[i + 1].begin < end &&
        all_[i + 1].unit == all_[i - 1].unit && exact(all_[i - 1]) && exact(all_[i + 1])) {
      const Text joint = gap(i, i + 1);
      if (joint.size() <= kLongestName && earlier(joint)) {
        return judge(i, side_of(all_[i - 1]), {side_of(all_[i + 1])}, quotient);
      }
    }
    return of_last_year && !has_any(words, {U"期初", U"年初", U"评估期", U"前"})
               ? growth_by_field(i, begin, last && gap(i - 1, i).find(U'。') == Text::npos, words, quotient)
               : ends_same(words) && growth_by_field(i, begin, false, words, quotient);
  }

  static bool dated_before(Text text) { return earlier(text) || year_in(text) != 0; }

  /// “2029年总收入同比”: a subject, then the comparison.
  static bool ends_same(Text words) {
    const Text subject = strip_back(words, {U"同比", U"较上年", U"比上年", U"较去年", U"比去年", U"较上年度",
                                            U"比上年度", U"较上年同期", U"比上年同期"});
    return subject.size() < words.size() && subject.size() >= 2;
  }

  /// This year’s value and last year’s where the datasheet has both.
  bool growth_by_field(std::size_t i, std::size_t begin, bool has_value, Text words, Quotient quotient) {
    std::string code;
    int year = 0;
    std::string unit;
    std::optional<Side> now;
    if (has_value) {
      const auto [statement, meant] = meaning(i - 1);
      if (meant.empty() || !exact(all_[i - 1])) {
        return false;
      }
      code = meant;
      unit = all_[i - 1].unit;
      // “2028年收入9998.40万元，2029年比上年增长三成多”: what is given is the year before.
      const int of_growth = year_in(gap(i - 1, i));
      year = of_growth != 0 ? of_growth : statement->year;
      if (year == statement->year) {
        now = side_of(all_[i - 1]);
      }
    } else {
      Text subject = strip_back(words, {U"同比", U"较上年", U"比上年", U"较去年", U"比去年", U"较上年度", U"比上年度",
                                        U"较上年同期", U"比上年同期", U",", U"实现"});
      const std::size_t stop = subject.find_last_of(U",、:(");
      subject = stop == Text::npos ? subject : subject.substr(stop + 1);
      year = year_in(between(begin, all_[i].begin));
      if (const std::size_t behind = subject.find(U'年'); behind != Text::npos) {
        subject = strip_front(subject.substr(behind + 1), {U"度", U"全年", U"中心", U","});
      }
      subject = strip_front(subject, {U"全年", U"中心", U"实现"});
      for (const char* one : {"元", "人", "件", "项", "家", "次", "人次", "小时"}) {
        if (const FieldNaming* naming = field_named(subject, one); naming != nullptr && code.empty()) {
          code = naming->code;
          unit = one;
        }
      }
      if (subject.empty() && code.empty()) {  // “总收入连年上台阶，2028年同比增长61.6%”
        const Text sentence = between(begin, all_[i].begin);
        const Text first = sentence.substr(0, sentence.find(U','));
        for (std::size_t size = std::min(first.size(), kLongestName); size >= 3 && code.empty(); --size) {
          const Named topic = first.size() == sentence.size() ? Named() : field_of(first.substr(0, size), {});
          code = topic.field == nullptr ? "" : topic.field->code;
          unit = topic.unit;
        }
      }
      if (code.empty() || year == 0) {
        return false;
      }
    }
    const std::vector<Figure> figures = figures_of(submission_, code);
    const auto of_year = [&](int which) {
      return std::find_if(figures.begin(), figures.end(),
                          [&](const Figure& figure) { return figure.year == which && which != 0; });
    };
    std::optional<std::pair<Side, Side>> pair;
    for (const Figure& figure : figures) {
      const auto before = of_year(figure.year - 1);
      if (figure.year == 0 || before == figures.end() || before->value <= Decimal() ||
          (year != 0 && figure.year != year)) {
        continue;
      }
      const Side under = side_of(*before, code, unit);
      const Side this_year = side_of(figure, code, unit);
      if (quotient_agrees(this_year.quantity, under.quantity, quotient, all_[i]) ||
          (now && quotient_agrees(now->quantity, under.quantity, quotient, all_[i]))) {
        return true;
      }
      if (!now || agrees(now->quantity, figure)) {
        pair = std::pair(now.value_or(this_year), under);
      }
    }
    if (!pair && now) {
      if (const Statement* before = told_of_last_year(code, unit, figures)) {
        pair = std::pair(*now, side_of(*before));
      }
    }
    return pair && judge(i, pair->first, {pair->second}, quotient);
  }

  /// Last year's value of a field where the datasheet has this year's alone: as a table of the report has it, all of
  /// them the same; null when none has it.
  [[nodiscard]] const Statement* told_of_last_year(const std::string& code, const std::string& unit,
                                                   const std::vector<Figure>& figures) const {
    const Statement* found = nullptr;
    for (std::size_t i = 0; figures.size() == 1 && i < account_.statements().size(); ++i) {
      const Statement& one = account_.statements()[i];
      const bool last = one.year != 0 ? one.year + 1 == figures.front().year : one.past;
      if (!one.in_table || account_.meanings()[i] != code || !last || one.plan || one.unknown > 0 ||
          one.quantity.unit != unit || one.quantity.value <= Decimal()) {
        continue;
      }
      if (found != nullptr && found->quantity.value != one.quantity.value) {
        return nullptr;
      }
      found = &one;
    }
    return found;
  }

  /// “由6.5%降到1.1%，降了5.4个百分点”, “0.31%，比筹建前的2.6%下降2.29个百分点”.
  bool points(std::size_t i) {
    const auto [begin, end] = sentence_around(text_, all_[i].begin);
    if (i < 2 || all_[i - 2].begin < begin || all_[i - 1].unit != "%" || all_[i - 2].unit != "%" ||
        !exact(all_[i - 1]) || !exact(all_[i - 2])) {
      return false;
    }
    const auto verb = growth_words(gap(i - 1, i));
    const Text joint = gap(i - 2, i - 1);
    const bool from_to = verb && has_any(phrase(i - 2), {U"由", U"从"}) && has_any(joint, {U"到", U"至"}) &&
                         joint.size() <= 8 && strip_front(verb->second, {U",", U"共", U"累计"}).empty();
    const bool compared = verb && verb->second.empty() && joint.find_first_of(U"比较") != Text::npos;
    if (!from_to && !compared) {
      return false;
    }
    if (made_of_neighbours(i, Quotient::kGrowth, false)) {
      return true;
    }
    const Decimal difference = (all_[i - 1].value - all_[i - 2].value).abs();
    tell(i, all_[i - 2].begin, all_[i].end, words_of(side_of(all_[i - 1])) + "和" + words_of(side_of(all_[i - 2])),
         difference.text() + "个百分点", {});
    return true;
  }

  /// Whether the percentage is that of the part and the wholes; tells it when it is not.
  bool judge(std::size_t i, const Side& over, const std::vector<Side>& unders, Quotient quotient) {
    std::vector<Side> possible;
    for (const Side& under : unders) {
      const bool upside_down = quotient == Quotient::kShare && under.quantity.value < over.quantity.value;
      if (under.quantity.value > Decimal() && (!upside_down || under.figure || under.certain)) {
        possible.push_back(under);
      }
    }
    if (possible.empty()) {
      return false;
    }
    const Quantity& percent = all_[i];
    if (percent.upper) {
      possible.erase(
          possible.begin() + 1,
          possible.end());  // So wide a share fits some year or other: only that of the year that is said counts.
    }
    // Where the part itself is written otherwise than in the datasheet, its share may be that of the right one.
    std::vector<Quantity> parts{over.quantity};
    if (!over.code.empty() && !over.figure) {
      for (const Figure& figure : figures_of(submission_, over.code)) {
        parts.push_back(side_of(figure, over.code, over.quantity.unit).quantity);
      }
    }
    const bool fits = std::any_of(possible.begin(), possible.end(), [&](const Side& under) {
      return std::any_of(parts.begin(), parts.end(), [&](const Quantity& part) {
        return quotient_agrees(part, under.quantity, quotient, percent);
      });
    });
    // So wide a share as “一半以上” is made by some two quantities always.
    if (fits || (!percent.upper && made_of_neighbours(i, quotient, possible.front().figure.has_value()))) {
      return true;
    }
    const Side& under = possible.front();
    std::vector<Location> sheet;
    for (const Side* side : {&over, &under}) {
      if (side->figure) {
        for (const Field* field : side->figure->all) {
          sheet.push_back(field->where);
          sheet.back().quote = field->text;
        }
      }
      if (side->told != nullptr) {
        sheet.push_back(side->told->where);
      }
    }
    std::size_t begin = percent.begin;
    std::size_t end = percent.end;
    for (const Side* side : {&over, &under}) {
      if (!side->figure && side->told == nullptr) {
        begin = std::min(begin, side->begin);
        end = std::max(end, side->quantity.end);
      }
    }
    tell(i, begin, end, words_of(over) + "和" + words_of(under),
         quotient_text(over.quantity.value, under.quantity.value, quotient, percent.value.scale()) + "%",
         std::move(sheet));
    return true;
  }

  [[nodiscard]] std::string words_of(const Side& side) const {
    if (side.figure) {
      return "评估表" + field_title(side.code, *side.figure) + figure_words(*side.figure);
    }
    if (side.told != nullptr) {
      return "第" + std::to_string(side.told->where.page) + "页表格“" + side.told->label + "”" + side.told->said;
    }
    return to_utf8(between(side.quantity.begin, side.quantity.end));
  }

  void tell(std::size_t i, std::size_t begin, std::size_t end, const std::string& from, const std::string& computed,
            std::vector<Location> sheet) {
    const auto [first, last] = clause_around(text_, begin, end, 12);
    if (begin == all_[i].begin && end == all_[i].end) {  // What it is a share of stands in the datasheet alone.
      begin = first;
      end = last;
    }
    Location where = prose_.place(report_, all_[i].begin, all_[i].end);
    where.quote = prose_.place(report_, first, last).quote;
    const std::string said = to_utf8(between(all_[i].begin, all_[i].end));
    Finding differs = finding(main_title(submission_) + "第" + std::to_string(where.page) + "页“" +
                                  abridged(to_utf8(between(begin, end)), 40) + "”中写为" + said + "，按" + from +
                                  "计算为" + computed + "。",
                              "A percentage does not follow from the figures that it is about.");
    differs.expected = computed;
    differs.actual = said;
    differs.locations = {std::move(where)};
    std::move(sheet.begin(), sheet.end(), std::back_inserter(differs.locations));
    findings_.push_back(std::move(differs));
  }

  const Submission& submission_;
  const Document& report_;
  const Account& account_;
  const Places& places_;
  const Prose& prose_;
  Text text_;
  std::vector<Quantity> all_;
  std::vector<Finding>& findings_;
};

}  // namespace

bool check_rate_prose(const Submission& submission, const Context& context, const Document& report,
                      std::vector<Finding>& findings) {
  const Account& account = account_of(submission, context);
  const Places places = places_of(account);
  const int last = last_report_page(submission, report);
  bool looked = false;
  for (const Prose& prose : report_paragraphs(submission, context)) {
    if (!prose.origins.empty() && report.pages[prose.origins.front().page].number <= last &&
        prose.text.find_first_of(U"%百成半分") != std::u32string::npos) {
      looked = Paragraph(submission, report, account, places, prose, findings).check() || looked;
      looked = check_from_to(submission, report, prose, findings) || looked;
    }
  }
  return looked;
}

}  // namespace nitec
