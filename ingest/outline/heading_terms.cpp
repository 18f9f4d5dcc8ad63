#include "ingest/outline/heading_terms.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cmath>
#include <cstdint>
#include <cstdlib>

#include "ingest/text/fold.h"
#include "ingest/text/segment.h"
#include "schemas/schemas.h"

namespace nitec {
namespace {

constexpr std::size_t kMaxTitle = 60;      ///< Longer lines are prose.
constexpr double kJointWeight = 0.8;       ///< From here on words name a section by themselves.
constexpr double kJointShare = 0.85;       ///< Share of the title that the sections named together must explain.
constexpr double kBareShare = 0.85;        ///< From here on a title says nothing beside the words of a bare near-miss.
constexpr std::size_t kShortTerm = 2;      ///< Terms this short need word boundaries on both sides.
constexpr double kCoverageExponent = 1.3;  ///< How hard unexplained characters weigh.

/// Which characters a text has, as far as 64 bits can tell: what a word has and a text has not, the word is not in it.
std::uint64_t letters_of(std::u32string_view text) {
  std::uint64_t letters = 0;
  for (const char32_t c : text) {
    letters |= std::uint64_t{1} << ((std::uint32_t{c} * 0x9E3779B1U) >> 26U);
  }
  return letters;
}

struct Word {
  std::u32string text;
  std::uint64_t letters = 0;
};
using Alternatives = std::vector<Word>;

struct Pattern {
  int section = 0;
  double weight = 0;
  bool near = false;
  bool bare = false;  ///< Near only when its words are all that the title says.
  std::vector<Alternatives> groups;
  Alternatives unless;
};

struct HeadingTerms {
  std::vector<Pattern> patterns;
  Alternatives neutral;
};

std::vector<std::string_view> split(std::string_view text, std::string_view separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) {
      return parts;
    }
    text.remove_prefix(end + separator.size());
  }
}

/// Lines of a data file without comments and blank ones, split at tabs.
std::vector<std::vector<std::string_view>> rows(std::string_view name) {
  std::vector<std::vector<std::string_view>> result;
  for (const std::string_view line :
       split(schemas::file(std::string(schemas::kRuleSet) + "/" + std::string(name)), "\n")) {
    if (!line.empty() && line[0] != '#') {
      result.push_back(split(line, "\t"));
    }
  }
  return result;
}

Alternatives alternatives(std::string_view text) {
  Alternatives result;
  for (const std::string_view part : split(text, "|")) {
    std::u32string word = fold(decode_utf8(part)).text;
    const std::uint64_t letters = letters_of(word);
    result.push_back({std::move(word), letters});
  }
  std::stable_sort(result.begin(), result.end(),
                   [](const Word& a, const Word& b) { return a.text.size() > b.text.size(); });
  return result;
}

HeadingTerms load() {
  HeadingTerms terms;
  for (const auto& row : rows("outline_headings.tsv")) {
    assert(row.size() == 3 || row.size() == 5);
    if (row[0] == "*") {
      terms.neutral = alternatives(row[2]);
      continue;
    }
    Pattern pattern;
    pattern.section = std::atoi(std::string(row[0]).c_str());
    pattern.bare = row[1] == "bare";
    pattern.near = pattern.bare || row[1] == "near";
    pattern.weight = pattern.near ? 0 : std::strtod(std::string(row[1]).c_str(), nullptr);
    for (const std::string_view group : split(row[2], " + ")) {
      pattern.groups.push_back(alternatives(group));
    }
    if (row.size() == 5) {
      pattern.unless = alternatives(row[4]);
    }
    assert(pattern.section >= 1 && pattern.section <= kSectionCount);
    terms.patterns.push_back(std::move(pattern));
  }
  return terms;
}

const HeadingTerms& heading_terms() {
  static const HeadingTerms terms = load();
  return terms;
}

using Mask = std::uint64_t;  ///< One bit per character of the title: explained.
static_assert(kMaxTitle <= 64);

Mask mask_of(std::size_t at, std::size_t size) {
  return ((Mask{1} << size) - 1) << at;
}

class Title {
 public:
  explicit Title(std::u32string_view text) : text_(text), letters_(letters_of(text)) {}

  /// Looks for the groups one after the other, each clear of what the ones before took; true when all are there.
  bool match(const std::vector<Alternatives>& groups, Mask& taken) const {
    return std::all_of(groups.begin(), groups.end(), [&](const Alternatives& group) { return may_have(group); }) &&
           match_from(groups, 0, taken);
  }

  [[nodiscard]] bool contains(const Alternatives& words) const {
    return std::any_of(words.begin(), words.end(),
                       [&](const Word& word) { return !word.text.empty() && find(word, 0) != npos; });
  }

  void mark(const Alternatives& words, Mask& taken) const {
    for (const Word& word : words) {
      if (!may_have(word)) {
        continue;
      }
      for (std::size_t at = text_.find(word.text); at != npos; at = text_.find(word.text, at + 1)) {
        taken |= mask_of(at, word.text.size());
      }
    }
  }

  [[nodiscard]] double share(Mask mask) const {
    return static_cast<double>(std::popcount(mask)) / static_cast<double>(text_.size());
  }

  static constexpr std::size_t npos = std::u32string_view::npos;

