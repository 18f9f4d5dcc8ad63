#include <algorithm>
#include <array>
#include <string_view>

#include "validators/catalogue.h"
#include "validators/evidence/required.h"
#include "validators/facts.h"

namespace nitec {
namespace {

constexpr std::array<std::string_view, 4> kCodes{"G14", "G14a", "G14b", "G14c"};
constexpr Required kRecognition{"first-set", "首台套、首批次、首版次认定文件", "the recognition as a first set",
                                "首台|首批次|首版次|推广应用指导目录|认定"};

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  if (!submission.datasheet) {
    return Look::kNoData;
  }
  bool said_any = false;
  std::vector<Location> claims;
  for (const Field& field : submission.datasheet->fields) {
    if (std::find(kCodes.begin(), kCodes.end(), field.code) == kCodes.end() || field.state == ValueState::kBlank) {
      continue;
    }
    said_any = true;
    if (field.number && !field.number->zero() && !field.number->negative()) {
      claims.push_back(field.where);
    }
  }
  if (!claims.empty()) {
    constexpr std::size_t kMaxShown = 3;
    claims.resize(std::min(claims.size(), kMaxShown));
    require(submission, kRecognition, kFirstSetMissing.card, claims, findings);
  }
  return said_any ? Look::kLooked : Look::kNoData;
}

}  // namespace

constinit const Rule kFirstSetMissing = {
    .card =
        {
            .name = "evidence/first-set-missing",
            .clause = "第二十九条",
            .clause_id = "M40",
            .summary = "填有首台套、首批次、首版次的，附有认定文件。",
            .summary_en = "Where first sets are counted, their recognition is attached.",
            .why = "第二十九条：“支持中心研发的首台套重大技术装备、首批次新材料、首版次高端软件优先纳入政府绿色采购清单"
                   "”。",
            .decides =
                "评估表G14a、G14b、G14c有一个年度大于零的，证明材料清单应有首台套、首批次、首版次认定文件。国产设备原"
                "值不大于设备原值，由评估表的审核关系核对。认定是否有效由人查看。",
            .remedy = "请补充列入目录或者认定的文件并列入清单；没有认定的，请改正评估表G14。",
            .remedy_en = "Please add the recognition and list it; where there is none, correct field G14.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kAuthenticity,
            .kinds = {Kind::kEvaluation, Kind::kAnnual},
        },
    .check = check,
};

}  // namespace nitec
