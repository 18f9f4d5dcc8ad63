#include <algorithm>
#include <array>
#include <set>
#include <string>

#include "validators/agreement/account.h"
#include "validators/agreement/rate_words.h"
#include "validators/agreement/rules.h"
#include "validators/agreement/telling.h"
#include "validators/agreement/texts.h"
#include "validators/agreement/told.h"
#include "validators/facts.h"

namespace nitec {
namespace {

using Text = std::u32string_view;

/// A name of a quantity is no longer than this.
constexpr std::size_t kLongestSubject = 24;
constexpr std::array<Text, 6> kUnits{U"元", U"人", U"件", U"项", U"家", U"人次"};
constexpr Text kStops = U"。;!?,:、()";

enum class Course { kRising, kFalling, kHighest, kLowest };

/// Of others, of what is to come, or of a rate made of two: nothing that the datasheet has by year.
bool set_aside(Text sentence) {
  return has_any(sentence, {U"计划", U"预计", U"目标", U"力争", U"将",   U"拟",        U"未来", U"依托单位", U"集团",
                            U"行业", U"全省", U"全国", U"国内", U"市场", U"占比",      U"比例", U"比重",     U"增幅",
                            U"增速", U"人均", U"平均", U"单位", U"每",   U"除",        U"基本", U"总体",     U"大体",
                            U"季度", U"月",   U"期最", U"一期", U"若不", U"合同额以外"});
}

bool is_digit(char32_t c) {
  return c >= U'0' && c <= U'9';
}

/// The year whose four digits and 年 end at `end`; 0 for none.
int year_before(Text text, std::size_t end) {
  if (end < 5 || text[end - 1] != U'年' || (end > 5 && is_digit(text[end - 6]))) {
    return 0;
  }
  return year_in(text.substr(end - 5, 5));
}

class Paragraph {
 public:
  Paragraph(const Submission& submission, const Document& report, const Prose& prose, std::vector<Told> told,
            std::vector<Finding>& findings)
      : submission_(submission),
        report_(report),
        prose_(prose),
        text_(prose.text),
        told_(std::move(told)),
        findings_(findings) {}

  bool check() {
    bool looked = false;
    for (const Text always : {Text(U"逐年"), Text(U"连年"), Text(U"年年"), Text(U"连续三年"), Text(U"连续两年")}) {
      for (std::size_t at = text_.find(always); at != Text::npos; at = text_.find(always, at + 1)) {
        looked = course(at, at + always.size()) || looked;
      }
    }
    for (std::size_t at = text_.find(U'最'); at != Text::npos; at = text_.find(U'最', at + 1)) {
      looked = extreme(at) || looked;
    }
    for (const Text word : {Text(U"第一大来源"), Text(U"第一大渠道"), Text(U"第一来源"), Text(U"最大来源"),
                            Text(U"最大的来源"), Text(U"大头"), Text(U"居首"), Text(U"居第一"), Text(U"列第一"),
                            Text(U"列首位"), Text(U"最大的一块"), Text(U"最大的一项")}) {
      for (std::size_t at = text_.find(word); at != Text::npos; at = text_.find(word, at + 1)) {
        looked = largest(at, at + word.size()) || looked;
      }
    }
    for (const Text word : {Text(U"高于"), Text(U"多于"), Text(U"大于"), Text(U"超过"), Text(U"低于"), Text(U"少于"),
                            Text(U"次于"), Text(U"不及")}) {
      for (std::size_t at = text_.find(word); at != Text::npos; at = text_.find(word, at + 1)) {
        const bool more = word == U"高于" || word == U"多于" || word == U"大于" || word == U"超过";
        looked = beside(at, at + word.size(), more) || looked;
      }
    }
    return looked;
  }

 private:
  [[nodiscard]] Text between(std::size_t begin, std::size_t end) const {
    return begin < end ? text_.substr(begin, end - begin) : Text();
  }

