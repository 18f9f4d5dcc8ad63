#include "ledger/ledger.h"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <tuple>
#include <utility>

#include "ledger/claims_codec.h"
#include "ledger/entry_codec.h"

namespace nitec {
namespace {

// Each step is taken once, in its order, and never changed once released: a new one is added behind.
constexpr std::array<std::string_view, 9> kMigrations{
    R"(CREATE TABLE run (
  id INTEGER NOT NULL PRIMARY KEY, inbox TEXT NOT NULL, started TEXT NOT NULL, ended TEXT NOT NULL,
  as_of TEXT NOT NULL, program TEXT NOT NULL, rule_set TEXT NOT NULL,
  checked INTEGER NOT NULL, unchanged INTEGER NOT NULL, left_out INTEGER NOT NULL, failed INTEGER NOT NULL))",
    // The latest of each submission.
    R"(CREATE TABLE submission (
  inbox TEXT NOT NULL, name TEXT NOT NULL, stamp TEXT NOT NULL, settings TEXT NOT NULL,
  sha256 TEXT NOT NULL, kind TEXT NOT NULL, center TEXT NOT NULL, verdict TEXT NOT NULL,
  errors INTEGER NOT NULL, warnings INTEGER NOT NULL, notes INTEGER NOT NULL,
  milliseconds INTEGER NOT NULL, peak_kib INTEGER NOT NULL, run INTEGER NOT NULL,
  entry TEXT NOT NULL, PRIMARY KEY (inbox, name)))",
    // What each rule set said of the same bytes.
    R"(CREATE TABLE result (
  inbox TEXT NOT NULL, name TEXT NOT NULL, sha256 TEXT NOT NULL, rule_set TEXT NOT NULL, program TEXT NOT NULL,
  as_of TEXT NOT NULL, verdict TEXT NOT NULL,
  errors INTEGER NOT NULL, warnings INTEGER NOT NULL, notes INTEGER NOT NULL, run INTEGER NOT NULL,
  PRIMARY KEY (inbox, name, sha256, rule_set, program, as_of)))",
    R"(CREATE TABLE due (
  inbox TEXT NOT NULL, name TEXT NOT NULL, what TEXT NOT NULL, source TEXT NOT NULL, day TEXT NOT NULL,
  PRIMARY KEY (inbox, name, what)))",
    R"(CREATE INDEX due_day ON due (day))",
    R"(CREATE TABLE record (center TEXT NOT NULL PRIMARY KEY, file TEXT NOT NULL, xml TEXT NOT NULL))",
    // What each submission claims as its own. The center is empty for one in quarantine.
    R"(CREATE TABLE claim (
  inbox TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, claim_key TEXT NOT NULL,
  center TEXT NOT NULL, submission_kind TEXT NOT NULL, first_year INTEGER NOT NULL, last_year INTEGER NOT NULL,
  led INTEGER NOT NULL, file TEXT NOT NULL, page INTEGER NOT NULL, quote TEXT NOT NULL,
  PRIMARY KEY (inbox, name, kind, claim_key)))",
    R"(CREATE INDEX claim_by_key ON claim (kind, claim_key))",
    // The long texts of each submission, as sketches: one row for all of them, since they are only asked for together.
    R"(CREATE TABLE texts (
  inbox TEXT NOT NULL, name TEXT NOT NULL, center TEXT NOT NULL, submission_kind TEXT NOT NULL,
  cut_short INTEGER NOT NULL, sketches TEXT NOT NULL, places TEXT NOT NULL, PRIMARY KEY (inbox, name)))",
};

SqlValue sql(std::int64_t number) {
  return number;
}

Date date_in(const SqlValue& value) {
  return parse_iso_date(text_in(value)).value_or(Date());
}

}  // namespace

Ledger::Ledger(std::unique_ptr<Database> database) : database_(std::move(database)) {
  migrate();
}

