// What is kept comes back; what is none is refused.
#include "ledger/ledger.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <thread>

#include "ledger/claims_codec.h"
#include "ledger/entry_codec.h"
#include "ledger/postgresql_database.h"

namespace nitec {
namespace {

namespace fs = std::filesystem;

BatchEntry an_entry() {
  BatchEntry entry;
  entry.name = "2029年5月/甲";
  entry.output = "2029年5月/甲";
  entry.kind = Kind::kExtension;
  entry.sha256 = std::string(64, 'a');
  entry.document_id = "SC-20290520-AAAAAAAA";
  entry.center = "某某“国家产业技术工程化中心”（筹）";
  entry.host = "某院";
  entry.supervisor = "某省发展和改革委员会";
  entry.verdict = Verdict::kReturn;
  entry.errors = 2;
  entry.warnings = 1;
  entry.notes = 4;
  entry.files = 7;
  entry.pages = 70;
  entry.rules = {{"period/application-late", Severity::kError, 2}, {"evidence/scan", Severity::kNote, 4}};
  entry.unread = {{"附件/坏.pdf", "文件在中途截断"}};
  entry.due = {{"确认申请期限", "第十八条第一款", {2029, 9, 16}}};
  entry.as_of = {2029, 5, 20};
  entry.same_until = {2029, 12, 31};
  return entry;
}

/// Each test on both engines: PostgreSQL where NITEC_TEST_POSTGRESQL names a database that may be emptied (see
/// tests/ledger/with_postgresql).
class LedgerTest : public testing::TestWithParam<std::string> {
 protected:
  void SetUp() override {
    if (GetParam() == "sqlite") {
      remove();
    } else if (const char* url = std::getenv("NITEC_TEST_POSTGRESQL")) {
      url_ = url;
      const std::unique_ptr<Database> database = open_postgresql(url_);
      for (const SqlRow& row : database->run("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")) {
        database->run("DROP TABLE " + text_in(row[0]) + " CASCADE");
      }
    } else {
      GTEST_SKIP() << "NITEC_TEST_POSTGRESQL names no database";
    }
  }
  void TearDown() override { remove(); }
  void remove() const {
    for (const char* ending : {"", "-wal", "-shm"}) {
      fs::remove(file_.string() + ending);
    }
  }
  [[nodiscard]] std::unique_ptr<Database> database() const {
    return url_.empty() ? open_sqlite(file_.string()) : open_postgresql(url_);
  }
  [[nodiscard]] Ledger open() const { return Ledger(database()); }

