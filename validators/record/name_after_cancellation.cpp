#include <utility>

#include "validators/reading.h"
#include "validators/record/facts.h"
#include "validators/record/rules.h"

namespace nitec {
namespace {

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  const Record* record = record_of(submission);
  if (record == nullptr || record->status == CenterStatus::kUnknown) {
    return Look::kNoData;
  }
  if (record->status != CenterStatus::kCancelled && record->status != CenterStatus::kRevoked) {
    return Look::kLooked;
  }
  const bool cancelled = record->status == CenterStatus::kCancelled;
  std::vector<Location> where;
  std::string name;
  constexpr std::string_view kClass = "工程化中心";
  if (const Field* field = said(submission, "A01"); field != nullptr && field->text.find(kClass) != std::string::npos) {
    where.push_back(field->where);
    name = field->text;
  }
  if (const Cover cover = read_cover(submission);
      cover.center && cover.center->text.find(kClass) != std::string::npos) {
    where.push_back(cover.center->where);
    name = name.empty() ? cover.center->where.quote : name;
  }
  if (name.empty()) {
    return Look::kLooked;
  }
  where.push_back(record->status_where);
  Finding used = finding(std::string("中心台账登记的状态为“") + (cancelled ? "取消" : "撤销") +
                             "”，报送材料仍使用名称“" + abridged(name) + "”。",
                         "The centre's qualification was cancelled or revoked; its name is still used.");
  used.article = cancelled ? "第二十条第二款" : "第三十四条";
  used.locations = std::move(where);
  used.expected = "不再使用中心名称";
  used.actual = name;
  findings.push_back(std::move(used));
  return Look::kLooked;
}

}  // namespace

constinit const Rule kRecordNameAfterCancellation = {
    .card =
        {
            .name = "record/name-after-cancellation",
            .clause = "第二十条第二款",
            .clause_id = "M30",
            .summary = "资格取消、撤销之后不再使用中心名称。",
            .summary_en = "The name is not used after the qualification was cancelled or revoked.",
            .why =
                "第二十条第二款：“取消确认为国家产业技术工程化中心的资格，且不得再以“××国家产业技术工程化中心（筹）”的"
                "名义开展工作”；第三十四条：“按程序撤销其中心资格”。",
            .decides =
                "中心台账的状态为“取消”或者“撤销”，而评估表A01或者封面仍写有工程化中心的名称。状态以台账为准；决定"
                "之前形成的材料由人判断。",
            .remedy = "请与主管单位核对中心的状态；后续事宜由主管单位依照办法处理。",
            .remedy_en = "Please check the centre's status with the supervising unit.",
            .severity = Severity::kError,
            .opinion = Opinion::kCompleteness,
            .kinds = {Kind::kConfirmation, Kind::kExtension, Kind::kEvaluation, Kind::kAnnual, Kind::kAdjustment},
        },
    .check = check,
};

}  // namespace nitec
