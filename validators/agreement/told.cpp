#include "validators/agreement/told.h"

#include "model/quantity.h"
#include "validators/agreement/ratios.h"

namespace nitec {

ToldNumbers::ToldNumbers(const Account& account, const Document& report) : account_(account), report_(report) {
  for (std::size_t i = 0; i < account.statements().size(); ++i) {
    const Statement& one = account.statements()[i];
    if (!one.in_table) {
      places_.emplace(std::pair(one.where.page, one.quantity.number_begin), i);
    }
  }
}

std::vector<Told> ToldNumbers::in(const Prose& prose) const {
  std::vector<Told> told;
  for (const Quantity& quantity : find_quantities(prose.text)) {
    const int page = report_.pages[prose.origins[quantity.begin].page].number;
    const auto [from, to] = places_.equal_range({page, quantity.number_begin});
    for (auto place = from; place != to && told.size() < kMostQuantities; ++place) {
      const Statement& one = account_.statements()[place->second];
      const bool own = one.owner != Owner::kHost && one.owner != Owner::kOther && !one.plan && !one.past &&
                       !one.change && !one.rate && !one.share && !one.one && !one.no;
      if (own && one.quantity.value == quantity.value && one.quantity.unit == quantity.unit) {
        told.push_back({&one, account_.meanings()[place->second]});
      }
    }
  }
  return told;
}

}  // namespace nitec