  fs::path file_ = fs::temp_directory_path() / ("nitec-ledger-" + std::to_string(::getpid()) + ".sqlite");
  std::string url_;
};

INSTANTIATE_TEST_SUITE_P(Engines, LedgerTest, testing::Values("sqlite", "postgresql"),
                         [](const auto& engine) { return engine.param; });

TEST(EntryCodec, GivesBackWhatItWasGiven) {
  EXPECT_EQ(decode_entry(encode_entry(an_entry())), an_entry());
  BatchEntry bare;
  bare.as_of = {2029, 1, 1};
  bare.same_until = {2029, 1, 1};
  EXPECT_EQ(decode_entry(encode_entry(bare)), bare);
}

TEST(EntryCodec, RefusesWhatIsNone) {
  const std::string whole = encode_entry(an_entry());
  for (std::size_t length = 0; length < whole.size(); length += 7) {
    EXPECT_FALSE(decode_entry(std::string_view(whole).substr(0, length))) << length;
  }
  EXPECT_FALSE(decode_entry("[]"));
  EXPECT_FALSE(decode_entry("{\"name\": 3}"));
  std::string wrong = whole;
  wrong.replace(wrong.find("\"return\""), 8, "\"nobody\"");
  EXPECT_FALSE(decode_entry(wrong));
}

TEST_P(LedgerTest, KeepsSubmissionsByInboxAndName) {
  {
    Ledger ledger = open();
    KeptRun run;
    run.inbox = "/收";
    run.started = "2029-05-20 01:00:00";
    run.as_of = {2029, 5, 20};
    run.program = "0.1.0";
    run.rule_set = "2026-02-01";
    run.id = ledger.begin(run);
    EXPECT_EQ(run.id, 1);
    ledger.keep("/收", run.id, {an_entry(), "stamp", "settings", 120, 4096});
    BatchEntry again = an_entry();
    again.errors = 0;
    again.due.clear();
    ledger.keep("/收", run.id, {again, "stamp 2", "settings", 130, 4000});
    BatchEntry other = an_entry();
    other.name = "乙";
    ledger.keep("/收", run.id, {other, "stamp 3", "settings", 1, 1});
    ledger.keep("/另一", run.id, {other, "stamp 4", "settings", 1, 1});
    run.checked = 3;
    run.ended = "2029-05-20 01:00:09";
    ledger.end(run);
  }
  Ledger ledger = open();
  std::vector<KeptSubmission> all = ledger.submissions("/收");
  ASSERT_EQ(all.size(), 2U);
  if (all[0].entry.name == "乙") {
    std::swap(all[0], all[1]);
  }
  EXPECT_EQ(all[0].entry.errors, 0);
  EXPECT_EQ(all[0].stamp, "stamp 2");
  EXPECT_EQ(all[0].milliseconds, 130);
  EXPECT_EQ(all[1].entry.name, "乙");
  EXPECT_EQ(ledger.submissions("/另一").size(), 1U);
  ledger.forget("/收", "乙");
  EXPECT_EQ(ledger.submissions("/收").size(), 1U);
  ASSERT_EQ(ledger.runs(10).size(), 1U);
  EXPECT_EQ(ledger.runs(10)[0].checked, 3);
  EXPECT_EQ(ledger.runs(10)[0].ended, "2029-05-20 01:00:09");
  EXPECT_EQ(ledger.begin({}), 2);
}

TextSketch a_sketch(std::uint16_t number) {
  TextSketch sketch;
  sketch.evidence = true;
  sketch.exact = 0xFEDCBA9876543210U + number;
  for (std::size_t i = 0; i < TextSketch::kWords; ++i) {
    sketch.words.at(i) = static_cast<std::uint16_t>(65'535 - 1'700 * i);
  }
  sketch.numbers = {0, number, 65'535};
  return sketch;
}

TEST(ClaimsCodec, ASketchIsAsGoodAsNew) {
  const std::string text = encode_sketch(a_sketch(9));
  EXPECT_EQ(decode_sketch(text), a_sketch(9));
  EXPECT_EQ(text.find_first_of(",\"\n"), std::string::npos);
  for (std::size_t length = 0; length < 121; ++length) {
    EXPECT_FALSE(decode_sketch(text.substr(0, length))) << length;
  }
  EXPECT_FALSE(decode_sketch("x" + text.substr(1)));
  EXPECT_FALSE(decode_sketch(text.substr(0, text.size() - 1) + "!"));
}

TEST(ClaimsCodec, GivesBackWhatItWasGiven) {
  Claims claims;
  claims.first_year = 2027;
  claims.last_year = 2029;
  claims.all = {{ClaimKind::kPatent, "2027101797526", false, "附件/清单.pdf", 2, "ZL“2027”\n…"}};
  claims.cut_short = true;
  claims.texts = {a_sketch(7)};
  claims.places = {{"附件/“报告”.pdf", 3, "原文…"}};
  const std::string text = encode_claims(claims);
  EXPECT_EQ(decode_claims(text), claims);
  EXPECT_EQ(text.find('\n'), std::string::npos);
  EXPECT_FALSE(decode_claims(text.substr(0, text.size() - 1)));
  EXPECT_FALSE(decode_claims(R"([0,0,false,[["nothing","",false,"",0,""]]])"));
}

TEST_P(LedgerTest, ClaimsThatSeveralMakeComeTogether) {
  Ledger ledger = open();
  const auto keep = [&](const std::string& name, const std::string& center, std::vector<std::string> patents) {
    BatchEntry entry = an_entry();
    entry.name = name;
    entry.center = center;
    Claims claims;
    claims.first_year = 2027;
    claims.last_year = 2029;
    for (std::string& one : patents) {
      claims.all.push_back({ClaimKind::kPatent, one, false, "清单.pdf", 3, "ZL" + one});
    }
    ledger.keep("/收", 0, {entry, "stamp", "settings", 0, 0}, claims);
  };
  const auto shared = [&] {
    std::string words;
    for (const ClaimSide& one : ledger.shared_claims()) {
      words += one.claim.key + one.name + " ";
    }
    return words;
  };
  keep("乙", "乙中心", {"2", "1"});
  keep("甲", "甲中心", {"1", "3"});
  keep("丙", "丙中心", {"4"});
  EXPECT_EQ(shared(), "1乙 1甲 ");
  const ClaimSide side = ledger.shared_claims().at(1);
  EXPECT_EQ(side, (ClaimSide{"/收",
                             "甲",
                             "甲中心",
                             Kind::kExtension,
                             2027,
                             2029,
                             {ClaimKind::kPatent, "1", false, "清单.pdf", 3, "ZL1"}}));
  keep("丙", "丙中心", {"3"});  // In the place of what it claimed before.
  EXPECT_EQ(shared(), "1乙 1甲 3丙 3甲 ");
  ledger.forget("/收", "甲");
  EXPECT_EQ(shared(), "");
}

TEST_P(LedgerTest, TextsOfAllComeOneAfterTheOther) {
  constexpr int kMany = 1'203;  // More than are asked for at once.
  Ledger ledger = open();
  for (int i = 0; i < kMany; ++i) {
    BatchEntry entry = an_entry();
    entry.name = "材料" + std::to_string(i);
    Claims claims;
    claims.cut_short = i == 5;
    if (i % 2 == 0) {
      claims.texts = {a_sketch(1), a_sketch(static_cast<std::uint16_t>(2 + i))};
      claims.places = {{"报告.pdf", 2, "一…"}, {"附件.pdf", i, "二…"}};
    }
    ledger.keep(i % 3 == 0 ? "/收" : "/another", 0, {entry, "stamp", "settings", 0, 0}, claims);
  }
  std::set<std::string> seen;
  ledger.each_text_side([&](const TextSide& side) {
    EXPECT_TRUE(seen.insert(side.name).second);
    const int i = std::stoi(side.name.substr(std::string("材料").size()));
    EXPECT_EQ(side.inbox, i % 3 == 0 ? "/收" : "/another");
    EXPECT_EQ(side.center, an_entry().center);
    EXPECT_EQ(side.kind, Kind::kExtension);
    EXPECT_EQ(side.cut_short, i == 5);
    ASSERT_EQ(side.texts.size(), i % 2 == 0 ? 2U : 0U);
    if (i % 2 == 0) {
      EXPECT_EQ(side.texts[1], a_sketch(static_cast<std::uint16_t>(2 + i)));
    }
  });
  EXPECT_EQ(seen.size(), kMany);
  ASSERT_EQ(ledger.text_places("/收", "材料6").size(), 2U);
  EXPECT_EQ(ledger.text_places("/收", "材料6")[1], (TextPlace{"附件.pdf", 6, "二…"}));
  EXPECT_TRUE(ledger.text_places("/another", "材料6").empty());
  ledger.forget("/收", "材料6");
  EXPECT_TRUE(ledger.text_places("/收", "材料6").empty());
}

TEST_P(LedgerTest, KeepsRecordsByCenter) {
  Ledger ledger = open();
  ledger.keep({"乙中心", "b.xml", "<b/>"});
  ledger.keep({"甲中心", "a.xml", "<a/>"});
  ledger.keep({"乙中心", "b2.xml", "<b2/>"});
  const std::vector<KeptRecord> records = ledger.records();
  ASSERT_EQ(records.size(), 2U);
  EXPECT_EQ(records[0].file, "b2.xml");
}

TEST_P(LedgerTest, SeveralProgramsMakeItAtOnce) {
  constexpr int kAtOnce = 8;
  std::vector<std::thread> programs;
  std::vector<std::string> failures(kAtOnce);
  for (int i = 0; i < kAtOnce; ++i) {
    programs.emplace_back([&, i] {
      try {
        const Ledger ledger = open();
      } catch (const std::exception& error) {
        failures[static_cast<std::size_t>(i)] = error.what();
      }
    });
  }
  for (std::thread& one : programs) {
    one.join();
  }
  EXPECT_EQ(failures, std::vector<std::string>(kAtOnce));
  EXPECT_EQ(database()->run("SELECT version FROM ledger").size(), 1U);
}

TEST_P(LedgerTest, OfANewerProgramIsRefused) {
  static_cast<void>(open());
  database()->run("UPDATE ledger SET version = 1000");
  EXPECT_THROW(open(), LedgerError);
}

TEST_P(LedgerTest, AChangeThatFailsIsUndone) {
  const std::unique_ptr<Database> one = database();
  one->run("CREATE TABLE IF NOT EXISTS try (number INTEGER NOT NULL PRIMARY KEY)");
  try {
    Transaction change(*one);
    one->run("INSERT INTO try (number) VALUES ($1)", {SqlValue(std::int64_t{7})});
    one->run("INSERT INTO try (number) VALUES ($1)", {SqlValue(std::int64_t{7})});
    change.commit();
    FAIL() << "the same key twice";
  } catch (const LedgerError&) {
  }
  EXPECT_TRUE(one->run("SELECT number FROM try").empty());
  one->run("INSERT INTO try (number) VALUES ($1)", {SqlValue(std::int64_t{8})});
  EXPECT_EQ(number_in(one->run("SELECT number FROM try").at(0).at(0)), 8);
}

TEST(Sqlite, WhatIsNoLedgerIsRefused) {
  const fs::path file = fs::temp_directory_path() / ("nitec-none-" + std::to_string(::getpid()));
  std::ofstream(file) << std::string(5000, 'x');
  EXPECT_THROW(Ledger(open_sqlite(file.string())), LedgerError);
  fs::remove(file);
  EXPECT_THROW(Ledger(open_sqlite("/no/such/folder/x")), LedgerError);
}

TEST(Postgresql, APasswordIsNotRepeated) {
  try {
    open_postgresql("postgresql://someone:secret@127.0.0.1:1/none?connect_timeout=1");
    FAIL();
  } catch (const LedgerError& error) {
    EXPECT_EQ(error.ledger(), "postgresql://someone@127.0.0.1:1/none?connect_timeout=1");
    EXPECT_EQ(std::string(error.what()).find("secret"), std::string::npos);
  }
}

}  // namespace
}  // namespace nitec
