#include "ingest/pdf/page_blocks.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "ingest/pdf/page_turn.h"
#include "ingest/pdf/unicode.h"

namespace nitec {
namespace {

constexpr double kSameHeight = 2.5;              ///< Points within which two lines stand at one height.
constexpr std::size_t kRunningPages = 3;         ///< A line that comes back on so many pages is running.
constexpr std::size_t kTitlePages = 6;           ///< Running heads that a changing title is compared with.
constexpr std::size_t kMostInBand = 24;          ///< Lines in a page's band that are looked at.
constexpr std::size_t kLongestRunning = 600;     ///< Bytes.
constexpr double kSameSide = 4.0;                ///< Points within which the sides of a table's columns agree.
constexpr std::size_t kMostMarginLines = 2'000;  ///< Lines of a page whose margin is measured.
constexpr std::size_t kFewLines = 5;
constexpr double kIndent =
    2.5;  ///< In em: the first line of a paragraph stands so far to the right of the others at most.

enum class Running { kNo, kHead, kFoot, kNumber };

struct BandLine {
  std::size_t page;
  std::uint32_t line;
  bool top;
  Box box;  ///< On the page as it is turned for the line, y from its upper edge.
  double page_height;
  std::u32string form;
  std::optional<long> number;  ///< Of a page, when it is nothing but that.
};

/// The text with its digits made alike, without blanks: “第 3 页” and “第 14 页” are one.
std::u32string running_form(std::u32string_view text) {
  std::u32string form;
  for (const char32_t c : text) {
    if (is_digit(c)) {
      if (form.empty() || form.back() != U'0') {
        form += U'0';
      }
    } else if (!is_blank(c)) {
      form += c;
    }
  }
  return form;
}

/// The number of a page that is numbered by itself: “- 3 -”, “第3页 共9页”, “iv”.
std::optional<long> page_number(std::u32string_view text) {
  constexpr std::size_t kLongest = 20;
  if (text.empty() || text.size() > kLongest) {
    return std::nullopt;
  }
  std::u32string roman;
  long number = -1;
  bool open = false;
  for (const char32_t c : text) {
    if (c == U'第') {
      number = -1;  // “共9页 第3页”: it is the one behind.
    }
    if (is_digit(c)) {
      const long digit = static_cast<long>(c >= 0xFF10 ? c - 0xFF10 : c - U'0');
      if (number < 0 || open) {
        open = true;
        number = std::min(std::max(number, 0L) * 10 + digit, 1'000'000L);
      }
    } else {
      open = false;
      if (std::u32string_view(U"ivxlIVXL").find(c) != std::u32string_view::npos) {
        roman += c >= U'a' ? static_cast<char32_t>(c - U'a' + U'A') : c;
      } else if (!is_blank(c) && std::u32string_view(U"第共页頁/-–—―－()（）·.•PageofＰ~～|｜,，").find(c) ==
                                     std::u32string_view::npos) {
        return std::nullopt;
      }
    }
  }
  if (number >= 0) {
    return roman.empty() ? std::optional(number) : std::nullopt;
  }
  if (roman.empty()) {
    return std::nullopt;
  }
  const auto value = [](char32_t c) { return c == U'I' ? 1L : c == U'V' ? 5L : c == U'X' ? 10L : 50L; };
  number = 0;
  for (std::size_t i = 0; i < roman.size(); ++i) {
    const long own = value(roman[i]);
    number += i + 1 < roman.size() && value(roman[i + 1]) > own ? -own : own;
  }
  return number;
}

/// “总则………………3”: a leader before a page number at the end.
bool is_contents_entry(std::string_view bytes) {
  // Quickly for almost all lines: they do not end in what can be a page number.
  const char last = bytes.empty() ? ' ' : bytes.back();
  const bool may_be = (last >= '0' && last <= '9') || last == ')' || bytes.ends_with("）") || bytes.ends_with("页") ||
                      bytes.ends_with("頁") || std::string_view("ivxIVX").find(last) != std::string_view::npos;
  if (!may_be) {
    return false;
  }
  constexpr std::size_t kTail = 200;
  std::size_t from = bytes.size() > kTail ? bytes.size() - kTail : 0;
  while (from > 0 && (static_cast<unsigned char>(bytes[from]) & 0xC0) == 0x80) {
    --from;
  }
  const std::u32string text = utf8_to_utf32(bytes.substr(from));
  std::size_t end = text.size();
  while (end > 0 && std::u32string_view(U")）页頁").find(text[end - 1]) != std::u32string_view::npos) {
    --end;
  }
  std::size_t digits = 0;
  while (end > 0 && (is_digit(text[end - 1]) ||
                     std::u32string_view(U"IVXivx-").find(text[end - 1]) != std::u32string_view::npos)) {
    --end;
    ++digits;
  }
  if (digits == 0 || digits > 7) {
    return false;
  }
  std::size_t leaders = 0;
  while (end > 0) {
    const char32_t c = text[end - 1];
    if (std::u32string_view(U".·_․•・．─┄┈").find(c) != std::u32string_view::npos) {
      ++leaders;
    } else if (c == 0x2026 || c == 0x2025 || c == 0x22EF) {
      leaders += 3;
    } else if (!is_blank(c) && std::u32string_view(U"(（第").find(c) == std::u32string_view::npos) {
      break;
    }
    --end;
  }
  return leaders >= 3 && (end > 0 || from > 0);
}

class BlockMaker {
 public:
  explicit BlockMaker(Document& document) : document_(document) {}

