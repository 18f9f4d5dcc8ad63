// A submission that bears a mark of classified content: nothing of it is repeated anywhere.
#include <gtest/gtest.h>

#include "tests/app/program.h"

namespace nitec::test {
namespace {

/// A clean submission to which a paper was added whose name bears a mark.
fs::path marked_submission(const Scratch& scratch) {
  const fs::path folder = scratch / "某中心-确认申请";
  fs::copy(fixture("submissions/clean-offshore-dc"), folder, fs::copy_options::recursive);
  fs::copy(fixture("submissions/clean-offshore-dc/筹建期总结报告.pdf"), folder / "机密★5年 低温试验大纲.pdf");
  return folder;
}

TEST(Secrecy, AMarkedSubmissionIsSetAsideAndNothingOfItIsRepeated) {
  const Scratch scratch;
  const fs::path folder = marked_submission(scratch);
  const fs::path out = scratch / "out";
  const Ended run = nitec({"check", folder.string(), "-o", out.string(), "--as-of", kAsOf});
  EXPECT_EQ(run.status, 1) << run.err;
  const Json json = Json::parse(read(out / "findings.json"));
  EXPECT_EQ(json.at("verdict"), "quarantine");
  bool told = false;
  for (const Json& finding : json.at("findings")) {
    if (finding.at("rule") == "secrecy/marked") {
      told = true;
      EXPECT_EQ(finding.at("message"), "材料中见密级和保密期限的标志，共1处（文件名），内容不在此重复。");
    }
  }
  EXPECT_TRUE(told);
  std::string all = run.out + run.err;
  for (const char* name : {"findings.json", "findings.sarif", "review.html"}) {
    all += read(out / name);
  }
  all += nitec({"text", (out / "review.pdf").string()}).out;
  // Words of the name, of the report's text, of the datasheet, of the evidence's names.
  for (const char* words : {"机密★", "低温试验大纲", "海上风电", "柔性直流", "沧澜", "真实性承诺书", "2026-03-16",
                            "21-", "筹建期总结报告.pdf"}) {
    EXPECT_EQ(all.find(words), std::string::npos) << words;
  }
}

TEST(Secrecy, AMarkCannotBeWeighedAway) {
  const Scratch scratch;
  write(scratch / "waivers.txt", "改级  secrecy/marked  提示  某人  2029-01-01  误报\n");
  const Ended run = nitec({"check", marked_submission(scratch).string(), "--as-of", kAsOf, "--waivers",
                           (scratch / "waivers.txt").string()});
  EXPECT_EQ(run.status, 2);
  EXPECT_NE(run.err.find("涉密标志不能改级"), std::string::npos) << run.err;
}

}  // namespace
}  // namespace nitec::test