 private:
  [[nodiscard]] bool may_have(const Word& word) const { return (word.letters & ~letters_) == 0; }
  [[nodiscard]] bool may_have(const Alternatives& words) const {
    return std::any_of(words.begin(), words.end(), [&](const Word& word) { return may_have(word); });
  }

  /// The next place of `word` at or behind `from` that does not cut through a word.
  [[nodiscard]] std::size_t find(const Word& word, std::size_t from) const {
    if (!may_have(word)) {
      return npos;
    }
    for (std::size_t at = text_.find(word.text, from); at != npos; at = text_.find(word.text, at + 1)) {
      if (word.text.size() > kShortTerm || (is_boundary(at) && is_boundary(at + word.text.size()))) {
        return at;
      }
    }
    return npos;
  }

  /// Most titles have no word for which it matters, and telling costs more than all else.
  [[nodiscard]] bool is_boundary(std::size_t at) const {
    if (boundary_.empty()) {
      boundary_.assign(text_.size() + 1, false);
      for (const std::uint32_t boundary : word_boundaries(text_)) {
        boundary_[boundary] = true;
      }
    }
    return boundary_[at];
  }

  bool match_from(const std::vector<Alternatives>& groups, std::size_t index, Mask& taken) const {
    if (index == groups.size()) {
      return true;
    }
    for (const Word& word : groups[index]) {
      for (std::size_t at = find(word, 0); at != npos; at = find(word, at + 1)) {
        const Mask own = mask_of(at, word.text.size());
        if ((taken & own) != 0) {
          continue;
        }
        Mask next = taken | own;
        if (match_from(groups, index + 1, next)) {
          taken = next;
          return true;
        }
      }
    }
    return false;
  }

  std::u32string_view text_;
  std::uint64_t letters_;
  mutable std::vector<bool> boundary_;  ///< Empty until it is asked for.
};

}  // namespace

const std::array<AnnexSection, kSectionCount>& annex() {
  static const std::array<AnnexSection, kSectionCount> sections = [] {
    std::array<AnnexSection, kSectionCount> result;
    for (const auto& row : rows("outline.tsv")) {
      const std::size_t section = static_cast<std::size_t>(std::atoi(std::string(row[0]).c_str())) - 1;
      if (row[0].find('.') == std::string_view::npos) {
        result.at(section).number = static_cast<int>(section) + 1;
        result.at(section).title = row[1];
      } else {
        result.at(section).items.push_back({std::string(row[1]), row.size() > 2 && row[2] == "open"});
      }
    }
    return result;
  }();
  return sections;
}

int TitleReading::best() const {
  const auto highest = std::max_element(score.begin(), score.end());
  return *highest > 0 ? static_cast<int>(highest - score.begin()) + 1 : 0;
}

TitleReading read_title(std::u32string_view raw) {
  TitleReading reading;
  std::u32string text;
  for (const char32_t c : raw) {
    if (is_han(c) || is_digit(c) || (c < 0x80 && std::isalpha(static_cast<int>(c)) != 0) || c == U'、') {
      text += c;
    }
  }
  if (text.empty() || text.size() > kMaxTitle) {
    return reading;
  }
  const HeadingTerms& terms = heading_terms();
  const Title title(text);
  Mask neutral = 0;
  title.mark(terms.neutral, neutral);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == U'、' || is_digit(text[i])) {
      neutral |= mask_of(i, 1);
    }
  }

  struct Named {
    double weight = 0;
    Mask words = 0;  ///< Of all patterns that match.
    Mask topic = 0;  ///< Of the first group of the weightiest one: what the section is about.
  };
  std::array<Named, kSectionCount> named;
  for (const Pattern& pattern : terms.patterns) {
    const auto index = static_cast<std::size_t>(pattern.section) - 1;
    Mask words = 0;
    if (!title.match(pattern.groups, words)) {
      continue;
    }
    if (pattern.near) {
      const bool applies =
          (!pattern.bare || title.share(neutral | words) >= kBareShare) && !title.contains(pattern.unless);
      reading.near[index] = reading.near[index] || applies;
      continue;
    }
    named[index].words |= words;
    if (pattern.weight > named[index].weight) {
      Mask topic = 0;
      title.mark(pattern.groups.front(), topic);
      named[index].weight = pattern.weight;
      named[index].topic = topic & words;
    }
  }

  // Two sections in one title: each has a topic of its own, and together they explain it.
  Mask together = neutral;
  Mask topics = 0;
  std::vector<int> joint;
  for (std::size_t i = 0; i < kSectionCount; ++i) {
    if (named[i].weight > 0) {
      reading.score[i] = named[i].weight * std::pow(title.share(neutral | named[i].words), kCoverageExponent);
    }
    const bool apart = (topics & named[i].topic) == 0;
    if (named[i].weight >= kJointWeight && !reading.near[i] && apart) {
      joint.push_back(static_cast<int>(i) + 1);
      topics |= named[i].topic;
      together |= named[i].words;
    }
  }
  if (joint.size() >= 2 && title.share(together) >= kJointShare) {
    reading.joint = joint;
    for (const int section : joint) {
      double& score = reading.score[static_cast<std::size_t>(section) - 1];
      score = std::max(score, named[static_cast<std::size_t>(section) - 1].weight * title.share(together));
    }
  }
  for (std::size_t i = 0; i < kSectionCount; ++i) {
    if (reading.near[i]) {
      reading.score[i] = 0;
    }
  }
  return reading;
}

}  // namespace nitec
