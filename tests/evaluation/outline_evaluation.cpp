// How well read_outline() does on labelled reports: a measuring program, not a test.
//
//   outline_evaluation DIR [--verbose | --demand SECTIONS ITEMS PAGES]
//
// DIR holds one folder a report: report.pdf and truth.json (the contract's outline form; items may be null: not
// judged). Printed: for each section, and over all, precision, recall and F1 of the defective ones (anything but
// present), the share of heading pages that are right, precision, recall and F1 of missing sub-items, order and
// duplicates, and how many clean reports were left in peace. With --verbose every disagreement, for people to read.

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "ingest/outline/outline_reader.h"
#include "ingest/package/package_reader.h"
#include "model/finding.h"

namespace nitec {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

struct Tally {
  int true_positive = 0;
  int false_positive = 0;
  int false_negative = 0;

  void count(bool expected, bool found) {
    true_positive += expected && found ? 1 : 0;
    false_positive += !expected && found ? 1 : 0;
    false_negative += expected && !found ? 1 : 0;
  }
  void add(const Tally& other) {
    true_positive += other.true_positive;
    false_positive += other.false_positive;
    false_negative += other.false_negative;
  }
  [[nodiscard]] static double ratio(int part, int whole) { return whole == 0 ? 1 : double(part) / whole; }
  [[nodiscard]] double precision() const { return ratio(true_positive, true_positive + false_positive); }
  [[nodiscard]] double recall() const { return ratio(true_positive, true_positive + false_negative); }
  [[nodiscard]] double f1() const {
    return ratio(2 * true_positive, 2 * true_positive + false_positive + false_negative);
  }
  void print(const char* name) const {
    std::printf("%-34s precision %.3f  recall %.3f  F1 %.3f   (%d right, %d false alarms, %d missed)\n", name,
                precision(), recall(), f1(), true_positive, false_positive, false_negative);
  }
};

struct Evaluation {
  std::array<Tally, kSectionCount> sections;
  std::array<Tally, kSectionCount> items;
  int statuses = 0;
  int statuses_right = 0;
  int pages = 0;
  int pages_right = 0;
  int reports = 0;
  int order_right = 0;
  int duplicates_right = 0;
  int clean = 0;
  int clean_in_peace = 0;
};

class Judge {
 public:
  Judge(std::string name, bool verbose, Evaluation& evaluation)
      : name_(std::move(name)), verbose_(verbose), evaluation_(evaluation) {}

  void judge(const Outline& outline, const json& truth) {
    bool clean = truth.value("order_ok", true) && truth.value("duplicates", json::array()).empty();
    for (const Section& section : outline.sections) {
      clean = judge_section(section, truth.at("sections").at(static_cast<std::size_t>(section.number) - 1)) && clean;
    }
    ++evaluation_.reports;
    if (outline.order_ok == truth.value("order_ok", true)) {
      ++evaluation_.order_right;
    } else {
      say("order", truth.value("order_ok", true) ? "in order" : "out of order",
          outline.order_ok ? "in order" : "out of order");
    }
    std::vector<int> again;
    for (const Section& section : outline.sections) {
      if (!section.again.empty()) {
        again.push_back(section.number);
      }
    }
    if (json(again) == truth.value("duplicates", json::array())) {
      ++evaluation_.duplicates_right;
    } else {
      say("twice", truth.value("duplicates", json::array()).dump(), json(again).dump());
    }
    if (clean) {
      ++evaluation_.clean;
      evaluation_.clean_in_peace += alarms_ == 0 && outline.order_ok && again.empty() ? 1 : 0;
    }
  }

