// The lines of a report that may be headings, and how much each is set as one.
#include "ingest/outline/candidates.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

namespace nitec {
namespace {

constexpr std::size_t kMaxHeading = 48;  ///< Characters; the longest real ones have about 40.
constexpr std::size_t kMaxRunIn = 18;    ///< Of a title that opens a paragraph.
constexpr double kClearScore = 0.6;      ///< From here on the words alone name the section.
constexpr std::size_t kEstablished = 4;  ///< So many sections in one style make it the report's own.
constexpr std::size_t kOfTheNine = 6;    ///< So many in one style, and what is set much smaller is a lower heading.
constexpr double kMuchSmaller = 1.3;     ///< Times that the main headings are larger.
constexpr double kSameSize = 0.05;       ///< Relative difference of size that still is one style.

bool ends_like_prose(std::u32string_view text) {
  return !text.empty() && std::u32string_view(U"。;,、!?").find(text.back()) != std::u32string_view::npos;
}

std::u32string trimmed(std::u32string_view title) {
  static constexpr std::u32string_view kDress = U":.-·【】《》<>[]「」『』\"'*#■●◆▲★|_=";
  while (!title.empty() && kDress.find(title.front()) != std::u32string_view::npos) {
    title.remove_prefix(1);
  }
  while (!title.empty() && kDress.find(title.back()) != std::u32string_view::npos) {
    title.remove_suffix(1);
  }
  return std::u32string(title);
}

double numbered_look(NumberStyle style) {
  switch (style) {
    case NumberStyle::kChapter:
    case NumberStyle::kPart:
    case NumberStyle::kHan:
    case NumberStyle::kRoman:
      return 0.3;
    case NumberStyle::kArabic:
      return 0.2;
    case NumberStyle::kHanParen:
    case NumberStyle::kDecimal:
    case NumberStyle::kArabicParen:
      return 0.1;
    case NumberStyle::kClause:
    case NumberStyle::kNone:
    case NumberStyle::kAttachment:
      return 0;
  }
  return 0;
}

/// How deep a style of number usually stands; unnumbered headings stand anywhere.
int rank(NumberStyle style) {
  switch (style) {
    case NumberStyle::kPart:
      return 1;
    case NumberStyle::kChapter:
      return 2;
    case NumberStyle::kHan:
    case NumberStyle::kRoman:
      return 3;
    case NumberStyle::kHanParen:
      return 4;
    case NumberStyle::kArabic:
      return 5;
    case NumberStyle::kDecimal:
    case NumberStyle::kClause:
      return 6;
    case NumberStyle::kArabicParen:
      return 7;
    case NumberStyle::kNone:
    case NumberStyle::kAttachment:
      return 0;
  }
  return 0;
}

class CandidateReader {
 public:
  CandidateReader(const Document& document, const Flow& flow) : flow_(flow) {
    for (const ContentsEntry& entry : flow.contents) {
      listed_.insert(trimmed(entry.title));
    }
    for (const Bookmark& bookmark : document.bookmarks) {
      const Folded folded = fold(decode_utf8(bookmark.title));
      const Numbering numbering = read_numbering(folded.text, folded.origin);
      listed_.insert(trimmed(std::u32string_view(folded.text).substr(numbering.length)));
    }
    double bold = 0;
    double all = 0;
    for (const FlowLine& line : flow.lines) {
      all += static_cast<double>(line.text().size());
      bold += line.bold ? static_cast<double>(line.text().size()) : 0;
    }
    body_is_bold_ = bold > all / 2;
  }

  std::vector<Candidate> read() {
    std::vector<Candidate> candidates;
    for (std::size_t i = 0; i < flow_.lines.size(); ++i) {
      if (flow_.lines[i].contents) {
        continue;
      }
      if (std::optional<Candidate> candidate = at(i)) {
        i = candidate->last;
        candidates.push_back(std::move(*candidate));
      }
    }
    return candidates;
  }

 private:
  /// Lines i and i + 1 may be two halves of one heading.
  [[nodiscard]] bool may_join(std::size_t i) const {
    if (i + 1 >= flow_.lines.size()) {
      return false;
    }
    const FlowLine& a = flow_.lines[i];
    const FlowLine& b = flow_.lines[i + 1];
    const bool number_only = a.title().empty() && a.numbering.style != NumberStyle::kNone;
    if (a.page != b.page || b.contents || b.numbering.style != NumberStyle::kNone || ends_like_prose(a.text())) {
      return false;
    }
    if (number_only) {
      return b.gap_above < 3;
    }
    const bool alike = std::abs(a.relative_size - b.relative_size) < kSameSize && a.bold == b.bold;
    const bool set_apart = a.relative_size > 1.05 || (a.bold && !body_is_bold_) || a.centred;
    return alike && set_apart && b.gap_above < std::max(1.2, flow_.leading + 0.4) && !b.row_mate &&
           a.text().size() + b.text().size() <= kMaxHeading;
  }

