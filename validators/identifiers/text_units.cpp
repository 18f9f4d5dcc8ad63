#include "validators/identifiers/text_units.h"

#include <algorithm>
#include <cstring>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <utility>

#include "model/characters.h"
#include "model/joined_text.h"
#include "validators/reading.h"

namespace nitec {
namespace {

/// A heading or caption is no longer than this, in characters.
constexpr std::size_t kMaxHeading = 45;
/// A table is followed back over no more pages than this.
constexpr int kMaxTablePages = 100;

std::vector<std::string_view> characters(std::string_view text) {
  std::vector<std::string_view> parts;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i + 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80) {
      ++end;
    }
    parts.push_back(text.substr(i, end - i));
    i = end;
  }
  return parts;
}

std::string utf8(std::u32string_view text) {
  std::string out;
  for (const char32_t c : text) {
    append_utf8(out, c);
  }
  return out;
}

bool visible(const Page& page, const std::vector<LinePart>& parts) {
  return std::none_of(parts.begin(), parts.end(), [&](const LinePart& part) {
    return part.line >= page.lines.size() || page.lines[part.line].invisible;
  });
}

std::string folded_text(const Page& page, const std::vector<LinePart>& parts) {
  return folded(utf8(join(page, parts).text));
}

std::vector<LinePart> parts_of(const PageBlock& block) {
  std::vector<LinePart> parts;
  for (const std::uint32_t line : block.lines) {
    parts.push_back({line, 0, UINT32_MAX});
  }
  return parts;
}

/// A full-width letter or digit: it may be any of the needles.
bool has_full_width(std::string_view text) {
  for (std::size_t at = text.find("\xEF\xBC"); at != std::string_view::npos; at = text.find("\xEF\xBC", at + 2)) {
    const unsigned char last = at + 2 < text.size() ? static_cast<unsigned char>(text[at + 2]) : 0;
    if ((last >= 0x90 && last <= 0x99) || (last >= 0xA1 && last <= 0xBA)) {
      return true;
    }
  }
  return false;
}

constexpr std::string_view kStops[] = {"。", ";", "!", "?"};

}  // namespace

std::size_t TextUnit::offset(std::string_view part) const {
  return static_cast<std::size_t>(part.data() - text.data());
}

Location TextUnit::place(std::string_view part) const {
  Location where;
  where.file = document->path;
  where.page = page->number;
  const std::size_t begin = offset(part);
  const std::size_t end = std::min(begin + part.size(), origins_.size());
  if (begin >= end) {
    return where;
  }
  // Line by line; the box is that of the first line's part.
  for (std::size_t i = begin; i < end;) {
    std::size_t next = i;
    while (next < end && origins_[next].line == origins_[i].line) {
      ++next;
    }
    const Line& line = page->lines[origins_[i].line];
    const std::vector<std::string_view> parts = characters(line.text);
    const std::size_t first = std::min<std::size_t>(origins_[i].index, parts.size());
    const std::size_t last = std::min<std::size_t>(origins_[next - 1].index + 1, parts.size());
    for (std::size_t k = first; k < last; ++k) {
      where.quote += parts[k];
    }
    if (i == begin) {
      where.box = line.box;
      if (!line.vertical && last < line.edges.size() && line.edges[first] < line.edges[last]) {
        where.box.x0 = line.edges[first];
        where.box.x1 = line.edges[last];
      }
    }
    i = next;
  }
  return where;
}

bool TextUnit::sound(std::string_view part) const {
  const std::size_t begin = offset(part);
  const std::uint32_t first = origins_[begin].line;
  const std::uint32_t last = origins_[std::min(begin + part.size(), origins_.size()) - 1].line;
  if (first == last || ruled_) {
    return true;
  }
  const Line& line = page->lines[first];
  return list < 0 && last == first + 1 && line.box.x1 >= right_ - 1.5 * line.size;
}

bool TextUnit::ends_line(std::string_view part) const {
  if (list >= 0) {
    return false;
  }
  const std::size_t last = std::min(offset(part) + part.size(), origins_.size()) - 1;
  return last + 1 >= origins_.size() || origins_[last + 1].line != origins_[last].line;
}

std::string_view TextUnit::before_in_sentence(std::string_view part) const {
  const std::string_view before = std::string_view(text).substr(0, offset(part));
  std::size_t begin = 0;
  for (const std::string_view stop : kStops) {
    const std::size_t at = before.rfind(stop);
    begin = at == std::string_view::npos ? begin : std::max(begin, at + stop.size());
  }
  return before.substr(begin);
}

std::string_view TextUnit::behind_in_sentence(std::string_view part) const {
  const std::string_view behind = std::string_view(text).substr(offset(part) + part.size());
  std::size_t end = behind.size();
  for (const std::string_view stop : kStops) {
    end = std::min(end, behind.find(stop));
  }
  return behind.substr(0, end);
}

std::string_view TextUnit::sentence(std::string_view part) const {
  const std::string_view before = before_in_sentence(part);
  const std::string_view behind = behind_in_sentence(part);
  return {before.data(), before.size() + part.size() + behind.size()};
}

