// What no single submission shows, of all that the ledger knows.
#pragma once

#include "ledger/ledger.h"
#include "model/batch.h"

namespace nitec {

/// Fills in what bears on the inbox of the sheet: findings, and whose claims were compared only in part.
void look_across(Ledger& ledger, BatchSheet& sheet);

}  // namespace nitec