  void run() {
    for (const Page& page : document_.pages) {
      table_of_.emplace_back(page.lines.size(), -1);
      running_.emplace_back(page.lines.size(), Running::kNo);
      for (std::size_t i = 0; i < page.tables.size(); ++i) {
        for (const TableCell& cell : page.tables[i].cells) {
          for (const LinePart& part : cell.text) {
            table_of_.back()[part.line] = static_cast<int>(i);
          }
        }
      }
    }
    find_running();
    for (std::size_t i = 0; i < document_.pages.size(); ++i) {
      make_page(i);
    }
    join_tables();
  }

 private:
  // --- What runs ---

  void find_running() {
    collect_band();
    std::map<std::u32string_view, std::map<long, std::vector<std::size_t>>> pages;
    for (const BandLine& each : band_) {
      std::vector<std::size_t>& at = pages[each.form][height(each)];
      if (at.empty() || at.back() != each.page) {
        at.push_back(each.page);
      }
    }
    std::map<long, std::size_t> by_offset;  // Numbers that count with the pages, by the difference.
    for (const BandLine& each : band_) {
      if (each.number) {
        ++by_offset[*each.number - static_cast<long>(each.page)];
      }
    }
    const std::size_t all = document_.pages.size();
    for (const BandLine& each : band_) {
      if (each.number) {
        const bool counts = by_offset[*each.number - static_cast<long>(each.page)] >= 2;
        const std::string& label = document_.pages[each.page].label;
        const std::string& text = line_of(each).text;
        if (counts || all == 1 || (!label.empty() && text == label)) {
          set(each, Running::kNumber);
        }
        continue;
      }
      const auto& heights = pages[each.form];
      std::set<std::size_t> alike;
      for (long key = height(each) - 1; key <= height(each) + 1; ++key) {
        if (const auto at = heights.find(key); at != heights.end()) {
          for (const std::size_t page : at->second) {
            alike.insert(page);
            if (alike.size() >= kRunningPages) {
              break;
            }
          }
        }
      }
      if (alike.size() >= kRunningPages || (alike.size() >= 2 && alike.size() * 2 > all)) {
        set(each, each.top ? Running::kHead : Running::kFoot);
      }
    }
    add_neighbours();
  }

