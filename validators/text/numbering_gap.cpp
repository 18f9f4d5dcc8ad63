#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <optional>

#include "validators/catalogue.h"
#include "validators/facts.h"
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
};
constexpr Style kStyles[] = {{"", "、"}, {"第", "章"}, {"第", "部分"}, {"(", ")"}, {"第", "节"}};
/// Styles of the parts; the others count anew below each of them.
constexpr std::size_t kPartStyles = 3;

std::optional<int> numbered(const ReportLine& line, const Style& style) {
  if (line.contents || line.text.size() > kMaxHeading || !line.text.starts_with(style.before)) {
    return std::nullopt;
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
    return std::string(style.before) + numeral_of(number) + std::string(style.behind);
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

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  const std::vector<ReportLine> lines = report_lines(submission);
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
  return seen > 0 ? Look::kLooked : Look::kNoData;
}

}  // namespace

constinit const Rule kNumberingGap = {
    .card =
        {
            .name = "text/numbering-gap",
            .clause = "第三十三条",
            .clause_id = "M43",
            .summary = "报告标题的编号连续。",
            .summary_en = "The numbers of the report's headings follow one another.",
            .why = "第三十三条：“主管单位应对中心报送的材料和数据承担核实责任，确保真实可靠”。编号跳过的，可能漏了一部"
                   "分。",
            .decides =
                "查看“一、”“第一章”“第一部分”和其下的“（一）”“第一节”；从一起、依次增大而中间有跳过，且跳过的编号"
                "在两者之间任何一行都未出现的提出。提纲的部分未见或者合并的另行提出；有读不出的页时不判断。",
            .remedy = "请补上缺的部分，或者改正编号。",
            .remedy_en = "Please add what is missing, or mend the numbers.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kCompleteness,
        },
    .check = check,
};

}  // namespace nitec
