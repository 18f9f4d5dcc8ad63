// One submission in, one sheet out.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "model/calendar.h"
#include "model/finding.h"
#include "model/waivers.h"
#include "report/text/text_writers.h"

namespace nitec {

class KeptReadings;

enum class OutputFormat { kText, kJson, kSarif };

struct ReviewRequest {
  std::filesystem::path submission;
  std::optional<std::filesystem::path> output;  ///< The reports' folder; nothing: only what is printed.
  Date as_of;
  bool for_applicant = false;  ///< Of the reports only what speaks to the applicant: return/ and findings.json.
  OutputFormat format = OutputFormat::kText;
  Language language = Language::kChinese;
  std::vector<std::string> own_tables;            ///< Those that use_own_tables() gave.
  std::optional<std::filesystem::path> waivers;   ///< The unit’s own decisions.
  std::optional<std::filesystem::path> record;    ///< What the unit knows of the centre (中心台账).
  std::optional<std::filesystem::path> previous;  ///< findings.json of the round before.
  std::optional<std::filesystem::path> calendar;  ///< Years of holidays that replace or add to those we ship.
  /// Where the output will lie when it is read, when it is moved there later.
  std::optional<std::filesystem::path> published;
  KeptReadings* kept = nullptr;  ///< See PackageLimits.
  int jobs = 2;                  ///< Files read at a time; 1: nothing runs beside anything else.
  /// Called with the judged sheet while its pages still have all their words; may be empty.
  std::function<void(const ReviewSheet&)> look;
};

/// What the unit keeps itself, read once for however many submissions.
struct OwnFiles {
  Calendar calendar;
  std::optional<Waivers> waivers;
  std::optional<Record> record;         ///< Of the centre of every submission.
  std::vector<Record> records;          ///< Of many centres: a submission’s is the one that names its centre.
  std::optional<EarlierRound> earlier;  ///< The round before.
};

/// Throws OwnFileError for a file that the request names and that cannot be used.
OwnFiles read_own_files(const ReviewRequest& request);

struct ReviewResult {
  std::string printed;  ///< For standard output, in the format asked for.
  ReviewSheet sheet;    ///< Without the words of pages of which nothing was found.
  Date same_until;      ///< The last day on which the same bytes give the same findings.
};

/// Reads, judges, and writes the reports. Throws std::filesystem::filesystem_error for a submission that is not there
/// and for an output folder that cannot be written; nothing for what is in the submission.
ReviewResult review(const ReviewRequest& request, OwnFiles own);

}  // namespace nitec
