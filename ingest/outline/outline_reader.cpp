#include "ingest/outline/outline_reader.h"

#include <algorithm>
#include <iterator>
#include <map>

#include "ingest/outline/items.h"
#include "ingest/outline/sections.h"

namespace nitec {
namespace {

constexpr long kHollowCharacters = 30;    ///< Below so many characters of substance a section is hollow …
constexpr long kHollowBeside = 80;        ///< … and below so many where “详见附件12” stands beside them.
constexpr double kPictureCover = 0.25;    ///< A page with so much picture may say it in the picture.
constexpr double kUnreadableShare = 0.5;  ///< From so many unreadable pages on, the report as a whole is not readable.

bool counts(char32_t c) {
  return is_han(c) || is_digit(c) || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z');
}

long effective_characters(std::u32string_view text) {
  return std::count_if(text.begin(), text.end(), counts);
}

/// Words that stand for content without being any: “略。”, “（待补充）”, “详见附件12。”
bool is_placeholder(std::u32string_view text) {
  static constexpr std::u32string_view kWhole[] = {U"略",   U"无",   U"暂无", U"从略", U"暂略",
                                                   U"暂缺", U"同上", U"没有", U"空"};
  static constexpr std::u32string_view kPart[] = {U"待补充", U"待补",   U"待完善",   U"待定稿", U"待填",   U"请填写",
                                                  U"待编写", U"后补",   U"待提供",   U"另附",   U"见附件", U"见附表",
                                                  U"见附录", U"见后附", U"另行提供", U"另册",   U"待核定", U"参见"};
  std::u32string bare;
  std::copy_if(text.begin(), text.end(), std::back_inserter(bare), counts);
  return std::any_of(std::begin(kWhole), std::end(kWhole), [&](std::u32string_view word) { return bare == word; }) ||
         std::any_of(std::begin(kPart), std::end(kPart),
                     [&](std::u32string_view word) { return bare.find(word) != std::u32string::npos; });
}

/// The outline's own sentence left standing: “包括建安工程、实验室仪器设备配置……等”.
bool is_outline_words(std::u32string_view text, int section) {
  const AnnexSection& annex_section = annex()[static_cast<std::size_t>(section) - 1];
  if (annex_section.items.empty() || text.size() > 120) {
    return false;
  }
  std::size_t named = 0;
  std::size_t covered = 0;
  for (const AnnexItem& item : annex_section.items) {
    const std::u32string name = fold(decode_utf8(item.name)).text;
    if (text.find(name) != std::u32string_view::npos) {
      ++named;
      covered += name.size();
    }
  }
  return named >= 3 && covered * 10 >= text.size() * 7;
}

class OutlineReader {
 public:
  explicit OutlineReader(const Document& report) : report_(report), flow_(read_flow(report)) {
    placements_ = place_sections(report, flow_);
  }

  Outline read() {
    outline_.file = report_.path;
    outline_.pages = static_cast<int>(report_.pages.size());
    outline_.contents_page = flow_.contents_page;
    outline_.text_layer = text_layer();
    for (int number = 1; number <= kSectionCount; ++number) {
      Section& section = outline_.sections[static_cast<std::size_t>(number) - 1];
      section.number = number;
      section.title = annex()[static_cast<std::size_t>(number) - 1].title;
      section.items = no_items(number);
      section.in_contents = in_contents(number);
      read_section(section);
    }
    outline_.order_ok = in_order();
    return std::move(outline_);
  }

 private:
  [[nodiscard]] const Candidate& candidate(int index) const {
    return placements_.candidates[static_cast<std::size_t>(index)];
  }

  [[nodiscard]] TextLayer text_layer() const {
    std::map<TextLayer, int> pages;
    for (const Page& page : report_.pages) {
      ++pages[page.text_layer];
    }
    const double all = static_cast<double>(report_.pages.size());
    if (all == 0 || pages[TextLayer::kNone] > all * kUnreadableShare) {
      return TextLayer::kNone;
    }
    if (pages[TextLayer::kDamaged] + pages[TextLayer::kNone] > all * kUnreadableShare) {
      return TextLayer::kDamaged;
    }
    return TextLayer::kOk;
  }

