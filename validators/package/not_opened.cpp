#include "validators/catalogue.h"
#include "validators/facts.h"
#include "validators/package/problems.h"

namespace nitec {
namespace {

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  for (const Problem& problem : submission.problems) {
    Finding package =
        finding("报送材料有未打开的部分：" + std::string(problem_words(problem.kind)) + "。",
                "Part of the submission was not opened: " + std::string(problem_words_en(problem.kind)) + ".");
    package.locations.push_back(problem.where);
    package.expected = "普通文件和文件夹";
    package.actual = problem.message;
    findings.push_back(std::move(package));
  }
  for (const Document& document : submission.documents) {
    const Problem* problem = obstacle(document);
    if (problem == nullptr || archive_obstacle(document) != nullptr || !unopened(problem->kind) ||
        is_main(document.role) || document.role == Role::kDatasheet) {
      continue;
    }
    Finding closed =
        finding(title(submission, document) + "未打开：" + std::string(problem_words(problem->kind)) + "。",
                "A file was not opened: " + std::string(problem_words_en(problem->kind)) + ".");
    if (document.role == Role::kEvidence) {
      closed.rule = kNotOpened.card.name;
      closed.severity = Severity::kError;
    }
    closed.locations.push_back(problem_place(document, *problem));
    closed.expected = "大小在上限之内的普通文件";
    closed.actual = problem->message;
    findings.push_back(std::move(closed));
  }
  return Look::kLooked;
}

}  // namespace

constinit const Rule kNotOpened = {
    .card =
        {
            .name = "package/not-opened",
            .clause = "第十八条第一款",
            .clause_id = "M23",
            .summary = "报送的每个文件都已打开核查。",
            .summary_en = "Every file of the submission was opened.",
            .why = "第十八条第一款：“依托单位应编制筹建期总结报告（编制提纲见附件）、填写中心评估表并附相应证明材料”。",
            .decides = "链接、特殊文件、超过大小或者层数上限的文件，压缩包中路径指向报送材料之外的文件和压缩包中的压缩"
                       "包不打开，也不略过，逐一列出。列入证明材料清单的为错误。",
            .remedy = "请用普通文件替换链接；过大的文件请压缩图片或者拆分；压缩包中的压缩包请展开后重新报送。",
            .remedy_en = "Please replace links by the files themselves; split files that are too large; unpack "
                         "archives inside archives.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kCompleteness,
        },
    .check = check,
};

}  // namespace nitec