  /// The words in front, up to a stop.
  [[nodiscard]] Text clause_before(std::size_t at) const {
    const Text before = between(at > 2 * kLongestSubject ? at - 2 * kLongestSubject : 0, at);
    std::size_t stop = before.find_last_of(kStops);
    // “科研(纵向)收入”: a name that has brackets in it.
    constexpr std::size_t kLongestRemark = 6;
    if (stop != Text::npos && before[stop] == U')' && before.substr(0, stop).rfind(U'(') != Text::npos &&
        stop - before.rfind(U'(', stop) <= kLongestRemark) {
      stop = before.find_last_of(kStops, before.rfind(U'(', stop) - 1);
    }
    return stop == Text::npos ? before : before.substr(stop + 1);
  }

  static Text plain(Text subject) {
    subject = strip_front(
        subject, {U"三年来", U"三年间", U"三年里", U"三年", U"两年来", U"评估期内", U"评估期", U"筹建期内", U"筹建期",
                  U"期内",   U"中心的", U"中心",   U"其中", U"若论",   U"要论",     U"论",     U"从",       U"而",
                  U"同期",   U"年度",   U"的",     U"全年", U"当年",   U"各年",     U"这三年"});
    return strip_back(subject,
                      {U"也", U"都",   U"均",     U"则",   U"已", U"又", U"的",   U"还", U"更",   U"呈",  U"是",
                       U"以", U"三年", U"三年间", U"两年", U"在", U"上", U"来看", U"看", U"数量", U"实现"});
  }

  /// The field that is meant, by year; empty when none or more than one is.
  [[nodiscard]] std::string code_of(Text subject, std::size_t at) const {
    subject = plain(subject);
    if (subject.size() > kLongestSubject) {
      return {};
    }
    if (subject.size() >= 2) {
      for (const Text unit : kUnits) {
        if (const FieldNaming* naming = field_named(subject, to_utf8(unit))) {
          return naming->code;
        }
      }
    }
    // “签转化合同5项，……若论到账，……”: what was received of these.
    const std::vector<FieldNaming>& fields = Vocabulary::standard().fields();
    for (std::size_t i = told_.size(); subject.size() >= 2 && i-- > 0;) {
      const auto known =
          std::find_if(fields.begin(), fields.end(), [&](const FieldNaming& one) { return one.code == told_[i].code; });
      for (const Text unit : kUnits) {
        const FieldNaming* naming =
            known == fields.end() ? nullptr : field_named(subject, to_utf8(unit), known->facets);
        if (naming != nullptr) {
          return naming->code;
        }
      }
    }
    // “……，逐年增长”: of what was told before in the paragraph, the one that is called so.
    const std::size_t begin = sentence_around(text_, at).first;
    std::string code;
    for (const Told& one : told_) {
      const std::size_t place = one.statement->quantity.number_begin;
      const bool called = subject.size() >= 2 ? to_utf32(one.statement->label).find(subject) != std::u32string::npos
                                              : place >= begin && place < at;
      if (!called || one.code.empty()) {
        continue;
      }
      if (!code.empty() && code != one.code) {
        return {};
      }
      code = one.code;
    }
    return code;
  }

  [[nodiscard]] std::vector<Figure> by_year(const std::string& code) const {
    std::vector<Figure> figures = code.empty() ? std::vector<Figure>() : figures_of(submission_, code);
    std::erase_if(figures, [](const Figure& figure) { return figure.sum || figure.year == 0; });
    std::sort(figures.begin(), figures.end(), [](const Figure& a, const Figure& b) { return a.year < b.year; });
    return figures;
  }

  [[nodiscard]] bool is_aside(std::size_t at) const {
    const auto [begin, end] = sentence_around(text_, at);
    return set_aside(between(begin, end));
  }

  /// “技术性收入逐年增长”
  bool course(std::size_t begin, std::size_t end) {
    constexpr std::size_t kNear = 3;
    const Text behind = text_.substr(end, kNear + 2);
    const bool rises =
        has_any(behind, {U"增长", U"增加", U"上升", U"提高", U"攀升", U"扩大", U"递增", U"走高", U"增多"});
    const bool falls =
        has_any(behind, {U"下滑", U"滑坡", U"萎缩", U"下降", U"减少", U"降低", U"递减", U"走低", U"回落"});
    if (rises == falls || is_aside(begin)) {
      return false;
    }
    const std::string code = code_of(clause_before(begin), begin);
    const std::vector<Figure> figures = by_year(code);
    if (figures.size() < 2) {
      return false;
    }
    for (std::size_t i = 1; i < figures.size(); ++i) {
      if (rises ? figures[i].value < figures[i - 1].value : figures[i - 1].value < figures[i].value) {
        tell(code, {figures[i - 1], figures[i]}, begin, end + 2, rises ? "逐年增长" : "逐年下降");
        return true;
      }
    }
    return true;
  }