  std::optional<Candidate> at(std::size_t i) const {
    const FlowLine& line = flow_.lines[i];
    if (line.numbering.style == NumberStyle::kAttachment) {
      return single(i, trimmed(line.title()), false);
    }
    std::optional<Candidate> best;
    if (line.text().size() <= kMaxHeading && !line.title().empty() && !ends_like_prose(line.text())) {
      best = single(i, trimmed(line.title()), false);
    } else if (const std::size_t end = line.title().find_first_of(U"。:");
               end != std::u32string_view::npos && end > 0 && end <= kMaxRunIn && line.opens) {
      best = single(i, trimmed(line.title().substr(0, end)), true);
    }
    if (best && !best->run_in) {
      if (const std::size_t end = line.title().find_first_of(U"。:");
          end != std::u32string_view::npos && end + 1 < line.title().size() && end <= kMaxRunIn) {
        Candidate run_in = single(i, trimmed(line.title().substr(0, end)), true);
        if (score(run_in) >= 0.8 * score(*best) && score(run_in) > 0) {
          best = std::move(run_in);
        }
      }
    }
    std::u32string joined(line.title());
    for (std::size_t last = i; may_join(last) && last < i + 2; ++last) {
      joined += flow_.lines[last + 1].text();
      Candidate wider = single(i, trimmed(joined), false);
      wider.last = last + 1;
      if (!best || score(wider) > score(*best)) {
        best = std::move(wider);
      }
    }
    return best;
  }

  [[nodiscard]] static double score(const Candidate& candidate) {
    return *std::max_element(candidate.reading.score.begin(), candidate.reading.score.end());
  }

  [[nodiscard]] Candidate single(std::size_t i, std::u32string title, bool run_in) const {
    const FlowLine& line = flow_.lines[i];
    Candidate candidate;
    candidate.first = candidate.last = i;
    candidate.numbering = line.numbering;
    candidate.run_in = run_in;
    candidate.reading = read_parts(title);
    candidate.listed = listed_.count(title) != 0;
    candidate.title = std::move(title);
    candidate.look = look(i, run_in);
    return candidate;
  }

  /// “蓝图落地：建设任务完成全景”: a motto before the colon, or behind it, takes nothing from what the other half says.
  [[nodiscard]] static TitleReading read_parts(std::u32string_view title) {
    constexpr double kHalf = 0.95;
    TitleReading reading = read_title(title);
    const std::size_t colon = title.find(U':');
    if (colon == std::u32string_view::npos || colon == 0 || colon + 1 == title.size()) {
      return reading;
    }
    for (const std::u32string_view part : {title.substr(0, colon), title.substr(colon + 1)}) {
      const TitleReading of_part = read_title(part);
      for (std::size_t i = 0; i < reading.score.size(); ++i) {
        if (!of_part.near[i] && !reading.near[i]) {
          reading.score[i] = std::max(reading.score[i], kHalf * of_part.score[i]);
        }
      }
    }
    return reading;
  }

  [[nodiscard]] double look(std::size_t i, bool run_in) const {
    const FlowLine& line = flow_.lines[i];
    const FlowLine* next = i + 1 < flow_.lines.size() ? &flow_.lines[i + 1] : nullptr;
    double look = std::clamp((line.relative_size - 1) / 0.35, 0.0, 1.0) * 0.45;
    look += line.bold && !body_is_bold_ ? 0.25 : 0;
    look += line.centred ? 0.15 : 0;
    look += line.page_top ? 0.1 : 0;
    look += line.gap_above > 0.9 ? 0.1 : 0;
    look += numbered_look(line.numbering.style);
    if (line.opens && !line.full && (next == nullptr || next->opens || next->page != line.page)) {
      look += 0.15;
    }
    look -= line.opens || line.relative_size > 1.1 ? 0 : 0.6;
    look -= line.full && line.relative_size < 1.05 ? 0.15 : 0;
    look -= run_in ? 0.2 : 0;
    const bool split_number = line.title().empty();
    look -= line.row_mate && !split_number ? 0.3 : 0;
    return std::clamp(look, 0.0, 1.0);
  }

