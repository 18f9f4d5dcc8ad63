// The centre's record (中心台账): what the supervising unit already knows of one centre. It is the unit's own file, no
// part of a submission; schemas/<date>/record.xsd explains its form.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/date.h"
#include "model/decimal.h"
#include "model/document.h"
#include "model/kind.h"

namespace nitec {

/// Something that the record says, with its place; an empty or absent value: it does not say.
template <typename Value>
struct Recorded {
  Value value{};
  Location where;

  bool operator==(const Recorded&) const = default;
};
using RecordedText = Recorded<std::string>;
using RecordedDate = Recorded<std::optional<Date>>;
using RecordedNumber = Recorded<std::optional<Decimal>>;
using RecordedYear = Recorded<int>;

enum class CenterStatus {
  kUnknown,    ///< The record does not say.
  kBuilding,   ///< 筹建
  kConfirmed,  ///< 正式
  kCancelled,  ///< 取消 (第二十条第二款)
  kRevoked,    ///< 撤销 (第三十四条)
};
inline constexpr std::array<std::string_view, 5> kCenterStatusTitles{"", "筹建", "正式", "取消", "撤销"};

enum class ExtensionOutcome {
  kUndecided,  ///< 未决
  kApproved,   ///< 批准
  kRefused,    ///< 不予批准
  kWithdrawn,  ///< 撤回
};
inline constexpr std::array<std::string_view, 4> kExtensionOutcomeTitles{"未决", "批准", "不予批准", "撤回"};

/// One target of the plan as it was approved.
struct ApprovedTarget {
  std::string name;
  std::string direction;         ///< "≥", "≤", "="
  std::optional<Decimal> value;  ///< Always there in a record that was read from a file.
  std::string unit;
  std::string field;  ///< The field of the datasheet that holds the same quantity, when named.
  Location where;

  bool operator==(const ApprovedTarget&) const = default;
};

/// One request to extend the period, whatever became of it (“只能申请一次”: requests count).
struct RecordedExtension {
  ExtensionOutcome outcome = ExtensionOutcome::kUndecided;
  std::optional<Date> requested;
  std::optional<Date> decided;
  std::optional<Date> until;  ///< The end asked for, or approved.
  std::string number;         ///< 文号 of the decision.
  Location where;

  bool operator==(const RecordedExtension&) const = default;
};

/// One major change that was decided or put on record (第三十二条).
struct RecordedAdjustment {
  std::optional<Date> date;
  std::string kind;  ///< "不影响功能和任务" or "影响功能实现"
  std::string number;
  std::string matter;                ///< In words: "主任变更", "试验线由4条调整为3条".
  std::vector<std::string> targets;  ///< Names of the approved targets that it changed.
  Location where;

  bool operator==(const RecordedAdjustment&) const = default;
};

/// The result of one evaluation (第二十四条).
struct RecordedGrade {
  int year = 0;
  std::string grade;  ///< One of kEvaluationGrades.
  std::optional<Date> date;
  Location where;

  bool operator==(const RecordedGrade&) const = default;
};
/// The five grades of 第二十四条, the best first.
inline constexpr std::array<std::string_view, 5> kEvaluationGrades{"优秀", "良好", "中等", "基本合格", "不合格"};

/// When the unit received a submission.
struct RecordedReceipt {
  Kind kind = Kind::kUnknown;
  int year = 0;  ///< Of an evaluation, or the year that an annual report is about; 0 elsewhere.
  std::optional<Date> date;
  Location where;

  bool operator==(const RecordedReceipt&) const = default;
};

struct Record {
  std::string file;    ///< As findings name it: "中心台账/ITEC-017.xml".
  std::string sha256;  ///< Lower-case hex.
  CenterStatus status = CenterStatus::kUnknown;
  Location status_where;
  RecordedText center;
  std::vector<RecordedText> former_centers;
  RecordedText host;
  RecordedText host_code;  ///< 统一社会信用代码
  std::vector<RecordedText> former_hosts;
  RecordedText supervisor;
  RecordedText co_supervisor;
  RecordedText director;
  RecordedText field;  ///< 建设领域
  RecordedText form;   ///< "法人" or "非法人"
  RecordedText consent_number;
  RecordedDate start;
  RecordedDate end;  ///< Original end of the period.
  RecordedText confirmation_number;
  RecordedDate confirmation_date;
  RecordedYear evaluation_year;  ///< The year in which its batch is evaluated next, as announced; 0: not announced.
  RecordedNumber investment;     ///< Approved total, 万元.
  std::vector<ApprovedTarget> targets;
  std::vector<RecordedExtension> extensions;
  std::vector<RecordedAdjustment> adjustments;
  std::vector<RecordedGrade> grades;
  std::vector<RecordedReceipt> received;

  bool operator==(const Record&) const = default;
};

}  // namespace nitec
