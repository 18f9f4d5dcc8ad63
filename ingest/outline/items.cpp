#include "ingest/outline/items.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "ingest/outline/heading_terms.h"
#include "ingest/outline/item_terms.h"

namespace nitec {
namespace {

// How much one mention says, by where it stands. A sub-item is covered from kCovered on, so a heading, a table row or
// the head of a paragraph is enough, and a name dropped in the middle of a sentence about something else is not.
constexpr double kCovered = 0.35;
// So much is enough in a paragraph or row that no other sub-item claims and that stands where the order of the annex
// expects this one, between its neighbours: writers who avoid the annex's words still keep its order.
constexpr double kCoveredInPlace = 0.1;
constexpr double kHeading = 1.0;
constexpr double kCell = 0.8;
constexpr double kParagraphHead = 0.75;
constexpr double kClause = 0.6;
constexpr double kSentenceHead = 0.5;
constexpr double kInside = 0.3;
constexpr double kSignShare = 0.5;  ///< A sign weighs half of a name.
constexpr double kSignShareInCell = 0.15;
constexpr double kHeadShare = 0.8;
constexpr double kHeadShareInProse = 0.35;
constexpr double kSignLimit = 0.6;       ///< All signs together, unless one stands in a heading.
constexpr double kEnumeration = 0.15;    ///< A sentence that names the sub-items one after another speaks of none.
constexpr double kCrossReference = 0.3;  ///< “详见第四部分…”
constexpr double kInPassing = 0.35;      ///< In the middle of a passage about another sub-item.
constexpr std::size_t kEnumerated = 4;   ///< So many sub-items in one sentence are an enumeration.
constexpr double kVocabularyWords = 3;   ///< So many words of a section without sub-items say that it is that one.
constexpr std::size_t kHeadingLength = 26;
constexpr int kSummaryRows = 14;  ///< Longer tables are lists of things: what a row is called says little.
constexpr std::size_t kLabelLength = 14;
constexpr std::size_t kClauseLength = 10;
constexpr std::size_t kParagraphHeadLength = 14;
constexpr std::size_t kSentenceHeadLength = 6;

bool ends_sentence(char32_t c) {
  return std::u32string_view(U"。;!?").find(c) != std::u32string_view::npos;
}

bool contains_any(std::u32string_view text, std::initializer_list<std::u32string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](auto word) { return text.find(word) != std::u32string_view::npos; });
}

bool says_not_applicable(std::u32string_view sentence) {
  return contains_any(sentence, {U"不涉及", U"未涉及",   U"无此项",   U"无该项", U"没有安排", U"未安排", U"不包含",
                                 U"未列入", U"未发生",   U"不适用",   U"无需",   U"不含",     U"未单独", U"本项目无",
                                 U"不安排", U"没有该项", U"没有此项", U"无相关", U"不发生",   U"未设",   U"没有新",
                                 U"无新增", U"未新增",   U"本期无",   U"未购置", U"未使用",   U"无建设", U"不存在"});
}

bool refers_elsewhere(std::u32string_view sentence) {
  return contains_any(sentence, {U"详见第", U"参见第", U"见第", U"见本报告第", U"另见第"}) &&
         contains_any(sentence, {U"部分", U"章", U"节"});
}

/// All lines of a span as one text, with the way back.
class SpanText {
 public:
  SpanText(const Flow& flow, Span span) : flow_(flow), span_(span) {
    for (std::size_t i = span.begin; i < span.end; ++i) {
      line_begin_.push_back(text_.size());
      const FlowLine& line = flow.lines[i];
      if (line.opens || paragraph_begin_.empty()) {
        paragraph_ = text_.size();
      }
      paragraph_begin_.push_back(paragraph_);
      text_ += line.text();
    }
  }

  [[nodiscard]] std::u32string_view text() const { return text_; }

