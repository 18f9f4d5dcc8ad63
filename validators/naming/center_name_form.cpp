#include <re2/re2.h>

#include "validators/facts.h"
#include "validators/naming/center_name.h"

namespace nitec {
namespace {

std::string full_form(const std::string& domain, bool with_mark) {
  return (domain.empty() ? "××" : domain) + "国家产业技术工程化中心" + (with_mark ? "（筹）" : "");
}

}  // namespace

bool carries_mark(const Submission& submission) {
  switch (submission.kind) {
    case Kind::kApplication:
    case Kind::kEvaluation:
      return false;
    case Kind::kAnnual:
    case Kind::kAdjustment:
      return said(submission, "A10a") == nullptr && said(submission, "A10b") == nullptr;
    case Kind::kConfirmation:
    case Kind::kExtension:
    case Kind::kUnknown:
      break;
  }
  return true;
}

std::optional<std::string> domain_of(std::string_view folded_name) {
  static const RE2 kForm("([\\p{Han}A-Za-z0-9·、-]{2,40})国家产业技术工程化中心(?:\\(筹\\))?");
  std::string domain;
  if (RE2::FullMatch(re2::StringPiece(folded_name.data(), folded_name.size()), kForm, &domain) &&
      !domain.starts_with("国家")) {
    return domain;
  }
  return std::nullopt;
}

JudgedName judge_name(std::string_view folded_name, bool with_mark) {
  static const RE2 kPlaceholder("^(?:[×xX*＊□_]+|某+|[^国]*(?:×|XX|xx|某某|__|□|【|\\*)[^国]*)国家产业技术工程化中心");
  static const RE2 kMarkInside("(\\((?:筹|筹建|筹备|筹建中|筹建期)\\))(.+)$");
  static const RE2 kMarkAtEnd("(?:\\(([^()]*)\\)|\\[筹\\]|〔筹〕|【筹】|\\{筹\\}|筹|筹建)$");
  static const RE2 kOrder("^国家([\\p{Han}A-Za-z0-9·、-]{2,40})产业技术工程化中心$");
  static const RE2 kOtherClass(
      "^([\\p{Han}A-Za-z0-9·、-]{2,40}?)(?:国家(?:级)?(?:产业技术(?:工程研究|工程技术|工程|创新|研究|转化)?|"
      "工程(?:技术)?研究|工程化|工程技术|技术创新|技术工程化|产业工程化|产业创新|工程实验)|"
      "产业技术工程化?|工程(?:技术)?研究|国家工程)中心$");

  const std::string name(folded_name);
  JudgedName judged;
  if (RE2::PartialMatch(name, kPlaceholder)) {
    judged.fault = NameFault::kPlaceholder;
    judged.suggestion = full_form({}, with_mark);
    judged.why = "未填写领域名称";
    return judged;
  }
  if (const std::optional<std::string> domain = domain_of(name)) {
    judged.domain = *domain;
    judged.suggestion = full_form(*domain, with_mark);
    const bool marked = name.ends_with("(筹)");
    judged.fault = marked == with_mark ? NameFault::kNone : NameFault::kMark;
    judged.why = judged.fault == NameFault::kNone ? "" : with_mark ? "未带“（筹）”" : "仍带“（筹）”";
    return judged;
  }
  std::string core = name;
  std::string inside;
  std::string rest;
  bool mark_moved = false;
  if (RE2::PartialMatch(core, kMarkInside, &inside, &rest) && !rest.empty()) {
    RE2::Replace(&core, "\\((?:筹|筹建|筹备|筹建中|筹建期)\\)", "");
    mark_moved = true;
  }
  std::string bracketed;
  const bool mark_odd = RE2::PartialMatch(core, kMarkAtEnd, &bracketed) && bracketed != "筹";
  RE2::Replace(&core, kMarkAtEnd, "");
  if (const std::optional<std::string> domain = domain_of(core)) {
    judged.domain = *domain;
    judged.suggestion = full_form(*domain, with_mark);
    judged.fault = NameFault::kMark;
    judged.why = !with_mark   ? "仍带“（筹）”一类的字样"
                 : mark_moved ? "“（筹）”不在名称末尾"
                 : mark_odd   ? "“（筹）”写成了其他形式"
                              : "未带“（筹）”";
    return judged;
  }
  judged.fault = NameFault::kForm;
  if (RE2::FullMatch(core, kOrder, &judged.domain)) {
    judged.why = "领域名称应在“国家”之前";
  } else if (RE2::FullMatch(core, kOtherClass, &judged.domain)) {
    judged.why = "不是“国家产业技术工程化中心”的统一名称";
  } else {
    judged.why = "与“××国家产业技术工程化中心”的统一命名不一致";
  }
  judged.suggestion = full_form(judged.domain, with_mark);
  return judged;
}

}  // namespace nitec
