// return/: every finding of findings.json stands under its number in each paper that goes back to the applicant.
#include <archive.h>
#include <archive_entry.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <set>

#include "tests/app/program.h"

namespace nitec::test {
namespace {

Ended check(const fs::path& submission, const fs::path& output, const std::vector<std::string>& more = {}) {
  std::vector<std::string> arguments{"check", submission.string(), "--as-of", kAsOf, "-o", output.string()};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return nitec(arguments);
}

/// Without blanks: where air stands between words is the paper's own matter.
std::string packed(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.compare(i, 3, "　") == 0) {
      i += 2;
    } else if (text[i] != ' ') {
      out += text[i];
    }
  }
  return out;
}

std::string text_of(const fs::path& pdf) {
  const Ended run = nitec({"text", pdf.string()});
  EXPECT_EQ(run.status, 0) << pdf;
  return packed(run.out);
}

/// One file of a zip archive; empty when it is not in it.
std::string unpacked(const fs::path& zip, const std::string& name) {
  const std::string bytes = read(zip);
  const std::unique_ptr<archive, decltype(&archive_read_free)> reader(archive_read_new(), archive_read_free);
  archive_read_support_format_zip(reader.get());
  archive_read_open_memory(reader.get(), bytes.data(), bytes.size());
  archive_entry* entry = nullptr;
  while (archive_read_next_header(reader.get(), &entry) == ARCHIVE_OK) {
    if (name == archive_entry_pathname(entry)) {
      std::string out(1 << 22, '\0');
      const la_ssize_t length = archive_read_data(reader.get(), out.data(), out.size());
      out.resize(length < 0 ? 0 : static_cast<std::size_t>(length));
      return out;
    }
  }
  return {};
}

/// In the text of a paper: the number on a line of its own, and the message's first words on the next.
std::string as_printed(const Json& finding) {
  const std::string message = packed(finding.at("message").get<std::string>());
  std::size_t end = 0;
  for (int characters = 0; end < message.size() && characters < 6; ++characters) {
    do {
      ++end;
    } while (end < message.size() && (static_cast<unsigned char>(message[end]) & 0xC0) == 0x80);
  }
  return "\n" + std::to_string(finding.at("id").get<int>()) + "\n" + message.substr(0, end);
}

std::vector<std::string> defective() {
  std::vector<std::string> names;
  for (const fs::directory_entry& entry : fs::directory_iterator(fixture("submissions"))) {
    const std::string name = entry.path().filename().string();
    if (entry.is_directory() && name.starts_with("defective-")) {
      names.push_back(name);
    }
  }
  std::sort(names.begin(), names.end());
  return names;
}

TEST(Return, EveryFindingStandsInEveryPaperUnderItsNumber) {
  const std::vector<std::string> names = defective();
  ASSERT_GE(names.size(), 6U);
  for (const std::string& name : names) {
    SCOPED_TRACE(name);
    const Scratch scratch;
    EXPECT_EQ(check(fixture("submissions/" + name), scratch.path()).status, 1);
    const Json sheet = Json::parse(read(scratch / "findings.json"));
    const std::string notice = text_of(scratch / "return/notice.pdf");
    const std::string review = text_of(scratch / "review.pdf");
    const std::string html = read(scratch / "review.html");
    const std::string document = unpacked(scratch / "return/notice.docx", "word/document.xml");
    const std::string table = unpacked(scratch / "return/findings.xlsx", "xl/worksheets/sheet1.xml");
    const Json sarif = Json::parse(read(scratch / "findings.sarif"));
    std::set<int> in_sarif;
    for (const Json& result : sarif.at("runs").at(0).at("results")) {
      in_sarif.insert(result.at("properties").at("id").get<int>());
    }
    std::size_t count = 0;
    for (const Json& finding : sheet.at("findings")) {
      const int id = finding.at("id");
      SCOPED_TRACE(id);
      ++count;
      const std::string number = std::to_string(id);
      EXPECT_NE(notice.find(as_printed(finding)), std::string::npos);
      EXPECT_NE(review.find(as_printed(finding)), std::string::npos);
      EXPECT_NE(html.find("id=\"finding-" + number + "\""), std::string::npos);
      const std::string cell = "<w:t xml:space=\"preserve\">" + number + "</w:t></w:r></w:p></w:tc>";
      EXPECT_NE(document.find(cell), std::string::npos);
      EXPECT_NE(table.find("s=\"2\"><v>" + number + "</v></c>"), std::string::npos);
      EXPECT_TRUE(in_sarif.contains(id));
    }
    EXPECT_EQ(in_sarif.size(), count);
  }
}