  /// Index within the span of the line that holds position `at`.
  [[nodiscard]] std::size_t line_at(std::size_t at) const {
    return static_cast<std::size_t>(std::upper_bound(line_begin_.begin(), line_begin_.end(), at) -
                                    line_begin_.begin()) -
           1;
  }
  [[nodiscard]] std::size_t lines() const { return line_begin_.size(); }
  [[nodiscard]] const FlowLine& line(std::size_t index) const { return flow_.lines[span_.begin + index]; }
  [[nodiscard]] std::size_t line_begin(std::size_t index) const { return line_begin_[index]; }
  [[nodiscard]] std::size_t paragraph_begin(std::size_t index) const { return paragraph_begin_[index]; }

  /// Where the paragraph, or the row of a table, around `at` begins.
  [[nodiscard]] std::size_t unit_begin(std::size_t at) const {
    std::size_t index = line_at(at);
    while (index > 0 && line(index).row_mate && !line(index).first_cell && line(index - 1).row_mate) {
      --index;
    }
    return line(index).row_mate ? line_begin_[index] : paragraph_begin_[index];
  }

  /// [begin, end) of the sentence around `at`, within its paragraph.
  [[nodiscard]] std::pair<std::size_t, std::size_t> sentence(std::size_t at) const {
    const std::size_t floor = paragraph_begin_[line_at(at)];
    std::size_t begin = at;
    while (begin > floor && !ends_sentence(text_[begin - 1])) {
      --begin;
    }
    std::size_t end = at;
    while (end < text_.size() && !ends_sentence(text_[end])) {
      ++end;
      const std::size_t index = line_at(std::min(end, text_.size() - 1));
      if (end == line_begin_[index] && line(index).opens) {
        break;
      }
    }
    return {begin, end};
  }

 private:
  const Flow& flow_;
  Span span_;
  std::u32string text_;
  std::vector<std::size_t> line_begin_;
  std::vector<std::size_t> paragraph_begin_;
  std::size_t paragraph_ = 0;
};

/// What speaks for one sub-item.
struct Evidence {
  double names = 0;
  double signs = 0;
  bool not_applicable = false;
  double strongest = 0;
  bool as_heading = false;
  std::size_t at = 0;  ///< Place of the strongest mention in the span's text.
  std::size_t length = 0;
  std::size_t span = 0;
  /// Weight of what was found in each paragraph or row: (span, where it begins).
  std::map<std::pair<std::size_t, std::size_t>, double> units;

  [[nodiscard]] double total() const { return names + (as_heading ? signs : std::min(signs, kSignLimit)); }
};

struct Mention {
  double weight = 0;
  bool heading = false;
  bool cell = false;    ///< Of a table: a list of equipment names many things that it does not speak of.
  bool clause = false;  ///< In a short clause that opens a sentence: “规章方面，……”.
};

/// The end of the clause that opens `text`: its first comma, colon, stop or bracket; a comma inside a number is none.
std::size_t clause_end(std::u32string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool in_number =
        text[i] == U',' && i > 0 && i + 1 < text.size() && is_digit(text[i - 1]) && is_digit(text[i + 1]);
    if (!in_number && std::u32string_view(U",:。;】]").find(text[i]) != std::u32string_view::npos) {
      return i;
    }
  }
  return text.size();
}

/// “资金来源：……”, “【组织机构】……”, “土建部分，……”: the length of a label that opens a paragraph, 0 when there is
/// none.
std::size_t label_length(const FlowLine& line) {
  const std::u32string_view title = line.title();
  const std::size_t end = clause_end(title);
  const bool closed = end < title.size() && title[end] != U',';
  return end == title.size() || end > (closed ? kLabelLength : kClauseLength) ? 0 : line.numbering.length + end;
}