  [[nodiscard]] bool in_contents(int number) const {
    return std::any_of(flow_.contents.begin(), flow_.contents.end(), [&](const ContentsEntry& entry) {
      const TitleReading reading = read_title(entry.title);
      return reading.best() == number && reading.score[static_cast<std::size_t>(number) - 1] >= 0.7;
    });
  }

  /// The contents name so many of the nine that one which they leave out is not in the report.
  [[nodiscard]] bool lists_sections() const {
    constexpr int kMost = 6;
    int listed = 0;
    for (int number = 1; number <= kSectionCount; ++number) {
      listed += in_contents(number) ? 1 : 0;
    }
    return listed >= kMost;
  }

  /// Lines from behind the heading to the next section's heading. `stop_at_main` ends at any main heading.
  [[nodiscard]] Span span_of(int heading, bool stop_at_main) const {
    const Candidate& own = candidate(heading);
    std::size_t end = placements_.body_end;
    for (const Placement& other : placements_.sections) {
      if (other.heading >= 0 && candidate(other.heading).first > own.last) {
        end = std::min(end, candidate(other.heading).first);
      }
    }
    if (stop_at_main) {
      for (const Candidate& c : placements_.candidates) {
        if (c.first > own.last && c.main_style >= 1 && c.numbering.style != NumberStyle::kNone) {
          end = std::min(end, c.first);
          break;
        }
      }
    }
    return {own.last + 1, std::max(end, own.last + 1)};
  }

  void read_section(Section& section) {
    const Placement& placement = placements_.of(section.number);
    if (placement.heading >= 0) {
      read_present(section, placement);
    } else if (placement.merged_into != 0) {
      read_merged(section, placement);
    } else {
      read_missing(section);
    }
  }

  [[nodiscard]] Location heading_location(const Candidate& c) const {
    Location where = locate(report_, flow_.lines[c.first], 0, flow_.lines[c.first].text().size());
    if (c.run_in) {
      const FlowLine& line = flow_.lines[c.first];
      where = locate(report_, line, 0, std::min(line.text().size(), line.numbering.length + c.title.size()));
    }
    for (std::size_t i = c.first + 1; i <= c.last; ++i) {
      const Location more = locate(report_, flow_.lines[i], 0, flow_.lines[i].text().size());
      where.quote += more.quote;
      where.box = {std::min(where.box.x0, more.box.x0), std::min(where.box.y0, more.box.y0),
                   std::max(where.box.x1, more.box.x1), std::max(where.box.y1, more.box.y1)};
    }
    return where;
  }

  /// The run-in text behind “摘要：” counts as content, too.
  [[nodiscard]] std::u32string_view run_in_text(const Candidate& c) const {
    const FlowLine& line = flow_.lines[c.first];
    return c.run_in ? line.text().substr(std::min(line.text().size(), line.numbering.length + c.title.size()))
                    : std::u32string_view();
  }

  void read_present(Section& section, const Placement& placement) {
    const Candidate& heading = candidate(placement.heading);
    section.heading = heading_location(heading);
    section.status = SectionStatus::kPresent;
    section.by_place = heading.reading.score[static_cast<std::size_t>(section.number) - 1] < kSomeWording;
    for (const int index : placement.again) {
      section.again.push_back(heading_location(candidate(index)));
    }
    const Span span = span_of(placement.heading, false);
    section.last_page = last_page(span, section.heading.page);
    section.characters = characters(span) + effective_characters(run_in_text(heading));
    // A heading that comes once more shares the section's text out; what stands under either counts.
    const bool goes_on = heading.run_in && !stands_alone(flow_.lines[heading.first]);  // “摘要：中心于……”
    std::vector<Span> spans{{goes_on ? heading.first : span.begin, span.end}};
    for (const int index : placement.again) {
      spans.push_back(span_of(index, false));
      section.characters += characters(spans.back());
    }
    // Nothing but a chapter of something else follows the heading: that chapter's text is not the section's.
    const Span own = span_of(placement.heading, true);
    const bool left_alone = spans.size() == 1 && !heading.run_in && own.end < span.end && !goes_on_in(section, own.end);
    if (is_hollow(section, left_alone ? std::vector<Span>{own} : spans)) {
      section.status = SectionStatus::kEmpty;
      section.last_page = left_alone ? last_page(own, section.heading.page) : section.last_page;
      section.characters = left_alone ? characters(own) : section.characters;
      return;
    }
    section.items = read_items(report_, flow_, section.number,
                               spans.size() == 1 ? shared_out(spans[0], section.number, heading) : spans);
  }

