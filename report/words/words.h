// The words that the printed sheets share: one place, so that paper and screen never say two things.
// Everything here tells what the sheet holds and judges nothing. Chinese first; English labels beside it.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/finding.h"
#include "report/words/text.h"

namespace nitec {

/// The same label in both languages.
struct Phrase {
  std::string_view zh;
  std::string_view en;
};

/// The seven meanings that the sheet marks with a shape (see report/pictures/marks.h).
enum class Mark { kError, kWarning, kNote, kPass, kManual, kNoData, kNotApplicable };

Phrase severity_word(Severity severity);           ///< 错误, 疑点, 提示
Phrase severity_asks(Severity severity);           ///< What is asked of whom: one short clause for the head of a group.
Phrase clause_word(ClauseStatus status);           ///< 通过, 不通过, 疑点, 需人工, 缺数据, 不适用
Phrase opinion_word(Opinion opinion);              ///< 完整性, 真实性
Phrase opinion_scope(Opinion opinion);             ///< One line on what the opinion is about.
std::string_view opinion_letter(Opinion opinion);  ///< 完 or 真, for narrow columns.
/// The three answers that a reviewer may tick, best first.
std::array<Phrase, 3> opinion_choices(Opinion opinion);
Phrase verdict_word(Verdict verdict);  ///< 建议退回补正, 请人工核实, 未见不符, 停止流转
Phrase role_word(Role role);           ///< 总结报告, 评估表, 证明材料, 其他
Phrase kind_word(Kind kind);           ///< 确认申请 …, with the regulation's articles: see kind_articles.
/// "第十八、十九条"; empty for a kind that is not known.
std::string_view kind_articles(Kind kind);

Mark severity_mark(Severity severity);
Mark clause_mark(ClauseStatus status);
Mark verdict_mark(Verdict verdict);

/// Whether the text of a file could be read, told from all of its pages.
enum class Readable { kYes, kPartly, kNo, kNotRead, kNotApplicable };
/// kNotApplicable for a file that was read and is no PDF; kNotRead for one that could not be read at all.
Readable readability(const Document& document);
Phrase readable_word(Readable readable);  ///< 可用, 部分可用, 没有, 未读, 不适用

/// A part of the sheet, behind its front page.
enum class Part { kSections, kTimeline, kFindings, kClauses, kFiles, kUnchecked };
/// The parts that this sheet has, in order: the nine sections of a 总结报告 only where one is asked for, the dates only
/// where there are any.
std::vector<Part> parts_of(const ReviewSheet& sheet);
/// Its title without its number: the dates are called after what they are about.
Phrase part_title(const ReviewSheet& sheet, Part part);
/// “第三部分”
std::string part_number(const ReviewSheet& sheet, Part part);
/// “三、核查发现”
std::string numbered_title(const ReviewSheet& sheet, Part part);

/// How one of the nine sections stands, in one word: 齐备, 缺项 (there, but a sub-item was not seen), 合并, 空缺, 未见,
/// 未能判断.
Phrase section_word(const Section& section);
Mark section_mark(const Section& section);

/// Titles and labels of the sheet.
namespace label {
inline constexpr Phrase kTitle{"审查工作单", "Review sheet"};
inline constexpr Phrase kClass{"国家产业技术工程化中心", "National Industrial Technology Engineering Center"};
inline constexpr Phrase kAudience{"供主管单位审查使用", "For the supervising unit"};
inline constexpr Phrase kDocumentId{"编号", "No."};
inline constexpr Phrase kCenter{"中心名称", "Center"};
inline constexpr Phrase kCenterEnglish{"英文名称", "English name"};
inline constexpr Phrase kHost{"依托单位", "Host"};
inline constexpr Phrase kSupervisor{"主管单位", "Supervising unit"};
inline constexpr Phrase kKind{"报送类型", "Kind"};
inline constexpr Phrase kFiled{"收文登记", "Received"};
inline constexpr Phrase kAsOf{"核查日期", "Checked on"};
inline constexpr Phrase kRuleSet{"适用规则集", "Rule set"};
inline constexpr Phrase kMaterials{"报送材料", "Files"};
inline constexpr Phrase kDigest{"材料摘要值", "Digest"};
inline constexpr Phrase kNotGiven{"材料中未见", "not found"};
inline constexpr Phrase kOpinionText{"审查意见", "Opinion"};
inline constexpr Phrase kReviewer{"审查人", "Reviewer"};
inline constexpr Phrase kSecondReviewer{"复核人", "Second reviewer"};
inline constexpr Phrase kSignedOn{"日期", "Date"};
inline constexpr Phrase kSeal{"（公章）", "(seal)"};
inline constexpr Phrase kFinePrint{
    "本单列出材料中未见、不一致和需要核实之处及其出处，对材料的真伪不作判断；两项意见由主管单位审查后签署。",
    "This sheet lists what was not seen, does not agree or needs a look, and where; it does not judge whether anything "
    "is genuine. Both opinions are the supervising unit's."};
inline constexpr Phrase kExpected{"应为", "Expected"};
inline constexpr Phrase kActual{"实为", "Found"};
inline constexpr Phrase kRemedy{"建议", "Remedy"};
inline constexpr Phrase kAccepted{"采纳", "Accepted"};
inline constexpr Phrase kNotAccepted{"不采纳", "Not accepted"};
inline constexpr Phrase kRemark{"说明", "Remark"};
inline constexpr Phrase kNoQuote{"（此处没有可引用的文字）", "(no words to quote here)"};
inline constexpr Phrase kNoFindings{"没有列出发现。", "There are no findings."};
inline constexpr Phrase kEnd{"（完）", "(end)"};
/// Columns: clauses, files, unchecked matters, dates.
inline constexpr std::array<Phrase, 8> kClauseColumns{{{"序", "#"},
                                                       {"条款", "Article"},
                                                       {"要求", "Requirement"},
                                                       {"类", "Kind"},
                                                       {"情况", "Status"},
                                                       {"发现", "Findings"},
                                                       {"出处，或须查看之处", "Place, or what to look at"},
                                                       {"已阅", "Seen"}}};
inline constexpr std::array<Phrase, 7> kFileColumns{{{"序", "#"},
                                                     {"文件", "File"},
                                                     {"用途", "Role"},
                                                     {"页数", "Pages"},
                                                     {"文字层", "Text"},
                                                     {"SHA-256前12位", "SHA-256, 12 digits"},
                                                     {"备注", "Notes"}}};
inline constexpr std::array<Phrase, 4> kUncheckedColumns{
    {{"序", "#"}, {"事项", "Matter"}, {"原因", "Reason"}, {"请审查人", "Please"}}};
inline constexpr std::array<Phrase, 4> kStepColumns{
    {{"日期", "Date"}, {"结果", "Result"}, {"推算", "Reckoning"}, {"出处", "Source"}}};
inline constexpr Phrase kClauseNote{"“类”一列：完＝完整性，真＝真实性。", "Kind: 完 completeness, 真 authenticity."};
inline constexpr Phrase kFileNote{"摘要值全文见随附的findings.json；文件有任何改动，摘要值即不同。",
                                  "Full digests stand in findings.json; any change of a file changes its digest."};
inline constexpr Phrase kRound{"与上一轮对照", "Beside the round before"};
inline constexpr Phrase kDecisions{"本单位的台账、用表和决定", "The unit’s own record, tables and decisions"};
inline constexpr Phrase kUncheckedNote{
    "未核查不等于没有问题；以上事项未计入核查发现的项数。",
    "Not checked is not the same as nothing wrong; these are not counted as findings."};
}  // namespace label

/// This round beside the one before, a sentence each; empty when that was not given.
std::vector<std::string> round_in_words(const ReviewSheet& sheet);
/// “上一轮第5项，尚未改正”, “本轮新出现”; empty when there was no round before.
std::string round_of(const ReviewSheet& sheet, const Finding& finding);

/// The unit’s own tables and decisions, a sentence each; empty when there are none.
std::vector<std::string> decisions_in_words(const ReviewSheet& sheet);
/// “host/several　豁免：某某，2029年5月1日，理由……；涉及第3项”
std::string decision_words(const AppliedDecision& decision);

/// Everything that is counted, counted once: page 1, pictures, tables and JSON print these numbers.
struct Tally {
  std::array<std::array<std::vector<int>, 3>, 2> ids;  ///< Findings by [opinion][severity], in the sheet's order.
  std::array<int, 3> findings{};                       ///< By severity.
  std::array<std::array<int, 6>, 2> clauses_by{};      ///< Clauses by [opinion][status].
  std::array<int, 6> clauses{};                        ///< By status.
  int files = 0;
  int pdfs = 0;
  int pages = 0;  ///< Of all PDF files.
  /// The nine sections: there with all sub-items, there with a sub-item missing, merged, empty, missing, not to be
  /// told.
  int whole = 0, lacking = 0, merged = 0, empty = 0, missing = 0, unknown = 0;

