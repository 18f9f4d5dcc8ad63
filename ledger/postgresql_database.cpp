#include "ledger/postgresql_database.h"

#include <libpq-fe.h>

#include <charconv>
#include <utility>

namespace nitec {
namespace {

// Object identifiers of the types that we use (catalog/pg_type.dat).
constexpr Oid kInt8 = 20;
constexpr Oid kInt4 = 23;

struct Finish {
  void operator()(PGconn* connection) const { PQfinish(connection); }
};
struct Clear {
  void operator()(PGresult* result) const { PQclear(result); }
};

/// The address without the password, as messages show it.
std::string without_password(const std::string& url) {
  const std::size_t host = url.find('@');
  const std::size_t user = url.find("://");
  if (host == std::string::npos || user == std::string::npos) {
    return url;
  }
  const std::size_t colon = url.find(':', user + 3);
  return colon < host ? url.substr(0, colon) + url.substr(host) : url;
}

class Postgresql final : public Database {
 public:
  explicit Postgresql(const std::string& url) : name_(without_password(url)), connection_(PQconnectdb(url.c_str())) {
    if (PQstatus(connection_.get()) != CONNECTION_OK) {
      throw LedgerError(name_, "连接不上：" + first_line(PQerrorMessage(connection_.get())));
    }
    PQsetClientEncoding(connection_.get(), "UTF8");
    PQsetNoticeProcessor(
        connection_.get(), [](void*, const char*) {}, nullptr);
  }

  [[nodiscard]] const std::string& name() const override { return name_; }

  std::vector<SqlRow> run(const std::string& statement, const std::vector<SqlValue>& values) override {
    std::vector<std::string> texts(values.size());
    std::vector<const char*> given(values.size(), nullptr);
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (const auto* number = std::get_if<std::int64_t>(&values[i])) {
        texts[i] = std::to_string(*number);
      } else if (const auto* text = std::get_if<std::string>(&values[i])) {
        texts[i] = *text;
      }
      given[i] = std::holds_alternative<std::monostate>(values[i]) ? nullptr : texts[i].c_str();
    }
    const std::unique_ptr<PGresult, Clear> result(PQexecParams(connection_.get(), statement.c_str(),
                                                               static_cast<int>(values.size()), nullptr, given.data(),
                                                               nullptr, nullptr, 0));
    const ExecStatusType status = PQresultStatus(result.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) {
      throw LedgerError(name_, first_line(PQerrorMessage(connection_.get())));
    }
    std::vector<SqlRow> rows(static_cast<std::size_t>(PQntuples(result.get())));
    for (std::size_t r = 0; r < rows.size(); ++r) {
      for (int c = 0; c < PQnfields(result.get()); ++c) {
        rows[r].push_back(value(result.get(), static_cast<int>(r), c));
      }
    }
    return rows;
  }

  bool has_table(const std::string& table) override {
    return !run("SELECT 1 FROM pg_tables WHERE schemaname = current_schema() AND tablename = $1", {table}).empty();
  }
  /// Tables that several programs make at once collide in the catalogue, also with IF NOT EXISTS.
  void begin_alone() override {
    run("BEGIN", {});
    run("SELECT pg_advisory_xact_lock(1852404835)", {});  // "nitc": of all ledgers in that database.
  }

 private:
  static std::string first_line(const char* text) {
    const std::string words(text == nullptr ? "" : text);
    return words.substr(0, words.find('\n'));
  }

  static SqlValue value(const PGresult* result, int row, int column) {
    if (PQgetisnull(result, row, column) != 0) {
      return std::monostate();
    }
    const std::string text(PQgetvalue(result, row, column), static_cast<std::size_t>(PQgetlength(result, row, column)));
    const Oid type = PQftype(result, column);
    if (type != kInt4 && type != kInt8) {
      return text;
    }
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
  }

  std::string name_;
  std::unique_ptr<PGconn, Finish> connection_;
};

}  // namespace

std::unique_ptr<Database> open_postgresql(const std::string& url) {
  return std::make_unique<Postgresql>(url);
}

}  // namespace nitec

extern "C" {
extern const nitec::PostgresqlPart nitec_part;
const nitec::PostgresqlPart nitec_part = {.open = nitec::open_postgresql};
}
