#include "ingest/outline/flow.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace nitec {
namespace {

constexpr double kMarginBand = 0.14;        ///< Running headers and footers stand in this share of the page.
constexpr int kRunningPages = 3;            ///< A line that comes back on so many pages at one height is running.
constexpr double kSameHeight = 2.5;         ///< Points within which two lines stand at one height.
constexpr std::size_t kContentsRun = 4;     ///< So many lines with leaders in a row are a table of contents.
constexpr std::size_t kContentsTitle = 45;  ///< Longer lines are no contents entries.
constexpr int kMaxContentsPages = 8;

bool is_leader(char32_t c) {
  return std::u32string_view(U".·-_…。⋯").find(c) != std::u32string_view::npos;
}

/// A contents entry taken apart: where its title ends, and whether a leader and a page number follow.
struct EntryShape {
  std::size_t title_end = 0;
  bool leader = false;
  bool page = false;
};

EntryShape entry_shape(std::u32string_view text) {
  EntryShape shape;
  std::size_t end = text.size();
  while (end > 0 && (text[end - 1] == U')' || text[end - 1] == U'页')) {
    --end;
  }
  const std::size_t number_end = end;
  while (end > 0 &&
         (is_digit(text[end - 1]) || std::u32string_view(U"IVXivx").find(text[end - 1]) != std::u32string_view::npos)) {
    --end;
  }
  shape.page = end < number_end && number_end - end <= 4;
  if (!shape.page) {
    end = text.size();
  }
  while (end > 0 && (text[end - 1] == U'(' || text[end - 1] == U'第')) {
    --end;
  }
  const std::size_t leader_end = end;
  while (end > 0 && is_leader(text[end - 1])) {
    --end;
  }
  shape.leader = leader_end - end >= 3;
  shape.title_end = end;
  return shape;
}

/// The text with its digits made alike: “第 3 页” and “第 4 页” are one.
std::u32string running_form(std::u32string_view text) {
  std::u32string form;
  for (const char32_t c : text) {
    if (is_digit(c)) {
      if (form.empty() || form.back() != U'0') {
        form += U'0';
      }
    } else {
      form += c;
    }
  }
  return form;
}

/// “目　录”, “CONTENTS　目录”, “报告目录”
bool is_contents_title(std::u32string_view text) {
  std::u32string bare;
  for (const char32_t c : text) {
    const bool capital = c >= U'A' && c <= U'Z';
    if (is_han(c) || capital || (c >= U'a' && c <= U'z')) {
      bare += capital ? static_cast<char32_t>(c - U'A' + U'a') : c;
    }
  }
  static constexpr std::u32string_view kTitles[] = {
      U"目录",     U"目次",         U"总目录",       U"报告目录",        U"目录页",
      U"contents", U"目录contents", U"contents目录", U"tableofcontents", U"章节目录"};
  return std::find(std::begin(kTitles), std::end(kTitles), bare) != std::end(kTitles);
}

bool is_page_number(std::u32string_view text) {
  return !text.empty() && text.size() <= 14 && std::any_of(text.begin(), text.end(), is_digit) &&
         std::all_of(text.begin(), text.end(), [](char32_t c) {
           return is_digit(c) || std::u32string_view(U"第共页/-—()·.Pageof~|").find(c) != std::u32string_view::npos;
         });
}

class FlowReader {
 public:
  explicit FlowReader(const Document& document) : document_(document) {}

  Flow read() {
    collect();
    drop_running_lines();
    measure();
    mark_contents();
    return std::move(flow_);
  }

 private:
  void collect() {
    for (const Page& page : document_.pages) {
      for (const Line& line : page.lines) {
        FlowLine entry;
        entry.page = page.number;
        entry.line = &line;
        entry.raw = decode_utf8(line.text);
        entry.folded = fold(entry.raw);
        if (!entry.folded.text.empty()) {
          flow_.lines.push_back(std::move(entry));
        }
      }
    }
  }

  [[nodiscard]] const Page& page_of(const FlowLine& line) const {
    return document_.pages[static_cast<std::size_t>(line.page) - 1];
  }

