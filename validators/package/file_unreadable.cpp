#include "validators/catalogue.h"
#include "validators/facts.h"
#include "validators/package/problems.h"

namespace nitec {
namespace {

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  for (const Document& document : submission.documents) {
    if (is_main(document.role) || document.role == Role::kDatasheet) {
      continue;
    }
    const Problem* problem = obstacle(document);
    if (problem == nullptr || document.is_archive || unopened(problem->kind)) {
      continue;
    }
    Finding unreadable =
        finding(title(submission, document) + "不能完整读取：" + std::string(problem_words(problem->kind)) + "。",
                "A file cannot be read whole: " + std::string(problem_words_en(problem->kind)) + ".");
    const bool partly = (problem->kind == ProblemKind::kDamaged && !document.pages.empty()) ||
                        problem->kind == ProblemKind::kUnsupported;
    if (document.role != Role::kEvidence || partly) {
      unreadable.rule = kFileUnreadable.card.name;
      unreadable.severity = Severity::kWarning;
    }
    unreadable.locations.push_back(problem_place(document, *problem));
    unreadable.expected = "可以打开的PDF文件";
    unreadable.actual = problem->message;
    add_remedy(unreadable, problem->kind);
    findings.push_back(std::move(unreadable));
  }
  return submission.documents.empty() ? Look::kNoData : Look::kLooked;
}

}  // namespace

constinit const Rule kFileUnreadable = {
    .card =
        {
            .name = "package/file-unreadable",
            .clause = "第十八条第一款",
            .clause_id = "M23",
            .summary = "证明材料可以打开、完整、不加密。",
            .summary_en = "The evidence opens, is whole and not encrypted.",
            .why = "第十八条第一款：“依托单位应编制筹建期总结报告（编制提纲见附件）、填写中心评估表并附相应证明材料”。",
            .decides = "证明材料清单所列的文件加密、损坏、为空、类型不符或者读取中断的为错误；损坏但部分页可读的、格式"
                       "不在读取之列的，以及清单以外的文件，为疑点。",
            .remedy = "请重新生成不加密的PDF文件，打开检查各页后替换，并更新清单中的摘要值。",
            .remedy_en = "Please make the PDF anew without a password, look through its pages, replace it, and update "
                         "its digest in the list.",
            .severity = Severity::kError,
            .opinion = Opinion::kCompleteness,
        },
    .check = check,
};

}  // namespace nitec