void Ledger::migrate() {
  const auto rows_of = [&] {
    return database_->has_table("ledger") ? database_->run("SELECT version FROM ledger") : std::vector<SqlRow>();
  };
  const auto version_in = [&](const std::vector<SqlRow>& rows) {
    const auto version = static_cast<std::size_t>(rows.empty() ? 0 : number_in(rows[0][0]));
    if (version > kMigrations.size()) {
      throw LedgerError(database_->name(), "是更新版本的nitec所写，请用那个版本");
    }
    return version;
  };
  if (version_in(rows_of()) == kMigrations.size()) {
    return;
  }
  Transaction change(*database_, Transaction::Beside::kNobody);
  const std::vector<SqlRow> rows = rows_of();  // Another program may have been first.
  const std::size_t version = version_in(rows);
  database_->run("CREATE TABLE IF NOT EXISTS ledger (version INTEGER NOT NULL, runs INTEGER NOT NULL)");
  if (rows.empty()) {
    database_->run("INSERT INTO ledger (version, runs) VALUES (0, 0)");
  }
  for (std::size_t i = version; i < kMigrations.size(); ++i) {
    database_->run(std::string(kMigrations[i]));
  }
  database_->run("UPDATE ledger SET version = $1", {sql(std::int64_t{kMigrations.size()})});
  change.commit();
}

std::vector<KeptSubmission> Ledger::submissions(const std::string& inbox) {
  std::vector<KeptSubmission> all;
  for (const SqlRow& row : database_->run(
           "SELECT entry, stamp, settings, milliseconds, peak_kib FROM submission WHERE inbox = $1", {inbox})) {
    if (std::optional<BatchEntry> entry = decode_entry(text_in(row[0]))) {
      all.push_back({std::move(*entry), text_in(row[1]), text_in(row[2]), number_in(row[3]), number_in(row[4])});
    }
  }
  return all;
}

void Ledger::keep(const std::string& inbox, std::int64_t run, const KeptSubmission& submission) {
  Transaction change(*database_);
  put(inbox, run, submission);
  change.commit();
}

void Ledger::keep(const std::string& inbox, std::int64_t run, const KeptSubmission& submission, const Claims& claims) {
  Transaction change(*database_);
  put(inbox, run, submission);
  put_claims(inbox, submission.entry, claims);
  change.commit();
}

void Ledger::put_claims(const std::string& inbox, const BatchEntry& entry, const Claims& claims) {
  database_->run("DELETE FROM claim WHERE inbox = $1 AND name = $2", {inbox, entry.name});
  for (const Claim& claim : claims.all) {
    database_->run(
        "INSERT INTO claim (inbox, name, kind, claim_key, center, submission_kind, first_year, last_year, led, file, "
        "page, quote) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) "
        "ON CONFLICT (inbox, name, kind, claim_key) DO NOTHING",
        {inbox, entry.name, std::string(claim_kind_name(claim.kind)), claim.key, entry.center,
         std::string(kind_name(entry.kind)), sql(claims.first_year), sql(claims.last_year), sql(claim.led ? 1 : 0),
         claim.file, sql(claim.page), claim.quote});
  }
  std::string sketches;
  for (const TextSketch& text : claims.texts) {
    sketches += (sketches.empty() ? "" : ",") + encode_sketch(text);
  }
  database_->run(
      "INSERT INTO texts (inbox, name, center, submission_kind, cut_short, sketches, places) VALUES ($1, $2, $3, $4, "
      "$5, $6, $7) ON CONFLICT (inbox, name) DO UPDATE SET center = excluded.center, submission_kind = "
      "excluded.submission_kind, cut_short = excluded.cut_short, sketches = excluded.sketches, places = "
      "excluded.places",
      {inbox, entry.name, entry.center, std::string(kind_name(entry.kind)), sql(claims.cut_short ? 1 : 0), sketches,
       encode_places(claims.places)});
}

