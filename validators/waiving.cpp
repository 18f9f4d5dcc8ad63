#include "validators/waiving.h"

#include <algorithm>
#include <stdexcept>
#include <string>

#include "validators/catalogue.h"
#include "validators/reading.h"

namespace nitec {
namespace {

constexpr std::string_view kNotYet = "豁免（核查日之后，未生效）";

const Rule* rule_named(std::string_view name) {
  const auto rules = catalogue();
  const auto found =
      std::find_if(rules.begin(), rules.end(), [&](const Rule* rule) { return rule->card.name == name; });
  return found == rules.end() ? nullptr : *found;
}

const Rule& known_rule(const Decision& decision) {
  const Rule* rule = rule_named(decision.rule);
  if (rule == nullptr) {
    throw std::runtime_error("第" + std::to_string(decision.line) + "行：没有规则“" + decision.rule +
                             "”；全部规则见 nitec rules");
  }
  return *rule;
}

AppliedDecision applied(const Decision& decision, std::string what) {
  return {decision.rule, std::move(what), decision.person, decision.date, decision.reason, {}};
}

std::string words_of(Severity severity) {
  return severity == Severity::kError ? "错误" : severity == Severity::kWarning ? "疑点" : "提示";
}

}  // namespace

void check_waivers(const Waivers& waivers) {
  for (const Waiver& waiver : waivers.waivers) {
    if (!known_rule(waiver).card.waivable) {
      throw std::runtime_error("第" + std::to_string(waiver.line) + "行：规则“" + waiver.rule +
                               "”所依据的条款没有“一般”“原则上”等余地，不能豁免；可以用“改级”");
    }
  }
  for (const Relevel& relevel : waivers.relevels) {
    if (known_rule(relevel).card.name == kSecretMarked.card.name) {
      throw std::runtime_error("第" + std::to_string(relevel.line) + "行：涉密标志不能改级，请由保密人员核实");
    }
  }
}

std::vector<AppliedDecision> apply_waivers(const Waivers& waivers, std::string_view center, Date as_of,
                                           const std::vector<Finding*>& findings) {
  std::vector<AppliedDecision> decisions;
  for (const Relevel& relevel : waivers.relevels) {
    bool touched = false;
    for (Finding* finding : findings) {
      if (relevel.date <= as_of && finding->rule == relevel.rule && finding->severity != relevel.severity) {
        finding->severity = relevel.severity;
        touched = true;
      }
    }
    if (touched) {
      decisions.push_back(applied(relevel, "改为" + words_of(relevel.severity)));
    }
  }
  for (const Waiver& waiver : waivers.waivers) {
    if (folded(waiver.center) != folded(center)) {
      continue;
    }
    const bool in_force = waiver.date <= as_of;
    decisions.push_back(applied(waiver, in_force ? "豁免" : std::string(kNotYet)));
    for (Finding* finding : findings) {
      if (in_force && finding->rule == waiver.rule) {
        finding->severity = Severity::kNote;
        finding->message += "（已豁免：" + waiver.person + "，" + waiver.date.chinese() + "，" + waiver.reason + "）";
        finding->message_en += " (Waived by the supervising unit on " + waiver.date.iso() + ".)";
        finding->remedy = "本项已由主管单位豁免，无需处理；有关情况有变化的，请及时说明。";
        finding->remedy_en = "Waived by the supervising unit: nothing to do unless matters change.";
      }
    }
  }
  return decisions;
}

void name_findings(std::vector<AppliedDecision>& decisions, const std::vector<Finding>& findings) {
  for (AppliedDecision& decision : decisions) {
    for (const Finding& finding : findings) {
      if (finding.rule == decision.rule && decision.what != kNotYet) {
        decision.findings.push_back(finding.id);
      }
    }
  }
}

}  // namespace nitec
