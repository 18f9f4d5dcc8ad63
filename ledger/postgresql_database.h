// PostgreSQL, for ledgers that several machines share.
#pragma once

#include <memory>
#include <string>

#include "ledger/database.h"

namespace nitec {

/// "postgresql://user@host:port/database?…", as libpq reads it (PostgreSQL 15 manual, 34.1.1).
std::unique_ptr<Database> open_postgresql(const std::string& url);

/// What the part “postgresql” offers (see ingest/part.h): libpq stands on libraries that no other command needs.
struct PostgresqlPart {
  std::unique_ptr<Database> (*open)(const std::string& url);
};

}  // namespace nitec