TextSide Ledger::text_side(const SqlRow& row) const {
  TextSide side{text_in(row[0]), text_in(row[1]), text_in(row[2]), Kind::kUnknown, number_in(row[4]) != 0, {}};
  const std::string sketches = text_in(row[5]);
  try {
    side.kind = kind_from_name(text_in(row[3]));
    for (std::size_t begin = 0; begin < sketches.size();) {
      const std::size_t end = std::min(sketches.find(',', begin), sketches.size());
      side.texts.push_back(decode_sketch(std::string_view(sketches).substr(begin, end - begin)).value());
      begin = end + 1;
    }
  } catch (const std::exception&) {
    throw LedgerError(database_->name(), "其中的对比数据无法识别");
  }
  return side;
}

void Ledger::each_text_side(const std::function<void(const TextSide&)>& visit) {
  constexpr int kAtOnce = 500;
  TextSide side;  // The last that was visited: no submission is without a name.
  for (bool more = true; more;) {
    const std::vector<SqlRow> rows = database_->run(
        "SELECT inbox, name, center, submission_kind, cut_short, sketches FROM texts WHERE (inbox, name) > ($1, $2) "
        "ORDER BY inbox, name LIMIT $3",
        {side.inbox, side.name, sql(kAtOnce)});
    for (const SqlRow& row : rows) {
      side = text_side(row);
      visit(side);
    }
    more = rows.size() == static_cast<std::size_t>(kAtOnce);
  }
}

std::vector<TextPlace> Ledger::text_places(const std::string& inbox, const std::string& name) {
  const std::vector<SqlRow> rows =
      database_->run("SELECT places FROM texts WHERE inbox = $1 AND name = $2", {inbox, name});
  const std::optional<std::vector<TextPlace>> places = decode_places(rows.empty() ? "[]" : text_in(rows[0][0]));
  if (!places) {
    throw LedgerError(database_->name(), "其中的对比数据无法识别");
  }
  return *places;
}

std::vector<ClaimSide> Ledger::shared_claims() {
  std::vector<ClaimSide> all;
  for (const SqlRow& row : database_->run(
           "SELECT c.inbox, c.name, c.kind, c.claim_key, c.center, c.submission_kind, c.first_year, c.last_year, "
           "c.led, "
           "c.file, c.page, c.quote FROM claim c JOIN (SELECT kind, claim_key FROM claim GROUP BY kind, claim_key "
           "HAVING COUNT(*) > 1) twice ON c.kind = twice.kind AND c.claim_key = twice.claim_key")) {
    try {
      all.push_back({text_in(row[0]),
                     text_in(row[1]),
                     text_in(row[4]),
                     kind_from_name(text_in(row[5])),
                     static_cast<int>(number_in(row[6])),
                     static_cast<int>(number_in(row[7])),
                     {claim_kind_from_name(text_in(row[2])), text_in(row[3]), number_in(row[8]) != 0, text_in(row[9]),
                      static_cast<int>(number_in(row[10])), text_in(row[11])}});
    } catch (const std::out_of_range&) {
      throw LedgerError(database_->name(), "其中的对比数据无法识别");
    }
  }
  // Here and not in SQL: two engines order text differently.
  std::sort(all.begin(), all.end(), [](const ClaimSide& a, const ClaimSide& b) {
    return std::tie(a.claim.kind, a.claim.key, a.inbox, a.name) < std::tie(b.claim.kind, b.claim.key, b.inbox, b.name);
  });
  return all;
}

