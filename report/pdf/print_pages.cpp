#include "report/pdf/print_pages.h"

namespace nitec {

std::string print_pages(Fonts& fonts, const std::vector<PrintedPage>& pages, const std::vector<Ink>& edges,
                        const AboutPdf& about, const std::vector<OutlineEntry>& bookmarks) {
  PdfWriter out(fonts, true);
  for (std::size_t i = 0; i < pages.size(); ++i) {
    out.begin_page(kPageWidth, kPageHeight);
    for (const Placed& placed : pages[i].placed) {
      placed.ink->paint(out, kLeft, placed.y);
    }
    out.begin_artifact();
    edges.at(i).paint(out, 0, 0);
    out.end_artifact();
  }
  return out.finish(about, bookmarks);
}

}  // namespace nitec
