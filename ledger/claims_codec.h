// Claims as text: between processes.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/claim.h"

namespace nitec {

std::string encode_claims(const Claims& claims);
/// Nothing for what encode_claims did not write.
std::optional<Claims> decode_claims(std::string_view text);

}  // namespace nitec
