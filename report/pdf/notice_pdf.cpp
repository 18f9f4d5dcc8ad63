#include "report/pdf/notice_pdf.h"

#include <algorithm>

#include "report/pdf/parts.h"
#include "report/pdf/print_pages.h"
#include "report/pictures/marks.h"

namespace nitec {
namespace {

constexpr double kBodySize = 11.5;
constexpr double kLeading = 1.7;
constexpr double kNumberColumn = mm(12);
constexpr double kLabelColumn = mm(10);
constexpr double kFactLabel = mm(22);
constexpr double kWords = kMeasure - kNumberColumn;
constexpr std::string_view kIndent = "　　";
constexpr TextStyle kBody = style_of(Face::kSerif, kBodySize);
constexpr TextStyle kSmall = style_of(Face::kSans, 9);
constexpr TextStyle kSmallLabel = style_of(Face::kSans, 9, Tone::kLabel);

class NoticeWriter {
 public:
  NoticeWriter(Fonts& fonts, const Notice& notice) : fonts_(fonts), notice_(notice) {}

  std::vector<Block> blocks() {
    head();
    facts();
    line(notice_.addressee, kBody, kLeading, mm(6), Align::kLeft);
    for (const std::string& text : notice_.opening) {
      body(text, mm(1.5));
    }
    if (!notice_.files.empty()) {
      heading(notice_.findings_title);
    }
    for (const NoticeFile& file : notice_.files) {
      file_head(file);
      for (const NoticePage& page : file.pages) {
        if (!page.title.empty()) {
          page_head(page.title);
        }
        for (const NoticeFinding& finding : page.findings) {
          write_finding(finding);
        }
      }
    }
    for (const NoticePart& part : notice_.parts) {
      heading(part.title);
      for (const std::string& text : part.paragraphs) {
        body(text, mm(1));
        out_.back().keep_with_next = !part.list.empty();
      }
      for (std::size_t i = 0; i < part.list.size(); ++i) {
        listed(i + 1, part.list[i]);
      }
    }
    close();
    return std::move(out_);
  }

  std::vector<OutlineEntry> bookmarks() { return std::move(bookmarks_); }

 private:
  Paragraph set(std::string_view text, const TextStyle& style, double width, double leading) {
    return set_text(fonts_, text, style, width, leading);
  }

  void line(std::string_view text, const TextStyle& style, double leading, double before, Align align,
            const char* tag = "P") {
    Block block;
    const Paragraph set_line = set(text, style, kMeasure, leading);
    block.before = before;
    block.height = set_line.height();
    block.ink.begin(tag);
    block.ink.text(set_line, 0, 0, align, kMeasure);
    block.ink.end(tag);
    out_.push_back(std::move(block));
  }

  void body(const std::string& text, double before) {
    line(std::string(kIndent) + text, kBody, kLeading, before, Align::kLeft);
  }

  void head() {
    line(notice_.number, kBody, kLeading, 0, Align::kRight);
    line(notice_.title, style_of(Face::kSerifBold, 20), 1.5, mm(8), Align::kMiddle, "H1");
    out_.back().ink.destination("notice", 0);
    bookmarks_.push_back({notice_.title, "notice", -1});
  }

  void facts() {
    Block block;
    block.before = mm(6);
    double y = mm(2);
    for (const auto& [label, text] : notice_.facts) {
      const Paragraph name = set(label, style_of(Face::kSans, 9.5, Tone::kLabel), kFactLabel, 1.6);
      const Paragraph value = set(text, style_of(Face::kSans, 9.5), kMeasure - kFactLabel, 1.6);
      block.ink.begin("P");
      block.ink.text(name, 0, y);
      block.ink.text(value, kFactLabel, y);
      block.ink.end("P");
      y += value.height();
    }
    y += mm(2);
    block.ink.rule(0, 0, kMeasure, 0, 0.8, Tone::kInk);
    block.ink.rule(0, y, kMeasure, y, 0.8, Tone::kInk);
    block.height = y;
    out_.push_back(std::move(block));
  }

  void heading(const std::string& title) {
    line(title, style_of(Face::kSansBold, 12.5), 1.5, mm(7), Align::kLeft, "H2");
    const std::string place = "part-" + std::to_string(++part_);
    out_.back().ink.destination(place, 0);
    out_.back().keep_with_next = true;
    part_mark_ = static_cast<int>(bookmarks_.size());
    bookmarks_.push_back({title, place, -1});
  }

  void file_head(const NoticeFile& file) {
    Block block;
    block.before = mm(4.5);
    const Paragraph title = set(file.title, style_of(Face::kSerifBold, 11.5), kMeasure - mm(4), 1.4);
    const std::string shown = file.path.empty() ? std::string() : "文件：" + one_line(file.path);
    const Paragraph path = set(shown, style_of(Face::kSans, 8.5, Tone::kLabel), kMeasure - mm(4), 1.4);
    block.height = mm(2.4) + title.height() + (shown.empty() ? 0 : path.height());
    block.ink.box(0, 0, kMeasure, block.height, Tone::kTint);
    block.ink.rule(0, 0, kMeasure, 0, 0.6, Tone::kInk);
    block.ink.begin("H3");
    block.ink.text(title, mm(2), mm(1.2));
    block.ink.end("H3");
    if (!shown.empty()) {
      block.ink.begin("P");
      block.ink.text(path, mm(2), mm(1.2) + title.height());
      block.ink.end("P");
    }
    block.keep_with_next = true;
    out_.push_back(std::move(block));
  }

  void page_head(const std::string& title) {
    line(title, style_of(Face::kSansBold, 9.5, Tone::kBand), 1.4, mm(2.5), Align::kLeft, "H4");
    out_.back().keep_with_next = true;
  }

