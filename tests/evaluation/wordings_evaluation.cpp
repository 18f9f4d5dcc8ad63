// How well single headings and single paragraphs are recognised: a measuring program, not a test.
//
//   wordings_evaluation DIR [--verbose]
//
// DIR/headings.tsv: label <TAB> heading (S1 … S9, S4+S5 for two in one, - for none). DIR/items.tsv: item <TAB>
// paragraph (3.1; 3.5n for “does not apply”; 3- for a paragraph of section 3 that covers none of its sub-items).

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <string>

#include "ingest/outline/flow.h"
#include "ingest/outline/heading_terms.h"
#include "ingest/outline/items.h"

namespace nitec {
namespace {

constexpr double kNamed = 0.42;  ///< As place_sections() asks of a heading's words.
constexpr std::size_t kLineCharacters = 34;

template <typename Each>
void each_row(const std::string& file, Each each) {
  std::ifstream stream(file);
  for (std::string line; std::getline(stream, line);) {
    const std::size_t tab = line.find('\t');
    if (!line.empty() && line[0] != '#' && tab != std::string::npos) {
      each(line.substr(0, tab), line.substr(tab + 1));
    }
  }
}

void headings(const std::string& folder, bool verbose) {
  int named = 0;
  int right = 0;
  int others = 0;
  int left_alone = 0;
  each_row(folder + "/headings.tsv", [&](const std::string& label, const std::string& heading) {
    const Folded folded = fold(decode_utf8(heading));
    const Numbering number = read_numbering(folded.text, folded.origin);
    const TitleReading reading = read_title(std::u32string_view(folded.text).substr(number.length));
    const int best = reading.best();
    const double score = best == 0 ? 0 : reading.score[static_cast<std::size_t>(best) - 1];
    const int found = score >= kNamed && number.style != NumberStyle::kAttachment ? best : 0;
    bool good = false;
    if (label == "-") {
      ++others;
      good = found == 0;
      left_alone += good ? 1 : 0;
    } else {
      ++named;
      good = found != 0 && label.find("S" + std::to_string(found)) != std::string::npos;
      right += good ? 1 : 0;
    }
    if (verbose && !good) {
      std::printf("  %s: S%d %.2f  %s\n", label.c_str(), best, score, heading.c_str());
    }
  });
  std::printf("headings named right      %d of %d\n", right, named);
  std::printf("other headings left alone %d of %d (wording alone; style and place decide too)\n", left_alone, others);
}

/// The paragraph as a report sets it: lines of one width, the first indented.
Document set(const std::string& paragraph) {
  Document document;
  Page page;
  page.number = 1;
  page.width = 595;
  page.height = 842;
  double y = 150;
  const auto add = [&](const std::u32string& text, double x) {
    Line line;
    line.text = encode_utf8(text);
    line.size = 12;
    line.box = {x, y, x + 12 * static_cast<double>(text.size()), y + 12};
    page.lines.push_back(line);
    y += 20;
  };
  std::u32string rest = decode_utf8(paragraph);
  bool first = true;
  while (!rest.empty()) {
    const std::size_t count = std::min(rest.size(), first ? kLineCharacters - 2 : kLineCharacters);
    add(rest.substr(0, count), first ? 114 : 90);
    rest.erase(0, count);
    first = false;
  }
  add(std::u32string(kLineCharacters, U'。'), 90);  // so that the margins are known
  document.pages.push_back(page);
  return document;
}

void items(const std::string& folder, bool verbose) {
  int told = 0;
  int seen = 0;
  int others = 0;
  int false_cover = 0;
  each_row(folder + "/items.tsv", [&](const std::string& label, const std::string& paragraph) {
    const int section = label[0] - '0';
    const int item = label.size() >= 3 && label[1] == '.' ? label[2] - '0' : 0;
    const Document document = set(paragraph);
    const Flow flow = read_flow(document);
    const Span span{0, flow.lines.size() - 1};
    std::string wrong;
    const std::vector<SubItem> found = read_items(document, flow, section, std::span(&span, 1));
    for (std::size_t i = 0; i < found.size(); ++i) {
      if (found[i].name == "其他情况") {
        continue;
      }
      const bool expected = static_cast<int>(i) + 1 == item;
      (expected ? told : others) += 1;
      (expected ? seen : false_cover) += found[i].covered ? 1 : 0;
      if (expected != found[i].covered) {
        wrong += (expected ? " not " : " also ") + found[i].name;
      }
    }
    if (verbose && !wrong.empty()) {
      std::printf("  %s:%s | %s\n", label.c_str(), wrong.c_str(), paragraph.c_str());
    }
  });
  std::printf("sub-items seen            %d of %d\n", seen, told);
  std::printf("sub-items seen wrongly    %d of %d\n", false_cover, others);
}

}  // namespace
}  // namespace nitec

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "usage: wordings_evaluation DIR [--verbose]\n");
    return 2;
  }
  const bool verbose = argc > 2 && std::string(argv[2]) == "--verbose";
  nitec::headings(argv[1], verbose);
  nitec::items(argv[1], verbose);
  return 0;
}
