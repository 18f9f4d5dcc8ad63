#include <array>

#include "report/text/plain.h"
#include "report/text/text_writers.h"
#include "report/words/words.h"

namespace nitec {
namespace {

constexpr std::size_t kIndent = 5;
constexpr std::size_t kQuoteColumns = 48;

constexpr Phrase kClauses{"条款", "Clauses"};
constexpr Phrase kUncheckedHead{"未核查的事项", "Not checked"};
constexpr Phrase kByPeople{"另由审查人员查看的事项", "For people to look at"};
/// By verdict, for the applicant.
constexpr std::array<Phrase, 4> kForApplicant{
    {{"未见须补正之处", "Nothing to mend was found"},
     {"未见须补正之处，有事项请核实", "Nothing to mend was found; please look at some matters"},
     {"请补正", "Please mend"},
     {"停止流转", "Stop: do not pass on"}}};
constexpr Phrase kWritten{"已写出", "Written"};

std::string in(Language language, Phrase phrase) {
  return std::string(language == Language::kChinese ? phrase.zh : phrase.en);
}

std::string colon(Language language) {
  return language == Language::kChinese ? "：" : ": ";
}

constexpr std::array<std::string_view, 3> kMarks{"✗", "!", "i"};
constexpr std::array<std::string_view, 4> kVerdictMarks{"✓", "!", "✗", "■"};

std::string counted(const std::string& word, int count) {
  return word + " " + std::to_string(count);
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

std::string finding_words(const ReviewSheet& sheet, const Finding& finding, Language language, Reader reader) {
  const bool english = language == Language::kEnglish;
  const std::string number = std::to_string(finding.id);
  const std::string message = plain_text(english && !finding.message_en.empty() ? finding.message_en : finding.message);
  const std::string remedy = plain_text(english && !finding.remedy_en.empty() ? finding.remedy_en : finding.remedy);
  const std::string head = std::string(kMarks.at(static_cast<std::size_t>(finding.severity))) + " " +
                           in(language, severity_word(finding.severity)) + "  " + message;
  std::string text = std::string(number.size() < 3 ? 3 - number.size() : 0, ' ') + number + "  " +
                     broken_to_columns(head, kTextColumns, kIndent, kIndent + 2) + "\n";
  const std::string opinion =
      reader == Reader::kApplicant ? std::string() : " · " + in(language, opinion_word(finding.opinion));
  text += paragraph(plain_text(finding.article) + opinion + " · " + finding.rule +
                    (sheet.round ? " · " + round_of(sheet, finding) : ""));
  for (const Location& where : finding.locations) {
    text += paragraph("@ " + place_words(where, language));
  }
  std::string values;
  if (!finding.expected.empty()) {
    values += in(language, label::kExpected) + colon(language) + plain_text(finding.expected);
  }
  if (!finding.actual.empty()) {
    values += (values.empty() ? ""
               : english      ? "; "
                              : "；") +
              in(language, label::kActual) + colon(language) + plain_text(finding.actual);
  }
  if (!values.empty()) {
    text += paragraph(values);
  }
  if (!remedy.empty()) {
    text += paragraph(in(language, label::kRemedy) + colon(language) + remedy);
  }
  return text;
}

/// What stands behind the counts of findings, for the unit: by opinion, and the clauses.
std::string opinion_counts(const Tally& counts, Language language) {
  std::string text;
  std::string opinions;
  for (const Opinion opinion : {Opinion::kCompleteness, Opinion::kAuthenticity}) {
    int count = 0;
    for (const Severity severity : {Severity::kError, Severity::kWarning, Severity::kNote}) {
      count += static_cast<int>(counts.of(opinion, severity).size());
    }
    opinions += (opinions.empty() ? "" : " · ") + counted(in(language, opinion_word(opinion)), count);
  }
  text += language == Language::kChinese ? "（" + opinions + "）" : " (" + opinions + ")";
  std::string clauses;
  for (std::size_t i = 0; i < counts.clauses.size(); ++i) {
    if (counts.clauses.at(i) > 0) {
      clauses += (clauses.empty() ? colon(language) : " · ") +
                 counted(in(language, clause_word(static_cast<ClauseStatus>(i))), counts.clauses.at(i));
    }
  }
  return text + "\n  " + counted(in(language, kClauses), counts.clause_total()) + clauses;
}

std::string check_text(const ReviewSheet& sheet, Language language, std::span<const std::string> files, Reader reader) {
  const bool applicant = reader == Reader::kApplicant;
  const Tally counts = tally(sheet);
  std::string text = in(language, kind_word(sheet.submission.kind)) + "  " +
                     plain_text(sheet.center.empty() ? sheet.submission.name : sheet.center) + "\n";
  if (!sheet.host.empty()) {
    text += in(language, label::kHost) + " " + plain_text(sheet.host) + "\n";
  }
  text += in(language, label::kAsOf) + " " + sheet.as_of.iso() + "  " + in(language, label::kRuleSet) + " " +
          sheet.rule_set + "  " + in(language, label::kDocumentId) + " " + sheet.document_id + "\n\n";

  text += std::string(kVerdictMarks.at(static_cast<std::size_t>(sheet.verdict))) + " " +
          in(language,
             applicant ? kForApplicant.at(static_cast<std::size_t>(sheet.verdict)) : verdict_word(sheet.verdict)) +
          "\n  ";
  for (const Severity severity : {Severity::kError, Severity::kWarning, Severity::kNote}) {
    text += (severity == Severity::kError ? "" : " · ") +
            counted(in(language, severity_word(severity)), counts.of(severity));
  }
  text += (applicant ? std::string() : opinion_counts(counts, language)) + "\n";

  if (sheet.findings.empty()) {
    text += "\n" + in(language, label::kNoFindings) + "\n";
  }
  for (const Finding& finding : sheet.findings) {
    text += "\n" + finding_words(sheet, finding, language, reader);
  }
  if (const std::vector<std::string> round = round_in_words(sheet); !round.empty()) {
    text += "\n" + in(language, label::kRound) + "\n";
    for (const std::string& sentence : round) {
      text += paragraph("- " + plain_text(sentence));
    }
  }
  if (const std::vector<std::string> decisions = decisions_in_words(sheet); !decisions.empty()) {
    text += "\n" + counted(in(language, label::kDecisions), static_cast<int>(decisions.size())) + "\n";
    for (const std::string& decision : decisions) {
      text += paragraph("- " + plain_text(decision));
    }
  }
  if (!sheet.unchecked.empty()) {
    text += "\n" +
            counted(in(language, applicant ? kByPeople : kUncheckedHead), static_cast<int>(sheet.unchecked.size())) +
            "\n";
    for (const Unchecked& matter : sheet.unchecked) {
      text += paragraph("- " + plain_text(matter.matter) +
                        (applicant ? std::string() : colon(language) + plain_text(matter.reason)));
    }
  }
  if (!files.empty()) {
    text += "\n" + in(language, kWritten) + "\n";
    for (const std::string& file : files) {
      text += "  " + plain_text(file) + "\n";
    }
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

std::string write_check_text(const ReviewSheet& sheet, Language language, std::span<const std::string> files,
                             Reader reader) {
  return sheet.verdict == Verdict::kQuarantine ? check_text(printable(sheet), language, files, reader)
                                               : check_text(sheet, language, files, reader);
}

}  // namespace nitec
