#include "validators/catalogue.h"
#include "validators/facts.h"
#include "validators/package/problems.h"

namespace nitec {
namespace {

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  const Document* report = submission.main_document();
  if (report == nullptr) {
    return Look::kNoData;
  }
  if (const Problem* problem = obstacle(*report)) {
    Finding unreadable =
        finding(main_title(submission) + "不能完整读取：" + std::string(problem_words(problem->kind)) + "。",
                "The summary report cannot be read whole: " + std::string(problem_words_en(problem->kind)) + ".");
    unreadable.locations.push_back(problem_place(*report, *problem));
    unreadable.expected = "可以打开的PDF文件";
    unreadable.actual = problem->message;
    add_remedy(unreadable, problem->kind);
    findings.push_back(std::move(unreadable));
  }
  return Look::kLooked;
}

}  // namespace

constinit const Rule kReportUnreadable = {
    .card =
        {
            .name = "package/report-unreadable",
            .clause = "第十八条第一款",
            .clause_id = "M21",
            .summary = "总结报告可以打开、完整、不加密。",
            .summary_en = "The summary report opens, is whole and not encrypted.",
            .why = "第十八条第一款：“依托单位应编制筹建期总结报告（编制提纲见附件）、填写中心评估表并附相应证明材料”。",
            .decides = "文件加密、损坏、为空、类型不符、超过上限或者读取中断的，均在此列；能读出的部分照常核查。",
            .remedy = "请用“另存为PDF”等方式重新生成不加密的PDF文件，打开检查各页后重新报送。",
            .remedy_en = "Please make the PDF anew, without a password, look through its pages and send it again.",
            .severity = Severity::kError,
            .opinion = Opinion::kCompleteness,
        },
    .check = check,
};

}  // namespace nitec
