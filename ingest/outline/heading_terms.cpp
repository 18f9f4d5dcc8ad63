#include "ingest/outline/heading_terms.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstdlib>
#include <functional>
#include <numeric>

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

using Alternatives = std::vector<std::u32string>;

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
    result.push_back(fold(decode_utf8(part)).text);
  }
  std::stable_sort(result.begin(), result.end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
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

using Mask = std::vector<bool>;  ///< One bit per character of the title: explained.

class Title {
 public:
  explicit Title(std::u32string_view text) : text_(text), boundary_(text.size() + 1, false) {
    for (const std::uint32_t boundary : word_boundaries(text)) {
      boundary_[boundary] = true;
    }
  }

  /// Looks for the groups one after the other, each clear of what the ones before took; true when all are there.
  bool match(const std::vector<Alternatives>& groups, Mask& taken) const { return match_from(groups, 0, taken); }

  [[nodiscard]] bool contains(const Alternatives& words) const {
    return std::any_of(words.begin(), words.end(),
                       [&](const auto& word) { return !word.empty() && find(word, 0) != npos; });
  }

  void mark(const Alternatives& words, Mask& taken) const {
    for (const std::u32string& word : words) {
      for (std::size_t at = text_.find(word); at != npos; at = text_.find(word, at + 1)) {
        std::fill_n(taken.begin() + static_cast<std::ptrdiff_t>(at), word.size(), true);
      }
    }
  }

  [[nodiscard]] std::size_t size() const { return text_.size(); }

  static constexpr std::size_t npos = std::u32string_view::npos;

 private:
  /// The next place of `word` at or behind `from` that does not cut through a word.
  [[nodiscard]] std::size_t find(const std::u32string& word, std::size_t from) const {
    for (std::size_t at = text_.find(word, from); at != npos; at = text_.find(word, at + 1)) {
      if (word.size() > kShortTerm || (boundary_[at] && boundary_[at + word.size()])) {
        return at;
      }
    }
    return npos;
  }

  bool match_from(const std::vector<Alternatives>& groups, std::size_t index, Mask& taken) const {
    if (index == groups.size()) {
      return true;
    }
    for (const std::u32string& word : groups[index]) {
      for (std::size_t at = find(word, 0); at != npos; at = find(word, at + 1)) {
        const auto begin = taken.begin() + static_cast<std::ptrdiff_t>(at);
        const auto end = begin + static_cast<std::ptrdiff_t>(word.size());
        if (std::find(begin, end, true) != end) {
          continue;
        }
        Mask next = taken;
        std::fill_n(next.begin() + static_cast<std::ptrdiff_t>(at), word.size(), true);
        if (match_from(groups, index + 1, next)) {
          taken = std::move(next);
          return true;
        }
      }
    }
    return false;
  }

  std::u32string_view text_;
  std::vector<bool> boundary_;
};

void add(const Mask& from, Mask& to) {
  std::transform(to.begin(), to.end(), from.begin(), to.begin(), std::logical_or<>());
}

double share(const Mask& mask) {
  return static_cast<double>(std::count(mask.begin(), mask.end(), true)) / static_cast<double>(mask.size());
}

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
  Mask neutral(text.size(), false);
  title.mark(terms.neutral, neutral);
  for (std::size_t i = 0; i < text.size(); ++i) {
    neutral[i] = neutral[i] || text[i] == U'、' || is_digit(text[i]);
  }

  struct Named {
    double weight = 0;
    Mask words;  ///< Of all patterns that match.
    Mask topic;  ///< Of the first group of the weightiest one: what the section is about.
  };
  std::array<Named, kSectionCount> named;
  named.fill({0, Mask(text.size(), false), Mask(text.size(), false)});
  for (const Pattern& pattern : terms.patterns) {
    const auto index = static_cast<std::size_t>(pattern.section) - 1;
    Mask words(text.size(), false);
    if (!title.match(pattern.groups, words)) {
      continue;
    }
    if (pattern.near) {
      Mask said = neutral;
      add(words, said);
      const bool applies = (!pattern.bare || share(said) >= kBareShare) && !title.contains(pattern.unless);
      reading.near[index] = reading.near[index] || applies;
      continue;
    }
    add(words, named[index].words);
    if (pattern.weight > named[index].weight) {
      Mask topic(text.size(), false);
      title.mark(pattern.groups.front(), topic);
      std::transform(topic.begin(), topic.end(), words.begin(), topic.begin(), std::logical_and<>());
      named[index].weight = pattern.weight;
      named[index].topic = std::move(topic);
    }
  }

  // Two sections in one title: each has a topic of its own, and together they explain it.
  Mask together = neutral;
  Mask topics(text.size(), false);
  std::vector<int> joint;
  for (std::size_t i = 0; i < kSectionCount; ++i) {
    Mask explained = neutral;
    add(named[i].words, explained);
    reading.score[i] = named[i].weight * std::pow(share(explained), kCoverageExponent);
    const bool apart = std::inner_product(topics.begin(), topics.end(), named[i].topic.begin(), true,
                                          std::logical_and<>(), [](bool a, bool b) { return !(a && b); });
    if (named[i].weight >= kJointWeight && !reading.near[i] && apart) {
      joint.push_back(static_cast<int>(i) + 1);
      add(named[i].topic, topics);
      add(named[i].words, together);
    }
  }
  if (joint.size() >= 2 && share(together) >= kJointShare) {
    reading.joint = joint;
    for (const int section : joint) {
      double& score = reading.score[static_cast<std::size_t>(section) - 1];
      score = std::max(score, named[static_cast<std::size_t>(section) - 1].weight * share(together));
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