  /// “若论到账，2029年最多”, “2029年技术性收入最高”
  bool extreme(std::size_t at) {
    const Text word = text_.substr(at, 2);
    const bool high = word == U"最多" || word == U"最高" || word == U"最大";
    const bool low = word == U"最少" || word == U"最低" || word == U"最小";
    const char32_t behind = at + 2 < text_.size() ? text_[at + 2] : U'。';
    if ((high || low) && behind == U'的' && !is_aside(at)) {
      return extreme_year(at, high);
    }
    if ((!high && !low) || kStops.find(behind) == Text::npos || is_aside(at)) {
      return false;
    }
    const Text clause = clause_before(at);
    const std::size_t clause_begin = at - clause.size();
    std::size_t sign = clause.find(U'年');  // Not that of “三年之中以2028年……”.
    while (sign != Text::npos && year_before(text_, clause_begin + sign + 1) == 0) {
      sign = clause.find(U'年', sign + 1);
    }
    const int year = sign == Text::npos ? 0 : year_before(text_, clause_begin + sign + 1);
    if (year == 0 || sign < 4) {
      return false;
    }
    Text subject = strip_back(clause.substr(sign + 1), {U"为", U"是", U"最"});
    if (plain(subject).empty()) {
      subject = strip_back(clause.substr(0, sign - 4), {U"以"});
    } else if (plain(subject) == U"一年" || plain(subject) == U"这一年" || plain(subject) == U"那一年") {
      subject = strip_back(clause.substr(0, sign - 4), {U"以"});
    }
    if (plain(subject).empty() && clause_begin > 0 && text_[clause_begin - 1] == U',') {
      const Text before = clause_before(clause_begin - 1);
      subject = has_any(before, {U"论", U"来看", U"方面"}) ? before : Text();
    }
    const std::string code = code_of(strip_back(subject, {U"方面", U"来看", U"看"}), at);
    const std::vector<Figure> figures = by_year(code);
    const auto own = std::find_if(figures.begin(), figures.end(), [&](const Figure& one) { return one.year == year; });
    if (figures.size() < 2 || own == figures.end()) {
      return false;
    }
    for (const Figure& one : figures) {
      if (high ? own->value < one.value : one.value < own->value) {
        tell(code, {*own, one}, clause_begin + sign - 4, at + 2, to_utf8(between(clause_begin + sign - 4, at + 2)));
        return true;
      }
    }
    return true;
  }

  /// “科技经费支出最高的一年是2028年”
  bool extreme_year(std::size_t at, bool high) {
    const Text behind = text_.substr(at + 3, 16);
    const Text named =
        strip_front(behind, {U"一年", U"年份", U"年度", U"是", U"为", U"出现在", U"在", U"当属", U"要数"});
    const int year = named.size() < behind.size() ? year_in(named.substr(0, 5)) : 0;
    const std::string code = year == 0 ? std::string() : code_of(clause_before(at), at);
    const std::vector<Figure> figures = by_year(code);
    const auto own = std::find_if(figures.begin(), figures.end(), [&](const Figure& one) { return one.year == year; });
    if (figures.size() < 2 || own == figures.end()) {
      return false;
    }
    for (const Figure& one : figures) {
      if (high ? own->value < one.value : one.value < own->value) {
        const std::size_t end = at + 3 + (behind.size() - named.size()) + 5;
        tell(code, {*own, one}, at - clause_before(at).size(), end,
             to_utf8(between(at - clause_before(at).size(), end)));
        break;
      }
    }
    return true;
  }

