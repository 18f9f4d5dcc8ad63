#include "ingest/outline/items.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdlib>
#include <map>
#include <set>
#include <string>

#include "ingest/outline/heading_terms.h"
#include "ingest/text/lexicon.h"
#include "schemas/schemas.h"

namespace nitec {
namespace {

// How much one mention says, by where it stands. A sub-item is covered from kCovered on, so a heading, a table row or
// the head of a paragraph is enough, and a name dropped in the middle of a sentence about something else is not.
constexpr double kCovered = 0.35;
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
constexpr std::size_t kEnumerated = 4;   ///< So many sub-items in one sentence are an enumeration.
constexpr double kVocabularyWords = 3;   ///< So many words of a section without sub-items say that it is that one.
constexpr std::size_t kHeadingLength = 26;
constexpr int kSummaryRows = 14;  ///< Longer tables are lists of things: what a row is called says little.
constexpr std::size_t kLabelLength = 14;
constexpr std::size_t kClauseLength = 10;
constexpr std::size_t kParagraphHeadLength = 14;
constexpr std::size_t kSentenceHeadLength = 6;

enum class TermKind { kName, kHead, kSign };

struct Term {
  int item = 0;  ///< Index in the section's items.
  TermKind kind = TermKind::kName;
};

/// The terms of one section.
struct SectionTerms {
  std::vector<Term> terms;
  std::vector<Lexicon> lexicon;  ///< One, or none for a section without sub-items.
};

std::array<SectionTerms, kSectionCount> load() {
  std::array<SectionTerms, kSectionCount> sections;
  std::array<Lexicon::Terms, kSectionCount> words;
  std::string_view rest = schemas::file(std::string(schemas::kRuleSet) + "/outline_items.tsv");
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n');
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    if (line.empty() || line[0] == '#') {
      continue;
    }
    const std::size_t first = line.find('\t');
    const std::size_t second = line.find('\t', first + 1);
    assert((line[1] == '.' || line[1] == '\t') && second != std::string_view::npos);
    const std::size_t section = static_cast<std::size_t>(line[0] - '1');
    const std::string_view kind = line.substr(first + 1, second - first - 1);
    std::string_view list = line.substr(second + 1);
    while (!list.empty()) {
      const std::size_t blank = list.find(' ');
      const std::string_view word = list.substr(0, blank);
      list.remove_prefix(blank == std::string_view::npos ? list.size() : blank + 1);
      if (word.empty()) {
        continue;
      }
      if (kind == "near") {
        words.at(section).emplace_back(decode_utf8(word), -1);
      } else {
        words.at(section).emplace_back(decode_utf8(word), static_cast<int>(sections[section].terms.size()));
        const TermKind term = kind == "name" ? TermKind::kName : kind == "head" ? TermKind::kHead : TermKind::kSign;
        sections[section].terms.push_back({line[1] == '.' ? line[2] - '1' : 0, term});
      }
    }
  }
  for (std::size_t i = 0; i < kSectionCount; ++i) {
    if (!words[i].empty()) {
      sections[i].lexicon.emplace_back(words[i]);
    }
  }
  return sections;
}

const SectionTerms& section_terms(int section) {
  static const std::array<SectionTerms, kSectionCount> sections = load();
  return sections.at(static_cast<std::size_t>(section) - 1);
}

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
  [[nodiscard]] const FlowLine& line(std::size_t index) const { return flow_.lines[span_.begin + index]; }
  [[nodiscard]] std::size_t line_begin(std::size_t index) const { return line_begin_[index]; }
  [[nodiscard]] std::size_t paragraph_begin(std::size_t index) const { return paragraph_begin_[index]; }

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
  if (line.numbering.style != NumberStyle::kNone && line.opens &&
      in_line <= line.numbering.length + kParagraphHeadLength) {
    return {kCell, false};
  }
  if (line.opens && in_line < label_length(line)) {
    return {kHeading, true};
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

std::vector<Evidence> gather(const Flow& flow, int section, std::span<const Span> spans) {
  const SectionTerms& terms = section_terms(section);
  std::vector<Evidence> found(annex()[static_cast<std::size_t>(section) - 1].items.size());
  if (found.empty() || terms.lexicon.empty()) {
    return found;
  }
  std::map<int, double> heaviest;  // of each term, so that a repeated word counts once
  for (std::size_t s = 0; s < spans.size(); ++s) {
    const SpanText text(flow, spans[s]);
    const std::vector<Lexicon::Match> matches = terms.lexicon.front().find_words(text.text());
    for (const Lexicon::Match& match : matches) {
      const Term& term = terms.terms[static_cast<std::size_t>(match.id)];
      Evidence& evidence = found[static_cast<std::size_t>(term.item)];
      Mention mention = place_of(text, match.begin);
      const auto [begin, end] = text.sentence(match.begin);
      const std::u32string_view sentence = text.text().substr(begin, end - begin);
      if (!mention.heading) {
        std::vector<bool> named(found.size(), false);
        for (const Lexicon::Match& other : matches) {
          if (other.begin >= begin && other.end <= end &&
              terms.terms[static_cast<std::size_t>(other.id)].kind == TermKind::kName) {
            named[static_cast<std::size_t>(terms.terms[static_cast<std::size_t>(other.id)].item)] = true;
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
      if (says_not_applicable(sentence)) {
        evidence.not_applicable =
            evidence.not_applicable || term.kind == TermKind::kName || mention.weight >= kParagraphHead;
      }
      const double weight = mention.weight * share_of(term.kind, mention);
      double& before = heaviest[match.id];
      if (weight > before) {
        (term.kind == TermKind::kSign ? evidence.signs : evidence.names) += weight - before;
        before = weight;
      }
      if (weight > evidence.strongest) {
        evidence.strongest = weight;
        evidence.as_heading = evidence.as_heading || mention.heading;
        evidence.at = match.begin;
        evidence.length = match.end - match.begin;
        evidence.span = s;
      }
    }
  }
  return found;
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
  for (std::size_t i = 0; i < items.size(); ++i) {
    SubItem& item = items[i];
    const Evidence& evidence = found[i];
    if (annex()[static_cast<std::size_t>(section) - 1].items[i].open) {
      // “及其他情况” asks for nothing in particular: its section speaks for it.
      if (!spans.empty() && spans.front().begin < spans.front().end) {
        const FlowLine& line = flow.lines[spans.front().begin];
        item.covered = true;
        item.cue = Cue::kText;
        item.where = locate(document, line, 0, line.text().size());
      }
      continue;
    }
    if (evidence.not_applicable) {
      item.cue = Cue::kNotApplicable;
    } else if (evidence.total() >= kCovered) {
      item.cue = evidence.as_heading ? Cue::kHeading : Cue::kText;
    } else {
      continue;
    }
    item.covered = true;
    const SpanText text(flow, spans[evidence.span]);
    const FlowLine& line = text.line(text.line_at(evidence.at));
    item.where = locate(document, line, 0, line.text().size());
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
