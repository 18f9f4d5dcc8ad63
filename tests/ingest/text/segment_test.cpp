#include "ingest/text/segment.h"

#include <gtest/gtest.h>

#include <string>
#include <thread>
#include <vector>

#include "ingest/text/fold.h"

namespace nitec {
namespace {

std::string cut(std::u32string_view text) {
  const auto boundaries = word_boundaries(text);
  std::string words;
  for (std::size_t i = 0; i + 1 < boundaries.size(); ++i) {
    words += (i == 0 ? "" : "|") + encode_utf8(text.substr(boundaries[i], boundaries[i + 1] - boundaries[i]));
  }
  return words;
}

TEST(Segment, OwnDictionaryIsInUse) {
  EXPECT_EQ(segmentation_dictionary().substr(0, 5), "nitec") << segmentation_dictionary();
}

TEST(Segment, WordsOfTheAnnex) {
  EXPECT_EQ(cut(U"建安工程实验室仪器设备配置研发和工程化试验设施"),
            "建安|工程|实验室|仪器|设备|配置|研发|和|工程化|试验|设施");
  EXPECT_EQ(cut(U"资金筹措工程决算及第三方审计报告"), "资金|筹措|工程|决算|及|第三方|审计|报告");
  EXPECT_EQ(cut(U"中长期任务与目标"), "中长期|任务|与|目标");
  EXPECT_EQ(cut(U"中试验证平台，中试放大"), "中试|验证|平台|，|中试|放大");
  EXPECT_EQ(cut(U"国家发展改革委会同海关总署"), "国家|发展|改革委|会同|海关|总署");
}

TEST(Segment, IndicesAreCodePoints) {
  EXPECT_EQ(word_boundaries(U""), std::vector<std::uint32_t>{0});
  EXPECT_EQ(word_boundaries(U"\U00020AC4,摘要"), (std::vector<std::uint32_t>{0, 1, 2, 4}));
  EXPECT_EQ(word_boundaries(U"ab 12").back(), 5U);
  EXPECT_EQ(word_boundaries(std::u32string{0xD800, U'a'}).back(), 2U);
}

TEST(Segment, SeveralThreads) {
  const std::string expected = cut(U"资金筹措与竣工财务决算审计");
  std::vector<std::string> results(4);
  std::vector<std::thread> threads;
  threads.reserve(results.size());
  for (std::string& result : results) {
    threads.emplace_back([&result] { result = cut(U"资金筹措与竣工财务决算审计"); });
  }
  for (std::thread& thread : threads) {
    thread.join();
  }
  EXPECT_EQ(results, std::vector<std::string>(4, expected));
}

}  // namespace
}  // namespace nitec
