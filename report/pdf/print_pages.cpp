#include "report/pdf/print_pages.h"

#include <cairo-pdf.h>
#include <cairo.h>

#include <memory>
#include <stdexcept>

#include "report/pdf/pdf_finish.h"

namespace nitec {
namespace {

template <auto Destroy>
struct Deleter {
  template <typename T>
  void operator()(T* object) const {
    Destroy(object);
  }
};

void ask(cairo_status_t status) {
  if (status != CAIRO_STATUS_SUCCESS) {
    throw std::runtime_error(std::string("the PDF cannot be made: ") + cairo_status_to_string(status));
  }
}

cairo_status_t take_bytes(void* out, const unsigned char* bytes, unsigned length) {
  static_cast<std::string*>(out)->append(reinterpret_cast<const char*>(bytes), length);
  return CAIRO_STATUS_SUCCESS;
}

}  // namespace

std::string print_pages(Fonts& fonts, const std::vector<PrintedPage>& pages, const std::vector<Ink>& edges,
                        const AboutPdf& about, const std::vector<OutlineEntry>& bookmarks) {
  fonts.freeze();
  std::string out;
  const std::unique_ptr<cairo_surface_t, Deleter<cairo_surface_destroy>> surface(
      cairo_pdf_surface_create_for_stream(take_bytes, &out, kPageWidth, kPageHeight));
  ask(cairo_surface_status(surface.get()));
  const auto describe = [&](cairo_pdf_metadata_t key, const std::string& value) {
    cairo_pdf_surface_set_metadata(surface.get(), key, value.c_str());
  };
  describe(CAIRO_PDF_METADATA_TITLE, about.title);
  describe(CAIRO_PDF_METADATA_SUBJECT, about.subject);
  describe(CAIRO_PDF_METADATA_CREATOR, about.creator);
  describe(CAIRO_PDF_METADATA_CREATE_DATE, about.day + "T00:00:00Z");
  std::vector<int> numbers;
  for (const OutlineEntry& bookmark : bookmarks) {
    const int above =
        bookmark.above < 0 ? CAIRO_PDF_OUTLINE_ROOT : numbers.at(static_cast<std::size_t>(bookmark.above));
    numbers.push_back(cairo_pdf_surface_add_outline(surface.get(), above, bookmark.title.c_str(),
                                                    ("dest='" + bookmark.place + "'").c_str(),
                                                    static_cast<cairo_pdf_outline_flags_t>(0)));
  }
  {
    const std::unique_ptr<cairo_t, Deleter<cairo_destroy>> canvas(cairo_create(surface.get()));
    // A link outside of a structure would break the file: everything stands inside the document's.
    cairo_tag_begin(canvas.get(), "Document", nullptr);
    for (std::size_t i = 0; i < pages.size(); ++i) {
      for (const Placed& placed : pages[i].placed) {
        placed.ink->paint(canvas.get(), fonts, kLeft, placed.y);
      }
      edges.at(i).paint(canvas.get(), fonts, 0, 0);
      if (i + 1 == pages.size()) {
        cairo_tag_end(canvas.get(), "Document");
      }
      cairo_show_page(canvas.get());
    }
    ask(cairo_status(canvas.get()));
  }
  cairo_surface_finish(surface.get());
  ask(cairo_surface_status(surface.get()));
  finish_pdf(out, "zh-Hans", about.id);
  return out;
}

}  // namespace nitec
