#include "ingest/outline/sections.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

#include "ingest/outline/items.h"
#include "ingest/text/fold.h"

namespace nitec {
namespace {

// What each cue adds to the wording's own score (0 to 1).
constexpr double kStyleCue = 0.45;   ///< Set as the report's main headings are.
constexpr double kNumberCue = 0.25;  ///< Its number is the section's.
constexpr double kListedCue = 0.15;  ///< Contents page or bookmarks name it.
constexpr double kLookCue = 0.35;    ///< Set as a heading at all.

constexpr double kLeastWording = 0.42;      ///< Below, the words do not name the section.
constexpr double kAccept = 1.05;            ///< From here on a candidate is a section's heading.
constexpr double kAcceptOutOfOrder = 1.35;  ///< The same, against the order of the nine.
constexpr double kSplitLoss = 0.6;  ///< By so much the first of two chapters of one section may score below the second.
constexpr double kAgain = 0.6;      ///< Wording and style from which a further heading is the section once more.
constexpr double kLowerHeading = 0.72;  ///< Wording of a lower heading that shows a merged section.
constexpr double kRunInHeading = 0.6;  ///< The same for the first words of a paragraph: “本报告摘要如下：……”.
constexpr double kOnlyOneLeft = 0.25;  ///< What a body needs less of when nothing else can be meant.
constexpr double kVocabulary = 0.6;    ///< Share of the sub-items from which the body itself names a section.

/// The same title once more, or with a word that says so: “财务决算”, “财务决算（续）”.
bool says_again(std::u32string_view title, std::u32string_view held) {
  if (title.substr(0, held.size()) != held) {
    return false;
  }
  static constexpr std::u32string_view kOnceMore[] = {U"",     U"(续)",   U"(补充)", U"补充",  U"续",
                                                      U"(二)", U"(续表)", U"(修订)", U"(重复)"};
  return std::find(std::begin(kOnceMore), std::end(kOnceMore), title.substr(held.size())) != std::end(kOnceMore);
}

class Placer {
 public:
  Placer(const Document& document, const Flow& flow) : document_(document), flow_(flow) {
    result_.candidates = read_candidates(document, flow);
    result_.body_end = flow.lines.size();
  }

  Placements place() {
    offset_ = number_offset();
    in_order();
    find_body_end();
    forget();
    in_order();
    first_of_split();
    out_of_order();
    by_structure();
    first_of_joint();
    merged();
    again();
    return std::move(result_);
  }

 private:
  [[nodiscard]] const std::vector<Candidate>& candidates() const { return result_.candidates; }
  [[nodiscard]] const Candidate& candidate(int index) const { return candidates()[static_cast<std::size_t>(index)]; }
  [[nodiscard]] int count() const { return static_cast<int>(candidates().size()); }
  [[nodiscard]] bool in_body(const Candidate& c) const { return c.first < result_.body_end; }

  void forget() { result_.sections = {}; }

  /// By how much the report's numbers run ahead of the annex's (an unnumbered 摘要 makes 概述 the first).
  [[nodiscard]] int number_offset() const {
    std::map<int, double> votes;
    for (const Candidate& c : candidates()) {
      const int section = c.reading.best();
      if (section != 0 && c.main_style >= 1 && c.numbering.value > 0) {
        votes[c.numbering.value - section] += c.reading.score[static_cast<std::size_t>(section) - 1];
      }
    }
    int best = 0;
    double most = 0;
    for (const auto& [offset, weight] : votes) {
      if (weight > most + 0.01) {
        best = offset;
        most = weight;
      }
    }
    return best;
  }

  [[nodiscard]] bool number_agrees(const Candidate& c, int section) const {
    return c.numbering.value > 0 && c.main_style >= 0.5 && c.numbering.value - section == offset_;
  }

