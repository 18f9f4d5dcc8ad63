// A datasheet as its lines: read from a clean fixture, made another centre's, written again.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "tests/bench/inbox/words.h"

namespace nitec::bench {

using Attributes = std::vector<std::pair<std::string, std::string>>;

struct Value {
  std::string code, year, unit, state, text;
};

struct Commitment {
  std::string code, signer, date, evidence, text;
};

struct Sheet {
  std::string kind;
  std::vector<Value> values;
  std::vector<Attributes> participants, targets, evidence;
  std::vector<Commitment> commitments;

  Value* find(std::string_view code, std::string_view year = "");
  void set(std::string_view code, std::string_view text);  ///< Of all years; a state is taken away. Unknown: nothing.
  void erase(std::string_view code);
  [[nodiscard]] std::string get(std::string_view code) const;
  /// ${code}, ${code_year}, ${code_sum} and, for dates, ${code_cn}.
  [[nodiscard]] std::map<std::string, std::string> words() const;
  [[nodiscard]] std::string xml() const;
};

/// The values of a datasheet, one a line as the fixtures have them. Throws std::runtime_error when there is none.
Sheet read_sheet(const std::filesystem::path& file);

/// Gives every figure another value such that the relations of relations.txt hold, and moves all years by `years`.
void vary(Sheet& sheet, Dice& dice, int years);

/// 2029年5月8日 of 2029-05-08.
std::string chinese_date(const std::string& date);
/// The day so many months and days later; the last day of a month that has no such day.
std::string later(const std::string& date, int months, int days);

}  // namespace nitec::bench
