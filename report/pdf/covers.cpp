#include "report/pdf/covers.h"

#include <algorithm>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>

#include "report/pdf/flow.h"
#include "report/pdf/parts.h"
#include "report/pictures/marks.h"
#include "report/words/words.h"

namespace nitec {
namespace {

constexpr std::size_t kMaxMessage = 400;
constexpr std::size_t kMaxRemedy = 500;
constexpr std::size_t kMaxPages = 12;      ///< Named for one finding; the others are counted.
constexpr std::size_t kMaxFindings = 600;  ///< On one cover; the sheet has all of them.
constexpr double kFooterHeight = 14;
constexpr double kFooterWidth = 400;
constexpr double kNumberColumn = mm(13);
constexpr double kBody = kMeasure - kNumberColumn;
constexpr TextStyle kSmall = style_of(Face::kSans, 9);
constexpr TextStyle kFine = style_of(Face::kSans, 8.5, Tone::kLabel);

/// One file's cover before it is painted.
struct Cover {
  std::vector<Block> blocks;
  std::vector<PrintedPage> pages;
  std::vector<Ink> edges;
  Ink footer;
};

class CoverWriter {
 public:
  CoverWriter(Fonts& fonts, const ReviewSheet& sheet, const DocumentMarks& marks)
      : fonts_(fonts), sheet_(sheet), marks_(marks) {
    for (std::size_t i = 0; i < marks.marks.size(); ++i) {
      marks_of_[marks.marks[i].finding].push_back(i);
    }
  }

  Cover write() {
    Cover out;
    out.blocks.push_back(head());
    out.blocks.push_back(legend());
    std::size_t told = 0;
    for (const Finding& finding : sheet_.findings) {
      const auto found = marks_of_.find(finding.id);
      if (found != marks_of_.end() && told < kMaxFindings) {
        ++told;
        out.blocks.push_back(entry(finding, found->second));
      }
    }
    if (told < marks_of_.size()) {
      out.blocks.push_back(line("另有" + std::to_string(marks_of_.size() - told) + "项，见审查意见。"));
    }
    out.blocks.push_back(closing());
    out.pages = fill_pages(out.blocks);
    for (std::size_t i = 0; i < out.pages.size(); ++i) {
      out.edges.push_back(margins(i + 1, out.pages.size()));
    }
    const Paragraph footer = set("批注副本　供补正时对照，不代替报送原件　" + sheet_.document_id,
                                 style_of(Face::kSans, 6.5, Tone::kLabel), kFooterWidth, 1.4, 1);
    out.footer.text(footer, 0, (kFooterHeight - footer.height()) / 2, Align::kMiddle, kFooterWidth);
    return out;
  }

 private:
  Paragraph set(std::string_view text, const TextStyle& style, double width, double leading,
                std::size_t lines = kAnyLines) {
    return set_text(fonts_, one_line(text), style, width, leading, lines);
  }

  Block line(std::string_view text) {
    Block out;
    const Paragraph words = set(text, kSmall, kMeasure, 1.5);
    out.before = mm(3);
    out.ink.text(words, 0, 0);
    out.height = words.height();
    return out;
  }

  Block head() {
    Block out;
    double y = mm(2);
    TextStyle large = style_of(Face::kSerifBold, 22);
    large.tracking = 0.3;
    const Paragraph title = set("批注副本", large, kMeasure, 1.4, 1);
    out.ink.text(title, 0, y);
    y += title.height() + mm(0.5);
    const Paragraph meaning = set("供补正时对照，不代替报送原件。改正请在原件上进行，报送时不用本副本。",
                                  style_of(Face::kSans, 10), kMeasure, 1.5);
    out.ink.text(meaning, 0, y);
    y += meaning.height() + mm(3);
    out.ink.rule(0, y, kMeasure, y, 1.2, Tone::kInk);
    y += mm(2);
    const auto field = [&](std::string_view label, std::string_view value, bool spaced) {
      if (value.empty()) {
        return;
      }
      TextStyle style = style_of(Face::kSans, 9.5);
      style.spaced = spaced;
      const Paragraph words = set(value, style, kMeasure - mm(24), 1.5, 3);
      out.ink.text(set(label, kFine, mm(24), 1.5 * 9.5 / 8.5, 1), 0, y);
      out.ink.text(words, mm(24), y);
      y += words.height() + mm(0.6);
    };
    field(label::kCenter.zh, sheet_.center, true);
    field(label::kKind.zh, kind_title(sheet_.submission.kind), true);
    field("所批注文件", marks_.file, false);
    field("原件页数", std::to_string(marks_.pages) + "页", true);
    field(label::kAsOf.zh, sheet_.as_of.iso(), false);
    field("工作单编号", sheet_.document_id, false);
    y += mm(1.4);
    out.ink.rule(0, y, kMeasure, y, 0.6, Tone::kInk);
    out.height = y;
    return out;
  }

