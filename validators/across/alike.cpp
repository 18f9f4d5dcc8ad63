#include "validators/across/alike.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "validators/across/across.h"

namespace nitec {
namespace {

constexpr std::size_t kRows = 3;  ///< Words in a row that make one key: 48 bits.
constexpr std::size_t kBands = TextSketch::kWords / kRows;
static_assert(kBands * kRows == TextSketch::kWords);

constexpr int kPassageWords = 22;  ///< Of 36 that are the same: 0.6.
constexpr int kFileWords = 29;     ///< 0.8
/// Numbers of a file, and how many in a hundred of those of both are the same.
constexpr std::size_t kFewestNumbers = 4;
constexpr std::size_t kNumbersPercent = 50;

constexpr std::size_t kMaxSharers = 64;        ///< Texts with one key: more are a centre's own, over and over.
constexpr std::size_t kMaxPairs = 20'000'000;  ///< That share a key: 160 MB of them.

/// Of the smallest numbers of both together, how many in a hundred are in both.
std::size_t numbers_in_common(const std::uint16_t* a, const std::uint16_t* a_end, const std::uint16_t* b,
                              const std::uint16_t* b_end) {
  const auto kept = static_cast<std::size_t>(std::max(a_end - a, b_end - b));
  std::size_t all = 0;
  std::size_t both = 0;
  while (all < kept && (a != a_end || b != b_end)) {
    if (b == b_end || (a != a_end && *a < *b)) {
      ++a;
    } else if (a == a_end || *b < *a) {
      ++b;
    } else {
      ++a;
      ++b;
      ++both;
    }
    ++all;
  }
  return all == 0 ? 0 : both * 100 / all;
}

}  // namespace

void Alike::add(const TextSide& side) {
  const std::string center = center_key(side.center);
  if (center.empty() || side.texts.empty()) {
    return;
  }
  const auto number = static_cast<std::uint32_t>(owners_.size());
  sides_.push_back({side.inbox, side.name, side.center, side.kind, owners_.try_emplace(center, number).first->second,
                    static_cast<Text>(words_.size())});
  for (const TextSketch& text : side.texts) {
    words_.push_back(text.words);
    exact_.push_back(text.exact);
    side_of_.push_back(static_cast<std::uint32_t>(sides_.size() - 1));
    evidence_.push_back(text.evidence);
    numbers_begin_.push_back(static_cast<std::uint32_t>(numbers_.size()));
    numbers_.insert(numbers_.end(), text.numbers.begin(), text.numbers.end());
  }
}

/// Texts with one key.
void Alike::group(const std::vector<std::pair<std::uint64_t, Text>>& keyed, std::size_t begin, std::size_t end,
                  std::vector<Pair>& pairs) {
  std::set<std::uint32_t> owners;
  for (std::size_t i = begin; i < end && owners.size() < kTemplateCenters; ++i) {
    owners.insert(owner(keyed[i].second));
  }
  if (owners.size() >= kTemplateCenters) {
    for (std::size_t i = begin; i < end; ++i) {
      common_[keyed[i].second] = true;
    }
    return;
  }
  if (owners.size() < 2) {
    return;
  }
  if (end - begin > kMaxSharers) {
    cut_short_ = true;
    return;
  }
  for (std::size_t i = begin; i < end; ++i) {
    for (std::size_t k = i + 1; k < end; ++k) {
      const Text a = keyed[i].second;
      const Text b = keyed[k].second;
      if (owner(a) == owner(b) || exact_[a] == exact_[b] || evidence_[a] != evidence_[b]) {
        continue;
      }
      if (pairs.size() >= kMaxPairs) {
        cut_short_ = true;
        return;
      }
      pairs.emplace_back(a, b);
    }
  }
}

std::vector<Alike::Pair> Alike::candidates() {
  std::vector<Pair> pairs;
  common_.assign(words_.size(), false);
  std::vector<std::pair<std::uint64_t, Text>> keyed(words_.size());
  for (std::size_t band = 0; band < kBands; ++band) {
    for (Text text = 0; text < words_.size(); ++text) {
      std::uint64_t key = 0;
      for (std::size_t row = 0; row < kRows; ++row) {
        key = key << 16U | words_[text][band * kRows + row];
      }
      keyed[text] = {key, text};
    }
    std::sort(keyed.begin(), keyed.end());
    for (std::size_t begin = 0; begin < keyed.size();) {
      std::size_t end = begin + 1;
      while (end < keyed.size() && keyed[end].first == keyed[begin].first) {
        ++end;
      }
      if (end - begin > 1) {
        group(keyed, begin, end, pairs);
      }
      begin = end;
    }
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

bool Alike::are_alike(Text a, Text b) const {
  if (common_[a] || common_[b]) {
    return false;
  }
  int same = 0;
  for (std::size_t i = 0; i < TextSketch::kWords; ++i) {
    same += words_[a][i] == words_[b][i] ? 1 : 0;
  }
  if (!evidence_[a]) {
    return same >= kPassageWords;
  }
  const auto begin = [&](Text text) { return numbers_.data() + numbers_begin_[text]; };
  const auto end = [&](Text text) {
    return text + 1 < numbers_begin_.size() ? begin(text + 1) : numbers_.data() + numbers_.size();
  };
  const auto count = [&](Text text) { return static_cast<std::size_t>(end(text) - begin(text)); };
  return same >= kFileWords && count(a) >= kFewestNumbers && count(b) >= kFewestNumbers &&
         numbers_in_common(begin(a), end(a), begin(b), end(b)) >= kNumbersPercent;
}

std::vector<AlikeFinding> Alike::judge() {
  std::vector<Pair> pairs = candidates();
  std::erase_if(pairs, [&](const Pair& pair) { return !are_alike(pair.first, pair.second); });
  // Wording that many use need not have one key in common.
  std::map<Text, std::set<std::uint32_t>> users;
  for (const auto& [a, b] : pairs) {
    users[a].insert(owner(b));
    users[b].insert(owner(a));
  }
  // What two centres have alike, by submissions: the first two are named.
  const auto before = [&](std::uint32_t a, std::uint32_t b) {
    return std::tie(sides_[a].inbox, sides_[a].name) < std::tie(sides_[b].inbox, sides_[b].name);
  };
  struct Shared {
    std::array<std::uint32_t, 2> sides{};
    std::array<Text, 2> first{};
    std::set<Text> texts;  ///< Of the first side.
    std::set<std::uint32_t> others;
  };
  std::map<std::tuple<bool, std::uint32_t, std::uint32_t>, Shared> shared;
  for (auto [a, b] : pairs) {
    if (users[a].size() + 1 >= kTemplateCenters || users[b].size() + 1 >= kTemplateCenters) {
      continue;
    }
    if (before(side_of_[b], side_of_[a])) {
      std::swap(a, b);
    }
    const std::array<std::uint32_t, 2> two{side_of_[a], side_of_[b]};
    const auto [low, high] = std::minmax({owner(a), owner(b)});
    const auto [place, fresh] = shared.try_emplace({evidence_[a], low, high});
    Shared& one = place->second;
    one.others.insert(two.begin(), two.end());
    const bool earlier = before(two[0], one.sides[0]) || (two[0] == one.sides[0] && before(two[1], one.sides[1]));
    if (fresh || earlier) {
      one.sides = two;
      one.first = {a, b};
      one.texts = {a};
    } else if (two == one.sides) {
      one.first = std::min(one.first, {a, b});
      one.texts.insert(a);
    }
  }
  std::vector<AlikeFinding> findings;
  for (const auto& [key, one] : shared) {
    AlikeFinding& two = findings.emplace_back();
    const bool evidence = std::get<0>(key);
    two.found.rule = evidence ? "across/similar-file" : "across/similar-passage";
    two.found.article = "第三十三条";
    two.found.matters = static_cast<int>(one.texts.size());
    two.found.more_sides = static_cast<int>(one.others.size()) - 2;
    const std::string count = std::to_string(one.texts.size());
    two.found.message = evidence ? "两家中心的材料中有" + count +
                                       "个文件文字和数字大部分相同，但不是同一文件，请对照原件核实各自的依据。"
                                 : "两家中心的报告有" + count +
                                       "处较长段落文字大部分相同（不计数字，改动了部分字句），请核实各自的实际情况。";
    for (std::size_t i = 0; i < 2; ++i) {
      const Side& side = sides_[one.sides.at(i)];
      ClaimSide& named = two.found.sides.emplace_back();
      named.inbox = side.inbox;
      named.name = side.name;
      named.center = side.center;
      named.kind = side.kind;
      two.text.at(i) = one.first.at(i) - side.first;
    }
  }
  std::sort(findings.begin(), findings.end(), [](const AlikeFinding& a, const AlikeFinding& b) {
    const auto key = [](const AlikeFinding& one) {
      return std::tie(one.found.rule, one.found.sides[0].inbox, one.found.sides[0].name, one.found.sides[1].inbox,
                      one.found.sides[1].name);
    };
    return key(a) < key(b);
  });
  return findings;
}

}  // namespace nitec
