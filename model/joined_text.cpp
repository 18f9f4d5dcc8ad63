#include "model/joined_text.h"

#include <algorithm>
#include <string_view>

#include "model/characters.h"

namespace nitec {
namespace {

/// Of valid UTF-8, which is what lines hold; what is not comes out as something, within bounds.
std::u32string decode(std::string_view text) {
  std::u32string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    char32_t c = length == 1 ? lead : static_cast<char32_t>(lead & (0xFF >> (length + 1)));
    for (std::size_t k = 1; k < length && i + k < text.size(); ++k) {
      c = c << 6 | (static_cast<unsigned char>(text[i + k]) & 0x3F);
    }
    out += c;
    i += length;
  }
  return out;
}

/// Set solid, without blanks around it: ideographs, kana, and the punctuation of their width. Quotation marks and
/// ellipses are of both worlds: their neighbour decides.
bool is_solid(char32_t c) {
  return is_han(c) || (c >= 0x3000 && c <= 0x33FF) || (c >= 0xFE30 && c <= 0xFE4F) || (c >= 0xFF00 && c <= 0xFFEF) ||
         c == 0x2014 || c == 0x2026 || c == 0x2500;
}

bool is_letter(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || (c >= 0xC0 && c <= 0x24F);
}

bool is_small(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= 0xDF && c <= 0xFF);
}

}  // namespace

std::vector<Box> JoinedText::boxes(const Page& page, std::size_t begin, std::size_t end) const {
  std::vector<Box> out;
  end = std::min(end, places.size());
  for (std::size_t i = begin; i < end;) {
    std::size_t next = i + 1;
    while (next < end && places[next].line == places[i].line && places[next].index > places[next - 1].index) {
      ++next;
    }
    if (places[i].line < page.lines.size()) {
      const Line& line = page.lines[places[i].line];
      Box box = line.box;
      if (places[next - 1].index + 1 < line.edges.size()) {
        const auto [low, high] = std::minmax(line.edges[places[i].index], line.edges[places[next - 1].index + 1]);
        (line.vertical ? box.y0 : box.x0) = low;
        (line.vertical ? box.y1 : box.x1) = high;
      }
      if (!box.empty()) {
        out.push_back(box);
      }
    }
    i = next;
  }
  return out;
}

JoinedText join(const Page& page, std::span<const LinePart> parts) {
  constexpr char32_t kSoftHyphen = 0xAD;
  JoinedText joined;
  std::size_t bytes = 0;
  for (const LinePart& part : parts) {
    bytes += part.line < page.lines.size() ? page.lines[part.line].text.size() + 1 : 0;
  }
  constexpr std::size_t kBytesOfHan = 3;
  joined.text.reserve(bytes / kBytesOfHan);
  joined.places.reserve(bytes / kBytesOfHan);
  for (const LinePart& part : parts) {
    if (part.line >= page.lines.size()) {
      continue;
    }
    const std::u32string text = decode(page.lines[part.line].text);
    const auto end = static_cast<std::uint32_t>(std::min<std::size_t>(part.end, text.size()));
    if (part.begin >= end) {
      continue;
    }
    if (!joined.text.empty()) {
      const char32_t before = joined.text.back();
      const char32_t after = text[part.begin];
      const bool hyphen = before == U'-' || before == 0x2010;
      const bool in_word = hyphen && joined.text.size() > 1 && is_letter(joined.text[joined.text.size() - 2]);
      if (before == kSoftHyphen || (in_word && is_small(after))) {
        joined.text.pop_back();
        joined.places.pop_back();
      } else if (!(in_word || (hyphen && joined.text.size() > 1 && is_digit(joined.text[joined.text.size() - 2]))) &&
                 !is_solid(before) && !is_solid(after) && !is_blank(before) && !is_blank(after)) {
        joined.text += U' ';
        joined.places.push_back({joined.places.back().line, joined.places.back().index + 1});
      }
    }
    joined.text.append(text, part.begin, end - part.begin);
    for (std::uint32_t i = part.begin; i < end; ++i) {
      joined.places.push_back({part.line, i});
    }
  }
  return joined;
}

JoinedText join(const Page& page, const PageBlock& block) {
  std::vector<LinePart> parts;
  if (block.table >= 0 && static_cast<std::size_t>(block.table) < page.tables.size()) {
    for (const TableCell& cell : page.tables[static_cast<std::size_t>(block.table)].cells) {
      parts.insert(parts.end(), cell.text.begin(), cell.text.end());
    }
  } else {
    for (const std::uint32_t line : block.lines) {
      parts.push_back({line, 0, UINT32_MAX});
    }
  }
  return join(page, parts);
}

}  // namespace nitec
