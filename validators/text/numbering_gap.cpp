#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "validators/catalogue.h"
#include "validators/facts.h"
#include "validators/identifiers/text_units.h"
#include "validators/pattern.h"
#include "validators/reading.h"
#include "validators/text/report_lines.h"

namespace nitec {
namespace {

/// A heading is no longer than this, in bytes (about 40 characters).
constexpr std::size_t kMaxHeading = 120;
constexpr int kLast = 20;

/// 1 to 20 as headings count; 0 for anything else.
int number_of(std::string_view text) {
  static constexpr std::array<std::string_view, 10> kDigits{"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  int value = 0;
  for (int i = 1; i <= kLast; ++i) {
    const std::string ten = i >= 20 ? "二十" : i >= 10 ? "十" : "";
    value = text == ten + std::string(kDigits.at(static_cast<std::size_t>(i % 10))) ? i : value;
  }
  return value;
}

std::string numeral_of(int number) {
  static constexpr std::array<std::string_view, 10> kDigits{"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  return std::string(number >= 20   ? "二十"
                     : number >= 10 ? "十"
                                    : "") +
         std::string(kDigits.at(static_cast<std::size_t>(number % 10)));
}

/// How a level writes its numbers.
struct Style {
  std::string_view before;
  std::string_view behind;
  bool arabic = false;  ///< 6.1, 6.2: below the part 6.
};
constexpr Style kStyles[] = {{"", "、"}, {"第", "章"}, {"第", "部分"}, {"(", ")"}, {"第", "节"}};
/// Styles of the parts; the others count anew below each of them.
constexpr std::size_t kPartStyles = 3;

/// “6.5经济效益” below 6; a sum (“6.5亿元”) or a sentence is none.
std::optional<int> decimal(const ReportLine& line, const Style& style) {
  static const RE2 kHeading("([1-9][0-9]?)[.、]?([\\p{Han}A-Z]\\p{Han}[^。;,:!?]*)");
  static const RE2 kSum("^(?:[万亿千百]{0,2}(?:元|吨|公里|千瓦|平方米|立方米|小时|个百分点|倍)|米|兆|%)");
  int number = 0;
  std::string title;
  return RE2::FullMatch(re2::StringPiece(line.text).substr(style.before.size()), kHeading, &number, &title) &&
                 !RE2::PartialMatch(title, kSum) && number <= kLast
             ? std::optional(number)
             : std::nullopt;
}

std::optional<int> numbered(const ReportLine& line, const Style& style) {
  if (line.contents || line.text.size() > kMaxHeading || !line.text.starts_with(style.before)) {
    return std::nullopt;
  }
  if (style.arabic) {
    return decimal(line, style);
  }
  static const RE2 kProse("[。;,:]$");
  const std::size_t end = line.text.find(style.behind, style.before.size());
  if (end == std::string::npos || end == style.before.size() || end > 12 ||
      end + style.behind.size() == line.text.size() || RE2::PartialMatch(line.text, kProse)) {
    return std::nullopt;
  }
  const int number = number_of(std::string_view(line.text).substr(style.before.size(), end - style.before.size()));
  return number > 0 ? std::optional(number) : std::nullopt;
}

class Gaps {
 public:
  Gaps(const Submission& submission, const std::vector<ReportLine>& lines, std::vector<Finding>& findings)
      : submission_(&submission), lines_(&lines), findings_(&findings) {}

  /// Of that style between the lines `begin` and `end`: how many headings there are. What is missing is told.
  int look(const Style& style, std::size_t begin, std::size_t end) {
    std::vector<std::pair<int, std::size_t>> found;
    for (std::size_t i = begin; i < end; ++i) {
      if (const std::optional<int> number = numbered((*lines_)[i], style)) {
        found.emplace_back(*number, i);
      }
    }
    // One number that does not fit between two that do: 一、二、四、四、五.
    for (std::size_t i = 1; i + 1 < found.size(); ++i) {
      const int fitting = found[i - 1].first + 1;
      if (found[i].first != fitting && found[i + 1].first == fitting + 1) {
        misfit(style, found[i - 1], found[i], found[i + 1]);
        found[i].first = fitting;
      }
    }
    // Another list in between, or one that does not begin at its beginning: nothing is certain.
    const bool counts_up = std::is_sorted(found.begin(), found.end()) &&
                           std::adjacent_find(found.begin(), found.end(), [](const auto& a, const auto& b) {
                             return a.first == b.first;
                           }) == found.end();
    if (found.size() < 2 || !counts_up || found.front().first != 1) {
      return static_cast<int>(found.size());
    }
    for (std::size_t i = 1; i < found.size(); ++i) {
      if (found[i].first != found[i - 1].first + 1) {
        gap(style, found[i - 1], found[i]);
      }
    }
    return static_cast<int>(found.size());
  }

 private:
  using Numbered = std::pair<int, std::size_t>;

  [[nodiscard]] bool seen(const std::string& mark, std::size_t begin, std::size_t end) const {
    for (std::size_t i = begin; i < end; ++i) {
      if ((*lines_)[i].text.find(mark) != std::string::npos) {
        return true;
      }
    }
    return false;
  }

  static std::string mark_of(const Style& style, int number) {
    return std::string(style.before) + (style.arabic ? std::to_string(number) : numeral_of(number)) +
           std::string(style.behind);
  }

  void misfit(const Style& style, Numbered before, Numbered one, Numbered behind) {
    const std::string mark = mark_of(style, before.first + 1);
    if (seen(mark, before.second, behind.second)) {
      return;
    }
    const ReportLine& line = (*lines_)[one.second];
    Finding found = finding(
        main_title(*submission_) + "标题“" + abridged(line.text, 20) + "”的编号与前后不连续，应为“" + mark + "”。",
        "The number of a heading does not fit between those before and behind.");
    found.locations = {line.where, (*lines_)[before.second].where};
    found.expected = mark;
    found.actual = mark_of(style, one.first);
    findings_->push_back(std::move(found));
  }

  void gap(const Style& style, Numbered from, Numbered to) {
    // A number that stands somewhere between the two has only not been seen as a heading.
    std::vector<std::string> missing;
    for (int number = from.first + 1; number < to.first; ++number) {
      const std::string mark = mark_of(style, number);
      if (seen(mark, from.second, to.second)) {
        return;
      }
      missing.push_back(mark);
    }
    const ReportLine& before = (*lines_)[from.second];
    const ReportLine& behind = (*lines_)[to.second];
    Finding found = finding(main_title(*submission_) + "标题的编号不连续：“" + abridged(before.text, 20) + "”之后是“" +
                                abridged(behind.text, 20) + "”，未见“" + joined(missing) + "”。",
                            "The numbers of the headings do not follow one another.");
    found.locations = {behind.where, before.where};
    found.expected = joined(missing);
    found.actual = "未见";
    findings_->push_back(std::move(found));
  }

  const Submission* submission_;
  const std::vector<ReportLine>* lines_;
  std::vector<Finding>* findings_;
};

/// Tables or figures of the report that are spoken of and are not there, where it numbers its own: 表1, 表2 … or 表3-1.
class Captions {
 public:
  Captions(const Submission& submission, const Context& context, std::string_view word)
      : submission_(&submission), context_(&context), word_(word) {}

  /// How many are captioned; a reference beyond those is told.
  int look(std::vector<Finding>& findings) {
    read();
    constexpr std::size_t kEnough = 2;
    if (captioned_.size() < kEnough) {
      return static_cast<int>(captioned_.size());
    }
    for (const auto& [number, places] : cited_) {
      if (captioned_.contains(number) || !same_form(number)) {
        continue;
      }
      Finding made = finding(main_title(*submission_) + "提到“" + word_ + number + "”，报告中未见这一编号的" +
                                 (word_ == "表" ? "表" : "图") + "，请核实。",
                             "The report speaks of a table or figure whose number it does not have.");
      made.locations = places;
      made.expected = word_ + *captioned_.begin() + "等" + std::to_string(captioned_.size()) + "个编号";
      made.actual = word_ + number;
      findings.push_back(std::move(made));
    }
    return static_cast<int>(captioned_.size());
  }

 private:
  static constexpr std::size_t kMaxPlaces = 8;

  void read() {
    const Document* report = report_of(*submission_);
    const int last = last_report_page(*submission_, *report);
    // Not folded: a blank parts the number from a title that begins with a year.
    const RE2& caption =
        pattern("^[ \u3000]*" + word_ + "[ \u3000]*([0-9]{1,2}(?:[-.][0-9]{1,2})?)(?:[^0-9.,。;、-]|$)");
    // Any line that begins so is taken for a caption; a table's own lines too.
    for (const Page& page : report->pages) {
      for (const Line& line : page.lines) {
        std::string number;
        if (line.text.find(word_) == std::string::npos) {
          continue;
        }
        if (RE2::PartialMatch(line.text, caption, &number) || RE2::PartialMatch(folded(line.text), caption, &number)) {
          captioned_.insert(number);
        }
      }
    }
    // “代表7人”, “发表12篇” and “仪表3台” are none: what leads to a reference stands before it.
    const RE2& cited = pattern("(?:^|[,。;:、()“见如由据照在和与及至到从按对于是为])(" + word_ +
                               " ?([0-9]{1,2}(?:[-.][0-9]{1,2})?))(?:[^0-9.-]|$)");
    static const RE2 kCount("^ ?[篇台只人名张个项份套件次户家万亿元年月日%种类块层]");
    static const RE2 kOthers(
        "审计|附件|附表|标准|规范|规程|规定|办法|指南|通知|合同|方案|任务书|评估表|报表|批复|意见|证书|清单|手册|论文|"
        "文献|原|》|GB|检测报告"
        "|决算报告|验收报告");
    for_each_unit(*submission_, *context_, {word_ == "表" ? "表" : "图"}, [&](const TextUnit& unit) {
      if (unit.document != report || unit.page->number > last) {
        return;
      }
      re2::StringPiece rest(unit.text);
      re2::StringPiece found;
      std::string number;
      while (RE2::FindAndConsume(&rest, cited, &found, &number)) {
        const std::string_view part(found.data(), found.size());
        rest =
            re2::StringPiece(unit.text).substr(static_cast<std::size_t>(part.data() + part.size() - unit.text.data()));
        const std::string_view before = unit.before_in_sentence(part);
        if (!RE2::PartialMatch(rest, kCount) &&
            !RE2::PartialMatch(re2::StringPiece(before.data(), before.size()), kOthers) && unit.list < 0 &&
            cited_[number].size() < kMaxPlaces) {
          cited_[number].push_back(unit.place(part));
        }
      }
    });
    std::erase_if(cited_, [](const auto& one) { return one.second.empty(); });
  }

  /// Whether the report's captions are numbered in that form: 表3-1 is not one of 表1, 表2.
  [[nodiscard]] bool same_form(const std::string& number) const {
    const auto sign = [](const std::string& text) {
      const std::size_t at = text.find_first_of(".-");
      return at == std::string::npos ? '\0' : text[at];
    };
    return std::all_of(captioned_.begin(), captioned_.end(),
                       [&](const std::string& one) { return sign(one) == sign(number); });
  }

  const Submission* submission_;
  const Context* context_;
  std::string word_;
  std::set<std::string> captioned_;
  std::map<std::string, std::vector<Location>> cited_;
};

Look check(const Submission& submission, const Context& context, std::vector<Finding>& findings) {
  const std::vector<ReportLine>& lines = report_lines(submission, context);
  // Where pages cannot be read, what is not seen may stand there.
  const Document* report = report_of(submission);
  if (lines.empty() || !readable(*report)) {
    return Look::kNoData;
  }
  // A part that the outline misses is told of there.
  const bool part_missing =
      submission.outline && submission.outline->file == report->path &&
      std::any_of(submission.outline->sections.begin(), submission.outline->sections.end(), [](const Section& section) {
        return section.status == SectionStatus::kMissing || section.status == SectionStatus::kMerged;
      });
  int seen = 0;
  std::vector<Finding> of_parts;
  std::vector<std::size_t> parts{0};
  Gaps among_parts(submission, lines, of_parts);
  for (std::size_t style = 0; style < kPartStyles; ++style) {
    seen += among_parts.look(kStyles[style], 0, lines.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (numbered(lines[i], kStyles[style])) {
        parts.push_back(i);
      }
    }
  }
  if (!part_missing) {
    findings.insert(findings.end(), of_parts.begin(), of_parts.end());
  }
  std::sort(parts.begin(), parts.end());
  parts.push_back(lines.size());
  Gaps below(submission, lines, findings);
  for (std::size_t part = 0; part + 1 < parts.size(); ++part) {
    for (std::size_t style = kPartStyles; style < std::size(kStyles); ++style) {
      seen += below.look(kStyles[style], parts[part], parts[part + 1]);
    }
  }
  // Decimal numbers tell their part themselves.
  static const auto kDecimals = [] {
    std::vector<std::string> befores;
    for (int part = 1; part <= kLast; ++part) {
      befores.push_back(std::to_string(part) + ".");
    }
    return befores;
  }();
  for (const std::string& before : kDecimals) {
    seen += below.look({before, "", true}, 0, lines.size());
  }
  for (const std::string_view word : {"表", "图"}) {
    seen += Captions(submission, context, word).look(findings);
  }
  return seen > 0 ? Look::kLooked : Look::kNoData;
}

}  // namespace

constinit const Rule kNumberingGap = {
    .card =
        {
            .name = "text/numbering-gap",
            .clause = "第三十三条",
            .clause_id = "M43",
            .summary = "报告标题的编号连续，引用的表和图都有。",
            .summary_en = "The headings' numbers follow one another, and the tables and figures spoken of are there.",
            .why = "第三十三条：“主管单位应对中心报送的材料和数据承担核实责任，确保真实可靠”。编号跳过的，可能漏了一部"
                   "分。",
            .decides =
                "查看“一、”“第一章”“第一部分”和其下的“（一）”“第一节”，以及“6."
                "1”一类的编号；从一起、依次增大而中间有跳过，且跳过的编号"
                "在两者之间任何一行都未出现的提出。提纲的部分未见或者合并的另行提出；有读不出的页时不判断。"
                "报告给自己的表、图编号（至少两个）的，正文引用的“表12”“图7”没有对应编号的也提出；附件、标准、审计报告"
                "等他处的表和图不算。",
            .remedy = "请补上缺的部分，或者改正编号。",
            .remedy_en = "Please add what is missing, or mend the numbers.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kCompleteness,
        },
    .check = check,
};

}  // namespace nitec
