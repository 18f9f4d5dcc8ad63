// What the report says in numbers beside what the datasheet says: read once, for all rules of this family.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "validators/agreement/statements.h"
#include "validators/rule.h"

namespace nitec {

/// A value of the datasheet, in the unit in which quantities are compared.
struct Figure {
  const Field* field = nullptr;        ///< Of a sum over years: the last year's.
  std::vector<const Field*> all = {};  ///< Of a sum over years: all of them, in the datasheet's order.
  Decimal value;
  Decimal step;
  int year = 0;      ///< 0: not by year, or all years together.
  bool sum = false;  ///< All years together.
};

/// A statement of the report that means a field of the datasheet and does not say the same.
struct Disagreement {
  const Statement* statement = nullptr;
  std::string code;
  Figure figure;         ///< What it should have been.
  bool certain = false;  ///< Every word of it is known, and it says itself what it is about.
  int slip = 0;          ///< A power of ten: it is that many times too large (negative: too small); 0 for none.
};

class Account {
 public:
  Account(const Submission& submission, const Context& context);

  [[nodiscard]] const Submission& submission() const { return *submission_; }
  [[nodiscard]] const std::vector<Statement>& statements() const { return statements_; }
  [[nodiscard]] const std::vector<Disagreement>& disagreements() const { return disagreements_; }
  /// Those of the evidence that speaks of whole fields (audit, accounts, acceptance, lists), its own pages alone.
  [[nodiscard]] const std::vector<Disagreement>& evidence_disagreements() const { return evidence_disagreements_; }
  /// The field that each statement means, by its index; empty when it means none, or more than one.
  [[nodiscard]] const std::vector<std::string>& meanings() const { return meanings_; }
  /// How many statements were compared with the datasheet, of the report and of the evidence.
  [[nodiscard]] int compared() const { return compared_; }

 private:
  /// The fields that it means, as well as can be told: more than one when they have the same name.
  static std::vector<const FieldNaming*> meanings_of(const Statement& statement, bool& sure);
  /// Whether the number is that of all parts of the field that the code is one part of: G09a and G09b.
  [[nodiscard]] bool is_whole_of(const Quantity& quantity, const std::string& code) const;
  std::optional<Disagreement> compare(const Statement& statement);
  /// What a paper of that type says without naming it: that a plan's amounts are the approved ones, what a list lists.
  /// Gives back whether it did.
  static bool adapt(Statement& statement, const std::string& type);
  void read_evidence(const Context& context);
  /// Series that give one number a year, all but one of them right: says of each member which year it means.
  void date_series(std::vector<Statement>& statements) const;
  /// Rows and columns of a table that give one number a year, most of them right: each means what the others do.
  void confirm_rows(std::vector<Statement>& statements) const;
  /// Tables of amounts that do not say their unit: in the one in which most of their cells agree with the datasheet.
  void measure_tables(std::vector<Statement>& statements) const;

  const Submission* submission_;
  std::vector<Statement> statements_;
  std::vector<std::string> meanings_;
  std::deque<Statement> evidence_statements_;  ///< Those that disagree.
  std::vector<Disagreement> disagreements_;
  std::vector<Disagreement> evidence_disagreements_;
  int compared_ = 0;
};

/// That of the submission: read when first asked for, by whichever thread asks.
const Account& account_of(const Submission& submission, const Context& context);

/// The centre's own values of that field: each year's, and for a field of several years their sum.
std::vector<Figure> figures_of(const Submission& submission, std::string_view code);

/// Whether what is stated is the figure, at the coarser of both precisions.
bool agrees(const Quantity& stated, const Figure& figure);
/// The power of ten by which the value is too large or too small, within 1 %: ±1, ±2, ±3, ±4, ±8; 0 for none.
int slip_of(const Decimal& stated, const Decimal& value);
/// The figure as the form has it: "16113.89万元".
std::string figure_words(const Figure& figure);

}  // namespace nitec
