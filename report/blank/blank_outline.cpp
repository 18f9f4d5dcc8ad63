#include <algorithm>
#include <array>
#include <map>

#include "report/blank/blank_writers.h"
#include "report/office/docx_writer.h"
#include "schemas/schemas.h"

namespace nitec {
namespace {

constexpr std::array<std::string_view, 10> kNumerals{"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};

/// What the annex itself does not say.
const std::map<std::string_view, std::string_view> kPrompts{
    {"1", "不超过两页：目标、建设内容、投资、成效、结论。数字与正文、评估表一致"},
    {"2", "筹建过程的主要节点和取得的重大成效，写明依据的附件"},
    {"3", "与组建方案逐项对照；没有的子项写“不涉及”"},
    {"3.2", "与评估表B06、B07和设备清单一致"},
    {"3.5", "与评估表B10一致"},
    {"4", "与评估表D、E组、审计报告和决算一致；合计写出来"},
    {"4.2", "审计机构、报告文号、意见类型、审定数"},
    {"5", "章程和制度写明文号；主任姓名、职称与任命文件一致"},
    {"6", "列表写明每项目标的目标值、完成值、完成率和证明，与评估表J组一致"},
    {"7", "今后五年的任务与目标，写明数值和年度"},
    {"8", "没有的写“无”"},
    {"9", "附件编号、名称与证明材料清单一致"}};

std::string_view next(std::string_view& rest, char end) {
  const std::string_view part = rest.substr(0, rest.find(end));
  rest.remove_prefix(std::min(part.size() + 1, rest.size()));
  return part;
}

std::string numeral(std::size_t number) {
  return std::string(kNumerals.at(std::min(number, kNumerals.size()) - 1));
}

/// Numbers sections and their sub-items as official documents do (GB/T 9704-2012, 7.3.3).
class Numbering {
 public:
  std::string of(int level) {
    if (level == 1) {
      item_ = 0;
      return numeral(++section_) + "、";
    }
    return level == 2 ? "（" + numeral(++item_) + "）" : "";
  }

 private:
  std::size_t section_ = 0;
  std::size_t item_ = 0;
};

/// The nine sections of the annex.
void add_annex(std::vector<BlankHeading>& headings, Numbering& numbering) {
  std::string_view text = schemas::file("2026-02-01/outline.tsv");
  while (!text.empty()) {
    std::string_view line = next(text, '\n');
    if (line.empty() || line.starts_with('#')) {
      continue;
    }
    const std::string_view place = next(line, '\t');
    const int level = place.find('.') == std::string_view::npos ? 1 : 2;
    const auto prompt = kPrompts.find(place);
    headings.push_back({level, numbering.of(level), std::string(next(line, '\t')),
                        std::string(prompt == kPrompts.end() ? "" : prompt->second)});
  }
}

}  // namespace

std::vector<BlankHeading> blank_outline(Kind kind) {
  std::vector<BlankHeading> headings;
  Numbering numbering;
  std::string_view text = schemas::file("2026-02-01/blank_reports.tsv");
  while (!text.empty()) {
    std::string_view line = next(text, '\n');
    if (line.starts_with('#') || next(line, '\t') != kind_name(kind)) {
      continue;
    }
    const std::string_view level = next(line, '\t');
    const int depth = level == "0" ? 0 : level == "1" ? 1 : 2;
    const std::string_view title = next(line, '\t');
    headings.push_back({depth, numbering.of(depth), std::string(title), std::string(line)});
  }
  if (kind == Kind::kConfirmation) {
    add_annex(headings, numbering);
  }
  return headings;
}

std::string write_blank_report(Kind kind) {
  DocxWriter docx;
  docx.paragraph(DocxStyle::kHint,
                 "黑色为提纲，请保留；灰色为填写提示，写完后请删去。写好后另存为PDF报送，不要报送本文件。");
  for (const BlankHeading& heading : blank_outline(kind)) {
    if (heading.level == 0) {
      docx.paragraph(DocxStyle::kTitle, heading.title);
      docx.paragraph(DocxStyle::kFlush, "中心名称：");
      docx.paragraph(DocxStyle::kHint, kind == Kind::kEvaluation || kind == Kind::kAnnual
                                           ? "××国家产业技术工程化中心（第三十六条），全文写法一致"
                                           : "××国家产业技术工程化中心（筹）（第十六条），全文写法一致");
      docx.paragraph(DocxStyle::kFlush, "依托单位：");
      docx.paragraph(DocxStyle::kFlush, "主管单位：");
      docx.paragraph(DocxStyle::kFlush, "编制日期：");
      docx.page_break();
      continue;
    }
    docx.paragraph(heading.level == 1 ? DocxStyle::kHeading1 : DocxStyle::kHeading2, heading.number + heading.title);
    if (!heading.prompt.empty()) {
      docx.paragraph(DocxStyle::kHint, heading.prompt);
    }
    docx.paragraph(DocxStyle::kBody, "");
  }
  return docx.finish();
}

std::string write_blank_checklist(const std::vector<EvidenceType>& types, Kind kind) {
  std::vector<std::vector<std::string>> rows{{"序", "材料", "要求", "依据", "说明", "已附"}};
  std::string_view text = schemas::file("2026-02-01/blank_evidence.tsv");
  while (!text.empty()) {
    std::string_view line = next(text, '\n');
    if (line.starts_with('#') || next(line, '\t') != kind_name(kind)) {
      continue;
    }
    const std::string_view duty = next(line, '\t');
    for (const EvidenceType& type : types) {
      if (type.code == line) {
        rows.push_back({std::to_string(rows.size()), type.name + "（" + type.code + "）",
                        duty == "必" ? "必附" : "有则附", type.basis, type.remark, "□"});
      }
    }
  }
  DocxWriter docx;
  docx.paragraph(DocxStyle::kTitle, "证明材料清单");
  docx.paragraph(
      DocxStyle::kBody,
      std::string(kind_title(kind)) +
          "。每份材料存为一个PDF，放在“证明材料”文件夹，并在评估表K组列出：编号、名称、类型（括号中的代码）、"
          "文件、SHA-256、出具单位、文号、日期、支撑的栏目。");
  docx.table({2, 11, 3, 6, 8, 2}, rows);
  return docx.finish();
}

}  // namespace nitec
