#include "model/claim.h"

#include <array>
#include <stdexcept>

namespace nitec {
namespace {

constexpr std::array<std::string_view, kClaimKinds> kNames{"patent", "standard", "software", "file", "passage",
                                                           "award",  "contract", "person",   "named"};

}  // namespace

std::string_view claim_kind_name(ClaimKind kind) {
  return kNames.at(static_cast<std::size_t>(kind));
}

ClaimKind claim_kind_from_name(std::string_view name) {
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    if (kNames[i] == name) {
      return static_cast<ClaimKind>(i);
    }
  }
  throw std::out_of_range("no such kind of claim");
}

}  // namespace nitec
