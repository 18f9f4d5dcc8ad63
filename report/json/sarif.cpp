#include <algorithm>
#include <map>

#include "model/fingerprint.h"
#include "report/json/json_form.h"
#include "report/json/json_writers.h"
#include "report/words/words.h"

namespace nitec {
namespace {

constexpr std::string_view kBase = "SUBMISSION";

std::string_view level_of(Severity severity) {
  return severity_name(severity);
}

/// SARIF asks for both; markdown is left to viewers.
Json message(std::string_view text) {
  return Json{{"text", text}};
}

Json artifact_location(const std::string& path) {
  Location whole;
  whole.file = path;
  return Json{{"uri", place_link(whole)}, {"uriBaseId", kBase}};
}

Json sarif_location(const Location& where, const std::map<std::string, std::size_t>& artifacts) {
  Json location = Json::object();
  if (!where.file.empty()) {
    Json& physical = location["physicalLocation"];
    physical["artifactLocation"] = artifact_location(where.file);
    if (const auto artifact = artifacts.find(where.file); artifact != artifacts.end()) {
      physical["artifactLocation"]["index"] = artifact->second;
    }
    if (where.line > 0) {
      physical["region"]["startLine"] = where.line;
      if (!where.quote.empty()) {
        physical["region"]["snippet"] = message(where.quote);
      }
    }
  }
  if (!where.xpath.empty()) {
    location["logicalLocations"] = Json::array({Json{{"fullyQualifiedName", where.xpath}, {"kind", "element"}}});
  }
  if (where.page > 0) {
    location["properties"]["page"] = where.page;
    if (!where.box.empty()) {
      location["properties"]["bbox"] = box_json(where.box);
    }
  }
  if (!where.quote.empty() && where.line <= 0) {
    location["properties"]["quote"] = where.quote;
  }
  return location;
}

/// One descriptor for each rule that found something, in the order of names.
Json rules_json(const ReviewSheet& sheet, std::map<std::string, std::size_t>& index) {
  std::map<std::string, const Finding*> first;
  for (const Finding& finding : sheet.findings) {
    first.try_emplace(finding.rule, &finding);
  }
  Json rules = Json::array();
  for (const auto& [name, finding] : first) {
    index[name] = rules.size();
    Json rule;
    rule["id"] = name;
    rule["shortDescription"] = message(finding->article.empty() ? name : finding->article + "：" + name);
    if (!finding->remedy.empty()) {
      rule["help"] = message(finding->remedy);
    }
    rule["defaultConfiguration"]["level"] = level_of(finding->severity);
    rule["properties"]["tags"] = Json::array({opinion_name(finding->opinion)});
    rules.push_back(std::move(rule));
  }
  return rules;
}

std::string sarif_text(const ReviewSheet& sheet) {
  Json run;
  Json& driver = run["tool"]["driver"];
  driver["name"] = "nitec";
  driver["version"] = sheet.tool_version;
  driver["language"] = "zh-CN";  // SARIF 3.19.21: a language and, at the most, a country.
  std::map<std::string, std::size_t> rule_index;
  driver["rules"] = rules_json(sheet, rule_index);
  driver["properties"]["rules"] = sheet.rule_set;

  run["invocations"] = Json::array({Json{{"executionSuccessful", true}}});
  run["originalUriBaseIds"][std::string(kBase)]["description"] = message("报送材料所在的文件夹");

  std::map<std::string, std::size_t> artifacts;
  run["artifacts"] = Json::array();
  for (const Document& document : sheet.submission.documents) {
    artifacts.try_emplace(document.path, run["artifacts"].size());
    Json artifact;
    artifact["location"] = artifact_location(document.path);
    artifact["length"] = document.bytes;
    artifact["roles"] = Json::array({"analysisTarget"});
    if (document.is_pdf) {
      artifact["mimeType"] = "application/pdf";
    }
    if (!document.sha256.empty()) {
      artifact["hashes"]["sha-256"] = document.sha256;
    }
    run["artifacts"].push_back(std::move(artifact));
  }

  std::map<std::string, int> seen;
  run["results"] = Json::array();
  for (const Finding& finding : sheet.findings) {
    Json result;
    result["ruleId"] = finding.rule;
    result["ruleIndex"] = rule_index.at(finding.rule);
    result["level"] = level_of(finding.severity);
    result["message"] = message(finding.message);
    result["locations"] = Json::array();
    for (std::size_t i = 0; i < finding.locations.size(); ++i) {
      Json location = sarif_location(finding.locations[i], artifacts);
      if (i == 0) {
        result["locations"].push_back(std::move(location));
      } else {
        location["id"] = i;
        result["relatedLocations"].push_back(std::move(location));
      }
    }
    const std::string print = fingerprint_of(finding);
    result["partialFingerprints"]["nitec/v1"] = print + ":" + std::to_string(++seen[print]);
    if (sheet.round) {
      result["baselineState"] = sheet.round->still.contains(finding.id) ? "unchanged" : "new";
    }
    Json& more = result["properties"];
    more["id"] = finding.id;
    more["article"] = finding.article;
    more["kind"] = opinion_name(finding.opinion);
    if (!finding.remedy.empty()) {
      more["remedy"] = finding.remedy;
    }
    if (!finding.expected.empty()) {
      more["expected"] = finding.expected;
    }
    if (!finding.actual.empty()) {
      more["actual"] = finding.actual;
    }
    run["results"].push_back(std::move(result));
  }
  if (sheet.round) {
    for (const EarlierFinding& fixed : sheet.round->fixed) {  // 3.27.24: “absent”, as the round before told it.
      Json result;
      result["ruleId"] = fixed.rule;
      result["level"] = fixed.severity;
      result["message"] = message(fixed.message);
      result["locations"] = Json::array();
      result["partialFingerprints"]["nitec/v1"] = fixed.fingerprint;
      result["baselineState"] = "absent";
      result["properties"]["id_before"] = fixed.id;
      run["results"].push_back(std::move(result));
    }
  }
  run["columnKind"] = "unicodeCodePoints";
  run["properties"] = {{"verdict", verdict_name(sheet.verdict)},
                       {"as_of", sheet.as_of.iso()},
                       {"document_id", sheet.document_id},
                       {"submission_sha256", sheet.submission.sha256}};

  Json log;
  log["$schema"] = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
  log["version"] = "2.1.0";
  log["runs"] = Json::array({std::move(run)});
  return json_text(log);
}

}  // namespace

std::string write_sarif(const ReviewSheet& sheet) {
  return sheet.verdict == Verdict::kQuarantine ? sarif_text(printable(sheet)) : sarif_text(sheet);
}

}  // namespace nitec
