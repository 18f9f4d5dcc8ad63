#include "report/blank/blank_writers.h"
#include "report/office/office_xml.h"
#include "report/words/field_words.h"
#include "schemas/schemas.h"

namespace nitec {
namespace {

/// A comment holds markup as it is, and no two hyphens.
std::string comment(std::string text) {
  for (std::size_t at = text.find("--"); at != std::string::npos; at = text.find("--", at)) {
    text.replace(at, 2, "－");
  }
  return "<!-- " + text + " -->";
}

std::string describe(const FieldInfo& field, Kind kind) {
  std::string words = field.name + "　" + std::string(duty_words(field.duty(kind))) + "，" + form_words(field);
  const std::string span = span_words(field);
  return words + (span == "—" ? "" : "，" + span);
}

}  // namespace

std::string write_blank_datasheet(const Dictionary& dictionary, Kind kind) {
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  out +=
      comment("中心评估表（" + std::string(kind_title(kind)) + "）。在每行的两个尖括号之间填写；注释不必删去。") + "\n";
  out += comment(
             "空白、零、不适用、未统计是四种不同的回答：没有的写 state=\"零\"、state=\"不适用\" 或者 state=\"未统计\"。"
             "数值不写千位分隔符。") +
         "\n";
  out += comment(
             "“逐年填”的栏目每个年度一行，加上 year=\"2028\" 这样的年度；依托单位口径的数另写一行，加上 "
             "scope=\"依托单位\"。") +
         "\n";
  out += "<datasheet xmlns=\"urn:nitec:datasheet:" + std::string(schemas::kRuleSet) + "\" kind=\"" +
         std::string(kind_name(kind)) + "\">\n  <fields>\n";
  char group = 0;
  for (const FieldInfo& field : dictionary.fields()) {
    if (field.type == FieldType::kRow || field.group > 'I') {
      continue;
    }
    if (field.group != group) {
      group = field.group;
      out += "\n    " + comment(std::string(1, group) + "　" + std::string(group_title(group))) + "\n";
    }
    const std::string unit = field.unit.empty() ? "" : " unit=\"" + office_text(field.unit) + "\"";
    // The kind of submission is known already: nothing else can stand there.
    const std::string value = field.code == "A03" ? std::string(kind_title(kind)) : "";
    out += "    <value code=\"" + office_text(field.code) + "\"" + unit + ">" + office_text(value) + "</value> " +
           comment(describe(field, kind)) + "\n";
  }
  out += "  </fields>\n";
  out += "  <participants>\n    " +
         comment(
             "A16 参建单位，没有的不写。例：<participant name=\"单位全称\" code=\"统一社会信用代码\" duty=\"分工\"/>") +
         "\n  </participants>\n";
  out += "  <targets>\n    " +
         comment(
             "J 组建方案的目标，一行一个。例：<target name=\"目标名称\" direction=\"≥\" target=\"30\" unit=\"件\" "
             "actual=\"34\" rate=\"113.3\" evidence=\"16\"/>") +
         "\n  </targets>\n";
  out += "  <evidence>\n    " +
         comment(
             "K 证明材料，一份一行；type 见证明材料清单括号中的代码。例：<item id=\"01\" name=\"组建方案\" "
             "type=\"construction-plan\" file=\"证明材料/01-组建方案.pdf\" sha256=\"64位十六进制\" issuer=\"出具单位\" "
             "number=\"文号\" date=\"2029-05-18\" supports=\"J01 J02 §6\"/>") +
         "\n  </evidence>\n";
  out += "  <commitments>\n    " +
         comment(
             "L 承诺。例：<commitment code=\"L01\" signer=\"签字人\" sealed=\"true\" date=\"2029-05-18\" "
             "evidence=\"21\">本单位承诺所报送的材料和数据真实、准确、完整。</commitment>；L02 为不涉密声明") +
         "\n  </commitments>\n</datasheet>\n";
  return out;
}

}  // namespace nitec