void Ledger::put(const std::string& inbox, std::int64_t run, const KeptSubmission& submission) {
  const BatchEntry& entry = submission.entry;
  const std::vector<SqlRow> runs = database_->run("SELECT program, rule_set FROM run WHERE id = $1", {sql(run)});
  database_->run(
      "INSERT INTO submission (inbox, name, stamp, settings, sha256, kind, center, verdict, errors, warnings, notes, "
      "milliseconds, peak_kib, run, entry) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) "
      "ON CONFLICT (inbox, name) DO UPDATE SET stamp = excluded.stamp, settings = excluded.settings, "
      "sha256 = excluded.sha256, kind = excluded.kind, center = excluded.center, verdict = excluded.verdict, "
      "errors = excluded.errors, warnings = excluded.warnings, notes = excluded.notes, "
      "milliseconds = excluded.milliseconds, peak_kib = excluded.peak_kib, run = excluded.run, entry = excluded.entry",
      {inbox, entry.name, submission.stamp, submission.settings, entry.sha256, std::string(kind_name(entry.kind)),
       entry.center, std::string(verdict_name(entry.verdict)), sql(entry.errors), sql(entry.warnings), sql(entry.notes),
       sql(submission.milliseconds), sql(submission.peak_kib), sql(run), encode_entry(entry)});
  if (!runs.empty()) {
    database_->run(
        "INSERT INTO result (inbox, name, sha256, rule_set, program, as_of, verdict, errors, warnings, notes, run) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) "
        "ON CONFLICT (inbox, name, sha256, rule_set, program, as_of) DO UPDATE SET verdict = excluded.verdict, "
        "errors = excluded.errors, warnings = excluded.warnings, notes = excluded.notes, run = excluded.run",
        {inbox, entry.name, entry.sha256, runs[0][1], runs[0][0], entry.as_of.iso(),
         std::string(verdict_name(entry.verdict)), sql(entry.errors), sql(entry.warnings), sql(entry.notes), sql(run)});
  }
  database_->run("DELETE FROM due WHERE inbox = $1 AND name = $2", {inbox, entry.name});
  for (const DueDate& due : entry.due) {
    database_->run(
        "INSERT INTO due (inbox, name, what, source, day) VALUES ($1, $2, $3, $4, $5) "
        "ON CONFLICT (inbox, name, what) DO NOTHING",
        {inbox, entry.name, due.what, due.source, due.date.iso()});
  }
}

void Ledger::forget(const std::string& inbox, const std::string& name) {
  Transaction change(*database_);
  database_->run("DELETE FROM submission WHERE inbox = $1 AND name = $2", {inbox, name});
  database_->run("DELETE FROM due WHERE inbox = $1 AND name = $2", {inbox, name});
  database_->run("DELETE FROM claim WHERE inbox = $1 AND name = $2", {inbox, name});
  database_->run("DELETE FROM texts WHERE inbox = $1 AND name = $2", {inbox, name});
  change.commit();
}

std::int64_t Ledger::begin(const KeptRun& run) {
  Transaction change(*database_);
  const std::int64_t id = add_run(run);
  change.commit();
  return id;
}

std::int64_t Ledger::add_run(const KeptRun& run) {
  // Runs of several machines may begin at once: each takes a number of its own.
  const std::int64_t id = number_in(database_->run("UPDATE ledger SET runs = runs + 1 RETURNING runs").at(0).at(0));
  database_->run(
      "INSERT INTO run (id, inbox, started, ended, as_of, program, rule_set, checked, unchanged, left_out, failed) "
      "VALUES ($1, $2, $3, '', $4, $5, $6, 0, 0, 0, 0)",
      {sql(id), run.inbox, run.started, run.as_of.iso(), run.program, run.rule_set});
  return id;
}

void Ledger::end(const KeptRun& run) {
  database_->run("UPDATE run SET ended = $1, checked = $2, unchanged = $3, left_out = $4, failed = $5 WHERE id = $6",
                 {run.ended, sql(run.checked), sql(run.unchanged), sql(run.left), sql(run.failed), sql(run.id)});
}

std::vector<KeptRun> Ledger::runs(int most) {
  std::vector<KeptRun> all;
  for (const SqlRow& row : database_->run(
           "SELECT id, inbox, started, ended, as_of, program, rule_set, checked, unchanged, left_out, failed FROM run "
           "ORDER BY id DESC LIMIT $1",
           {sql(most)})) {
    all.push_back({number_in(row[0]), text_in(row[1]), text_in(row[2]), text_in(row[3]), date_in(row[4]),
                   text_in(row[5]), text_in(row[6]), static_cast<int>(number_in(row[7])),
                   static_cast<int>(number_in(row[8])), static_cast<int>(number_in(row[9])),
                   static_cast<int>(number_in(row[10]))});
  }
  return all;
}