/// How much a mention at [begin, end) says by its place alone.
Mention place_of(const SpanText& text, std::size_t begin) {
  const std::size_t index = text.line_at(begin);
  const FlowLine& line = text.line(index);
  const std::size_t in_line = begin - text.line_begin(index);
  if (stands_alone(line)) {
    const bool set_apart = line.numbering.style != NumberStyle::kNone || line.bold || line.relative_size > 1.05;
    if (line.row_mate) {
      return {kCell, false, !line.first_cell || line.table_rows > kSummaryRows};
    }
    return set_apart ? Mention{kHeading, true} : Mention{kCell, true};
  }
  if (line.opens && in_line < label_length(line)) {
    return {kHeading, true};
  }
  if (line.numbering.style != NumberStyle::kNone && line.opens &&
      in_line <= line.numbering.length + kParagraphHeadLength) {
    return {kCell, false};
  }
  if (begin - text.paragraph_begin(index) <= kParagraphHeadLength && line.opens) {
    return {kParagraphHead, false};
  }
  const auto [sentence_begin, sentence_end] = text.sentence(begin);
  // “规章方面，……”, “目标之二是开展合作，……”, “（二）制度。……”
  const std::size_t clause = clause_end(text.text().substr(sentence_begin, sentence_end - sentence_begin));
  if (clause <= kClauseLength + 1 && begin - sentence_begin < clause) {
    return {kClause, false, false, true};
  }
  if (begin - sentence_begin <= kSentenceHeadLength) {
    return {kSentenceHead, false};
  }
  return {kInside, false};
}

/// How much a kind of term says at such a place.
double share_of(TermKind kind, const Mention& mention) {
  switch (kind) {
    case TermKind::kName:
      return 1;
    case TermKind::kHead:
      return mention.heading || mention.clause                   ? kHeadShare
             : mention.weight >= kParagraphHead && !mention.cell ? kHeadShareInProse
                                                                 : 0;
    case TermKind::kSign:
      return mention.cell ? kSignShareInCell : kSignShare;
  }
  return 0;
}

/// A term where it stands.
struct Found {
  Lexicon::Match match;
  Mention mention;
  std::size_t unit = 0;  ///< Where its paragraph or row begins.
};

/// Stands above a table.
bool is_caption(const SpanText& text, std::size_t line) {
  return line + 1 < text.lines() && text.line(line + 1).row_mate;
}

/// What a passage is about: the sub-items that its heading, its label or the head of its paragraph names. What else is
/// mentioned there is said in passing.
class Subjects {
 public:
  Subjects(const SpanText& text, const std::vector<Found>& terms, const std::vector<Term>& kinds) {
    for (const Found& found : terms) {
      const Term& term = kinds[static_cast<std::size_t>(found.match.id)];
      if (term.item < 0 || term.kind == TermKind::kSign || found.mention.cell) {
        continue;
      }
      const std::size_t line = text.line_at(found.match.begin);
      if (found.mention.heading && is_set_apart(text.line(line))) {
        if (is_caption(text, line)) {
          continue;
        }
        headings_[text.line_begin(line)].insert(term.item);
      } else if (found.mention.weight * share_of(term.kind, found.mention) >= kParagraphHead) {
        units_[found.unit].insert(term.item);
      }
    }
    for (std::size_t line = 0; line < text.lines(); ++line) {
      if (is_set_apart(text.line(line)) && !is_caption(text, line)) {
        headings_[text.line_begin(line)];  // One that names none of them ends the passage of the one before.
      }
    }
  }

  /// True when the passage around is about other sub-items than `item`.
  [[nodiscard]] bool others_than(int item, const Found& found) const {
    if (const auto unit = units_.find(found.unit); unit != units_.end()) {
      return unit->second.count(item) == 0;
    }
    auto heading = headings_.upper_bound(found.match.begin);
    if (heading == headings_.begin()) {
      return false;
    }
    --heading;
    return !heading->second.empty() && heading->second.count(item) == 0;
  }

 private:
  std::map<std::size_t, std::set<int>> headings_;  ///< By where they begin.
  std::map<std::size_t, std::set<int>> units_;
};

