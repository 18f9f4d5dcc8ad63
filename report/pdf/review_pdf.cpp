#include "report/pdf/review_pdf.h"

#include "report/pdf/parts.h"
#include "report/pdf/print_pages.h"

namespace nitec {
namespace {

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

std::vector<OutlineEntry> bookmarks(const PartContext& context) {
  std::vector<OutlineEntry> out{{std::string(label::kTitle.zh), std::string(kFrontPlace), -1}};
  for (const Part one : parts_of(context.sheet)) {
    const int part = static_cast<int>(out.size());
    out.push_back({numbered_title(context.sheet, one), part_place(one), -1});
    if (one != Part::kFindings) {
      continue;
    }
    for (const Finding& finding : context.sheet.findings) {
      out.push_back({std::to_string(finding.id) + "　" + std::string(severity_word(finding.severity).zh) + "　" +
                         shortened(one_line(finding.message), 30),
                     finding_place(finding.id), part});
    }
  }
  return out;
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
  return print_pages(fonts, pages, edges,
                     {.title = title_of(sheet),
                      .subject = sheet.document_id,
                      .creator = "nitec " + sheet.tool_version,
                      .day = sheet.as_of.valid() ? sheet.as_of.iso() : "2000-01-01",
                      .id = sheet.document_id + sheet.submission.sha256},
                     bookmarks(context));
}

}  // namespace nitec
