#include "tests/report_json/small_sheet.h"

namespace nitec {
namespace {

const std::string kReport = "筹建期总结报告.pdf";

Location in_report(int page, Box box, std::string quote) {
  return {.file = kReport, .page = page, .box = box, .line = 0, .xpath = "", .quote = std::move(quote)};
}

Location location_of_file(const std::string& path) {
  Location location;
  location.file = path;
  return location;
}

Document report() {
  Document document;
  document.path = kReport;
  document.role = Role::kSummaryReport;
  document.sha256 = std::string(64, 'a');
  document.bytes = 123456;
  document.is_pdf = true;
  document.fonts = {{.name = "FangSong"}, {.name = "SimHei", .bold = true}};
  for (int number = 1; number <= 3; ++number) {
    Page page;
    page.number = number;
    page.width = 595.276;
    page.height = 841.89;
    document.pages.push_back(page);
  }
  document.pages[0].lines.push_back(
      {.text = "一、摘　要", .box = {72.04, 140.46, 310.25, 155.0}, .size = 16, .font = 1, .bold = true, .edges = {}});
  document.pages[0].lines.push_back(
      {.text = "本中心位于岚州市。", .box = {72, 170, 300, 182}, .size = 12, .edges = {}});
  document.pages[2].text_layer = TextLayer::kNone;
  return document;
}

Outline outline() {
  static constexpr const char* kTitles[] = {
      "摘要",     "筹建期工作概述及取得的重大成效", "主要建设内容完成情况", "财务决算",
      "运行机制", "筹建期发展目标完成情况",         "中长期任务与目标",     "其他需说明事项",
      "相关附件"};
  Outline outline;
  outline.file = kReport;
  outline.pages = 3;
  for (int i = 0; i < kSectionCount; ++i) {
    Section& section = outline.sections.at(static_cast<std::size_t>(i));
    section.number = i + 1;
    section.title = kTitles[i];
    section.status = SectionStatus::kPresent;
    section.heading = in_report(1 + i / 4, {72, 100.0 + 20 * i, 200, 115.0 + 20 * i}, std::string(kTitles[i]));
    section.last_page = 1 + i / 4;
    section.characters = 800 + i;
  }
  Section& building = outline.sections[2];
  building.items.push_back({"建安工程", true, Cue::kHeading, in_report(1, {72, 300, 200, 312}, "（一）建安工程")});
  building.items.push_back({"关键工程软件", false, Cue::kNone, {}});
  building.items.push_back(
      {"配套条件", true, Cue::kNotApplicable, in_report(2, {72, 300, 200, 312}, "不涉及配套条件")});
  Section& organisation = outline.sections[4];
  organisation.status = SectionStatus::kMerged;
  organisation.heading = {};
  organisation.substance = in_report(2, {72, 400, 200, 412}, "组织机构");
  organisation.merged_into = 4;
  Section& plans = outline.sections[6];
  plans.status = SectionStatus::kEmpty;
  plans.substance = in_report(2, {72, 500, 200, 512}, "详见附件12");
  plans.again.push_back(in_report(3, {72, 100, 200, 112}, "中长期任务与目标"));
  Section& other = outline.sections[7];
  other.status = SectionStatus::kMissing;
  other.heading = {};
  other.last_page = 0;
  other.characters = 0;
  other.in_contents = true;
  other.expected = in_report(2, {}, "");
  outline.order_ok = false;
  outline.contents_page = 1;
  return outline;
}

}  // namespace

ReviewSheet small_sheet() {
  ReviewSheet sheet;
  sheet.tool_version = "0.1.0";
  sheet.rule_set = "2026-02-01";
  sheet.as_of = {2029, 5, 20};
  sheet.document_id = "SC-20290520-0123ABCD";
  sheet.center = "精密陶瓷国家产业技术工程化中心（筹）";
  sheet.center_en = "National Industrial Technology Engineering Center for Precision Ceramics";
  sheet.host = "岚州精密陶瓷研究院有限公司";
  sheet.supervisor = "岚州省发展和改革委员会";
  sheet.verdict = Verdict::kReturn;

  sheet.submission.name = "精密陶瓷-确认申请";
  sheet.submission.kind = Kind::kConfirmation;
  sheet.submission.sha256 = std::string(64, 'c');
  Document datasheet;
  datasheet.path = "datasheet.xml";
  datasheet.role = Role::kDatasheet;
  datasheet.sha256 = std::string(64, 'b');
  datasheet.bytes = 999;
  Document evidence;
  evidence.path = "附件/附件01 验收意见#1.pdf";
  evidence.role = Role::kEvidence;
  evidence.bytes = 17;
  evidence.problems.push_back({ProblemKind::kEncrypted, "文件需要密码才能打开。", location_of_file(evidence.path)});
  sheet.submission.documents = {datasheet, evidence, report()};
  sheet.submission.outline = outline();
  sheet.submission.problems.push_back({ProblemKind::kNotOpened, "有一个链接未打开。", {}});

  sheet.timeline.start = Date{2026, 3, 16};
  sheet.timeline.original_end = Date{2029, 3, 16};
  sheet.timeline.full_months = Date{2029, 6, 16};
  sheet.timeline.deadline = Date{2029, 6, 18};
  sheet.timeline.filed = Date{2029, 5, 20};
  sheet.timeline.filed_source = "核查日";
  sheet.timeline.steps = {{"筹建期起始日", "2026-03-16", "通知成文日期", "评估表A06"},
                          {"申报期限", "2029-06-18", "截止日加3个月，顺延至周一", "民法典第二百零二条"}};

  sheet.clauses = {
      {.id = "M21",
       .article = "第十八条第一款",
       .requirement = "总结报告按提纲编制",
       .requirement_en = "The report follows the outline",
       .opinion = Opinion::kCompleteness,
       .status = ClauseStatus::kFail,
       .rules = {"outline/section-missing", "outline/item-missing"},
       .findings = {1, 2},
       .look_at = "见第一部分",
       .where = {}},
      {.id = "M43",
       .article = "第三十三条",
       .requirement = "材料和数据真实可靠",
       .requirement_en = "",
       .opinion = Opinion::kAuthenticity,
       .status = ClauseStatus::kManual,
       .rules = {},
       .findings = {},
       .look_at = "请逐项核实",
       .where = {in_report(2, {}, "")}},
  };
  sheet.findings = {
      {.id = 1,
       .rule = "outline/section-missing",
       .severity = Severity::kError,
       .opinion = Opinion::kCompleteness,
       .message = "总结报告正文中未见提纲第八部分“其他需说明事项”。",
       .message_en = "Section 8 was not seen in the report.",
       .remedy = "请补列该部分；没有需说明事项的，写“无”即可。",
       .remedy_en = "Please add the section.",
       .article = "第十八条第一款",
       .locations = {in_report(2, {}, ""), in_report(1, {72.04, 140.46, 310.25, 155.0}, "八、其他需说明事项")},
       .expected = "有“其他需说明事项”标题和内容",
       .actual = "未见"},
      {.id = 2,
       .rule = "outline/item-missing",
       .severity = Severity::kWarning,
       .opinion = Opinion::kCompleteness,
       .message = "“主要建设内容完成情况”部分未见子项“关键工程软件”。",
       .message_en = "",
       .remedy = "请补写，或写明“不涉及”。",
       .remedy_en = "",
       .article = "第十八条第一款",
       .locations = {in_report(1, {72, 300, 200, 312}, "（一）建安工程")},
       .expected = "",
       .actual = ""},
      {.id = 3,
       .rule = "datasheet/period-convention",
       .severity = Severity::kNote,
       .opinion = Opinion::kAuthenticity,
       .message = "评估表所写截止日比按对应日推算早1日。",
       .message_en = "",
       .remedy = "可不改。",
       .remedy_en = "",
       .article = "第十八条第一款",
       .locations = {{.file = "datasheet.xml",
                      .page = 0,
                      .box = {},
                      .line = 17,
                      .xpath = "/d:datasheet/d:value[7]",
                      .quote = "2029-03-15"}},
       .expected = "2029-03-16",
       .actual = "2029-03-15"},
  };
  sheet.unchecked = {{"公章、签字是否齐全", "核查只读取文字", "请查看各附件首末页"}};
  return sheet;
}

std::string hostile_words() {
  std::string words = "<script>alert(1)</script>&amp;]]><!--\"'{{";
  words += '\0';
  words += "\x1b[31m\a\r\n\t\x7f";
  words += "\xed\xa0\x80";      // a lone surrogate
  words += "\xff\xfe\xc0\xaf";  // never UTF-8
  words += "\xe2\x80\xae";      // from right to left
  words += "\xef\xbf\xbf";      // U+FFFF: UTF-8, no XML character
  words += "\xe6\xb1";          // cut in the middle
  return words;
}

ReviewSheet hostile_sheet() {
  ReviewSheet sheet = small_sheet();
  const std::string words = hostile_words();
  for (std::string* text : {&sheet.center, &sheet.center_en, &sheet.host, &sheet.supervisor, &sheet.submission.name,
                            &sheet.timeline.filed_source}) {
    *text += words;
  }
  for (Document& document : sheet.submission.documents) {
    document.path += words;
    for (Problem& problem : document.problems) {
      problem.message += words;
      problem.where.file = document.path;
    }
    for (Page& page : document.pages) {
      for (Line& line : page.lines) {
        line.text += words;
      }
    }
    for (Font& font : document.fonts) {
      font.name += words;
    }
  }
  for (Section& section : sheet.submission.outline->sections) {
    section.heading.quote += words;
    section.substance.quote += words;
    for (SubItem& item : section.items) {
      item.where.quote += words;
    }
  }
  for (PeriodStep& step : sheet.timeline.steps) {
    step.result += words;
    step.source += words;
  }
  for (Clause& clause : sheet.clauses) {
    clause.look_at += words;
  }
  for (Finding& finding : sheet.findings) {
    finding.message += words;
    finding.message_en += words;
    finding.remedy += words;
    finding.expected += words;
    finding.actual += words;
    for (Location& location : finding.locations) {
      location.file += words;
      location.xpath += words;
      location.quote += words;
    }
  }
  for (Unchecked& matter : sheet.unchecked) {
    matter.matter += words;
  }
  return sheet;
}

}  // namespace nitec
