// What the supervising unit keeps between one run and the next: submissions, results, runs, and centres' records.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/database.h"
#include "model/batch.h"

namespace nitec {

/// A submission as the ledger knows it.
struct KeptSubmission {
  BatchEntry entry;
  std::string stamp;     ///< Of its files, without reading them: see stamp_of in app/batch/inbox.h.
  std::string settings;  ///< Of everything else that its findings rest on: program, tables, decisions, records.
  std::int64_t milliseconds = 0;
  std::int64_t peak_kib = 0;
};

/// A run as the ledger knows it.
struct KeptRun {
  std::int64_t id = 0;
  std::string inbox;
  std::string started;  ///< Of the machine's clock.
  std::string ended;    ///< Empty for one that was cut short, or is under way.
  Date as_of;
  std::string program;  ///< "0.1.0"
  std::string rule_set;
  int checked = 0;
  int unchanged = 0;
  int left = 0;
  int failed = 0;
};

/// A centre's record: schemas/<date>/record.xsd, as it was imported.
struct KeptRecord {
  std::string center;  ///< As the record names it.
  std::string file;    ///< Its name when it was imported.
  std::string xml;
};

/// Opened once by one writer; readers may come and go. Everything throws LedgerError.
class Ledger {
 public:
  /// "sqlite:FILE". Makes the tables that are missing.
  static Ledger open(std::string_view url);

  /// The submissions of an inbox, in the order of their names.
  std::vector<KeptSubmission> submissions(const std::string& inbox);
  /// Takes the place of what was kept under that name, and is added to the results of its rule set.
  void keep(const std::string& inbox, std::int64_t run, const KeptSubmission& submission);
  /// Could not be checked: what was kept under that name holds no longer.
  void forget(const std::string& inbox, const std::string& name);

  std::int64_t begin(const KeptRun& run);
  void end(const KeptRun& run);
  /// The latest first.
  std::vector<KeptRun> runs(int most);

  /// In the order of the centres' names.
  std::vector<KeptRecord> records();
  void keep(const KeptRecord& record);

 private:
  explicit Ledger(std::unique_ptr<Database> database) : database_(std::move(database)) {}
  void migrate(const std::string& url);

  std::unique_ptr<Database> database_;
};

}  // namespace nitec
