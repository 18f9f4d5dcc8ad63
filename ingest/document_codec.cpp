#include "ingest/document_codec.h"

#include <algorithm>
#include <cmath>
#include <concepts>
#include <cstdint>
#include <cstring>
#include <type_traits>
#include <vector>

#include "ingest/text/fold.h"

namespace nitec {
namespace {

constexpr std::string_view kMark = "nitec document 1\n";
constexpr std::uint64_t kMaxItems = 4'000'000;    // of one list, other than edges
constexpr std::uint64_t kMaxReserved = 64;        // on a length's word alone
constexpr int kMaxTableSide = 100'000;            // rows, or columns
constexpr std::uint64_t kMaxPlacesOfCell = 1000;  // rows × columns of a table, for each of its cells
constexpr int kByteBits = 7;                      // of a varint that carry the number

template <class T, class U>
concept Is = std::same_as<std::remove_const_t<T>, U>;

// One description of each struct serves both directions. A member added to the model breaks the binding here, and so
// cannot be forgotten.
template <class Archive>
void fields(Archive& archive, Is<Box> auto& box) {
  auto& [x0, y0, x1, y1] = box;
  archive(x0, y0, x1, y1);
}

template <class Archive>
void fields(Archive& archive, Is<Location> auto& location) {
  auto& [file, page, box, line, xpath, quote] = location;
  archive(file, page, box, line, xpath, quote);
}

template <class Archive>
void fields(Archive& archive, Is<Problem> auto& problem) {
  auto& [kind, message, where] = problem;
  archive(kind, message, where);
}

template <class Archive>
void fields(Archive& archive, Is<Line> auto& line) {
  auto& [text, box, size, font, bold, vertical, invisible, edges] = line;
  archive(text, box, size, font, bold, vertical, invisible, edges);
}

template <class Archive>
void fields(Archive& archive, Is<Font> auto& font) {
  auto& [name, bold, mapped] = font;
  archive(name, bold, mapped);
}

template <class Archive>
void fields(Archive& archive, Is<Image> auto& image) {
  auto& [width, height, bits, colour_space, filter, box, dpi_x, dpi_y, mask, in_line] = image;
  archive(width, height, bits, colour_space, filter, box, dpi_x, dpi_y, mask, in_line);
}

template <class Archive>
void fields(Archive& archive, Is<LinePart> auto& part) {
  auto& [line, begin, end] = part;
  archive(line, begin, end);
}

template <class Archive>
void fields(Archive& archive, Is<TableCell> auto& cell) {
  auto& [row, column, row_span, column_span, box, text] = cell;
  archive(row, column, row_span, column_span, box, text);
}

template <class Archive>
void fields(Archive& archive, Is<PageTable> auto& table) {
  auto& [box, rows, columns, ruled, continues, repeated_rows, cells] = table;
  archive(box, rows, columns, ruled, continues, repeated_rows, cells);
}

template <class Archive>
void fields(Archive& archive, Is<PageBlock> auto& block) {
  auto& [kind, box, lines, table] = block;
  archive(kind, box, lines, table);
}

template <class Archive>
void fields(Archive& archive, Is<Page> auto& page) {
  auto& [number, width, height, rotation, label, text_layer, image_cover, lines, blank, image_count, images, tables,
         blocks] = page;
  archive(number, width, height, rotation, label, text_layer, image_cover, lines, blank, image_count, images, tables,
          blocks);
}

template <class Archive>
void fields(Archive& archive, Is<Bookmark> auto& bookmark) {
  auto& [title, level, page] = bookmark;
  archive(title, level, page);
}

template <class Archive>
void fields(Archive& archive, Is<Metadata> auto& metadata) {
  auto& [title, author, subject, keywords, creator, producer, created, modified, created_iso, modified_iso] = metadata;
  archive(title, author, subject, keywords, creator, producer, created, modified, created_iso, modified_iso);
}

template <class Archive>
void fields(Archive& archive, Is<Encryption> auto& encryption) {
  auto& [filter, method, key_bits, revision, permissions] = encryption;
  archive(filter, method, key_bits, revision, permissions);
}

template <class Archive>
void fields(Archive& archive, Is<AttachedFile> auto& file) {
  auto& [name, description, type, declared_bytes, stored_bytes, place, page] = file;
  archive(name, description, type, declared_bytes, stored_bytes, place, page);
}

template <class Archive>
void fields(Archive& archive, Is<Signature> auto& signature) {
  auto& [field, page, is_signed, name, reason, location, time, time_iso, filter, sub_filter, byte_range, range_is_sound,
         gap_is_contents, covers_whole_file, covered_bytes, bytes_after, contents_bytes, certifies, docmdp] = signature;
  archive(field, page, is_signed, name, reason, location, time, time_iso, filter, sub_filter, byte_range,
          range_is_sound, gap_is_contents, covers_whole_file, covered_bytes, bytes_after, contents_bytes, certifies,
          docmdp);
}

template <class Archive>
void fields(Archive& archive, Is<PdfFacts> auto& facts) {
  auto& [version, info, xmp_state, xmp, encryption, attached_files, attached_count, signatures] = facts;
  archive(version, info, xmp_state, xmp, encryption, attached_files, attached_count, signatures);
}

template <class Archive>
void fields(Archive& archive, Is<Document> auto& document) {
  auto& [path, role, sha256, bytes, is_pdf, producer, fonts, pages, bookmarks, problems, is_archive, container, facts] =
      document;
  archive(path, role, sha256, bytes, is_pdf, producer, facts, fonts, pages, bookmarks, problems, is_archive, container);
}

// The last value of each enumeration: a decoded one lies between 0 and it.
constexpr Role last(Role) {
  return Role::kEvidence;
}
constexpr TextLayer last(TextLayer) {
  return TextLayer::kNone;
}
constexpr BlockKind last(BlockKind) {
  return BlockKind::kContentsEntry;
}
constexpr ProblemKind last(ProblemKind) {
  return ProblemKind::kNameClash;
}
constexpr XmpState last(XmpState) {
  return XmpState::kMalformed;
}
constexpr AttachedFile::Place last(AttachedFile::Place) {
  return AttachedFile::Place::kAnnotation;
}

// Small numbers of either sign stay small: 0, -1, 1, -2 …
std::uint64_t zigzag(std::int64_t value) {
  return (static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63);
}

std::int64_t unzigzag(std::uint64_t value) {
  return static_cast<std::int64_t>((value >> 1) ^ (~(value & 1) + 1));
}

class Writer {
 public:
  template <class... Parts>
  void operator()(const Parts&... parts) {
    (put(parts), ...);
  }
  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  void put(std::uint64_t value) {
    while (value >> kByteBits != 0) {
      out_ += static_cast<char>(static_cast<unsigned char>(value | 0x80));
      value >>= kByteBits;
    }
    out_ += static_cast<char>(value);
  }
  void put(std::uint16_t value) { put(std::uint64_t{value}); }
  void put(std::uint32_t value) { put(std::uint64_t{value}); }
  void put(int value) { put(zigzag(value)); }
  void put(std::int64_t value) { put(zigzag(value)); }
  void put(bool value) { put(std::uint64_t{value}); }
  void put(double value) { raw(&value, sizeof value); }
  void put(const std::string& text) {
    put(std::uint64_t{text.size()});
    out_ += text;
  }
  void put(const std::vector<float>& values) {
    put(std::uint64_t{values.size()});
    raw(values.data(), values.size() * sizeof(float));
  }
  template <class T>
  void put(const std::optional<T>& item) {
    put(item.has_value());
    if (item) {
      put(*item);
    }
  }
  template <class T>
  void put(const std::vector<T>& items) {
    put(std::uint64_t{items.size()});
    for (const T& item : items) {
      put(item);
    }
  }
  template <class T>
  void put(const T& value) {
    if constexpr (std::is_enum_v<T>) {
      put(static_cast<std::uint64_t>(value));
    } else {
      fields(*this, value);
    }
  }
  void raw(const void* bytes, std::size_t size) { out_.append(static_cast<const char*>(bytes), size); }