/// Makes the units of one document.
class UnitReader {
 public:
  UnitReader(const Document& document, int first_list, std::deque<std::vector<std::string>>& rows)
      : document_(&document), lists_(first_list), rows_(&rows) {}

  std::vector<TextUnit> read(std::size_t index) {
    units_.clear();
    const Page& page = document_->pages[index];
    if (page.blocks.empty()) {
      lines(page);
      for (std::size_t table = 0; table < page.tables.size(); ++table) {
        cells(index, table, {});
      }
      return std::move(units_);
    }
    std::string above;
    for (const PageBlock& block : page.blocks) {
      if (block.kind == BlockKind::kTable && block.table >= 0 &&
          static_cast<std::size_t>(block.table) < page.tables.size()) {
        cells(index, static_cast<std::size_t>(block.table), above);
      } else if (block.kind == BlockKind::kText) {
        const std::vector<LinePart> parts = parts_of(block);
        if (visible(page, parts)) {
          TextUnit unit = made(page, parts);
          unit.above = above;
          unit.right_ = block.box.x1;
          above = heading(unit.text);
          units_.push_back(std::move(unit));
        }
      }
    }
    return std::move(units_);
  }

 private:
  struct Table {
    int list;
    int rows_before;
    std::size_t head_page;  ///< Where its head stands: page and table.
    std::size_t head_table;
    std::string above;
  };

  static std::string heading(std::string_view text) {
    return characters(text).size() <= kMaxHeading ? folded(text) : std::string();
  }

  /// A page that tells no blocks: each line outside of tables for itself.
  void lines(const Page& page) {
    std::vector<bool> in_table(page.lines.size(), false);
    for (const PageTable& table : page.tables) {
      for (const TableCell& cell : table.cells) {
        for (const LinePart& part : cell.text) {
          if (part.line < in_table.size()) {
            in_table[part.line] = true;
          }
        }
      }
    }
    std::string above;
    for (std::uint32_t i = 0; i < page.lines.size(); ++i) {
      if (page.lines[i].invisible || in_table[i]) {
        continue;
      }
      TextUnit unit = made(page, {{i, 0, UINT32_MAX}});
      unit.above = above;
      above = heading(unit.text);
      units_.push_back(std::move(unit));
    }
  }

  [[nodiscard]] TextUnit made(const Page& page, const std::vector<LinePart>& parts) const {
    TextUnit unit;
    unit.document = document_;
    unit.page = &page;
    const JoinedText joined = join(page, parts);
    for (std::size_t i = 0; i < joined.text.size(); ++i) {
      if (const char32_t code = folded(joined.text[i]); code != 0) {
        append_utf8(unit.text, code);
      } else if (!is_blank(joined.text[i]) || unit.text.empty() || unit.text.back() == ' ') {
        continue;
      } else {
        unit.text += ' ';
      }
      unit.origins_.resize(unit.text.size(), {joined.places[i].line, joined.places[i].index});
    }
    return unit;
  }

  /// What is the same for all cells of that part of a table. A part that continues is looked up where it began.
  const Table& table(std::size_t page, std::size_t index, const std::string& above) {
    const auto key = std::pair(page, index);
    if (const auto known = tables_.find(key); known != tables_.end()) {
      return known->second;
    }
    const PageTable& part = document_->pages[page].tables[index];
    Table read{-1, 0, page, index, above};
    if (part.continues && page > 0 && !document_->pages[page - 1].tables.empty() && depth_ < kMaxTablePages) {
      const Page& previous = document_->pages[page - 1];
      ++depth_;
      const Table& first = table(page - 1, previous.tables.size() - 1, caption(previous, previous.tables.size() - 1));
      --depth_;
      read = first;
      read.rows_before += previous.tables.back().rows;
      if (part.repeated_rows > 0) {
        read.head_page = page;
        read.head_table = index;
      }
    } else {
      read.list = lists_++;
    }
    return tables_.emplace(key, std::move(read)).first->second;
  }

  /// The short text before that table on its page.
  static std::string caption(const Page& page, std::size_t index) {
    std::string above;
    for (const PageBlock& block : page.blocks) {
      if (block.kind == BlockKind::kTable && block.table == static_cast<int>(index)) {
        return above;
      }
      if (block.kind == BlockKind::kText) {
        above = heading(folded_text(page, parts_of(block)));
      }
    }
    return {};
  }

  /// What the head row says above that column.
  [[nodiscard]] std::string head_of(const Table& table, int column) const {
    const Page& page = document_->pages[table.head_page];
    for (const TableCell& head : page.tables[table.head_table].cells) {
      if (head.row == 0 && head.column <= column && column < head.column + head.column_span) {
        return folded_text(page, head.text);
      }
    }
    return {};
  }

