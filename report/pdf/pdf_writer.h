// A PDF page by page: text as glyphs of the sheet's faces, straight shapes, structure, links (ISO 32000-1:2008; tags as
// in its 14.8). The same calls give the same bytes.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "report/pdf/fonts.h"
#include "report/pdf/typesetting.h"
#include "report/pictures/drawing.h"

namespace nitec {

struct OutlineEntry {
  std::string title;
  std::string place;  ///< Name of a destination.
  int above = -1;     ///< Index of the entry that it stands under; -1: none.
};

/// What a PDF says of itself.
struct AboutPdf {
  std::string title;
  std::string subject;
  std::string creator;
  std::string day;  ///< "2029-12-24"
  std::string id;   ///< Different for different documents; its first 16 bytes are used.
};

/// How a shape is painted.
struct Pen {
  Tone fill = Tone::kNone;
  Tone stroke = Tone::kNone;
  double width = 0;  ///< Of the stroke.
  std::vector<double> dashes = {};
  bool round = false;  ///< Round ends.
};

/// Points, from the page's top left, y down.
class PdfWriter {
 public:
  /// `tagged`: pages have a structure; begin and end are counted. Without it they do nothing.
  PdfWriter(Fonts& fonts, bool tagged);

  void begin_page(double width, double height);

  void text(const SetRun& run, double x, double y);
  void rectangle(double x, double y, double width, double height, const Pen& pen);
  void lines(const std::vector<std::vector<Point>>& runs, bool closed, const Pen& pen);
  void circle(double x, double y, double radius, const Pen& pen);

  /// An element of the structure: "P", "Table", … They nest, and may go on over pages.
  void begin(std::string_view tag);
  void end();
  /// What stands around the text of a page and is no part of it.
  void begin_artifact();
  void end_artifact();

  void destination(const std::string& name, double x, double y);
  void link_to(const std::string& destination, double x, double y, double width, double height);
  void link_out(const std::string& uri, double x, double y, double width, double height);

  /// The whole file. Nothing may be called after it. Throws std::runtime_error when a font cannot be cut.
  std::string finish(const AboutPdf& about, const std::vector<OutlineEntry>& bookmarks);

 private:
  struct Kid {
    enum class Kind { kElement, kContent, kLink } kind;
    std::size_t page;    ///< Of content and links.
    std::size_t number;  ///< Element, content on its page, or link.
  };
  struct Element {
    std::string tag;
    std::size_t above;
    std::vector<Kid> kids;
  };
  struct Link {
    std::size_t page;
    std::string target;  ///< Entries of the annotation.
    double x0, y0, x1, y1;
    std::size_t element;
  };
  struct Page {
    double width = 0;
    double height = 0;
    std::string content;
    std::array<bool, kFaceCount> faces{};
    std::vector<std::size_t> elements;  ///< By number of content: whose it is.
    std::vector<std::size_t> links;
  };
  struct UsedGlyph {
    std::uint32_t id;
    double width;
    std::string text;  ///< UTF-8; empty: never alone.
  };
  struct UsedFace {
    std::unordered_map<std::uint32_t, std::uint16_t> codes;
    std::vector<UsedGlyph> glyphs;  ///< Code 1 is the first.
  };
  struct Destination {
    std::size_t page;
    double x, y;
  };
  /// What the page's content has set last.
  struct State {
    Tone fill = Tone::kNone;
    Tone stroke = Tone::kNone;
    double width = -1;
    std::vector<double> dashes;
    bool round = false;
  };
  class File;

  Page& page() { return pages_.back(); }
  void mark_content(bool shape);
  [[nodiscard]] bool only_groups() const;
  void close_content();
  std::uint16_t code(Face face, std::uint32_t glyph);
  void set(const Pen& pen);
  void paint(const Pen& pen);
  void set_fill(Tone tone);
  void link(std::string target, double x, double y, double width, double height);
  void point(double x, double y);
  void write_fonts(File& file, std::array<std::size_t, kFaceCount>& objects);
  void write_structure(File& file, std::size_t root, const std::vector<std::size_t>& pages,
                       const std::vector<std::size_t>& links);
  static void write_outlines(File& file, std::size_t root, const std::vector<OutlineEntry>& bookmarks);

  Fonts& fonts_;
  bool tagged_;
  std::vector<Page> pages_;
  std::vector<Element> elements_;
  std::vector<Link> links_;
  std::map<std::string, Destination> destinations_;
  std::array<UsedFace, kFaceCount> faces_;
  State state_;
  enum class Sequence { kNone, kContent, kArtifact };

  std::size_t open_ = 0;                 ///< The innermost open element.
  Sequence sequence_ = Sequence::kNone;  ///< The marked sequence that is open.
  bool around_ = false;                  ///< Between begin_artifact and end_artifact.
};

}  // namespace nitec
