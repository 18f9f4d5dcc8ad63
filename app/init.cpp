#include "app/init.h"

#include <system_error>

#include "app/output.h"
#include "report/blank/blank_writers.h"
#include "schemas/schemas.h"
#include "validators/datasheet/sheet_words.h"

namespace nitec {

namespace fs = std::filesystem;

std::vector<std::string> lay_out_blank(Kind kind, const fs::path& folder) {
  if (fs::exists(folder) && !fs::is_empty(folder)) {
    throw fs::filesystem_error("cannot write", folder, std::make_error_code(std::errc::directory_not_empty));
  }
  OutputFolder output(folder);
  output.write("评估表.xml", write_blank_datasheet(sheet_dictionary(), kind));
  output.write(blank_outline(kind).front().title + "（提纲）.docx", write_blank_report(kind));
  output.write("证明材料清单.docx",
               write_blank_checklist(parse_evidence_types(schemas::file("2026-02-01/evidence_types.tsv")), kind));
  fs::create_directories(folder / "证明材料");
  return output.written();
}

}  // namespace nitec
