#include <re2/re2.h>

#include "validators/catalogue.h"
#include "validators/facts.h"

namespace nitec {
namespace {

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  static const RE2 kLocal("(?:省|自治区|市|兵团|壮族|回族|维吾尔).*(?:发展和改革委员会|发展改革委(?:员会)?|发改委)");
  static const RE2 kSeparated("委员会[、；;,，/]|部[、；;,，/]|公司[、；;,，/]|发展改革委[、；;,，/]");
  const Field* lead = said(submission, "A19");
  const Field* other = said(submission, "A20");
  if (lead == nullptr) {
    return Look::kNoData;
  }
  if (RE2::PartialMatch(lead->text, kSeparated)) {
    Finding several =
        finding("评估表A19填有两个以上牵头主管单位。", "Field A19 names more than one leading supervising unit.");
    several.locations.push_back(lead->where);
    several.expected = "1个牵头主管单位";
    several.actual = lead->text;
    findings.push_back(std::move(several));
  }
  if (other == nullptr) {
    return Look::kLooked;
  }
  if (RE2::PartialMatch(lead->text, kLocal)) {
    Finding local =
        finding("牵头主管单位为地方发展改革部门，评估表A20又填有共同主管单位“" + abridged(other->text) + "”。",
                "A co-supervising unit is named beside a local leading unit.");
    local.locations = {other->where, lead->where};
    local.expected = "A20为空，或者A19为中央和国家机关部委、中央企业（集团）";
    local.actual = "A19“" + lead->text + "”，A20“" + other->text + "”";
    findings.push_back(std::move(local));
  } else if (!RE2::PartialMatch(other->text, kLocal)) {
    Finding kind =
        finding("共同主管单位“" + abridged(other->text) + "”不像是平台所在地的省级发展改革部门，请核实。",
                "The co-supervising unit does not look like a provincial development and reform commission.");
    kind.rule = kCoChair.card.name;
    kind.severity = Severity::kWarning;
    kind.locations.push_back(other->where);
    kind.expected = "平台所在地的省级发展改革部门";
    kind.actual = other->text;
    findings.push_back(std::move(kind));
  }
  return Look::kLooked;
}

}  // namespace

constinit const Rule kCoChair = {
    .card =
        {
            .name = "supervisor/co-chair",
            .clause = "第六条第二款",
            .clause_id = "M04",
            .summary = "牵头主管单位唯一；共同主管单位只用于部委、中央企业管理的中心。",
            .summary_en = "There is one leading supervising unit; a co-supervising one only beside a ministry or "
                          "central enterprise.",
            .why = "第六条第二款：“对中央和国家机关有关部委、中央企业（集团）管理的中心，平台所在地的省级发展改革部门可"
                   "申请作为共同主管单位”。",
            .decides = "评估表A19并列两个以上单位的，或者填有A20而A19为地方发展改革部门的，列出。A20不是省级发展改革部"
                       "门的，作疑点。单位性质按名称识别。",
            .remedy = "请按条文改正评估表A19、A20；报送材料仍通过牵头主管单位。",
            .remedy_en = "Please correct fields A19 and A20 after the article.",
            .severity = Severity::kError,
            .opinion = Opinion::kCompleteness,
        },
    .check = check,
};

}  // namespace nitec
