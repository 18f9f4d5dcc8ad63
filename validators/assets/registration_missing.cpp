#include "validators/assets/public_funds.h"
#include "validators/catalogue.h"
#include "validators/evidence/required.h"
#include "validators/facts.h"

namespace nitec {
namespace {

constexpr Required kRequired{"asset-registration", "国有资产登记证明", "the registration of state-owned assets",
                             "国有资产|产权登记|资产登记"};

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  const PublicFunds funds = public_funds(submission);
  if (funds.look != Look::kLooked) {
    return funds.look;
  }
  std::vector<Location> places = funds.places;
  if (const std::optional<Location> passage = said_in_report(submission, "国有资产(?:产权)?登记")) {
    places.push_back(*passage);
  }
  require(submission, kRequired, kRegistrationMissing.card, places, findings);
  return Look::kLooked;
}

}  // namespace

constinit const Rule kRegistrationMissing = {
    .card =
        {
            .name = "assets/registration-missing",
            .clause = "第十八条第二款",
            .clause_id = "M26",
            .summary = "政府投入形成的资产有国有资产登记证明。",
            .summary_en = "Publicly funded assets are registered as state-owned.",
            .why = "第十八条第二款：“中心利用政府投入形成的资产，应严格按照国有资产管理规定，办理竣工验收、竣工决算和国"
                   "有资产登记”。",
            .decides = "评估表E13（中央预算内投资）与E14（地方财政资金）之和大于零的，应有该类证明；均为零的不适用。按"
                       "清单所填类型核对，类型填“其他”而名称相近的作疑点。",
            .remedy = "请补充国有资产登记证明，并在评估表和证明材料清单中填写文号、日期和页码。",
            .remedy_en = "Please add it, with its number, date and pages in the datasheet and the list.",
            .severity = Severity::kError,
            .opinion = Opinion::kCompleteness,
            .kinds = {Kind::kConfirmation},
        },
    .check = check,
};

}  // namespace nitec