  void cells(std::size_t index, std::size_t number, const std::string& above) {
    const Page& page = document_->pages[index];
    const PageTable& part = page.tables[number];
    const Table& whole = table(index, number, above);
    std::map<int, std::vector<std::string>*> rows;  // Spans into them live as long as the units.
    for (const TableCell& cell : part.cells) {
      if (cell.text.empty()) {
        continue;
      }
      const std::string text = folded_text(page, cell.text);
      for (int row = cell.row; !text.empty() && row < std::min(cell.row + cell.row_span, part.rows); ++row) {
        std::vector<std::string>*& words = rows[row];
        words = words != nullptr ? words : &rows_->emplace_back();
        words->push_back(text);
      }
    }
    std::map<int, std::string> heads;  // by column
    const bool has_head = !part.continues || part.repeated_rows > 0;
    std::string left;
    int row = -1;
    for (const TableCell& cell : part.cells) {
      left = cell.row == row ? left : std::string();
      row = cell.row;
      if (cell.text.empty() || !visible(page, cell.text)) {
        left.clear();
        continue;
      }
      TextUnit unit = made(page, cell.text);
      unit.above = whole.above;
      unit.list = whole.list;
      unit.row = whole.rows_before + cell.row;
      if (!has_head || cell.row >= std::max(part.repeated_rows, 1)) {
        const auto [head, unread] = heads.try_emplace(cell.column);
        if (unread) {
          head->second = head_of(whole, cell.column);
        }
        unit.head = head->second;
      }
      unit.beside = left;
      if (const auto words = rows.find(cell.row); words != rows.end()) {
        unit.cells = *words->second;
      }
      unit.ruled_ = part.ruled;
      left = folded(unit.text);
      units_.push_back(std::move(unit));
    }
  }

  const Document* document_;
  int lists_;
  std::deque<std::vector<std::string>>* rows_;
  std::vector<TextUnit> units_;
  int depth_ = 0;
  std::map<std::pair<std::size_t, std::size_t>, Table> tables_;
};

namespace {

/// The units of all documents, each document's made when first asked for, by whichever thread asks.
class SubmissionUnits {
 public:
  explicit SubmissionUnits(const Submission& submission) {
    int lists = 0;
    for (const Document& document : submission.documents) {
      OfDocument& one = documents_.emplace_back();
      one.document = &document;
      one.first_list = lists;
      for (const Page& page : document.pages) {
        lists += static_cast<int>(page.tables.size());
      }
    }
  }

  void visit(std::initializer_list<std::string_view> needles, const std::function<void(const TextUnit&)>& visit) const {
    for (OfDocument& one : documents_) {
      std::call_once(one.words_read, [&] { read_words(one); });
      bool before = false;
      for (std::size_t i = 0; i < one.pages.size(); ++i) {
        const OfPage& page = one.pages[i];
        // What a table is about may stand on the page where it began.
        const bool worth = (before && page.goes_on) || has_any(page, needles);
        before = worth;
        if (worth && one.document->pages[i].text_layer == TextLayer::kOk) {
          std::call_once(one.units_made, [&] { make_units(one); });
          for (const TextUnit& unit : page.units) {
            visit(unit);
          }
        }
      }
    }
  }

 private:
  struct OfPage {
    std::string words;  ///< All lines, each with a line feed behind it.
    bool full_width = false;
    bool goes_on = false;  ///< Its first table is a part of one that began before.
    std::vector<TextUnit> units;
  };
  struct OfDocument {
    const Document* document = nullptr;
    int first_list = 0;
    std::once_flag words_read;
    std::once_flag units_made;
    std::vector<OfPage> pages;
    std::deque<std::vector<std::string>> rows;  ///< Of its tables: what units point to.
  };

  static void read_words(OfDocument& one) {
    for (const Page& page : one.document->pages) {
      OfPage& read = one.pages.emplace_back();
      for (const Line& line : page.lines) {
        read.words += line.text;
        read.words += '\n';
      }
      read.full_width = has_full_width(read.words);
      read.goes_on = !page.tables.empty() && page.tables.front().continues;
    }
  }

  static bool has_any(const OfPage& page, std::initializer_list<std::string_view> needles) {
    return !page.words.empty() &&
           (page.full_width || std::any_of(needles.begin(), needles.end(), [&](std::string_view needle) {
              return ::memmem(page.words.data(), page.words.size(), needle.data(), needle.size()) != nullptr;
            }));
  }

  static void make_units(OfDocument& one) {
    UnitReader reader(*one.document, one.first_list, one.rows);
    for (std::size_t i = 0; i < one.pages.size(); ++i) {
      if (one.document->pages[i].text_layer == TextLayer::kOk) {
        one.pages[i].units = reader.read(i);
      }
    }
  }

  mutable std::deque<OfDocument> documents_;
};

}  // namespace

void for_each_unit(const Submission& submission, const Context& context,
                   std::initializer_list<std::string_view> needles, const std::function<void(const TextUnit&)>& visit) {
  context.readings->once<SubmissionUnits>(submission, [](const Submission& all) { return SubmissionUnits(all); })
      .visit(needles, visit);
}

}  // namespace nitec
