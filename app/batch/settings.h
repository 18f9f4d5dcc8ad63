// Everything but the submissions that findings rest on.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/review.h"
#include "ledger/ledger.h"

namespace nitec {

/// Hex; another one when the program, the unit's tables, decisions or calendar, or a record changed. `tables`: the
/// folder of --tables.
std::string digest_of_settings(const ReviewRequest& request, const std::optional<std::filesystem::path>& tables,
                               const std::vector<KeptRecord>& records);

/// The centres' records that the ledger holds. Throws LedgerError for one that cannot be read.
std::vector<Record> read_records(const std::vector<KeptRecord>& records);

/// Loads what every submission needs, once, so that their processes begin with it.
void warm_up();

}  // namespace nitec
