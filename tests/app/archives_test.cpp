// Submissions in archives: what the folder gives, the archive gives; and what cannot be read is said.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/app/pack.h"
#include "tests/app/program.h"

namespace nitec::test {
namespace {

/// The reports of a check. Beside them nothing is written: not next to the submission, not where temporary files go.
std::map<std::string, std::string> reports(const fs::path& submission, int status) {
  const Scratch scratch;
  fs::create_directories(scratch / "tmp");
  const auto before = contents(submission.parent_path());
  const Ended run = nitec({"check", submission.string(), "--as-of", kAsOf, "-o", (scratch / "out").string()},
                          {.environment = {{"TMPDIR", (scratch / "tmp").string()}}});
  EXPECT_EQ(run.err, "") << submission;
  EXPECT_EQ(run.status, status) << submission << run.out;
  EXPECT_TRUE(contents(scratch / "tmp").empty()) << submission;
  EXPECT_EQ(differing(before, contents(submission.parent_path())), std::vector<std::string>()) << submission;
  return fs::exists(scratch / "out") ? contents(scratch / "out") : std::map<std::string, std::string>();
}

Json findings(const fs::path& submission, int status) {
  const auto written = reports(submission, status);
  const auto json = written.find("findings.json");
  if (json == written.end()) {
    ADD_FAILURE() << submission << " has no findings.json";
    return {{"findings", Json::array()}, {"submission", {{"files", Json::array()}}}};
  }
  for (const auto& [name, bytes] : written) {
    EXPECT_EQ(bytes.find("root:x:0"), std::string::npos) << submission << ": " << name;
  }
  return Json::parse(json->second);
}

/// “kind path” of every problem of every file, in order.
std::vector<std::string> problems(const Json& json) {
  std::vector<std::string> all;
  for (const Json& file : json.at("submission").at("files")) {
    for (const Json& problem : file.value("problems", Json::array())) {
      all.push_back(problem.at("kind").get<std::string>() + " " + file.at("path").get<std::string>());
    }
  }
  return all;
}

std::vector<std::string> paths(const Json& json) {
  std::vector<std::string> all;
  for (const Json& file : json.at("submission").at("files")) {
    all.push_back(file.at("path"));
  }
  return all;
}

bool has(const std::vector<std::string>& list, const std::string& word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

TEST(Archives, GiveWhatTheFolderGives) {
  const fs::path folder = fixture("archives/folder");
  const auto expected = reports(folder, 1);
  int archives = 0;
  for (const fs::directory_entry& entry : fs::directory_iterator(fixture("archives"))) {
    const std::string extension = entry.path().extension().string();
    if (entry.is_directory() || extension == ".py" || extension == ".md") {
      continue;
    }
    ++archives;
    auto written = reports(entry.path(), 1);
    for (const char* report : {"findings.json", "findings.sarif", "review.pdf"}) {
      EXPECT_TRUE(written[report] == expected.at(report)) << entry.path() << " " << report;
    }
    // The sheet's links lead to files; into an archive no link can lead.
    EXPECT_EQ(written["review.html"].find("href=\"../"), std::string::npos) << entry.path();
  }
  EXPECT_EQ(archives, 17);
}

TEST(Archives, WholeSubmissionsGiveWhatTheirFoldersGive) {
  for (const std::string name : {"clean-offshore-dc", "scanned-mine-haulage"}) {
    const fs::path folder = fixture("submissions/" + name);
    const Files files = files_of(folder);
    Files gbk;
    for (const auto& [path, content] : files) {
      gbk.emplace_back(in_gbk(path), content);
    }
    const Scratch scratch;
    write(scratch / "u" / "utf8.zip", pack_zip(files, true));
    write(scratch / "g" / "gbk.zip", pack_zip(gbk, false));
    write(scratch / "7" / "seven.7z", pack_seven_zip(files));
    write(scratch / "t" / "tar.tar.zst", pack_tar_zst(files));
    write(scratch / "r" / "rar5.rar", pack_rar5(files));
    const std::string expected = reports(folder, 0).at("findings.json");
    for (const char* archive : {"u/utf8.zip", "g/gbk.zip", "7/seven.7z", "t/tar.tar.zst", "r/rar5.rar"}) {
      EXPECT_TRUE(reports(scratch / archive, 0)["findings.json"] == expected) << name << " " << archive;
    }
  }
}

/// The evidence packed apart, inside the folder or inside the archive: its files lie where they lay.
TEST(Archives, EvidenceMayBeAnArchiveOfItsOwn) {
  const fs::path folder = fixture("submissions/clean-offshore-dc");
  Files evidence;
  Files rest;
  for (const auto& [path, content] : files_of(folder)) {
    const std::string inner = path.substr(path.find('/') + 1);
    (inner.starts_with("证明材料/") ? evidence : rest).emplace_back(inner, content);
  }
  ASSERT_EQ(evidence.size(), 22U);
  Files bare;  // without the folder around them
  for (const auto& [path, content] : evidence) {
    bare.emplace_back(path.substr(path.find('/') + 1), content);
  }
  const Json whole = findings(folder, 0);
  for (const Files& packed : {evidence, bare}) {
    const Scratch scratch;
    Files all = rest;
    all.emplace_back("证明材料.zip", pack_zip(packed, true));
    for (const auto& [path, content] : all) {
      write(scratch / "s" / path, content);
    }
    write(scratch / "z" / "提交.7z", pack_seven_zip(all));
    for (const char* submission : {"s", "z/提交.7z"}) {
      const Json json = findings(scratch / submission, 0);
      EXPECT_EQ(json.at("findings"), whole.at("findings")) << submission;
      EXPECT_EQ(json.at("clauses"), whole.at("clauses")) << submission;
      EXPECT_EQ(json.at("submission").at("files").size(), 25U);
      int inside = 0;
      for (const Json& file : json.at("submission").at("files")) {
        inside += file.value("container", "") == "证明材料.zip" ? 1 : 0;
      }
      EXPECT_EQ(inside, 22);
    }
  }
}

/// Two files at one place: that of the folder was there first.
TEST(Archives, AFileAndAnArchiveMayClash) {
  const Scratch scratch;
  fs::copy(fixture("archives/folder"), scratch / "s", fs::copy_options::recursive);
  const std::string name = "证明材料/02-模具验收.pdf";
  write(scratch / "s" / "补充.zip", pack_zip({{name, "%PDF-1.4 another"}}, true));
  const Json json = findings(scratch / "s", 1);
  EXPECT_TRUE(has(problems(json), "name-clash " + name));
  EXPECT_TRUE(has(rules(json), "error package/name-clash"));
  EXPECT_FALSE(has(rules(json), "error evidence/hash-differs"));
}

/// In GBK the second byte of 昞 (95 5C) is what “\” is in ASCII.
TEST(Archives, ABackslashMayBeHalfACharacter) {
  const Scratch scratch;
  const Files folder = files_of(fixture("archives/folder"));
  write(scratch / "gbk.zip", pack_zip({{in_gbk("评估表.xml"), folder.back().second},
                                       {in_gbk("昞光\\模具\\昞.pdf"), read(fixture("pdf/gaps/document.pdf"))}},
                                      false));
  EXPECT_EQ(paths(findings(scratch / "gbk.zip", 1)), (std::vector<std::string>{"昞光/模具/昞.pdf", "评估表.xml"}));
}

/// Where temporary files cannot be made, memory does.
TEST(Archives, NeedNoFolderForTemporaryFiles) {
  const std::string archive = fixture("archives/gbk.zip").string();
  const std::vector<std::string> check{"check", archive, "--as-of", kAsOf, "--format", "json"};
  const Ended without = nitec(check, {.environment = {{"TMPDIR", "/nowhere/at/all"}}});
  EXPECT_EQ(without.status, 1) << without.err;
  EXPECT_EQ(without.out, nitec(check).out);
}

TEST(Archives, ALinkThatTheUserNamesIsMeant) {
  const Scratch scratch;
  fs::create_symlink(fixture("archives/gbk.zip"), scratch / "提交.zip");
  EXPECT_EQ(problems(findings(scratch / "提交.zip", 1)), problems(findings(fixture("archives/folder"), 1)));
}

constexpr const char* kClosed = "error package/archive-unreadable";

struct Hostile {
  const char* archive;
  std::vector<std::string> problems;  ///< Every one but those of what the PDFs themselves are.
  std::vector<const char*> found = {};
};

/// What must be said of each. The archive's own name stands among the files only when something is wrong with it.
const std::vector<Hostile> kHostile{
    {"paths-that-lead-out.zip",
     {"outside (..)/(..)/b.pdf", "outside (..)/(..)/etc/passwd.pdf", "outside (C:)/windows/a.pdf",
      "outside (根目录)/etc/shadow.pdf", "outside 甲/(..)/(..)/c.pdf"},
     {"warning package/not-opened"}},
    {"paths-that-lead-out.tar", {"outside (..)/d.pdf", "outside (根目录)/etc/e.pdf"}, {"warning package/not-opened"}},
    {"link-to-outside.zip", {"not-opened 口令.pdf"}},
    {"links-and-devices.tar",
     {"not-opened 硬链接.pdf", "not-opened 符号链接.pdf", "not-opened 管道.pdf", "not-opened 设备.pdf"},
     {"warning package/not-opened"}},
    {"link-then-file-through-it.tar", {"not-opened 附件"}},
    {"folders-too-deep.zip", {"not-opened 层/层/层/层/层/层/层/层/层"}},
    {"same-name-twice.zip", {"name-clash 甲.pdf"}, {"error package/name-clash"}},
    {"names-that-differ-in-case.zip", {"name-clash 附件/a.pdf"}, {"warning package/name-clash"}},
    {"names-that-differ-in-normalisation.tar", {"name-clash \u00e9.pdf"}, {"warning package/name-clash"}},
    {"names-of-no-encoding.zip", {}},
    {"flagged-name-that-is-not-utf8.zip", {}},
    {"name-of-five-thousand-bytes.zip", {"not-opened *"}},
    {"name-with-controls.zip", {}},
    {"name-with-nul.zip", {}},
    {"bomb.zip", {"too-large 00.pdf", "too-large bomb.zip"}, {kClosed}},
    {"bomb.tar.bz2", {"too-large 00.pdf", "too-large bomb.tar.bz2"}, {kClosed}},
    {"file-over-the-limit.zip", {"too-large 录像.pdf"}},
    {"entries-that-share-their-bytes.zip", {"damaged entries-that-share-their-bytes.zip"}, {kClosed}},
    {"giant-to-pass-over.tar.bz2", {"too-large giant-to-pass-over.tar.bz2", "too-large 录像.pdf"}, {kClosed}},
    {"sparse-giant.tar", {"too-large 录像.pdf"}},
    {"archive-in-archive-in-archive.zip", {"nested 证明材料/财务.zip"}, {"warning package/not-opened"}},
    {"some-encrypted.zip", {"encrypted 证明材料/01.pdf"}},
    {"some-encrypted.rar5.rar", {"encrypted 证明材料/01.pdf"}, {"warning package/file-unreadable"}},
    {"encrypted-zipcrypto.zip", {"encrypted encrypted-zipcrypto.zip"}, {kClosed}},
    {"encrypted-aes.zip", {"encrypted encrypted-aes.zip"}, {kClosed}},
    {"encrypted.7z", {"encrypted encrypted.7z"}, {kClosed}},
    {"encrypted-with-its-names.7z", {"encrypted encrypted-with-its-names.7z"}, {kClosed}},
    {"encrypted.rar4.rar", {"encrypted encrypted.rar4.rar"}, {kClosed}},
    {"encrypted-with-its-names.rar4.rar", {"encrypted encrypted-with-its-names.rar4.rar"}, {kClosed}},
    {"encrypted.rar5.rar", {"encrypted encrypted.rar5.rar"}, {kClosed}},
    {"encrypted-with-its-names.rar5.rar", {"encrypted encrypted-with-its-names.rar5.rar"}, {kClosed}},
    {"one-of-several.rar4.rar", {"unsupported one-of-several.rar4.rar"}, {kClosed}},
    {"one-of-several.rar5.rar", {"unsupported one-of-several.rar5.rar"}, {kClosed}},
    {"first-of-several.zip.001", {"unsupported first-of-several.zip.001"}, {kClosed}},
    {"last-of-several.zip", {"unsupported last-of-several.zip"}, {kClosed}},
    {"truncated.zip", {"damaged truncated.zip", "damaged 证明材料/01.pdf"}, {kClosed}},
    {"truncated-directory.zip", {"damaged truncated-directory.zip"}, {kClosed}},
    {"truncated.7z", {"damaged truncated.7z"}, {kClosed}},
    {"truncated.rar4.rar", {"damaged truncated.rar4.rar", "damaged 证明材料/01.pdf"}, {kClosed}},
    {"truncated.rar5.rar", {"damaged truncated.rar5.rar", "damaged 证明材料/01.pdf"}, {kClosed}},
    {"truncated.tar.gz", {"damaged truncated.tar.gz"}, {kClosed}},
    {"wrong-checksum.zip", {"damaged 证明材料/01.pdf"}},
    {"size-that-lies.zip", {"damaged 证明材料/01.pdf"}},
    {"directory-that-tells-other-names.zip", {"damaged directory-that-tells-other-names.zip"}, {kClosed}},
    {"header-of-no-size.rar5.rar", {"damaged header-of-no-size.rar5.rar"}, {kClosed}},
    {"data-beyond-the-end.rar5.rar", {"damaged data-beyond-the-end.rar5.rar"}, {kClosed}},
    {"no-bytes.zip", {"empty no-bytes.zip"}, {kClosed}},
    {"no-files.zip", {"empty no-files.zip"}, {kClosed}},
    {"text.zip", {"wrong-type text.zip"}, {kClosed}},
    {"pdf.zip", {"wrong-type pdf.zip"}, {kClosed}},
    {"zip.rar", {}},
    {"rar.zip", {}},
    {"one-pdf.gz", {"unsupported one-pdf.gz"}, {kClosed}},
};

void PrintTo(const Hostile& one, std::ostream* out) {
  *out << one.archive;
}

class HostileArchive : public testing::TestWithParam<Hostile> {};

TEST_P(HostileArchive, IsAnswered) {
  const fs::path archive = fixture("hostile/archives") / GetParam().archive;
  const Json json = findings(archive, 1);
  std::vector<std::string> said = problems(json);
  // What a PDF is has nothing to do with its archive.
  std::erase_if(said, [&](const std::string& problem) {
    return problem.ends_with(".pdf") && (problem.starts_with("wrong-type ") || problem.starts_with("no-text "));
  });
  if (GetParam().problems == std::vector<std::string>{"not-opened *"}) {
    ASSERT_EQ(said.size(), 1U);
    EXPECT_TRUE(said[0].starts_with("not-opened 长长长")) << said[0];
    EXPECT_LT(said[0].size(), 300U);
  } else {
    EXPECT_EQ(said, GetParam().problems);
  }
  const std::vector<std::string> found = rules(json);
  for (const char* rule : GetParam().found) {
    EXPECT_TRUE(has(found, rule)) << rule;
  }
  // What may lie in an archive that did not open is not called missing.
  if (has(found, kClosed)) {
    EXPECT_FALSE(has(found, "error datasheet/missing"));
    EXPECT_FALSE(has(found, "error package/report-missing"));
    EXPECT_FALSE(has(found, "error evidence/file-missing"));
  }
  for (const Json& finding : json.at("findings")) {
    EXPECT_NE(finding.at("remedy"), "") << finding;
  }
}

INSTANTIATE_TEST_SUITE_P(Fixtures, HostileArchive, testing::ValuesIn(kHostile), [](const auto& named) {
  std::string name = named.param.archive;
  std::replace_if(
      name.begin(), name.end(), [](char c) { return c == '-' || c == '.'; }, '_');
  return name;
});

TEST(HostileArchives, EachFixtureIsTested) {
  std::size_t archives = 0;
  for (const fs::directory_entry& entry : fs::directory_iterator(fixture("hostile/archives"))) {
    const std::string extension = entry.path().extension().string();
    archives += entry.is_regular_file() && extension != ".py" && extension != ".md" ? 1 : 0;
  }
  EXPECT_EQ(archives, kHostile.size()) << "an archive was added without its line above";
}

/// All of them in one folder, as evidence: nobody's trouble is another's.
TEST(HostileArchives, AllTogether) {
  const Scratch scratch;
  fs::copy(fixture("archives/folder"), scratch / "s", fs::copy_options::recursive);
  for (const Hostile& one : kHostile) {
    fs::create_directories(scratch / "s" / "附件");
    fs::copy_file(fixture("hostile/archives") / one.archive, scratch / "s" / "附件" / one.archive);
  }
  const Json json = findings(scratch / "s", 1);
  const std::vector<std::string> all = paths(json);
  for (const Hostile& one : kHostile) {
    EXPECT_TRUE(has(all, "附件/" + std::string(one.archive))) << one.archive;
  }
  for (const std::string& path : all) {
    EXPECT_FALSE(path.starts_with("/") || path.starts_with("../") || path.find("/../") != std::string::npos) << path;
  }
  EXPECT_TRUE(has(all, "筹建期总结报告.pdf"));
}

TEST(HostileArchives, AHundredThousandFiles) {
  Files files{{"评估表.xml", read(fixture("archives/folder/评估表.xml"))}};
  for (int i = 0; i < 100'000; ++i) {
    files.emplace_back("照片" + std::to_string(i) + ".jpg", "");
  }
  const Scratch scratch;
  write(scratch / "s" / "照片.zip", pack_zip(files, true));
  const Json json = findings(scratch / "s" / "照片.zip", 1);
  EXPECT_EQ(json.at("submission").at("files").size(), 5001U);  // and the archive itself, of which it is said
  EXPECT_TRUE(has(rules(json), kClosed));
}

TEST(HostileArchives, OneThatIsNotThereIsTheWorldsFault) {
  const Ended run = nitec({"check", (fixture("archives") / "没有.zip").string()});
  EXPECT_EQ(run.status, 2);
  EXPECT_TRUE(run.complained_in_one_line()) << run.err;
}

}  // namespace
}  // namespace nitec::test
