// What was read from one file: pages, lines with their places, and what could not be read.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/pdf_facts.h"

namespace nitec {

/// A rectangle in PDF points (1/72 inch), origin at the top left of the page as displayed
/// (CropBox and /Rotate applied), x to the right, y downwards.
struct Box {
  double x0 = 0;
  double y0 = 0;
  double x1 = 0;
  double y1 = 0;

  bool operator==(const Box&) const = default;
  [[nodiscard]] bool empty() const { return x1 <= x0 || y1 <= y0; }
};

/// Where something stands: enough for a person to open the file and see those words.
struct Location {
  std::string file;   ///< Path inside the submission, "/" between folders.
  int page = 0;       ///< Physical page from 1; 0 when the file has no pages.
  Box box;            ///< On that page; empty() when the whole page is meant.
  int line = 0;       ///< Line of a text file (datasheet) from 1; 0 when none.
  std::string xpath;  ///< Element of the datasheet; empty elsewhere.
  std::string quote;  ///< The words there, verbatim; empty when there are none (a scan, a missing part).

  bool operator==(const Location&) const = default;
};

/// Whether the text that a page carries can be believed.
enum class TextLayer {
  kOk,       ///< Text that reads as text (or a page with nothing on it at all).
  kDamaged,  ///< Characters without meaning: no mapping to Unicode, private use, mojibake.
  kNone,     ///< Pictures only: a scan without text.
};

/// Why a file, or a part of it, could not be read. A value, never an exception: it belongs to the submission.
enum class ProblemKind {
  kNotOpened,    ///< A link, a device, a folder too deep: listed, not opened.
  kTooLarge,     ///< Over a named limit (bytes, pages, objects).
  kEmpty,        ///< No bytes, or no pages.
  kWrongType,    ///< Not what its name says (a .pdf that is no PDF).
  kEncrypted,    ///< Needs a password.
  kDamaged,      ///< Truncated or broken; what could be read was kept.
  kCutOff,       ///< Breaks off before its first page is whole: only the beginning was saved or sent.
  kNoText,       ///< Scanned: no text layer.
  kUnsupported,  ///< A format that is not read (OFD, DOC …).
  kCrashed,      ///< The reader died on it; the file is not read.
  kTimedOut,     ///< The reader ran out of time or memory; the file is not read.
  kMalformed,    ///< XML that is not well-formed.
  kDoctype,      ///< XML with a DOCTYPE: refused.
  kSchema,       ///< XML that does not follow datasheet.xsd.
  kDuplicate,    ///< A second file of a kind of which there may be one.
  kOutside,      ///< A path in an archive that leads out of its folder: listed, not opened.
  kNested,       ///< An archive inside an archive of the submission: listed, not opened.
  kNameClash,    ///< Another file has the same name, or one that many systems take for the same.
};

/// What could not be read, in the applicant's words.
struct Problem {
  ProblemKind kind = ProblemKind::kDamaged;
  std::string message;  ///< Chinese, one sentence, no raw bytes of the input.
  Location where;

  bool operator==(const Problem&) const = default;
};

/// One line of text as it is read on the page.
struct Line {
  std::string text;  ///< UTF-8, the characters as the file gives them (not normalised).
  Box box;
  double size = 0;         ///< Font size in points of most of the line, as displayed.
  std::uint16_t font = 0;  ///< Index into Document::fonts, of most of the line.
  bool bold = false;       ///< Most of the line is set bold (by weight, name, or a stroke on the fill).
  bool vertical = false;   ///< Written from top to bottom.
  bool invisible = false;  ///< Render mode 3: an OCR layer below a picture.
  /// Edges along the writing direction, in points: one per code point of `text` and one for the end, so that
  /// character i spans edges[i] to edges[i + 1]. Blanks that the reader put in between have their span too.
  std::vector<float> edges;

  bool operator==(const Line&) const = default;
};

struct Font {
  std::string name;  ///< Without the subset prefix: "FangSong".
  bool bold = false;
  bool mapped = true;  ///< Its characters can be told (ToUnicode, a known CMap, a built-in encoding).

  bool operator==(const Font&) const = default;
};

/// A picture on a page, or a stencil that is painted through. It is not decoded: all is as the file says.
struct Image {
  int width = 0;             ///< Pixels.
  int height = 0;            ///< Pixels.
  int bits = 0;              ///< Per component; 0 when not told (JPEG 2000).
  std::string colour_space;  ///< "DeviceRGB", "ICCBased", "Indexed" …; empty when not told, and of stencils.
  std::string filter;        ///< Of its data, in the order of decoding: "FlateDecode DCTDecode".
  Box box;                   ///< What of it lies on the page (clipping paths are not taken into account).
  double dpi_x = 0;          ///< Pixels to an inch along its rows as displayed; 0 when it has no extent.
  double dpi_y = 0;          ///< The same along its columns.
  bool mask = false;         ///< A stencil of one bit.
  bool in_line = false;      ///< An inline image of the content stream.

