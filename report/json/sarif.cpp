#include <algorithm>
#include <cstdint>
#include <map>

#include "report/json/json_form.h"
#include "report/json/json_writers.h"
#include "report/words/words.h"

namespace nitec {
namespace {

constexpr std::string_view kBase = "SUBMISSION";

/// FNV-1a, 64 bits: a fingerprint needs to be the same on every machine, not to be secret.
class Fingerprint {
 public:
  void add(std::string_view text) {
    for (const char c : text) {
      add_byte(static_cast<unsigned char>(c));
    }
    add_byte(0xFF);  // in no UTF-8 text: "ab", "c" differs from "a", "bc"
  }
  [[nodiscard]] std::string text() const {
    static constexpr std::string_view kHex = "0123456789abcdef";
    std::string hex;
    for (int shift = 60; shift >= 0; shift -= 4) {
      hex += kHex[(state_ >> shift) & 15];
    }
    return hex;
  }

 private:
  void add_byte(unsigned char byte) { state_ = (state_ ^ byte) * 1099511628211ULL; }

  std::uint64_t state_ = 14695981039346656037ULL;
};

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

std::string fingerprint_of(const Finding& finding) {
  Fingerprint print;
  print.add(finding.rule);
  for (const Location& where : finding.locations) {
    print.add(where.file);
    print.add(where.xpath);
    print.add(where.quote);
  }
  if (finding.locations.empty()) {
    print.add(finding.message);
  }
  return print.text();
}

std::string sarif_text(const ReviewSheet& sheet) {
  Json run;
  Json& driver = run["tool"]["driver"];
  driver["name"] = "nitec";
  driver["version"] = sheet.tool_version;
  driver["language"] = "zh-Hans";
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