/// So many characters of the annex's own name (“技术转移与扩散”) stand in a title: “技术往县里转”.
constexpr std::size_t kSharedCharacters = 3;

/// True when a title sounds like the annex's name although it uses none of the known terms.
bool resembles(std::u32string_view title, const std::string& name) {
  std::set<char32_t> characters;
  for (const char32_t c : decode_utf8(name)) {
    characters.insert(c);
  }
  std::set<char32_t> shared;
  for (const char32_t c : title) {
    if (characters.count(c) != 0 && c != U'与' && c != U'和' && c != U'及') {
      shared.insert(c);
    }
  }
  return shared.size() >= kSharedCharacters;
}

std::vector<Evidence> gather(const Flow& flow, int section, std::span<const Span> spans) {
  const SectionTerms& terms = section_terms(section);
  std::vector<Evidence> evidences(annex()[static_cast<std::size_t>(section) - 1].items.size());
  if (evidences.empty() || terms.lexicon.empty()) {
    return evidences;
  }
  const auto term_of = [&](const Found& found) { return terms.terms[static_cast<std::size_t>(found.match.id)]; };
  std::map<int, double> heaviest;  // of each term, so that a repeated word counts once
  for (std::size_t s = 0; s < spans.size(); ++s) {
    const SpanText text(flow, spans[s]);
    std::vector<Found> all;
    for (const Lexicon::Match& match : terms.lexicon.front().find_words(text.text())) {
      all.push_back({match, place_of(text, match.begin), text.unit_begin(match.begin)});
    }
    const Subjects subjects(text, all, terms.terms);
    for (std::size_t line = 0; line < text.lines(); ++line) {
      if (!is_set_apart(text.line(line)) || is_caption(text, line)) {
        continue;
      }
      for (std::size_t i = 0; i < evidences.size(); ++i) {
        if (resembles(text.line(line).title(), annex()[static_cast<std::size_t>(section) - 1].items[i].name)) {
          evidences[i].units[{s, text.line_begin(line)}] += kCoveredInPlace;
        }
      }
    }
    for (const Found& found : all) {
      const Term term = term_of(found);
      Evidence& evidence = evidences[static_cast<std::size_t>(term.item)];
      Mention mention = found.mention;
      const auto [begin, end] = text.sentence(found.match.begin);
      const std::u32string_view sentence = text.text().substr(begin, end - begin);
      if (!mention.heading) {
        std::vector<bool> named(evidences.size(), false);
        for (const Found& other : all) {
          if (other.match.begin >= begin && other.match.end <= end && term_of(other).kind == TermKind::kName) {
            named[static_cast<std::size_t>(term_of(other).item)] = true;
          }
        }
        const bool quantified = std::any_of(sentence.begin(), sentence.end(), is_digit);
        if (static_cast<std::size_t>(std::count(named.begin(), named.end(), true)) >= kEnumerated && !quantified) {
          mention.weight *= kEnumeration;
        }
        if (refers_elsewhere(sentence)) {
          mention.weight *= kCrossReference;
        }
      }
      if ((mention.weight <= kInside || term.kind != TermKind::kName) && subjects.others_than(term.item, found)) {
        mention.weight *= kInPassing;
      }
      if (says_not_applicable(sentence)) {
        evidence.not_applicable =
            evidence.not_applicable || term.kind == TermKind::kName || mention.weight >= kParagraphHead;
      }
      const double weight = mention.weight * share_of(term.kind, mention);
      evidence.units[{s, found.unit}] += weight;
      double& before = heaviest[found.match.id];
      if (weight > before) {
        (term.kind == TermKind::kSign ? evidence.signs : evidence.names) += weight - before;
        before = weight;
      }
      if (weight > evidence.strongest) {
        evidence.strongest = weight;
        evidence.as_heading = evidence.as_heading || mention.heading;
        evidence.at = found.match.begin;
        evidence.length = found.match.end - found.match.begin;
        evidence.span = s;
      }
    }
  }
  return evidences;
}

