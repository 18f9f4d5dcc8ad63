#include "app/return_folder.h"

#include "ingest/part.h"
#include "report/form/datasheet_html.h"
#include "report/notice/notice.h"
#include "report/office/findings_xlsx.h"
#include "report/office/notice_docx.h"
#include "report/print_part.h"
#include "report/words/words.h"
#include "validators/datasheet/relation_words.h"
#include "validators/datasheet/sheet_words.h"

namespace nitec {
namespace {

constexpr const char* kFolder = "return";

/// The relations of the form with this datasheet's numbers in them.
std::vector<ShownRelation> shown_relations(const Submission& submission) {
  std::vector<ShownRelation> all;
  if (!submission.datasheet) {
    return all;
  }
  for (const RelationResult& result : judge_relations(sheet_relations(), sheet_dictionary(), *submission.datasheet)) {
    const Assertion& assertion = result.relation->assertion;
    if (assertion.kind != Assertion::Kind::kCompare) {
      continue;  // That something is to be filled in: a finding says it.
    }
    ShownRelation one;
    one.id = result.relation->id;
    one.text = assertion.sums[result.pair].text + " " + std::string(sign(assertion.comparisons[result.pair])) + " " +
               assertion.sums[result.pair + 1].text;
    one.title = result.relation->title;
    one.when = result.year == 0 ? "" : std::to_string(result.year) + "年";
    one.when += result.scope == "依托单位" ? (one.when.empty() ? "" : "，") + std::string("依托单位口径") : "";
    if (result.state != RelationState::kUnjudged) {
      const bool broken = result.state == RelationState::kBroken;
      const bool equal = result.left == result.right;
      one.state = broken ? ShownRelation::State::kBroken : ShownRelation::State::kHolds;
      one.numbers = shown(result.left) +
                    (equal                        ? " ＝ "
                     : result.left < result.right ? " ＜ "
                                                  : " ＞ ") +
                    shown(result.right);
      if (!equal && assertion.comparisons[result.pair] == Comparison::kEqual) {
        one.numbers = shown(result.left) + (broken ? " ≠ " : " ≈ ") + shown(result.right) + "，差" +
                      shown((result.left - result.right).abs()) + (broken ? "" : "（四舍五入）");
      }
    }
    all.push_back(std::move(one));
  }
  return all;
}

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
    const std::string form = write_datasheet_html(sheet_, sheet_dictionary(), shown_relations(sheet_.submission));
    if (!form.empty()) {
      output.write("return/datasheet.html", form);
    }
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
