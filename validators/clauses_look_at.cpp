// What stands in the column “出处，或者请人工查看之处” of each clause.
#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <utility>

#include "validators/clauses.h"
#include "validators/extension/request.h"
#include "validators/facts.h"
#include "validators/look_at_operation.h"
#include "validators/reading.h"
#include "validators/record/facts.h"

namespace nitec {
namespace {

struct Types {
  std::string_view clause;
  std::array<std::string_view, 5> types;
  std::string_view look;     ///< What to look at in them.
  std::string_view missing;  ///< What to say when there are none.
};

constexpr std::array<Types, 15> kTypes{{
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
    {"M37", {"rectification-plan"}, "整改目标、整改措施、整改期限", ""},
    {"M40", {"first-set"}, "认定的名称和有效期", ""},
    {"M41", {"adjustment-approval", "adjustment-proposal", "adjustment-filing"}, "结论和日期", ""},
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
    words += "，" + main_title(submission) + "封面" + pages_words(cover.host->where.page, 0);
  }
  return words;
}

std::string on_supervisor(const Submission& submission, std::vector<Location>& where) {
  return on_field("A19", submission, where) +
         (said(submission, "A20") == nullptr ? "，A20为空" : "，" + on_field("A20", submission, where));
}

/// What the part of the sheet is called that holds the arithmetic.
std::string reckoned(const Submission& submission) {
  return submission.kind == Kind::kExtension ? "推算见“筹建期与延期申请”" : "推算见“筹建期与申报期限”";
}

/// Where the main document has a heading of that matter: “组建方案第4页“二、工程化基础””.
std::string on_heading(const Submission& submission, const RE2& heading, std::vector<Location>& where) {
  constexpr std::size_t kLongest = 100;
  static const RE2 kContents("[.·…]{3,}\\d*$|[.·…]{2,}$");
  const Document* document = report_of(submission);
  if (document == nullptr) {
    return "未见可以阅读的" + main_title(submission);
  }
  for (const Page& page : document->pages) {
    if (page.text_layer != TextLayer::kOk) {
      continue;
    }
    for (std::size_t i = 0; i < page.lines.size(); ++i) {
      const Reading line(*document, page, i, 1);
      if (line.text().size() <= kLongest && RE2::PartialMatch(line.text(), heading) &&
          !RE2::PartialMatch(line.text(), kContents)) {
        where.push_back(line.place(0, line.text().size()));
        return main_title(submission) + pages_words(page.number, 0) + "“" + abridged(where.back().quote, 24) + "”";
      }
    }
  }
  return main_title(submission) + pages_words(1, static_cast<int>(document->pages.size()));
}

/// The places of all evidence of those types: “附件05第1—3页、附件06第1页”.
std::string listed(const Submission& submission, std::initializer_list<std::string_view> types,
                   std::vector<Location>& where) {
  std::vector<std::string> places;
  for (const std::string_view type : types) {
    for (const Evidence* evidence : evidence_of(submission, type)) {
      places.push_back(whole_place(submission, *evidence));
      where.push_back(first_page(*evidence));
    }
  }
  return joined(places);
}

/// 组建申请: what the supervising unit recommends, and on what grounds.
std::string on_application(std::string_view clause_id, const Submission& submission, std::vector<Location>& where) {
  static const RE2 kResults(
      "^(?:第?[一二三四五六七八九十\\d]+|\\().{0,6}?.{0,16}(?:成果|知识产权|技术基础|工程化基础|研发基础|工作基础|"
      "技术水平)");
  static const RE2 kFacilities(
      "^(?:第?[一二三四五六七八九十\\d]+|\\().{0,6}?.{0,16}(?:验证|中试|试验|条件|环境|设施|工程化(?:研究|能力))");
  if (clause_id == "M07") {
    return on_field("A22", submission, where) + "；请与发布的建设领域核对";
  }
  if (clause_id == "M08") {
    const std::string proofs = listed(submission, {"novelty-report", "patent-certificates", "awards"}, where);
    return on_heading(submission, kResults, where) + (proofs.empty() ? "；清单未见查新、鉴定的材料" : "；" + proofs) +
           "：国内领先的依据";
  }
  if (clause_id == "M09") {
    return on_heading(submission, kFacilities, where) + "；评估表B组、H组：条件和能力是否足够";
  }
  const Document* plan = report_of(submission);
  std::string words =
      plan == nullptr ? "未见可以阅读的组建方案" : "组建方案" + pages_words(1, static_cast<int>(plan->pages.size()));
  const std::string appraisals = listed(submission, {"plan-appraisal"}, where);
  const std::string letters = listed(submission, {"recommendation", "supervisor-letter"}, where);
  words += appraisals.empty() ? "；清单未见论证意见" : "；论证意见见" + appraisals;
  return words + (letters.empty() ? "；清单未见推荐文件" : "；推荐文件见" + letters);
}

/// 延期申请: what the request says, and where.
std::string on_request(const Submission& submission, const Reckoning& reckoning, std::vector<Location>& where) {
  const std::optional<Request> request = read_request(submission);
  if (!request) {
    return "未见可以阅读的延期申请";
  }
  std::vector<std::string> found;
  const auto place = [&](const std::string& what, const std::optional<Location>& there) {
    if (there) {
      where.push_back(*there);
      found.push_back(what + "见" + pages_words(there->page, 0));
    }
  };
  place("原因", request->reasons);
  place("措施", request->measures);
  if (!request->planned.empty()) {
    place("计划完成日期", request->planned.back().where);
  }
  std::string words = "延期申请" + (found.empty() ? pages_words(1, static_cast<int>(request->document->pages.size())) +
                                                        "：请查看原因、措施和计划完成日期"
                                                  : joined(found));
  if (request->signer) {
    where.push_back(request->signer->where);
    words += "；落款“" + abridged(request->signer->where.quote) + "”";
  }
  return words + (reckoning.issued ? "；" + reckoning.issued->name + reckoning.issued->date.chinese() : "");
}

/// M16: the text was searched, other centres' records were not.
std::string on_team(const Submission& submission) {
  const Document* document = report_of(submission);
  const std::string searched = document == nullptr ? "未见可以阅读的" + main_title(submission)
                                                   : "已在" + main_title(submission) +
                                                         pages_words(1, last_report_page(submission, *document)) +
                                                         "查找团队承担其他国家级平台的写法";
  return searched + "；未提供其他中心的登记信息，请与本单位台账比对";
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
  if (std::string words = look_at_record(clause_id, submission, where); !words.empty()) {
    return words;
  }
  const Kind kind = judged_as(submission.kind);
  if (clause_id == "M29" && kind == Kind::kExtension) {
    return on_field("A27", submission, where) + "，" + on_field("A07", submission, where) + "；" +
           reckoned(submission) + "；此前的申请请与本单位台账比对";
  }
  if (clause_id == "M12" && kind == Kind::kApplication && listed(submission, {"legal-person"}, where).empty() &&
      said(submission, "A17") != nullptr && folded(said(submission, "A17")->text) == "法人") {
    return on_field("A17", submission, where) + "；同意启动组建之后办理登记";
  }
  if (clause_id == "M13" && kind == Kind::kApplication && !evidence_of(submission, "director-appointment").empty()) {
    return listed(submission, {"director-appointment"}, where) + "：拟任主任的姓名和任命人；与评估表A21、组建方案核对";
  }
  if (std::string words = look_at_operation(clause_id, submission, reckoning, where); !words.empty()) {
    return words;
  }
  if (const Types* row = types_of(clause_id)) {
    return on_evidence(*row, submission, where);
  }
  if (clause_id == "M07" || clause_id == "M08" || clause_id == "M09" || clause_id == "M17") {
    return on_application(clause_id, submission, where);
  }
  if (clause_id == "M16") {
    return on_team(submission);
  }
  if (clause_id == "M28") {
    return on_request(submission, reckoning, where);
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
    return reckoned(submission) + "；评估表A06、A07";
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