  [[nodiscard]] const std::vector<int>& of(Opinion opinion, Severity severity) const;
  [[nodiscard]] int of(Opinion opinion, ClauseStatus status) const;
  [[nodiscard]] int of(Severity severity) const;
  [[nodiscard]] int of(ClauseStatus status) const;
  [[nodiscard]] int total() const;  ///< Findings.
  [[nodiscard]] int clauses_of(Opinion opinion) const;
  [[nodiscard]] int clause_total() const;
};
Tally tally(const ReviewSheet& sheet);

/// The sheet as it may be printed: a copy, and for Verdict::kQuarantine one without any text of the submission
/// (names, quotes, headings, values, messages but those of the rules secrecy/…; the files' names stay, since somebody
/// must take them out of circulation). Writers print this and not the sheet itself.
ReviewSheet printable(const ReviewSheet& sheet);

/// The sheet as the applicant may read it: a copy with the same findings under the same numbers, without the unit's own
/// matters (what its record says, who waived what and why, what its reviewers are asked to do).
ReviewSheet for_applicant(const ReviewSheet& sheet);

/// A stretch of a sentence; `strong` for what catches the eye.
struct Piece {
  std::string text;
  bool strong = false;
};
/// The summary on page 1: how many errors, doubts and notes, and what is asked.
std::vector<Piece> verdict_sentence(const ReviewSheet& sheet);
/// The findings that page 1 names: the errors, or else the doubts, the first `most` of them, and how many of that
/// severity are left over.
struct Headlines {
  std::vector<const Finding*> findings;
  Severity severity = Severity::kError;
  int more = 0;
  std::string part;  ///< Where all of them are: "第三部分".
};
Headlines headlines(const ReviewSheet& sheet, std::size_t most = 5);
/// "另有3项错误，见第三部分"; empty when there is none.
std::string more_sentence(const Headlines& headlines);

std::string files_sentence(const Tally& tally);           ///< 17个文件，其中PDF文件16个，共290页
std::string sections_sentence(const ReviewSheet& sheet);  ///< How the report covers the nine sections.
std::string timeline_sentence(const ReviewSheet& sheet);  ///< Filed in time, late by so many days, or not to be told.
/// Whether there is a period or a deadline to draw: kinds without one have a table of dates at the most.
bool has_timeline_picture(const ReviewSheet& sheet);
std::string findings_sentence(const Tally& tally);         ///< 共14项，按轻重排列。
std::string group_sentence(Severity severity, int count);  ///< 共4项　须由依托单位补正或者说明
std::string clauses_sentence(const ReviewSheet& sheet, const Tally& tally);
/// "通过11　不通过3": only the statuses that occur.
std::vector<std::string> clause_counts(const Tally& tally, Opinion opinion);

/// The number of a finding as text: "第3项".
std::string item(int id);
/// "第1、2、4项", "第5—7项"; "—" for none. Longer than `most` stretches is cut and counted: "第1、3、5等12项".
std::string items(const std::vector<int>& ids, std::size_t most = 4);
/// The same numbers without 第 and 项: "1、2、4", never cut.
std::string numbers(const std::vector<int>& ids);
/// 1 → "一", 12 → "十二", up to 99.
std::string chinese_numeral(int number);
/// "第3页", "第3—4页"; empty for page 0.
std::string pages_in_words(int first, int last);
/// The first 12 digits of a digest in groups of four; "—" when there is none.
std::string short_digest(std::string_view sha256);
/// The first 16 digits in groups of four.
std::string package_digest(std::string_view sha256);

/// What people call a file: 《总结报告》, 评估表, 附件03《竣工决算审计报告》, or 《its name without the ending》.
std::string file_in_words(const ReviewSheet& sheet, std::string_view path);
/// 《总结报告》第26页; 评估表第212行 E08; 附件03《竣工决算审计报告》第9页.
std::string place_in_words(const ReviewSheet& sheet, const Location& where);
/// A relative reference that opens the place, percent-encoded: "report.pdf#page=26"; empty without a file.
std::string place_link(const Location& where);
/// What the file is for: its role, or the name of the evidence that the datasheet lists for it.
std::string purpose_in_words(const ReviewSheet& sheet, const Document& document);
/// What could not be read, and the findings that point into the file.
std::string file_notes(const ReviewSheet& sheet, const Document& document);
/// What a clause's last column says: what to look at or was looked at, else the places.
std::string clause_place(const ReviewSheet& sheet, const Clause& clause);

/// Bytes [begin, end) of a quote.
struct Stretch {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool operator==(const Stretch&) const = default;
};
/// For each location of the finding the words in its quote that make the difference: numbers and dates that its
/// expected or actual value names, the words that its message cites, or what two similar quotes do not share.
/// Empty where that cannot be told. Stretches are ascending and never cut a character.
std::vector<std::vector<Stretch>> differing_words(const Finding& finding);

}  // namespace nitec