  const Flow& flow_;
  std::set<std::u32string> listed_;
  bool body_is_bold_ = false;
};

using StyleKey = std::tuple<NumberStyle, long, bool, int>;  // style, size in twelfths, bold, depth

StyleKey style_key(const Flow& flow, const Candidate& candidate) {
  const FlowLine& line = flow.lines[candidate.last];
  return {candidate.numbering.style, std::lround(line.relative_size * 12), line.bold, candidate.numbering.depth};
}

/// The style in which the report sets its main headings: the one whose headings name the most sections.
void mark_main_style(const Flow& flow, std::vector<Candidate>& candidates) {
  struct Votes {
    std::array<double, kSectionCount> best{};
    std::map<int, std::set<int>> sections_by_offset;
  };
  std::map<StyleKey, Votes> votes;
  for (const Candidate& candidate : candidates) {
    if (candidate.look < 0.2 || candidate.run_in) {
      continue;
    }
    Votes& mine = votes[style_key(flow, candidate)];
    for (int section = 1; section <= kSectionCount; ++section) {
      const double score = candidate.reading.score[static_cast<std::size_t>(section) - 1];
      if (score >= kClearScore) {
        double& best = mine.best[static_cast<std::size_t>(section) - 1];
        best = std::max(best, score * (0.5 + candidate.look));
        if (candidate.numbering.value > 0) {
          mine.sections_by_offset[candidate.numbering.value - section].insert(section);
        }
      }
    }
  }
  std::map<StyleKey, std::size_t> style_uses;
  for (const Candidate& candidate : candidates) {
    const FlowLine& line = flow.lines[candidate.last];
    style_uses[style_key(flow, candidate)] += candidate.look >= 0.4 && (line.bold || line.relative_size > 1.05) ? 1 : 0;
  }
  const StyleKey* main = nullptr;
  std::size_t named = 0;
  double most = 0;
  for (const auto& [key, vote] : votes) {
    double sum = 0;
    for (const double best : vote.best) {
      sum += best;
    }
    std::size_t agreeing = 0;
    for (const auto& [offset, sections] : vote.sections_by_offset) {
      agreeing = std::max(agreeing, sections.size());
    }
    sum += 0.3 * static_cast<double>(agreeing) + 0.001 * static_cast<double>(std::get<1>(key));
    if (sum > most) {
      most = sum;
      main = &key;
      named =
          static_cast<std::size_t>(std::count_if(vote.best.begin(), vote.best.end(), [](double b) { return b > 0; }));
    }
  }
  if (main == nullptr) {
    return;
  }
  for (Candidate& candidate : candidates) {
    const FlowLine& line = flow.lines[candidate.last];
    const bool numbered_alike =
        candidate.numbering.style == std::get<0>(*main) && candidate.numbering.depth == std::get<3>(*main);
    const bool sized_alike = std::abs(line.relative_size - static_cast<double>(std::get<1>(*main)) / 12) < kSameSize;
    const bool set_alike = sized_alike && line.bold == std::get<2>(*main);
    const bool set_apart = candidate.numbering.style != NumberStyle::kNone || line.relative_size > 1.05 ||
                           (line.bold && candidate.look > 0.2) || line.centred;
    if (numbered_alike && set_alike) {
      candidate.main_style = set_apart ? 1 : 0.4;
    } else if (numbered_alike && candidate.numbering.style != NumberStyle::kNone) {
      candidate.main_style = 0.6;
    } else if (set_alike && set_apart) {
      candidate.main_style = 0.5;
    }
    if (candidate.run_in) {
      candidate.main_style *= 0.5;
    }
    const bool much_smaller = line.relative_size * kMuchSmaller <= static_cast<double>(std::get<1>(*main)) / 12;
    const bool of_lower_style =
        much_smaller && !candidate.run_in && style_uses[style_key(flow, candidate)] >= kEstablished;
    const bool deeper = named >= kEstablished && !numbered_alike &&
                        rank(candidate.numbering.style) > rank(std::get<0>(*main)) &&
                        line.relative_size <= static_cast<double>(std::get<1>(*main)) / 12 + kSameSize;
    candidate.lower = deeper || (named >= kOfTheNine && of_lower_style && candidate.main_style < 0.6);
  }
}

}  // namespace

std::vector<Candidate> read_candidates(const Document& document, const Flow& flow) {
  std::vector<Candidate> candidates = CandidateReader(document, flow).read();
  mark_main_style(flow, candidates);
  return candidates;
}

}  // namespace nitec
