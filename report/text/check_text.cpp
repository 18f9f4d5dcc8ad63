#include <array>

#include "report/text/plain.h"
#include "report/text/text_writers.h"

namespace nitec {
namespace {

constexpr std::size_t kIndent = 5;
constexpr std::size_t kQuoteColumns = 48;

struct Words {
  std::array<std::string_view, 4> verdicts;    ///< In the order of Verdict.
  std::array<std::string_view, 3> severities;  ///< In the order of Severity.
  std::array<std::string_view, 2> opinions;    ///< In the order of Opinion.
  std::array<std::string_view, 6> clauses;     ///< In the order of ClauseStatus.
  std::string_view host, as_of, rule_set, number, clause_head, expected, actual, remedy, unchecked, files, nothing;
};

const Words& words_of(Language language) {
  static constexpr Words kChinese{{"通过", "请审查人核实", "建议退回补正", "隔离"},
                                  {"错误", "疑点", "提示"},
                                  {"完整性", "真实性"},
                                  {"通过", "不通过", "疑点", "需人工", "缺数据", "不适用"},
                                  "依托单位",
                                  "核查日期",
                                  "规则集",
                                  "编号",
                                  "条款",
                                  "应为",
                                  "实为",
                                  "建议",
                                  "未核查的事项",
                                  "已写出",
                                  "没有发现需要处理的事项。"};
  static constexpr Words kEnglish{
      {"PASS", "REVIEW: please look at the matters below", "RETURN: to be mended", "QUARANTINE"},
      {"error", "warning", "note"},
      {"completeness", "authenticity"},
      {"pass", "fail", "doubt", "manual", "no data", "not applicable"},
      "Host",
      "As of",
      "rules",
      "No.",
      "Clauses",
      "expected",
      "actual",
      "remedy",
      "Not checked",
      "Written",
      "Nothing to deal with was found."};
  return language == Language::kChinese ? kChinese : kEnglish;
}

constexpr std::array<std::string_view, 3> kMarks{"✗", "!", "i"};
constexpr std::array<std::string_view, 4> kVerdictMarks{"✓", "!", "✗", "■"};

std::string tally(std::string_view word, std::size_t count) {
  return std::string(word) + " " + std::to_string(count);
}

std::string place_words(const Location& where, Language language) {
  const bool chinese = language == Language::kChinese;
  std::string text = plain_text(where.file);
  if (where.page > 0) {
    text += chinese ? " 第" + std::to_string(where.page) + "页" : " p. " + std::to_string(where.page);
  }
  if (where.line > 0) {
    text += chinese ? " 第" + std::to_string(where.line) + "行" : " line " + std::to_string(where.line);
  }
  if (!where.quote.empty()) {
    text += " “" + cut_to_columns(plain_text(where.quote), kQuoteColumns) + "”";
  }
  return text;
}

/// A labelled paragraph under a finding.
std::string paragraph(const std::string& text) {
  return std::string(kIndent, ' ') + broken_to_columns(text, kTextColumns, kIndent, kIndent + 2) + "\n";
}

std::string finding_words(const Finding& finding, Language language, const Words& words) {
  const bool english = language == Language::kEnglish;
  const auto severity = static_cast<std::size_t>(finding.severity);
  const std::string number = std::to_string(finding.id);
  const std::string message = plain_text(english && !finding.message_en.empty() ? finding.message_en : finding.message);
  const std::string remedy = plain_text(english && !finding.remedy_en.empty() ? finding.remedy_en : finding.remedy);
  const std::string colon = english ? ": " : "：";
  std::string head =
      std::string(kMarks.at(severity)) + " " + std::string(words.severities.at(severity)) + "  " + message;
  std::string text = std::string(number.size() < 3 ? 3 - number.size() : 0, ' ') + number + "  " +
                     broken_to_columns(head, kTextColumns, kIndent, kIndent + 2) + "\n";
  text += paragraph(plain_text(finding.article) + " · " +
                    std::string(words.opinions.at(static_cast<std::size_t>(finding.opinion))) + " · " + finding.rule);
  for (const Location& where : finding.locations) {
    text += paragraph("@ " + place_words(where, language));
  }
  if (!finding.expected.empty() || !finding.actual.empty()) {
    std::string line;
    if (!finding.expected.empty()) {
      line += std::string(words.expected) + colon + plain_text(finding.expected);
    }
    if (!finding.actual.empty()) {
      line += (line.empty() ? ""
               : english    ? "; "
                            : "；") +
              std::string(words.actual) + colon + plain_text(finding.actual);
    }
    text += paragraph(line);
  }
  if (!remedy.empty()) {
    text += paragraph(std::string(words.remedy) + colon + remedy);
  }
  return text;
}

}  // namespace

std::string write_text(const Document& document) {
  std::string text;
  for (const Page& page : document.pages) {
    for (const Line& line : page.lines) {
      text += plain_text(line.text) + "\n";
    }
    text += "\f";
  }
  return text;
}

std::string write_check_text(const ReviewSheet& sheet, Language language, std::span<const std::string> files) {
  const Words& words = words_of(language);
  const bool chinese = language == Language::kChinese;
  std::string text;
  if (chinese) {
    text += std::string(kind_title(sheet.submission.kind));
  } else {
    text += sheet.submission.kind == Kind::kUnknown ? "unknown kind" : std::string(kind_name(sheet.submission.kind));
  }
  text += "  " + plain_text(sheet.center.empty() ? sheet.submission.name : sheet.center) + "\n";
  if (!sheet.host.empty()) {
    text += std::string(words.host) + " " + plain_text(sheet.host) + "\n";
  }
  text += std::string(words.as_of) + " " + sheet.as_of.iso() + "  " + std::string(words.rule_set) + " " +
          sheet.rule_set + "  " + std::string(words.number) + " " + sheet.document_id + "\n\n";

  std::array<std::size_t, 3> by_severity{};
  std::array<std::size_t, 2> by_opinion{};
  for (const Finding& finding : sheet.findings) {
    ++by_severity.at(static_cast<std::size_t>(finding.severity));
    ++by_opinion.at(static_cast<std::size_t>(finding.opinion));
  }
  std::array<std::size_t, 6> by_clause{};
  for (const Clause& clause : sheet.clauses) {
    ++by_clause.at(static_cast<std::size_t>(clause.status));
  }
  const auto verdict = static_cast<std::size_t>(sheet.verdict);
  text += std::string(kVerdictMarks.at(verdict)) + " " + std::string(words.verdicts.at(verdict)) + "\n  ";
  for (std::size_t i = 0; i < by_severity.size(); ++i) {
    text += (i > 0 ? " · " : "") + tally(words.severities.at(i), by_severity.at(i));
  }
  text += chinese ? "（" : " (";
  for (std::size_t i = 0; i < by_opinion.size(); ++i) {
    text += (i > 0 ? " · " : "") + tally(words.opinions.at(i), by_opinion.at(i));
  }
  text += chinese ? "）\n  " : ")\n  ";
  text += tally(words.clause_head, sheet.clauses.size()) + (chinese ? "：" : ": ");
  bool first = true;
  for (std::size_t i = 0; i < by_clause.size(); ++i) {
    if (by_clause.at(i) > 0) {
      text += (first ? "" : " · ") + tally(words.clauses.at(i), by_clause.at(i));
      first = false;
    }
  }
  text += "\n";

  if (sheet.findings.empty()) {
    text += "\n" + std::string(words.nothing) + "\n";
  }
  for (const Finding& finding : sheet.findings) {
    text += "\n" + finding_words(finding, language, words);
  }
  if (!sheet.unchecked.empty()) {
    text += "\n" + tally(words.unchecked, sheet.unchecked.size()) + "\n";
    for (const Unchecked& matter : sheet.unchecked) {
      text += paragraph("- " + plain_text(matter.matter) + (chinese ? "：" : ": ") + plain_text(matter.reason));
    }
  }
  if (!files.empty()) {
    text += "\n" + std::string(words.files) + "\n";
    for (const std::string& file : files) {
      text += "  " + plain_text(file) + "\n";
    }
  }
  return text;
}

}  // namespace nitec
