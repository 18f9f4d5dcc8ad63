#include "report/annotated/document_marks.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "report/words/text.h"
#include "report/words/words.h"

namespace nitec {
namespace {

constexpr std::size_t kMaxMarks = 5000;       ///< On one file: what lies beyond stands in the sheet alone.
constexpr std::size_t kMaxQuote = 300;        ///< Characters of a quote in a note.
constexpr std::size_t kMaxOtherPlaces = 6;    ///< Named in a note.
constexpr std::size_t kMaxOutlineTitle = 60;  ///< Characters of the message in the outline.
constexpr std::size_t kMaxCandidates = 200;   ///< Places at which a quote may begin on a page.
constexpr double kTagWidth = 23;
constexpr double kTagHeight = 18;
constexpr double kTagGap = 3;
constexpr double kGap = 6;        ///< Half the height of a mark between two lines.
constexpr double kEdge = 6;       ///< Between a tag and the edge of the page.
constexpr double kFromText = 14;  ///< Between the text and the tags, where there is room.
constexpr double kMargin = 66;    ///< Where tags stand beside short lines, from the right edge.
constexpr double kFirstTag = 36;  ///< From the top of the page: tags without words.

/// One character of the page that is no blank.
struct Place {
  char32_t character = 0;
  std::uint32_t line = 0;
  std::uint32_t index = 0;  ///< In the line.
};

bool is_blank(char32_t c) {
  return c <= 0x20 || c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200B) || c == 0xFEFF;
}

double overlap(const Box& a, const Box& b) {
  const double width = std::min(a.x1, b.x1) - std::max(a.x0, b.x0);
  const double height = std::min(a.y1, b.y1) - std::max(a.y0, b.y0);
  return width > 0 && height > 0 ? width * height : 0;
}

Box part_of(const Line& line, std::size_t begin, std::size_t end) {
  if (end >= line.edges.size() || begin >= end) {
    return line.box;
  }
  // In braces: of two values std::minmax would give references to what is gone.
  const auto [least, most] =
      std::minmax({static_cast<double>(line.edges[begin]), static_cast<double>(line.edges[end])});
  return line.vertical ? Box{line.box.x0, least, line.box.x1, most} : Box{least, line.box.y0, most, line.box.y1};
}

MarkedWords::Side side_of(const Line& line) {
  const bool upwards = line.vertical && !line.edges.empty() && line.edges.front() > line.edges.back();
  return !line.vertical ? MarkedWords::Side::kBelow : upwards ? MarkedWords::Side::kRight : MarkedWords::Side::kLeft;
}

/// Finds words on one page; made once for all its marks.
class PageWords {
 public:
  explicit PageWords(const Page& page) : page_(page) {
    for (std::uint32_t l = 0; l < page.lines.size(); ++l) {
      std::uint32_t i = 0;
      for (const char32_t c : code_points(page.lines[l].text)) {
        if (!is_blank(c)) {
          places_.push_back({c, l, i});
          text_.push_back(c);
        }
        ++i;
      }
    }
  }

  [[nodiscard]] std::vector<MarkedWords> find(const Location& where) const {
    std::u32string wanted;
    for (const char32_t c : code_points(where.quote)) {
      if (!is_blank(c)) {
        wanted.push_back(c);
      }
    }
    std::vector<MarkedWords> best;
    double most = -1;
    std::size_t at = wanted.empty() ? std::u32string::npos : text_.find(wanted);
    for (std::size_t n = 0; at != std::u32string::npos && n < kMaxCandidates; ++n, at = text_.find(wanted, at + 1)) {
      std::vector<MarkedWords> words = rows(at, at + wanted.size(), where.box);
      double common = 0;
      for (const MarkedWords& each : words) {
        common += overlap(each.box, where.box);
      }
      if (common > most) {
        most = common;
        best = std::move(words);
      }
    }
    if ((best.empty() || (most <= 0 && !where.box.empty())) && !where.box.empty()) {
      return {{where.box, MarkedWords::Side::kBelow}};
    }
    return best;
  }

 private:
  /// A rectangle for each line. A quote may be wider than its box, which then says which words are meant.
  [[nodiscard]] std::vector<MarkedWords> rows(std::size_t begin, std::size_t end, const Box& box) const {
    std::vector<std::size_t> meant;
    for (std::size_t i = begin; i < end; ++i) {
      const Box one = part_of(page_.lines[places_[i].line], places_[i].index, places_[i].index + 1);
      const double x = (one.x0 + one.x1) / 2;
      const double y = (one.y0 + one.y1) / 2;
      if (box.empty() || (x >= box.x0 - 1 && x <= box.x1 + 1 && y >= box.y0 - 1 && y <= box.y1 + 1)) {
        meant.push_back(i);
      }
    }
    // A box may be that of the first line alone.
    const bool goes_on = !meant.empty() && meant.front() == begin && meant.back() + 1 < end &&
                         places_[meant.back() + 1].line != places_[meant.back()].line;
    if (meant.empty() || goes_on) {
      meant.clear();
      for (std::size_t i = begin; i < end; ++i) {
        meant.push_back(i);
      }
    }
    std::vector<MarkedWords> found;
    for (std::size_t i = 0; i < meant.size();) {
      const Place& first = places_[meant[i]];
      const Line& line = page_.lines[first.line];
      std::size_t last = i;
      while (last + 1 < meant.size() && places_[meant[last + 1]].line == first.line) {
        ++last;
      }
      found.push_back({part_of(line, first.index, places_[meant[last]].index + 1), side_of(line)});
      i = last + 1;
    }
    return found;
  }

