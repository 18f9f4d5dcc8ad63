#include "report/pdf/review_pdf.h"

#include <cairo-pdf.h>
#include <cairo.h>

#include <memory>
#include <stdexcept>

#include "report/pdf/parts.h"
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
    throw std::runtime_error(std::string("review.pdf cannot be made: ") + cairo_status_to_string(status));
  }
}

cairo_status_t take_bytes(void* out, const unsigned char* bytes, unsigned length) {
  static_cast<std::string*>(out)->append(reinterpret_cast<const char*>(bytes), length);
  return CAIRO_STATUS_SUCCESS;
}

std::string title_of(const ReviewSheet& sheet) {
  return std::string(label::kTitle.zh) + "　" + (sheet.center.empty() ? "" : one_line(sheet.center) + "　") +
         std::string(kind_title(sheet.submission.kind));
}

/// Header from page 2, footer on all.
Ink margins(Fonts& fonts, const ReviewSheet& sheet, std::size_t page, std::size_t pages) {
  Ink out;
  TextStyle fine = style_of(Face::kSans, 8, Tone::kLabel);
  fine.spaced = false;
  const auto put = [&](std::string_view text, const TextStyle& style, double y, Align align, double width) {
    const Paragraph line = set_text(fonts, one_line(text), style, width, 1.4, 1);
    out.text(line, kLeft, y, align, kMeasure);
  };
  if (page > 1) {
    const double y = kTop - mm(3.5) - fine.size * 1.4;
    put(sheet.center, fine, y, Align::kLeft, kMeasure * 0.68);
    put(std::string(label::kTitle.zh) + "　" + std::string(kind_title(sheet.submission.kind)), fine, y, Align::kRight,
        kMeasure * 0.3);
  }
  const double y = kPageHeight - kBottom + mm(4);
  put(sheet.document_id, fine, y, Align::kLeft, kMeasure * 0.35);
  put("第" + std::to_string(page) + "页　共" + std::to_string(pages) + "页", style_of(Face::kSans, 9), y - 0.5,
      Align::kMiddle, kMeasure * 0.3);
  put("规则集 " + sheet.rule_set + "　核查 " + sheet.as_of.iso(), fine, y, Align::kRight, kMeasure * 0.35);
  return out;
}

std::vector<Block> all_blocks(const PartContext& context) {
  std::vector<Block> out;
  out.push_back(front_page(context));
  static constexpr std::array kWriters{sections_part, timeline_part, findings_part,
                                       clauses_part,  files_part,    unchecked_part};
  for (const Part part : parts_of(context.sheet)) {
    const std::size_t heading = out.size();
    for (Block& block : kWriters.at(static_cast<std::size_t>(part))(context)) {
      out.push_back(std::move(block));
    }
    if (heading == 1 && out.size() > heading) {
      out[heading].new_page = true;  // The first part, behind the front page.
    }
  }
  return out;
}

void add_bookmarks(cairo_surface_t* surface, const PartContext& context) {
  const auto add = [&](int parent, const std::string& title, const std::string& place) {
    return cairo_pdf_surface_add_outline(surface, parent, title.c_str(), ("dest='" + place + "'").c_str(),
                                         static_cast<cairo_pdf_outline_flags_t>(0));
  };
  add(CAIRO_PDF_OUTLINE_ROOT, std::string(label::kTitle.zh), std::string(kFrontPlace));
  for (const Part one : parts_of(context.sheet)) {
    const int part = add(CAIRO_PDF_OUTLINE_ROOT, numbered_title(context.sheet, one), part_place(one));
    if (one != Part::kFindings) {
      continue;
    }
    for (const Finding& finding : context.sheet.findings) {
      add(part,
          std::to_string(finding.id) + "　" + std::string(severity_word(finding.severity).zh) + "　" +
              shortened(one_line(finding.message), 30),
          finding_place(finding.id));
    }
  }
}

}  // namespace

std::string finding_place(int id) {
  return "finding-" + std::to_string(id);
}

std::string part_place(Part part) {
  return "part-" + std::to_string(static_cast<int>(part) + 1);
}

Block part_heading(const PartContext& context, Part part, bool above_table) {
  Block out;
  out.before = mm(8);
  const std::string title = numbered_title(context.sheet, part);
  const Paragraph text = set_text(context.fonts, title, style_of(Face::kSerifBold, 14), kMeasure, 1.4);
  out.ink.destination(part_place(part), 0);
  out.ink.begin("H2");
  out.ink.text(text, 0, 0);
  out.ink.end("H2");
  out.height = text.height() + mm(1);
  if (!above_table) {
    out.ink.rule(0, out.height, kMeasure, out.height, 1.2, Tone::kInk);
  }
  out.keep_with_next = true;
  return out;
}

Block text_block(const PartContext& context, std::string_view text, const TextStyle& style, double leading,
                 double before) {
  Block out;
  const Paragraph set = set_text(context.fonts, text, style, kMeasure, leading);
  out.before = before;
  out.height = set.height();
  out.ink.begin("P");
  out.ink.text(set, 0, 0);
  out.ink.end("P");
  return out;
}

std::string write_review_pdf(const ReviewSheet& original) {
  const ReviewSheet sheet = printable(original);
  const Tally counts = tally(sheet);
  Fonts fonts;
  const PartContext context{fonts, sheet, counts};
  const std::vector<Block> blocks = all_blocks(context);
  const std::vector<PrintedPage> pages = fill_pages(blocks);
  std::vector<Ink> edges;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    edges.push_back(margins(fonts, sheet, i + 1, pages.size()));
  }
  fonts.freeze();

  std::string out;
  const std::unique_ptr<cairo_surface_t, Deleter<cairo_surface_destroy>> surface(
      cairo_pdf_surface_create_for_stream(take_bytes, &out, kPageWidth, kPageHeight));
  ask(cairo_surface_status(surface.get()));
  const std::string day = sheet.as_of.valid() ? sheet.as_of.iso() : "2000-01-01";
  const auto describe = [&](cairo_pdf_metadata_t key, const std::string& value) {
    cairo_pdf_surface_set_metadata(surface.get(), key, value.c_str());
  };
  describe(CAIRO_PDF_METADATA_TITLE, title_of(sheet));
  describe(CAIRO_PDF_METADATA_SUBJECT, sheet.document_id);
  describe(CAIRO_PDF_METADATA_CREATOR, "nitec " + sheet.tool_version);
  describe(CAIRO_PDF_METADATA_CREATE_DATE, day + "T00:00:00Z");
  add_bookmarks(surface.get(), context);
  {
    const std::unique_ptr<cairo_t, Deleter<cairo_destroy>> canvas(cairo_create(surface.get()));
    // A link outside of a structure would break the file: everything stands inside the document's.
    cairo_tag_begin(canvas.get(), "Document", nullptr);
    for (std::size_t i = 0; i < pages.size(); ++i) {
      for (const Placed& placed : pages[i].placed) {
        placed.ink->paint(canvas.get(), fonts, kLeft, placed.y);
      }
      edges[i].paint(canvas.get(), fonts, 0, 0);
      if (i + 1 == pages.size()) {
        cairo_tag_end(canvas.get(), "Document");
      }
      cairo_show_page(canvas.get());
    }
    ask(cairo_status(canvas.get()));
  }
  cairo_surface_finish(surface.get());
  ask(cairo_surface_status(surface.get()));
  finish_pdf(out, "zh-Hans", sheet.document_id + sheet.submission.sha256);
  return out;
}

}  // namespace nitec
