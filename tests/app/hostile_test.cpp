// Submissions that nobody hands in on purpose, and some that somebody does: each ends in an answer, never in a crash.
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>
#include <fstream>

#include "tests/app/program.h"

namespace nitec::test {
namespace {

const fs::path kPdf = fixture("pdf/reportlab/document.pdf");

/// The same datasheet as those of fixtures/hostile: little in it, nothing wrong with its form.
std::string datasheet() {
  return read(fixture("hostile/text-named-pdf/评估表.xml"));
}

/// Checks a folder and gives its findings. They are whole, whatever is in the folder.
Json check(const fs::path& folder) {
  const Scratch scratch;
  const Ended run =
      nitec({"check", folder.string(), "--as-of", kAsOf, "-o", (scratch / "out").string(), "--format", "json"});
  EXPECT_EQ(run.err, "") << folder;
  EXPECT_TRUE(run.status == 0 || run.status == 1) << folder << " exit " << run.status;
  if (run.status != 0 && run.status != 1) {
    return {{"findings", Json::array()}, {"verdict", ""}};
  }
  for (const auto& [name, bytes] : contents(scratch / "out")) {
    EXPECT_EQ(bytes.find("root:x:0"), std::string::npos) << folder << ": " << name << " holds what was not handed in";
  }
  Json findings = Json::parse(run.out);
  EXPECT_EQ(run.status, findings.at("verdict") == "return" ? 1 : 0) << folder;
  EXPECT_TRUE(fs::exists(scratch / "out" / "review.pdf"));
  return findings;
}

bool has(const Json& findings, const std::string& rule) {
  const std::vector<std::string> all = rules(findings);
  return std::find(all.begin(), all.end(), rule) != all.end();
}

/// What is said of the file: the messages that name it or point to it.
std::string said_of(const Json& findings, const std::string& part) {
  std::string all;
  for (const Json& finding : findings.at("findings")) {
    const std::string message = finding.at("message");
    bool about = message.find(part) != std::string::npos;
    for (const Json& place : finding.at("locations")) {
      about = about || place.at("file").get<std::string>().find(part) != std::string::npos;
    }
    all += about ? message + "\n" : "";
  }
  return all;
}

struct Case {
  const char* folder;
  std::vector<const char*> found;
  std::vector<const char*> not_found;
};

void PrintTo(const Case& one, std::ostream* out) {
  *out << one.folder;
}

class Hostile : public testing::TestWithParam<Case> {};

TEST_P(Hostile, IsAnswered) {
  const Json findings = check(fixture("hostile") / GetParam().folder);
  for (const char* rule : GetParam().found) {
    EXPECT_TRUE(has(findings, rule)) << rule;
  }
  for (const char* rule : GetParam().not_found) {
    EXPECT_FALSE(has(findings, rule)) << rule;
  }
}

constexpr const char* kMissing = "error outline/section-missing";

INSTANTIATE_TEST_SUITE_P(
    Fixtures, Hostile,
    testing::Values(Case{"no-datasheet", {"error datasheet/missing"}, {"error package/report-missing"}},
                    Case{"two-datasheets", {"error datasheet/duplicate"}, {"error datasheet/missing"}},
                    Case{"malformed-xml", {"error datasheet/unreadable"}, {"error datasheet/missing"}},
                    Case{"doctype-entities", {"error datasheet/unreadable"}, {"error datasheet/missing"}},
                    Case{"doctype-outside", {"error datasheet/unreadable"}, {"error datasheet/missing"}},
                    Case{"elements-too-deep", {"error datasheet/unreadable"}, {}},
                    Case{"bytes-that-are-no-text", {"error datasheet/unreadable"}, {}},
                    Case{"empty-xml", {"warning package/file-unreadable"}, {}},
                    Case{"xml-of-another-kind", {"error datasheet/schema"}, {}},
                    Case{"pdf-named-xml", {"error datasheet/missing"}, {"error package/report-missing"}},
                    Case{"numbers-beyond-measure", {"error datasheet/value-form"}, {}},
                    Case{"turned-round-names", {"error evidence/file-missing"}, {}},
                    Case{"listed-file-not-there", {"error evidence/file-missing"}, {}},
                    Case{"listed-file-outside", {"error evidence/file-missing"}, {"error evidence/hash-differs"}},
                    Case{"text-named-pdf", {"error package/report-unreadable"}, {kMissing}},
                    Case{"report-encrypted", {"error package/report-unreadable"}, {kMissing}},
                    Case{"report-empty", {"error package/report-unreadable"}, {kMissing}},
                    Case{"report-truncated", {"error package/report-unreadable"}, {kMissing}},
                    Case{"report-scanned", {"note outline/section-unknown"}, {kMissing}}),
    [](const auto& named) {
      std::string name = named.param.folder;
      std::replace(name.begin(), name.end(), '-', '_');
      return name;
    });

TEST(HostileFolders, SectionsAreToldInTheOrderOfTheAnnex) {
  std::string order;
  const Json findings = check(fixture("hostile/report-scanned"));
  for (const Json& finding : findings.at("findings")) {
    if (finding.at("rule") == "outline/section-unknown") {
      const std::string message = finding.at("message");
      order += message.substr(message.find("第") + 3, 3);
    }
  }
  EXPECT_EQ(order, "一二三四五六七八九");
}

TEST(HostileFolders, EachFixtureIsTested) {
  std::size_t folders = 0;
  for (const fs::directory_entry& entry : fs::directory_iterator(fixture("hostile"))) {
    folders +=
        entry.is_directory() && entry.path().filename() != "archives" && entry.path().filename() != "pdf" ? 1 : 0;
  }
  EXPECT_EQ(folders, 19U) << "a folder was added without its line above";
}

TEST(HostileFolders, EmptyFolder) {
  const Scratch scratch;
  const Json findings = check(scratch.path());
  EXPECT_TRUE(has(findings, "error datasheet/missing"));
  EXPECT_TRUE(has(findings, "error package/report-missing"));
}

TEST(HostileFolders, LinksAreListedAndNotFollowed) {
  const Scratch scratch;
  write(scratch / "s" / "评估表.xml", datasheet());
  fs::create_symlink("/etc/passwd", scratch / "s" / "口令.pdf");
  fs::create_symlink("/etc", scratch / "s" / "附件");
  fs::create_symlink("循环", scratch / "s" / "循环");
  fs::create_symlink("没有.pdf", scratch / "s" / "悬空.pdf");
  write(scratch / "outside" / "筹建期总结报告.pdf", read(kPdf));
  fs::create_symlink("../outside/筹建期总结报告.pdf", scratch / "s" / "筹建期总结报告.pdf");
  const Json findings = check(scratch / "s");
  for (const char* name : {"口令.pdf", "附件", "循环", "悬空.pdf"}) {
    EXPECT_NE(said_of(findings, name), "") << name;
  }
  for (const Json& file : findings.at("submission").at("files")) {
    EXPECT_FALSE(file.at("path").get<std::string>().starts_with("附件/")) << file;
    if (file.at("path") != "评估表.xml") {
      EXPECT_EQ(file.value("sha256", ""), "") << file;
    }
  }
}

TEST(HostileFolders, TheDatasheetMayNotBeALinkEither) {
  const Scratch scratch;
  write(scratch / "outside.xml", datasheet());
  fs::create_directories(scratch / "s");
  fs::create_symlink("../outside.xml", scratch / "s" / "评估表.xml");
  EXPECT_TRUE(has(check(scratch / "s"), "error datasheet/missing"));
}

TEST(HostileFolders, PipesAreNotWaitedFor) {
  const Scratch scratch;
  write(scratch / "评估表.xml", datasheet());
  ASSERT_EQ(::mkfifo((scratch / "筹建期总结报告.pdf").c_str(), 0600), 0);
  const Json findings = check(scratch.path());
  EXPECT_NE(said_of(findings, "筹建期总结报告.pdf"), "");
}

TEST(HostileFolders, FoldersTooDeepAreListed) {
  const Scratch scratch;
  fs::path deep = scratch.path();
  for (int i = 0; i < 40; ++i) {
    deep /= "层";
  }
  write(deep / "竣工验收意见.pdf", read(kPdf));
  const Json findings = check(scratch.path());
  EXPECT_NE(said_of(findings, "层/层"), "");
}

TEST(HostileFolders, OddNamesAreReadAndPrinted) {
  const Scratch scratch;
  const std::vector<std::string> names{"-rf",
                                       "--help",
                                       " 前后空格 .pdf ",
                                       "a\"b'c`d$(e).pdf",
                                       "换\n行.pdf",
                                       "\xb1\xa8\xb8\xe6.pdf",
                                       "\xff\xfe.pdf",
                                       std::string(200, 'x') + ".pdf",
                                       "制表\t符.pdf",
                                       "\x1b[31m红.pdf",
                                       "<script>alert(1)<.pdf",
                                       "%s%n%x.pdf",
                                       "..pdf",
                                       "...",
                                       "评估表.XML"};
  for (const std::string& name : names) {
    write(scratch / "s" / name, name == "评估表.XML" ? datasheet() : read(kPdf));
  }
  const Json findings = check(scratch / "s");
  EXPECT_EQ(findings.at("submission").at("files").size(), names.size());
  EXPECT_FALSE(has(findings, "error datasheet/missing"));
  bool gbk = false;
  for (const Json& file : findings.at("submission").at("files")) {
    gbk = gbk || file.at("path") == "报告.pdf";
  }
  EXPECT_TRUE(gbk) << "names in GBK are understood";
  const Ended text = nitec({"check", (scratch / "s").string(), "--as-of", kAsOf, "-o", (scratch / "out").string()});
  EXPECT_EQ(text.out.find('\x1b'), std::string::npos);
  EXPECT_EQ(text.err, "");
  EXPECT_EQ(read(scratch / "out" / "review.html").find("<script>alert"), std::string::npos);
}

TEST(HostileFolders, AFileWithoutTheRightToReadIsSaidSo) {
  const Scratch scratch;
  write(scratch / "评估表.xml", datasheet());
  write(scratch / "验收.pdf", read(kPdf));
  write(scratch / "附件" / "审计.pdf", read(kPdf));
  fs::permissions(scratch / "验收.pdf", fs::perms::none);
  fs::permissions(scratch / "附件", fs::perms::none);
  const Json findings = check(scratch.path());
  EXPECT_NE(said_of(findings, "验收.pdf"), "");
  EXPECT_NE(said_of(findings, "附件"), "");
}

TEST(HostileFolders, AFileOverTheLimitIsNotRead) {
  const Scratch scratch;
  write(scratch / "评估表.xml", datasheet());
  write(scratch / "录像.pdf", "%PDF-1.7\n");
  fs::resize_file(scratch / "录像.pdf", 3ULL << 30);  // sparse: three gigabytes that take no room
  const Json findings = check(scratch.path());
  EXPECT_NE(said_of(findings, "录像.pdf"), "");
}

TEST(HostileFolders, AReportCutOffBeforeItsFirstPageIsSaidSo) {
  const Scratch scratch;
  write(scratch / "评估表.xml", datasheet());
  write(scratch / "筹建期总结报告.pdf", read(kPdf).substr(0, 400));
  const Json findings = check(scratch.path());
  std::string remedy;
  for (const Json& finding : findings.at("findings")) {
    if (finding.at("rule") == "package/report-unreadable") {
      EXPECT_NE(finding.at("message").get<std::string>().find("在中途截断"), std::string::npos) << finding;
      remedy = finding.at("remedy");
    }
  }
  EXPECT_NE(remedy.find("从原文件重新复制"), std::string::npos) << remedy;
  EXPECT_EQ(said_of(findings, "总结报告").find("为空"), std::string::npos);
}

TEST(HostileFolders, WhereverAFileIsCutOffItIsNotCalledEmpty) {
  const Scratch scratch;
  write(scratch / "评估表.xml", datasheet());
  std::size_t count = 0;
  for (const char* name : {"reportlab", "chromium", "libreoffice", "xelatex"}) {
    const std::string whole = read(fixture("pdf") / name / "document.pdf");
    for (std::size_t part = 1; part < 16; ++part) {
      write(scratch / (name + std::to_string(part) + ".pdf"), whole.substr(0, whole.size() * part / 16));
      ++count;
    }
  }
  std::size_t cut_off = 0;
  const Json findings = check(scratch.path());
  for (const Json& file : findings.at("submission").at("files")) {
    if (file.at("path") == "评估表.xml") {
      continue;
    }
    ASSERT_TRUE(file.contains("problems")) << file;
    const std::string kind = file.at("problems").at(0).at("kind");
    const bool some_pages = file.value("pages", 0) > 0;
    EXPECT_EQ(kind, some_pages ? "damaged" : "cut-off") << file;
    cut_off += some_pages ? 0 : 1;
  }
  EXPECT_GT(cut_off, 0U);
  EXPECT_LT(cut_off, count);
}

TEST(HostileFolders, AFileLaidOutForTheWebThatIsCutOffHasAnEndMarkAllTheSame) {
  const Scratch scratch;
  write(scratch / "评估表.xml", datasheet());
  const std::string head = "%PDF-1.4\n1 0 obj<</Linearized 1/L ";
  const std::string rest =
      "/O 3/E 90/N 1/T 80>>endobj\n2 0 obj<</Type/Catalog/Pages 9 0 R>>endobj\n"
      "trailer<</Root 2 0 R/Size 10>>\nstartxref\n0\n%%EOF\n";
  write(scratch / "筹建期总结报告.pdf", head + "90000" + rest);
  write(scratch / "其他.pdf", head + "100" + rest);
  const Json findings = check(scratch.path());
  EXPECT_NE(said_of(findings, "筹建期总结报告.pdf").find("在中途截断"), std::string::npos);
  EXPECT_EQ(said_of(findings, "其他.pdf").find("在中途截断"), std::string::npos) << "it is as long as it says";
  EXPECT_NE(said_of(findings, "其他.pdf"), "");
}

TEST(HostileFolders, AWholeFileWithoutPagesIsNotCalledCutOff) {
  const Scratch scratch;
  write(scratch / "评估表.xml", datasheet());
  write(scratch / "筹建期总结报告.pdf",
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 0/Kids[]>>endobj\n"
        "trailer<</Root 1 0 R/Size 3>>\nstartxref\n0\n%%EOF\n");
  EXPECT_NE(said_of(check(scratch.path()), "筹建期总结报告.pdf").find("文件为空，或者没有页面"), std::string::npos);
}

TEST(HostileFolders, FilesBeyondTheLimitAreNotForgotten) {
  const Scratch scratch;
  write(scratch / "00-评估表.xml", datasheet());
  for (int i = 0; i < 5100; ++i) {
    std::ofstream(scratch / ("照片" + std::to_string(i) + ".jpg"));
  }
  EXPECT_NE(said_of(check(scratch.path()), "报送材料有未打开的部分"), "");
}

TEST(HostileFolders, EveryStrangePdfTogether) {
  const Scratch scratch;
  std::size_t count = 0;
  for (const fs::directory_entry& entry : fs::directory_iterator(fixture("pdf"))) {
    if (fs::exists(entry.path() / "document.pdf")) {
      fs::create_directories(scratch / "s");
      fs::copy_file(entry.path() / "document.pdf", scratch / "s" / (entry.path().filename().string() + ".pdf"));
      ++count;
    }
  }
  write(scratch / "s" / "评估表.xml", datasheet());
  ASSERT_GT(count, 40U);
  const Json findings = check(scratch / "s");
  EXPECT_EQ(findings.at("submission").at("files").size(), count + 1);
}

TEST(HostileFolders, EveryStrangePdfAlone) {
  for (const fs::directory_entry& entry : fs::directory_iterator(fixture("pdf"))) {
    const fs::path file = entry.path() / "document.pdf";
    if (!fs::exists(file)) {
      continue;
    }
    for (const std::string command : {"text", "outline"}) {
      const Ended run = nitec({command, file.string(), "--format", "json"});
      EXPECT_TRUE(run.status == 0 || (run.status == 2 && run.complained_in_one_line()))
          << file << run.status << run.err;
      EXPECT_TRUE(run.complained_in_lines()) << file << run.err;
      if (run.status == 0) {
        EXPECT_TRUE(Json::accept(run.out)) << file;
      }
    }
  }
}

}  // namespace
}  // namespace nitec::test
