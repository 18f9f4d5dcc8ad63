#include "validators/catalogue.h"
#include "validators/facts.h"
#include "validators/identifiers/patents.h"
#include "validators/identifiers/told_once.h"

namespace nitec {
namespace {

Look check(const Submission& submission, const Context& context, std::vector<Finding>& findings) {
  bool looked = false;
  ToldOnce told(findings);
  for (const PatentMention& mention : patents_of(submission, context)) {
    const std::string_view claimed = mention.check.ok() ? claimed_kind(mention) : std::string_view();
    if (claimed.empty()) {
      continue;
    }
    looked = true;
    const std::string_view of_number = kind_of_number(mention.check);
    const Location where = mention.unit->place(mention.part);
    if (claimed == of_number || told.again(mention.check.number, where)) {
      continue;
    }
    const std::string& number = mention.check.number;
    Finding other = finding(title(submission, *mention.unit->document) + "中写作" + std::string(claimed) + "的“" +
                                std::string(mention.part) + "”，按其种类位“" + number[number.size() == 8 ? 2 : 4] +
                                "”属于" + std::string(of_number) + "，请核对证书原件。",
                            "The kind of patent in the text and the kind digit of its number differ.");
    other.locations = {where};
    other.expected = std::string(claimed) + "的号码";
    other.actual = std::string(mention.part) + "（" + std::string(of_number) + "）";
    told.tell(number, std::move(other));
  }
  return looked ? Look::kLooked : Look::kNoData;
}

}  // namespace

constinit const Rule kPatentKind = {
    .card =
        {
            .name = "identifier/patent-kind",
            .clause = "第三十三条",
            .clause_id = "M43",
            .summary = "所写的专利类型与专利号的种类位一致。",
            .summary_en = "The kind of a patent and the kind digit of its number agree.",
            .why =
                "第三十三条：“主管单位应对中心报送的材料和数据承担核实责任，确保真实可靠”。实用新型、外观设计不能计入"
                "发明专利。",
            .decides =
                "种类位：1、8为发明，2、9为实用新型，3为外观设计。所写的类型取自号码之前的“发明专利”等词、"
                "号码之后的括号和表格同一行的类型栏；不能确定所指的不判断。校验不通过的号码另行提出，这里不判断。",
            .remedy = "请与专利证书核对类型和号码；类型有误的，相应改正统计数。",
            .remedy_en = "Please compare kind and number with the certificate, and mend the counts.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kAuthenticity,
        },
    .check = check,
};

}  // namespace nitec
