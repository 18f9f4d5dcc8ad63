// What the supervising unit keeps between one run and the next: submissions, results, runs, and centres' records.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/database.h"
#include "ledger/ledger_codec.h"
#include "model/claim.h"
#include "model/kept.h"

namespace nitec {

/// Opened once by one writer; readers may come and go. Everything throws LedgerError.
class Ledger {
 public:
  /// Makes the tables that are missing.
  explicit Ledger(std::unique_ptr<Database> database);

  /// The submissions of an inbox, in any order.
  std::vector<KeptSubmission> submissions(const std::string& inbox);
  /// Takes the place of what was kept under that name, and is added to the results of its rule set.
  void keep(const std::string& inbox, std::int64_t run, const KeptSubmission& submission);
  /// The same, and what it claims: in the place of what it claimed before, at one stroke.
  void keep(const std::string& inbox, std::int64_t run, const KeptSubmission& submission, const Claims& claims);
  /// The claims that more than one submission makes, also of those that have left their inbox: by kind and key, within
  /// these by inbox and name.
  std::vector<ClaimSide> shared_claims();
  /// Visits the texts of every submission, one after the other, in the order of the engine; also of those that have
  /// left their inbox, and those without a text.
  void each_text_side(const std::function<void(const TextSide&)>& visit);
  /// Where the texts of one submission stand, in their order.
  std::vector<TextPlace> text_places(const std::string& inbox, const std::string& name);
  /// Could not be checked: what was kept under that name holds no longer.
  void forget(const std::string& inbox, const std::string& name);

  std::int64_t begin(const KeptRun& run);
  void end(const KeptRun& run);
  /// The latest first.
  std::vector<KeptRun> runs(int most);

  /// Everything, with the latest `most_runs` runs: records by name, submissions by inbox and name.
  LedgerContents contents(int most_runs);
  /// The same without what the submissions claim.
  LedgerContents contents_in_short(int most_runs);
  /// Adds all of another ledger: what it says of a submission or a centre takes the place of what was kept. All of it,
  /// or nothing.
  void take(const LedgerContents& contents);

  /// In the order of the bytes of the centres' names.
  std::vector<KeptRecord> records();
  void keep(const KeptRecord& record);

 private:
  void migrate();
  std::int64_t add_run(const KeptRun& run);
  Claims claims_of(const std::string& inbox, const std::string& name);
  void put_claims(const std::string& inbox, const BatchEntry& entry, const Claims& claims);
  [[nodiscard]] TextSide text_side(const SqlRow& row) const;
  void put(const std::string& inbox, std::int64_t run, const KeptSubmission& submission);

  std::unique_ptr<Database> database_;
};

}  // namespace nitec