  /// Headers and footers: in the margin band, at one height, with the same words on several pages; page numbers; and
  /// whatever else stands on such a header's own height on other pages (running chapter titles).
  void drop_running_lines() {
    std::map<std::u32string, std::map<long, std::set<int>>> pages_by_form;
    const auto height_key = [](const FlowLine& line) { return std::lround(line.line->box.y0 / kSameHeight); };
    const auto in_band = [&](const FlowLine& line) {
      const double height = page_of(line).height;
      return line.line->box.y1 < height * kMarginBand || line.line->box.y0 > height * (1 - kMarginBand);
    };
    for (const FlowLine& line : flow_.lines) {
      if (in_band(line)) {
        pages_by_form[running_form(line.text())][height_key(line)].insert(line.page);
      }
    }
    const auto comes_back = [&](const FlowLine& line) {
      const auto form = pages_by_form.find(running_form(line.text()));
      if (form == pages_by_form.end()) {
        return false;
      }
      std::set<int> pages;
      for (long key = height_key(line) - 1; key <= height_key(line) + 1; ++key) {
        if (const auto at = form->second.find(key); at != form->second.end()) {
          pages.insert(at->second.begin(), at->second.end());
        }
      }
      return pages.size() >= static_cast<std::size_t>(kRunningPages);
    };
    std::vector<bool> drop(flow_.lines.size(), false);
    std::map<int, const FlowLine*> top_of_page;     // the highest line of each page
    std::map<int, const FlowLine*> header_of_page;  // that line, when it is running
    for (const FlowLine& line : flow_.lines) {
      const FlowLine*& top = top_of_page[line.page];
      top = top == nullptr || line.line->box.y0 < top->line->box.y0 ? &line : top;
    }
    for (std::size_t i = 0; i < flow_.lines.size(); ++i) {
      const FlowLine& line = flow_.lines[i];
      drop[i] = in_band(line) && (is_page_number(line.text()) || comes_back(line));
      if (drop[i] && top_of_page[line.page] == &line && !is_page_number(line.text())) {
        header_of_page[line.page] = &line;
      }
    }
    // What stands beside a running header, and a running title that changes from chapter to chapter: highest of its
    // page, at the height and in the size of other pages' headers.
    for (std::size_t i = 0; i < flow_.lines.size(); ++i) {
      const FlowLine& line = flow_.lines[i];
      if (drop[i] || line.line->box.y1 > page_of(line).height * kMarginBand) {
        continue;
      }
      if (const auto own = header_of_page.find(line.page); own != header_of_page.end()) {
        drop[i] = side_by_side(*own->second, line);
        continue;
      }
      const auto alike = std::count_if(header_of_page.begin(), header_of_page.end(), [&](const auto& header) {
        return std::abs(header.second->line->box.y0 - line.line->box.y0) < kSameHeight &&
               std::abs(header.second->line->size - line.line->size) < 0.3;
      });
      drop[i] = top_of_page[line.page] == &line && alike >= 2L * kRunningPages;
    }
    std::size_t kept = 0;
    for (std::size_t i = 0; i < flow_.lines.size(); ++i) {
      if (!drop[i]) {
        if (kept != i) {
          flow_.lines[kept] = std::move(flow_.lines[i]);
        }
        ++kept;
      }
    }
    flow_.lines.resize(kept);
  }

  /// Two lines of one page that stand side by side: cells of a row, or a number and its title.
  [[nodiscard]] static bool side_by_side(const FlowLine& a, const FlowLine& b) {
    const Box& left = a.line->box;
    const Box& right = b.line->box;
    const double em = std::max({a.line->size, b.line->size, 1.0});
    return a.page == b.page && std::abs(left.y1 - right.y1) < 0.45 * em && (left.x1 <= right.x0 || right.x1 <= left.x0);
  }

  [[nodiscard]] static bool ends_paragraph(const FlowLine& line) {
    return std::u32string_view(U"。;:!?").find(line.text().back()) != std::u32string_view::npos;
  }

