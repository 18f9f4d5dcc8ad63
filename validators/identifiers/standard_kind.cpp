#include "validators/catalogue.h"
#include "validators/facts.h"
#include "validators/identifiers/standards.h"
#include "validators/identifiers/told_once.h"

namespace nitec {
namespace {

Look check(const Submission& submission, const Context& context, std::vector<Finding>& findings) {
  bool looked = false;
  ToldOnce told(findings);
  for (const StandardMention& mention : standards_of(submission, context)) {
    const std::string_view is =
        mention.check.verdict == IdentifierVerdict::kInvalid ? std::string_view() : category_of(mention.check.family);
    if (mention.category.empty() || is.empty()) {
      continue;
    }
    looked = true;
    const Location where = mention.unit->place(mention.part);
    if (is == mention.category || told.again(mention.check.normalised, where)) {
      continue;
    }
    Finding other = finding(title(submission, *mention.unit->document) + "中列为" + std::string(mention.category) +
                                "的“" + std::string(mention.part) + "”，按其代号属于" + std::string(is) + "，请核实。",
                            "A standard is listed among those of another category than its code shows.");
    other.locations = {where};
    other.expected = std::string(mention.category) + "的编号";
    other.actual = std::string(mention.part) + "（" + std::string(is) + "）";
    told.tell(mention.check.normalised, std::move(other));
  }
  return looked ? Look::kLooked : Look::kNoData;
}

}  // namespace

constinit const Rule kStandardKind = {
    .card =
        {
            .name = "identifier/standard-kind",
            .clause = "第三十三条",
            .clause_id = "M43",
            .summary = "所列的标准类别与标准号的代号一致。",
            .summary_en = "The category of a standard and the code of its number agree.",
            .why =
                "第三十三条：“主管单位应对中心报送的材料和数据承担核实责任，确保真实可靠”。团体标准、企业标准不能计入"
                "国家标准、行业标准。",
            .decides = "GB、GB/T、GB/Z为国家标准，两个字母的行业代号为行业标准，DB加数字为地方标准，T/为团体标准，Q/"
                       "为企业标准。所列类别取自号码之前的“国家标准”等词、表格同一行的类别栏和表题、标题；"
                       "不能确定所指的不判断。",
            .remedy = "请与标准文本核对类别；类别有误的，相应改正统计数。",
            .remedy_en = "Please compare the category with the text of the standard, and mend the counts.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kAuthenticity,
        },
    .check = check,
};

}  // namespace nitec