std::vector<KeptRecord> Ledger::records() {
  std::vector<KeptRecord> all;
  for (const SqlRow& row : database_->run("SELECT center, file, xml FROM record")) {
    all.push_back({text_in(row[0]), text_in(row[1]), text_in(row[2])});
  }
  std::sort(all.begin(), all.end(), [](const KeptRecord& a, const KeptRecord& b) { return a.center < b.center; });
  return all;
}

void Ledger::keep(const KeptRecord& record) {
  database_->run(
      "INSERT INTO record (center, file, xml) VALUES ($1, $2, $3) "
      "ON CONFLICT (center) DO UPDATE SET file = excluded.file, xml = excluded.xml",
      {record.center, record.file, record.xml});
}

Claims Ledger::claims_of(const std::string& inbox, const std::string& name) {
  Claims claims;
  for (const SqlRow& row : database_->run(
           "SELECT kind, claim_key, first_year, last_year, led, file, page, quote FROM claim WHERE inbox = $1 AND "
           "name = $2",
           {inbox, name})) {
    try {
      claims.all.push_back({claim_kind_from_name(text_in(row[0])), text_in(row[1]), number_in(row[4]) != 0,
                            text_in(row[5]), static_cast<int>(number_in(row[6])), text_in(row[7])});
    } catch (const std::out_of_range&) {
      throw LedgerError(database_->name(), "其中的对比数据无法识别");
    }
    claims.first_year = static_cast<int>(number_in(row[2]));
    claims.last_year = static_cast<int>(number_in(row[3]));
  }
  std::sort(claims.all.begin(), claims.all.end(),
            [](const Claim& a, const Claim& b) { return std::tie(a.kind, a.key) < std::tie(b.kind, b.key); });
  for (const SqlRow& row : database_->run(
           "SELECT inbox, name, center, submission_kind, cut_short, sketches FROM texts WHERE inbox = $1 AND name = $2",
           {inbox, name})) {
    TextSide side = text_side(row);
    claims.cut_short = side.cut_short;
    claims.texts = std::move(side.texts);
    claims.places = text_places(inbox, name);
    if (claims.places.size() != claims.texts.size()) {
      throw LedgerError(database_->name(), "其中的对比数据无法识别");
    }
  }
  return claims;
}

LedgerContents Ledger::contents(int most_runs) {
  LedgerContents all = contents_in_short(most_runs);
  for (LedgerContents::Of& one : all.submissions) {
    one.claims = claims_of(one.inbox, one.submission.entry.name);
  }
  return all;
}

LedgerContents Ledger::contents_in_short(int most_runs) {
  LedgerContents all;
  all.records = records();
  all.runs = runs(most_runs);
  std::vector<std::string> inboxes;
  for (const SqlRow& row : database_->run("SELECT DISTINCT inbox FROM submission")) {
    inboxes.push_back(text_in(row[0]));
  }
  std::sort(inboxes.begin(), inboxes.end());
  for (const std::string& inbox : inboxes) {
    std::vector<KeptSubmission> kept = submissions(inbox);
    std::sort(kept.begin(), kept.end(),
              [](const KeptSubmission& a, const KeptSubmission& b) { return a.entry.name < b.entry.name; });
    for (KeptSubmission& one : kept) {
      all.submissions.push_back({inbox, std::move(one), std::nullopt});
    }
  }
  return all;
}

void Ledger::take(const LedgerContents& contents) {
  Transaction change(*database_);
  for (const KeptRecord& record : contents.records) {
    keep(record);
  }
  for (auto run = contents.runs.rbegin(); run != contents.runs.rend(); ++run) {  // The oldest first.
    KeptRun again = *run;
    again.id = add_run(*run);
    end(again);
  }
  for (const LedgerContents::Of& one : contents.submissions) {
    put(one.inbox, 0, one.submission);
    if (one.claims) {
      put_claims(one.inbox, one.submission.entry, *one.claims);
    }
  }
  change.commit();
}

}  // namespace nitec
