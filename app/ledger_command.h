// nitec ledger: what the supervising unit keeps, shown, taken in and given out.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "ledger/ledger.h"

namespace nitec {

/// What the ledger holds, in short: its runs, its records, and the days that come up.
std::string show_ledger(Ledger& ledger, Date as_of);

/// Takes in centres' records (XML) and whole ledgers (what export_ledger gave). Says what was taken. Throws
/// OwnFileError for a file that is neither; then nothing of that file is taken.
std::string import_into_ledger(Ledger& ledger, const std::vector<std::filesystem::path>& files);

/// The whole ledger as JSON, format "nitec-ledger/1", for another machine or another engine.
std::string export_ledger(Ledger& ledger);

}  // namespace nitec
