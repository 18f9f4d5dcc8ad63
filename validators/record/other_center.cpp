#include "validators/record/facts.h"
#include "validators/record/rules.h"

namespace nitec {
namespace {

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  if (!submission.record) {
    return Look::kNoData;
  }
  const Kinship kin = kinship(submission, *submission.record);
  if (kin.other) {
    Finding other = finding("中心台账所登记的是另一个中心，未据以核对。",
                            "The record is another centre's; nothing was compared with it.");
    other.locations = kin.places;
    other.expected = "本中心的台账";
    other.actual = "报送材料为“" + abridged(kin.ours, 60) + "”，台账为“" + abridged(kin.theirs, 60) + "”";
    findings.push_back(std::move(other));
  }
  return Look::kLooked;
}

}  // namespace

constinit const Rule kRecordOtherCenter = {
    .card =
        {
            .name = "record/other-center",
            .clause = "第三十三条",
            .clause_id = "M43",
            .summary = "中心台账与报送材料是同一个中心的。",
            .summary_en = "The record and the submission are the same centre's.",
            .why =
                "第三十三条：“主管单位应对中心报送的材料和数据承担核实责任，确保真实可靠”。以另一个中心的台账核对，得"
                "出的结论不能用。",
            .decides =
                "比较中心名称（“（筹）”不计，曾用名在内）、依托单位名称和代码、筹建批复文号。名称与依托单位均不同的"
                "，视为另一个中心；依托单位相同而名称、文号均不同的，也视为另一个中心。此时台账的其他内容一律不用。",
            .remedy = "请主管单位核对--record所给的台账。",
            .remedy_en = "The supervising unit should check the file given with --record.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kAuthenticity,
        },
    .check = check,
};

}  // namespace nitec