  void collect_band() {
    for (std::size_t p = 0; p < document_.pages.size(); ++p) {
      const Page& page = document_.pages[p];
      std::size_t in_band = 0;
      for (std::size_t i = 0; i < page.lines.size() && in_band < kMostInBand; ++i) {
        const Line& line = page.lines[i];
        const Turn turn = turn_of(line);
        const double height = turn == Turn::kNone ? page.height : page.width;
        Box box = turned(line.box, turn);
        if (turn == Turn::kDownwards) {
          box.y0 += height;
          box.y1 += height;
        }
        const bool top = box.y1 < height * kRunningBand;
        if ((!top && box.y0 <= height * (1 - kRunningBand)) || table_of_[p][i] >= 0 ||
            line.text.size() > kLongestRunning) {
          continue;
        }
        ++in_band;
        const std::u32string text = utf8_to_utf32(line.text);
        band_.push_back({p, static_cast<std::uint32_t>(i), top, box, height, running_form(text), page_number(text)});
      }
    }
  }

  /// What stands beside a running line; and changing titles.
  void add_neighbours() {
    std::map<std::size_t, std::vector<const BandLine*>> running_of;  // By page.
    std::map<long, std::vector<const Line*>> heads;                  // By height: one is as good as the other.
    std::map<std::size_t, const BandLine*> top_of;
    for (const BandLine& each : band_) {
      if (running(each) != Running::kNo) {
        running_of[each.page].push_back(&each);
        if (running(each) == Running::kHead) {
          heads[height(each)].push_back(&line_of(each));
        }
      }
      const BandLine*& top = top_of[each.page];
      if (each.top && (top == nullptr || each.box.y0 < top->box.y0)) {
        top = &each;
      }
    }
    for (const BandLine& each : band_) {
      if (running(each) != Running::kNo) {
        continue;
      }
      const Line& line = line_of(each);
      bool runs = false;
      for (const BandLine* other : running_of[each.page]) {
        const Box& box = other->box;
        runs = runs || (other->top == each.top && running(*other) != Running::kNumber &&
                        std::abs(box.y1 - each.box.y1) < 0.45 * std::max(line.size, 1.0) &&
                        (box.x1 <= each.box.x0 || each.box.x1 <= box.x0));
      }
      if (!runs && top_of[each.page] == &each && each.top) {
        std::size_t alike = 0;
        for (long key = height(each) - 1; key <= height(each) + 1; ++key) {
          if (const auto at = heads.find(key); at != heads.end()) {
            for (const Line* other : at->second) {
              alike += std::abs(other->size - line.size) < 0.3 ? 1 : 0;
              if (alike >= kTitlePages) {
                break;
              }
            }
          }
        }
        runs = alike >= kTitlePages;
      }
      if (runs) {
        set(each, each.top ? Running::kHead : Running::kFoot);
      }
    }
  }

  [[nodiscard]] const Line& line_of(const BandLine& each) const { return document_.pages[each.page].lines[each.line]; }
  [[nodiscard]] long height(const BandLine& each) const {
    // Feet are measured from below: pages may differ in height.
    return std::lround((each.top ? each.box.y0 : each.box.y0 - each.page_height) / kSameHeight);
  }
  void set(const BandLine& each, Running kind) { running_[each.page][each.line] = kind; }
  [[nodiscard]] Running running(const BandLine& each) const { return running_[each.page][each.line]; }

  // --- What goes on ---

  struct Measured {
    Box box;  // On the page as it is turned for the line.
    Turn turn = Turn::kNone;
    double em = 1;
  };

  void make_page(std::size_t index) {
    Page& page = document_.pages[index];
    measured_.clear();
    margins_.clear();
    for (const Line& line : page.lines) {
      const Turn turn = turn_of(line);
      measured_.push_back({turned(line.box, turn), turn, std::max(line.size, 1.0)});
    }
    usual_step_ = usual_step();
    std::vector<int> block_of_table(page.tables.size(), -1);
    std::uint32_t before = UINT32_MAX;  // The line of text before this one.
    for (std::uint32_t i = 0; i < page.lines.size(); ++i) {
      const int table = table_of_[index][i];
      const Running runs = running_[index][i];
      if (table >= 0) {
        add_table(page, table, block_of_table[static_cast<std::size_t>(table)]);
        before = UINT32_MAX;
      } else if (runs != Running::kNo) {
        add_block(page,
                  runs == Running::kHead   ? BlockKind::kRunningHead
                  : runs == Running::kFoot ? BlockKind::kRunningFoot
                                           : BlockKind::kPageNumber,
                  i);
      } else {
        const bool entry = is_contents_entry(page.lines[i].text);
        if (before != UINT32_MAX && !page.blocks.empty() && page.blocks.back().kind == BlockKind::kText &&
            page.blocks.back().lines.back() == before && goes_on(page, page.blocks.back(), i)) {
          PageBlock& block = page.blocks.back();
          block.lines.push_back(i);
          block.box = around(block.box, page.lines[i].box);
          block.kind = entry ? BlockKind::kContentsEntry : BlockKind::kText;
        } else {
          add_block(page, entry ? BlockKind::kContentsEntry : BlockKind::kText, i);
        }
        before = i;
      }
    }
  }

