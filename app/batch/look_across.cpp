#include "app/batch/look_across.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "validators/across/across.h"
#include "validators/across/alike.h"

namespace nitec {

void look_across(Ledger& ledger, BatchSheet& sheet) {
  const auto bears_on_it = [&](const AcrossFinding& found) {
    return std::any_of(found.sides.begin(), found.sides.end(),
                       [&](const ClaimSide& side) { return side.inbox == sheet.inbox; });
  };
  sheet.across = judge_across(ledger.shared_claims());
  std::erase_if(sheet.across, [&](const AcrossFinding& found) { return !bears_on_it(found); });

  Alike alike;
  ledger.each_text_side([&](const TextSide& side) {
    if (side.cut_short && side.inbox == sheet.inbox) {
      sheet.across_cut.push_back(side.name);
    }
    alike.add(side);
  });
  std::sort(sheet.across_cut.begin(), sheet.across_cut.end());  // Two engines order text differently.
  for (AlikeFinding& two : alike.judge()) {
    if (!bears_on_it(two.found)) {
      continue;
    }
    for (std::size_t i = 0; i < two.text.size(); ++i) {
      ClaimSide& side = two.found.sides.at(i);
      std::vector<TextPlace> places = ledger.text_places(side.inbox, side.name);
      if (two.text.at(i) >= places.size()) {
        continue;  // Another inbox of the same ledger is being checked, too: it has just been handed in anew.
      }
      TextPlace& place = places[two.text.at(i)];
      side.claim.file = std::move(place.file);
      side.claim.page = place.page;
      side.claim.quote = std::move(place.quote);
    }
    sheet.across.push_back(std::move(two.found));
  }
  sheet.across_pairs_cut = alike.cut_short();
  std::stable_sort(sheet.across.begin(), sheet.across.end(),
                   [](const AcrossFinding& a, const AcrossFinding& b) { return a.severity < b.severity; });
}

}  // namespace nitec
