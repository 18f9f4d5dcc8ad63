// Writes the word list from which ICU's gendict compiles the segmentation dictionary: jieba's general words with their
// frequencies, and the project's own.
//
// ICU takes the way through a text with the least sum of costs, 10 × −ln(probability), at most 254. A word of our own
// gets a good part of what its cheapest way through the general words costs: enough to stay in one piece against
// neighbours that pull at it (中试|验证, not 中|试验|证), too much to pull them apart in turn.
//
// General words of four characters and more that are whole words in a row (运行机制, 审计报告) are left out: a reader
// who looks for 机制 or 审计 wants the seam between them.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "ingest/text/fold.h"

namespace {

constexpr int kMaxCost = 254;
constexpr int kUnknownCharacter = 255;  // as ICU reckons
constexpr int kOwnShare = 65;           // percent
constexpr std::size_t kLongestPiece = 3;

// ICU's Chinese dictionary is asked about runs of Han characters only.
bool all_han(const std::u32string& word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), [](char32_t c) { return nitec::is_han(c); });
}

using Costs = std::map<std::u32string, int>;

// The cheapest way through a word by other, shorter words of up to `longest` characters: its cost, and its shortest
// piece.
struct Way {
  int cost = 0;
  std::size_t shortest = std::u32string::npos;
};

Way cheapest_way(const std::u32string& word, const Costs& costs, std::size_t longest) {
  std::vector<Way> best(word.size() + 1);
  for (std::size_t end = 1; end <= word.size(); ++end) {
    best[end] = {best[end - 1].cost + kUnknownCharacter, 1};
    for (std::size_t begin = end - std::min(end, longest); begin < end; ++begin) {
      const auto found = end - begin == word.size() ? costs.end() : costs.find(word.substr(begin, end - begin));
      if (found != costs.end() && best[begin].cost + found->second < best[end].cost) {
        best[end] = {best[begin].cost + found->second, std::min(best[begin].shortest, end - begin)};
      }
    }
  }
  return best.back();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::fprintf(stderr, "usage: %s JIEBA_DICT OWN_WORDS OUTPUT\n", argv[0]);
    return 2;
  }
  std::map<std::u32string, double> frequencies;
  double total = 0;
  std::string line;
  std::ifstream general(argv[1]);
  while (std::getline(general, line)) {  // word, frequency, kind
    std::istringstream fields(line);
    std::string word;
    double frequency = 0;
    if (!(fields >> word >> frequency)) {
      continue;
    }
    total += frequency;
    // Text is folded before it is segmented, so are the words.
    if (const auto folded = nitec::fold(nitec::decode_utf8(word)).text; all_han(folded)) {
      frequencies[folded] += std::max(frequency, 1.0);
    }
  }
  Costs costs;
  for (const auto& [word, frequency] : frequencies) {
    costs[word] = std::clamp(static_cast<int>(std::lround(-10 * std::log(frequency / total))), 1, kMaxCost);
  }
  std::erase_if(costs, [&costs](const auto& entry) {
    return entry.first.size() > kLongestPiece && cheapest_way(entry.first, costs, kLongestPiece).shortest >= 2;
  });
  const std::size_t general_words = costs.size();

  std::ifstream own(argv[2]);
  Costs own_costs;
  while (std::getline(own, line)) {  // word, tab, why it is there
    if (line.empty() || line[0] == '#') {
      continue;
    }
    const auto word = nitec::fold(nitec::decode_utf8(line.substr(0, line.find('\t')))).text;
    if (!all_han(word)) {
      std::fprintf(stderr, "%s: not a Chinese word: %s\n", argv[2], line.c_str());
      return 1;
    }
    own_costs[word] = std::clamp(cheapest_way(word, costs, word.size()).cost * kOwnShare / 100, 1, kMaxCost);
  }
  for (const auto& [word, cost] : own_costs) {
    const auto [found, fresh] = costs.emplace(word, cost);
    found->second = std::min(found->second, cost);
  }

  std::ofstream out(argv[3], std::ios::binary);
  out << "\xEF\xBB\xBF";  // gendict reads UTF-8 by its mark
  for (const auto& [word, cost] : costs) {
    out << nitec::encode_utf8(word) << '\t' << cost << '\n';
  }
  out.flush();
  if (general_words == 0 || own_costs.empty() || !out) {
    std::fprintf(stderr, "no words in %s or %s, or %s cannot be written\n", argv[1], argv[2], argv[3]);
    return 1;
  }
  return 0;
}
