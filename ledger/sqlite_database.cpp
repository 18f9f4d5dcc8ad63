#include <sqlite3.h>

#include <map>
#include <utility>

#include "ledger/database.h"

namespace nitec {
namespace {

constexpr int kBusyMilliseconds = 10'000;

struct CloseDatabase {
  void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
};
struct FinalizeStatement {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, FinalizeStatement>;

class Sqlite final : public Database {
 public:
  Sqlite(const std::string& file, bool make) : name_(file) {
    sqlite3* database = nullptr;
    const int opened = sqlite3_open_v2(
        file.c_str(), &database,
        SQLITE_OPEN_READWRITE | (make ? SQLITE_OPEN_CREATE : 0) | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_EXRESCODE,
        nullptr);
    database_.reset(database);
    if (opened != SQLITE_OK) {
      fail(opened);
    }
    sqlite3_busy_timeout(database, kBusyMilliseconds);
    run("PRAGMA journal_mode = WAL", {});
    run("PRAGMA synchronous = NORMAL", {});
    run("PRAGMA foreign_keys = ON", {});
  }

  [[nodiscard]] const std::string& name() const override { return name_; }

  std::vector<SqlRow> run(const std::string& text, const std::vector<SqlValue>& values) override {
    sqlite3_stmt* statement = prepared(text);
    // Also when it fails: a statement that is not reset holds its locks.
    const std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_reset)> done(statement, sqlite3_reset);
    int index = 0;
    for (const SqlValue& value : values) {
      ++index;
      if (const auto* number = std::get_if<std::int64_t>(&value)) {
        ask(sqlite3_bind_int64(statement, index, *number));
      } else if (const auto* words = std::get_if<std::string>(&value)) {
        ask(sqlite3_bind_text64(statement, index, words->data(), words->size(), SQLITE_TRANSIENT, SQLITE_UTF8));
      } else {
        ask(sqlite3_bind_null(statement, index));
      }
    }
    std::vector<SqlRow> rows;
    int step = sqlite3_step(statement);
    for (; step == SQLITE_ROW; step = sqlite3_step(statement)) {
      SqlRow& row = rows.emplace_back();
      for (int i = 0; i < sqlite3_column_count(statement); ++i) {
        row.push_back(column(statement, i));
      }
    }
    if (step != SQLITE_DONE) {
      fail(step);
    }
    return rows;
  }

  bool has_table(const std::string& table) override {
    return !run("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = $1", {table}).empty();
  }
  void begin_alone() override { run("BEGIN IMMEDIATE", {}); }

 private:
  static SqlValue column(sqlite3_stmt* statement, int i) {
    switch (sqlite3_column_type(statement, i)) {
      case SQLITE_INTEGER:
        return std::int64_t{sqlite3_column_int64(statement, i)};
      case SQLITE_NULL:
        return std::monostate();
      default:
        break;
    }
    const auto* words = reinterpret_cast<const char*>(sqlite3_column_text(statement, i));
    return std::string(words == nullptr ? "" : words, static_cast<std::size_t>(sqlite3_column_bytes(statement, i)));
  }

  sqlite3_stmt* prepared(const std::string& text) {
    Statement& statement = statements_[text];
    if (!statement) {
      sqlite3_stmt* made = nullptr;
      ask(sqlite3_prepare_v2(database_.get(), text.c_str(), static_cast<int>(text.size()), &made, nullptr));
      statement.reset(made);
    }
    return statement.get();
  }

  void ask(int result) const {
    if (result != SQLITE_OK) {
      fail(result);
    }
  }

  [[noreturn]] void fail(int result) const {
    switch (result & 0xFF) {
      case SQLITE_NOTADB:
      case SQLITE_CORRUPT:
        throw LedgerError(name_, "不是账本，或者已经损坏");
      case SQLITE_BUSY:
      case SQLITE_LOCKED:
        throw LedgerError(name_, "正被另一个程序写入");
      case SQLITE_FULL:
        throw LedgerError(name_, "磁盘空间不足");
      case SQLITE_READONLY:
      case SQLITE_PERM:
        throw LedgerError(name_, "没有写入的权限");
      case SQLITE_CANTOPEN:
        throw LedgerError(name_, "打不开（没有这个文件或文件夹、没有权限，或者是链接）");
      case SQLITE_IOERR:
        throw LedgerError(name_, "读写出错");
      default:
        throw LedgerError(name_, database_ ? sqlite3_errmsg(database_.get()) : sqlite3_errstr(result));
    }
  }

  std::string name_;
  std::unique_ptr<sqlite3, CloseDatabase> database_;
  std::map<std::string, Statement> statements_;
};

}  // namespace

std::unique_ptr<Database> open_sqlite(const std::string& file, bool make) {
  return std::make_unique<Sqlite>(file, make);
}

}  // namespace nitec
