// nitec init: a blank submission checks out as empty, not as broken.
#include <gtest/gtest.h>

#include <set>

#include "tests/app/program.h"

namespace nitec::test {
namespace {

class Init : public testing::TestWithParam<const char*> {
 protected:
  Scratch scratch_;
  std::string place = (scratch_ / "空白").string();
};

INSTANTIATE_TEST_SUITE_P(Kinds, Init,
                         testing::Values("application", "confirmation", "extension", "evaluation", "annual",
                                         "adjustment"),
                         [](const auto& kind) { return std::string(kind.param); });

TEST_P(Init, IsEmptyAndNotBroken) {
  const Ended laid_out = nitec({"init", "--kind", GetParam(), place});
  EXPECT_EQ(laid_out.status, 0);
  EXPECT_EQ(laid_out.err, "");
  const Json findings = Json::parse(nitec({"check", place, "--as-of", kAsOf, "--format", "json"}).out);
  EXPECT_EQ(findings["submission"]["kind"], GetParam());
  std::set<std::string> errors;
  for (const Json& finding : findings["findings"]) {
    const std::string rule = finding["rule"];
    // The two documents to write in are no PDFs yet; of everything else only that it is not there.
    EXPECT_TRUE(rule != "package/file-unreadable" ||
                finding["message"].get<std::string>().find(".docx") != std::string::npos)
        << finding["message"];
    EXPECT_TRUE(rule.find("schema") == std::string::npos && rule.find("malformed") == std::string::npos) << rule;
    EXPECT_TRUE(rule != "datasheet/bad-value" && rule != "datasheet/unknown-field") << finding["message"];
    if (finding["severity"] == "error") {
      errors.insert(rule);
    }
  }
  for (const char* rule : {"datasheet/required-blank", "package/report-missing", "commitment/authenticity"}) {
    EXPECT_TRUE(errors.count(rule)) << rule;
  }
}

TEST_P(Init, NamesEveryFieldOnce) {
  nitec({"init", "--kind", GetParam(), place});
  const std::string sheet = read(fs::path(place) / "评估表.xml");
  const std::string fields = read(fs::path(NITEC_SOURCE_DIR) / "schemas/2026-02-01/fields.tsv");
  std::size_t seen = 0;
  for (std::size_t at = 0; at < fields.size();) {
    const std::string line = fields.substr(at, fields.find('\n', at) - at);
    at += line.size() + 1;
    const std::string code = line.substr(0, line.find('\t'));
    if (line.starts_with('#') || code.empty() || code[0] > 'I' || line.find("\trow\t") != std::string::npos) {
      continue;
    }
    ++seen;
    const std::string value = "<value code=\"" + code + "\"";
    EXPECT_NE(sheet.find(value), std::string::npos) << code;
    EXPECT_EQ(sheet.find(value), sheet.rfind(value)) << code;
  }
  EXPECT_GT(seen, 150U);
}

TEST_P(Init, GivesTheSameTwice) {
  nitec({"init", "--kind", GetParam(), place});
  nitec({"init", "--kind", GetParam(), place + "2"});
  EXPECT_EQ(differing(contents(place), contents(place + "2")), std::vector<std::string>{});
}

TEST(InitOnce, LeavesWhatIsThereAlone) {
  const Scratch scratch;
  const std::string place = (scratch / "空白").string();
  fs::create_directories(place);
  write(fs::path(place) / "我的报告.docx", "…");
  const Ended ended = nitec({"init", "--kind", "annual", place});
  EXPECT_EQ(ended.status, 2);
  EXPECT_TRUE(ended.complained_in_one_line());
  EXPECT_EQ(contents(place).size(), 1U);
  EXPECT_EQ(nitec({"init", place + "3"}).status, 2);
  EXPECT_EQ(nitec({"init", "--kind", "other", place + "3"}).status, 2);
  EXPECT_FALSE(fs::exists(place + "3"));
}

}  // namespace
}  // namespace nitec::test
