// One submission in, one sheet out.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "model/finding.h"
#include "report/text/text_writers.h"

namespace nitec {

enum class OutputFormat { kText, kJson, kSarif };

struct ReviewRequest {
  std::filesystem::path submission;
  std::optional<std::filesystem::path> output;  ///< The reports' folder; nothing: only what is printed.
  Date as_of;
  OutputFormat format = OutputFormat::kText;
  Language language = Language::kChinese;
  std::vector<std::string> own_tables;            ///< Those that use_own_tables() gave.
  std::optional<std::filesystem::path> waivers;   ///< The unit’s own decisions.
  std::optional<std::filesystem::path> record;    ///< What the unit knows of the centre (中心台账).
  std::optional<std::filesystem::path> previous;  ///< findings.json of the round before.
  std::optional<std::filesystem::path> calendar;  ///< Years of holidays that replace or add to those we ship.
};

struct ReviewResult {
  std::string printed;  ///< For standard output, in the format asked for.
  Verdict verdict = Verdict::kReview;
};

/// Reads, judges, and writes the reports. Throws std::filesystem::filesystem_error for a submission that is not there
/// and for an output folder that cannot be written; nothing for what is in the submission.
ReviewResult review(const ReviewRequest& request);

}  // namespace nitec