  /// “产品销售收入6450万元，是收入的第一大来源”: no other part of the same whole is larger.
  bool largest(std::size_t begin, std::size_t end) {
    const Text clause = clause_before(begin);
    Text subject = strip_back(clause, {U"的", U"中", U"收入", U"经费", U"投资", U"支出", U"来源", U"各项", U"是", U"为",
                                       U"占", U"位", U"排", U"仍", U"依然", U"里", U"当中"});
    if (const Text whole = strip_back(clause, {U"占", U"位", U"排", U"是", U"为"}); field_known(whole)) {
      subject = whole;  // “技术性收入占大头”: 收入 is a part of its name.
    }
    const std::string code = is_aside(begin)          ? std::string()
                             : plain(subject).empty() ? told_right_before(begin - clause.size())
                                                      : code_of(subject, begin);
    const std::vector<Figure> ours = code.empty() ? std::vector<Figure>() : figures_of(submission_, code);
    if (ours.size() != 1) {
      return false;
    }
    const std::vector<std::string> wholes = wholes_of(code);
    std::set<std::string> seen{code};
    for (const FieldNaming& other : Vocabulary::standard().fields()) {
      if (!seen.insert(other.code).second || other.code.substr(0, 1) != code.substr(0, 1)) {
        continue;
      }
      const std::vector<Figure> theirs = figures_of(submission_, other.code);
      if (theirs.size() != 1 || theirs.front().value <= ours.front().value) {
        continue;
      }
      const std::vector<std::string> of_other = wholes_of(other.code);
      const bool sibling = std::any_of(wholes.begin(), wholes.end(), [&](const std::string& whole) {
        return whole != other.code && std::find(of_other.begin(), of_other.end(), whole) != of_other.end();
      });
      const bool within = std::find(wholes.begin(), wholes.end(), other.code) != wholes.end() ||
                          std::find(of_other.begin(), of_other.end(), code) != of_other.end();
      if (sibling && !within) {
        tell_two(code, ours.front(), other.code, theirs.front(), begin, end);
        return true;
      }
    }
    return true;
  }

  static bool field_known(Text words) {
    return std::any_of(kUnits.begin(), kUnits.end(),
                       [&](Text unit) { return field_named(plain(words), to_utf8(unit)) != nullptr; });
  }

  /// The field of the number that ends right before that place, but for a stop.
  [[nodiscard]] std::string told_right_before(std::size_t at) const {
    for (const Told& one : told_) {
      if (one.statement->quantity.end + 1 == at) {
        return one.code;
      }
    }
    return {};
  }

  /// “产品销售收入6450万元，次于技术性收入”
  bool beside(std::size_t begin, std::size_t end, bool more) {
    const std::size_t stop = text_.find_first_of(kStops, end);
    const Text other = plain(between(end, std::min(stop, text_.size())));
    const Text clause = clause_before(begin);
    if (other.size() < 2 || other.size() > kLongestSubject ||
        set_aside(between(begin - clause.size(), std::min(stop, text_.size())))) {
      return false;
    }
    for (const Text unit : kUnits) {
      const FieldNaming* second = field_named(other, to_utf8(unit));
      if (second == nullptr) {
        continue;
      }
      std::string first;
      if (const FieldNaming* named = plain(clause).size() < 2 ? nullptr : field_named(plain(clause), to_utf8(unit))) {
        first = named->code;
      } else if (plain(clause).empty()) {
        first = told_right_before(begin - clause.size());
      }
      const std::vector<Figure> ours = figures_of(submission_, first);
      const std::vector<Figure> theirs = figures_of(submission_, second->code);
      if (first.empty() || first == second->code || ours.size() != 1 || theirs.size() != 1 ||
          ours.front().value == theirs.front().value) {
        return false;
      }
      if ((theirs.front().value < ours.front().value) != more) {
        tell_two(first, ours.front(), second->code, theirs.front(), begin, std::min(stop, text_.size()));
      }
      return true;
    }
    return false;
  }

  [[nodiscard]] Location place(std::size_t begin, std::size_t end) const {
    const auto [first, last] = clause_around(text_, begin, end, 20);
    Location where = prose_.place(report_, begin, end);
    where.quote = prose_.place(report_, first, last).quote;
    return where;
  }

