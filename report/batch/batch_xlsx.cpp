#include "report/batch/batch_summary.h"
#include "report/batch/batch_writers.h"
#include "report/office/workbook.h"
#include "report/words/text.h"
#include "report/words/words.h"

namespace nitec {

std::string write_batch_xlsx(const BatchSheet& sheet) {
  constexpr Column::Sort kNumber = Column::Sort::kNumber;
  Table table;
  table.name = "核查汇总";
  table.left = "国家产业技术工程化中心报送材料核查汇总";
  table.right = sheet.as_of.iso();
  table.columns = {{"材料", 24},
                   {"类型", 10},
                   {"中心", 34},
                   {"依托单位", 24},
                   {"结论", 14},
                   {"错误", 6, kNumber},
                   {"疑点", 6, kNumber},
                   {"提示", 6, kNumber},
                   {"文件", 6, kNumber},
                   {"页数", 6, kNumber},
                   {"未能读取", 8, kNumber},
                   {"近期期限", 30},
                   {"核查日期", 12},
                   {"没有工作单的原因", 30}};
  for (const BatchLine& line : sheet.lines) {
    const BatchEntry& entry = line.entry;
    std::vector<std::string> row(table.columns.size());
    row[0] = one_line(entry.name);
    if (!has_sheet(line)) {
      row[4] = line.turn == Turn::kFailed ? "未能核查" : "留待下次";
      row.back() = one_line(line.why);
      table.rows.push_back(std::move(row));
      continue;
    }
    row[4] = verdict_word(entry.verdict).zh;
    row[12] = entry.as_of.iso();
    if (entry.verdict != Verdict::kQuarantine) {
      row[1] = kind_title(entry.kind);
      row[2] = one_line(entry.center);
      row[3] = one_line(entry.host);
      row[5] = std::to_string(entry.errors);
      row[6] = std::to_string(entry.warnings);
      row[7] = std::to_string(entry.notes);
      row[8] = std::to_string(entry.files);
      row[9] = std::to_string(entry.pages);
      row[10] = std::to_string(entry.unread.size());
      for (const DueDate& due : entry.due) {
        row[11] += (row[11].empty() ? "" : "\n") + due.date.iso() + " " + due.what;
      }
    }
    table.rows.push_back(std::move(row));
  }
  return write_xlsx(table);
}

}  // namespace nitec
