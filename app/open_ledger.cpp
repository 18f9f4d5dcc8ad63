#include "app/open_ledger.h"

#include <string_view>

#include "ingest/part.h"
#include "ledger/postgresql_database.h"

namespace nitec {

Ledger open_ledger(const std::string& address, bool make) {
  constexpr std::string_view kSqlite = "sqlite:";
  if (address.starts_with(kSqlite) && address.size() > kSqlite.size()) {
    return Ledger(open_sqlite(address.substr(kSqlite.size()), make));
  }
  if (address.starts_with("postgresql://") || address.starts_with("postgres://")) {
    return Ledger(part<PostgresqlPart>("postgresql").open(address));
  }
  throw LedgerError(address, "账本的地址应写作 sqlite:文件 或 postgresql://用户@主机/数据库");
}

}  // namespace nitec