  /// The words are clearly another section's.
  [[nodiscard]] static bool names_another(const Candidate& c, int section) {
    constexpr double kClearly = 0.9;
    constexpr double kAhead = 0.25;
    const int best = c.reading.best();
    const double most = best == 0 ? 0 : c.reading.score[static_cast<std::size_t>(best) - 1];
    return most >= kClearly && most - c.reading.score[static_cast<std::size_t>(section) - 1] > kAhead;
  }

  /// All cues together; 0 when the words do not name the section.
  [[nodiscard]] double score(const Candidate& c, int section) const {
    const std::size_t index = static_cast<std::size_t>(section) - 1;
    const double wording = c.reading.score[index];
    if (wording < kLeastWording || c.reading.near[index] || c.numbering.style == NumberStyle::kAttachment ||
        c.numbering.style == NumberStyle::kClause || c.lower || names_another(c, section)) {
      return 0;
    }
    return wording + kStyleCue * c.main_style + kLookCue * c.look + (number_agrees(c, section) ? kNumberCue : 0) +
           (c.listed ? kListedCue : 0);
  }

  /// The best set of headings that keeps the order of the nine: dynamic programming over candidates and sections.
  void in_order() {
    const int n = count();
    std::vector<std::array<double, kSectionCount + 1>> best(static_cast<std::size_t>(n) + 1);
    std::vector<std::array<bool, kSectionCount + 1>> taken(static_cast<std::size_t>(n) + 1);
    for (int i = 1; i <= n; ++i) {
      const Candidate& c = candidate(i - 1);
      for (std::size_t s = 1; s <= kSectionCount; ++s) {
        const std::size_t row = static_cast<std::size_t>(i);
        best[row][s] = std::max(best[row - 1][s], best[row][s - 1]);
        const double value = in_body(c) ? score(c, static_cast<int>(s)) : 0;
        if (value >= kAccept && best[row - 1][s - 1] + value - kAccept + 0.3 > best[row][s]) {
          best[row][s] = best[row - 1][s - 1] + value - kAccept + 0.3;
          taken[row][s] = true;
        }
      }
    }
    std::size_t s = kSectionCount;
    for (std::size_t i = static_cast<std::size_t>(n); i > 0 && s > 0;) {
      if (taken[i][s]) {
        result_.sections[s - 1].heading = static_cast<int>(i) - 1;
        --i;
        --s;
      } else if (best[i][s] == best[i - 1][s]) {
        --i;
      } else {
        --s;
      }
    }
  }

  /// A section in two chapters (“七、中长期任务”, “八、中长期目标”) begins with the first.
  void first_of_split() {
    for (int section = 1; section <= kSectionCount; ++section) {
      Placement& placement = result_.of(section);
      for (int i = placement.heading - 1; i >= 0 && !is_taken(i); --i) {
        const Candidate& c = candidate(i);
        if (c.main_style < 1 || c.run_in) {
          continue;
        }
        if (score(c, section) < std::max(kAccept, score(candidate(placement.heading), section) - kSplitLoss)) {
          break;
        }
        placement.heading = i;
      }
    }
  }

  /// Evidence bound in behind the report has headings of its own. It begins where, with most sections found, the main
  /// numbering starts anew, or an attachment's divider stands alone.
  void find_body_end() {
    int last = -1;
    int last_section = 0;
    for (int section = 1; section <= kSectionCount; ++section) {
      if (result_.of(section).heading > last) {
        last = result_.of(section).heading;
        last_section = section;
      }
    }
    if (last_section < 5) {
      return;
    }
    const Candidate& anchor = candidate(last);
    const int anchor_page = flow_.lines[anchor.first].page;
    for (int i = last + 1; i < count(); ++i) {
      const Candidate& c = candidate(i);
      const FlowLine& line = flow_.lines[c.first];
      const bool divider = c.numbering.style == NumberStyle::kAttachment && line.page_top && line.page > anchor_page &&
                           (line.relative_size > 1.05 || line.centred || line.bold);
      const bool same_numbers = c.numbering.style == anchor.numbering.style && c.numbering.style != NumberStyle::kNone;
      const bool strong_style = c.numbering.style != NumberStyle::kArabic || c.main_style >= 1;
      const bool starts_anew = same_numbers && strong_style && c.numbering.value == 1 && line.page > anchor_page;
      const bool title_page = last_section >= 8 && line.page > anchor_page &&
                              is_title_of_another(c, flow_.lines[anchor.first].relative_size);
      if (divider || title_page || (starts_anew && last_section >= 7)) {
        result_.body_end = c.first;
        return;
      }
    }
  }

