// A whole ledger as one text.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/claim.h"
#include "model/kept.h"

namespace nitec {

struct LedgerContents {
  std::vector<KeptRun> runs;
  std::vector<KeptRecord> records;
  struct Of {
    std::string inbox;
    KeptSubmission submission;
    std::optional<Claims> claims;  ///< Not in what older programs gave out.
  };
  std::vector<Of> submissions;
};

/// JSON, format "nitec-ledger/1"; the same contents give the same bytes.
std::string encode_ledger(const LedgerContents& contents);

/// The inverse. Throws std::runtime_error, in the user's words, for what is none.
LedgerContents decode_ledger(std::string_view text);

}  // namespace nitec
