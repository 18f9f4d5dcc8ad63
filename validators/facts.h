// What several rules ask of a submission, and how findings name its parts.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/finding.h"

namespace nitec {

/// A finding with its one sentence in both languages; the rest is set by the rule that makes it.
Finding finding(std::string message, std::string message_en);

/// Words with the place where they stand.
struct Quoted {
  std::string text;  ///< Folded.
  Location where;
};

/// What the cover of the main document says, or the head of a letter.
struct Cover {
  std::optional<Quoted> center;      ///< A line that names a centre: contains “工程化中心” or a form like it.
  std::optional<Quoted> host;        ///< After 依托单位 and its synonyms.
  std::optional<Quoted> supervisor;  ///< After 主管单位 and its synonyms.
  std::optional<Quoted> date;        ///< As written.
  std::optional<Date> day;           ///< When it is written to the day.
  std::optional<Date> month_end;     ///< When only the month is written: its last day.
  bool traditional = false;          ///< Set in traditional characters: its names do not compare with simplified ones.
};

/// Reads the first two pages of the report. Empty when there is no report or no text.
Cover read_cover(const Submission& submission);

/// What the document is called that this kind of submission is about: “总结报告”, “组建方案”, “延期申请”.
std::string main_title(const Submission& submission);
/// That document when its pages were read, else null.
const Document* report_of(const Submission& submission);
/// Whether every page of the document can be read as text.
bool readable(const Document& document);
/// Whether the document is a scan: pages, none with a text layer of its own.
bool scanned(const Document& document);
/// The last page of the report's own text: where section 9 begins, for what is bound in behind it belongs to others;
/// the last page of the file when that is not known.
int last_report_page(const Submission& submission, const Document& report);

/// The field when it has a value (neither blank nor 不适用 nor 未统计), else null.
const Field* said(const Submission& submission, std::string_view code);
/// Its date in any form that says one day; of the end of 筹建期 (A07), when only a month is written, the last day of
/// that month. Nothing when it is blank, no date, or no day that exists.
std::optional<Date> date_said(const Submission& submission, std::string_view code);
/// Whether A07 names a month alone: any day of it may be meant.
bool ends_in_a_month(const Submission& submission);
/// The evidence of that type, in the order of the list.
std::vector<const Evidence*> evidence_of(const Submission& submission, std::string_view type);

/// The place of a row of the datasheet, its name as the quote.
Location row_place(const Evidence& evidence);
/// The first page of the evidence in its own file.
Location first_page(const Evidence& evidence);
/// The datasheet as a whole.
Location datasheet_place(const Submission& submission);

/// The number of a piece of evidence as people mean it: “附件03”, “03” and “3” are one.
std::string plain_id(std::string_view id);
/// “附件03《审计报告》”
std::string title(const Evidence& evidence);
/// “附件03”
std::string number(const Evidence& evidence);
/// “附件03第1—12页”
std::string with_pages(const Evidence& evidence);
/// What a file is called in a finding: “总结报告”, “评估表”, “附件03《审计报告》”, or its path.
std::string title(const Submission& submission, const Document& document);
/// “第3页”, “第3—5页”
std::string pages_words(int first, int last);
/// “一” to “九”
std::string_view numeral(int section);
/// “甲、乙、丙”
std::string joined(const std::vector<std::string>& words, std::string_view between = "、");
/// The text, cut after that many characters with “……”, so that a message stays one line.
std::string abridged(std::string_view text, std::size_t characters = 40);

}  // namespace nitec
