#include "report/pdf/flow.h"

#include <algorithm>

namespace nitec {
namespace {

constexpr double kPadX = mm(1.2);
constexpr double kPadY = mm(0.95);
constexpr double kMarkSize = mm(3.2);
constexpr double kMarkGap = mm(1.1);
constexpr double kCellSize = 9;
constexpr double kCellLeading = 1.4;

class Filler {
 public:
  std::vector<PrintedPage> fill(const std::vector<Block>& blocks) {
    pages_.emplace_back();
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      const Block& block = blocks[i];
      if (block.new_page && !at_top()) {
        next_page();
      }
      // A chain of headings goes to the next page with what they announce.
      double need = gap(block) + block.total();
      for (std::size_t k = i; blocks[k].keep_with_next && k + 1 < blocks.size(); ++k) {
        need += blocks[k + 1].before + std::min(blocks[k + 1].total(), kBodyHeight / 2);
      }
      if (!at_top() && need > room()) {
        next_page();
      }
      place(block);
    }
    return std::move(pages_);
  }

 private:
  [[nodiscard]] bool at_top() const { return pages_.back().placed.empty(); }
  [[nodiscard]] double room() const { return kPageHeight - kBottom - y_ + 0.01; }
  [[nodiscard]] double gap(const Block& block) const { return at_top() ? 0 : block.before; }

  void next_page() {
    pages_.emplace_back();
    y_ = kTop;
  }

  void place(const Block& block) {
    if (at_top() && block.again) {
      place_ink(*block.again);
    }
    if (block.parts.empty()) {
      y_ += gap(block);
      place_ink(block);
      return;
    }
    const bool whole = gap(block) + block.total() <= room();
    bool first = true;
    for (const Block& part : block.parts) {
      if (first) {
        y_ += gap(block);
      }
      if (!whole && !at_top() && gap(part) + part.total() > room()) {
        next_page();
      }
      place(part);
      first = false;
    }
  }

  void place_ink(const Block& block) {
    pages_.back().placed.push_back({&block.ink, y_});
    y_ += block.height;
  }

  std::vector<PrintedPage> pages_;
  double y_ = kFirstTop;
};

}  // namespace

double Block::total() const {
  if (parts.empty()) {
    return height;
  }
  double out = 0;
  for (const Block& part : parts) {
    out += (out > 0 ? part.before : 0) + part.total();
  }
  return out;
}

std::vector<PrintedPage> fill_pages(const std::vector<Block>& blocks) {
  return Filler().fill(blocks);
}

Table::Table(Fonts& fonts, std::vector<Column> columns, std::vector<std::string> head)
    : fonts_(fonts), columns_(std::move(columns)), head_(std::make_shared<Block>()) {
  TextStyle style;
  style.face = Face::kSansBold;
  style.size = kCellSize;
  std::vector<Paragraph> texts;
  double height = 0;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    texts.push_back(set_text(fonts_, head.at(i), style, text_width(i), kCellLeading));
    height = std::max(height, texts.back().height());
  }
  const double total = height + 2 * kPadY;
  Ink& ink = head_->ink;
  ink.begin("TR");
  double x = 0;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    ink.begin("TH");
    ink.text(texts[i], x + kPadX, kPadY + height - texts[i].height(), columns_[i].align, text_width(i));
    ink.end("TH");
    x += columns_[i].width;
  }
  ink.end("TR");
  ink.rule(0, 0, kMeasure, 0, 1.2, Tone::kInk);
  ink.rule(0, total, kMeasure, total, 0.6, Tone::kInk);
  head_->height = total;
  head_->keep_with_next = true;
}

double Table::text_width(std::size_t column, bool mark) const {
  return columns_.at(column).width - 2 * kPadX - (mark ? kMarkSize + kMarkGap : 0);
}

void Table::add_row(std::vector<Cell> cells, bool tinted) {
  Block row;
  double height = 0;
  for (const Cell& cell : cells) {
    height = std::max({height, cell.text.height(), cell.mark != nullptr ? kMarkSize : 0});
  }
  row.height = height + 2 * kPadY;
  if (tinted) {
    row.ink.box(0, 0.3, kMeasure, row.height - 0.6, Tone::kTint);
  }
  row.ink.begin("TR");
  double x = 0;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const Cell& cell = cells[i];
    row.ink.begin("TD");
    double left = x + kPadX;
    double width = text_width(i);
    if (cell.mark != nullptr) {
      const double line = cell.text.lines.empty() ? kCellSize * kCellLeading : cell.text.line_height;
      const double centred = cell.text.lines.empty() ? (width - kMarkSize) / 2 : 0;
      add_mark(row.ink, *cell.mark, left + centred, kPadY + (line - kMarkSize) / 2, kMarkSize);
      left += kMarkSize + kMarkGap;
      width -= kMarkSize + kMarkGap;
    }
    row.ink.text(cell.text, left, kPadY, columns_.at(i).align, width);
    if (!cell.link.empty()) {
      row.ink.link_to(cell.link, x, kPadY, columns_.at(i).width, std::max(cell.text.height(), kCellSize));
    }
    row.ink.end("TD");
    x += columns_.at(i).width;
  }
  row.ink.end("TR");
  row.again = head_;
  rows_.push_back(std::move(row));
}

std::vector<Block> Table::blocks() && {
  std::vector<Block> out(1);
  out[0].height = head_->height;
  out[0].keep_with_next = true;
  out[0].ink.begin("Table");
  out[0].ink.append(head_->ink, 0, 0);
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    const bool last = i + 1 == rows_.size();
    rows_[i].ink.rule(0, rows_[i].height, kMeasure, rows_[i].height, last ? 1.2 : 0.4,
                      last ? Tone::kInk : Tone::kHairline);
    if (last) {
      rows_[i].ink.end("Table");
    }
    out.push_back(std::move(rows_[i]));
  }
  return out;
}

}  // namespace nitec
