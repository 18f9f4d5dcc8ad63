#include <re2/re2.h>

#include "model/identifier.h"
#include "validators/catalogue.h"
#include "validators/facts.h"
#include "validators/identifiers/text_units.h"
#include "validators/identifiers/told_once.h"

namespace nitec {
namespace {

Look check(const Submission& submission, const Context& context, std::vector<Finding>& findings) {
  // Of authorities whose numbers follow GB/T 9704; those of auditors and appraisers follow rules of their own.
  static const RE2 kNumber(
      "((?:发改|国科|科发|工信|国资|国办?发|政办?[发函]|财[建会教企资]|教[技科]|人社|环发|市监)\\p{Han}{0,6})"
      " ?([\\[(【〔]) ?([0-9]{2}|[0-9]{4}) ?([\\])】〕]) ?(第?) ?([0-9]{1,5}) ?号");
  static const RE2 kOwnRules("[审验鉴评登证]");
  bool any = false;
  ToldOnce told(findings);
  for_each_unit(
      submission, context,
      {"发改", "国科", "科发", "工信", "国资", "国发", "国办", "政", "财", "教", "人社", "环发", "市监"},
      [&](const TextUnit& unit) {
        re2::StringPiece rest(unit.text);
        re2::StringPiece stem;
        std::string left;
        std::string year;
        std::string right;
        std::string ordinal;
        std::string number;
        while (RE2::FindAndConsume(&rest, kNumber, &stem, &left, &year, &right, &ordinal, &number)) {
          const std::string_view part(stem.data(), static_cast<std::size_t>(rest.data() - stem.data()));
          if (RE2::PartialMatch(stem, kOwnRules) || !unit.sound(part)) {
            continue;
          }
          any = true;
          const std::string plain_number = number.substr(std::min(number.find_first_not_of('0'), number.size()));
          const std::string standard = stem.as_string() + "〔" + year + "〕" + plain_number + "号";
          const bool short_year = year.size() == 2;
          const bool well_formed =
              left == "〔" && right == "〕" && ordinal.empty() && plain_number == number && !short_year;
          const Location where = unit.place(part);
          if (well_formed || plain_number.empty() || told.again(std::string(part), where)) {
            continue;
          }
          Finding form = finding(
              title(submission, *unit.document) + "中的文号“" + std::string(part) +
                  (short_year ? "”的年份只有两位，请与原件核对。" : "”的写法不规范，规范写法为“" + standard + "”。"),
              "The number of an official document is not written in the standard form.");
          form.locations = {where};
          form.expected = short_year ? "四位年份的文号" : standard;
          form.actual = std::string(part);
          if (short_year) {
            form.rule = kDocnoInText.card.name;
            form.severity = Severity::kWarning;
            form.opinion = kDocnoInText.card.opinion;
          }
          told.tell(std::string(part), std::move(form));
        }
      });
  return any ? Look::kLooked : Look::kNoData;
}

}  // namespace

constinit const Rule kDocnoInText = {
    .card =
        {
            .name = "identifier/docno-in-text",
            .clause = "第三十三条",
            .clause_id = "M43",
            .summary = "报告和证明材料中政府文件的文号写法规范。",
            .summary_en = "The numbers of official documents are written in the standard form.",
            .why = "第三十三条：“主管单位应对中心报送的材料和数据承担核实责任，确保真实可靠”。文号是查对批复和通知的依"
                   "据。",
            .decides =
                "按GB/T 9704-2012：六角括号内四位年份，不加“第”，序号不编虚位。只看发展改革、科技、工信、财政、国资、"
                "教育等部门代字的文号，审计、鉴定机构的报告号不看；括号、“第”、虚位不符的列为提示，两位年份列为"
                "疑点。扫描识别层和乱码页不判断。不查对文号是否存在。",
            .remedy = "请与文件原件核对，按规范写法改正；只是括号不同的可不改。",
            .remedy_en = "Please compare it with the document; where only the brackets differ it may stay.",
            .severity = Severity::kNote,
            .opinion = Opinion::kCompleteness,
        },
    .check = check,
};

}  // namespace nitec