using Unit = std::pair<std::size_t, std::size_t>;  ///< (span, where a paragraph or row begins in it)

/// The paragraph or row in which `evidence` is strongest.
Unit home_of(const Flow& flow, std::span<const Span> spans, const Evidence& evidence) {
  return {evidence.span, SpanText(flow, spans[evidence.span]).unit_begin(evidence.at)};
}

/// True when `unit` belongs to the sub-item at home in `home`: it is that unit, or follows it under the same heading,
/// or in the table whose caption that is.
bool claims(const Flow& flow, std::span<const Span> spans, const Unit& home, const Unit& unit) {
  if (home.first != unit.first || unit.second < home.second) {
    return false;
  }
  if (home == unit) {
    return true;
  }
  const SpanText text(flow, spans[home.first]);
  const std::size_t first = text.line_at(home.second);
  const std::size_t last = text.line_at(unit.second);
  if (!is_set_apart(text.line(first))) {
    return false;
  }
  const bool caption = is_caption(text, first);
  for (std::size_t index = first + 1; index <= last; ++index) {
    if (is_set_apart(text.line(index)) || (caption && !text.line(index).row_mate && text.line(index).opens)) {
      return false;
    }
  }
  return true;
}

/// The title that a paragraph gives itself by a number (“4.4 结余。……”) or by standing apart; empty when it has none.
std::u32string_view declared_title(const SpanText& text, std::size_t unit) {
  const FlowLine& line = text.line(text.line_at(unit));
  if (is_set_apart(line)) {
    return line.title();
  }
  const std::size_t label = label_length(line);
  return line.numbering.style == NumberStyle::kNone || label <= line.numbering.length
             ? std::u32string_view()
             : line.text().substr(line.numbering.length, label - line.numbering.length);
}

/// The paragraph gives itself a title in which nothing speaks of the sub-item.
bool is_titled_otherwise(const Flow& flow, std::span<const Span> spans, int section, std::size_t wanted,
                         const Unit& unit) {
  const SpanText text(flow, spans[unit.first]);
  const std::u32string_view title = declared_title(text, unit.second);
  if (title.empty()) {
    return false;
  }
  const SectionTerms& terms = section_terms(section);
  const auto matches = terms.lexicon.front().find_words(title);
  const bool named = std::any_of(matches.begin(), matches.end(), [&](const Lexicon::Match& match) {
    return terms.terms[static_cast<std::size_t>(match.id)].item == static_cast<int>(wanted);
  });
  return !named && !resembles(title, annex()[static_cast<std::size_t>(section) - 1].items[wanted].name);
}

/// The paragraph or row in which a sub-item that is told in few of the field's words stands in its place: after the
/// sub-items that the annex lists before it, before those that it lists behind it, and claimed by none of them.
const Unit* unit_in_place(const Flow& flow, std::span<const Span> spans, int section,
                          const std::vector<Evidence>& found, const std::vector<Unit>& homes,
                          const std::vector<bool>& covered, std::size_t wanted) {
  for (const auto& [unit, weight] : found[wanted].units) {
    if (weight < kCoveredInPlace || is_titled_otherwise(flow, spans, section, wanted, unit)) {
      continue;
    }
    const Unit* before = nullptr;  // the home of the nearest covered sub-item that the annex lists before, and behind
    const Unit* behind = nullptr;
    bool claimed = false;
    for (std::size_t i = 0; i < found.size(); ++i) {
      if (i == wanted || !covered[i]) {
        continue;
      }
      claimed = claimed || claims(flow, spans, homes[i], unit);
      if (i < wanted) {
        before = &homes[i];
      } else if (behind == nullptr) {
        behind = &homes[i];
      }
    }
    if (!claimed && (before != nullptr || behind != nullptr) && (before == nullptr || *before < unit) &&
        (behind == nullptr || unit < *behind)) {
      return &unit;
    }
  }
  return nullptr;
}

}  // namespace