  /// What the marks mean, in the order of their weight.
  Block legend() {
    Block out;
    out.before = mm(2.5);
    out.keep_with_next = true;
    double x = 0;
    const double row = kSmall.size * 1.5;
    const auto put = [&](const std::string& text, double gap) {
      const Paragraph words = set(text, kSmall, kMeasure, 1.5, 1);
      out.ink.text(words, x, 0);
      x += words.width() + gap;
    };
    const auto sample = [&](std::vector<double> dashes, Tone tone) {
      PathShape stroke;
      stroke.runs = {{{x, row - mm(1)}, {x + mm(9), row - mm(1)}}};
      stroke.stroke = tone;
      stroke.stroke_width = 1.1;
      stroke.dashes = std::move(dashes);
      out.ink.shapes({stroke}, 0, 0, 1);
      x += mm(10.5);
    };
    for (const Severity severity : {Severity::kError, Severity::kWarning, Severity::kNote}) {
      add_mark(out.ink, mark_shapes(severity_mark(severity)), x, (row - mm(3.4)) / 2, mm(3.4));
      x += mm(4.4);
      put(std::string(severity_word(severity).zh), mm(1.5));
      sample(severity == Severity::kWarning ? std::vector<double>{3.2, 2} : std::vector<double>{},
             severity == Severity::kError     ? Tone::kError
             : severity == Severity::kWarning ? Tone::kInk
                                              : Tone::kBand);
      x += mm(4);
    }
    sample({1, 1.6}, Tone::kInk);
    put("相关之处", 0);
    const Paragraph note = set("页边的号码与审查意见的项号相同；点开批注可见全文。", kFine, kMeasure, 1.5, 1);
    out.ink.text(note, 0, row + mm(0.8));
    out.height = row + mm(0.8) + note.height();
    return out;
  }

  Block entry(const Finding& finding, const std::vector<std::size_t>& marks) {
    Block out;
    out.before = mm(2.2);
    Ink& ink = out.ink;
    ink.rule(0, 0, kMeasure, 0, 0.4, Tone::kHairline);
    double y = mm(2.2);
    const double row = kSmall.size * 1.4;
    const double size = finding.id < 100 ? 15 : finding.id < 1000 ? 12 : 9;
    const Paragraph number =
        set(std::to_string(finding.id), style_of(Face::kSerifBold, size), kNumberColumn, 15 / size, 1);
    ink.text(number, 0, y - mm(0.6), Align::kRight, kNumberColumn - mm(5));
    double x = kNumberColumn;
    add_mark(ink, mark_shapes(severity_mark(finding.severity)), x, y + (row - mm(3.4)) / 2, mm(3.4));
    x += mm(4.5);
    const Paragraph word = set(severity_word(finding.severity).zh, style_of(Face::kSansBold, 9), kBody, 1.4, 1);
    ink.text(word, x, y);
    x += word.width() + mm(4);
    y = pages(ink, marks, x, y, row);
    const auto paragraph = [&](const std::string& text, const TextStyle& style, double leading, double after) {
      const Paragraph words = set(text, style, kBody, leading);
      ink.text(words, kNumberColumn, y);
      y += words.height() + after;
    };
    y += mm(0.5);
    const double top = y;
    paragraph(shortened(one_line(finding.message), kMaxMessage), style_of(Face::kSansBold, 10), 1.5, mm(0.5));
    lead(ink, marks.front(), 0, top, kMeasure, y - top);
    if (!finding.remedy.empty()) {
      paragraph("建议：" + shortened(one_line(finding.remedy), kMaxRemedy), style_of(Face::kSans, 9.5), 1.5, mm(0.3));
    }
    if (!finding.article.empty()) {
      paragraph("依据：" + one_line(finding.article), kFine, 1.5, 0);
    }
    out.height = y + mm(0.6);
    return out;
  }

  static void lead(Ink& ink, std::size_t mark, double x, double y, double width, double height) {
    ink.link_out(kMarkLink + std::to_string(mark), x, y, width, height);
  }