  static void add_fields(const Figure& figure, Finding& finding) {
    for (const Field* field : figure.all.empty() ? std::vector<const Field*>{figure.field} : figure.all) {
      finding.locations.push_back(field->where);
      finding.locations.back().quote = field->text;
    }
  }

  void tell(const std::string& code, const std::pair<Figure, Figure>& years, std::size_t begin, std::size_t end,
            const std::string& said) {
    Location where = place(begin, end);
    Finding differs =
        finding(main_title(submission_) + "第" + std::to_string(where.page) + "页写“" + said + "”，评估表" +
                    field_title(code, years.first) + "为" + figure_words(years.first) + "，" +
                    std::to_string(years.second.year) + "年为" + figure_words(years.second) + "，请核实。",
                "The course of the years that the text tells is not that of the datasheet's values.");
    differs.expected = figure_words(years.first) + "；" + figure_words(years.second);
    differs.actual = said;
    differs.locations = {std::move(where)};
    add_fields(years.first, differs);
    add_fields(years.second, differs);
    findings_.push_back(std::move(differs));
  }

  void tell_two(const std::string& first, const Figure& ours, const std::string& second, const Figure& theirs,
                std::size_t begin, std::size_t end) {
    Location where = place(begin, end);
    const std::string said = to_utf8(between(begin, end));
    Finding differs = finding(main_title(submission_) + "第" + std::to_string(where.page) + "页写“" + said +
                                  "”，评估表" + field_title(first, ours) + "为" + figure_words(ours) + "，" +
                                  field_title(second, theirs) + "为" + figure_words(theirs) + "，请核实。",
                              "The text says which of two is larger; the datasheet's values say the opposite.");
    differs.expected = figure_words(ours) + "；" + figure_words(theirs);
    differs.actual = said;
    differs.locations = {std::move(where)};
    add_fields(ours, differs);
    add_fields(theirs, differs);
    findings_.push_back(std::move(differs));
  }

  const Submission& submission_;
  const Document& report_;
  const Prose& prose_;
  Text text_;
  std::vector<Told> told_;
  std::vector<Finding>& findings_;
};

Look check(const Submission& submission, const Context& context, std::vector<Finding>& findings) {
  const Document* report = report_of(submission);
  if (report == nullptr || !submission.datasheet) {
    return Look::kNoData;
  }
  const ToldNumbers numbers(account_of(submission, context), *report);
  const int last = last_report_page(submission, *report);
  bool looked = false;
  for (const Prose& prose : report_paragraphs(submission, context)) {
    if (prose.origins.empty() || report->pages[prose.origins.front().page].number > last ||
        !has_any(prose.text, {U"逐年", U"连年", U"年年", U"连续", U"最", U"于", U"超过", U"不及", U"第一", U"大头",
                              U"居首", U"首位"})) {
      continue;
    }
    looked = Paragraph(submission, *report, prose, numbers.in(prose), findings).check() || looked;
  }
  return looked ? Look::kLooked : Look::kNoData;
}

}  // namespace

constinit const Rule kTrendDiffers = {
    .card =
        {
            .name = "agreement/trend-differs",
            .clause = "第三十三条",
            .clause_id = "M43",
            .summary = "报告所说的逐年增减、哪年最多、谁多谁少，与评估表各年的数一致。",
            .summary_en = "Rising or falling, the highest year, the larger of two: as the datasheet's values have it.",
            .why = "第三十三条：“主管单位应对中心报送的材料和数据承担核实责任，确保真实可靠”。",
            .decides = "报告正文写“逐年（连年）增长、下降”“某年最多、最少”“甲高于、次于乙”“第一大来源”，而所指栏目能够"
                       "确定的，按评估"
                       "表各年的值核对。计划、行业和依托单位的情况，比例、增幅、人均，以及写明“总体”“基本”的不核对。",
            .remedy = "请按评估表各年的数改写，或者改正填错的数。",
            .remedy_en = "Please reword by the values of the years, or mend the value that is wrong.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kAuthenticity,
        },
    .check = check,
};

}  // namespace nitec
