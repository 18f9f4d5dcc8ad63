// Parts four to six: clauses, files, and what was not checked.
#include <algorithm>
#include <array>

#include "report/pdf/parts.h"
#include "report/pictures/marks.h"

namespace nitec {
namespace {

constexpr TextStyle kCell = style_of(Face::kSans, 9);
constexpr TextStyle kCellBold = style_of(Face::kSansBold, 9);
constexpr TextStyle kFine = style_of(Face::kSans, 8.5, Tone::kLabel);
constexpr double kCellLeading = 1.4;
/// Cells are cut here: a row never fills a page.
constexpr std::size_t kMaxCell = 300;
constexpr std::size_t kMaxPath = 200;

template <std::size_t Count>
Table table_of(const PartContext& context, const std::array<double, Count>& millimetres,
               const std::array<Align, Count>& aligns, const std::array<Phrase, Count>& names) {
  std::vector<Column> columns;
  std::vector<std::string> head;
  double used = 0;
  for (std::size_t i = 0; i < Count; ++i) {
    // The column without a width of its own takes the rest.
    columns.push_back({mm(millimetres[i]), aligns[i]});
    used += mm(millimetres[i]);
    head.emplace_back(names[i].zh);
  }
  for (std::size_t i = 0; i < Count; ++i) {
    if (millimetres[i] == 0) {
      columns[i].width = kMeasure - used;
    }
  }
  return {context.fonts, std::move(columns), std::move(head)};
}

Cell cell(const PartContext& context, const Table& table, std::size_t column, std::string_view text,
          const TextStyle& style = kCell, const std::vector<Shape>* mark = nullptr) {
  Cell out;
  out.text = set_text(context.fonts, shortened(one_line(text), kMaxCell), style,
                      table.text_width(column, mark != nullptr), kCellLeading);
  out.align = table.column(column).align;
  out.mark = mark;
  return out;
}

void append(std::vector<Block>& blocks, std::vector<Block> more) {
  for (Block& block : more) {
    blocks.push_back(std::move(block));
  }
}

/// 通过, 不通过 … with their marks, in one line of running text.
Block status_key(const PartContext& context) {
  Block out;
  double x = 0;
  out.ink.begin("P");
  for (int i = 0; i < 6; ++i) {
    const auto status = static_cast<ClauseStatus>(i);
    const Paragraph word = set_text(context.fonts, clause_word(status).zh, style_of(Face::kSans, 9), kMeasure, 1.6);
    add_mark(out.ink, mark_shapes(clause_mark(status)), x, (word.line_height - mm(3.2)) / 2, mm(3.2));
    out.ink.text(word, x + mm(4.3), 0);
    x += mm(4.3) + word.width() + mm(4);
    out.height = word.height();
  }
  out.ink.end("P");
  out.keep_with_next = true;
  return out;
}

}  // namespace

std::vector<Block> clauses_part(const PartContext& context) {
  std::vector<Block> out;
  out.push_back(part_heading(context, Part::kClauses));
  out.push_back(
      text_block(context, clauses_sentence(context.sheet, context.counts), style_of(Face::kSans, 10), 1.6, mm(2.5)));
  out.back().keep_with_next = true;
  if (context.sheet.clauses.empty()) {
    return out;
  }
  out.push_back(status_key(context));
  Table table = table_of<8>(context, {7.5, 26, 41, 7, 18.5, 17, 0, 9.5},
                            {Align::kMiddle, Align::kLeft, Align::kLeft, Align::kMiddle, Align::kLeft, Align::kMiddle,
                             Align::kLeft, Align::kMiddle},
                            label::kClauseColumns);
  int row = 0;
  for (const Clause& clause : context.sheet.clauses) {
    const bool strong = clause.status == ClauseStatus::kFail || clause.status == ClauseStatus::kDoubt;
    const std::string ids = clause.findings.size() > 9 ? items(clause.findings, 3) : numbers(clause.findings);
    std::vector<Cell> cells;
    cells.push_back(cell(context, table, 0, std::to_string(++row)));
    cells.push_back(cell(context, table, 1, clause.article));
    cells.push_back(cell(context, table, 2, clause.requirement));
    cells.push_back(cell(context, table, 3, opinion_letter(clause.opinion)));
    cells.push_back(cell(context, table, 4, clause_word(clause.status).zh, strong ? kCellBold : kCell,
                         &mark_shapes(clause_mark(clause.status))));
    cells.push_back(cell(context, table, 5, ids));
    if (!clause.findings.empty()) {
      cells.back().link = finding_place(clause.findings.front());
    }
    cells.push_back(cell(context, table, 6, clause_place(context.sheet, clause)));
    Cell box;
    box.mark = &check_box_shapes();
    cells.push_back(std::move(box));
    table.add_row(std::move(cells), clause.status == ClauseStatus::kFail);
  }
  std::vector<Block> rows = std::move(table).blocks();
  rows.front().before = mm(2);
  append(out, std::move(rows));
  out.push_back(text_block(context, label::kClauseNote.zh, kFine, 1.6, mm(2)));
  return out;
}

std::vector<Block> files_part(const PartContext& context) {
  std::vector<Block> out;
  out.push_back(part_heading(context, Part::kFiles, !context.sheet.submission.documents.empty()));
  if (context.sheet.submission.documents.empty()) {
    out.push_back(text_block(context, files_sentence(context.counts), style_of(Face::kSans, 10), 1.6, mm(2.5)));
    return out;
  }
  Table table =
      table_of<7>(context, {7.5, 49, 25, 10, 20.5, 27.5, 0},
                  {Align::kMiddle, Align::kLeft, Align::kLeft, Align::kRight, Align::kLeft, Align::kLeft, Align::kLeft},
                  label::kFileColumns);
  TextStyle name = kCell;
  name.spaced = false;
  TextStyle digest = style_of(Face::kMono, 8);
  digest.spaced = false;
  int row = 0;
  for (const Document& document : context.sheet.submission.documents) {
    const Readable text = readability(document);
    const bool strong = text == Readable::kNo || text == Readable::kNotRead;
    std::vector<Cell> cells;
    cells.push_back(cell(context, table, 0, std::to_string(++row)));
    cells.push_back(cell(context, table, 1, shortened(document.path, kMaxPath), name));
    cells.push_back(cell(context, table, 2, purpose_in_words(context.sheet, document)));
    cells.push_back(cell(context, table, 3, document.is_pdf ? std::to_string(document.pages.size()) : "—"));
    cells.push_back(
        cell(context, table, 4, readable_word(text).zh, strong ? kCellBold : kCell, &text_layer_shapes(text)));
    cells.push_back(cell(context, table, 5, short_digest(document.sha256), digest));
    cells.push_back(cell(context, table, 6, file_notes(context.sheet, document)));
    table.add_row(std::move(cells));
  }
  std::vector<Block> rows = std::move(table).blocks();
  rows.front().before = mm(0.5);
  append(out, std::move(rows));
  out.push_back(text_block(context, label::kFileNote.zh, kFine, 1.6, mm(2)));
  return out;
}

std::vector<Block> unchecked_part(const PartContext& context) {
  std::vector<Block> out;
  out.push_back(part_heading(context, Part::kUnchecked, !context.sheet.unchecked.empty()));
  if (context.sheet.unchecked.empty()) {
    out.push_back(text_block(context, "没有列出未核查的事项。", style_of(Face::kSans, 10), 1.6, mm(2.5)));
  } else {
    Table table = table_of<4>(context, {7.5, 60, 50, 0}, {Align::kMiddle, Align::kLeft, Align::kLeft, Align::kLeft},
                              label::kUncheckedColumns);
    int row = 0;
    for (const Unchecked& matter : context.sheet.unchecked) {
      std::vector<Cell> cells;
      cells.push_back(cell(context, table, 0, std::to_string(++row)));
      cells.push_back(cell(context, table, 1, matter.matter));
      cells.push_back(cell(context, table, 2, matter.reason));
      cells.push_back(cell(context, table, 3, matter.ask.empty() ? "—" : matter.ask));
      table.add_row(std::move(cells));
    }
    std::vector<Block> rows = std::move(table).blocks();
    rows.front().before = mm(0.5);
    append(out, std::move(rows));
    out.push_back(text_block(context, label::kUncheckedNote.zh, kFine, 1.6, mm(2)));
  }
  Block end;
  const Paragraph text = set_text(context.fonts, label::kEnd.zh, style_of(Face::kSans, 9, Tone::kLabel), kMeasure, 1.4);
  end.before = mm(5);
  end.height = text.height();
  end.ink.begin("P");
  end.ink.text(text, 0, 0, Align::kMiddle, kMeasure);
  end.ink.end("P");
  out.push_back(std::move(end));
  return out;
}

}  // namespace nitec
