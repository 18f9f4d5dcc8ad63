#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <string>

#include "model/quantity.h"
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
constexpr std::size_t kLongestSubject = 20;
constexpr Text kStops = U"。;!?,:、()";

/// Of others, of what is to come, or of a rate made of two: nothing that the datasheet has.
bool set_aside(Text sentence) {
  return has_any(sentence, {U"计划",   U"预计", U"目标", U"力争", U"将",   U"拟",     U"未来",   U"依托单位",
                            U"集团",   U"行业", U"全省", U"全国", U"国内", U"市场",   U"占比",   U"比例",
                            U"比重",   U"人均", U"平均", U"户均", U"季度", U"上半年", U"下半年", U"筹建前",
                            U"组建前", U"立项", U"公司", U"学校", U"学院", U"研究院", U"用户",   U"批复"});
}

Text strip_subject(Text subject) {
  constexpr std::size_t kYear = 5;
  if (subject.size() >= kYear && year_in(subject.substr(0, kYear)) != 0) {
    subject = subject.substr(kYear);
  } else if (subject.size() > kYear && year_in(subject.substr(subject.size() - kYear)) != 0) {
    subject = subject.substr(0, subject.size() - kYear);  // “服务企业2027年(比2026年多29家)”
  }
  subject =
      strip_front(subject, {U"三年来", U"三年间", U"三年里", U"三年",   U"两年来", U"评估期内", U"评估期", U"筹建期内",
                            U"筹建期", U"期内",   U"中心的", U"本中心", U"中心",   U"其中",     U"年度",   U"全年",
                            U"当年",   U"各年",   U"度",     U"年",     U"末",     U"的",       U"同期",   U"我们",
                            U"截至",   U"在册",   U"目前",   U"现有",   U"承担",   U"承担的",   U"举办",   U"举办的",
                            U"服务的", U"签订的", U"签订",   U"实现",   U"完成",   U"取得",     U"拥有",   U"组织的",
                            U"带动",   U"每年",   U"各年度", U"年年",   U"历年",   U"连续三年"});
  return strip_back(subject, {U"也",   U"都",   U"均",   U"则",   U"已",   U"已经", U"又",   U"的",   U"还",
                              U"更",   U"数量", U"规模", U"在",   U"则",   U"为",   U"是",   U"达到", U"保持",
                              U"一直", U"始终", U"稳定", U"逐步", U"稳步", U"就",   U"合计", U"现"});
}

struct Subject {
  std::string code;
  std::string unit;
};

/// Values that the text derives from the datasheet's instead of giving them.
class Paragraph {
 public:
  Paragraph(const Submission& submission, const Document& report, const Prose& prose, std::vector<Told> told,
            std::vector<Finding>& findings)
      : submission_(submission),
        report_(report),
        prose_(prose),
        text_(prose.text),
        told_(std::move(told)),
        findings_(findings),
        all_(find_quantities(prose.text)) {}

