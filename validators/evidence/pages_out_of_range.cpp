#include "validators/catalogue.h"
#include "validators/facts.h"
#include "validators/package/problems.h"

namespace nitec {
namespace {

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  if (!submission.datasheet) {
    return Look::kNoData;
  }
  bool any = false;
  for (const Evidence& evidence : submission.datasheet->evidence) {
    const Document* document = submission.find(evidence.file);
    if (document == nullptr || document->pages.empty() || obstacle(*document) != nullptr ||
        (evidence.first_page == 0 && evidence.last_page == 0)) {
      continue;
    }
    any = true;
    const auto pages = static_cast<int>(document->pages.size());
    if (evidence.first_page >= 1 && evidence.first_page <= evidence.last_page && evidence.last_page <= pages) {
      continue;
    }
    const std::string listed =
        "第" + std::to_string(evidence.first_page) + "—" + std::to_string(evidence.last_page) + "页";
    Finding wrong = finding(title(evidence) + "清单所列" + listed + "，文件共" + std::to_string(pages) + "页。",
                            "The pages in the list do not exist in the file.");
    Location row = row_place(evidence);
    Location file;
    file.file = document->path;
    file.page = pages;
    wrong.locations = {row, file};
    wrong.expected = "第1—" + std::to_string(pages) + "页之内";
    wrong.actual = listed;
    findings.push_back(std::move(wrong));
  }
  return any ? Look::kLooked : Look::kNoData;
}

}  // namespace

constinit const Rule kPagesOutOfRange = {
    .card =
        {
            .name = "evidence/pages-out-of-range",
            .clause = "第十八条第一款",
            .clause_id = "M23",
            .summary = "证明材料清单所列的页码在文件之内。",
            .summary_en = "The pages in the list of evidence exist.",
            .why = "第十八条第一款：“填写中心评估表并附相应证明材料”。",
            .decides = "按PDF的物理页从1起计；没有写页码的，视为整份文件。不能完整读取的文件不作判断。",
            .remedy = "请改正清单中的起止页，或者补全文件。",
            .remedy_en = "Please correct the pages in the list, or complete the file.",
            .severity = Severity::kError,
            .opinion = Opinion::kCompleteness,
        },
    .check = check,
};

}  // namespace nitec