  /// “原第3页　原第12页”, each leading there; gives the height below them.
  double pages(Ink& ink, const std::vector<std::size_t>& marks, double x, double y, double row) {
    std::map<int, std::size_t> first;
    for (const std::size_t mark : marks) {
      first.emplace(marks_.marks[mark].page, mark);
    }
    const double left = x;
    std::size_t told = 0;
    const auto put = [&](const std::string& text, bool linked, std::size_t mark) {
      TextStyle style = kSmall;
      style.tone = linked ? Tone::kBand : Tone::kLabel;
      style.underline = linked;
      const Paragraph words = set(text, style, kBody, 1.4, 1);
      if (x > left && x + words.width() > kMeasure) {
        x = left;
        y += row;
      }
      ink.text(words, x, y);
      if (linked) {
        lead(ink, mark, x, y, words.width(), row);
      }
      x += words.width() + mm(3);
    };
    for (const auto& [page, mark] : first) {
      if (told == kMaxPages) {
        put("另" + std::to_string(first.size() - told) + "页", false, 0);
        break;
      }
      ++told;
      put("原第" + std::to_string(page) + "页", true, mark);
    }
    return y + row;
  }

  Block closing() {
    Block out;
    out.before = mm(2.2);
    out.ink.rule(0, 0, kMeasure, 0, 0.6, Tone::kInk);
    const std::string whom =
        sheet_.supervisor.empty() ? std::string("主管单位") : "主管单位（" + sheet_.supervisor + "）";
    const Paragraph words = set("补正材料和逐项说明请按" + whom +
                                    "的通知报送。如认为原文无误，请在回复中注明项号和依据。"
                                    "页码均为原件的实际页次，从第1页数起，不含本批注页。",
                                kSmall, kMeasure, 1.6);
    out.ink.text(words, 0, mm(2));
    out.height = words.height() + mm(2);
    return out;
  }

  Ink margins(std::size_t page, std::size_t pages) {
    Ink out;
    TextStyle fine = style_of(Face::kSans, 8, Tone::kLabel);
    fine.spaced = false;
    const double y = kPageHeight - kBottom + mm(4);
    const auto put = [&](std::string_view text, double at, Align align, double width) {
      out.text(set(text, fine, width, 1.4, 1), kLeft, at, align, kMeasure);
    };
    if (page > 1) {
      put("批注副本　" + one_line(marks_.file), kTop - mm(3.5) - fine.size * 1.4, Align::kLeft, kMeasure);
    }
    put(sheet_.document_id, y, Align::kLeft, kMeasure * 0.4);
    put("批注页　第" + std::to_string(page) + "页　共" + std::to_string(pages) + "页", y, Align::kRight,
        kMeasure * 0.5);
    return out;
  }

  Fonts& fonts_;
  const ReviewSheet& sheet_;
  const DocumentMarks& marks_;
  std::map<int, std::vector<std::size_t>> marks_of_;  ///< By finding.
};

/// Without structure: what takes the pages over leaves it behind.
std::string painted(Fonts& fonts, const Cover& cover) {
  PdfWriter out(fonts, false);
  for (std::size_t i = 0; i < cover.pages.size(); ++i) {
    out.begin_page(kPageWidth, kPageHeight);
    for (const Placed& placed : cover.pages[i].placed) {
      placed.ink->paint(out, kLeft, placed.y);
    }
    cover.edges[i].paint(out, 0, 0);
  }
  out.begin_page(kFooterWidth, kFooterHeight);
  cover.footer.paint(out, 0, 0);
  return out.finish({.title = {}, .subject = {}, .creator = {}, .day = "2000-01-01", .id = {}}, {});
}

}  // namespace

void write_covers(const ReviewSheet& original, std::vector<DocumentMarks>& marks) {
  if (std::all_of(marks.begin(), marks.end(), [](const DocumentMarks& each) { return each.is_signed; })) {
    return;
  }
  // All are set before the first is painted: their glyphs are taken out of the faces together.
  Fonts fonts;
  std::vector<Cover> covers;
  for (const DocumentMarks& each : marks) {
    covers.push_back(each.is_signed ? Cover() : CoverWriter(fonts, original, each).write());
  }
  for (std::size_t i = 0; i < marks.size(); ++i) {
    if (!marks[i].is_signed) {
      marks[i].cover = painted(fonts, covers[i]);
    }
  }
}

}  // namespace nitec
