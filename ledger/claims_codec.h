// Claims as text: between processes.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/claim.h"

namespace nitec {

/// A text's sketch in letters, digits, "-" and "_".
std::string encode_sketch(const TextSketch& sketch);
/// Nothing for what encode_sketch did not write.
std::optional<TextSketch> decode_sketch(std::string_view text);

/// Where the texts of a submission stand.
std::string encode_places(const std::vector<TextPlace>& places);
/// Nothing for what encode_places did not write.
std::optional<std::vector<TextPlace>> decode_places(std::string_view text);

/// One line.
std::string encode_claims(const Claims& claims);
/// Nothing for what encode_claims did not write.
std::optional<Claims> decode_claims(std::string_view text);

}  // namespace nitec
