#include "validators/agreement/paragraphs.h"

#include <algorithm>
#include <limits>
#include <optional>

#include "model/characters.h"
#include "model/joined_text.h"
#include "validators/reading.h"

namespace nitec {
namespace {

constexpr bool plain(char32_t c) {
  return (c >= U'0' && c <= U'9') || (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}

bool is_inside(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80;
}

/// The character behind the one at `byte`.
std::size_t next_character(const std::string& text, std::size_t byte) {
  do {
    ++byte;
  } while (byte < text.size() && is_inside(text[byte]));
  return std::min(byte, text.size());
}

void append(Prose& out, const Document& document, std::size_t page, const JoinedText& joined) {
  Prose::Origin at{static_cast<std::uint32_t>(page), std::numeric_limits<std::uint32_t>::max(), 0, 0};
  const auto put = [&](char32_t c, const JoinedText::Place& place) {
    if (place.line != at.line || place.index < at.index) {
      at.line = place.line;
      at.index = at.byte = 0;
    }
    const std::string& line = document.pages[page].lines[place.line].text;
    for (; at.index < place.index; ++at.index) {
      at.byte = static_cast<std::uint32_t>(next_character(line, at.byte));
    }
    out.text += c;
    out.origins.push_back(at);
  };
  out.text.reserve(out.text.size() + joined.text.size());
  out.origins.reserve(out.origins.size() + joined.text.size());
  std::optional<JoinedText::Place> blank;
  for (std::size_t i = 0; i < joined.text.size(); ++i) {
    const char32_t c = folded(joined.text[i]);
    if (c == 0) {
      if (!blank && is_blank(joined.text[i])) {
        blank = joined.places[i];
      }
      continue;
    }
    if (blank && !out.text.empty() && plain(out.text.back()) && plain(c)) {
      put(U' ', *blank);
    }
    blank.reset();
    put(c, joined.places[i]);
  }
}

/// Whether the text breaks off in the middle: the next page goes on with it.
bool goes_on(const Prose& prose) {
  constexpr std::u32string_view kEnds = U"。;:!?”）)】";
  return prose.text.size() >= 12 && kEnds.find(prose.text.back()) == std::u32string_view::npos;
}

/// Whether it begins like a heading or an item.
bool begins_anew(const Prose& prose) {
  const std::u32string_view text = prose.text;
  const std::size_t mark = text.substr(0, 6).find_first_of(U"、.)");
  constexpr std::u32string_view kNumerals = U"(第0123456789一二三四五六七八九十①②③④⑤⑥⑦⑧⑨";
  return text.empty() || text.starts_with(U"表") || text.starts_with(U"图") ||
         (mark != std::u32string_view::npos && text.find_first_not_of(kNumerals) == mark);
}

/// Where the lines of a page's running text begin and end at most.
struct Column {
  double left = std::numeric_limits<double>::max();
  double right = 0;
};

Column column_of(const Page& page) {
  Column column;
  for (const PageBlock& block : page.blocks) {
    for (const std::uint32_t line : block.kind == BlockKind::kText ? block.lines : std::vector<std::uint32_t>()) {
      column.left = std::min(column.left, page.lines[line].box.x0);
      column.right = std::max(column.right, page.lines[line].box.x1);
    }
  }
  return column;
}

/// Whether the line below goes on with the one above, though the space between them is wide: the upper one is full, the
/// lower one is not indented.
bool follows(const Line& above, const Line& below, const Column& column) {
  const double height = above.box.y1 - above.box.y0;
  const double gap = below.box.y0 - above.box.y1;
  return !above.vertical && !below.vertical && above.box.x1 >= column.right - height / 2 &&
         below.box.x0 <= column.left + height && above.box.x0 <= column.left + 3 * height && gap > 0 &&
         gap <= 1.6 * height;
}

}  // namespace

Location Prose::place(const Document& document, std::size_t begin, std::size_t end) const {
  Location where;
  where.file = document.path;
  end = std::min(end, origins.size());
  if (begin >= end) {
    return where;
  }
  const Page& page = document.pages[origins[begin].page];
  where.page = page.number;
  std::size_t first_end = begin;
  for (std::size_t i = begin; i < end && origins[i].page == origins[begin].page;) {
    std::size_t next = i + 1;
    while (next < end && origins[next].page == origins[i].page && origins[next].line == origins[i].line &&
           origins[next].index > origins[next - 1].index) {
      ++next;
    }
    const Line& line = page.lines[origins[i].line];
    const std::size_t byte = std::min<std::size_t>(origins[i].byte, line.text.size());
    where.quote.append(line.text, byte, next_character(line.text, origins[next - 1].byte) - byte);
    first_end = first_end == begin ? next : first_end;
    i = next;
  }
  const Line& line = page.lines[origins[begin].line];
  where.box = line.box;
  if (origins[first_end - 1].index + 1 < line.edges.size()) {
    const auto [low, high] =
        std::minmax(line.edges[origins[begin].index], line.edges[origins[first_end - 1].index + 1]);
    Box box = line.box;
    (line.vertical ? box.y0 : box.x0) = low;
    (line.vertical ? box.y1 : box.x1) = high;
    where.box = box.empty() ? line.box : box;
  }
  return where;
}

std::vector<Prose> paragraphs(const Document& document) {
  std::vector<Prose> out;
  std::size_t last_page = 0;
  for (std::size_t number = 0; number < document.pages.size(); ++number) {
    const Page& page = document.pages[number];
    if (page.text_layer != TextLayer::kOk) {
      continue;
    }
    bool first = true;
    const Column column = column_of(page);
    const Line* above = nullptr;  // The last line of the block before, where that is running text too.
    const auto take = [&](const PageBlock& block) {
      Prose next;
      append(next, document, number, join(page, block));
      if (next.text.empty()) {
        return;
      }
      const bool over_the_page = first && !out.empty() && last_page + 1 == number;
      const bool below =
          above != nullptr && !block.lines.empty() && follows(*above, page.lines[block.lines[0]], column);
      if ((over_the_page || below) && goes_on(out.back()) && !begins_anew(next)) {
        out.back().text += next.text;
        out.back().origins.insert(out.back().origins.end(), next.origins.begin(), next.origins.end());
      } else {
        out.push_back(std::move(next));
      }
      first = false;
      last_page = number;
      above = block.lines.empty() ? nullptr : &page.lines[block.lines.back()];
    };
    for (std::uint32_t i = 0; page.blocks.empty() && i < page.lines.size(); ++i) {
      PageBlock line;  // Where nothing is known of blocks, a line is one.
      line.lines.push_back(i);
      take(line);
    }
    for (const PageBlock& block : page.blocks) {
      if (block.kind == BlockKind::kText) {
        take(block);
      } else {
        above = nullptr;
      }
    }
  }
  return out;
}

Prose prose(const Document& document, std::size_t page, const std::vector<LinePart>& parts) {
  Prose out;
  append(out, document, page, join(document.pages[page], parts));
  return out;
}

std::pair<std::size_t, std::size_t> clause_around(std::u32string_view text, std::size_t begin, std::size_t end,
                                                  std::size_t around) {
  constexpr std::u32string_view kStops = U"。;!?";
  const auto stops = [&](char32_t c) { return kStops.find(c) != std::u32string_view::npos; };
  std::size_t from = begin;
  while (from > 0 && begin - from < around && !stops(text[from - 1])) {
    --from;
  }
  std::size_t to = end;
  while (to < text.size() && to - end < around && !stops(text[to])) {
    ++to;
  }
  // Better from a comma on than from within a word.
  if (from > 0 && !stops(text[from - 1])) {
    const std::size_t comma = text.substr(from, begin - from).find_first_of(U",、(:");
    from = comma == std::u32string_view::npos ? from : from + comma + 1;
  }
  if (to < text.size() && !stops(text[to])) {
    const std::size_t comma = text.substr(end, to - end).find_last_of(U",、):");
    to = comma == std::u32string_view::npos ? to : end + comma;
  }
  return {from, to};
}

}  // namespace nitec
