#include "app/return_folder.h"

#include "ingest/part.h"
#include "report/notice/notice.h"
#include "report/office/findings_xlsx.h"
#include "report/office/notice_docx.h"
#include "report/print_part.h"
#include "report/words/words.h"

namespace nitec {
namespace {

constexpr const char* kFolder = "return";

}  // namespace

ReturnFolder::ReturnFolder(const ReviewSheet& sheet) : sheet_(for_applicant(sheet)), copies_(sheet_) {}

void ReturnFolder::print_covers() {
  copies_.print_covers();
}

void ReturnFolder::write_copies(const std::filesystem::path& submission, OutputFolder& output) {
  for (const char* ending : {".xlsx", ".pdf", ".docx", ".html"}) {
    output.clear(kFolder, ending);
  }
  not_annotated_ = copies_.write(submission, output);
  if (sheet_.verdict != Verdict::kQuarantine) {
    output.write("return/findings.xlsx", write_findings_xlsx(sheet_));
  }
}

void ReturnFolder::print_notice() {
  if (sheet_.verdict == Verdict::kQuarantine) {
    return;
  }
  const Notice notice = notice_of(sheet_, copies_.made(not_annotated_), not_annotated_);
  notice_pdf_ = part<PrintPart>("print").notice_pdf(sheet_, notice);
  notice_docx_ = write_notice_docx(notice);
}

void ReturnFolder::write_notice(OutputFolder& output) const {
  if (sheet_.verdict != Verdict::kQuarantine) {
    output.write("return/notice.pdf", notice_pdf_);
    output.write("return/notice.docx", notice_docx_);
  }
}

}  // namespace nitec