bool stands_alone(const FlowLine& line) {
  const std::u32string_view title = line.title();
  if (title.empty() || title.size() > kHeadingLength || title.find(U'。') != std::u32string_view::npos ||
      std::u32string_view(U",;、").find(title.back()) != std::u32string_view::npos) {
    return false;
  }
  return line.row_mate || (line.opens && !line.full);
}

bool is_set_apart(const FlowLine& line) {
  return !line.row_mate && stands_alone(line) &&
         (line.numbering.style != NumberStyle::kNone || line.bold || line.relative_size > 1.05);
}

double names_sub_item(int section, std::u32string_view title) {
  const SectionTerms& terms = section_terms(section);
  double most = 0;
  if (!terms.lexicon.empty()) {
    for (const Lexicon::Match& match : terms.lexicon.front().find_words(title)) {
      most = std::max(most, share_of(terms.terms[static_cast<std::size_t>(match.id)].kind, {kHeading, true}));
    }
  }
  return most;
}

std::vector<SubItem> no_items(int section) {
  std::vector<SubItem> items;
  for (const AnnexItem& item : annex()[static_cast<std::size_t>(section) - 1].items) {
    items.push_back({item.name, false, Cue::kNone, {}});
  }
  return items;
}

std::vector<SubItem> read_items(const Document& document, const Flow& flow, int section, std::span<const Span> spans) {
  std::vector<SubItem> items = no_items(section);
  const std::vector<Evidence> found = gather(flow, section, spans);
  std::vector<bool> covered(items.size(), false);
  const auto cover = [&](std::size_t i, Cue cue, const FlowLine& line) {
    items[i].covered = true;
    items[i].cue = cue;
    items[i].where = locate(document, line, 0, line.text().size());
  };
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Evidence& evidence = found[i];
    if (annex()[static_cast<std::size_t>(section) - 1].items[i].open) {
      // “及其他情况” asks for nothing in particular: its section speaks for it.
      if (!spans.empty() && spans.front().begin < spans.front().end) {
        cover(i, Cue::kText, flow.lines[spans.front().begin]);
      }
    } else if (evidence.not_applicable || evidence.total() >= kCovered) {
      const SpanText text(flow, spans[evidence.span]);
      cover(i,
            evidence.not_applicable ? Cue::kNotApplicable
            : evidence.as_heading   ? Cue::kHeading
                                    : Cue::kText,
            text.line(text.line_at(evidence.at)));
      covered[i] = true;
    }
  }
  const bool all = std::all_of(items.begin(), items.end(), [](const SubItem& item) { return item.covered; });
  std::vector<Unit> homes(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (covered[i] && !all) {
      homes[i] = home_of(flow, spans, found[i]);
    }
  }
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i].covered) {
      continue;
    }
    if (const Unit* unit = unit_in_place(flow, spans, section, found, homes, covered, i)) {
      const SpanText text(flow, spans[unit->first]);
      cover(i, Cue::kText, text.line(text.line_at(unit->second)));
    }
  }
  return items;
}

double vocabulary_share(const Document& document, const Flow& flow, int section, Span span) {
  const std::vector<SubItem> items = read_items(document, flow, section, std::span(&span, 1));
  if (!items.empty()) {
    const auto covered = std::count_if(items.begin(), items.end(), [](const SubItem& item) { return item.covered; });
    return static_cast<double>(covered) / static_cast<double>(items.size());
  }
  const SectionTerms& terms = section_terms(section);
  std::set<int> said;
  if (!terms.lexicon.empty()) {
    const SpanText text(flow, span);
    for (const Lexicon::Match& match : terms.lexicon.front().find(text.text())) {
      said.insert(match.id);
    }
  }
  return std::min(1.0, static_cast<double>(said.size()) / kVocabularyWords);
}

}  // namespace nitec
