// Where a ledger lies.
#pragma once

#include <string>

#include "ledger/ledger.h"

namespace nitec {

/// "sqlite:FILE" or "postgresql://…"; `make`: a file that is missing is made. Throws LedgerError for any other address,
/// and for one that cannot be opened.
Ledger open_ledger(const std::string& address, bool make);

}  // namespace nitec