  static void add_block(Page& page, BlockKind kind, std::uint32_t line) {
    PageBlock& block = page.blocks.emplace_back();
    block.kind = kind;
    block.box = page.lines[line].box;
    block.lines.push_back(line);
  }

  static void add_table(Page& page, int table, int& block_index) {
    if (block_index >= 0) {
      return;
    }
    block_index = static_cast<int>(page.blocks.size());
    const PageTable& source = page.tables[static_cast<std::size_t>(table)];
    PageBlock& block = page.blocks.emplace_back();
    block.kind = BlockKind::kTable;
    block.box = source.box;
    block.table = table;
    std::set<std::uint32_t> seen;
    for (const TableCell& cell : source.cells) {
      for (const LinePart& part : cell.text) {
        if (seen.insert(part.line).second) {
          block.lines.push_back(part.line);
        }
      }
    }
  }

  /// From one line of a paragraph to the next, in em: the middle of those that may be.
  [[nodiscard]] double usual_step() const {
    std::vector<double> steps;
    for (std::size_t i = 1; i < measured_.size(); ++i) {
      const double step = (measured_[i].box.y1 - measured_[i - 1].box.y1) / measured_[i].em;
      if (step > 0.8 && step < 3 && std::abs(measured_[i].em - measured_[i - 1].em) < 0.3) {
        steps.push_back(step);
      }
    }
    if (steps.empty()) {
      return 1.8;
    }
    const auto middle = steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 2);
    std::nth_element(steps.begin(), middle, steps.end());
    return *middle;
  }

  /// Where lines end that stand above or below `line`: a place that several of them reach.
  [[nodiscard]] double right_margin(std::uint32_t line) {
    const Measured& own = measured_[line];
    const auto key = std::pair(own.turn, std::lround(own.box.x0));
    const auto [entry, is_new] = margins_.try_emplace(key, 0);
    if (!is_new) {
      return entry->second;
    }
    std::vector<double> ends;
    for (std::size_t i = 0; i < std::min(measured_.size(), kMostMarginLines); ++i) {
      const Measured& other = measured_[i];
      if (other.turn == own.turn && other.box.x0 <= own.box.x0 + kIndent * own.em && other.box.x1 > own.box.x0) {
        ends.push_back(other.box.x1);
      }
    }
    if (ends.empty()) {
      return entry->second = own.box.x1;
    }
    // Of very few lines the longest is all there is to go by.
    const std::size_t several = ends.size() < kFewLines ? 0 : std::max<std::size_t>(1, ends.size() / 10);
    const std::size_t reach = std::min(ends.size() - 1, several);
    std::nth_element(ends.begin(), ends.begin() + static_cast<std::ptrdiff_t>(reach), ends.end(), std::greater<>());
    return entry->second = ends[reach];
  }

