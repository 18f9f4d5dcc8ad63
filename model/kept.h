// What the ledger keeps between one run and the next.
#pragma once

#include <cstdint>
#include <string>

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

}  // namespace nitec
