// Writes a copy of a PDF with a highlight and a note at each of the places that are given: for `annotate`, beside a
// script of pikepdf that does the same.
//   mark_places FILE.pdf PLACES.tsv OUT.pdf      (page, x0, y0, x1, y1 as displayed; whole pages first: their number)

#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "ingest/pdf/pdf_update.h"

int main(int argc, char** argv) {
  if (argc != 4) {
    std::cerr << "mark_places FILE.pdf PLACES.tsv OUT.pdf\n";
    return 2;
  }
  std::ifstream in(argv[1], std::ios::binary);
  const std::string pdf{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  std::ifstream places(argv[2]);
  nitec::DocumentMarks marks;
  places >> marks.pages;
  marks.outline_head = "批注";
  nitec::PdfMark mark;
  for (nitec::Box box; places >> mark.page >> box.x0 >> box.y0 >> box.x1 >> box.y1;) {
    mark.finding = static_cast<int>(marks.marks.size()) + 1;
    mark.weight = nitec::MarkWeight::kError;
    mark.words = {{box, nitec::MarkedWords::Side::kBelow}};
    mark.title = "第" + std::to_string(mark.finding) + "项　错误";
    mark.note = "总结报告所列数字与评估表不一致，请核对原始数据，改正其中一处。";
    marks.outline_titles.push_back(mark.title);
    marks.marks.push_back(mark);
  }
  const nitec::PdfUpdate update = nitec::update_pdf(std::as_bytes(std::span(pdf)), marks);
  if (update.refusal != nitec::UpdateRefusal::kNone) {
    std::cerr << nitec::refusal_in_words(update.refusal) << "\n";
    return 1;
  }
  std::FILE* out = std::fopen(argv[3], "wb");
  const bool written = out != nullptr && std::fwrite(pdf.data(), 1, pdf.size(), out) == pdf.size() &&
                       std::fwrite(update.bytes.data(), 1, update.bytes.size(), out) == update.bytes.size();
  return out != nullptr && std::fclose(out) == 0 && written ? 0 : 1;
}
