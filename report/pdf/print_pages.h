// Filled pages become a PDF.
#pragma once

#include <string>
#include <vector>

#include "report/pdf/flow.h"
#include "report/pdf/pdf_writer.h"

namespace nitec {

/// A4, tagged, with bookmarks and embedded fonts; the same pages give the same bytes. `edges`: for each page what
/// stands around its text (headers, footers), from the page's top left. Throws std::runtime_error.
std::string print_pages(Fonts& fonts, const std::vector<PrintedPage>& pages, const std::vector<Ink>& edges,
                        const AboutPdf& about, const std::vector<OutlineEntry>& bookmarks);

}  // namespace nitec
