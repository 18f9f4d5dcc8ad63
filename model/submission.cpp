#include "model/submission.h"

namespace nitec {

Role main_role(Kind kind) {
  switch (judged_as(kind)) {
    case Kind::kApplication:
      return Role::kConstructionPlan;
    case Kind::kExtension:
      return Role::kExtensionRequest;
    case Kind::kEvaluation:
    case Kind::kAnnual:
      return Role::kWorkReport;
    case Kind::kAdjustment:
      return Role::kAdjustmentReport;
    case Kind::kConfirmation:
    case Kind::kUnknown:
      break;
  }
  return Role::kSummaryReport;
}

std::string_view role_title(Role role) {
  switch (role) {
    case Role::kSummaryReport:
      return "总结报告";
    case Role::kDatasheet:
      return "评估表";
    case Role::kEvidence:
      return "证明材料";
    case Role::kConstructionPlan:
      return "组建方案";
    case Role::kExtensionRequest:
      return "延期申请书";
    case Role::kWorkReport:
      return "年度工作报告";
    case Role::kAdjustmentReport:
      return "调整报告";
    case Role::kUnknown:
      break;
  }
  return "文件";
}

bool is_main(Role role) {
  return role != Role::kUnknown && role != Role::kDatasheet && role != Role::kEvidence;
}

const Document* Submission::find(std::string_view path) const {
  for (const Document& document : documents) {
    if (document.path == path) {
      return &document;
    }
  }
  return nullptr;
}

const Document* Submission::find(Role role) const {
  for (const Document& document : documents) {
    if (document.role == role) {
      return &document;
    }
  }
  return nullptr;
}

}  // namespace nitec