  bool operator==(const Image&) const = default;
};

/// A part of a line of the page: code points [begin, end) of its text, at least one.
struct LinePart {
  std::uint32_t line = 0;  ///< Index into Page::lines.
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  bool operator==(const LinePart&) const = default;
};

struct TableCell {
  int row = 0;                 ///< From 0.
  int column = 0;              ///< From 0, in the reading direction of the table's text.
  int row_span = 1;            ///< Rows that it takes up.
  int column_span = 1;         ///< Columns that it takes up.
  Box box;                     ///< Between the rules; where there are none, half way to the neighbours.
  std::vector<LinePart> text;  ///< In reading order; empty in an empty cell.

  bool operator==(const TableCell&) const = default;
};

/// A table, or that part of it which stands on one page.
struct PageTable {
  Box box;
  int rows = 0;
  int columns = 0;
  bool ruled = false;      ///< Rules say where it is; false: only the alignment of its text does.
  bool continues = false;  ///< It goes on with the last table of the page before: the same columns, nothing in between.
  int repeated_rows = 0;   ///< Of one that continues: so many of its first rows say what the first part's do, its head.
  std::vector<TableCell> cells;  ///< Row by row, from left to right; they do not overlap, and cover rows × columns.

  bool operator==(const PageTable&) const = default;
};

enum class BlockKind {
  kText,           ///< Lines that go on with each other: a paragraph, a heading; what it is, is not judged here.
  kTable,          ///< The lines of one of Page::tables.
  kRunningHead,    ///< Stands above the text on page after page, alike but for numbers.
  kRunningFoot,    ///< The same below it.
  kPageNumber,     ///< A number of the page, by itself.
  kContentsEntry,  ///< Ends in a leader and a page number: “一、摘要……3”
};

/// Lines that belong together.
struct PageBlock {
  BlockKind kind = BlockKind::kText;
  Box box;
  std::vector<std::uint32_t> lines;  ///< Indices into Page::lines, in reading order; of a table cell by cell.
  int table = -1;                    ///< Of a kTable: index into Page::tables.

  bool operator==(const PageBlock&) const = default;
};

struct Page {
  int number = 0;     ///< Physical page from 1.
  double width = 0;   ///< Points, as displayed.
  double height = 0;  ///< Points, as displayed.
  int rotation = 0;   ///< 0, 90, 180, 270: what /Rotate says; boxes already take it into account.
  std::string label;  ///< Page label ("iv"), empty when the file has none.
  TextLayer text_layer = TextLayer::kOk;
  double image_cover = 0;   ///< Share of the page that pictures cover, 0 to 1.
  std::vector<Line> lines;  ///< In reading order.
  /// Nothing is shown on it: no text, no picture, nothing drawn in another colour than white.
  bool blank = false;
  int image_count = 0;            ///< Pictures painted on it.
  std::vector<Image> images;      ///< The first of them, in the order of painting.
  std::vector<PageTable> tables;  ///< In reading order.
  std::vector<PageBlock> blocks;  ///< In reading order; each line stands in exactly one.

  bool operator==(const Page&) const = default;
};

/// An entry of the PDF's own outline (bookmarks).
struct Bookmark {
  std::string title;
  int level = 0;  ///< From 0.
  int page = 0;   ///< Physical page; 0 when it leads nowhere.

  bool operator==(const Bookmark&) const = default;
};

/// What a file is in the submission.
enum class Role {
  kUnknown,        ///< Neither listed in the datasheet nor recognised.
  kSummaryReport,  ///< 筹建期总结报告
  kDatasheet,      ///< 评估表 / 评估数据表
  kEvidence,       ///< 证明材料 listed in the datasheet.
  // The main document of the other kinds of submission:
  kConstructionPlan,  ///< 组建方案 (组建申请)
  kExtensionRequest,  ///< 延长筹建期的书面申请 (延期申请)
  kWorkReport,        ///< 年度工作报告 (运行评估、年度报送)
  kAdjustmentReport,  ///< 重大调整的报告 (重大调整)
};

/// One file of the submission, read or not.
struct Document {
  std::string path;  ///< Inside the submission, UTF-8, "/" between folders.
  Role role = Role::kUnknown;
  std::string sha256;       ///< Lower-case hex; empty when the file was not opened.
  std::uint64_t bytes = 0;  ///< Size of the file.
  bool is_pdf = false;      ///< It was read as a PDF: `pages` holds what there is.
  std::string producer;     ///< /Producer, for the list of files.
  std::vector<Font> fonts;
  std::vector<Page> pages;
  std::vector<Bookmark> bookmarks;
  std::vector<Problem> problems;
  bool is_archive =
      false;              ///< The files in it are documents of their own, with `container`; problems are the archive's.
  std::string container;  ///< Path of the archive that it came out of; empty when it lay in the submission itself.
  PdfFacts facts;         ///< Of a PDF, what it says beside its pages.

  bool operator==(const Document&) const = default;
};

}  // namespace nitec
