// How a BatchEntry is kept in the ledger, and comes back from the process that made it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/batch.h"

namespace nitec {

/// One line of JSON.
std::string encode_entry(const BatchEntry& entry);

/// The inverse; nothing for what encode_entry did not write.
std::optional<BatchEntry> decode_entry(std::string_view text);

}  // namespace nitec
