#include "report/office/findings_xlsx.h"

#include "report/office/workbook.h"
#include "report/words/text.h"
#include "report/words/words.h"

namespace nitec {
namespace {

constexpr std::size_t kMostPlaces = 6;  ///< Named in a cell.

std::string place_without_file(const ReviewSheet& sheet, const Location& where) {
  std::string words = place_in_words(sheet, where);
  if (!where.file.empty() && words.starts_with(where.file)) {
    words.erase(0, where.file.size());
  }
  return one_line(words);
}

}  // namespace

std::string write_findings_xlsx(const ReviewSheet& sheet) {
  Table table;
  table.name = "补正事项";
  table.left = sheet.center;
  table.right = sheet.document_id;
  table.columns = {{"项", 4, Column::Sort::kNumber},
                   {"程度", 6},
                   {"意见", 8},
                   {"文件", 17},
                   {"位置", 15},
                   {"说明", 36},
                   {"本处", 22},
                   {"他处", 26},
                   {"应为", 14},
                   {"实为", 14},
                   {"如何改正", 30},
                   {"依据", 12},
                   {"处理情况", 12, Column::Sort::kAnswer, "已改正,不需改正（见答复）,正在补办"},
                   {"申请单位答复", 26, Column::Sort::kAnswer},
                   {"规则", 20}};
  for (const Finding& finding : sheet.findings) {
    const Location first = finding.locations.empty() ? Location() : finding.locations.front();
    std::string others;
    for (std::size_t i = 1; i < finding.locations.size() && i <= kMostPlaces; ++i) {
      const Location& where = finding.locations[i];
      others += (others.empty() ? "" : "\n") + one_line(place_in_words(sheet, where)) +
                (where.quote.empty() ? "" : "“" + one_line(where.quote) + "”");
    }
    if (finding.locations.size() > kMostPlaces + 1) {
      others += "\n另有" + std::to_string(finding.locations.size() - kMostPlaces - 1) + "处，见批注副本和审查意见";
    }
    table.rows.push_back({std::to_string(finding.id), std::string(severity_word(finding.severity).zh),
                          std::string(opinion_word(finding.opinion).zh), one_line(first.file),
                          place_without_file(sheet, first), one_line(finding.message), one_line(first.quote), others,
                          one_line(finding.expected), one_line(finding.actual), one_line(finding.remedy),
                          one_line(finding.article), "", "", finding.rule});
  }
  return write_xlsx(table);
}

}  // namespace nitec
