#include "ingest/text/lexicon.h"

#include <algorithm>
#include <limits>
#include <map>
#include <set>

#include "ingest/text/fold.h"
#include "ingest/text/segment.h"

namespace nitec {
namespace {

constexpr char32_t kBasicPlane = 0x10000;

// The automaton while it grows.
struct Node {
  std::map<std::uint16_t, std::uint32_t> next;
  std::set<int> ids;
  std::uint32_t depth = 0;
};

bool by_place(const Lexicon::Match& a, const Lexicon::Match& b) {
  if (a.begin != b.begin) {
    return a.begin < b.begin;
  }
  return a.end != b.end ? a.end > b.end : a.id < b.id;
}

}  // namespace

Lexicon::Lexicon(const Terms& terms) : letters_(kBasicPlane, 0) {
  Terms folded;
  std::set<char32_t> alphabet;
  for (const auto& [term, id] : terms) {
    folded.emplace_back(fold(term).text, id);
    alphabet.insert(folded.back().first.begin(), folded.back().first.end());
  }
  std::uint16_t last_letter = 0;
  for (const char32_t c : alphabet) {
    ++last_letter;
    if (c < kBasicPlane) {
      letters_[c] = last_letter;
    } else {
      rare_letters_.emplace_back(c, last_letter);
    }
  }

  std::vector<Node> nodes(1);
  for (const auto& [term, id] : folded) {
    std::uint32_t at = 0;
    for (const char32_t c : term) {
      const auto [found, fresh] = nodes[at].next.emplace(letter(c), static_cast<std::uint32_t>(nodes.size()));
      const std::uint32_t to = found->second;
      if (fresh) {
        nodes.emplace_back().depth = nodes[at].depth + 1;
      }
      at = to;
    }
    if (at != 0) {
      nodes[at].ids.insert(id);
    }
  }

  root_.assign(std::size_t{last_letter} + 1, 0);
  for (const auto& [label, to] : nodes[0].next) {
    root_[label] = to;
  }
  states_.resize(nodes.size());
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    State& state = states_[i];
    state.depth = nodes[i].depth;
    state.first_edge = static_cast<std::uint32_t>(edges_.size());
    state.edge_count = static_cast<std::uint32_t>(nodes[i].next.size());
    edges_.insert(edges_.end(), nodes[i].next.begin(), nodes[i].next.end());
    state.first_id = static_cast<std::uint32_t>(ids_.size());
    state.id_count = static_cast<std::uint32_t>(nodes[i].ids.size());
    ids_.insert(ids_.end(), nodes[i].ids.begin(), nodes[i].ids.end());
  }
  // Breadth first, so that a state's fallback, which is shorter, is complete before the state itself.
  std::vector<std::uint32_t> order = {0};
  for (std::size_t i = 0; i < order.size(); ++i) {
    const std::uint32_t from = order[i];
    for (const auto& [label, to] : nodes[from].next) {
      order.push_back(to);
      states_[to].fallback = from == 0 ? 0 : step(states_[from].fallback, label);
      states_[to].output = states_[to].id_count > 0 ? to : states_[states_[to].fallback].output;
    }
  }
}

std::uint16_t Lexicon::letter(char32_t c) const {
  if (c < kBasicPlane) {
    return letters_[c];
  }
  const auto found =
      std::lower_bound(rare_letters_.begin(), rare_letters_.end(), std::pair<char32_t, std::uint16_t>{c, 0});
  return found != rare_letters_.end() && found->first == c ? found->second : 0;
}

std::uint32_t Lexicon::step(std::uint32_t state, std::uint16_t label) const {
  while (state != 0) {
    const auto first = edges_.begin() + states_[state].first_edge;
    const auto last = first + states_[state].edge_count;
    const auto found = std::lower_bound(first, last, std::pair<std::uint16_t, std::uint32_t>{label, 0});
    if (found != last && found->first == label) {
      return found->second;
    }
    state = states_[state].fallback;
  }
  return root_[label];
}

std::vector<Lexicon::Match> Lexicon::scan(std::u32string_view folded) const {
  std::vector<Match> matches;
  std::uint32_t state = 0;
  for (std::size_t i = 0; i < folded.size(); ++i) {
    const std::uint16_t label = letter(folded[i]);
    state = label == 0 ? 0 : step(state, label);
    for (std::uint32_t at = states_[state].output; at != 0; at = states_[states_[at].fallback].output) {
      const auto end = static_cast<std::uint32_t>(i + 1);
      for (std::uint32_t k = 0; k < states_[at].id_count; ++k) {
        matches.push_back({end - states_[at].depth, end, ids_[states_[at].first_id + k]});
      }
    }
  }
  return matches;
}

std::vector<Lexicon::Match> keep_longest(std::vector<Lexicon::Match> matches) {
  std::sort(matches.begin(), matches.end(), by_place);
  // Begins only rise from here on, so a match lies inside an earlier one exactly when that one's end is not before its
  // own: the farthest end so far tells. A match of the same extent as the one that reached so far is its equal.
  std::vector<Lexicon::Match> kept;
  std::uint32_t farthest = 0;
  std::uint32_t farthest_begin = 0;
  for (const Lexicon::Match& match : matches) {
    const bool equal = match.begin == farthest_begin && match.end == farthest;
    if (match.end > farthest || equal) {
      kept.push_back(match);
      farthest = match.end;
      farthest_begin = match.begin;
    }
  }
  std::erase_if(kept, [](const Lexicon::Match& match) { return match.id < 0; });
  return kept;
}

std::vector<Lexicon::Match> Lexicon::find(std::u32string_view folded) const {
  return keep_longest(scan(folded));
}

std::vector<Lexicon::Match> Lexicon::find_words(std::u32string_view folded) const {
  std::vector<Match> matches = scan(folded);
  const auto is_short = [](const Match& match) { return match.id >= 0 && match.end - match.begin <= kShortTerm; };
  if (std::any_of(matches.begin(), matches.end(), is_short)) {
    const std::vector<std::uint32_t> boundaries = word_boundaries(folded);
    const auto at_boundary = [&](std::uint32_t index) {
      return std::binary_search(boundaries.begin(), boundaries.end(), index);
    };
    std::erase_if(matches, [&](const Match& match) {
      return is_short(match) && !(at_boundary(match.begin) && at_boundary(match.end));
    });
  }
  return keep_longest(std::move(matches));
}

}  // namespace nitec
