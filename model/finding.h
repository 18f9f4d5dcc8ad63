// What the rules say: findings, one row per clause, and the sheet that carries both.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/date.h"
#include "model/round.h"
#include "model/submission.h"

namespace nitec {

enum class Severity {
  kError,    ///< 错误: goes back.
  kWarning,  ///< 疑点: a reviewer should look.
  kNote,     ///< 提示: information.
};

/// The two opinions that Art. 23(2) asks for.
enum class Opinion {
  kCompleteness,  ///< 完整性
  kAuthenticity,  ///< 真实性
};

/// One thing that does not agree or is not there, and where. Never an accusation.
struct Finding {
  int id = 0;        ///< 1, 2, 3 … on the sheet, by weight; 0 until the sheet is made.
  std::string rule;  ///< "period/application-late"
  Severity severity = Severity::kError;
  Opinion opinion = Opinion::kCompleteness;
  std::string message;  ///< Chinese, one sentence.
  std::string message_en;
  std::string remedy;  ///< Chinese: how to mend it.
  std::string remedy_en;
  std::string article;  ///< "第十八条第一款"
  std::vector<Location> locations;
  std::string expected;  ///< May be empty.
  std::string actual;    ///< May be empty.

  bool operator==(const Finding&) const = default;
};

enum class ClauseStatus {
  kPass,           ///< 通过
  kFail,           ///< 不通过
  kDoubt,          ///< 疑点
  kManual,         ///< 需人工
  kNoData,         ///< 缺数据
  kNotApplicable,  ///< 不适用
};

/// One row for one clause of the regulation that bears on this kind of submission.
struct Clause {
  std::string id;       ///< "M20": the requirement's own number, stable.
  std::string article;  ///< "第十八条第一款"
  std::string requirement;
  std::string requirement_en;
  Opinion opinion = Opinion::kCompleteness;
  ClauseStatus status = ClauseStatus::kNoData;
  std::vector<std::string> rules;  ///< The rules that bear on it.
  std::vector<int> findings;       ///< Ids.
  std::string look_at;             ///< What a person should look at, or what was looked at, with its place in words.
  std::vector<Location> where;

  bool operator==(const Clause&) const = default;
};

/// One step of the date arithmetic, printed for the reader.
struct PeriodStep {
  std::string name;       ///< "申报期限"
  std::string result;     ///< "2029-12-17", or words when it is not known
  std::string reckoning;  ///< "截止日加3个月为12月16日（周日），顺延至周一"
  std::string source;     ///< "评估表A07；民法典第二百零二条"

  bool operator==(const PeriodStep&) const = default;
};

/// 筹建期, its extension, the deadline for the application and the filing.
struct Timeline {
  std::optional<Date> start;         ///< 筹建期起始日
  std::optional<Date> original_end;  ///< 原截止日
  std::optional<Date> extended_end;  ///< 延期后截止日
  std::optional<Date> full_months;   ///< Effective end plus three months, before any shift.
  std::optional<Date> deadline;      ///< After the shift for days of rest.
  std::optional<Date> filed;         ///< The date that counts for the filing.
  std::string filed_source;          ///< Where that date stands, in words.
  bool calendar_known = false;       ///< Holidays and 调休 of that year were taken into account.
  std::vector<PeriodStep> steps;
  std::optional<Date> requested_end;  ///< 计划完成日期 of a 延期申请: asked for, not granted.

  bool operator==(const Timeline&) const = default;
};

/// A matter that was not checked, and why: never counted as passed.
struct Unchecked {
  std::string matter;
  std::string reason;
  std::string ask;  ///< What the reviewer is asked to do.

  bool operator==(const Unchecked&) const = default;
};

/// A decision of the supervising unit that bears on this submission: a rule waived, or weighed differently.
struct AppliedDecision {
  std::string rule;
  std::string what;    ///< "豁免", "改为提示"
  std::string person;  ///< 批准人
  Date date;
  std::string reason;
  std::vector<int> findings;  ///< Ids of the findings that it touched.

  bool operator==(const AppliedDecision&) const = default;
};

/// A file of the supervising unit's own that the check rests on.
struct OwnInput {
  std::string title;                 ///< "中心台账"
  std::string file;                  ///< As findings name it.
  std::string sha256;                ///< Lower-case hex.
  std::vector<std::string> clauses;  ///< Ids of the clauses that were decided with it.

  bool operator==(const OwnInput&) const = default;
};

enum class Verdict {
  kPass,        ///< Nothing to return, nothing to look at beyond the manual clauses.
  kReview,      ///< No error, but people must look.
  kReturn,      ///< Some finding is an error.
  kQuarantine,  ///< A mark of classified content.
};

/// Everything that the writers print. They judge nothing.
struct ReviewSheet {
  std::string tool_version;  ///< "0.1.0"
  std::string rule_set;      ///< The day on which the rule set came into force, "2026-02-01".
  Date as_of;
  std::string document_id;  ///< "SC-20291224-CE374F27": check date and 8 digits of the package digest.
  Submission submission;
  std::string center;  ///< As the datasheet (or else the cover) names it.
  std::string center_en;
  std::string host;        ///< 依托单位
  std::string supervisor;  ///< 主管单位
  Verdict verdict = Verdict::kReview;
  Timeline timeline;
  std::vector<Clause> clauses;
  std::vector<Finding> findings;  ///< By weight; ids 1 … n in this order.
  std::vector<Unchecked> unchecked;
  std::vector<OwnInput> own_inputs;        ///< What the unit gave beside the submission.
  std::vector<std::string> own_tables;     ///< The unit’s own in the place of ours: "relations.txt 1f3a…".
  std::vector<AppliedDecision> decisions;  ///< Of the unit’s own (--waivers): shown, never hidden.
  std::optional<RoundComparison> round;    ///< This round beside the one before, when that was given.
  SubmissionContent content;               ///< For the round to come.

  bool operator==(const ReviewSheet&) const = default;
};

/// The contract's words: "error", "completeness", "not-applicable", "return" …
std::string_view severity_name(Severity severity);
std::string_view opinion_name(Opinion opinion);
std::string_view clause_status_name(ClauseStatus status);
std::string_view verdict_name(Verdict verdict);
std::string_view section_status_name(SectionStatus status);
std::string_view text_layer_name(TextLayer layer);
std::string_view role_name(Role role);

}  // namespace nitec