TEST(Return, ASecondRunWritesTheSameBytes) {
  for (const std::string& name : defective()) {
    const Scratch one;
    const Scratch other;
    check(fixture("submissions/" + name), one.path());
    check(fixture("submissions/" + name), other.path());
    EXPECT_EQ(differing(contents(one / "return"), contents(other / "return")), std::vector<std::string>()) << name;
  }
}

TEST(Return, NothingOfAnEarlierDayStaysUnderAQuarantine) {
  const Scratch scratch;
  const fs::path folder = scratch / "某中心-延期申请";
  fs::copy(fixture("submissions/defective-extension-silk"), folder, fs::copy_options::recursive);
  const fs::path out = scratch / "out";
  check(folder, out);
  EXPECT_TRUE(fs::exists(out / "return/notice.pdf"));
  EXPECT_TRUE(fs::exists(out / "return/notice.docx"));
  fs::copy(folder / "筹建期延期申请.pdf", folder / "机密★5年 试验大纲.pdf");
  check(folder, out);
  EXPECT_EQ(Json::parse(read(out / "findings.json")).at("verdict"), "quarantine");
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(out / "return")) {
    EXPECT_TRUE(entry.is_directory()) << entry.path();
  }
}

TEST(Return, WhatIsForTheApplicantHasNothingOfTheUnit) {
  const Scratch scratch;
  const fs::path submission = fixture("submissions/defective-cold-chain");
  const std::string rule = "datasheet/required-blank";
  write(scratch / "waivers.txt", "改级  " + rule +
                                     "  提示  令狐若水  2029-01-01  内部批示甲乙丙\n"
                                     "豁免  identifier/uscc-check  果蔬冷链无损保鲜国家产业技术工程化中心（筹）  "
                                     "令狐若水  2029-01-01  内部批示甲乙丙\n");
  const fs::path out = scratch / "out";
  const std::vector<std::string> waivers{"--waivers", (scratch / "waivers.txt").string()};
  std::vector<std::string> applicant = waivers;
  applicant.insert(applicant.end(), {"--for", "applicant"});
  const Ended unit = check(submission, out, waivers);
  EXPECT_NE(unit.out.find("内部批示甲乙丙"), std::string::npos);
  EXPECT_TRUE(fs::exists(out / "review.pdf"));

  const Ended run = check(submission, out, applicant);
  EXPECT_EQ(run.status, 1) << run.err;
  for (const char* name : {"review.pdf", "review.html", "findings.sarif"}) {
    EXPECT_FALSE(fs::exists(out / name)) << name;
  }
  EXPECT_TRUE(fs::exists(out / "return/notice.pdf"));
  const std::string all = run.out + read(out / "findings.json") +
                          nitec({"text", (out / "return/notice.pdf").string()}).out +
                          unpacked(out / "return/notice.docx", "word/document.xml") +
                          unpacked(out / "return/findings.xlsx", "xl/worksheets/sheet1.xml");
  for (const char* words : {"令狐若水", "内部批示甲乙丙", "请与本单位台账比对", "请审查人"}) {
    EXPECT_EQ(all.find(words), std::string::npos) << words;
  }
  EXPECT_NE(all.find("主管单位已知悉，此项无须补正"), std::string::npos);
  EXPECT_EQ(run.out.find("真实性 "), std::string::npos);
  EXPECT_EQ(Json::parse(read(out / "findings.json")).at("findings").size(), 39U);
}

TEST(Return, TheReaderIsOneOfTwo) {
  const Ended run = nitec({"check", fixture("submissions/defective-extension-silk").string(), "--for", "nobody"});
  EXPECT_EQ(run.status, 2);
  EXPECT_TRUE(run.complained_in_one_line()) << run.err;
  EXPECT_NE(run.err.find("applicant"), std::string::npos) << run.err;
}

TEST(Return, NothingToMendIsAShortNoticeThatSaysSo) {
  const Scratch scratch;
  EXPECT_EQ(check(fixture("submissions/clean-extension-mine-gas"), scratch.path()).status, 0);
  const std::string notice = text_of(scratch / "return/notice.pdf");
  EXPECT_NE(notice.find("未见须补正之处"), std::string::npos);
  EXPECT_EQ(notice.find("怎样答复"), std::string::npos);
}

}  // namespace
}  // namespace nitec::test
