// A PDF's lines, to be changed and set again: a real file with other words in the same places.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace nitec::test {

/// One line of a page. Points, from the top left.
struct PaperLine {
  std::string text;
  double x0, y0, x1, y1, size;
  bool sans = false;
  std::string measure{};  ///< The words that filled x0–x1; what replaces them is set as wide by the character.
};

struct PaperPage {
  double width = 0;
  double height = 0;
  std::vector<PaperLine> lines;
};

class Paper {
 public:
  /// As `nitec text --format json` tells them.
  static Paper of(const std::filesystem::path& pdf);

  /// With Cairo; the bytes depend on the words alone. `picture`: pages are pictures without words.
  [[nodiscard]] std::string set(bool picture = false) const;

  std::vector<PaperPage> pages;

  /// Says `to` instead of `from` wherever it stands in one line; gives the page of the last one, from 1.
  /// Throws std::logic_error when it stands nowhere.
  int say(const std::string& from, const std::string& to);
  /// As say(), but only in the first line, from page `since` on.
  int say_once(const std::string& from, const std::string& to, std::size_t since = 1);
  /// Takes away the lines from the one that begins with `first` to before the one that begins with `behind`, both of
  /// the body: the last ones of their kind. Headers and page numbers stay. `keep_first`: only what stands under it.
  int take(const std::string& first, const std::string& behind, bool keep_first = false);
};

}  // namespace nitec::test