 private:
  /// Returns whether the truth says that nothing is wrong with it.
  bool judge_section(const Section& section, const json& truth) {
    const std::size_t index = static_cast<std::size_t>(section.number) - 1;
    const std::string expected = truth.at("status");
    const std::string found(section_status_name(section.status));
    const std::string what = "section " + std::to_string(section.number);
    const bool defective = expected != "present" && expected != "unknown";
    const bool called = found != "present" && found != "unknown";
    evaluation_.sections[index].count(defective, called);
    alarms_ += called && !defective ? 1 : 0;
    ++evaluation_.statuses;
    evaluation_.statuses_right += expected == found ? 1 : 0;
    if (expected != found) {
      say(what, expected + " p" + std::to_string(truth.value("page", 0)),
          found + " p" + std::to_string(section.heading.page) + " " + section.heading.quote + section.substance.quote);
    }
    if ((expected == "present" || expected == "empty") && truth.contains("page")) {
      ++evaluation_.pages;
      evaluation_.pages_right += truth.value("page", 0) == section.heading.page ? 1 : 0;
      if (truth.value("page", 0) != section.heading.page) {
        say(what + " page", std::to_string(truth.value("page", 0)) + " " + truth.value("heading", ""),
            std::to_string(section.heading.page) + " " + section.heading.quote);
      }
    }
    bool clean = !defective;
    for (const json& item : truth.value("items", json::array())) {
      const std::string name = item.at("name");
      const auto mine = std::find_if(section.items.begin(), section.items.end(),
                                     [&](const SubItem& candidate) { return candidate.name == name; });
      if (mine == section.items.end() || !item.at("covered").is_boolean()) {
        continue;
      }
      const bool missing = !item.at("covered").get<bool>();
      // A sub-item of a section that is itself not there is the section's defect, not one more.
      if (expected == "missing" || expected == "empty" || expected == "unknown") {
        continue;
      }
      clean = clean && !missing;
      evaluation_.items[index].count(missing, !mine->covered);
      alarms_ += !missing && !mine->covered ? 1 : 0;
      if (missing != !mine->covered) {
        say(what + " " + name, missing ? "missing" : "covered p" + std::to_string(item.value("page", 0)),
            mine->covered ? "covered p" + std::to_string(mine->where.page) + " " + mine->where.quote : "missing");
      }
    }
    return clean;
  }

  void say(const std::string& what, const std::string& expected, const std::string& found) const {
    if (verbose_) {
      std::printf("  %s: %s: expected %s, found %s\n", name_.c_str(), what.c_str(), expected.c_str(), found.c_str());
    }
  }

  std::string name_;
  bool verbose_;
  Evaluation& evaluation_;
  int alarms_ = 0;
};

struct Demand {
  double sections = 0;
  double items = 0;
  double pages = 0;
};

int run(const fs::path& folder, bool verbose, const Demand& demand) {
  Evaluation evaluation;
  std::vector<fs::path> reports;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (fs::exists(entry.path() / "truth.json")) {
      reports.push_back(entry.path());
    }
  }
  std::sort(reports.begin(), reports.end());
  for (const fs::path& report : reports) {
    std::ifstream stream(report / "truth.json");
    const json truth = json::parse(stream);
    Judge(report.filename().string(), verbose, evaluation)
        .judge(read_outline(read_pdf_file(report / "report.pdf")), truth);
  }
  Tally sections;
  Tally items;
  for (int number = 1; number <= kSectionCount; ++number) {
    const std::size_t index = static_cast<std::size_t>(number) - 1;
    evaluation.sections[index].print(("defective: section " + std::to_string(number)).c_str());
    sections.add(evaluation.sections[index]);
    items.add(evaluation.items[index]);
  }
  for (const std::size_t index : {2U, 3U, 4U, 5U}) {
    evaluation.items[index].print(("missing sub-items: section " + std::to_string(index + 1)).c_str());
  }
  sections.print("defective sections, all");
  items.print("missing sub-items, all");
  std::printf("heading pages right   %d of %d (%.1f %%)\n", evaluation.pages_right, evaluation.pages,
              100 * Tally::ratio(evaluation.pages_right, evaluation.pages));
  std::printf("exact statuses        %d of %d\n", evaluation.statuses_right, evaluation.statuses);
  std::printf("order right           %d of %d\n", evaluation.order_right, evaluation.reports);
  std::printf("duplicates right      %d of %d\n", evaluation.duplicates_right, evaluation.reports);
  std::printf("clean reports in peace %d of %d\n", evaluation.clean_in_peace, evaluation.clean);
  const bool enough = sections.f1() >= demand.sections && items.f1() >= demand.items &&
                      Tally::ratio(evaluation.pages_right, evaluation.pages) >= demand.pages && evaluation.reports > 0;
  return enough ? 0 : 1;
}

}  // namespace
}  // namespace nitec

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "usage: outline_evaluation DIR [--verbose]\n");
    return 2;
  }
  const std::string option = argc > 2 ? argv[2] : "";
  nitec::Demand demand;
  if (option == "--demand" && argc == 6) {
    demand = {std::atof(argv[3]), std::atof(argv[4]), std::atof(argv[5])};
  }
  try {
    return nitec::run(argv[1], option == "--verbose", demand);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "outline_evaluation: %s\n", error.what());
    return 2;
  }
}
