// Where a ledger lies.
#pragma once

#include <string>

#include "ledger/ledger.h"

namespace nitec {

/// "sqlite:FILE" or "postgresql://…". Throws LedgerError for any other address, and for one that cannot be opened.
Ledger open_ledger(const std::string& address);

}  // namespace nitec
