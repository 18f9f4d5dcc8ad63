#include <algorithm>

#include "validators/catalogue.h"
#include "validators/facts.h"
#include "validators/package/problems.h"

namespace nitec {
namespace {

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  if (!submission.datasheet) {
    return Look::kNoData;
  }
  for (const Document& document : submission.documents) {
    // An archive is no file of its own: those in it are; and where it is listed as one, they are listed with it.
    const Document* container = submission.find(document.container);
    const bool listed_with = !document.container.empty() && container != nullptr && container->role == Role::kEvidence;
    if (document.role != Role::kUnknown || document.is_archive || listed_with ||
        submission.find(document.path) != &document || obstacle(document) != nullptr ||
        std::any_of(document.problems.begin(), document.problems.end(),
                    [](const Problem& problem) { return problem.kind == ProblemKind::kDuplicate; })) {
      continue;
    }
    Finding unlisted =
        finding("文件“" + document.path + "”未列入证明材料清单。", "A file is not in the list of evidence.");
    Location where;
    where.file = document.path;
    where.page = document.pages.empty() ? 0 : 1;
    unlisted.locations.push_back(where);
    unlisted.expected = "列入评估表的证明材料清单";
    unlisted.actual = "清单" + std::to_string(submission.datasheet->evidence.size()) + "项中未见";
    findings.push_back(std::move(unlisted));
  }
  return Look::kLooked;
}

}  // namespace

constinit const Rule kUnlistedFile = {
    .card =
        {
            .name = "package/unlisted-file",
            .clause = "第十八条第一款",
            .clause_id = "M23",
            .summary = "报送的每个文件都列入证明材料清单，或者是总结报告、评估表。",
            .summary_en = "Every file is listed as evidence, or is the report or the datasheet.",
            .why = "第十八条第一款：“依托单位应编制筹建期总结报告（编制提纲见附件）、填写中心评估表并附相应证明材料”。",
            .decides = "按清单中的文件路径逐字比对；压缩包列入清单的，其中的文件视为已列入。不能读取的文件另行列出，不"
                       "重复计。",
            .remedy = "请把该文件列入证明材料清单并写明所证明的栏目或者部分；与本次申请无关的请撤下。",
            .remedy_en =
                "Please list the file as evidence, or withdraw it if it has nothing to do with the application.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kCompleteness,
        },
    .check = check,
};

}  // namespace nitec
