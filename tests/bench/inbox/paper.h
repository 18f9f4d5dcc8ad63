// A plain PDF of Chinese text, written by hand: pages of lines in a font that is not embedded, as many offices send it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace nitec::bench {

/// A4 pages of text. Sizes are in points; text is UTF-8.
class Paper {
 public:
  /// A sheet of its own from here on.
  void new_page();
  void heading(std::string_view text, double size);
  void centred(std::string_view text, double size);
  void right(std::string_view text, double size);
  /// Broken over lines, its first line indented by two characters unless told otherwise.
  void paragraph(std::string_view text, bool indented = true);
  /// Cells of equal width beside one another.
  void row(const std::vector<std::string>& cells);
  void gap(double points);
  /// A page of contents put before page `before` (from 1): titles and the pages, counted with it, on which they stand.
  void contents(const std::vector<std::pair<std::string, std::size_t>>& entries, std::size_t before);
  /// A line at the foot of each page but the first.
  void number_pages();
  [[nodiscard]] std::size_t pages() const { return pages_.size(); }
  /// The file. Same text, same bytes.
  [[nodiscard]] std::string pdf() const;

 private:
  struct Line {
    double x, y, size;
    std::string text;
  };
  void put(double x, double size, std::string text);
  void room(double height);

  std::vector<std::vector<Line>> pages_;
  double y_ = 0;
};

}  // namespace nitec::bench
