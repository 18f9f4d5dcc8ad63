// SQL, as far as the ledger speaks it: the same words for SQLite and PostgreSQL.
#pragma once

#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace nitec {

/// A ledger that cannot be used: what() is the reason, in the user's words.
class LedgerError : public std::runtime_error {
 public:
  LedgerError(std::string ledger, const std::string& reason) : std::runtime_error(reason), ledger_(std::move(ledger)) {}
  /// As the user named it, without a password.
  [[nodiscard]] const std::string& ledger() const { return ledger_; }

 private:
  std::string ledger_;
};

/// What is put into a statement, and what a row holds; nothing is NULL.
using SqlValue = std::variant<std::monostate, std::int64_t, std::string>;
using SqlRow = std::vector<SqlValue>;

/// The value as a number or a text; 0 or empty for NULL, and for what is not of that sort.
std::int64_t number_in(const SqlValue& value);
std::string text_in(const SqlValue& value);

/// One connection. Every failure throws LedgerError.
class Database {
 public:
  Database() = default;
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  virtual ~Database() = default;

  /// As the user named it, without a password.
  [[nodiscard]] virtual const std::string& name() const = 0;
  /// Runs one statement; $1, $2 … stand for the values, each of them named in that order. Gives the rows, if any.
  virtual std::vector<SqlRow> run(const std::string& statement, const std::vector<SqlValue>& values) = 0;
  std::vector<SqlRow> run(const std::string& statement) { return run(statement, {}); }

  [[nodiscard]] virtual bool has_table(const std::string& table) = 0;
  /// Begins a change that no other program makes at the same time: the others wait until it is committed or undone.
  virtual void begin_alone() = 0;
};

/// A file; `make`: it may be missing, and is made. Commits survive the death of the process at any moment; the
/// machine's too, but for the last of them.
std::unique_ptr<Database> open_sqlite(const std::string& file, bool make = true);

/// All or nothing: rolled back unless commit() was called.
class Transaction {
 public:
  enum class Beside { kOthers, kNobody };
  explicit Transaction(Database& database, Beside beside = Beside::kOthers) : database_(database) {
    if (beside == Beside::kNobody) {
      database_.begin_alone();
    } else {
      database_.run("BEGIN");
    }
  }
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction();
  void commit();

 private:
  Database& database_;
  bool open_ = true;
};

}  // namespace nitec
