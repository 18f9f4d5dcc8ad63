#include "validators/catalogue.h"
#include "validators/facts.h"

namespace nitec {
namespace {

/// Rows that are compared with each other; a longer list is compared by its first ones.
constexpr std::size_t kMostRows = 1'000;

/// Whether both rows cite the same pages of the same bytes.
bool same_pages(const Submission& submission, const Evidence& a, const Evidence& b) {
  if (a.file.empty() || b.file.empty() || a.first_page != b.first_page || a.last_page != b.last_page) {
    return false;
  }
  const Document* one = submission.find(a.file);
  const Document* other = submission.find(b.file);
  return a.file == b.file ||
         (one != nullptr && other != nullptr && !one->sha256.empty() && one->sha256 == other->sha256);
}

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  if (!submission.datasheet || submission.datasheet->evidence.size() < 2) {
    return Look::kNoData;
  }
  const std::vector<Evidence>& rows = submission.datasheet->evidence;
  for (std::size_t i = 0; i < rows.size() && i < kMostRows; ++i) {
    for (std::size_t k = i + 1; k < rows.size() && k < kMostRows; ++k) {
      if (!same_pages(submission, rows[i], rows[k])) {
        continue;
      }
      Finding twice = finding(title(rows[i]) + "与" + title(rows[k]) + "是同一份文件的同样页面。",
                              "Two rows of the list cite the same pages of the same file.");
      twice.locations = {row_place(rows[i]), row_place(rows[k])};
      twice.expected = "各附各的材料，或者合为一项";
      twice.actual = rows[i].file == rows[k].file ? rows[i].file : rows[i].file + "；" + rows[k].file;
      findings.push_back(std::move(twice));
      break;  // A file that is listed many times is told once for each row.
    }
  }
  return Look::kLooked;
}

}  // namespace

constinit const Rule kEvidenceSameFile = {
    .card =
        {
            .name = "evidence/same-file",
            .clause = "第三十三条",
            .clause_id = "M43",
            .summary = "每项证明材料各有各的文件或者页面。",
            .summary_en = "Each piece of evidence has pages of its own.",
            .why = "第三十三条：“主管单位应对中心报送的材料和数据承担核实责任，确保真实可靠”。",
            .decides = "清单中两项所列的文件相同（文件名不同而摘要值相同的也算）、页码范围也相同的，列为疑点。同一文件"
                       "的不同页面不计；"
                       "内容相近而字节不同的文件看不出来。",
            .remedy = "误附的请换附所指的材料；确为同一份材料的，请在清单中合为一项并列明所证明的内容。",
            .remedy_en = "Please attach the paper that is meant, or make one row of the two.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kAuthenticity,
        },
    .check = check,
};

}  // namespace nitec