  std::string out_{kMark};
};

class Reader {
 public:
  explicit Reader(std::string_view bytes) : rest_(bytes) {
    sound_ = rest_.substr(0, kMark.size()) == kMark;
    rest_.remove_prefix(sound_ ? kMark.size() : rest_.size());
  }
  template <class... Parts>
  void operator()(Parts&... parts) {
    ((sound_ ? get(parts) : void()), ...);
  }
  [[nodiscard]] bool done() const { return sound_ && rest_.empty(); }

 private:
  void get(std::uint64_t& value) {
    value = 0;
    for (int shift = 0; shift < 64; shift += kByteBits) {
      if (rest_.empty()) {
        break;
      }
      const auto byte = static_cast<unsigned char>(rest_.front());
      rest_.remove_prefix(1);
      value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
      if ((byte & 0x80) == 0) {
        return;
      }
    }
    sound_ = false;
  }
  void get(std::uint16_t& value) { value = static_cast<std::uint16_t>(number(UINT16_MAX)); }
  void get(std::uint32_t& value) { value = static_cast<std::uint32_t>(number(UINT32_MAX)); }
  void get(bool& value) { value = number(1) == 1; }
  void get(std::int64_t& value) {
    std::uint64_t coded = 0;
    get(coded);
    value = unzigzag(coded);
  }
  void get(int& value) {
    std::int64_t wide = 0;
    get(wide);
    sound_ = sound_ && wide == static_cast<int>(wide);
    value = sound_ ? static_cast<int>(wide) : 0;
  }
  void get(double& value) {
    raw(&value, sizeof value);
    value = std::isfinite(value) ? value : 0;
  }
  void get(std::string& text) {
    const std::uint64_t size = number(rest_.size());
    if (!sound_ || size > rest_.size()) {
      sound_ = false;
      return;
    }
    text = rest_.substr(0, size);
    rest_.remove_prefix(size);
    if (!utf8_length(text)) {
      text = encode_utf8(decode_utf8(text));
    }
  }
  void get(std::vector<float>& values) {
    const std::uint64_t size = number(rest_.size() / sizeof(float));
    if (!sound_ || size > rest_.size() / sizeof(float)) {
      sound_ = false;
      return;
    }
    values.resize(size);
    raw(values.data(), size * sizeof(float));
    for (float& value : values) {
      value = std::isfinite(value) ? value : 0;
    }
  }
  template <class T>
  void get(std::optional<T>& item) {
    bool there = false;
    get(there);
    if (there) {
      get(item.emplace());
    }
  }
  // Lists grow as their items are read, never by what a length says.
  template <class T>
  void get(std::vector<T>& items) {
    const std::uint64_t size = number(kMaxItems);
    items.reserve(std::min(size, kMaxReserved));
    for (std::uint64_t i = 0; sound_ && i < size; ++i) {
      get(items.emplace_back());
    }
  }
  template <class T>
  void get(T& value) {
    if constexpr (std::is_enum_v<T>) {
      value = static_cast<T>(number(static_cast<std::uint64_t>(last(T{}))));
    } else {
      fields(*this, value);
    }
  }

  // A number up to `most`; 0, and no more reading, when it is greater.
  std::uint64_t number(std::uint64_t most) {
    std::uint64_t value = 0;
    get(value);
    sound_ = sound_ && value <= most;
    return sound_ ? value : 0;
  }
  void raw(void* to, std::size_t size) {
    if (size > rest_.size()) {
      sound_ = false;
      return;
    }
    if (size > 0) {
      std::memcpy(to, rest_.data(), size);
      rest_.remove_prefix(size);
    }
  }

  std::string_view rest_;
  bool sound_ = true;
};

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

// What holds between the parts, and what others rely on when they index.
bool fits_together(const Document& document) {
  for (const Page& page : document.pages) {
    const auto fits_page = [&](const auto& each) { return fits(each, page); };
    if (!std::all_of(page.tables.begin(), page.tables.end(), fits_page) ||
        !std::all_of(page.blocks.begin(), page.blocks.end(), fits_page)) {
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
  Writer writer;
  writer(document);
  return writer.take();
}

std::optional<Document> decode(std::string_view bytes) {
  Document document;
  Reader reader(bytes);
  reader(document);
  if (!reader.done() || !fits_together(document)) {
    return std::nullopt;
  }
  return document;
}

}  // namespace nitec
