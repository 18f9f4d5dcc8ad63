#include "ingest/document_codec.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "ingest/text/fold.h"
#include "ingest/wire_places.h"

namespace nitec {
namespace {

constexpr std::string_view kMark = "nitec document 1\n";
constexpr int kMaxTableSide = 100'000;            // rows, or columns
constexpr std::uint64_t kMaxPlacesOfCell = 1000;  // rows × columns of a table, for each of its cells

}  // namespace

using wire::Is;

template <class Archive>
static void fields(Archive& archive, Is<Line> auto& line) {
  auto& [text, box, size, font, bold, vertical, invisible, edges] = line;
  archive(text, box, size, font, bold, vertical, invisible, edges);
}

template <class Archive>
static void fields(Archive& archive, Is<Font> auto& font) {
  auto& [name, bold, mapped] = font;
  archive(name, bold, mapped);
}

template <class Archive>
static void fields(Archive& archive, Is<Image> auto& image) {
  auto& [width, height, bits, colour_space, filter, box, dpi_x, dpi_y, mask, in_line] = image;
  archive(width, height, bits, colour_space, filter, box, dpi_x, dpi_y, mask, in_line);
}

template <class Archive>
static void fields(Archive& archive, Is<LinePart> auto& part) {
  auto& [line, begin, end] = part;
  archive(line, begin, end);
}

template <class Archive>
static void fields(Archive& archive, Is<TableCell> auto& cell) {
  auto& [row, column, row_span, column_span, box, text] = cell;
  archive(row, column, row_span, column_span, box, text);
}

template <class Archive>
static void fields(Archive& archive, Is<PageTable> auto& table) {
  auto& [box, rows, columns, ruled, continues, repeated_rows, cells] = table;
  archive(box, rows, columns, ruled, continues, repeated_rows, cells);
}

template <class Archive>
static void fields(Archive& archive, Is<PageBlock> auto& block) {
  auto& [kind, box, lines, table] = block;
  archive(kind, box, lines, table);
}

template <class Archive>
static void fields(Archive& archive, Is<Page> auto& page) {
  auto& [number, width, height, rotation, label, text_layer, image_cover, lines, blank, image_count, images, tables,
         blocks] = page;
  archive(number, width, height, rotation, label, text_layer, image_cover, lines, blank, image_count, images, tables,
          blocks);
}

template <class Archive>
static void fields(Archive& archive, Is<Bookmark> auto& bookmark) {
  auto& [title, level, page] = bookmark;
  archive(title, level, page);
}

template <class Archive>
static void fields(Archive& archive, Is<Metadata> auto& metadata) {
  auto& [title, author, subject, keywords, creator, producer, created, modified, created_iso, modified_iso] = metadata;
  archive(title, author, subject, keywords, creator, producer, created, modified, created_iso, modified_iso);
}

template <class Archive>
static void fields(Archive& archive, Is<Encryption> auto& encryption) {
  auto& [filter, method, key_bits, revision, permissions] = encryption;
  archive(filter, method, key_bits, revision, permissions);
}

template <class Archive>
static void fields(Archive& archive, Is<AttachedFile> auto& file) {
  auto& [name, description, type, declared_bytes, stored_bytes, place, page] = file;
  archive(name, description, type, declared_bytes, stored_bytes, place, page);
}

template <class Archive>
static void fields(Archive& archive, Is<Signature> auto& signature) {
  auto& [field, page, is_signed, name, reason, location, time, time_iso, filter, sub_filter, byte_range, range_is_sound,
         gap_is_contents, covers_whole_file, covered_bytes, bytes_after, contents_bytes, certifies, docmdp] = signature;
  archive(field, page, is_signed, name, reason, location, time, time_iso, filter, sub_filter, byte_range,
          range_is_sound, gap_is_contents, covers_whole_file, covered_bytes, bytes_after, contents_bytes, certifies,
          docmdp);
}

template <class Archive>
static void fields(Archive& archive, Is<PdfFacts> auto& facts) {
  auto& [version, info, xmp_state, xmp, encryption, attached_files, attached_count, signatures] = facts;
  archive(version, info, xmp_state, xmp, encryption, attached_files, attached_count, signatures);
}

template <class Archive>
static void fields(Archive& archive, Is<Document> auto& document) {
  auto& [path, role, sha256, bytes, is_pdf, producer, fonts, pages, bookmarks, problems, is_archive, container, facts] =
      document;
  archive(path, role, sha256, bytes, is_pdf, producer, facts, fonts, pages, bookmarks, problems, is_archive, container);
}

// The last value of each enumeration: a decoded one lies between 0 and it.
// Workers know none of the later ones: what a submission is about is told from all its files.
static constexpr Role last(Role) {
  return Role::kEvidence;
}
static constexpr TextLayer last(TextLayer) {
  return TextLayer::kNone;
}
static constexpr BlockKind last(BlockKind) {
  return BlockKind::kContentsEntry;
}
static constexpr XmpState last(XmpState) {
  return XmpState::kMalformed;
}
static constexpr AttachedFile::Place last(AttachedFile::Place) {
  return AttachedFile::Place::kAnnotation;
}

namespace {

bool fits(const LinePart& part, const Page& page) {
  return part.line < page.lines.size() && part.begin < part.end &&
         part.end <= utf8_length(page.lines[part.line].text).value_or(0);
}

// Whether the cells cover rows × columns, each place once. Cells are no more than were sent, and so are places.
bool fits(const PageTable& table, const Page& page) {
  if (table.rows < 1 || table.columns < 1 || table.rows > kMaxTableSide || table.columns > kMaxTableSide ||
      table.repeated_rows < 0 || table.repeated_rows > table.rows) {
    return false;
  }
  std::uint64_t area = 0;
  for (const TableCell& cell : table.cells) {
    if (cell.row < 0 || cell.column < 0 || cell.row_span < 1 || cell.column_span < 1 ||
        cell.row_span > table.rows - cell.row || cell.column_span > table.columns - cell.column ||
        !std::all_of(cell.text.begin(), cell.text.end(), [&](const LinePart& part) { return fits(part, page); })) {
      return false;
    }
    area += std::uint64_t(cell.row_span) * std::uint64_t(cell.column_span);
  }
  if (area != std::uint64_t(table.rows) * std::uint64_t(table.columns) ||
      area > kMaxPlacesOfCell * table.cells.size()) {
    return false;
  }
  std::vector<bool> taken(area);
  for (const TableCell& cell : table.cells) {
    for (int row = cell.row; row < cell.row + cell.row_span; ++row) {
      for (int column = cell.column; column < cell.column + cell.column_span; ++column) {
        const std::size_t place = std::size_t(row) * std::size_t(table.columns) + std::size_t(column);
        if (taken[place]) {
          return false;
        }
        taken[place] = true;
      }
    }
  }
  return true;
}

bool fits(const PageBlock& block, const Page& page) {
  return (block.kind == BlockKind::kTable
              ? block.table >= 0 && static_cast<std::size_t>(block.table) < page.tables.size()
              : block.table == -1) &&
         std::all_of(block.lines.begin(), block.lines.end(),
                     [&](std::uint32_t line) { return line < page.lines.size(); });
}

// Whether each line stands in exactly one block. A page that was read without its layout has no blocks at all.
bool stand_in_blocks(const Page& page) {
  if (page.blocks.empty()) {
    return page.tables.empty();
  }
  std::vector<bool> stands(page.lines.size());
  std::size_t standing = 0;
  for (const PageBlock& block : page.blocks) {
    for (const std::uint32_t line : block.lines) {
      if (stands[line]) {
        return false;
      }
      stands[line] = true;
      ++standing;
    }
  }
  return standing == page.lines.size();
}

// What holds between the parts, and what others rely on when they index.
bool fits_together(const Document& document) {
  for (const Page& page : document.pages) {
    const auto fits_page = [&](const auto& each) { return fits(each, page); };
    if (!std::all_of(page.tables.begin(), page.tables.end(), fits_page) ||
        !std::all_of(page.blocks.begin(), page.blocks.end(), fits_page) || !stand_in_blocks(page)) {
      return false;
    }
    for (const Line& line : page.lines) {
      if (line.font != 0 && line.font >= document.fonts.size()) {
        return false;
      }
      if (!line.edges.empty() && line.edges.size() != utf8_length(line.text).value_or(0) + 1) {
        return false;
      }
    }
  }
  return true;
}

}  // namespace

std::string encode(const Document& document) {
  wire::Writer writer(kMark);
  writer(document);
  return writer.take();
}

std::optional<Document> decode(std::string_view bytes) {
  Document document;
  wire::Reader reader(bytes, kMark);
  reader(document);
  if (!reader.done() || !fits_together(document)) {
    return std::nullopt;
  }
  return document;
}

}  // namespace nitec
