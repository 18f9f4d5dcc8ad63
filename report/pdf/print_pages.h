// Filled pages become a PDF.
#pragma once

#include <string>
#include <vector>

#include "report/pdf/flow.h"

namespace nitec {

struct OutlineEntry {
  std::string title;
  std::string place;  ///< Name of an Ink::destination.
  int above = -1;     ///< Index of the entry that it stands under; -1: none.
};

/// What a PDF says of itself.
struct AboutPdf {
  std::string title;
  std::string subject;
  std::string creator;
  std::string day;  ///< "2029-12-24"
  std::string id;   ///< Different for different documents.
};

/// A4, tagged, with bookmarks and embedded fonts; the same pages give the same bytes. `edges`: for each page what
/// stands around its text (headers, footers), from the page's top left. Freezes the fonts. Throws std::runtime_error.
std::string print_pages(Fonts& fonts, const std::vector<PrintedPage>& pages, const std::vector<Ink>& edges,
                        const AboutPdf& about, const std::vector<OutlineEntry>& bookmarks);

}  // namespace nitec
