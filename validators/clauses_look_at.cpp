// What stands in the column “出处，或者请人工查看之处” of each clause.
#include <algorithm>
#include <array>
#include <utility>

#include "validators/clauses.h"
#include "validators/facts.h"

namespace nitec {
namespace {

struct Types {
  std::string_view clause;
  std::array<std::string_view, 5> types;
  std::string_view look;     ///< What to look at in them.
  std::string_view missing;  ///< What to say when there are none.
};

constexpr std::array<Types, 12> kTypes{{
    {"M03", {"task-acceptance"}, "验收结论、日期、公章", "证明材料清单未见组建任务验收意见"},
    {"M10",
     {"talent-incentive", "transfer-incentive", "ip-management"},
     "三类制度的名称、文号和日期",
     "证明材料清单未见三类制度"},
    {"M11",
     {"credit-report"},
     "单位名称、查询日期；请在信用信息平台外部核验",
     "证明材料清单未见信用报告；请在信用信息平台外部核验"},
    {"M12",
     {"legal-person", "personnel-independence", "independent-accounting", "asset-list", "organisation-rules"},
     "人、财、物的边界是否清晰",
     "证明材料清单未见组建形式的证明"},
    {"M13",
     {"director-appointment"},
     "任命人、日期；与评估表A21、总结报告第五部分核对",
     "证明材料清单未见主任任命、聘任文件"},
    {"M15", {"plaque-photo"}, "铭牌文字与地点", "证明材料清单未见挂牌照片，请向依托单位了解"},
    {"M18", {"start-consent"}, "文号、日期；名称见封面、评估表A01", "证明材料清单未见同意启动组建的通知"},
    {"M19", {"supervision-record"}, "年度检查和整改记录", "报送材料未列监管记录，请对照本单位台账"},
    {"M26",
     {"completion-acceptance", "final-accounts", "asset-registration"},
     "三类证明的结论、金额和日期",
     "证明材料清单未见三类证明"},
    {"M27", {"evaluation-result"}, "评估结果、签发单位和日期", "证明材料清单未见评估结果"},
    {"M29", {"extension-approval"}, "申请日期、批准的截止日", "评估表A08、A09均为空，没有延期"},
    {"LAW", {"no-secret-statement"}, "声明的内容、签字和日期", "评估表L02"},
}};

const Types* types_of(std::string_view clause_id) {
  const auto* found =
      std::find_if(kTypes.begin(), kTypes.end(), [&](const Types& row) { return row.clause == clause_id; });
  return found == kTypes.end() ? nullptr : found;
}

/// “附件05第1—6页”: the pages listed, or all that the file has.
std::string whole_place(const Submission& submission, const Evidence& evidence) {
  const Document* document = submission.find(evidence.file);
  if (evidence.first_page > 0 || document == nullptr || document->pages.empty()) {
    return with_pages(evidence);
  }
  return number(evidence) + pages_words(1, static_cast<int>(document->pages.size()));
}

std::string on_evidence(const Types& row, const Submission& submission, std::vector<Location>& where) {
  std::vector<std::string> places;
  for (const std::string_view type : row.types) {
    for (const Evidence* evidence : evidence_of(submission, type)) {
      places.push_back(whole_place(submission, *evidence));
      where.push_back(first_page(*evidence));
    }
  }
  return places.empty() ? std::string(row.missing) : joined(places) + "：" + std::string(row.look);
}

std::string on_section(int number, const Submission& submission, std::vector<Location>& where) {
  if (!submission.outline) {
    return "未见可以阅读的总结报告";
  }
  const Outline& outline = *submission.outline;
  if (outline.text_layer != TextLayer::kOk) {
    return "总结报告没有可用的文字层，请人工对照提纲查看";
  }
  const Section& section = outline.sections.at(static_cast<std::size_t>(number) - 1);
  const auto covered =
      std::count_if(section.items.begin(), section.items.end(), [](const SubItem& item) { return item.covered; });
  std::string words;
  switch (section.status) {
    case SectionStatus::kMissing:
      return section.in_contents ? "正文未见，目录列有该部分" : "正文和目录均未见";
    case SectionStatus::kUnknown:
      return "所在之处的页面不能读取，请人工查看";
    case SectionStatus::kMerged:
      words = "并在第" + std::string(numeral(std::clamp(section.merged_into, 0, kSectionCount))) + "部分之下，";
      break;
    case SectionStatus::kPresent:
    case SectionStatus::kEmpty:
      break;
  }
  where.push_back(section.heading);
  words += "总结报告" + pages_words(section.heading.page, section.last_page);
  if (!section.items.empty()) {
    words += "，子项" + std::to_string(covered) + "/" + std::to_string(section.items.size());
  }
  return words;
}

std::string on_field(std::string_view code, const Submission& submission, std::vector<Location>& where) {
  const Field* field = said(submission, code);
  if (field == nullptr) {
    return "评估表" + std::string(code) + "未填";
  }
  where.push_back(field->where);
  return "评估表" + std::string(code) + "“" + abridged(field->text) + "”";
}

std::string on_tasks(const Submission& submission, std::vector<Location>& where) {
  if (!submission.outline || submission.outline->text_layer != TextLayer::kOk) {
    return "请人工对照六项任务查看总结报告";
  }
  std::vector<std::string> places;
  for (const int number : {2, 6}) {
    const Section& section = submission.outline->sections.at(static_cast<std::size_t>(number) - 1);
    if (section.heading.page > 0) {
      where.push_back(section.heading);
      places.push_back("第" + std::string(numeral(number)) + "部分" +
                       pages_words(section.heading.page, section.last_page));
    }
  }
  return places.empty() ? "总结报告未见第二、第六部分，请人工对照六项任务查看"
                        : "总结报告" + joined(places) + "：请对照六项任务判断实质内容";
}

std::string on_evidence_list(const Submission& submission) {
  constexpr std::size_t kMaxNamed = 4;
  if (!submission.datasheet) {
    return "未见评估表，没有证明材料清单";
  }
  std::size_t there = 0;
  std::vector<std::string> scans;
  for (const Evidence& evidence : submission.datasheet->evidence) {
    const Document* document = submission.find(evidence.file);
    there += document != nullptr ? 1U : 0U;
    if (document != nullptr && !document->pages.empty() && !readable(*document)) {
      scans.push_back(number(evidence));
    }
  }
  const std::size_t listed = submission.datasheet->evidence.size();
  std::string words = "清单" + std::to_string(listed) + "项，文件" + std::to_string(there) + "项可见";
  if (!scans.empty()) {
    const std::size_t count = scans.size();
    scans.resize(std::min(count, kMaxNamed));
    words +=
        "；请人工查看" + joined(scans) + (count > kMaxNamed ? "等" + std::to_string(count) + "项" : "") + "的扫描页";
  }
  return words;
}

std::string on_host(const Submission& submission, std::vector<Location>& where) {
  std::string words = on_field("A11", submission, where);
  const Cover cover = read_cover(submission);
  if (cover.host) {
    where.push_back(cover.host->where);
    words += "，总结报告封面" + pages_words(cover.host->where.page, 0);
  }
  return words;
}

std::string on_supervisor(const Submission& submission, std::vector<Location>& where) {
  return on_field("A19", submission, where) +
         (said(submission, "A20") == nullptr ? "，A20为空" : "，" + on_field("A20", submission, where));
}

std::string on_filing(const Reckoning& reckoning, std::vector<Location>& where) {
  if (reckoning.filings.empty()) {
    return "未见收文登记、申请函或者申请日期";
  }
  const FilingDate& filing = reckoning.filings.front();
  where.push_back(filing.where);
  return "推算见“筹建期与申报期限”；" + filing.source;
}

}  // namespace

std::vector<std::string_view> evidence_types_of(std::string_view clause_id) {
  std::vector<std::string_view> types;
  if (const Types* row = types_of(clause_id)) {
    std::copy_if(row->types.begin(), row->types.end(), std::back_inserter(types),
                 [](std::string_view type) { return !type.empty(); });
  }
  return types;
}

std::string look_at(std::string_view clause_id, const Submission& submission, const Reckoning& reckoning,
                    std::vector<Location>& where) {
  if (const Types* row = types_of(clause_id)) {
    return on_evidence(*row, submission, where);
  }
  if (clause_id.size() == 2 && clause_id[0] == 'N' && clause_id[1] >= '1' && clause_id[1] <= '9') {
    return on_section(clause_id[1] - '0', submission, where);
  }
  if (clause_id == "M01") {
    return submission.datasheet ? "评估表报送类型“" + std::string(kind_title(submission.kind)) + "”"
                                : "未见评估表，报送类型不明";
  }
  if (clause_id == "M02") {
    return on_tasks(submission, where);
  }
  if (clause_id == "M04") {
    return on_supervisor(submission, where);
  }
  if (clause_id == "M14") {
    return on_host(submission, where);
  }
  if (clause_id == "M20") {
    return "推算见“筹建期与申报期限”；评估表A06、A07";
  }
  if (clause_id == "M21" || clause_id == "N0") {
    return report_of(submission) == nullptr ? "未见可以阅读的总结报告" : "见“总结报告的九个部分”";
  }
  if (clause_id == "M22") {
    return submission.datasheet ? "《" + submission.datasheet->file + "》" : "未见可以阅读的评估表";
  }
  if (clause_id == "M23") {
    return on_evidence_list(submission);
  }
  if (clause_id == "M24") {
    return on_filing(reckoning, where);
  }
  if (clause_id == "M25") {
    return submission.datasheet ? "评估表J01—J05共" + std::to_string(submission.datasheet->targets.size()) + "行"
                                : "未见评估表，没有目标对照表";
  }
  if (clause_id == "M31") {
    return "待上述各项处理后由主管单位判断";
  }
  if (clause_id == "M43") {
    return "请逐项核实后签署真实性意见";
  }
  if (clause_id == "M44") {
    return "封面、评估表A01和A02";
  }
  if (clause_id == "M45") {
    return reckoning.filings.empty() ? "未见申请日期，按核查日期"
                                     : reckoning.filings.front().name + reckoning.filings.front().date.chinese() +
                                           "，" + reckoning.filings.front().source;
  }
  return {};
}

}  // namespace nitec
