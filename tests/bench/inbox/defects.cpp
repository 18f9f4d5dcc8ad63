#include "tests/bench/inbox/defects.h"

#include <stdexcept>

namespace nitec::bench {
namespace {

void replace(std::string& text, std::string_view old, std::string_view fresh) {
  const std::size_t at = text.find(old);
  if (at == std::string::npos) {
    throw std::runtime_error("not there: " + std::string(old));
  }
  text.replace(at, old.size(), fresh);
}

/// The whole piece is left out, from the list as from the files.
auto without(std::string type) {
  return [type = std::move(type)](Draft& draft, Dice&) {
    std::erase_if(draft.evidence, [&](const Evidence& one) { return one.type == type; });
  };
}

Evidence& piece(Draft& draft, std::string_view type) {
  for (Evidence& one : draft.evidence) {
    if (one.type == type) {
      return one;
    }
  }
  throw std::runtime_error("no evidence: " + std::string(type));
}

void in_sheet(Made& made, std::string_view old, std::string_view fresh) {
  replace(made.files.at(made.sheet_file), old, fresh);
}

constexpr const char* kAll = "confirmation annual evaluation application extension adjustment";
constexpr const char* kFigures = "confirmation annual evaluation";

}  // namespace

const std::vector<Defect>& defects() {
  static const std::vector<Defect> kDefects{
      {"period/application-late",
       true,
       "confirmation",
       "filing",
       [](Draft& draft, Dice& dice) {
         const std::string late = later(draft.sheet.get("A07"), 3, dice.between(5, 40));
         draft.sheet.set("A25", late);
         draft.sheet.set("A26", late);
       },
       {}},
      {"annual/late",
       true,
       "annual",
       "filing",
       [](Draft& draft, Dice& dice) {
         const std::string late = draft.sheet.get("A25").substr(0, 4) + "-03-" + std::to_string(dice.between(10, 28));
         draft.sheet.set("A25", late);
         draft.sheet.set("A26", late);
       },
       {}},
      {"extension/late",
       true,
       "extension",
       "filing",
       [](Draft& draft, Dice& dice) {
         const std::string late = later(draft.sheet.get("A07"), 0, dice.between(4, 20));
         draft.sheet.set("A25", late);
         draft.sheet.set("A26", late);
       },
       {}},
      {"extension/length",
       true,
       "extension",
       "end",
       [](Draft& draft, Dice& dice) { draft.sheet.set("A27", later(draft.sheet.get("A07"), 12, dice.between(5, 90))); },
       {}},
      {"outline/section-missing",
       true,
       "confirmation",
       "outline",
       [](Draft& draft, Dice&) {
         const std::size_t from = draft.report.find("# 八、");
         draft.report.erase(from, draft.report.find("# 九、") - from);
       },
       {}},
      {"naming/center-name",
       true,
       "confirmation extension",
       "name",
       [](Draft& draft, Dice&) { draft.sheet.set("A01", draft.centre.domain + "国家产业技术工程化中心"); },
       {}},
      {"naming/name-differs",
       true,
       "confirmation",
       "name",
       [](Draft& draft, Dice&) {
         replace(draft.report, "!center 22 ${A01}", "!center 22 新型${domain}国家产业技术工程化中心（筹）");
       },
       {}},
      {"naming/english-name",
       true,
       "confirmation annual evaluation application",
       "english",
       [](Draft& draft, Dice&) {
         draft.sheet.set("A02", "National Engineering Research Center for Materials " + std::to_string(draft.number));
       },
       {}},
      {"datasheet/relation-broken",
       true,
       kFigures,
       "C07",
       [](Draft& draft, Dice&) { draft.sheet.set("C08", draft.sheet.get("C01")); },
       {}},
      {"datasheet/required-blank", true, kAll, "A23d", [](Draft& draft, Dice&) { draft.sheet.erase("A23d"); }, {}},
      {"identifier/uscc-check",
       true,
       kAll,
       "A12",
       [](Draft& draft, Dice&) {
         std::string code = draft.sheet.get("A12");
         code[12] = code[12] == '7' ? '8' : '7';
         draft.sheet.set("A12", code);
       },
       {}},
      {"datasheet/value-form",
       true,
       kAll,
       "A23e",
       {},
       [](Made& made, Dice&) {
         std::string& xml = made.files.at(made.sheet_file);
         const std::size_t at = xml.find("code=\"A23e\">") + 12;
         xml.replace(at, 10, "2029-13-45");
       }},
      {"datasheet/value-twice",
       true,
       kAll,
       "A13",
       {},
       [](Made& made, Dice&) {
         in_sheet(made, "    <value code=\"A13\">企业</value>\n",
                  "    <value code=\"A13\">企业</value>\n    <value code=\"A13\">科研单位</value>\n");
       }},
      {"datasheet/unit-wrong",
       true,
       kFigures,
       "C12",
       {},
       [](Made& made, Dice&) { in_sheet(made, "code=\"C12\" unit=\"人\"", "code=\"C12\" unit=\"件\""); }},
      {"datasheet/unreadable",
       true,
       "confirmation",
       "all",
       {},
       [](Made& made, Dice&) {
         in_sheet(made, "<datasheet ", "<!DOCTYPE datasheet [<!ENTITY a \"b\">]>\n<datasheet ");
       }},
      {"datasheet/missing",
       true,
       "confirmation",
       "all",
       {},
       [](Made& made, Dice&) { made.files.erase(made.sheet_file); }},
      {"package/report-missing",
       true,
       "confirmation",
       "all",
       {},
       [](Made& made, Dice&) { made.files.erase(made.report_file); }},
      {"package/report-unreadable",
       true,
       "confirmation annual",
       "all",
       {},
       [](Made& made, Dice&) {
         std::string& report = made.files.at(made.report_file);
         report.resize(report.size() / 8);
       }},
      {"package/file-unreadable",
       true,
       "confirmation annual",
       "files",
       {},
       [](Made& made, Dice&) {
         std::string& file = made.files.at(made.evidence_files.back());
         const std::string digest = sha256(file);
         file.resize(300);
         std::string& xml = made.files.at(made.sheet_file);
         const std::string fresh = sha256(file);
         for (std::size_t at = xml.find(digest); at != std::string::npos; at = xml.find(digest, at)) {
           xml.replace(at, digest.size(), fresh);
         }
       }},
      {"evidence/file-missing",
       true,
       "confirmation annual evaluation",
       "files",
       {},
       [](Made& made, Dice& dice) { made.files.erase(dice.pick(made.evidence_files)); }},
      {"evidence/hash-differs",
       true,
       kAll,
       "files",
       {},
       [](Made& made, Dice& dice) { made.files.at(dice.pick(made.evidence_files)) += "% again\n"; }},
      {"evidence/pages-out-of-range",
       true,
       "confirmation annual evaluation",
       "files",
       {},
       [](Made& made, Dice&) {
         std::string& xml = made.files.at(made.sheet_file);
         const std::size_t at = xml.rfind("last-page=\"") + 11;
         xml.insert(at, "9");
       }},
      {"commitment/authenticity",
       true,
       kAll,
       "L01",
       [](Draft& draft, Dice&) {
         std::erase_if(draft.sheet.commitments, [](const Commitment& one) { return one.code == "L01"; });
       },
       {}},
      {"commitment/no-secret",
       true,
       kAll,
       "L02",
       [](Draft& draft, Dice& dice) {
         std::erase_if(draft.sheet.commitments, [](const Commitment& one) { return one.code == "L02"; });
         without("no-secret-statement")(draft, dice);
       },
       {}},
      {"evidence/start-consent-missing", true, "confirmation", "consent", without("start-consent"), {}},
      {"evidence/task-acceptance-missing", true, "confirmation", "task", without("task-acceptance"), {}},
      {"evidence/evaluation-result-missing", true, "confirmation", "grade", without("evaluation-result"), {}},
      {"evidence/audit-report-missing", true, "confirmation", "audit", without("audit-report"), {}},
      {"evidence/credit-report-missing", true, "confirmation application", "credit", without("credit-report"), {}},
      {"evidence/incentive-rules-missing", true, "confirmation application", "rules", without("ip-management"), {}},
      {"assets/registration-missing", true, "confirmation", "assets", without("asset-registration"), {}},
      {"legal-form/proofs", true, "confirmation", "form", without("legal-person"), {}},
      {"grade/not-good-enough",
       true,
       "confirmation",
       "grade",
       [](Draft& draft, Dice&) { draft.sheet.set("A24", "中等"); },
       {}},
      {"evidence/date-after-filing",
       true,
       "confirmation annual",
       "filing",
       [](Draft& draft, Dice& dice) {
         piece(draft, "patent-certificates").date = later(draft.sheet.get("A25"), 1, dice.between(0, 20));
       },
       {}},
      {"identifier/evidence-number",
       true,
       "confirmation",
       "E23b",
       [](Draft& draft, Dice&) {
         std::string number = draft.patents.front();
         number.back() = number.back() == '3' ? '4' : '3';
         piece(draft, "patent-certificates").number = "ZL" + number;
       },
       {}},
      {"targets/none", true, "confirmation", "targets", [](Draft& draft, Dice&) { draft.sheet.targets.clear(); }, {}},
      {"targets/field-differs",
       true,
       "confirmation",
       "targets",
       [](Draft& draft, Dice&) {
         for (auto& [key, value] : draft.sheet.targets.front()) {
           if (key == "actual") {
             value += "1";
           }
         }
       },
       {}},
      {"text/residue",
       true,
       "confirmation annual",
       "residue",
       [](Draft& draft, Dice&) { draft.report += "联系人：×××（请填写联系人姓名）。\n"; },
       {}},
      {"host/several",
       true,
       "confirmation annual",
       "host",
       [](Draft& draft, Dice&) {
         draft.report.insert(draft.report.find("\n# 二、") + 1, "中心由两家依托单位共同建设，各出资一半。\n");
       },
       {}},
      {"application/appraisal-missing", true, "application", "appraisal", without("plan-appraisal"), {}},
      {"application/recommendation-missing", true, "application", "recommendation", without("recommendation"), {}},
      {"evaluation/grade",
       true,
       "evaluation",
       "grade",
       [](Draft& draft, Dice&) { draft.sheet.set("A24", "优良"); },
       {}},
      {"adjustment/approval-missing", true, "adjustment", "approval", without("adjustment-approval"), {}},
      {"annual/year-not-previous",
       true,
       "annual",
       "year",
       [](Draft& draft, Dice&) {
         const std::string year = draft.sheet.get("A04");
         const std::string before = std::to_string(std::stoi(year) - 1);
         draft.sheet.set("A04", before);
         for (Value& value : draft.sheet.values) {
           value.year = value.year.empty() ? "" : before;
         }
       },
       {}},
  };
  return kDefects;
}

}  // namespace nitec::bench
