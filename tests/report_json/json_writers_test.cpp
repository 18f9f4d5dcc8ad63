#include "report/json/json_writers.h"

#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "report/words/words.h"
#include "tests/report_json/json_schema.h"
#include "tests/report_json/small_sheet.h"
#include "tests/report_pdf/sample_sheet.h"

namespace nitec {
namespace {

using Json = nlohmann::ordered_json;

Json schema(const std::string& name) {
  std::ifstream file(std::string(NITEC_SOURCE_DIR) + "/schemas/" + name + ".schema.json");
  EXPECT_TRUE(file.good()) << name;
  return Json::parse(file);
}

std::vector<std::string> errors_of(const std::string& name, const std::string& text) {
  return schema_errors(schema(name), Json::parse(text), true);
}

const std::vector<std::string> kNone;

TEST(FindingsJson, FollowsItsSchema) {
  EXPECT_EQ(errors_of("findings", write_findings_json(small_sheet())), kNone);
  EXPECT_EQ(errors_of("findings", write_findings_json(hostile_sheet())), kNone);
}

TEST(FindingsJson, CountsAndWordsOfEverySheet) {
  for (const ReviewSheet& sheet : {sample::rich(), sample::clean(), sample::scanned(), sample::worst()}) {
    const Json json = Json::parse(write_findings_json(sheet));
    EXPECT_EQ(schema_errors(schema("findings"), json, true), kNone) << sheet.document_id;
    const Tally counts = tally(sheet);
    std::map<std::string, int> found;
    ASSERT_EQ(json["findings"].size(), sheet.findings.size());
    for (std::size_t i = 0; i < sheet.findings.size(); ++i) {
      const Json& row = json["findings"][i];
      ++found[row["severity"].get<std::string>()];
      EXPECT_EQ(row["id"], sheet.findings[i].id);
      EXPECT_EQ(row["message"], sheet.findings[i].message);
      EXPECT_EQ(row["locations"].size(), sheet.findings[i].locations.size());
    }
    for (const Severity severity : {Severity::kError, Severity::kWarning, Severity::kNote}) {
      EXPECT_EQ(found[std::string(severity_name(severity))], counts.of(severity));
    }
    std::map<std::string, int> rows;
    for (const Json& row : json["clauses"]) {
      ++rows[row["status"].get<std::string>()];
    }
    for (std::size_t i = 0; i < counts.clauses.size(); ++i) {
      EXPECT_EQ(rows[std::string(clause_status_name(static_cast<ClauseStatus>(i)))], counts.clauses.at(i));
    }
  }
}

TEST(FindingsJson, AnEmptySheetFollowsItToo) {
  ReviewSheet sheet;
  sheet.tool_version = "0.1.0";
  sheet.rule_set = "2026-02-01";
  sheet.as_of = {2029, 5, 20};
  const Json json = Json::parse(write_findings_json(sheet));
  EXPECT_EQ(schema_errors(schema("findings"), json, true), kNone);
  EXPECT_EQ(json["submission"]["kind"], "unknown");
  EXPECT_TRUE(json["sections"].empty());
}

TEST(FindingsJson, SchemaRejectsWhatTheContractForbids) {
  const Json good = Json::parse(write_findings_json(small_sheet()));
  const Json findings = schema("findings");
  const auto broken = [&](const char* pointer, const Json& value) {
    Json document = good;
    document[Json::json_pointer(pointer)] = value;
    return schema_errors(findings, document).size();
  };
  EXPECT_EQ(schema_errors(findings, good), kNone);
  EXPECT_EQ(broken("/format", "nitec-findings/2"), 1U);
  EXPECT_EQ(broken("/verdict", "rejected"), 1U);
  EXPECT_EQ(broken("/as_of", "20. Mai"), 1U);
  EXPECT_EQ(broken("/submission/kind", "confirm"), 1U);
  EXPECT_EQ(broken("/submission/files/0/sha256", "ABC"), 1U);
  EXPECT_EQ(broken("/findings/0/id", 0), 1U);
  EXPECT_EQ(broken("/findings/0/severity", "fatal"), 1U);
  EXPECT_EQ(broken("/findings/0/rule", "Section Missing"), 1U);
  EXPECT_EQ(broken("/findings/0/message", ""), 1U);
  EXPECT_EQ(broken("/findings/0/locations/0/page", 0), 1U);
  EXPECT_EQ(broken("/findings/0/locations/1/bbox", Json::array({1, 2, 3})), 1U);
  EXPECT_EQ(broken("/findings/0/locations/0/host", "x"), 1U);
  EXPECT_EQ(broken("/clauses/0/status", "ok"), 1U);
  EXPECT_EQ(broken("/sections/0/status", "fine"), 1U);
  Json document = good;
  document["findings"][0].erase("message");
  EXPECT_EQ(schema_errors(findings, document), std::vector<std::string>{"/findings/0 lacks message"});
}

TEST(FindingsJson, SaysWhatTheSheetSays) {
  const Json json = Json::parse(write_findings_json(small_sheet()));
  EXPECT_EQ(json["tool"], Json::parse(R"({"name":"nitec","version":"0.1.0","rules":"2026-02-01"})"));
  EXPECT_EQ(json["as_of"], "2029-05-20");
  EXPECT_EQ(json["verdict"], "return");
  EXPECT_EQ(json["submission"]["kind"], "confirmation");
  EXPECT_EQ(json["submission"]["files"][2],
            Json::parse(R"({"path":"筹建期总结报告.pdf","role":"summary-report","sha256":")" + std::string(64, 'a') +
                        R"(","bytes":123456,"pages":3,"pages_without_text":1})"));
  EXPECT_FALSE(json["submission"]["files"][0].contains("pages")) << "a datasheet has no pages";
  EXPECT_EQ(json["submission"]["files"][1]["problems"][0]["kind"], "encrypted");

