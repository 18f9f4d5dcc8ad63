#include "ingest/outline/heading_terms.h"

#include <gtest/gtest.h>

#include <fstream>
#include <string>

#include "ingest/outline/numbering.h"
#include "ingest/text/fold.h"

namespace nitec {
namespace {

TitleReading read(const std::string& heading) {
  const Folded folded = fold(decode_utf8(heading));
  const Numbering number = read_numbering(folded.text, folded.origin);
  return read_title(std::u32string_view(folded.text).substr(number.length));
}

TEST(HeadingTerms, HoldTheAnnexInItsOwnWords) {
  ASSERT_EQ(annex().size(), 9U);
  for (int number = 1; number <= kSectionCount; ++number) {
    const AnnexSection& section = annex()[static_cast<std::size_t>(number) - 1];
    EXPECT_EQ(section.number, number);
    EXPECT_EQ(read(section.title).best(), number) << section.title;
  }
  EXPECT_EQ(annex()[2].items.size(), 6U);
  EXPECT_EQ(annex()[3].items.size(), 5U);
  EXPECT_EQ(annex()[4].items.size(), 4U);
  EXPECT_EQ(annex()[5].items.size(), 6U);
  EXPECT_TRUE(annex()[3].items[4].open);
}

/// headings.tsv: the section that a heading names, or "-" for one that resembles a section and names none.
TEST(HeadingTerms, TellRealHeadingsFromNearMisses) {
  std::ifstream stream(NITEC_SOURCE_DIR "/tests/ingest/outline/headings.tsv");
  int lines = 0;
  for (std::string line; std::getline(stream, line);) {
    if (line.empty() || line[0] == '#') {
      continue;
    }
    ++lines;
    const std::string label = line.substr(0, line.find('\t'));
    const std::string heading = line.substr(line.find('\t') + 1);
    const TitleReading reading = read(heading);
    const int best = reading.best();
    const double score = best == 0 ? 0 : reading.score[static_cast<std::size_t>(best) - 1];
    if (label == "-") {
      EXPECT_LT(score, 0.5) << heading << " is taken for section " << best;
    } else {
      EXPECT_EQ(best, std::stoi(label)) << heading;
      EXPECT_GE(score, 0.5) << heading;
    }
  }
  EXPECT_GT(lines, 60);
}

TEST(HeadingTerms, SeeTwoSectionsInOneHeading) {
  EXPECT_EQ(read("四、财务决算与运行机制").joint, (std::vector<int>{4, 5}));
  EXPECT_EQ(read("七、中长期任务与目标及其他需说明事项").joint, (std::vector<int>{7, 8}));
  EXPECT_TRUE(read("五、管理体制与运行机制").joint.empty());
  EXPECT_TRUE(read("四、资金筹措与财务决算").joint.empty());
}

TEST(HeadingTerms, SurviveAnyTitle) {
  EXPECT_EQ(read("").best(), 0);
  EXPECT_EQ(read("——").best(), 0);
  EXPECT_EQ(read(std::string(3000, 'x')).best(), 0);
}

}  // namespace
}  // namespace nitec