  void measure() {
    // The margins of each page: where its widest lines begin and end.
    std::map<int, double> right;
    std::map<int, double> left;
    for (std::size_t i = 0; i < flow_.lines.size(); ++i) {
      FlowLine& line = flow_.lines[i];
      right[line.page] = std::max(right[line.page], line.line->box.x1);
      const auto found = left.find(line.page);
      left[line.page] = found == left.end() ? line.line->box.x0 : std::min(found->second, line.line->box.x0);
      line.row_mate = (i > 0 && side_by_side(flow_.lines[i - 1], line)) ||
                      (i + 1 < flow_.lines.size() && side_by_side(line, flow_.lines[i + 1]));
    }
    flow_.body_size = body_size();
    for (std::size_t i = 0; i < flow_.lines.size(); ++i) {
      FlowLine& line = flow_.lines[i];
      const Line& printed = *line.line;
      const double em = std::max(printed.size, 1.0);
      line.relative_size = flow_.body_size > 0 ? printed.size / flow_.body_size : 1;
      line.bold = printed.bold;
      line.numbering = read_numbering(line.text(), line.folded.origin);
      const FlowLine* before = i > 0 && flow_.lines[i - 1].page == line.page ? &flow_.lines[i - 1] : nullptr;
      line.page_top = before == nullptr;
      // From baseline to baseline, less the line itself: boxes are drawn generously by some fonts.
      line.gap_above = before == nullptr ? 3 : (printed.box.y1 - before->line->box.y1) / em - 1;
      line.full = printed.box.x1 > right[line.page] - 2.2 * em;
      const double middle = (left[line.page] + right[line.page]) / 2;
      line.centred = !line.full && std::abs((printed.box.x0 + printed.box.x1) / 2 - middle) < 1.2 * em &&
                     printed.box.x0 > left[line.page] + 2.6 * em;
      const bool indented = printed.box.x0 > left[line.page] + 1.2 * em && !line.centred;
      const bool numbered_anew =
          i > 0 && line.numbering.style != NumberStyle::kNone && ends_paragraph(flow_.lines[i - 1]);
      line.opens =
          numbered_anew || (before == nullptr ? i == 0 || !flow_.lines[i - 1].full || indented
                                              : !before->full || indented || line.row_mate || before->row_mate ||
                                                    std::abs(printed.size - before->line->size) > 0.6 ||
                                                    line.bold != before->bold || line.gap_above > 1.6);
    }
    flow_.leading = usual_leading();
    count_table_rows();
  }

  /// Runs of rows, with the wrapped lines of their cells in between, are tables.
  void count_table_rows() {
    for (std::size_t begin = 0; begin < flow_.lines.size();) {
      if (!flow_.lines[begin].row_mate) {
        ++begin;
        continue;
      }
      std::size_t end = begin;
      int rows = 0;
      const double size = flow_.lines[begin].line->size;
      while (end < flow_.lines.size() &&
             (flow_.lines[end].row_mate || (end + 1 < flow_.lines.size() && flow_.lines[end + 1].row_mate &&
                                            std::abs(flow_.lines[end].line->size - size) < 0.6))) {
        FlowLine& line = flow_.lines[end];
        line.first_cell = line.row_mate && (end == begin || !side_by_side(flow_.lines[end - 1], line));
        rows += line.first_cell ? 1 : 0;
        ++end;
      }
      for (std::size_t i = begin; i < end; ++i) {
        flow_.lines[i].table_rows = rows;
      }
      begin = end;
    }
  }

  /// The middle one of the gaps between lines of one paragraph.
  [[nodiscard]] double usual_leading() const {
    std::vector<double> gaps;
    for (std::size_t i = 1; i < flow_.lines.size(); ++i) {
      if (flow_.lines[i - 1].full && !flow_.lines[i].row_mate && !flow_.lines[i - 1].row_mate &&
          !flow_.lines[i].page_top && flow_.lines[i].relative_size > 0.95) {
        gaps.push_back(flow_.lines[i].gap_above);
      }
    }
    if (gaps.empty()) {
      return 0.8;
    }
    const auto middle = gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2);
    std::nth_element(gaps.begin(), middle, gaps.end());
    return *middle;
  }

  /// The size of most characters of the prose: tables and headings do not vote unless there is nothing else.
  [[nodiscard]] double body_size() const {
    constexpr std::size_t kProse = 15;
    for (const bool prose_only : {true, false}) {
      std::map<long, std::size_t> characters;
      for (const FlowLine& line : flow_.lines) {
        if (!prose_only || (!line.row_mate && line.text().size() >= kProse)) {
          characters[std::lround(line.line->size * 4)] += line.text().size();
        }
      }
      const auto most = std::max_element(characters.begin(), characters.end(),
                                         [](const auto& a, const auto& b) { return a.second < b.second; });
      if (most != characters.end()) {
        return static_cast<double>(most->first) / 4;
      }
    }
    return 0;
  }