  void write_finding(const NoticeFinding& finding) {
    Block whole;
    whole.before = mm(1);
    Block first;
    Ink& ink = first.ink;
    const std::string place = finding_place(finding.id);
    ink.begin("Sect");
    ink.destination(place, 0);
    bookmarks_.push_back(
        {std::to_string(finding.id) + "　" + finding.severity_title + "　" + shortened(finding.message, 30), place,
         part_mark_});
    double y = mm(1.5);
    const double size = finding.id < 100 ? 15 : finding.id < 1000 ? 12 : 9;
    const Paragraph id = set(std::to_string(finding.id), style_of(Face::kSerifBold, size), kNumberColumn, 17 / size);
    ink.begin("P");
    ink.text(id, 0, y - mm(0.4), Align::kRight, kNumberColumn - mm(4));
    ink.end("P");
    const double line_height = kSmall.size * 1.4;
    add_mark(ink, mark_shapes(severity_mark(finding.severity)), kNumberColumn, y + (line_height - mm(3.4)) / 2,
             mm(3.4));
    const Paragraph word = set(finding.severity_title, style_of(Face::kSansBold, 9), kWords, 1.4);
    const Paragraph article = set(finding.article, kSmallLabel, kWords - mm(25), 1.4);
    ink.begin("P");
    ink.text(word, kNumberColumn + mm(4.5), y);
    ink.text(article, kNumberColumn + mm(4.5) + word.width() + mm(3), y);
    ink.end("P");
    y += article.height() + mm(0.5);
    const Paragraph message = set(finding.message, style_of(Face::kSansBold, 10), kWords, 1.5);
    ink.begin("P");
    ink.text(message, kNumberColumn, y);
    ink.end("P");
    first.height = y + message.height() + mm(0.6);
    whole.parts.push_back(std::move(first));
    std::string last;
    for (const auto& [label, text] : finding.lines) {
      Block row;
      const Paragraph words = set(text, kSmall, kWords - kLabelColumn, 1.55);
      row.ink.begin("P");
      if (label != last) {
        row.ink.text(set(label, kSmallLabel, kLabelColumn, 1.55), kNumberColumn, 0);
      }
      row.ink.text(words, kNumberColumn + kLabelColumn, 0);
      row.ink.end("P");
      row.height = words.height();
      last = label;
      whole.parts.push_back(std::move(row));
    }
    Block end;
    end.height = mm(1.8);
    end.ink.rule(0, end.height, kMeasure, end.height, 0.4, Tone::kHairline);
    end.ink.end("Sect");
    whole.parts.push_back(std::move(end));
    out_.push_back(std::move(whole));
  }

  void listed(std::size_t number, const std::string& text) {
    Block block;
    const double left = mm(8.1);
    const double column = mm(7);
    const Paragraph label = set(std::to_string(number) + ".", kBody, column, kLeading);
    const Paragraph words = set(text, kBody, kMeasure - left - column, kLeading);
    block.before = mm(0.5);
    block.height = words.height();
    block.ink.begin("P");
    block.ink.text(label, left, 0);
    block.ink.text(words, left + column, 0);
    block.ink.end("P");
    out_.push_back(std::move(block));
  }

  /// The last words and the place for the seal never stand on a page by themselves when that can be helped.
  void close() {
    const std::size_t begin = out_.size();
    for (const std::string& text : notice_.closing) {
      body(text, mm(4));
    }
    for (std::size_t i = 0; i < notice_.signature.size(); ++i) {
      line(notice_.signature[i] + "　　", kBody, kLeading, i == 0 ? mm(12) : mm(2), Align::kRight);
    }
    line(notice_.fine_print, style_of(Face::kSans, 8.5, Tone::kLabel), 1.5, mm(9), Align::kLeft);
    for (std::size_t i = begin == 0 ? 0 : begin - 1; i + 1 < out_.size(); ++i) {
      out_[i].keep_with_next = true;
    }
  }

  Fonts& fonts_;
  const Notice& notice_;
  std::vector<Block> out_;
  std::vector<OutlineEntry> bookmarks_;
  int part_ = 0;
  int part_mark_ = -1;
};

Ink foot(Fonts& fonts, const ReviewSheet& sheet, std::size_t page, std::size_t pages) {
  Ink out;
  const double y = kPageHeight - kBottom + mm(4);
  TextStyle fine = style_of(Face::kSans, 8, Tone::kLabel);
  fine.spaced = false;
  out.text(set_text(fonts, one_line(sheet.document_id), fine, kMeasure * 0.35, 1.4, 1), kLeft, y);
  out.text(set_text(fonts, "第" + std::to_string(page) + "页　共" + std::to_string(pages) + "页",
                    style_of(Face::kSans, 9), kMeasure * 0.3, 1.4, 1),
           kLeft, y - 0.5, Align::kMiddle, kMeasure);
  return out;
}

}  // namespace

std::string write_notice_pdf(const ReviewSheet& sheet, const Notice& notice) {
  Fonts fonts;
  NoticeWriter writer(fonts, notice);
  const std::vector<Block> blocks = writer.blocks();
  const std::vector<PrintedPage> pages = fill_pages(blocks);
  std::vector<Ink> edges;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    edges.push_back(foot(fonts, sheet, i + 1, pages.size()));
  }
  return print_pages(fonts, pages, edges,
                     {.title = notice.title,
                      .subject = sheet.document_id,
                      .creator = "nitec " + sheet.tool_version,
                      .day = sheet.as_of.valid() ? sheet.as_of.iso() : "2000-01-01",
                      .id = "N" + sheet.document_id + sheet.submission.sha256},
                     writer.bookmarks());
}

}  // namespace nitec
