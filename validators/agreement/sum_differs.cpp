#include <algorithm>
#include <array>
#include <optional>

#include "validators/agreement/account.h"
#include "validators/agreement/paragraphs.h"
#include "validators/agreement/rate_words.h"
#include "validators/agreement/ratios.h"
#include "validators/agreement/rules.h"
#include "validators/agreement/texts.h"
#include "validators/agreement/vocabulary.h"
#include "validators/facts.h"

namespace nitec {
namespace {

using Text = std::u32string_view;

constexpr std::size_t kMostItems = 30;
/// Words between two items of one list.
constexpr std::size_t kLongestItem = 30;

/// Words with which a list may leave something out, or speaks of parts of parts.
bool leaves_out(Text text) {
  return has_any(text, {U"其余", U"其他", U"其它", U"等",   U"另",   U"不含", U"未含", U"除外", U"…",
                        U"比上", U"较上", U"同比", U"占",   U"其中", U"含",   U"由",   U"从",   U"至",
                        U"每",   U"平均", U"最",   U"增加", U"减少", U"约",   U"尚",   U"上年", U"去年"});
}

/// Groups that seldom are all there are: of people their doctors, of projects the national ones.
bool group_of_some(Text text) {
  return has_any(text, {U"博士", U"硕士", U"高级", U"正高", U"副高", U"教授", U"研究员", U"专职", U"全职", U"骨干",
                        U"国家级", U"省部级", U"省级", U"带头人", U"院士", U"人才", U"首台", U"女"});
}

/// How many things “三项合计”, “两年共” add; 0 where they do not say.
std::size_t number_of(Text words) {
  constexpr Text kNumerals = U"〇一二三四五六七八九";
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const std::size_t value = words[i] == U'两' ? 2 : kNumerals.find(words[i]);
    if (value != Text::npos && value >= 2 && Text(U"项年处者类个家方期批条栋部座块").find(words[i + 1]) != Text::npos) {
      return value;
    }
  }
  return 0;
}

class Paragraph {
 public:
  Paragraph(const Submission& submission, const Document& report, const Prose& prose, std::vector<Finding>& findings)
      : submission_(submission),
        report_(report),
        prose_(prose),
        text_(prose.text),
        all_(find_quantities(prose.text)),
        findings_(findings) {}

