// How well whole submissions are compared with themselves: a measuring program, not a test.
//
//   agreement_evaluation FOLDER [--verbose]
//
// The folder (see fixtures/agreement/README.md) has submissions NAME/ and the truth about each, NAME.truth.json: what
// was planted, where it stands and what it stands against, and what looks like it and is innocent. A planted one is
// found when an error or a warning has a location at either of its two places. An error or a warning at no planted
// place, and not listed as expected, is a false alarm; an innocent is disturbed when a false alarm stands on it. With
// --verbose every miss and every false alarm.

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "ingest/package/package_reader.h"
#include "validators/reading.h"
#include "validators/validate.h"

namespace nitec {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

struct Place {
  std::string file;
  int page = 0;
  std::string words;  ///< Folded; empty when the whole page or file is meant.
  std::string code;   ///< Of a field of the datasheet.
};

struct Planted {
  std::string id;
  std::string kind;
  std::vector<Place> places;
  std::string words;
  std::string why;
};

struct Tally {
  int found = 0;
  int planted = 0;
  int disturbed = 0;
  int innocent = 0;
};

struct Score {
  std::map<std::string, Tally> kinds;
  std::map<std::string, int> false_alarms;  ///< By rule.
  int findings = 0;                         ///< Errors and warnings that are not expected.
  int alarms = 0;
  int errors = 0;  ///< False alarms that are errors.
};

Place read_place(const json& told) {
  Place place;
  place.file = told.value("file", "");
  place.page = told.value("page", 0);
  place.words = folded(told.value("needle", ""));
  place.code = told.value("code", "");
  return place;
}

std::set<std::string> numbers_in(const std::string& text) {
  std::set<std::string> numbers;
  std::string digits;
  for (const char c : text + " ") {
    if ((c >= '0' && c <= '9') || (c == '.' && !digits.empty())) {
      digits += c;
    } else if (c != ',') {
      if (digits.size() > 1) {
        numbers.insert(digits);
      }
      digits.clear();
    }
  }
  return numbers;
}

/// The words of one in the other, or the same number in both.
bool shares(const std::string& quote, const std::string& words) {
  if (quote.empty() || words.empty() || quote.find(words) != std::string::npos ||
      words.find(quote) != std::string::npos) {
    return true;
  }
  const std::set<std::string> numbers = numbers_in(words);
  const std::set<std::string> others = numbers_in(quote);
  return std::any_of(numbers.begin(), numbers.end(), [&](const std::string& one) { return others.contains(one); });
}

/// The row of the datasheet that lists that page of the evidence.
bool lists(const Evidence& row, const Place& place) {
  return row.file == place.file && row.first_page <= place.page && (row.last_page == 0 || place.page <= row.last_page);
}

bool stands_at(const Location& where, const Place& place, const Submission& submission) {
  if (submission.datasheet && where.line > 0) {
    const Datasheet& sheet = *submission.datasheet;
    return std::any_of(sheet.fields.begin(), sheet.fields.end(),
                       [&](const Field& field) {
                         return !place.code.empty() && field.code == place.code && field.where.line == where.line &&
                                field.where.file == where.file;
                       }) ||
           std::any_of(sheet.evidence.begin(), sheet.evidence.end(), [&](const Evidence& row) {
             return row.where.line == where.line && row.where.file == where.file && lists(row, place);
           });
  }
  return where.file == place.file && (where.page == place.page || where.page == 0 || place.page == 0) &&
         shares(folded(where.quote), place.words);
}

bool stands_at_any(const Finding& finding, const std::vector<Place>& places, const Submission& submission) {
  return std::any_of(finding.locations.begin(), finding.locations.end(), [&](const Location& where) {
    return std::any_of(places.begin(), places.end(),
                       [&](const Place& place) { return stands_at(where, place, submission); });
  });
}

bool is_expected(const Finding& finding, const json& truth) {
  const json rows = truth.value("expected", json::array());
  return std::any_of(rows.begin(), rows.end(), [&](const json& row) {
    const Place place = read_place(row);
    return row.value("rule", "") == finding.rule &&
           (place.file.empty() || std::any_of(finding.locations.begin(), finding.locations.end(), [&](const auto& at) {
              return at.file == place.file && (place.page == 0 || at.page == place.page);
            }));
  });
}

void print(const char* what, const std::string& name, const Finding& finding) {
  std::printf("%s %s %s %s: %s\n", what, name.c_str(), finding.severity == Severity::kError ? "error" : "warning",
              finding.rule.c_str(), finding.message.c_str());
  for (std::size_t i = 0; i < std::min<std::size_t>(3, finding.locations.size()); ++i) {
    const Location& at = finding.locations[i];
    std::printf("      %s p%d l%d “%s”\n", at.file.c_str(), at.page, at.line, at.quote.c_str());
  }
}

Date as_of_of(const json& truth) {
  const std::optional<Date> day = parse_iso_date(truth.value("as_of", ""));
  return day ? *day : Date{2029, 7, 20};
}

void measure(const fs::path& folder, const std::string& name, bool verbose, Score& score) {
  const json truth = json::parse(std::ifstream(folder / (name + ".truth.json")));
  const ReviewSheet sheet = validate(read_package(folder / name), Context{as_of_of(truth)});
  std::vector<Planted> planted;
  for (const json& row : truth.at("planted")) {
    Planted one{
        row.value("id", ""), row.value("kind", ""), {read_place(row)}, row.value("needle", ""), row.value("why", "")};
    if (row.contains("against")) {
      one.places.push_back(read_place(row.at("against")));
    }
    planted.push_back(std::move(one));
  }
  std::vector<bool> found(planted.size(), false);
  int alarms = 0;
  std::vector<const Finding*> false_alarms;
  for (const Finding& finding : sheet.findings) {
    if (finding.severity == Severity::kNote || is_expected(finding, truth)) {
      continue;
    }
    ++score.findings;
    bool hit = false;
    for (std::size_t i = 0; i < planted.size(); ++i) {
      if (stands_at_any(finding, planted[i].places, sheet.submission)) {
        hit = found[i] = true;
      }
    }
    if (!hit) {
      ++alarms;
      ++score.false_alarms[finding.rule];
      score.errors += finding.severity == Severity::kError ? 1 : 0;
      false_alarms.push_back(&finding);
      if (verbose) {
        print("ALARM ", name, finding);
      }
    }
  }
  score.alarms += alarms;
  int hits = 0;
  for (std::size_t i = 0; i < planted.size(); ++i) {
    Tally& tally = score.kinds[planted[i].kind];
    ++tally.planted;
    tally.found += found[i] ? 1 : 0;
    hits += found[i] ? 1 : 0;
    if (!found[i] && verbose) {
      std::printf("MISSED %s %s %s %s p%d “%s”: %s\n", name.c_str(), planted[i].id.c_str(), planted[i].kind.c_str(),
                  planted[i].places[0].file.c_str(), planted[i].places[0].page, planted[i].words.c_str(),
                  planted[i].why.c_str());
    }
  }
  for (const json& row : truth.at("innocent")) {
    Tally& tally = score.kinds[row.value("kind", "")];
    const std::vector<Place> place{read_place(row)};
    ++tally.innocent;
    tally.disturbed += std::any_of(false_alarms.begin(), false_alarms.end(),
                                   [&](const Finding* one) { return stands_at_any(*one, place, sheet.submission); })
                           ? 1
                           : 0;
  }
  std::printf("%-14s found %2d of %2d, false alarms %d\n", name.c_str(), hits, static_cast<int>(planted.size()),
              alarms);
}

int run(const fs::path& folder, bool verbose) {
  std::set<std::string> names;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    const std::string file = entry.path().filename().string();
    constexpr std::string_view kTruth = ".truth.json";
    if (file.ends_with(kTruth)) {
      names.insert(file.substr(0, file.size() - kTruth.size()));
    }
  }
  Score score;
  for (const std::string& name : names) {
    measure(folder, name, verbose, score);
  }
  Tally all;
  std::printf("\n%-14s %7s %7s %7s   %s\n", "kind", "planted", "found", "recall", "innocents disturbed");
  for (const auto& [kind, tally] : score.kinds) {
    std::printf("%-14s %7d %7d %7.2f   %d of %d\n", kind.c_str(), tally.planted, tally.found,
                tally.planted == 0 ? 1.0 : static_cast<double>(tally.found) / tally.planted, tally.disturbed,
                tally.innocent);
    all.planted += tally.planted;
    all.found += tally.found;
    all.disturbed += tally.disturbed;
    all.innocent += tally.innocent;
  }
  for (const auto& [rule, count] : score.false_alarms) {
    std::printf("false alarms of %s: %d\n", rule.c_str(), count);
  }
  const auto share = [](int part, int whole) { return whole == 0 ? 1.0 : static_cast<double>(part) / whole; };
  std::printf(
      "recall %.2f (%d of %d), precision %.2f (%d of %d errors and warnings), false alarms %.1f a submission, "
      "%d of them errors, innocents disturbed %d of %d\n",
      share(all.found, all.planted), all.found, all.planted, share(score.findings - score.alarms, score.findings),
      score.findings - score.alarms, score.findings, share(score.alarms, static_cast<int>(names.size())), score.errors,
      all.disturbed, all.innocent);
  return names.empty() ? 2 : 0;
}

}  // namespace
}  // namespace nitec

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fputs("agreement_evaluation: which folder of submissions?\n", stderr);
    return 2;
  }
  return nitec::run(argv[1], argc > 2 && std::string(argv[2]) == "--verbose");
}
