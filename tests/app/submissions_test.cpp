// The whole submissions of fixtures/submissions: what an honest check finds in them, and nothing else.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/app/program.h"

namespace nitec::test {
namespace {

Json check(const std::string& name, const char* as_of = kAsOf) {
  const Ended run = nitec({"check", fixture("submissions/" + name).string(), "--as-of", as_of, "--format", "json"});
  EXPECT_EQ(run.err, "");
  Json findings = Json::parse(run.out);
  EXPECT_EQ(run.status, findings.at("verdict") == "return" ? 1 : 0);
  return findings;
}

std::string told(const Json& finding) {
  return finding.at("severity").get<std::string>() + " " + finding.at("rule").get<std::string>() + ": " +
         finding.value("message", finding.value("about", ""));
}

/// Each expected finding is there, once, and there is no other.
void expect_exactly(const std::string& name, const Json& findings) {
  Json expected = Json::parse(read(fixture("submissions/" + name + ".expected.json")));
  for (const Json& finding : findings.at("findings")) {
    const auto meant = std::find_if(expected.begin(), expected.end(), [&](const Json& one) {
      return one.at("rule") == finding.at("rule") && one.at("severity") == finding.at("severity") &&
             finding.at("message").get<std::string>().find(one.at("about").get<std::string>()) != std::string::npos;
    });
    if (meant == expected.end()) {
      ADD_FAILURE() << name << ": found, and should not be: " << told(finding);
    } else {
      expected.erase(meant);
    }
  }
  for (const Json& missed : expected) {
    ADD_FAILURE() << name << ": not found: " << told(missed);
  }
}

TEST(Submissions, CleanGivesNoErrorAndNoWarning) {
  const Json findings = check("clean-offshore-dc");
  EXPECT_EQ(findings.at("verdict"), "review");
  expect_exactly("clean-offshore-dc", findings);
  for (const Json& section : findings.at("sections")) {
    EXPECT_EQ(section.at("status"), "present") << section.at("title");
    for (const Json& item : section.at("items")) {
      EXPECT_TRUE(item.at("covered")) << item.at("name");
    }
  }
  for (const Json& clause : findings.at("clauses")) {
    EXPECT_NE(clause.at("status"), "fail") << clause.at("article");
    EXPECT_NE(clause.at("status"), "doubt") << clause.at("article");
  }
}

TEST(Submissions, DefectiveGivesItsDefectsAndNothingElse) {
  const Json findings = check("defective-cold-chain");
  EXPECT_EQ(findings.at("verdict"), "return");
  expect_exactly("defective-cold-chain", findings);
}

TEST(Submissions, NothingIsMissingFromAScan) {
  const Json findings = check("scanned-mine-haulage");
  EXPECT_EQ(findings.at("verdict"), "review");
  expect_exactly("scanned-mine-haulage", findings);
  ASSERT_EQ(findings.at("sections").size(), 9U);
  for (const Json& section : findings.at("sections")) {
    EXPECT_NE(section.at("status"), "missing") << section.at("title");
  }
  for (const Json& clause : findings.at("clauses")) {
    if (clause.at("article").get<std::string>().starts_with("提纲")) {
      EXPECT_EQ(clause.at("status"), "manual") << clause.at("article");
    }
  }
}

/// Of kinds other than a 确认申请: the whole sheet of a clean one and of a defective one.
void expect_kind(const std::string& name, const char* as_of, const std::string& kind, const std::string& main_role,
                 const std::string& verdict) {
  const Json findings = check(name, as_of);
  EXPECT_EQ(findings.at("verdict"), verdict) << name;
  EXPECT_EQ(findings.at("submission").at("kind"), kind);
  expect_exactly(name, findings);
  EXPECT_TRUE(findings.at("sections").empty()) << name;
  int mains = 0;
  for (const Json& file : findings.at("submission").at("files")) {
    mains += file.at("role") == main_role ? 1 : 0;
  }
  EXPECT_EQ(mains, 1) << name;
  for (const Json& clause : findings.at("clauses")) {
    EXPECT_TRUE(verdict == "return" || clause.at("status") != "fail") << name << " " << clause.at("id");
    EXPECT_FALSE(clause.at("look_at").get<std::string>().empty()) << name << " " << clause.at("id");
  }
}

TEST(Submissions, AnApplicationCleanAndDefective) {
  expect_kind("clean-application-hydrogen", "2026-09-30", "application", "construction-plan", "review");
  expect_kind("defective-application-ink", "2026-09-30", "application", "construction-plan", "return");
}

TEST(Submissions, AnExtensionCleanAndDefective) {
  expect_kind("clean-extension-mine-gas", "2029-03-31", "extension", "extension-request", "review");
  expect_kind("defective-extension-silk", "2029-03-31", "extension", "extension-request", "return");
  const Json line = check("clean-extension-mine-gas", "2029-03-31").at("timeline");
  EXPECT_EQ(line.at("deadline"), "2029-04-20");  // The end of the period itself.
  EXPECT_EQ(line.at("requested_end"), "2029-12-31");
  EXPECT_EQ(line.at("filed"), "2029-03-12");
}

TEST(Submissions, AYearlyReportCleanAndDefective) {
  expect_kind("clean-annual-magnesium", "2030-02-10", "annual", "work-report", "review");
  expect_kind("defective-annual-saline", "2030-03-10", "annual", "work-report", "return");
  const Json line = check("clean-annual-magnesium", "2030-02-10").at("timeline");
  EXPECT_EQ(line.at("deadline"), "2030-02-28");
  EXPECT_EQ(line.at("filed"), "2030-01-25");
}

TEST(Submissions, AnEvaluationCleanAndDefective) {
  expect_kind("clean-evaluation-metrology", "2030-05-20", "evaluation", "work-report", "review");
  expect_kind("defective-evaluation-geothermal", "2030-05-30", "evaluation", "work-report", "return");
}

TEST(Submissions, AChangeCleanAndDefective) {
  expect_kind("clean-adjustment-knitting", "2028-09-30", "adjustment", "adjustment-report", "review");
  expect_kind("defective-adjustment-adsorbent", "2028-10-31", "adjustment", "adjustment-report", "return");
}

TEST(Submissions, SayWhoHandedInWhat) {
  const Json submission = check("clean-offshore-dc").at("submission");
  EXPECT_EQ(submission.at("kind"), "confirmation");
  EXPECT_EQ(submission.at("center"), "海上风电柔性直流并网国家产业技术工程化中心（筹）");
  EXPECT_EQ(submission.at("host"), "沧澜省海洋电力装备研究院有限公司");
  std::map<std::string, int> roles;
  for (const Json& file : submission.at("files")) {
    ++roles[file.at("role").get<std::string>()];
    EXPECT_EQ(file.at("sha256").get<std::string>().size(), 64U);
    if (file.at("path") == "筹建期总结报告.pdf") {
      EXPECT_EQ(file.at("role"), "summary-report");
      EXPECT_EQ(file.at("pages"), 25);
    }
  }
  EXPECT_EQ(roles, (std::map<std::string, int>{{"datasheet", 1}, {"evidence", 22}, {"summary-report", 1}}));
}

TEST(Submissions, QuotesStandWhereTheFindingsSay) {
  const Json findings = check("defective-cold-chain");
  const fs::path folder = fixture("submissions/defective-cold-chain");
  std::map<std::string, std::vector<std::string>> pages;
  int checked = 0;
  for (const Json& finding : findings.at("findings")) {
    for (const Json& place : finding.at("locations")) {
      const std::string file = place.at("file");
      if (!place.contains("page") || !place.contains("quote") || !file.ends_with(".pdf")) {
        continue;
      }
      std::vector<std::string>& texts = pages[file];
      if (texts.empty()) {
        const Json text = Json::parse(nitec({"text", (folder / file).string(), "--format", "json"}).out);
        for (const Json& page : text.at("pages")) {
          std::string all;
          for (const Json& line : page.at("lines")) {
            all += line.at("text").get<std::string>();
          }
          texts.push_back(all);
        }
      }
      const auto page = place.at("page").get<std::size_t>();
      ASSERT_LE(page, texts.size());
      EXPECT_NE(texts[page - 1].find(place.at("quote").get<std::string>()), std::string::npos) << told(finding);
      ++checked;
    }
  }
  EXPECT_GE(checked, 5);
}

}  // namespace
}  // namespace nitec::test