  /// How wide the first word is: a Han character with the punctuation that belongs to it.
  [[nodiscard]] double first_word(const Line& line, Turn turn) const {
    constexpr std::size_t kLongestWord = 60;  // Bytes.
    std::size_t bytes = std::min(line.text.size(), kLongestWord);
    while (bytes < line.text.size() && (static_cast<unsigned char>(line.text[bytes]) & 0xC0) == 0x80) {
      ++bytes;
    }
    const std::u32string text = utf8_to_utf32(std::string_view(line.text).substr(0, bytes));
    static constexpr std::u32string_view kOpening = U"（《“‘〔【「『([";
    static constexpr std::u32string_view kClosing = U"，。、；：？！）》”’〕】」』…—,.;:?!)]%％";
    std::size_t end = 0;
    while (end < text.size() && kOpening.find(text[end]) != std::u32string_view::npos) {
      ++end;
    }
    if (end < text.size() && is_ideographic(text[end])) {
      ++end;
    } else {
      while (end < text.size() && !is_blank(text[end]) && !is_ideographic(text[end])) {
        ++end;
      }
    }
    while (end < text.size() && kClosing.find(text[end]) != std::u32string_view::npos) {
      ++end;
    }
    end = std::max<std::size_t>(end, 1);
    if (end >= line.edges.size()) {
      return turned(line.box, turn).x1 - turned(line.box, turn).x0;
    }
    return turned_edge(line.edges[end], turn) - turned_edge(line.edges[0], turn);
  }

  /// Whether the line goes on with the block's last one.
  [[nodiscard]] bool goes_on(const Page& page, const PageBlock& block, std::uint32_t line) {
    const Measured& last = measured_[block.lines.back()];
    const Measured& own = measured_[line];
    if (last.turn != own.turn || std::abs(last.em - own.em) > 0.6 ||
        page.lines[line].invisible != page.lines[block.lines.back()].invisible) {
      return false;
    }
    const double step = own.box.y1 - last.box.y1;
    if (step < 0.5 * own.em || own.box.x0 > last.box.x1 ||
        own.box.x1 < measured_[block.lines.front()].box.x0 - own.em) {
      return false;
    }
    const std::size_t count = block.lines.size();
    if (count > 1) {
      const double before = last.box.y1 - measured_[block.lines[count - 2]].box.y1;
      if (step > 1.35 * before + 1) {
        return false;
      }
    } else if (step > std::max(1.4 * usual_step_, 1.5) * own.em) {
      return false;
    }
    // Full: the first word would not have fitted.
    const double room = right_margin(block.lines.back()) - last.box.x1;
    constexpr double kRaggedEms = 8;
    const bool open = room < kRaggedEms * own.em && is_open(page, block);
    if (first_word(page.lines[line], own.turn) + 0.2 * own.em < room && !open) {
      return false;
    }
    const double first_x = measured_[block.lines.front()].box.x0;
    if (count > 1) {
      return std::abs(own.box.x0 - measured_[block.lines[1]].box.x0) < 1.1 * own.em;
    }
    // The second line of an indented paragraph stands to the left, that of a numbered one may stand to the right.
    const double shift = own.box.x0 - first_x;
    return shift < 0.6 * own.em ? shift > -8 * own.em : shift < 5 * own.em && has_mark(page.lines[block.lines[0]].text);
  }

  /// Whether a bracket of the block waits for its end: where lines are ragged, what follows goes on all the same.
  [[nodiscard]] static bool is_open(const Page& page, const PageBlock& block) {
    constexpr std::size_t kMostLines = 8;
    int depth = 0;
    const std::size_t from = block.lines.size() > kMostLines ? block.lines.size() - kMostLines : 0;
    for (std::size_t i = from; i < block.lines.size(); ++i) {
      for (const char32_t c : utf8_to_utf32(page.lines[block.lines[i]].text)) {
        depth += c == U'（' || c == U'(' || c == U'《' ? 1 : c == U'）' || c == U')' || c == U'》' ? -1 : 0;
      }
    }
    return depth > 0;
  }

  /// Begins like an item of a list: “1.”, “（二）”, “•”.
  [[nodiscard]] static bool has_mark(std::string_view bytes) {
    constexpr std::size_t kMarkBytes = 24;
    const std::u32string text = utf8_to_utf32(bytes.substr(0, kMarkBytes));
    if (text.empty()) {
      return false;
    }
    static constexpr std::u32string_view kBullets = U"•●○■□◆◇▪–—-·*➢✓√";
    static constexpr std::u32string_view kNumbers = U"0123456789一二三四五六七八九十①②③④⑤⑥⑦⑧⑨⑩(（第abcdABCD";
    return kBullets.find(text[0]) != std::u32string_view::npos || kNumbers.find(text[0]) != std::u32string_view::npos;
  }

