// The numbers of a paragraph with the fields that they mean, for what the words around them say of the years.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "validators/agreement/account.h"
#include "validators/agreement/paragraphs.h"

namespace nitec {

struct Told {
  const Statement* statement = nullptr;
  std::string code;  ///< Empty when it means none, or more than one.
};

/// The account's numbers of the report's prose, by their places.
class ToldNumbers {
 public:
  ToldNumbers(const Account& account, const Document& report);

  /// Those of the paragraph that are the centre's own and of what is: no plan, share, change, part.
  [[nodiscard]] std::vector<Told> in(const Prose& prose) const;

 private:
  const Account& account_;
  const Document& report_;
  std::multimap<std::pair<int, std::size_t>, std::size_t> places_;
};

}  // namespace nitec