  bool check() {
    bool looked = false;
    for (std::size_t i = 0; i < std::min(all_.size(), kMostQuantities); ++i) {
      if (exact(all_[i]) && all_[i].unit != "%" && all_[i].unit != "百分点" && !all_[i].value.zero()) {
        looked = total_behind(i) || total_before(i) || audited(i) || of_two_fields(i) || looked;
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
  [[nodiscard]] bool like(std::size_t item, std::size_t total) const {
    return exact(all_[item]) && all_[item].unit == all_[total].unit;
  }

  /// “A12万元、B8万元，合计20万元”, “甲3人、乙4人，共7人”.
  bool total_behind(std::size_t i) {
    const auto [begin, end] = sentence_around(text_, all_[i].begin);
    std::size_t last = i;  // Behind the last item.
    std::size_t number = 0;
    if (last > 0 && all_[last - 1].in_words && starts_total(gap(last - 1, i))) {  // 三项合计
      number = static_cast<std::size_t>(std::stoul(all_[last - 1].value.text()));
      --last;
    }
    if (last < 2 || all_[last - 1].begin < begin) {
      return false;
    }
    Text words = between(all_[last - 1].end, last == i ? all_[i].begin : all_[last].begin);
    if (last == i) {
      words = strip_front(words, {U",", U";", U"、", U"-"});
      number = number_of(words.substr(0, std::min<std::size_t>(words.size(), 6)));
      const bool said = number != 0 && has_any(words, {U"合计", U"共", U"总计", U"累计"});
      if (!said && !starts_total(words)) {
        return false;
      }
    }
    std::vector<std::size_t> items;
    bool whole = true;  // Nothing of the same unit stands further ahead.
    for (std::size_t k = last; k-- > 0 && all_[k].begin >= begin && items.size() < kMostItems;) {
      if (!like(k, i)) {
        for (std::size_t ahead = k; ahead-- > 0 && all_[ahead].begin >= begin;) {
          whole = whole && all_[ahead].unit != all_[i].unit;
        }
        break;
      }
      if (!items.empty()) {
        const Text joint = gap(k, items.back());
        if (joint.size() > kLongestItem || leaves_out(joint) || joint.find_first_of(U"()") != Text::npos) {
          break;
        }
      }
      items.push_back(k);
    }
    if (items.size() < 2 || (number != 0 && items.size() < number)) {
      return false;
    }
    const std::size_t lead = items.back() == 0 ? begin : std::max(begin, all_[items.back() - 1].end);
    if (leaves_out(between(lead, all_[items.back()].begin)) || makes_total(items, i) || !(whole || number != 0)) {
      return true;
    }
    if (number != 0) {
      items.resize(number);
    }
    return tell(items, i, 2);
  }

  /// “合计26万元”, “共8人”; not “共同”.
  static bool starts_total(Text words) {
    words = strip_front(words, {U",", U"以上", U"上述"});
    for (const Text sign : {Text(U"合计"), Text(U"共计"), Text(U"总计"), Text(U"总共"), Text(U"一共")}) {
      if (words.starts_with(sign)) {
        return words.size() <= sign.size() + 6;
      }
    }
    return words == U"共" || words == U"共有" || words == U"共为";
  }

  /// What the items and their total may differ by because they were rounded; things are counted exactly.
  [[nodiscard]] Decimal rounding(std::size_t i) const {
    const Quantity& one = all_[i];
    const bool counted = one.step == Decimal(1) && one.unit != "元" && one.unit != "㎡" && one.unit != "小时" &&
                         one.unit != "吨" && one.unit != "亩";
    return counted ? Decimal() : one.step * Decimal::of_units(5, 1);
  }

  /// Whether the last two, three … of the items make the total.
  [[nodiscard]] bool makes_total(const std::vector<std::size_t>& items, std::size_t i) const {
    Decimal sum;
    Decimal allowed = rounding(i);
    for (std::size_t k = 0; k < items.size(); ++k) {
      sum = sum + all_[items[k]].value;
      allowed = allowed + rounding(items[k]);
      if (k >= 1 && (sum - all_[i].value).abs() <= allowed) {
        return true;
      }
    }
    return false;
  }

  /// “13期：甲4期、乙3期、丙3期”, “137人（固定84人、流动53人）”, “资金合计9000万元，分别为…”.
  bool total_before(std::size_t i) {
    const auto [begin, end] = sentence_around(text_, all_[i].begin);
    const Text behind = between(all_[i].end, end);
    const bool brackets = behind.starts_with(U"(");
    std::size_t skip = brackets || behind.starts_with(U":") ? 1 : 0;
    for (const Text word :
         {Text(U",分别为"), Text(U",分别是"), Text(U",构成如下:"), Text(U",构成为:"), Text(U",明细如下:"),
          Text(U",具体为"), Text(U",具体构成:"), Text(U",来源如下:"), Text(U",即")}) {
      skip = skip == 0 && behind.starts_with(word) ? word.size() : skip;
    }
    const std::size_t close = brackets ? behind.find(U')') : behind.size();
    if (skip == 0 || close == Text::npos) {
      return false;
    }
    const std::size_t stop = all_[i].end + close;
    std::vector<std::size_t> items;
    for (std::size_t k = i + 1; k < all_.size() && all_[k].begin < stop && items.size() < kMostItems; ++k) {
      if (!like(k, i)) {
        const bool more =
            std::any_of(all_.begin() + static_cast<std::ptrdiff_t>(k), all_.end(),
                        [&](const Quantity& one) { return one.begin < stop && one.unit == all_[i].unit; });
        if (brackets || more || items.empty() || gap(k - 1, k).find(U',') == Text::npos) {
          return false;
        }
        break;
      }
      const std::size_t from = items.empty() ? all_[i].end + skip : all_[items.back()].end;
      const Text joint = between(from, all_[k].begin);
      if (joint.size() > kLongestItem || leaves_out(joint) || group_of_some(joint) ||
          joint.find_first_of(U"()") != Text::npos) {
        return false;
      }
      const bool listed = items.empty() || joint.find_first_of(U"、,和及") != Text::npos;
      if (!listed) {
        return false;
      }
      items.push_back(k);
    }
    const std::size_t rest = items.empty() ? stop : all_[items.back()].end;
    if (items.size() < 2 || leaves_out(between(rest, stop))) {
      return false;
    }
    return makes_total(items, i) || tell(items, i, brackets ? 5 : 3);
  }

  /// 送审 less 核减 is 审定, when a sentence has the three.
  bool audited(std::size_t i) {
    constexpr std::array<Text, 3> kWords{U"送审", U"核减", U"审定"};
    const auto [begin, end] = sentence_around(text_, all_[i].begin);
    if (i + 2 >= all_.size() || all_[i + 2].end > end || !like(i + 1, i) || !like(i + 2, i)) {
      return false;
    }
    std::array<std::optional<std::size_t>, 3> found;
    for (std::size_t k = i; k < i + 3; ++k) {
      const Text words = between(k == 0 ? begin : std::max(begin, all_[k - 1].end), all_[k].begin);
      for (std::size_t w = 0; w < kWords.size(); ++w) {
        if (has_any(words, {kWords[w]}) && !has_any(words, {U"率"})) {
          found[w] = found[w] ? std::nullopt : std::optional(k);
        }
      }
    }
    if (!found[0] || !found[1] || !found[2]) {
      return false;
    }
    const std::vector<std::size_t> items{*found[1], *found[2]};
    return makes_total(items, *found[0]) || tell(items, *found[0], 5);
  }

  /// “国家级和省部级项目合起来15项”: of two fields of the datasheet, one year's or all years' together.
  bool of_two_fields(std::size_t i) {
    constexpr std::size_t kLongestPair = 30;
    const std::size_t begin = all_[i].begin > kLongestPair ? all_[i].begin - kLongestPair : 0;
    const std::size_t from = i > 0 ? std::max(begin, all_[i - 1].end) : begin;
    Text words = between(from, all_[i].begin);
    if (const std::size_t stop = words.find_last_of(U"。;!?,:()"); stop != Text::npos) {
      words = words.substr(stop + 1);
    }
    const Text names = strip_back(words, {U"为", U"是", U"有", U"达", U"共", U"一共", U"合计", U"合起来", U"加起来",
                                          U"加在一起", U"相加", U"两类", U"两项", U"两者", U"之和"});
    const std::size_t joint = names.find_first_of(U"和与加及、");
    if (names.size() == words.size() || joint == Text::npos || joint < 2 ||
        !has_any(words.substr(names.size()), {U"共", U"合", U"加", U"之和"}) ||
        names.find_first_of(U"和与加及、", joint + 1) != Text::npos) {
      return false;
    }
    const std::string& unit = all_[i].unit;
    const Text ahead = strip_front(names.substr(0, joint), {U"其中", U"中心", U"全年", U"三年", U"当年"});
    const FieldNaming* second = field_named(names.substr(joint + 1), unit);
    const FieldNaming* first = second == nullptr ? nullptr : field_named(ahead, unit, second->facets);
    if (first == nullptr || first->code == second->code || field_named(names, unit) != nullptr) {
      return false;
    }
    std::vector<const Field*> fields;
    std::string expected;
    for (const Figure& a : figures_of(submission_, first->code)) {
      for (const Figure& b : figures_of(submission_, second->code)) {
        if (a.year != b.year || a.sum != b.sum) {
          continue;
        }
        Figure both = a;
        both.value = a.value + b.value;
        both.step = a.step < b.step ? b.step : a.step;
        if (agrees(all_[i], both)) {
          return true;
        }
        expected = in_unit(both.value, all_[i].written) + all_[i].written;
        fields = a.all.empty() ? std::vector<const Field*>{a.field} : a.all;
        const std::vector<const Field*> others = b.all.empty() ? std::vector<const Field*>{b.field} : b.all;
        fields.insert(fields.end(), others.begin(), others.end());
      }
    }
    if (fields.size() != 2) {
      return !fields.empty();  // Of several years: which is meant is not known.
    }
    Location where = prose_.place(report_, all_[i].begin, all_[i].end);
    const auto [clause, clause_end] = clause_around(text_, all_[i].begin, all_[i].end);
    where.quote = prose_.place(report_, clause, clause_end).quote;
    const std::string said = to_utf8(between(all_[i].number_begin, all_[i].end));
    Finding differs =
        finding(main_title(submission_) + "第" + std::to_string(where.page) + "页“" + to_utf8(words) + "”写为" + said +
                    "，评估表" + first->code + "和" + second->code + "相加为" + expected + "。",
                "The sum of two quantities is not that of the datasheet's two fields.");
    differs.locations = {std::move(where)};
    for (const Field* field : fields) {
      differs.locations.push_back(field->where);
      differs.locations.back().quote = field->text;
    }
    differs.expected = expected;
    differs.actual = said;
    findings_.push_back(std::move(differs));
    return true;
  }

  /// What differs by more than one part in `share` is no slip: the list is of something else.
  bool tell(const std::vector<std::size_t>& items, std::size_t i, int share) {
    Decimal sum;
    std::size_t begin = all_[i].begin;
    std::size_t end = all_[i].end;
    for (const std::size_t item : items) {
      sum = sum + all_[item].value;
      begin = std::min(begin, all_[item].begin);
      end = std::max(end, all_[item].end);
    }
    if ((sum - all_[i].value).abs() * Decimal(share) > all_[i].value) {
      return false;
    }
    const auto [first, last] = clause_around(text_, begin, end, 16);
    Location where = prose_.place(report_, all_[i].begin, all_[i].end);
    where.quote = prose_.place(report_, first, last).quote;
    const std::string said = to_utf8(between(all_[i].number_begin, all_[i].end));
    const std::string added = in_unit(sum, all_[i].written) + all_[i].written;
    Finding differs = finding(main_title(submission_) + "第" + std::to_string(where.page) + "页“" +
                                  abridged(to_utf8(between(first, last)), 60) + "”中合计写为" + said + "，所列" +
                                  std::to_string(items.size()) + "项相加为" + added + "。",
                              "The items that a sentence lists do not add up to the total that it names.");
    differs.locations = {std::move(where)};
    differs.expected = std::to_string(items.size()) + "项之和" + added;
    differs.actual = said;
    findings_.push_back(std::move(differs));
    return true;
  }

  const Submission& submission_;
  const Document& report_;
  const Prose& prose_;
  Text text_;
  std::vector<Quantity> all_;
  std::vector<Finding>& findings_;
};

Look check(const Submission& submission, const Context& context, std::vector<Finding>& findings) {
  const Document* report = report_of(submission);
  if (report == nullptr) {
    return Look::kNoData;
  }
  const int last = last_report_page(submission, *report);
  bool looked = false;
  for (const Prose& prose : report_paragraphs(submission, context)) {
    if (!prose.origins.empty() && report->pages[prose.origins.front().page].number <= last) {
      looked = Paragraph(submission, *report, prose, findings).check() || looked;
    }
  }
  return looked ? Look::kLooked : Look::kNoData;
}

}  // namespace

constinit const Rule kSumDiffers = {
    .card =
        {
            .name = "agreement/sum-differs",
            .clause = "第三十三条",
            .clause_id = "M43",
            .summary = "报告正文中的合计等于同一句所列各项之和。",
            .summary_en = "A total in the report’s text is the sum of the items that its sentence lists.",
            .why = "第三十三条：“主管单位应对中心报送的材料和数据承担核实责任，确保真实可靠”。",
            .decides =
                "同一句中依次列出单位相同的两项以上的数，之后写“合计”“共计”“共”的，或者总数之后以冒号、括号、“分别为”"
                "列出各项的，"
                "相加后与总数比较；“甲和乙合起来N项”的，与评估表两栏之和比较；送审、核减、审定三数同句的一并核对。列举"
                "不完全（等、其余、其中、约数）的，以及相差过"
                "大、"
                "显然不是同一口径的，不列出。",
            .remedy = "请重新计算合计，改正有误的一项；所列不是全部的，请写明。",
            .remedy_en =
                "Please add up again and correct the figure that is wrong; say so where the list is not complete.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kAuthenticity,
        },
    .check = check,
};

}  // namespace nitec