  /// The main heading on line `first` opens a further chapter of the section.
  [[nodiscard]] bool goes_on_in(const Section& section, std::size_t first) const {
    constexpr double kOfTheSection = 0.3;
    return std::any_of(placements_.candidates.begin(), placements_.candidates.end(), [&](const Candidate& c) {
      return c.first == first && (c.reading.score[static_cast<std::size_t>(section.number) - 1] >= kOfTheSection ||
                                  names_sub_item(section.number, c.title) > 0);
    });
  }

  /// What of the text below a heading for several sections is that section's: what stands under lower headings that
  /// name its sub-items. All of it where no heading tells.
  [[nodiscard]] std::vector<Span> shared_out(Span span, int section, const Candidate& heading) const {
    const std::vector<int>& joint = heading.reading.joint;
    if (joint.size() < 2) {
      return {span};
    }
    int owner = *std::min_element(joint.begin(), joint.end());
    bool told = false;
    std::vector<Span> mine;
    std::size_t begin = span.begin;
    const auto end_at = [&](std::size_t end) {
      if (owner == section && end > begin) {
        mine.push_back({begin, end});
      }
      begin = end;
    };
    for (std::size_t i = span.begin; i < span.end; ++i) {
      const FlowLine& line = flow_.lines[i];
      if (!is_set_apart(line)) {
        continue;
      }
      int best = 0;
      double most = 0;
      for (const int each : joint) {
        const double says = names_sub_item(each, line.title());
        if (says > most || (says == most && says > 0 && each == owner)) {
          most = says;
          best = each;
        }
      }
      if (best != 0 && best != owner) {
        end_at(i);
        owner = best;
        told = true;
      }
    }
    end_at(span.end);
    return told ? mine : std::vector<Span>{span};
  }

  void read_merged(Section& section, const Placement& placement) {
    const Candidate& shown = candidate(placement.merged_at);
    section.status = SectionStatus::kMerged;
    section.merged_into = placement.merged_into;
    section.substance = heading_location(shown);
    const Placement& host = placements_.of(placement.merged_into);
    const std::vector<int>& named = candidate(host.heading).reading.joint;
    const bool joint = std::find(named.begin(), named.end(), section.number) != named.end();
    const Span span = joint ? span_of(host.heading, false) : lower_span(placement.merged_at, section.number);
    section.last_page = last_page(span, section.substance.page);
    section.characters = characters(span) + effective_characters(run_in_text(shown));
    section.items =
        read_items(report_, flow_, section.number,
                   joint ? shared_out(span, section.number, candidate(host.heading)) : std::vector<Span>{span});
  }

  /// From a lower heading to the next one of its own style that does not go on with the section's sub-items, or to the
  /// end of its section.
  [[nodiscard]] Span lower_span(int index, int section) const {
    const Candidate& own = candidate(index);
    std::size_t end = span_of(index, true).end;
    for (const Candidate& c : placements_.candidates) {
      if (c.first > own.last && c.numbering.style == own.numbering.style && c.numbering.depth == own.numbering.depth &&
          own.numbering.style != NumberStyle::kNone && c.numbering.value > own.numbering.value &&
          c.look >= own.look - 0.2 && names_sub_item(section, c.title) == 0) {
        end = std::min(end, c.first);
        break;
      }
    }
    return {own.run_in ? own.first : own.last + 1, std::max(end, own.last + 1)};
  }

  [[nodiscard]] long characters(Span span) const {
    long sum = 0;
    for (std::size_t i = span.begin; i < span.end; ++i) {
      sum += effective_characters(flow_.lines[i].text());
    }
    return sum;
  }