  /// The title of another document, at the top of a page: large, in the middle or larger than the report's own
  /// headings, in no table of contents, and none that goes on with the list of annexes.
  [[nodiscard]] bool is_title_of_another(const Candidate& c, double own_size) const {
    constexpr double kTitleSize = 1.3;
    constexpr double kLarger = 1.15;
    const FlowLine& line = flow_.lines[c.first];
    static constexpr std::u32string_view kOfTheList[] = {U"附件", U"附录", U"附表", U"清单", U"目录", U"一览"};
    return line.page_top && (line.centred || line.relative_size >= kLarger * own_size) &&
           line.relative_size >= kTitleSize && !c.listed && !c.run_in &&
           std::none_of(std::begin(kOfTheList), std::end(kOfTheList),
                        [&](std::u32string_view word) { return c.title.find(word) != std::u32string::npos; });
  }

  /// Sections whose headings stand against the order: accepted when they are clearly main headings.
  void out_of_order() {
    for (int section = 1; section <= kSectionCount; ++section) {
      Placement& placement = result_.of(section);
      const double held = placement.heading >= 0 ? score(candidate(placement.heading), section) : 0;
      int best = -1;
      double most = std::max(kAcceptOutOfOrder, held + 0.45);
      for (int i = 0; i < count(); ++i) {
        const Candidate& c = candidate(i);
        if (in_body(c) && !is_taken(i) && c.main_style >= 1 && score(c, section) > most) {
          most = score(c, section);
          best = i;
        }
      }
      if (best >= 0) {
        placement.heading = best;
        against_order_[static_cast<std::size_t>(section) - 1] = true;
      }
    }
  }

  [[nodiscard]] bool is_taken(int index) const {
    return std::any_of(result_.sections.begin(), result_.sections.end(),
                       [&](const Placement& placement) { return placement.heading == index; });
  }

  /// The candidates between the nearest sections found before and after `section`, those against the order left out.
  [[nodiscard]] std::pair<int, int> gap(int section) const {
    int low = -1;
    int high = count();
    for (int other = 1; other <= kSectionCount; ++other) {
      const int heading = against_order_[static_cast<std::size_t>(other) - 1] ? -1 : result_.of(other).heading;
      if (heading >= 0 && other < section) {
        low = std::max(low, heading);
      } else if (heading >= 0 && other > section) {
        high = std::min(high, heading);
      }
    }
    return {low, high};
  }

  /// Headings in words that the lists do not know: a main heading in the right gap, with the right number, or whose
  /// body speaks of the section's sub-items.
  void by_structure() {
    for (int section = 1; section <= kSectionCount; ++section) {
      Placement& placement = result_.of(section);
      if (placement.heading >= 0) {
        continue;
      }
      const auto [low, high] = gap(section);
      int best = -1;
      double most = 0;
      for (int i = low + 1; i < high; ++i) {
        const Candidate& c = candidate(i);
        const std::size_t index = static_cast<std::size_t>(section) - 1;
        if (!in_body(c) || is_taken(i) || c.main_style < 1 || c.run_in || c.look < 0.25) {
          continue;
        }
        // Its number is that of another section that is sought as well.
        const bool other_number = !number_agrees(c, section) && number_of_a_lost_section(c);
        const int other = c.reading.best();
        if (other_number && c.reading.score[index] < kSomeWording) {
          continue;
        }
        if (other != 0 && other != section && c.reading.score[static_cast<std::size_t>(other) - 1] >= 0.7) {
          continue;
        }
        const double vocabulary = vocabulary_share(document_, flow_, section, span_after(i));
        const bool numbered = number_agrees(c, section);
        if (c.reading.score[index] < kSomeWording &&
            std::find(c.reading.near.begin(), c.reading.near.end(), true) != c.reading.near.end()) {
          continue;  // It resembles another section and means something else: neither that one nor this.
        }
        const double wording = c.reading.near[index] ? -0.5 : c.reading.score[index];
        const double value = wording + (numbered ? 0.4 : 0) + vocabulary;
        const double needed = (annex()[index].items.empty() ? 0.65 : 0.4 + kVocabulary) -
                              (only_one_left(section, low, high) ? kOnlyOneLeft : 0);
        if (value >= needed && value > most) {
          most = value;
          best = i;
        }
      }
      placement.heading = best;
    }
  }