  // --- Tables over several pages ---

  void join_tables() {
    const PageTable* first = nullptr;  // Of the table that goes on.
    const Page* first_page = nullptr;
    for (std::size_t i = 1; i < document_.pages.size(); ++i) {
      const Page& before = document_.pages[i - 1];
      Page& page = document_.pages[i];
      const PageBlock* last = end_block(before.blocks.rbegin(), before.blocks.rend());
      const PageBlock* next = end_block(page.blocks.begin(), page.blocks.end());
      if (last == nullptr || next == nullptr || last->table < 0 || next->table < 0) {
        continue;
      }
      const PageTable& above = before.tables[static_cast<std::size_t>(last->table)];
      PageTable& below = page.tables[static_cast<std::size_t>(next->table)];
      if (!same_columns(above, below)) {
        continue;
      }
      if (!above.continues || first == nullptr) {
        first = &above;
        first_page = &before;
      }
      below.continues = true;
      while (below.repeated_rows < std::min(below.rows, first->rows) &&
             same_row(*first, *first_page, below, page, below.repeated_rows)) {
        ++below.repeated_rows;
      }
    }
  }

  /// The first block that does not run.
  template <class Iterator>
  [[nodiscard]] static const PageBlock* end_block(Iterator at, Iterator end) {
    at = std::find_if(at, end, [](const PageBlock& block) {
      return block.kind == BlockKind::kText || block.kind == BlockKind::kTable ||
             block.kind == BlockKind::kContentsEntry;
    });
    return at == end ? nullptr : &*at;
  }

  /// Where columns begin: of the cells that stand in one column alone.
  [[nodiscard]] static std::vector<Box> sides(const PageTable& table) {
    std::vector<Box> out(static_cast<std::size_t>(table.columns));
    for (const TableCell& cell : table.cells) {
      if (cell.column_span == 1) {
        out[static_cast<std::size_t>(cell.column)] = cell.box;
      }
    }
    return out;
  }

  [[nodiscard]] static bool same_columns(const PageTable& a, const PageTable& b) {
    if (a.columns != b.columns || a.ruled != b.ruled) {
      return false;
    }
    const std::vector<Box> left = sides(a);
    const std::vector<Box> right = sides(b);
    const auto alike = [](double x, double y) { return std::abs(x - y) <= kSameSide; };
    bool upright = alike(a.box.x0, b.box.x0) && alike(a.box.x1, b.box.x1);
    bool turned_table = alike(a.box.y0, b.box.y0) && alike(a.box.y1, b.box.y1);
    for (std::size_t i = 0; i < left.size(); ++i) {
      if (!left[i].empty() && !right[i].empty()) {
        upright = upright && alike(left[i].x0, right[i].x0) && alike(left[i].x1, right[i].x1);
        turned_table = turned_table && alike(left[i].y0, right[i].y0) && alike(left[i].y1, right[i].y1);
      }
    }
    return upright || turned_table;
  }

  [[nodiscard]] static std::string row_text(const PageTable& table, const Page& page, int row) {
    std::string text;
    for (const TableCell& cell : table.cells) {
      if (cell.row == row) {
        text += std::to_string(cell.column) + '+' + std::to_string(cell.column_span) + ':';
        for (const LinePart& part : cell.text) {
          text += page.lines[part.line].text + '\n';
        }
      }
    }
    return text;
  }

  [[nodiscard]] static bool same_row(const PageTable& a, const Page& a_page, const PageTable& b, const Page& b_page,
                                     int row) {
    const std::string text = row_text(a, a_page, row);
    return text.find('\n') != std::string::npos && text == row_text(b, b_page, row);
  }

  Document& document_;
  std::vector<std::vector<int>> table_of_;     // By page and line.
  std::vector<std::vector<Running>> running_;  // By page and line.
  std::vector<BandLine> band_;
  std::vector<Measured> measured_;  // Of the page that is being made.
  std::map<std::pair<Turn, long>, double> margins_;
  double usual_step_ = 0;
};

}  // namespace

void make_blocks(Document& document) {
  BlockMaker(document).run();
}

}  // namespace nitec
