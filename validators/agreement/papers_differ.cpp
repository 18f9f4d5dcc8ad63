#include <re2/re2.h>

#include <array>

#include "validators/agreement/rules.h"
#include "validators/facts.h"
#include "validators/reading.h"

namespace nitec {
namespace {

enum class Shape {
  kName,  ///< Must stand there as it is.
  kCode,  ///< 18 characters: told only where another code stands there.
};

/// What a kind of paper is about, by the field that holds it.
struct Subject {
  std::string_view type;
  std::string_view code;
  std::string_view what;
  Shape shape;
};

constexpr std::array<Subject, 7> kSubjects{{
    {"host-licence", "A11", "依托单位名称", Shape::kName},
    {"host-licence", "A12", "依托单位统一社会信用代码", Shape::kCode},
    {"legal-person", "A18", "中心统一社会信用代码", Shape::kCode},
    {"asset-registration", "A12", "依托单位统一社会信用代码", Shape::kCode},
    {"director-appointment", "A21a", "中心主任姓名", Shape::kName},
    {"audit-report", "E23a", "会计师事务所", Shape::kName},
    {"start-consent", "A11", "依托单位名称", Shape::kName},
}};

struct Pages {
  std::string text;
  std::optional<Location> code;  ///< The first credit code that stands there.
};

/// The cited pages' text; nothing when one of them cannot be read.
std::optional<Pages> read(const Submission& submission, const Evidence& evidence) {
  static const RE2 kCode("([0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10})");
  const Document* document = submission.find(evidence.file);
  Pages out;
  for (const Page& page : document == nullptr ? std::vector<Page>() : document->pages) {
    if (page.number < evidence.first_page || (evidence.last_page != 0 && page.number > evidence.last_page)) {
      continue;
    }
    if (page.text_layer != TextLayer::kOk) {
      return std::nullopt;
    }
    const Reading reading(*document, page);
    re2::StringPiece code;
    if (!out.code && RE2::PartialMatch(reading.text(), kCode, &code)) {
      out.code = reading.place(std::string_view(code.data(), code.size()));
    }
    out.text += reading.text();
  }
  return out.text.empty() ? std::nullopt : std::optional(std::move(out));
}

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  bool looked = false;
  for (const Subject& subject : kSubjects) {
    const Field* field = said(submission, subject.code);
    if (field == nullptr) {
      continue;
    }
    for (const Evidence* evidence : evidence_of(submission, subject.type)) {
      const std::optional<Pages> pages = read(submission, *evidence);
      if (!pages) {
        continue;
      }
      looked = true;
      const bool same = pages->text.find(folded(field->text)) != std::string::npos;
      if (same || (subject.shape == Shape::kCode && !pages->code)) {
        continue;
      }
      const bool code = subject.shape == Shape::kCode;
      Finding differs = finding(code ? title(*evidence) + "所载统一社会信用代码“" + pages->code->quote + "”与评估表" +
                                           std::string(subject.code) + "（" + std::string(subject.what) + "）“" +
                                           abridged(field->text) + "”不一致。"
                                     : title(*evidence) + "所列页内未见评估表" + std::string(subject.code) + "（" +
                                           std::string(subject.what) + "）“" + abridged(field->text) + "”。",
                                "A paper does not say what the datasheet says of its subject.");
      differs.locations = {code ? *pages->code : first_page(*evidence), field->where};
      differs.expected = field->text;
      differs.actual = code ? pages->code->quote : "所列页内未见";
      findings.push_back(std::move(differs));
    }
  }
  return looked ? Look::kLooked : Look::kNoData;
}

}  // namespace

constinit const Rule kPapersDiffer = {
    .card =
        {
            .name = "agreement/papers-differ",
            .clause = "第三十三条",
            .clause_id = "M43",
            .summary = "法人证照、任命文件、审计报告、同意组建的通知所载名称、代码、姓名与评估表一致。",
            .summary_en = "Licences, appointments, audit and consent name whom the datasheet names.",
            .why = "第三十三条：“主管单位应对中心报送的材料和数据承担核实责任，确保真实可靠”。",
            .decides = "在清单所列的页内找评估表所填的依托单位名称、中心主任姓名、会计师事务所，未见即列为疑点；统一社"
                       "会信用代码只在页内"
                       "另有代码时提出。字间空白、全角半角不计；有一页是扫描件的不作判断。",
            .remedy = "请核对原件，改正评估表，或者换附所指的材料；更名的请附证明。",
            .remedy_en = "Please compare with the original; correct the datasheet, or attach the paper that is meant.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kAuthenticity,
        },
    .check = check,
};

}  // namespace nitec
