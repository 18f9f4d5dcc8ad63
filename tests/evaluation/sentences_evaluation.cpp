// How well single sentences are compared with a datasheet: a measuring program, not a test.
//
//   sentences_evaluation SENTENCES.tsv [--verbose]
//
// The file (see fixtures/agreement/README.md) has a line for each sentence: the submission of fixtures/submissions
// whose report it is put into, the section, its kind, the field that it disagrees with, the sentence. A kind other than
// `innocent` should be found: a finding of the family agreement/ that quotes it. Printed by kind: how many were found,
// the innocents that were disturbed, recall and precision. With --verbose every miss and every false alarm.

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "ingest/package/package_reader.h"
#include "validators/reading.h"
#include "validators/validate.h"

namespace nitec {
namespace {

struct Sentence {
  std::string submission;
  int section = 0;
  std::string kind;
  std::string code;
  std::string text;
};

std::vector<Sentence> read_sentences(const char* file) {
  std::vector<Sentence> out;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line.front() == '#') {
      continue;
    }
    std::istringstream cells(line);
    Sentence sentence;
    std::string section;
    std::getline(cells, sentence.submission, '\t');
    std::getline(cells, section, '\t');
    std::getline(cells, sentence.kind, '\t');
    std::getline(cells, sentence.code, '\t');
    std::getline(cells, sentence.text, '\t');
    sentence.section = std::atoi(section.c_str());
    if (!sentence.text.empty()) {
      out.push_back(std::move(sentence));
    }
  }
  return out;
}

/// The submission with the sentence as a paragraph of its own, right below the section's heading, and where it stands.
std::pair<Submission, Location> with(const Submission& submission, const Sentence& sentence) {
  Submission changed = submission;
  const Document* report = submission.main_document();
  Location at;
  at.page = std::min<int>(3, static_cast<int>(report->pages.size()));
  at.box.y0 = 1;
  if (submission.outline && sentence.section > 0) {
    const Location& heading = submission.outline->sections.at(static_cast<std::size_t>(sentence.section) - 1).heading;
    at = heading.page > 0 ? heading : at;
  }
  Document& document = changed.documents[static_cast<std::size_t>(report - submission.documents.data())];
  Page& page = document.pages[static_cast<std::size_t>(at.page) - 1];
  Line line;
  line.text = sentence.text;
  line.size = 12;
  line.box = {72, at.box.y0 + 0.5, 520, at.box.y0 + 12};
  PageBlock block;
  block.box = line.box;
  block.lines = {static_cast<std::uint32_t>(page.lines.size())};
  page.lines.push_back(std::move(line));
  at.box = block.box;
  page.blocks.push_back(std::move(block));
  return {std::move(changed), at};
}

/// The findings of the family that quote the sentence, or begin in it.
std::vector<Finding> about(const Submission& submission, const Sentence& sentence) {
  const auto [changed, at] = with(submission, sentence);
  const ReviewSheet sheet = validate(changed, Context{{2030, 6, 30}});
  std::vector<Finding> found;
  std::copy_if(sheet.findings.begin(), sheet.findings.end(), std::back_inserter(found), [&](const Finding& finding) {
    return finding.rule.starts_with("agreement/") &&
           std::any_of(finding.locations.begin(), finding.locations.end(), [&, &at = at](const Location& where) {
             const bool within = where.page == at.page && where.box.y0 == at.box.y0 && where.box.y1 == at.box.y1;
             return where.page > 0 && !where.quote.empty() &&
                    (within || sentence.text.find(where.quote) != std::string::npos);
           });
  });
  return found;
}

int measure(const char* file, bool verbose) {
  std::map<std::string, Submission> submissions;
  std::map<std::string, std::pair<int, int>> kinds;  // Found, all.
  int disturbed = 0;
  int innocents = 0;
  int errors = 0;
  for (const Sentence& sentence : read_sentences(file)) {
    if (!submissions.contains(sentence.submission)) {
      submissions[sentence.submission] =
          read_package(std::string(NITEC_SOURCE_DIR) + "/fixtures/submissions/" + sentence.submission);
    }
    const std::vector<Finding> found = about(submissions[sentence.submission], sentence);
    const bool innocent = sentence.kind == "innocent";
    innocents += innocent ? 1 : 0;
    disturbed += innocent && !found.empty() ? 1 : 0;
    errors += innocent && std::any_of(found.begin(), found.end(),
                                      [](const Finding& one) { return one.severity == Severity::kError; })
                  ? 1
                  : 0;
    kinds[sentence.kind].first += found.empty() ? 0 : 1;
    ++kinds[sentence.kind].second;
    if (verbose && innocent != found.empty()) {
      std::printf("%s %s %s §%d %s %s\n", innocent ? "ALARM" : "MISSED", sentence.kind.c_str(), sentence.code.c_str(),
                  sentence.section, sentence.submission.c_str(), sentence.text.c_str());
      for (const Finding& one : found) {
        std::printf("    %s %s\n", one.rule.c_str(), one.message.c_str());
      }
    }
  }
  int hit = 0;
  int planted = 0;
  for (const auto& [kind, count] : kinds) {
    std::printf("%-10s %3d of %3d %s\n", kind.c_str(), count.first, count.second,
                kind == "innocent" ? "disturbed" : "found");
    if (kind != "innocent") {
      hit += count.first;
      planted += count.second;
    }
  }
  std::printf("recall %.2f (%d of %d), precision %.2f, innocents disturbed %d of %d, %d of them by an error\n",
              planted == 0 ? 0 : static_cast<double>(hit) / planted, hit, planted,
              hit + disturbed == 0 ? 0 : static_cast<double>(hit) / (hit + disturbed), disturbed, innocents, errors);
  return 0;
}

}  // namespace
}  // namespace nitec

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fputs("sentences_evaluation: which file of sentences?\n", stderr);
    return 2;
  }
  return nitec::measure(argv[1], argc > 2 && std::string(argv[2]) == "--verbose");
}
