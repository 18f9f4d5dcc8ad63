// Parts one and two: the two pictures, each with a sentence, and the arithmetic of the dates.
#include <array>

#include "report/pdf/parts.h"

namespace nitec {
namespace {

constexpr TextStyle kRunning = style_of(Face::kSans, 10);

Block picture_block(const PartContext& context, const Drawing& drawing) {
  Block out;
  out.before = mm(2.5);
  out.ink.begin("Figure");
  out.height = out.ink.picture(context.fonts, drawing, 0, 0, kMeasure);
  out.ink.end("Figure");
  return out;
}

void append(std::vector<Block>& blocks, std::vector<Block> more) {
  for (Block& block : more) {
    blocks.push_back(std::move(block));
  }
}

}  // namespace

std::vector<Block> sections_part(const PartContext& context) {
  std::vector<Block> out;
  out.push_back(part_heading(context, Part::kSections));
  out.push_back(text_block(context, sections_sentence(context.sheet), kRunning, 1.6, mm(2.5)));
  out.back().keep_with_next = true;
  out.push_back(picture_block(context, sections_picture(context.sheet)));
  return out;
}

std::vector<Block> timeline_part(const PartContext& context) {
  std::vector<Block> out;
  out.push_back(part_heading(context, Part::kTimeline));
  out.push_back(text_block(context, timeline_sentence(context.sheet), kRunning, 1.6, mm(2.5)));
  out.back().keep_with_next = true;
  if (has_timeline_picture(context.sheet)) {
    out.push_back(picture_block(context, timeline_picture(context.sheet)));
  }
  if (context.sheet.timeline.steps.empty()) {
    return out;
  }
  const std::array<double, 4> widths{mm(29), mm(34), mm(60), kMeasure - mm(123)};
  std::vector<Column> columns;
  std::vector<std::string> head;
  for (std::size_t i = 0; i < widths.size(); ++i) {
    columns.push_back({widths[i], Align::kLeft});
    head.emplace_back(label::kStepColumns.at(i).zh);
  }
  Table table(context.fonts, columns, head);
  for (const PeriodStep& step : context.sheet.timeline.steps) {
    const auto date = parse_iso_date(step.result);
    const std::array<std::string, 4> texts{step.name, date ? date->chinese() : step.result, step.reckoning,
                                           step.source};
    const Timeline& line = context.sheet.timeline;
    const bool late = line.deadline && line.filed && *line.deadline < *line.filed && date == line.filed;
    std::vector<Cell> cells;
    for (std::size_t i = 0; i < texts.size(); ++i) {
      Cell cell;
      cell.text = set_text(context.fonts, shortened(one_line(texts[i].empty() ? "—" : texts[i]), 200),
                           style_of(late ? Face::kSansBold : Face::kSans, 9), table.text_width(i), 1.45);
      cells.push_back(std::move(cell));
    }
    table.add_row(std::move(cells), late);
  }
  std::vector<Block> rows = std::move(table).blocks();
  rows.front().before = mm(3);
  append(out, std::move(rows));
  return out;
}

}  // namespace nitec
