// A submission of a centre that does not exist, and what may be wrong with it.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "tests/bench/inbox/sheet.h"

namespace nitec::bench {

/// One piece of evidence: a row of the list, and one page or more of a file.
struct Evidence {
  std::string id, type, name, issuer, number, date, supports;
  std::string file{};     ///< Set when the pieces are put into files.
  std::size_t first = 0;  ///< Its pages in the file.
  std::size_t last = 0;
};

/// What a submission is made of, before its documents are written.
struct Draft {
  Sheet sheet;
  Centre centre;
  std::map<std::string, std::string> words;  ///< More than the datasheet's own.
  std::vector<Evidence> evidence;
  std::string report;  ///< Its text, of texts.h.
  std::string report_file;
  std::string sheet_file;
  std::vector<std::string> patents;
  int talk = 1;  ///< Paragraphs for each “!talk”.
  std::uint64_t number = 0;
};

/// The finished files, by their path in the submission, and the datasheet's path.
struct Made {
  std::map<std::string, std::string> files;
  std::string sheet_file, report_file;
  std::vector<std::string> evidence_files;
};

/// What was planted in it: a rule of the catalogue, and whether it gives an error (else a warning).
struct Planted {
  std::string rule;
  bool is_error = true;
};

/// In hex, as the list of evidence has it.
std::string sha256(const std::string& bytes);

/// Makes the submission of that number. Same seed, number and shares: same bytes. `defects`: how many to plant at most;
/// kinds without so many get fewer. `small`: a datasheet, a short report and one file of evidence.
Made make_submission(std::uint64_t seed, std::uint64_t number, bool small, int defects, std::vector<Planted>& planted);

}  // namespace nitec::bench