  /// Between two neighbours that were found, one main heading without a section, and one section without a heading.
  [[nodiscard]] bool only_one_left(int section, int low, int high) const {
    const auto found = [&](int other) {
      return other >= 1 && other <= kSectionCount && result_.of(other).heading >= 0 &&
             !against_order_[static_cast<std::size_t>(other) - 1];
    };
    if (annex()[static_cast<std::size_t>(section) - 1].items.empty() || !found(section - 1) || !found(section + 1)) {
      return false;
    }
    int left = 0;
    for (int i = low + 1; i < high; ++i) {
      const Candidate& c = candidate(i);
      left += in_body(c) && !is_taken(i) && c.main_style >= 1 && !c.run_in && c.look >= 0.25 ? 1 : 0;
    }
    return left == 1;
  }

  [[nodiscard]] bool number_of_a_lost_section(const Candidate& c) const {
    for (int section = 1; section <= kSectionCount; ++section) {
      if (result_.of(section).heading < 0 && number_agrees(c, section)) {
        return true;
      }
    }
    return false;
  }

  /// From a candidate's heading to the next main heading.
  [[nodiscard]] Span span_after(int index) const {
    std::size_t end = result_.body_end;
    for (int i = index + 1; i < count(); ++i) {
      const Candidate& c = candidate(i);
      if (is_taken(i) || (c.main_style >= 1 && c.numbering.style != NumberStyle::kNone)) {
        end = std::min(end, c.first);
        break;
      }
    }
    return {candidate(index).last + 1, std::max(end, candidate(index).last + 1)};
  }

  /// The section in whose text candidate `index` stands; 0 before the first.
  [[nodiscard]] int host_of(int index) const {
    int host = 0;
    int nearest = -1;
    for (int section = 1; section <= kSectionCount; ++section) {
      const int heading = result_.of(section).heading;
      if (heading >= 0 && heading <= index && heading > nearest) {
        nearest = heading;
        host = section;
      }
    }
    return host;
  }

  /// “其他情况” below 财务决算 is the last of that section's own items, and not 其他需说明事项.
  [[nodiscard]] static bool closes_enumeration(int host, std::u32string_view title) {
    if (host == 0) {
      return false;
    }
    const std::vector<AnnexItem>& items = annex()[static_cast<std::size_t>(host) - 1].items;
    return std::any_of(items.begin(), items.end(),
                       [&](const AnnexItem& item) { return item.open && decode_utf8(item.name) == title; });
  }

  /// The title is a sub-item that the annex itself puts there: 财务决算 ends with “其他情况”.
  [[nodiscard]] static bool is_sub_item_of(int section, const std::u32string& title) {
    const std::vector<AnnexItem>& items = annex()[static_cast<std::size_t>(section) - 1].items;
    return std::any_of(items.begin(), items.end(), [&](const AnnexItem& item) {
      return title.find(fold(decode_utf8(item.name)).text) != std::u32string::npos;
    });
  }

