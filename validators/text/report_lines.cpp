#include "validators/text/report_lines.h"

#include <re2/re2.h>

#include <algorithm>

#include "validators/facts.h"
#include "validators/reading.h"

namespace nitec {
namespace {

/// Which lines belong to the text; all of them where the page tells no blocks.
std::vector<bool> own_lines(const Page& page, std::vector<bool>& contents) {
  std::vector<bool> own(page.lines.size(), page.blocks.empty());
  contents.assign(page.lines.size(), false);
  for (const PageBlock& block : page.blocks) {
    for (const std::uint32_t line : block.lines) {
      if (line < own.size() && (block.kind == BlockKind::kText || block.kind == BlockKind::kContentsEntry)) {
        own[line] = true;
        contents[line] = block.kind == BlockKind::kContentsEntry;
      }
    }
  }
  return own;
}

void take_entry_apart(ReportLine& line, bool told) {
  // The leader may have been left out of the text where the page tells that it is an entry.
  static const RE2 kEntry("(.*?)(?:[.…·⋯_-]{3,})[(第]?([0-9]{0,4})[)页]?");
  static const RE2 kBare("(.*?[^0-9.])[.…·⋯_ -]*[(第]?([0-9]{1,4})[)页]?");
  std::string number;
  if (!RE2::FullMatch(line.text, kEntry, &line.entry_title, &number) &&
      !(told && RE2::FullMatch(line.text, kBare, &line.entry_title, &number))) {
    line.contents = told;
    return;
  }
  line.contents = true;
  line.entry_page = number.empty() ? 0 : std::stoi(number);
}

std::vector<ReportLine> read_lines(const Submission& submission) {
  std::vector<ReportLine> lines;
  const Document* report = report_of(submission);
  if (report == nullptr) {
    return lines;
  }
  const int last = last_report_page(submission, *report);
  for (const Page& page : report->pages) {
    if (page.text_layer != TextLayer::kOk || page.number > last) {
      continue;
    }
    std::vector<bool> contents;
    const std::vector<bool> own = own_lines(page, contents);
    for (std::size_t i = 0; i < page.lines.size(); ++i) {
      if (!own[i] || page.lines[i].invisible) {
        continue;
      }
      ReportLine line;
      line.page = &page;
      line.text = folded(page.lines[i].text);
      line.where.file = report->path;
      line.where.page = page.number;
      line.where.box = page.lines[i].box;
      line.where.quote = page.lines[i].text;
      take_entry_apart(line, contents[i]);
      lines.push_back(std::move(line));
    }
  }
  return lines;
}

}  // namespace

const std::vector<ReportLine>& report_lines(const Submission& submission, const Context& context) {
  return context.readings->once<std::vector<ReportLine>>(submission, read_lines);
}

int printed_number(const Page& page) {
  static const RE2 kNumber("[-—·.(第]*([0-9]{1,4})(?:页)?[-—·.)]*(?:[/共]+[0-9]{1,4}页?)?");
  int number = 0;
  for (const PageBlock& block : page.blocks) {
    if (block.kind != BlockKind::kPageNumber || block.lines.size() != 1 || block.lines[0] >= page.lines.size()) {
      continue;
    }
    int read = 0;
    if (RE2::FullMatch(folded(page.lines[block.lines[0]].text), kNumber, &read)) {
      number = read;
    }
  }
  return number;
}

}  // namespace nitec
