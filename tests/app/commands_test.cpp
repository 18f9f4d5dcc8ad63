// The command line: what each command prints, and what is refused.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/app/program.h"

namespace nitec::test {
namespace {

const std::string kReport = fixture("submissions/clean-offshore-dc/筹建期总结报告.pdf").string();

TEST(Commands, HelpAndVersionAreNoFaults) {
  for (const char* option : {"--help", "-h"}) {
    const Ended run = nitec({option});
    EXPECT_EQ(run.status, 0);
    EXPECT_EQ(run.err, "");
    for (const char* command : {"check", "outline", "text", "rules", "explain"}) {
      EXPECT_NE(run.out.find(command), std::string::npos) << command;
    }
  }
  const Ended version = nitec({"--version"});
  EXPECT_EQ(version.status, 0);
  EXPECT_TRUE(version.out.starts_with("nitec ")) << version.out;
  EXPECT_NE(version.out.find("2026-02-01"), std::string::npos) << version.out;
}

TEST(Commands, WhatIsNotBuiltIsRefused) {
  const Scratch scratch;
  const std::string submission = fixture("submissions/scanned-mine-haulage").string();
  const std::vector<std::vector<std::string>> refused{
      {},
      {"chekc", submission},
      {"check"},
      {"check", submission, "another"},
      {"check", submission, "--format", "xml"},
      {"check", submission, "--lang", "fr"},
      {"check", submission, "--as-of", "2029-02-30"},
      {"check", submission, "--as-of", "20290720"},
      {"check", submission, "--as-of", ""},
      {"check", submission, "--as-of"},
      {"check", submission, "-o", ""},
      {"check", submission, "--nonsense"},
      {"check", submission, "--record", "record.xml", "--previous-centuries", "9"},
      {"outline", kReport, "--format", "sarif"},
      {"outline"},
      {"text", kReport, "--format", "xml"},
      {"rules", "--format", "sarif"},
      {"rules", "all"},
      {"explain"},
      {"explain", "no/such-rule"},
  };
  for (const std::vector<std::string>& arguments : refused) {
    const Ended run = nitec(arguments, {.folder = scratch.path()});
    std::string line;
    for (const std::string& word : arguments) {
      line += " " + word;
    }
    EXPECT_EQ(run.status, 2) << line;
    EXPECT_TRUE(run.complained_in_one_line()) << line << "\n" << run.err;
    EXPECT_EQ(run.out, "") << line;
  }
  EXPECT_TRUE(contents(scratch.path()).empty());
}

TEST(Commands, WhatIsNotThereIsSaidInOneLine) {
  const Scratch scratch;
  const std::string nowhere = (scratch / "没有这个文件夹").string();
  for (const std::string command : {"check", "outline", "text"}) {
    const Ended run = nitec({command, nowhere});
    EXPECT_EQ(run.status, 2) << command;
    EXPECT_TRUE(run.complained_in_one_line()) << run.err;
    EXPECT_NE(run.err.find("没有这个文件夹"), std::string::npos) << run.err;
  }
  for (const std::string command : {"outline", "text"}) {  // a folder where a file is asked for
    const Ended run = nitec({command, scratch.path().string()});
    EXPECT_EQ(run.status, 2) << command;
    EXPECT_TRUE(run.complained_in_one_line()) << run.err;
  }
  const Ended file = nitec({"check", kReport});  // and the other way round
  EXPECT_EQ(file.status, 2);
  EXPECT_TRUE(file.complained_in_one_line()) << file.err;
  const Ended control = nitec({"check", (scratch / "a\nb\x1b[31mred").string()});
  EXPECT_EQ(control.status, 2);
  EXPECT_TRUE(control.complained_in_one_line()) << control.err;
  EXPECT_EQ(control.err.find('\x1b'), std::string::npos);
}

TEST(Commands, PdfThatCannotBeReadIsSaidInOneLine) {
  for (const char* sample : {"empty", "not-a-pdf", "encrypted-aes128-password"}) {
    for (const std::string command : {"outline", "text"}) {
      const Ended run = nitec({command, fixture("pdf/" + std::string(sample) + "/document.pdf").string()});
      EXPECT_EQ(run.status, 2) << sample;
      EXPECT_TRUE(run.complained_in_one_line()) << run.err;
      EXPECT_EQ(run.out, "") << sample;
    }
  }
}

TEST(Commands, TextHasAFormFeedBehindEachPage) {
  const Ended run = nitec({"text", kReport});
  ASSERT_EQ(run.status, 0);
  EXPECT_EQ(std::count(run.out.begin(), run.out.end(), '\f'), 25);
  EXPECT_NE(run.out.find("一、摘要"), std::string::npos);
  const Json text = Json::parse(nitec({"text", kReport, "--format", "json"}).out);
  EXPECT_EQ(text.at("format"), "nitec-text/1");
  ASSERT_EQ(text.at("pages").size(), 25U);
  EXPECT_EQ(text.at("pages")[4].at("number"), 5);
  EXPECT_NEAR(text.at("pages")[4].at("width").get<double>(), 595.3, 0.5);
  bool heading = false;
  for (const Json& line : text.at("pages")[4].at("lines")) {
    if (line.at("text") == "一、摘要") {
      heading = true;
      EXPECT_NEAR(line.at("size").get<double>(), 16, 0.5);
      const auto box = line.at("bbox").get<std::vector<double>>();
      ASSERT_EQ(box.size(), 4U);
      EXPECT_LT(box[0], box[2]);
      EXPECT_LT(box[1], box[3]);
    }
  }
  EXPECT_TRUE(heading);
}

TEST(Commands, OutlineListsAllNineSections) {
  const Json outline = Json::parse(nitec({"outline", kReport, "--format", "json"}).out);
  EXPECT_EQ(outline.at("format"), "nitec-outline/1");
  EXPECT_EQ(outline.at("text_layer"), "ok");
  EXPECT_EQ(outline.at("order_ok"), true);
  ASSERT_EQ(outline.at("sections").size(), 9U);
  // Pages of the body, as pdftotext shows them; the contents page (3) names every heading, too.
  const std::vector<int> pages{5, 6, 8, 13, 15, 18, 22, 23, 24};
  for (std::size_t i = 0; i < 9; ++i) {
    EXPECT_EQ(outline.at("sections")[i].at("number"), i + 1);
    EXPECT_EQ(outline.at("sections")[i].at("page"), pages[i]);
  }
  const Ended text = nitec({"outline", kReport});
  EXPECT_EQ(text.status, 0);
  EXPECT_NE(text.out.find("筹建期工作概述及取得的重大成效"), std::string::npos);
}

TEST(Commands, EveryRuleIsListedAndExplained) {
  const Json rules = Json::parse(nitec({"rules", "--format", "json"}).out);
  const Json& list = rules.at("rules");
  ASSERT_GT(list.size(), 60U);
  const std::string text = nitec({"rules"}).out;
  for (const Json& rule : list) {
    const std::string name = rule.at("rule");
    EXPECT_NE(text.find(name), std::string::npos) << name;
    const Ended explained = nitec({"explain", name});
    EXPECT_EQ(explained.status, 0) << name;
    if (name.starts_with("across/")) {  // Of several submissions there is no case in a few lines.
      EXPECT_NE(explained.out.find("只在 nitec batch"), std::string::npos) << name;
      continue;
    }
    for (const char* words : {"例：会指出\n", "例：不会指出\n", "\n  → "}) {
      EXPECT_NE(explained.out.find(words), std::string::npos) << name << words;
    }
  }
  for (const char* language : {"zh", "en"}) {
    const Ended run = nitec({"explain", "period/application-late", "--lang", language});
    EXPECT_EQ(run.status, 0);
    EXPECT_NE(run.out.find("period/application-late"), std::string::npos);
  }
  EXPECT_NE(nitec({"explain", "period/application-late"}).out.find("于筹建期结束后3个月内"), std::string::npos);
}

TEST(Commands, CheckPrintsWhatItWrites) {
  const Scratch scratch;
  const std::string submission = fixture("submissions/scanned-mine-haulage").string();
  for (const std::string format : {"json", "sarif"}) {
    const Ended run =
        nitec({"check", submission, "--as-of", kAsOf, "--format", format, "-o", (scratch / "out").string()});
    EXPECT_EQ(run.status, 0);
    EXPECT_EQ(run.out, read(scratch / "out" / ("findings." + format)));
  }
  const Ended english = nitec({"check", submission, "--as-of", kAsOf, "--lang", "en"});
  EXPECT_EQ(english.status, 0);
  EXPECT_NE(english.out, nitec({"check", submission, "--as-of", kAsOf}).out);
}

TEST(Commands, AFullDiskIsTheWorldsFault) {
  ASSERT_TRUE(fs::exists("/dev/full")) << "Linux has it; without it nothing is tested here";
  const Ended run = nitec({"rules"}, {.standard_output = "/dev/full"});
  EXPECT_EQ(run.status, 2);
  EXPECT_TRUE(run.complained_in_one_line()) << run.err;
}

TEST(Commands, WithoutAsOfTheDayIsToday) {
  const Ended run = nitec({"check", fixture("submissions/clean-offshore-dc").string(), "--format", "json"});
  ASSERT_EQ(run.status, 0);
  const std::string day = Json::parse(run.out).at("as_of");
  EXPECT_EQ(day.size(), 10U);
  EXPECT_GE(day, "2026-01-01");
}

}  // namespace
}  // namespace nitec::test