  /// A heading that names this section beside another (“财务决算与运行机制”); -1 when there is none.
  [[nodiscard]] int joint_heading(int section) const {
    for (int i = 0; i < count(); ++i) {
      const std::vector<int>& joint = candidate(i).reading.joint;
      if (is_taken(i) && std::find(joint.begin(), joint.end(), section) != joint.end()) {
        return i;
      }
    }
    return -1;
  }

  /// A heading that names two sections opens the first of them.
  void first_of_joint() {
    for (int section = 1; section <= kSectionCount; ++section) {
      const int heading = result_.of(section).heading;
      if (heading < 0) {
        continue;
      }
      const std::vector<int>& joint = candidate(heading).reading.joint;
      const auto first = std::min_element(joint.begin(), joint.end());
      if (first != joint.end() && *first < section && result_.of(*first).heading < 0) {
        std::swap(result_.of(*first).heading, result_.of(section).heading);
      }
    }
  }

  /// Sections without a heading of their own under others' headings: in a joint heading, or under a lower one.
  void merged() {
    for (int section = 1; section <= kSectionCount; ++section) {
      Placement& placement = result_.of(section);
      if (placement.heading >= 0) {
        continue;
      }
      const std::size_t index = static_cast<std::size_t>(section) - 1;
      const int joint = joint_heading(section);
      if (joint >= 0) {
        placement.merged_at = joint;
        placement.merged_into = host_of(joint);
      }
      double most = 0;
      for (int i = 0; i < count(); ++i) {
        const Candidate& c = candidate(i);
        const bool lower = c.reading.score[index] >= (c.run_in ? kRunInHeading : kLowerHeading) &&
                           (c.look >= 0.2 || c.run_in) && !is_taken(i) && !c.reading.near[index] &&
                           c.numbering.style != NumberStyle::kAttachment;
        const int host = host_of(i);
        const bool elsewhere = joint >= 0 && host != host_of(joint);
        const bool among_annexes = host == kSectionCount || c.numbering.style == NumberStyle::kClause;
        if (in_body(c) && lower && host != 0 && !among_annexes && !elsewhere && !is_sub_item_of(host, c.title) &&
            c.reading.score[index] + c.look > most) {
          most = c.reading.score[index] + c.look;
          placement.merged_at = i;
          placement.merged_into = host;
        }
      }
    }
  }

  void again() {
    for (int section = 1; section <= kSectionCount; ++section) {
      Placement& placement = result_.of(section);
      if (placement.heading < 0) {
        continue;
      }
      const std::size_t index = static_cast<std::size_t>(section) - 1;
      for (int i = 0; i < count(); ++i) {
        const Candidate& c = candidate(i);
        const Candidate& held = candidate(placement.heading);
        if (is_taken(i) || !in_body(c) || c.main_style < 1 || c.run_in || c.reading.near[index] ||
            c.reading.best() != section || c.reading.score[index] < kAgain) {
          continue;
        }
        const bool same_words = says_again(c.title, held.title);
        const std::size_t between = c.first > held.last ? c.first - held.last : held.first - c.last;
        const bool neighbours = host_of(i) == section && !main_heading_between(placement.heading, i);
        if ((same_words && between > 3) || (!same_words && !neighbours && host_of(i) != section)) {
          placement.again.push_back(i);
        }
      }
    }
  }

  [[nodiscard]] bool main_heading_between(int a, int b) const {
    for (int i = std::min(a, b) + 1; i < std::max(a, b); ++i) {
      if (candidate(i).main_style >= 1 && candidate(i).numbering.style != NumberStyle::kNone) {
        return true;
      }
    }
    return false;
  }

  const Document& document_;
  const Flow& flow_;
  Placements result_;
  int offset_ = 0;
  std::array<bool, kSectionCount> against_order_{};
};

}  // namespace

Placements place_sections(const Document& document, const Flow& flow) {
  return Placer(document, flow).place();
}

}  // namespace nitec