  const Page& page_;
  std::vector<Place> places_;
  std::u32string text_;
};

MarkWeight weight_of(Severity severity) {
  return severity == Severity::kError     ? MarkWeight::kError
         : severity == Severity::kWarning ? MarkWeight::kWarning
                                          : MarkWeight::kNote;
}

/// `own`: which of the finding's places the note is about; none of them when it has words of its own for it.
std::string note_of(const ReviewSheet& sheet, const Finding& finding, std::size_t own, const std::string& here = {}) {
  std::string note = finding.message;
  const std::string quote = own < finding.locations.size() ? finding.locations[own].quote : here;
  if (!quote.empty()) {
    note += "\n本处：" + shortened(one_line(quote), kMaxQuote);
  }
  std::vector<std::string> others;
  for (std::size_t i = 0; i < finding.locations.size(); ++i) {
    const Location& other = finding.locations[i];
    if (i == own) {
      continue;
    }
    std::string place = place_in_words(sheet, other);
    if (!other.quote.empty()) {
      place += "“" + shortened(one_line(other.quote), kMaxQuote) + "”";
    }
    if (!place.empty() && std::find(others.begin(), others.end(), place) == others.end()) {
      others.push_back(std::move(place));
    }
  }
  for (std::size_t i = 0; i < std::min(others.size(), kMaxOtherPlaces); ++i) {
    note += (i == 0 ? "\n他处：" : "；") + others[i];
  }
  if (others.size() > kMaxOtherPlaces) {
    note += "；另有" + std::to_string(others.size() - kMaxOtherPlaces) + "处，见审查意见";
  }
  if (!finding.remedy.empty()) {
    note += "\n建议：" + finding.remedy;
  }
  if (!finding.article.empty()) {
    note += "\n依据：" + finding.article;
  }
  return note + "\n改正后无须保留本批注。如认为原文无误，请在回复中说明依据。";
}

/// Puts the tags of one page into its margin, each as near to its words as those above it allow.
void place_tags(const Page& page, const std::vector<PdfMark*>& marks) {
  double right = 0;
  for (const Line& line : page.lines) {
    right = std::max(right, line.box.x1);
  }
  const double margin = std::max(right + kFromText, page.width - kMargin);
  const double x = std::max(kEdge, std::min(margin, page.width - kTagWidth - kEdge));
  struct Wanted {
    double y;
    PdfMark* mark;
  };
  std::vector<Wanted> wanted;
  for (PdfMark* mark : marks) {
    double y = kFirstTag;
    if (!mark->words.empty()) {
      const Box& first = mark->words.front().box;
      y = (first.y0 + first.y1) / 2 - kTagHeight / 2;
    }
    wanted.push_back({std::clamp(y, kEdge, std::max(kEdge, page.height - kTagHeight - kEdge)), mark});
  }
  std::stable_sort(wanted.begin(), wanted.end(), [](const Wanted& a, const Wanted& b) { return a.y < b.y; });
  double free_from = 0;
  for (Wanted& each : wanted) {
    each.y = std::max(each.y, free_from);
    free_from = each.y + kTagHeight + kTagGap;
  }
  double free_to = page.height - kEdge;
  for (auto each = wanted.rbegin(); each != wanted.rend(); ++each) {
    each->y = std::max(0.0, std::min(each->y, free_to - kTagHeight));
    free_to = each->y - kTagGap;
  }
  for (const Wanted& each : wanted) {
    each.mark->tag = {x, each.y, x + kTagWidth, each.y + kTagHeight};
  }
}

/// Where a section of the report belongs that the finding says is not there.
std::optional<PdfMark> gap_of(const ReviewSheet& sheet, const Finding& finding, const Document& document) {
  if (finding.rule != "outline/section-missing" || !sheet.submission.outline) {
    return std::nullopt;
  }
  const auto& sections = sheet.submission.outline->sections;
  for (const Section& section : sections) {
    const Location& where = section.expected;
    if (section.status != SectionStatus::kMissing || where.page < 1 || where.box.empty() ||
        where.file != document.path || static_cast<std::size_t>(where.page) > document.pages.size() ||
        finding.message.find("“" + section.title + "”") == std::string::npos) {
      continue;
    }
    // It is the last line of what comes before, or else the heading of what comes next.
    const bool is_next = std::any_of(sections.begin(), sections.end(), [&](const Section& other) {
      return other.number > section.number && other.heading.page == where.page && other.heading.box == where.box;
    });
    const Page& page = document.pages[static_cast<std::size_t>(where.page) - 1];
    Box text = where.box;
    for (const Line& line : page.lines) {
      text.x0 = std::min(text.x0, line.box.x0);
      text.x1 = std::max(text.x1, line.box.x1);
    }
    const double y = is_next ? where.box.y0 - kGap : where.box.y1 + kGap;
    PdfMark mark;
    mark.page = where.page;
    mark.finding = finding.id;
    mark.weight = weight_of(finding.severity);
    mark.role = MarkRole::kMissing;
    mark.words = {{{text.x0, y - kGap, text.x1, y + kGap}, MarkedWords::Side::kBelow}};
    mark.note = note_of(sheet, finding, finding.locations.size(), "“" + section.title + "”如需补列，可从这里起。");
    return mark;
  }
  return std::nullopt;
}

DocumentMarks marks_of(const ReviewSheet& sheet, const Document& document) {
  DocumentMarks all;
  all.file = document.path;
  all.sha256 = document.sha256;
  all.pages = document.pages.size();
  for (const Signature& signature : document.facts.signatures) {
    all.is_signed = all.is_signed || signature.is_signed;
  }
  all.outline = !all.is_signed;
  std::map<int, PageWords> pages;
  std::set<int> findings;
  for (const Finding& finding : sheet.findings) {
    const std::string title = item(finding.id) + "　" + std::string(severity_word(finding.severity).zh);
    std::vector<PdfMark> own;
    if (std::optional<PdfMark> gap = gap_of(sheet, finding, document); gap && all.marks.size() < kMaxMarks) {
      gap->title = title;
      own.push_back(*std::move(gap));
    }
    for (std::size_t i = 0; i < finding.locations.size() && all.marks.size() + own.size() < kMaxMarks; ++i) {
      const Location& where = finding.locations[i];
      const auto number = static_cast<std::size_t>(std::max(where.page, 1));
      if (where.file != document.path || number > document.pages.size()) {
        continue;
      }
      const Page& page = document.pages[number - 1];
      PdfMark mark;
      mark.page = static_cast<int>(number);
      mark.finding = finding.id;
      mark.weight = weight_of(finding.severity);
      mark.role = own.empty() ? MarkRole::kMain : MarkRole::kRelated;
      if (where.page > 0) {
        mark.words = pages.try_emplace(mark.page, page).first->second.find(where);
      }
      const bool again = std::any_of(own.begin(), own.end(), [&](const PdfMark& other) {
        return other.page == mark.page && (other.words == mark.words || mark.words.empty());
      });
      if (again) {
        continue;
      }
      mark.title = title;
      mark.note = note_of(sheet, finding, i);
      own.push_back(std::move(mark));
    }
    if (!own.empty()) {
      findings.insert(finding.id);
    }
    for (std::size_t i = 0; i < own.size(); ++i) {
      all.outline_titles.push_back(i > 0 ? std::string()
                                         : own[i].title + "　原第" + std::to_string(own[i].page) + "页　" +
                                               shortened(one_line(finding.message), kMaxOutlineTitle));
      all.marks.push_back(std::move(own[i]));
    }
  }
  all.outline_head = "批注（" + std::to_string(findings.size()) + "项）";
  std::map<int, std::vector<PdfMark*>> tagged;
  std::set<std::pair<int, int>> spoken_for;
  for (PdfMark& mark : all.marks) {
    if (spoken_for.emplace(mark.page, mark.finding).second) {
      tagged[mark.page].push_back(&mark);
    }
  }
  for (const auto& [number, marks] : tagged) {
    const Page& page = document.pages[static_cast<std::size_t>(number) - 1];
    place_tags(page, marks);
    const double foot = page.height - kMaxFooterHeight;
    const bool taken =
        std::any_of(page.lines.begin(), page.lines.end(), [&](const Line& line) { return line.box.y1 > foot; }) ||
        std::any_of(marks.begin(), marks.end(), [&](const PdfMark* mark) { return mark->tag.y1 > foot; });
    if (!all.is_signed && !taken) {
      all.footers.push_back(number);
    }
  }
  return all;
}

}  // namespace

std::vector<DocumentMarks> document_marks(const ReviewSheet& sheet) {
  std::vector<DocumentMarks> all;
  if (sheet.verdict == Verdict::kQuarantine) {
    return all;
  }
  for (const Document& document : sheet.submission.documents) {
    if (!document.is_pdf || document.pages.empty()) {
      continue;
    }
    DocumentMarks marks = marks_of(sheet, document);
    if (!marks.marks.empty()) {
      all.push_back(std::move(marks));
    }
  }
  return all;
}

}  // namespace nitec
