// A document of WordprocessingML (ECMA-376, part 1), as Word, WPS and LibreOffice open it: the few things that our
// papers need, in the forms of official documents (GB/T 9704-2012).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace nitec {

/// Each is called by a name of its own in the document, so that its author may change how all of them look.
enum class DocxStyle {
  kTitle,     ///< 标题: Song, 22 pt, centred.
  kHeading1,  ///< 一级标题: Hei, 16 pt, in the outline of the document.
  kHeading2,  ///< 二级标题: Kai, 16 pt, in the outline.
  kBody,      ///< 正文: Fangsong, 16 pt, first line indented by two characters.
  kFlush,     ///< 正文, not indented.
  kRight,     ///< 正文, to the right.
  kHint,      ///< 提示: Kai, 12 pt, grey.
};

/// Text becomes text: nothing in it is ever markup, and what XML has no place for is left out.
class DocxWriter {
 public:
  void paragraph(DocxStyle style, std::string_view text);
  /// Widths in parts of the line; the first row is repeated on every page. A line feed in a cell begins a new
  /// paragraph.
  void table(const std::vector<int>& widths, const std::vector<std::vector<std::string>>& rows);
  void page_break();
  /// The document; the same calls give the same bytes.
  [[nodiscard]] std::string finish() const;

 private:
  std::string body_;
};

}  // namespace nitec