  [[nodiscard]] int last_page(Span span, int first_page) const {
    int last = first_page;
    for (std::size_t i = span.begin; i < span.end; ++i) {
      last = std::max(last, flow_.lines[i].page);
    }
    return last;
  }

  [[nodiscard]] bool has_pictures(int first, int last) const {
    return std::any_of(report_.pages.begin(), report_.pages.end(), [&](const Page& page) {
      return page.number >= first && page.number <= last &&
             (page.image_cover > kPictureCover || page.text_layer != TextLayer::kOk);
    });
  }

  /// Between the lines of the section, its heading and the next one, there is so much room that a picture may stand
  /// there instead of text: a picture on the same page may well be a neighbour's.
  [[nodiscard]] bool has_room_for_a_picture(const std::vector<Span>& spans) const {
    constexpr double kRoom = 70;    // Points.
    constexpr double kMargin = 80;  // Of a page, with what runs there.
    return std::any_of(spans.begin(), spans.end(), [&](const Span& span) {
      for (std::size_t i = span.begin > 0 ? span.begin - 1 : 0; i < span.end; ++i) {
        if (i + 1 >= flow_.lines.size()) {
          return true;
        }
        const FlowLine& a = flow_.lines[i];
        const FlowLine& b = flow_.lines[i + 1];
        const double below = report_.pages[static_cast<std::size_t>(a.page) - 1].height - a.line->box.y1;
        const bool room = a.page == b.page
                              ? b.line->box.y0 - a.line->box.y1 > kRoom
                              : b.page - a.page > 1 || below > kMargin + kRoom || b.line->box.y0 > kMargin + kRoom;
        if (room) {
          return true;
        }
      }
      return false;
    });
  }

  /// Nothing of substance under the heading. Section 8 may say “无” and be done; section 9 is a list.
  [[nodiscard]] bool is_hollow(Section& section, const std::vector<Span>& spans) const {
    long substance = 0;
    bool said_something = false;
    const FlowLine* stand_in = nullptr;
    const FlowLine* little = nullptr;  // The first words that are too few.
    for (const Span& span : spans) {
      std::u32string sentence;
      for (std::size_t i = span.begin; i < span.end; ++i) {
        const FlowLine& line = flow_.lines[i];
        if (line.contents) {
          continue;
        }
        sentence += line.text();
        const bool ends = i + 1 == span.end || flow_.lines[i + 1].opens;
        if (!ends) {
          continue;
        }
        const bool heading_only = line.numbering.style != NumberStyle::kNone && stands_alone(line) && !line.row_mate;
        const bool is_stand_in =
            (sentence.size() < 40 && is_placeholder(sentence)) || is_outline_words(sentence, section.number);
        if (is_stand_in) {
          stand_in = &line;
          said_something = said_something || sentence.find(U'无') != std::u32string::npos ||
                           sentence.find(U"没有") != std::u32string::npos;
        } else if (!heading_only || section.number >= 8) {
          const long said = effective_characters(sentence);
          substance += said;
          said_something = said_something || said > 0;
          little = little == nullptr && said > 0 ? &line : little;
        }
        sentence.clear();
      }
    }
    if (substance >= (stand_in == nullptr ? kHollowCharacters : kHollowBeside)) {
      return false;
    }
    if (section.number == 8 && said_something) {
      return false;
    }
    if (section.number == 9 && (substance > 0 || evidence_follows(section.heading.page))) {
      return false;
    }
    if (has_room_for_a_picture(spans) && has_pictures(section.heading.page, section.last_page)) {
      return false;
    }
    if (const FlowLine* stands = stand_in != nullptr ? stand_in : little) {
      section.substance = locate(report_, *stands, 0, stands->text().size());
    }
    return true;
  }

  /// The attachments themselves stand behind the heading, said to be such (“附件1 …”) or as pictures.
  [[nodiscard]] bool evidence_follows(int page) const {
    const bool divided = std::any_of(flow_.lines.begin(), flow_.lines.end(), [&](const FlowLine& line) {
      return line.page > page && line.page_top && line.numbering.style == NumberStyle::kAttachment;
    });
    return divided || has_pictures(page + 1, outline_.pages);
  }