  void mark_contents() {
    for (std::size_t i = 0; i < flow_.lines.size(); ++i) {
      const std::u32string_view text = flow_.lines[i].text();
      if (is_contents_title(text)) {
        if (const std::size_t end = contents_end(i + 1); end > i + 2) {
          mark(i, end);
          i = end - 1;
        }
        continue;
      }
      // Without a title: a run of lines with leaders and pages.
      std::size_t end = i;
      std::size_t leaders = 0;
      while (end < flow_.lines.size()) {
        const EntryShape shape = entry_shape(flow_.lines[end].text());
        if (!shape.leader && !(shape.page && shape.title_end == 0)) {
          break;
        }
        leaders += shape.leader ? 1 : 0;
        ++end;
      }
      if (leaders >= kContentsRun) {
        mark(i, end);
        i = end - 1;
      }
    }
  }

  /// The first line behind a “目录” that is no entry of it any more.
  [[nodiscard]] std::size_t contents_end(std::size_t from) const {
    std::set<std::u32string> titles;
    std::size_t end = from;
    std::size_t without_page = 0;
    bool paged = false;
    while (end < flow_.lines.size()) {
      const FlowLine& line = flow_.lines[end];
      if (line.page > flow_.lines[from].page + kMaxContentsPages) {
        break;
      }
      const EntryShape shape = entry_shape(line.text());
      const bool number_only = shape.title_end == 0 && shape.page;
      const bool page_follows =
          !shape.page && end + 1 < flow_.lines.size() && flow_.lines[end + 1].row_mate && line.row_mate;
      const bool entry = shape.page || shape.leader || number_only || page_follows;
      paged = paged || shape.leader || (shape.page && shape.title_end >= 2);
      if (!entry) {
        const std::u32string_view text = line.text();
        const bool prose = text.size() > kContentsTitle || text.back() == U'。' || text.back() == U',';
        // A contents list with pages tolerates a broken entry, not two lines of something else in a row.
        if (prose || (paged && ++without_page > 1 && !breaks_entry(end))) {
          break;
        }
        // An entry comes again: that is its heading, unless it is the same list.
        if (titles.count(std::u32string(line.title())) != 0 && line.title().size() >= 2) {
          break;
        }
        if (paged && line.page != flow_.lines[end - 1].page) {
          break;
        }
        if (!paged && line.page != flow_.lines[from].page && titles.size() >= 3) {
          break;
        }
      } else {
        without_page = 0;
      }
      if (line.title().size() >= 2) {
        titles.insert(entry_title(line));
      }
      ++end;
    }
    // What was taken in on credit and led to no entry goes back.
    while (paged && end > from && !entry_shape(flow_.lines[end - 1].text()).page &&
           !entry_shape(flow_.lines[end - 1].text()).leader) {
      --end;
    }
    return end;
  }

  /// A long entry broken over two lines: the second has the page.
  [[nodiscard]] bool breaks_entry(std::size_t index) const {
    return index + 1 < flow_.lines.size() && entry_shape(flow_.lines[index + 1].text()).page;
  }

  [[nodiscard]] static std::u32string entry_title(const FlowLine& line) {
    const std::size_t end = entry_shape(line.text()).title_end;
    return line.numbering.length < end
               ? std::u32string(line.text().substr(line.numbering.length, end - line.numbering.length))
               : std::u32string();
  }

  void mark(std::size_t begin, std::size_t end) {
    if (flow_.contents_page == 0) {
      flow_.contents_page = flow_.lines[begin].page;
    }
    for (std::size_t i = begin; i < end; ++i) {
      FlowLine& line = flow_.lines[i];
      line.contents = true;
      if (std::u32string title = entry_title(line); title.size() >= 2) {
        flow_.contents.push_back({std::move(title), line.page});
      }
    }
  }

  const Document& document_;
  Flow flow_;
};

}  // namespace

Flow read_flow(const Document& document) {
  return FlowReader(document).read();
}

Location locate(const Document& document, const FlowLine& line, std::size_t begin, std::size_t end) {
  const std::size_t first = line.folded.origin[begin];
  const std::size_t last = end > begin ? line.folded.origin[end - 1] + 1 : first;
  Location where;
  where.file = document.path;
  where.page = line.page;
  where.box = line.line->box;
  where.quote = encode_utf8(std::u32string_view(line.raw).substr(first, last - first));
  const std::vector<float>& edges = line.line->edges;
  if (edges.size() == line.raw.size() + 1 && last > first) {
    const double low = std::min(edges[first], edges[last]);
    const double high = std::max(edges[first], edges[last]);
    (line.line->vertical ? where.box.y0 : where.box.x0) = low;
    (line.line->vertical ? where.box.y1 : where.box.x1) = high;
  }
  return where;
}

}  // namespace nitec
