#include "validators/datasheet/relation_words.h"
#include "validators/datasheet/rules.h"
#include "validators/datasheet/sheet_words.h"

namespace nitec {
namespace {

/// Whether this kind of submission asks for the field at all: the code of a legal person before it is registered is
/// not asked of an application.
bool asked_of(const Relation& relation, Kind kind) {
  const FieldInfo* field =
      relation.assertion.kind == Assertion::Kind::kFilled ? sheet_dictionary().find(relation.assertion.code) : nullptr;
  return field == nullptr || field->duty(kind) != FieldDuty::kOptional;
}

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  if (!submission.datasheet) {
    return Look::kNoData;
  }
  const std::size_t begin = findings.size();
  for (const RelationResult& result : judge_relations(sheet_relations(), sheet_dictionary(), *submission.datasheet)) {
    if (result.state != RelationState::kBroken || !conditional(*result.relation) ||
        !asked_of(*result.relation, submission.kind)) {
      continue;
    }
    Finding finding = relation_finding(result);
    if (result.relation->level != kConditionalBlank.card.severity) {
      finding.rule = kConditionalBlank.card.name;
      finding.severity = result.relation->level;
      finding.opinion = kConditionalBlank.card.opinion;
    }
    findings.push_back(std::move(finding));
  }
  limit(findings, begin);
  return Look::kLooked;
}

}  // namespace

constinit const Rule kConditionalBlank = {
    .card =
        {
            .name = "datasheet/conditional-blank",
            .clause = "第十八条第一款",
            .clause_id = "M22",
            .summary =
                "按其他栏目的内容应当填写的栏目已填：有延期的填延期批复，有政府投入的填验收和登记，法人形式的填代码。",
            .summary_en = "Fields that other fields call for are filled in: extension, acceptance, registration, code.",
            .why = "第十八条第一款：依托单位应“填写中心评估表并附相应证明材料”；第十八条第二款：利用政府投入形成的资产"
                   "，应“办理"
                   "竣工验收、竣工决算和国有资产登记”。",
            .decides =
                "按relations.txt中编号为R-C的条件判断；填“不适用”“未统计”的视为未填。条件所涉栏目空白的不判断；该类报送"
                "选填的栏目不要求。",
            .remedy = "请补填该栏目，并在证明材料清单中列出相应的文件。",
            .remedy_en = "Please fill in this field and list the document that proves it.",
            .severity = Severity::kError,
            .opinion = Opinion::kCompleteness,
        },
    .check = check,
};

}  // namespace nitec