  void read_missing(Section& section) {
    int after = 0;
    int before = 0;
    for (int other = section.number - 1; other >= 1 && after == 0; --other) {
      after = placements_.of(other).heading >= 0 ? other : 0;
    }
    for (int other = section.number + 1; other <= kSectionCount && before == 0; ++other) {
      before = placements_.of(other).heading >= 0 ? other : 0;
    }
    int first = 1;
    int last = outline_.pages;
    if (after != 0) {
      const Placement& placement = placements_.of(after);
      const Span span = span_of(placement.heading, false);
      first = flow_.lines[candidate(placement.heading).first].page;
      const FlowLine& line = flow_.lines[span.end > span.begin ? span.end - 1 : span.begin - 1];
      section.expected = locate(report_, line, 0, line.text().size());
    }
    if (before != 0) {
      const Candidate& next = candidate(placements_.of(before).heading);
      last = flow_.lines[next.first].page;
      if (after == 0) {
        section.expected = heading_location(next);
      }
    } else if (placements_.body_end < flow_.lines.size()) {
      last = flow_.lines[placements_.body_end].page;
    }
    const bool readable = std::none_of(report_.pages.begin(), report_.pages.end(), [&](const Page& page) {
      return page.number >= first && page.number <= last && page.text_layer != TextLayer::kOk;
    });
    // Of a file that is not whole, nobody can say what stood on the pages that are lost.
    const bool whole = std::none_of(report_.problems.begin(), report_.problems.end(), [](const Problem& problem) {
      return problem.kind == ProblemKind::kDamaged || problem.kind == ProblemKind::kTooLarge ||
             problem.kind == ProblemKind::kTimedOut || problem.kind == ProblemKind::kCrashed;
    });
    // A table of contents that lists the others, and not this one, tells what an unreadable page does not hold.
    const bool not_listed = lists_sections() && !in_contents(section.number);
    section.status = (readable || not_listed) && whole && outline_.text_layer == TextLayer::kOk
                         ? SectionStatus::kMissing
                         : SectionStatus::kUnknown;
  }

  [[nodiscard]] bool in_order() const {
    std::size_t last = 0;
    for (const Placement& placement : placements_.sections) {
      if (placement.heading >= 0) {
        if (candidate(placement.heading).first < last) {
          return false;
        }
        last = candidate(placement.heading).first;
      }
    }
    return true;
  }

  const Document& report_;
  Flow flow_;
  Placements placements_;
  Outline outline_;
};

}  // namespace

Outline read_outline(const Document& report) {
  return OutlineReader(report).read();
}

double summary_report_score(const Document& document, double needed) {
  constexpr std::size_t kTitleLength = 45;
  constexpr double kTitled = 0.45;
  constexpr double kEachSection = 0.08;
  constexpr double kAllSections = kEachSection * kSectionCount;
  // The title stands as a title: short, larger than the text, and not in a sentence of a covering letter.
  double title_size = 0;
  for (const Page& page : document.pages) {
    constexpr int kCoverPages = 3;
    if (page.number > kCoverPages) {
      continue;
    }
    for (const Line& line : page.lines) {
      const std::u32string text = fold(decode_utf8(line.text)).text;
      if (text.size() <= kTitleLength && text.find_first_of(U"。,;《》") == std::u32string::npos &&
          text.find(U"总结报告") != std::u32string::npos) {
        title_size = std::max(title_size, line.size);
      }
    }
  }
  if (title_size <= 0 && kAllSections < needed) {
    return 0;
  }
  const Flow flow = read_flow(document);
  const bool titled = title_size > flow.body_size * 1.15;
  if (!titled && kAllSections < needed) {
    return 0;
  }
  const Placements placements = place_sections(document, flow);
  const auto found = std::count_if(placements.sections.begin(), placements.sections.end(),
                                   [](const Placement& placement) { return placement.heading >= 0; });
  return std::min(1.0, (titled ? kTitled : 0) + kEachSection * static_cast<double>(found));
}

}  // namespace nitec