  const Json& finding = json["findings"][0];
  EXPECT_EQ(finding["id"], 1);
  EXPECT_EQ(finding["severity"], "error");
  EXPECT_EQ(finding["kind"], "completeness");
  EXPECT_EQ(finding["expected"], "有“其他需说明事项”标题和内容");
  // Boxes in tenths, halves away from zero; what is not there is left out.
  EXPECT_EQ(finding["locations"], Json::parse(R"([{"file":"筹建期总结报告.pdf","page":2},
                            {"file":"筹建期总结报告.pdf","page":1,"bbox":[72.0,140.5,310.3,155.0],"quote":"八、其他需说明事项"}])"));
  EXPECT_EQ(
      json["findings"][2]["locations"],
      Json::parse(R"([{"file":"datasheet.xml","line":17,"xpath":"/d:datasheet/d:value[7]","quote":"2029-03-15"}])"));
  EXPECT_EQ(json["clauses"][0]["status"], "fail");
  EXPECT_EQ(json["clauses"][0]["findings"], Json::parse("[1,2]"));
  EXPECT_EQ(json["timeline"]["deadline"], "2029-06-18");
  EXPECT_FALSE(json["timeline"].contains("extended_end"));
}

TEST(FindingsJson, KeysKeepTheOrderOfTheContract) {
  const std::string text = write_findings_json(small_sheet());
  std::size_t last = 0;
  for (const char* key : {"\"format\"", "\"tool\"", "\"as_of\"", "\"submission\"", "\"verdict\"", "\"sections\"",
                          "\"clauses\"", "\"findings\": [\n    {"}) {
    const std::size_t at = text.find(key, last);
    ASSERT_NE(at, std::string::npos) << key;
    last = at;
  }
}

TEST(FindingsJson, SameSheetSameBytes) {
  EXPECT_EQ(write_findings_json(small_sheet()), write_findings_json(small_sheet()));
  EXPECT_EQ(write_sarif(small_sheet()), write_sarif(small_sheet()));
}

TEST(FindingsJson, BoxesThatAreNoNumbersDoNoHarm) {
  ReviewSheet sheet = small_sheet();
  sheet.findings[0].locations[1].box = {-0.04, 0, 1e300, std::numeric_limits<double>::infinity()};
  const Json json = Json::parse(write_findings_json(sheet));
  EXPECT_EQ(json["findings"][0]["locations"][1]["bbox"].dump(), "[0.0,0.0,0.0,0.0]");
}

TEST(OutlineJson, AlwaysListsNine) {
  const std::string text = write_outline_json(*small_sheet().submission.outline);
  EXPECT_EQ(errors_of("outline", text), kNone);
  const Json json = Json::parse(text);
  EXPECT_EQ(json["sections"].size(), 9U);
  EXPECT_EQ(json["order_ok"], false);
  EXPECT_EQ(json["duplicates"], Json::parse("[7]"));
  EXPECT_EQ(json["sections"][2]["items"][0]["covered"], true);
  EXPECT_EQ(json["sections"][2]["items"][0]["page"], 1);
  EXPECT_EQ(json["sections"][2]["items"][1]["covered"], false);
  EXPECT_EQ(json["sections"][2]["items"][1]["page"], 0);
  EXPECT_EQ(json["sections"][4]["status"], "merged");
  EXPECT_EQ(json["sections"][4]["page"], 2) << "where the merged matter begins";
  EXPECT_EQ(json["sections"][4]["heading"], "");
  EXPECT_EQ(json["sections"][7]["status"], "missing");
  EXPECT_EQ(json["sections"][7]["page"], 0);
  EXPECT_EQ(errors_of("outline", write_outline_json(*hostile_sheet().submission.outline)), kNone);
}

TEST(TextJson, GivesLinesWithTheirPlaces) {
  const ReviewSheet sheet = small_sheet();
  const std::string text = write_text_json(sheet.submission.documents[2]);
  EXPECT_EQ(errors_of("text", text), kNone);
  const Json json = Json::parse(text);
  EXPECT_EQ(json["pages"].size(), 3U);
  EXPECT_EQ(json["pages"][0]["width"].dump(), "595.3");
  EXPECT_EQ(
      json["pages"][0]["lines"][0],
      Json::parse(R"({"text":"一、摘　要","bbox":[72.0,140.5,310.3,155.0],"size":16.0,"font":"SimHei","bold":true})"));
  EXPECT_EQ(errors_of("text", write_text_json(hostile_sheet().submission.documents[2])), kNone);
}

TEST(RulesJson, PrintsEveryCard) {
  RuleCard first;
  first.name = "a/b";
  first.summary = "查一";
  first.severity = Severity::kWarning;
  RuleCard second;
  second.name = "a/c";
  const RuleCard cards[] = {first, second};
  const Json json = Json::parse(write_rules_json(cards));
  EXPECT_EQ(json["format"], "nitec-rules/1");
  ASSERT_EQ(json["rules"].size(), 2U);
  EXPECT_EQ(json["rules"][0]["rule"], "a/b");
  EXPECT_EQ(json["rules"][0]["severity"], "warning");
  EXPECT_EQ(json["rules"][0]["summary"], "查一");
}

TEST(Sarif, HasWhatTheStandardRequires) {
  const Json log = Json::parse(write_sarif(small_sheet()));
  EXPECT_EQ(log["version"], "2.1.0");
  ASSERT_EQ(log["runs"].size(), 1U);
  const Json& run = log["runs"][0];
  EXPECT_EQ(run["tool"]["driver"]["name"], "nitec");
  ASSERT_EQ(run["results"].size(), 3U);
  const Json& rules = run["tool"]["driver"]["rules"];
  for (const Json& result : run["results"]) {
    EXPECT_EQ(rules.at(result["ruleIndex"].get<std::size_t>())["id"], result["ruleId"]);
    EXPECT_FALSE(result["message"]["text"].get<std::string>().empty());
    EXPECT_TRUE((std::set<std::string>{"error", "warning", "note"}.count(result["level"].get<std::string>()) == 1));
  }
  const Json& line = run["results"][2]["locations"][0];
  EXPECT_EQ(line["physicalLocation"]["region"]["startLine"], 17);
  EXPECT_EQ(line["physicalLocation"]["artifactLocation"]["uri"], "datasheet.xml");
  const Json& page = run["results"][0]["locations"][0];
  EXPECT_EQ(page["properties"]["page"], 2);
  EXPECT_FALSE(page["physicalLocation"].contains("region")) << "a page is no region of SARIF";
  EXPECT_EQ(run["results"][0]["relatedLocations"].size(), 1U);
}

TEST(Sarif, EncodesUrisByByte) {
  const Json log = Json::parse(write_sarif(small_sheet()));
  // 附 is E9 99 84, 件 is E4 BB B6.
  const Json& artifacts = log["runs"][0]["artifacts"];
  EXPECT_EQ(artifacts[1]["location"]["uri"],
            "%E9%99%84%E4%BB%B6/%E9%99%84%E4%BB%B601%20%E9%AA%8C%E6%94%B6%E6%84%8F%E8%A7%81%231.pdf");
  EXPECT_EQ(artifacts[0]["hashes"]["sha-256"], std::string(64, 'b'));
}

std::vector<std::string> fingerprints(const ReviewSheet& sheet) {
  std::vector<std::string> prints;
  const Json log = Json::parse(write_sarif(sheet));
  for (const Json& result : log["runs"][0]["results"]) {
    prints.push_back(result["partialFingerprints"]["nitec/v1"]);
  }
  return prints;
}

TEST(Sarif, FingerprintsOutliveNumbersAndPages) {
  ReviewSheet sheet = small_sheet();
  const std::vector<std::string> before = fingerprints(sheet);
  EXPECT_EQ(std::set<std::string>(before.begin(), before.end()).size(), 3U);
  sheet.findings[0].id = 9;
  sheet.findings[0].locations[0].page = 3;
  sheet.findings[2].locations[0].line = 99;
  EXPECT_EQ(fingerprints(sheet), before);
  sheet.findings[2].locations[0].quote = "2029-03-14";
  EXPECT_NE(fingerprints(sheet)[2], before[2]);
}

TEST(Sarif, TwinsAreToldApart) {
  ReviewSheet sheet = small_sheet();
  sheet.findings.push_back(sheet.findings[2]);
  const std::vector<std::string> prints = fingerprints(sheet);
  EXPECT_EQ(std::set<std::string>(prints.begin(), prints.end()).size(), 4U);
}

TEST(Sarif, HostileWordsDoNoHarm) {
  const Json log = Json::parse(write_sarif(hostile_sheet()));
  EXPECT_EQ(log["runs"][0]["results"].size(), 3U);
}

TEST(Quarantine, RepeatsNothingOfTheText) {
  ReviewSheet sheet = small_sheet();
  sheet.verdict = Verdict::kQuarantine;
  for (const std::string& text : {write_findings_json(sheet), write_sarif(sheet)}) {
    for (const char* words : {"2029-03-15", "（一）建安工程", "岚州", "精密陶瓷国家产业", "摘　要"}) {
      EXPECT_EQ(text.find(words), std::string::npos) << words;
    }
  }
  EXPECT_EQ(errors_of("findings", write_findings_json(sheet)), kNone);
}

}  // namespace
}  // namespace nitec