  bool check() {
    bool looked = false;
    for (std::size_t i = 0; i < std::min(all_.size(), kMostQuantities); ++i) {
      looked = difference(i) || quotient(i) || per_head(i) || from_to(i) || every_year(i) || looked;
    }
    for (const Text word : {Text(U"番"), Text(U"倍")}) {
      for (std::size_t at = text_.find(word); at != Text::npos; at = text_.find(word, at + 1)) {
        looked = times(at) || looked;
      }
    }
    for (const Text word : {Text(U"没有"), Text(U"尚未"), Text(U"尚无"), Text(U"暂无"), Text(U"未曾"), Text(U"从未"),
                            Text(U"均无"), Text(U"并无"), Text(U"未")}) {
      for (std::size_t at = text_.find(word); at != Text::npos; at = text_.find(word, at + 1)) {
        looked = none(at, at + word.size()) || looked;
      }
    }
    for (const Text word :
         {Text(U"从未亏损"), Text(U"没有亏损"), Text(U"未出现亏损"), Text(U"未发生亏损"), Text(U"没有出现亏损"),
          Text(U"年年盈利"), Text(U"连年盈利"), Text(U"连续盈利"), Text(U"每年都盈利"), Text(U"每年盈利"),
          Text(U"每年都有净利润"), Text(U"一直盈利"), Text(U"始终盈利")}) {
      for (std::size_t at = text_.find(word); at != Text::npos; at = text_.find(word, at + 1)) {
        looked = always_profit(at, at + word.size()) || looked;
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
    const Text before = between(at > 3 * kLongestSubject ? at - 3 * kLongestSubject : 0, at);
    std::size_t stop = before.find_last_of(kStops);
    // “科研(纵向)收入”: a name that has brackets in it.
    constexpr std::size_t kLongestRemark = 6;
    if (stop != Text::npos && before[stop] == U')' && before.substr(0, stop).rfind(U'(') != Text::npos &&
        stop - before.rfind(U'(', stop) <= kLongestRemark) {
      stop = before.find_last_of(kStops, before.rfind(U'(', stop) - 1);
    }
    return stop == Text::npos ? before : before.substr(stop + 1);
  }

  /// Those of the clause before that one, behind a comma.
  [[nodiscard]] Text clause_ahead(Text clause) const {
    const auto begin = static_cast<std::size_t>(clause.data() - text_.data());
    return begin > 0 && text_[begin - 1] == U',' ? clause_before(begin - 1) : Text();
  }

  [[nodiscard]] bool is_aside(std::size_t at) const {
    const auto [begin, end] = sentence_around(text_, at);
    return set_aside(between(begin, end));
  }

  /// The field that the words name, in that unit (any, where it is empty).
  static std::optional<Subject> named(Text words, const std::string& unit) {
    words = strip_subject(words);
    if (words.size() < 2 || words.size() > kLongestSubject) {
      return std::nullopt;
    }
    constexpr std::array<const char*, 16> kUnits{"元", "人", "件",   "项", "家", "次", "人次", "小时",
                                                 "个", "条", "台套", "期", "㎡", "份", "名",   "人月"};
    std::optional<Subject> found;
    for (const char* one : kUnits) {
      const FieldNaming* naming = unit.empty() || unit == one ? field_named(words, one) : nullptr;
      if (naming != nullptr && found && found->code != naming->code) {
        return std::nullopt;
      }
      if (naming != nullptr) {
        found = Subject{naming->code, one};
      }
    }
    return found;
  }

  /// The field of the last number of that unit in the sentence before the place.
  [[nodiscard]] const Told* told_before(std::size_t at, const std::string& unit) const {
    const std::size_t begin = sentence_around(text_, at).first;
    const Told* last = nullptr;
    for (const Told& one : told_) {
      const Quantity& quantity = one.statement->quantity;
      if (quantity.number_begin >= begin && quantity.end <= at) {
        last = &one;
      }
    }
    return last != nullptr && !last->code.empty() && (unit.empty() || last->statement->quantity.unit == unit) ? last
                                                                                                              : nullptr;
  }

  [[nodiscard]] std::vector<Figure> by_year(const std::string& code) const {
    std::vector<Figure> figures = code.empty() ? std::vector<Figure>() : figures_of(submission_, code);
    std::erase_if(figures, [](const Figure& figure) { return figure.sum || figure.year == 0; });
    std::sort(figures.begin(), figures.end(), [](const Figure& a, const Figure& b) { return a.year < b.year; });
    return figures;
  }

  static const Figure* of_year(const std::vector<Figure>& figures, int year) {
    const auto found =
        std::find_if(figures.begin(), figures.end(), [&](const Figure& one) { return one.year == year; });
    return found == figures.end() ? nullptr : &*found;
  }

  /// What is compared with what: “2029年研发投入比2027年”, “与2027年相比,2029年科技经费”.
  struct Compared {
    Subject subject;
    std::vector<Figure> figures;
    int year = 0;  ///< 0: not said.
    int base = 0;  ///< 0: the year before.
  };

  [[nodiscard]] std::optional<Compared> compared(Text words, const std::string& unit) const {
    Compared out;
    const auto begin = static_cast<std::size_t>(words.data() - text_.data());
    std::size_t sign = words.find_first_of(U"比较");
    if (words.substr(0, sign).ends_with(U"同")) {
      --sign;
    }
    Text subject = words.substr(0, std::min(sign, words.size()));
    if (sign == Text::npos) {
      // “与2027年相比,2029年科技经费”
      const Text ahead = clause_ahead(words);
      if (ahead.find(U"相比") == Text::npos && !ahead.starts_with(U"比") && !ahead.starts_with(U"较")) {
        return std::nullopt;
      }
      out.base = year_in(ahead);
      if (out.base == 0 && !earlier(ahead)) {
        return std::nullopt;
      }
    } else {
      const Text base = words.substr(sign);
      out.base = year_in(base);
      const bool last_year = earlier(base) || base.starts_with(U"同比");
      if ((out.base == 0 && !last_year) ||
          has_any(base, {U"期初", U"年初", U"评估期", U"前三年", U"建", U"改造", U"同类", U"上期"})) {
        return std::nullopt;
      }
    }
    const std::size_t sentence = sentence_around(text_, begin).first;
    out.year = year_in(subject);
    if (const std::optional<Subject> own = named(subject, unit)) {
      out.subject = *own;
    } else if (strip_subject(subject).empty()) {
      const Told* told = told_before(begin, unit);
      if (told == nullptr || sign == Text::npos) {
        return std::nullopt;
      }
      out.subject = {told->code, told->statement->quantity.unit};
      out.year = out.year != 0 ? out.year : told->statement->year_near ? 0 : told->statement->year;
    } else {
      return std::nullopt;
    }
    if (out.year == 0) {
      out.year = year_in(between(sentence, begin));
    }
    out.figures = by_year(out.subject.code);
    return out.figures.size() > 1 ? std::optional(out) : std::nullopt;
  }

  /// The years that may be meant: now, and what it is compared with.
  static std::vector<std::pair<const Figure*, const Figure*>> pairs_of(const Compared& one) {
    std::vector<std::pair<const Figure*, const Figure*>> out;
    for (const Figure& figure : one.figures) {
      const Figure* base = of_year(one.figures, one.base != 0 ? one.base : figure.year - 1);
      const bool meant = one.year == 0 || one.year == figure.year;
      if (base != nullptr && base->year < figure.year && meant) {
        out.emplace_back(&figure, base);
      }
    }
    return out;
  }

  /// “2029年研发投入比上年增加260万元”, “与2027年相比，2029年科技经费增长28.2%”.
  bool difference(std::size_t i) {
    const Quantity& said = all_[i];
    const Text clause = clause_before(said.begin);
    const auto verb = growth_words(clause);
    Text more;
    bool falls = false;
    if (verb) {
      more = verb->second;
      falls = verb->first == Quotient::kFall;
    } else if (const Text word = strip_back(clause, {U"了", U"出", U"约"});
               word.ends_with(U"多") || word.ends_with(U"少")) {
      more = word.substr(0, word.size() - 1);
      falls = word.ends_with(U"少");
    } else {
      return false;
    }
    const bool level = has_any(clause.substr(std::min(more.size(), clause.size())), {U"到", U"至", U"为"});
    const bool percent = said.unit == "%";
    if (level || said.unit == "百分点" || (said.upper && !(percent && said.in_words)) || said.bound != Bound::kNone ||
        is_aside(said.begin)) {
      return false;
    }
    more = strip_back(more, {U"净", U"又", U"共", U"再", U"累计", U"大幅", U"明显"});
    const std::optional<Compared> one = compared(more, percent ? std::string() : said.unit);
    if (!one || (percent && one->base == 0)) {  // Growth beside the last year is rate-differs'.
      return false;
    }
    const auto pairs = pairs_of(*one);
    const auto fits = [&](const std::pair<const Figure*, const Figure*>& pair) {
      const Decimal change = falls ? pair.second->value - pair.first->value : pair.first->value - pair.second->value;
      if (percent) {
        Quantity over;
        over.value = pair.first->value;
        over.step = pair.first->step;
        Quantity under;
        under.value = pair.second->value;
        under.step = pair.second->step;
        return quotient_agrees(over, under, falls ? Quotient::kFall : Quotient::kGrowth, said);
      }
      const Decimal off = (change - said.value).abs();
      return off <= said.step || (said.approximate && off * Decimal(10) <= change.abs());
    };
    if (pairs.empty() || std::any_of(pairs.begin(), pairs.end(), fits)) {
      return !pairs.empty();
    }
    tell(one->subject.code, {*pairs.back().first, *pairs.back().second},
         static_cast<std::size_t>(clause.data() - text_.data()), said.end);
    return true;
  }

  /// “资产负债率为38.0%”: a ratio by its name.
  bool quotient(std::size_t i) {
    struct Ratio {
      Text name;
      const char* over;
      const char* under;
    };
    static constexpr std::array<Ratio, 7> kRatios{{{U"资产负债率", "B02", "B01"},
                                                   {U"负债率", "B02", "B01"},
                                                   {U"审减率", "E21c", "E21a"},
                                                   {U"核减率", "E21c", "E21a"},
                                                   {U"设备国产率", "B09", "B06"},
                                                   {U"设备国产化率", "B09", "B06"},
                                                   {U"投资完成率", "E07", "E01"}}};
    const Quantity& said = all_[i];
    const Text clause = strip_back(clause_before(said.begin),
                                   {U"为", U"是", U"达", U"达到", U"约", U"仅", U"在", U"控制", U"只有", U"保持"});
    if (said.unit != "%" || said.upper || said.bound != Bound::kNone || is_aside(said.begin) || earlier(clause)) {
      return false;
    }
    for (const Ratio& ratio : kRatios) {
      const std::vector<Figure> over = figures_of(submission_, ratio.over);
      const std::vector<Figure> under = figures_of(submission_, ratio.under);
      if (!clause.ends_with(ratio.name) || over.size() != 1 || under.size() != 1) {
        continue;
      }
      const int year = year_in(clause);
      if (year != 0 && year != last_year_reported(submission_)) {
        return false;
      }
      Quantity a;
      a.value = over.front().value;
      a.step = over.front().step;
      Quantity b;
      b.value = under.front().value;
      b.step = under.front().step;
      if (!quotient_agrees(a, b, Quotient::kShare, said)) {
        const auto end = static_cast<std::size_t>(clause.data() + clause.size() - text_.data());
        tell_two(ratio.over, over.front(), ratio.under, under.front(), end - ratio.name.size(), said.end);
      }
      return true;
    }
    return false;
  }

  /// “职工人均科技经费支出35.7万元”: of all, or of those who do research, in some year.
  bool per_head(std::size_t i) {
    const Quantity& said = all_[i];
    const Text clause = clause_before(said.begin);
    const std::size_t at = clause.find(U"人均");
    if (at == Text::npos || said.upper || said.bound != Bound::kNone || said.unit.empty() || said.unit == "%") {
      return false;
    }
    const auto [from, to] = sentence_around(text_, said.begin);
    if (has_any(between(from, to),
                {U"计划", U"目标", U"预计", U"行业", U"全国", U"全省", U"依托单位", U"集团", U"同类"})) {
      return false;
    }
    const std::optional<Subject> subject = named(clause.substr(at + 2), said.unit);
    const std::vector<Figure> figures = subject ? figures_of(submission_, subject->code) : std::vector<Figure>();
    const int year = year_in(clause);
    for (const char* group : {"C01", "C02", "C04", "C05"}) {
      const std::vector<Figure> people = figures_of(submission_, group);
      for (const Figure& figure : people.size() == 1 ? figures : std::vector<Figure>()) {
        if (year != 0 && figure.year != 0 && figure.year != year) {
          continue;
        }
        const Decimal off = (said.value * people.front().value - figure.value).abs();
        // Within a unit of the last digit for each head, or two in a hundred.
        if (off <= said.step * people.front().value || off * Decimal(50) <= figure.value.abs()) {
          return true;
        }
      }
    }
    const std::vector<Figure> all = figures_of(submission_, "C01");
    if (!figures.empty() && all.size() == 1) {
      tell_two(subject->code, figures.back().sum && year == 0 ? figures.back() : figures.front(), "C01", all.front(),
               static_cast<std::size_t>(clause.data() - text_.data()), said.end);
    }
    return !figures.empty();
  }

  /// “联盟成员已由28家发展到36家”: where it has come to is the last year's value.
  bool from_to(std::size_t i) {
    if (i == 0 || all_[i - 1].unit != all_[i].unit || all_[i].unit.empty() || !exact(all_[i]) ||
        is_aside(all_[i].begin)) {
      return false;
    }
    const Quantity& from = all_[i - 1];
    const Quantity& to = all_[i];
    const Text ahead = clause_before(from.begin);
    const std::size_t sign = ahead.find_last_of(U"由从");
    const Text gap = between(from.end, to.begin);
    const std::size_t reach = gap.find_last_of(U"到至");
    constexpr std::size_t kLongestGap = 18;
    const bool changed =
        has_any(gap, {U"增", U"提", U"升", U"扩", U"发展", U"壮大", U"涨", U"降", U"减", U"回落", U"充实"});
    if (sign == Text::npos || reach == Text::npos || gap.size() > kLongestGap || !changed ||
        gap.find_first_of(U"。;") != Text::npos) {
      return false;
    }
    Text words = strip_subject(ahead.substr(0, sign));
    if (words.empty()) {
      words = clause_ahead(ahead);
    }
    const std::optional<Subject> subject = named(words, to.unit);
    if (!subject) {
      return false;
    }
    const std::vector<Figure> figures = figures_of(submission_, subject->code);
    const std::vector<Figure> years = by_year(subject->code);
    const int said_from = year_in(ahead.substr(sign));
    int said_to = year_in(gap);
    const int end = last_year_reported(submission_);
    said_to = said_to == 0 ? end : said_to;
    const Figure* now =
        years.empty() ? (figures.size() == 1 && said_to == end ? &figures.front() : nullptr) : of_year(years, said_to);
    if (now == nullptr || told_as(to)) {
      return false;
    }
    const Figure* then = said_from == 0 ? nullptr : of_year(years, said_from);
    if (!agrees(to, *now)) {
      tell_one(subject->code, *now, to);
    } else if (then != nullptr && exact(from) && !agrees(from, *then) && !told_as(from)) {
      tell_one(subject->code, *then, from);
    }
    return true;
  }

  /// “每年服务企业都在30家以上”
  bool every_year(std::size_t i) {
    const Quantity& said = all_[i];
    Text clause = clause_before(said.begin);
    const bool each = has_any(clause, {U"每年", U"各年", U"年年", U"历年", U"逐年", U"三年都", U"三年均", U"连续三年"});
    const bool all = has_any(clause, {U"都", U"均", U"保持", U"稳定", U"始终", U"一直", U"不低于", U"不少于", U"超过"});
    if (!each || !all || said.upper || said.bound == Bound::kNone || is_aside(said.begin)) {
      return false;
    }
    std::u32string words(clause);
    for (const Text word : {Text(U"每年"), Text(U"各年"), Text(U"年年"), Text(U"历年"), Text(U"三年"), Text(U"连续"),
                            Text(U"都"), Text(U"均"), Text(U"保持"), Text(U"稳定"), Text(U"始终"), Text(U"一直")}) {
      for (std::size_t at = words.find(word); at != words.npos; at = words.find(word)) {
        words.erase(at, word.size());
      }
    }
    const std::optional<Subject> subject = named(words, said.unit);
    const std::vector<Figure> years = subject ? by_year(subject->code) : std::vector<Figure>();
    if (years.size() < 2) {
      return false;
    }
    for (const Figure& year : years) {
      if (said.bound == Bound::kAtLeast ? year.value < said.value : said.value < year.value) {
        tell_one(subject->code, year, said);
        break;
      }
    }
    return true;
  }

  /// “2029年对外服务次数较2027年翻了一番”, “是2027年的2.3倍”.
  bool times(std::size_t at) {
    static const RE2 kDoubled("(翻|增长|增加|提高)了?([一两]?)(番|倍)$");
    static const RE2 kTimes(
        "(?:是|为|达到|达|相当于|约为)(上年|去年|[0-9]{4}年)(?:度)?的?(近|约|超)?([0-9]+(?:\\.[0-9]+)?|两|三|四|五)"
        "倍$");
    const Text clause = between(static_cast<std::size_t>(clause_before(at).data() - text_.data()), at + 1);
    const std::string words = to_utf8(clause);
    std::string verb;
    std::string count;
    std::string kind;
    std::string base;
    std::string about;
    // Bounds of the quotient, in tenths.
    long long low = 0;
    long long high = 0;
    Text subject;
    if (is_aside(at)) {
      return false;
    }
    std::optional<Compared> one;
    if (RE2::PartialMatch(words, kDoubled, &verb, &count, &kind)) {
      const bool again = count == "两";
      low = kind == "番" ? (again ? 36 : 18) : (again ? 27 : 18);
      high = kind == "番" ? (again ? 50 : 26) : (again ? 36 : 26);
      const std::size_t verb_at = clause.find(to_utf32(verb));
      one = compared(strip_back(clause.substr(0, verb_at), {U"实现", U"又", U"近", U"将近", U"几乎", U"约"}), {});
      if (!one) {
        one = over_all_years(clause.substr(0, verb_at));
      }
    } else if (RE2::PartialMatch(words, kTimes, &base, &about, &count)) {
      const std::size_t base_at = clause.find(to_utf32(base));
      Compared own;
      Text before = strip_back(clause.substr(0, base_at), {U"是", U"为", U"达到", U"达", U"相当于", U"约为"});
      const std::optional<Subject> named_so = named(before, {});
      const Told* told =
          before.empty() ? told_before(static_cast<std::size_t>(clause.data() - text_.data()), {}) : nullptr;
      if (!named_so && told == nullptr) {
        return false;
      }
      own.subject = named_so ? *named_so : Subject{told->code, told->statement->quantity.unit};
      own.year = named_so ? year_in(before) : told->statement->year;
      own.base = year_in(to_utf32(base));
      own.figures = by_year(own.subject.code);
      const std::optional<Decimal> number = count == "两"   ? Decimal(2)
                                            : count == "三" ? Decimal(3)
                                            : count == "四" ? Decimal(4)
                                            : count == "五" ? Decimal(5)
                                                            : Decimal::parse(count);
      if (!number || number->text().size() > 4) {
        return false;
      }
      const double value = std::stod(number->text());
      const bool whole = number->scale() == 0;
      const double slack = whole ? 0.35 : 0.1;
      low = static_cast<long long>((value - slack) * 10.0);
      high = static_cast<long long>((value + slack + (about == "超" ? 0.6 : 0)) * 10.0 + 0.999);
      one = own;
    } else {
      return false;
    }
    if (!one) {
      return false;
    }
    const auto pairs = pairs_of(*one);
    const auto fits = [&](const std::pair<const Figure*, const Figure*>& pair) {
      const Decimal ten = pair.first->value * Decimal(10);
      return pair.second->value * Decimal(low) <= ten && ten <= pair.second->value * Decimal(high);
    };
    if (pairs.empty() || std::any_of(pairs.begin(), pairs.end(), fits)) {
      return !pairs.empty();
    }
    tell(one->subject.code, {*pairs.back().first, *pairs.back().second},
         static_cast<std::size_t>(clause.data() - text_.data()), at + 1);
    return true;
  }

  /// “三年间技术性收入翻了一番”: from the first year to the last.
  [[nodiscard]] std::optional<Compared> over_all_years(Text words) const {
    if (!has_any(words, {U"三年", U"评估期"})) {
      return std::nullopt;
    }
    const std::optional<Subject> subject = named(words, {});
    Compared out;
    if (!subject) {
      return std::nullopt;
    }
    out.subject = *subject;
    out.figures = by_year(subject->code);
    if (out.figures.size() < 2) {
      return std::nullopt;
    }
    out.base = out.figures.front().year;
    out.year = out.figures.back().year;
    return out;
  }

  /// “每年都有净利润,从未亏损”: in no year the profit is a loss.
  bool always_profit(std::size_t begin, std::size_t end) {
    if (is_aside(begin)) {
      return false;
    }
    const auto [from, to] = sentence_around(text_, begin);
    const int year = year_in(between(from, to));
    const std::vector<Figure> years = by_year("H11");
    for (const Figure& figure : years) {
      if (figure.value < Decimal() && (year == 0 || year == figure.year)) {
        tell_none("H11", figure, begin, end);
        break;
      }
    }
    return !years.empty();
  }

  /// “中心尚未牵头组建产业创新联盟”: none of what the datasheet counts.
  bool none(std::size_t begin, std::size_t end) {
    if (is_aside(begin)) {
      return false;
    }
    const std::size_t stop = text_.find_first_of(kStops, end);
    Text words = between(end, std::min(stop, text_.size()));
    if (text_[begin] == U'未' && end == begin + 1) {
      // “未使用银行贷款”, and no “未来”, “尚未”.
      if ((begin > 0 && has_any(text_.substr(begin - 1, 1), {U"尚", U"从", U"还", U"前"})) ||
          !has_any(words.substr(0, 2), {U"发生", U"安排", U"使用", U"取得", U"获得", U"承担", U"申请", U"建立", U"设立",
                                        U"组建", U"牵头", U"举办", U"形成"})) {
        return false;
      }
      words = words.substr(2);
    }
    words =
        strip_back(strip_front(words, {U"使用", U"安排", U"发生", U"取得", U"获得", U"申请", U"牵头", U"组建", U"建立",
                                       U"设立", U"过", U"承担", U"举办", U"形成", U"建成", U"任何", U"拿到"}),
                   {U"的情况", U"情况", U"发生", U"的"});
    const Text clause = clause_before(begin);
    if (has_any(clause, {U"若", U"如", U"凡", U"除", U"不", U"否"}) || has_any(words, {U"新"})) {
      return false;
    }
    std::optional<Subject> subject = named(words, {});
    if (!subject && words.size() >= 2) {  // “科技经费筹集从未使用金融机构贷款”
      subject = named(std::u32string(clause) + std::u32string(words), {});
    }
    if (!subject && !words.empty()) {
      subject = named(std::u32string(words) + U"数", {});
    }
    if (!subject && words.empty()) {
      subject = named(strip_back(clause, {U"目前", U"还", U"方面", U"也"}), {});
    }
    if (!subject) {
      return false;
    }
    const std::vector<Figure> figures = figures_of(submission_, subject->code);
    const auto [from, to] = sentence_around(text_, begin);
    const int year = year_in(between(from, to));
    const Decimal zero;
    const Figure* against = nullptr;
    for (const Figure& figure : figures) {
      const bool meant = figures.size() == 1 ? (year == 0 || figure.year == 0 || figure.year == year)
                         : year != 0         ? figure.year == year
                                             : figure.sum;
      against = meant && figure.value > zero ? &figure : against;
    }
    const std::vector<Figure> years = by_year(subject->code);
    const bool ever =
        text_[begin] == U'从' || has_any(between(from, to), {U"三年", U"评估期", U"期间", U"以来", U"期内"});
    if (against != nullptr && (year != 0 || ever || years.empty() || years.back().value > zero)) {
      tell_none(subject->code, *against, begin, std::min(stop, text_.size()));
    }
    return !figures.empty();
  }

  /// Whether the number is read as a field's and compared elsewhere.
  [[nodiscard]] bool told_as(const Quantity& quantity) const {
    return std::any_of(told_.begin(), told_.end(), [&](const Told& one) {
      return one.statement->quantity.number_begin == quantity.number_begin && !one.code.empty() &&
             one.statement->unknown == 0 && !one.statement->past && !one.statement->sum;
    });
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

  void tell(const std::string& code, const std::pair<Figure, Figure>& years, std::size_t begin, std::size_t end) {
    told(begin, end,
         field_title(code, years.first) + "为" + figure_words(years.first) + "，" + std::to_string(years.second.year) +
             "年为" + figure_words(years.second),
         {&years.first, &years.second});
  }

  void tell_two(const std::string& first, const Figure& ours, const std::string& second, const Figure& theirs,
                std::size_t begin, std::size_t end) {
    told(begin, end,
         field_title(first, ours) + "为" + figure_words(ours) + "，" + field_title(second, theirs) + "为" +
             figure_words(theirs),
         {&ours, &theirs});
  }

  void tell_one(const std::string& code, const Figure& figure, const Quantity& said) {
    told(said.begin, said.end, field_title(code, figure) + "为" + figure_words(figure), {&figure});
  }

  void tell_none(const std::string& code, const Figure& figure, std::size_t begin, std::size_t end) {
    told(begin, end, field_title(code, figure) + "为" + figure_words(figure), {&figure});
  }

  void told(std::size_t begin, std::size_t end, const std::string& sheet, const std::vector<const Figure*>& figures) {
    Location where = place(begin, end);
    const std::string said = to_utf8(between(begin, end));
    Finding differs = finding(main_title(submission_) + "第" + std::to_string(where.page) + "页写“" +
                                  abridged(said, 40) + "”，评估表" + sheet + "，请核实。",
                              "What the text derives from the datasheet's values does not follow from them.");
    for (const Figure* figure : figures) {
      differs.expected += (differs.expected.empty() ? "" : "；") + figure_words(*figure);
    }
    differs.actual = abridged(said, 40);
    differs.locations = {std::move(where)};
    for (const Figure* figure : figures) {
      add_fields(*figure, differs);
    }
    findings_.push_back(std::move(differs));
  }

  const Submission& submission_;
  const Document& report_;
  const Prose& prose_;
  Text text_;
  std::vector<Told> told_;
  std::vector<Finding>& findings_;
  std::vector<Quantity> all_;
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
    const bool own = !prose.origins.empty() && report->pages[prose.origins.front().page].number <= last;
    if (own && has_any(prose.text, {U"增", U"减", U"升", U"降", U"多", U"少", U"率", U"到", U"至", U"年", U"倍", U"番",
                                    U"没有", U"无", U"未"})) {
      looked = Paragraph(submission, *report, prose, numbers.in(prose), findings).check() || looked;
    }
  }
  return looked ? Look::kLooked : Look::kNoData;
}

}  // namespace

constinit const Rule kDerivedDiffers = {
    .card =
        {
            .name = "agreement/derived-differs",
            .clause = "第三十三条",
            .clause_id = "M43",
            .summary =
                "报告由评估表各栏推算出的说法（增减多少、几倍、由几到几、每年都在多少以上、没有）与各栏的值一致。",
            .summary_en =
                "What the report derives from the datasheet's values follows from them: by how much, how many "
                "times, from what to what, in every year, none.",
            .why = "第三十三条：“主管单位应对中心报送的材料和数据承担核实责任，确保真实可靠”。",
            .decides =
                "报告正文写比上年或者某年增减多少、是某年的几倍、翻番，由几增减到几，每年都在多少以上，资产负债率，"
                "或者没有、尚未有，而所指栏目和年度能够确定的，按评估表各年的值核对；未写年度的，与任何相邻两年相"
                "符即可。计划、行业、依托单位和筹建前的情况，人均、占比不在此列。",
            .remedy = "请按评估表的值改写，或者改正填错的值；口径不同的，请写明。",
            .remedy_en = "Please reword by the datasheet's values, or mend the value that is wrong; say so where the "
                         "scope is another.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kAuthenticity,
        },
    .check = check,
};

}  // namespace nitec
