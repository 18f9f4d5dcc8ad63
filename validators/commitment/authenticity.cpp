#include "validators/catalogue.h"
#include "validators/facts.h"

namespace nitec {
namespace {

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  if (!submission.datasheet) {
    return Look::kNoData;
  }
  const Commitment* commitment = nullptr;
  for (const Commitment& one : submission.datasheet->commitments) {
    commitment = commitment == nullptr && one.code == "L01" ? &one : commitment;
  }
  if (commitment == nullptr) {
    Finding missing = finding("评估表未见真实性承诺（L01）。", "The datasheet has no commitment to authenticity.");
    missing.locations.push_back(datasheet_place(submission));
    missing.expected = "真实性承诺，有签字、公章、日期";
    missing.actual = "未见";
    findings.push_back(std::move(missing));
    return Look::kLooked;
  }
  std::vector<std::string> lacks;
  if (commitment->signer.empty()) {
    lacks.emplace_back("签字");
  }
  if (!commitment->sealed) {
    lacks.emplace_back("公章");
  }
  if (!commitment->date) {
    lacks.emplace_back("日期");
  }
  if (!lacks.empty()) {
    Finding part =
        finding("真实性承诺（L01）未见" + joined(lacks) + "。", "The commitment to authenticity is not complete.");
    part.locations.push_back(commitment->where);
    part.expected = "签字、公章、日期齐全";
    part.actual = "未见" + joined(lacks);
    findings.push_back(std::move(part));
  }
  return Look::kLooked;
}

}  // namespace

constinit const Rule kAuthenticityCommitment = {
    .card =
        {
            .name = "commitment/authenticity",
            .clause = "第三十三条",
            .clause_id = "M43",
            .summary = "真实性承诺有签字、公章、日期三要素。",
            .summary_en = "The commitment to authenticity is signed, sealed and dated.",
            .why = "第三十三条：“主管单位应对中心报送的材料和数据承担核实责任，确保真实可靠”。",
            .decides = "查看评估表L01所填的签字人、公章和日期；签字、印章本身由人查看。",
            .remedy = "请由法定代表人签字、加盖公章并写明日期，扫描件列入证明材料清单。",
            .remedy_en = "Please have it signed by the legal representative, sealed and dated.",
            .severity = Severity::kError,
            .opinion = Opinion::kCompleteness,
        },
    .check = check,
};

}  // namespace nitec
