// How the words around a share order its part and its whole.
#pragma once

#include <string_view>

namespace nitec {

/// The words that name the part and the whole; both empty where they cannot be told.
struct PartAndWhole {
  std::u32string_view part;
  std::u32string_view whole;
};

/// “A占B的20%”, “A在B中占20%”, “B中A还不到一半”, “B中，A占20%”, “B的六成来自A”. Takes the words of its sentence before
/// the share, and those behind it up to the next stop.
PartAndWhole part_and_whole(std::u32string_view before, std::u32string_view after);

/// The words of the clause in front of a share, without those that only lead to it: 约, 为, 还, 达到.
std::u32string_view clause_of_share(std::u32string_view before);

/// What stands behind “是”, “来自” and the like at the beginning of the words; empty when they begin otherwise.
std::u32string_view what_it_is(std::u32string_view after);

/// “研发支出占科技经费支出的比例,2026年为85.0%,2027年为86.9%”: of shares by year their year, part and whole; a year of
/// 0 for others.
struct ShareOfYear {
  int year = 0;
  PartAndWhole of;
};
ShareOfYear share_of_year(std::u32string_view before);

}  // namespace nitec
