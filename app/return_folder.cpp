#include "app/return_folder.h"

#include "report/office/findings_xlsx.h"

namespace nitec {
namespace {

constexpr const char* kFolder = "return";

}  // namespace

ReturnFolder::ReturnFolder(const ReviewSheet& sheet) : sheet_(sheet), copies_(sheet) {}

void ReturnFolder::print_covers() {
  copies_.print_covers();
}

std::vector<NotAnnotated> ReturnFolder::write(const std::filesystem::path& submission, OutputFolder& output) const {
  for (const char* ending : {".xlsx", ".pdf", ".docx", ".html"}) {
    output.clear(kFolder, ending);
  }
  std::vector<NotAnnotated> not_annotated = copies_.write(submission, output);
  if (sheet_.verdict == Verdict::kQuarantine) {
    return not_annotated;
  }
  output.write("return/findings.xlsx", write_findings_xlsx(sheet_));
  return not_annotated;
}

}  // namespace nitec
