#include "tests/mutation/paper.h"

#include <cairo-pdf.h>
#include <cairo.h>

#include <stdexcept>

#include "tests/app/program.h"

namespace nitec::test {
namespace {

/// Headers and page numbers are set this small; nothing else of the main text is.
constexpr double kSmallPrint = 9.2;
/// Where the baseline runs, in parts of the size from the top of the line's box.
constexpr double kBaseline = 0.86;

cairo_status_t append(void* into, const unsigned char* bytes, unsigned length) {
  static_cast<std::string*>(into)->append(reinterpret_cast<const char*>(bytes), length);
  return CAIRO_STATUS_SUCCESS;
}

void draw(cairo_t* cairo, const PaperLine& line) {
  cairo_select_font_face(cairo, line.sans ? "Noto Sans CJK SC" : "Noto Serif CJK SC", CAIRO_FONT_SLANT_NORMAL,
                         line.sans ? CAIRO_FONT_WEIGHT_BOLD : CAIRO_FONT_WEIGHT_NORMAL);
  cairo_set_font_size(cairo, line.size);
  cairo_text_extents_t extents;
  cairo_text_extents(cairo, line.measure.c_str(), &extents);
  const double stretch = extents.x_advance > 1 ? (line.x1 - line.x0) / extents.x_advance : 1;
  cairo_matrix_t matrix;
  cairo_matrix_init_scale(&matrix, line.size * stretch, line.size);
  cairo_set_font_matrix(cairo, &matrix);
  cairo_move_to(cairo, line.x0, line.y0 + line.size * kBaseline);
  cairo_show_text(cairo, line.text.c_str());
}

void draw_page(cairo_t* cairo, const PaperPage& page) {
  for (const PaperLine& line : page.lines) {
    draw(cairo, line);
  }
}

/// As a scanner sees it: grey, 100 dots to the inch.
void draw_picture(cairo_t* cairo, const PaperPage& page) {
  constexpr double kScale = 100.0 / 72;
  cairo_surface_t* image = cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(page.width * kScale),
                                                      static_cast<int>(page.height * kScale));
  cairo_t* onto = cairo_create(image);
  cairo_set_source_rgb(onto, 1, 1, 1);
  cairo_paint(onto);
  cairo_set_source_rgb(onto, 0, 0, 0);
  cairo_scale(onto, kScale, kScale);
  draw_page(onto, page);
  cairo_destroy(onto);
  cairo_save(cairo);
  cairo_scale(cairo, 1 / kScale, 1 / kScale);
  cairo_set_source_surface(cairo, image, 0, 0);
  cairo_paint(cairo);
  cairo_restore(cairo);
  cairo_surface_destroy(image);
}

}  // namespace

Paper Paper::of(const fs::path& pdf) {
  const Ended run = nitec({"text", pdf.string(), "--format", "json"});
  const Json text = Json::parse(run.out);
  Paper paper;
  for (const Json& page : text.at("pages")) {
    PaperPage& set = paper.pages.emplace_back();
    set.width = page.at("width");
    set.height = page.at("height");
    for (const Json& line : page.at("lines")) {
      const Json& box = line.at("bbox");
      const std::string font = line.at("font");
      const bool sans = font.find("Hei") != std::string::npos || font.find("Sans") != std::string::npos ||
                        font.find("Bold") != std::string::npos;
      set.lines.push_back({line.at("text"), box[0], box[1], box[2], box[3], line.at("size"), sans, line.at("text")});
    }
  }
  return paper;
}

std::string Paper::set(bool picture) const {
  std::string bytes;
  cairo_surface_t* surface = cairo_pdf_surface_create_for_stream(append, &bytes, 595, 842);
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "2029-05-18T09:00:00Z");
  cairo_t* cairo = cairo_create(surface);
  for (const PaperPage& page : pages) {
    cairo_pdf_surface_set_size(surface, page.width, page.height);
    picture ? draw_picture(cairo, page) : draw_page(cairo, page);
    cairo_show_page(cairo);
  }
  cairo_destroy(cairo);
  cairo_surface_finish(surface);
  cairo_surface_destroy(surface);
  return bytes;
}

int Paper::say(const std::string& from, const std::string& to) {
  int last = 0;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    for (PaperLine& line : pages[i].lines) {
      for (std::size_t at = line.text.find(from); at != std::string::npos; at = line.text.find(from, at + to.size())) {
        line.text.replace(at, from.size(), to);
        last = static_cast<int>(i) + 1;
      }
    }
  }
  if (last == 0) {
    throw std::logic_error("not in the document: " + from);
  }
  return last;
}

int Paper::say_once(const std::string& from, const std::string& to, std::size_t since) {
  for (std::size_t i = since - 1; i < pages.size(); ++i) {
    for (PaperLine& line : pages[i].lines) {
      if (const std::size_t at = line.text.find(from); at != std::string::npos) {
        line.text.replace(at, from.size(), to);
        return static_cast<int>(i) + 1;
      }
    }
  }
  throw std::logic_error("not in the document: " + from);
}

int Paper::take(const std::string& first, const std::string& behind, bool keep_first) {
  using Place = std::pair<std::size_t, std::size_t>;
  Place begin{pages.size(), 0};
  Place end{pages.size(), 0};
  for (std::size_t i = 0; i < pages.size(); ++i) {
    for (std::size_t k = 0; k < pages[i].lines.size(); ++k) {
      const std::string& text = pages[i].lines[k].text;
      if (text.starts_with(first)) {
        begin = {i, k};
        end = {pages.size(), 0};
      } else if (end.first == pages.size() && Place{i, k} > begin && text.starts_with(behind)) {
        end = {i, k};
      }
    }
  }
  if (begin.first == pages.size() || end.first == pages.size()) {
    throw std::logic_error("not in the document: " + first + " … " + behind);
  }
  for (std::size_t i = begin.first; i <= end.first; ++i) {
    std::vector<PaperLine> kept;
    for (std::size_t k = 0; k < pages[i].lines.size(); ++k) {
      const Place here{i, k};
      const bool taken = keep_first ? here > begin : here >= begin;
      if (!(taken && here < end) || pages[i].lines[k].size < kSmallPrint) {
        kept.push_back(pages[i].lines[k]);
      }
    }
    pages[i].lines = kept;
  }
  return static_cast<int>(begin.first) + 1;
}

}  // namespace nitec::test
