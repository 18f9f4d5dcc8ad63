// Review sheets to print: invented centres, hosts and figures. For the tests of every writer.
#pragma once

#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "model/finding.h"

namespace nitec::sample {

inline Location at_page(std::string file, int page, std::string quote) {
  Location out;
  out.file = std::move(file);
  out.page = page;
  out.box = {90, 200, 320, 216};
  out.quote = std::move(quote);
  return out;
}

inline Location at_line(std::string file, int line, std::string xpath, std::string quote) {
  Location out;
  out.file = std::move(file);
  out.line = line;
  out.xpath = std::move(xpath);
  out.quote = std::move(quote);
  return out;
}

inline Document document(std::string path, Role role, int pages, TextLayer layer = TextLayer::kOk) {
  Document out;
  out.role = role;
  // Any 64 digits do, but each file's are its own.
  unsigned long long state = 1469598103934665603ULL;
  for (const char c : path) {
    state = (state ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  }
  for (int i = 0; i < 64; ++i) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    out.sha256 += "0123456789abcdef"[state >> 60U];
  }
  out.path = std::move(path);
  out.bytes = 40960;
  out.is_pdf = pages > 0;
  for (int i = 1; i <= pages; ++i) {
    Page page;
    page.number = i;
    page.width = 595.3;
    page.height = 841.9;
    page.text_layer = layer;
    out.pages.push_back(std::move(page));
  }
  return out;
}

inline Section section(int number, std::string title, SectionStatus status, int first, int last) {
  Section out;
  out.number = number;
  out.title = std::move(title);
  out.status = status;
  if (first > 0 && status != SectionStatus::kMissing) {
    out.heading = at_page("02-筹建期总结报告.pdf", first, out.title);
    out.last_page = last;
    out.characters = 900L * (last - first + 1);
  }
  return out;
}

inline void add_items(Section& section, std::initializer_list<std::pair<const char*, int>> items) {
  for (const auto& [name, page] : items) {
    SubItem item;
    item.name = name;
    item.covered = page > 0;
    item.cue = page > 0 ? Cue::kHeading : Cue::kNone;
    item.where.page = page;
    section.items.push_back(std::move(item));
  }
}

/// Nine sections over 60 pages: 3 lacks an item, 5 stands under 4's heading, 7 is empty, 8 is missing.
inline Outline mixed_outline() {
  Outline out;
  out.file = "02-筹建期总结报告.pdf";
  out.pages = 60;
  out.contents_page = 2;
  using enum SectionStatus;
  out.sections[0] = section(1, "摘要", kPresent, 3, 4);
  out.sections[1] = section(2, "筹建期工作概述及取得的重大成效", kPresent, 5, 11);
  out.sections[2] = section(3, "主要建设内容完成情况", kPresent, 12, 24);
  add_items(out.sections[2], {{"建安工程", 12},
                              {"实验室仪器设备配置", 14},
                              {"研发和工程化试验设施", 17},
                              {"分析检测手段", 19},
                              {"关键工程软件", 0},
                              {"配套条件", 23}});
  out.sections[3] = section(4, "财务决算", kPresent, 25, 30);
  add_items(out.sections[3],
            {{"资金筹措", 25}, {"工程决算及第三方审计报告", 26}, {"科研经费", 28}, {"流动资金", 28}, {"其他", 29}});
  out.sections[4] = section(5, "运行机制", kMerged, 0, 0);
  out.sections[4].substance = at_page(out.file, 31, "（六）组织机构与规章制度");
  out.sections[4].last_page = 35;
  out.sections[4].merged_into = 4;
  add_items(out.sections[4],
            {{"组织机构", 31}, {"规章制度", 32}, {"管理与激励机制", 33}, {"主要负责人和研发队伍", 34}});
  out.sections[5] = section(6, "筹建期发展目标完成情况", kPresent, 36, 53);
  add_items(out.sections[5], {{"关键技术开发与工程化", 36},
                              {"对外合作交流", 40},
                              {"技术转移与扩散", 43},
                              {"服务行业发展", 46},
                              {"经济效益", 49},
                              {"人才培养", 51}});
  out.sections[6] = section(7, "中长期任务与目标", kEmpty, 54, 54);
  out.sections[6].substance = at_page(out.file, 54, "详见附件11");
  out.sections[7] = section(8, "其他需说明事项", kMissing, 0, 0);
  out.sections[7].expected = at_page(out.file, 54, "");
  out.sections[8] = section(9, "相关附件", kPresent, 55, 60);
  return out;
}

inline Clause clause(std::string id, std::string article, std::string requirement, Opinion opinion, ClauseStatus status,
                     std::vector<int> findings, std::string look_at) {
  Clause out;
  out.id = std::move(id);
  out.article = std::move(article);
  out.requirement = std::move(requirement);
  out.opinion = opinion;
  out.status = status;
  out.findings = std::move(findings);
  out.look_at = std::move(look_at);
  return out;
}

inline Finding finding(std::string rule, Severity severity, Opinion opinion, std::string article, std::string message,
                       std::string remedy, std::vector<Location> locations, std::string expected = {},
                       std::string actual = {}) {
  Finding out;
  out.rule = std::move(rule);
  out.severity = severity;
  out.opinion = opinion;
  out.article = std::move(article);
  out.message = std::move(message);
  out.message_en = "English message of " + out.rule;
  out.remedy = std::move(remedy);
  out.remedy_en = "English remedy of " + out.rule;
  out.locations = std::move(locations);
  out.expected = std::move(expected);
  out.actual = std::move(actual);
  return out;
}

inline void number_findings(ReviewSheet& sheet) {
  int id = 0;
  for (Finding& finding : sheet.findings) {
    finding.id = ++id;
  }
}

inline void add_files(Submission& submission) {
  submission.documents = {document("01-确认申请函.pdf", Role::kEvidence, 2),
                          document("02-筹建期总结报告.pdf", Role::kSummaryReport, 60),
                          document("03-中心评估表.xml", Role::kDatasheet, 0),
                          document("04-评估结果.pdf", Role::kEvidence, 4),
                          document("附件01-同意筹建的通知.pdf", Role::kEvidence, 3),
                          document("附件02-延期批复.pdf", Role::kEvidence, 2),
                          document("附件03-竣工决算审计报告.pdf", Role::kEvidence, 38),
                          document("附件04-竣工财务决算批复.pdf", Role::kEvidence, 5),
                          document("附件05-竣工验收意见.pdf", Role::kEvidence, 6, TextLayer::kNone),
                          document("附件06-规章制度汇编.pdf", Role::kEvidence, 74),
                          document("附件07-主任聘任文件.pdf", Role::kEvidence, 2),
                          document("附件08-标准与专利清单.pdf", Role::kEvidence, 41),
                          document("附件09-仪器设备清单.pdf", Role::kEvidence, 18),
                          document("附件10-信用报告.pdf", Role::kEvidence, 9),
                          document("附件11-中长期发展规划.pdf", Role::kEvidence, 22),
                          document("附件12-承诺与不涉密声明.pdf", Role::kEvidence, 2),
                          document("其他/挂牌现场照片.jpg", Role::kUnknown, 0)};
  submission.documents[11].pages[35].text_layer = TextLayer::kNone;
  submission.documents[8].problems.push_back({ProblemKind::kNoText, "扫描件，没有文字层。", {}});
  submission.documents[16].problems.push_back({ProblemKind::kUnsupported, "图片文件，不读取内容。", {}});
}

/// What a reviewer meets on a bad day: 4 errors, 7 doubts, 3 notes, an extension, an application four days late.
inline ReviewSheet rich() {
  using enum Severity;
  constexpr Opinion kComplete = Opinion::kCompleteness;
  constexpr Opinion kTrue = Opinion::kAuthenticity;
  const std::string report = "02-筹建期总结报告.pdf";
  const std::string table = "03-中心评估表.xml";
  ReviewSheet sheet;
  sheet.tool_version = "0.1.0";
  sheet.rule_set = "2026-02-01";
  sheet.as_of = {2029, 11, 30};
  sheet.document_id = "SC-20291130-5B20C91E";
  sheet.center = "高温合金精密成形国家产业技术工程化中心（筹）";
  sheet.center_en = "National Industrial Technology Engineering Center for Precision Forming of Superalloys";
  sheet.host = "松原凌峰高温材料研究院有限公司";
  sheet.supervisor = "云泽省发展和改革委员会";
  sheet.verdict = Verdict::kReturn;
  sheet.submission.name = "松原凌峰";
  sheet.submission.kind = Kind::kConfirmation;
  sheet.submission.sha256 = "5b20c91e77d04a318c6f0e2b94a1d3557f60c8120e9b44d6a3715cc28f9e6b04";
  add_files(sheet.submission);
  sheet.submission.outline = mixed_outline();
  Datasheet datasheet;
  datasheet.file = table;
  datasheet.kind = "confirmation";
  struct Value {
    const char* code;
    int line;
    const char* text;
  };
  for (const Value& value :
       {Value{"E08", 212, "2145.60"}, Value{"E13", 219, "4500.00"}, Value{"C04", 148, "212"}, Value{"B10", 118, "9"}}) {
    Field field;
    field.code = value.code;
    field.text = value.text;
    field.where = at_line(table, value.line, std::string("/datasheet/field[@code='") + value.code + "']", value.text);
    datasheet.fields.push_back(std::move(field));
  }
  Evidence evidence;
  evidence.id = "05";
  evidence.name = "竣工验收";
  evidence.file = "附件05-竣工验收意见.pdf";
  datasheet.evidence.push_back(evidence);
  sheet.submission.datasheet = datasheet;

  Timeline& line = sheet.timeline;
  line.start = Date{2026, 2, 20};
  line.original_end = Date{2029, 2, 20};
  line.extended_end = Date{2029, 8, 20};
  line.full_months = Date{2029, 11, 20};
  line.deadline = Date{2029, 11, 20};
  line.filed = Date{2029, 11, 24};
  line.filed_source = "主管单位收文登记";
  line.steps = {
      {"筹建期起始日", "2026-02-20", "同意筹建的通知的成文日期", "附件01第1页；评估表A06"},
      {"原截止日", "2029-02-20", "起始日加3年，取对应日（第十八条第一款）", "评估表A07"},
      {"延长后截止日", "2029-08-20", "延长6个月，不超过1年；2028年12月1日提出，在期满之前", "附件02第1页；评估表A09"},
      {"申报期限", "2029-11-20", "截止日加3个月，当日为周二，无须顺延", "民法典第二百零二条、第二百零三条"},
      {"收文登记日", "2029-11-24", "在期限之后4日（见第1项）", "主管单位收文登记"}};

  sheet.findings = {
      finding("period/application-late", kError, kComplete, "第十八条第一款",
              "收文登记日2029年11月24日晚于申报期限2029年11月20日，相差4日。",
              "如有更早的收文凭证或者不可抗力等情形，请附上证明；是否受理由主管单位决定。",
              {at_page("附件02-延期批复.pdf", 1, "同意该中心筹建期延长至2029年8月20日。"),
               at_page("01-确认申请函.pdf", 1, "收文登记　2029年11月24日　云发改收〔2029〕1187号")},
              "不晚于2029年11月20日", "2029年11月24日"),
      finding("outline/section-missing", kError, kComplete, "第十八条第一款、提纲第八部分",
              "总结报告的正文和目录中均未见提纲第八部分“其他需说明事项”。",
              "请补写该部分；确无需要说明的事项，在标题下写“无”。",
              {at_page(report, 2, "六、中长期任务与目标 …… 54\n七、相关附件 …… 55"),
               at_page(report, 54, "六、中长期任务与目标")},
              "有该部分的标题和内容", "未见"),
      finding("finance/amount-disagrees", kError, kTrue, "第三十三条、提纲第四部分",
              "总结报告所列建筑安装工程投资与评估表、审计报告不一致，相差27.00万元。",
              "请核实是否录入时数字换位，改正报告表4-2，并核对摘要和正文中的同一数字。",
              {at_page(report, 26, "建筑安装工程　2172.60万元"),
               at_line(table, 212, "/datasheet/field[@code='E08']", "2145.60"),
               at_page("附件03-竣工决算审计报告.pdf", 9, "审定建筑安装工程投资2145.60万元")},
              "三处一致；按2145.60万元计，各分项之和等于表列合计9310.75万元", "2172.60万元，各分项之和为9337.75万元"),
      finding("assets/registration-missing", kError, kComplete, "第十八条第二款",
              "政府投入形成的资产应有三类证明，材料中未见国有资产登记证明。",
              "请补充国有资产登记证明，并在评估表E25和证明材料清单中填写凭证号、日期和页码。",
              {at_line(table, 219, "/datasheet/field[@code='E13']", "4500.00"),
               at_page(report, 27, "形成的资产已全部办理国有资产登记，并按规定入账。")},
              "竣工验收、竣工决算、国有资产登记三类齐全", "有竣工验收（附件05）、竣工决算（附件04）"),
      finding("outline/section-merged", kWarning, kComplete, "第十八条第一款、提纲第五部分",
              "提纲第五部分“运行机制”没有单列，内容写在“四、财务决算与运行机制”之下。",
              "建议单列“五、运行机制”，并顺改其后的编号。",
              {at_page(report, 25, "四、财务决算与运行机制"),
               at_page(report, 31, "（六）组织机构与规章制度　中心设理事会、技术委员会")},
              "第四、第五部分各有标题", "合为一个部分"),
      finding("outline/section-empty", kWarning, kComplete, "第十八条第一款、提纲第七部分",
              "“中长期任务与目标”部分只有标题和“详见附件11”，未见任务和目标的内容。",
              "请把附件11的要点（任务、目标、时间节点）写进正文。",
              {at_page(report, 54, "六、中长期任务与目标\n详见附件11")},
              "写明任务和目标，至少有一个2029年以后的时间节点", "有效文字6字"),
      finding("outline/item-missing", kWarning, kComplete, "第十八条第一款、提纲第三部分",
              "“主要建设内容完成情况”部分未见子项“关键工程软件”。",
              "请补写关键工程软件的配置情况，数量与评估表B10一致；没有的写明“不涉及”。",
              {at_page(report, 20, "登记软件著作权12项。"), at_line(table, 118, "/datasheet/field[@code='B10']", "9")},
              "有该子项的文字或者表格", "其余5个子项已见"),
      finding("targets/rate-recomputed", kWarning, kTrue, "第十八条第一款、提纲第六部分",
              "目标对照表第6行填写的完成率为100%，按目标值和完成值重算为87.5%。",
              "请核实目标值、完成值的口径和年度；确未完成的，请在第六部分说明原因。",
              {at_line(table, 402, "/datasheet/target[6]", "目标≥16000件／年，完成14000件／年，完成率100%"),
               at_page(report, 39, "已形成年产14000件单晶叶片的中试能力，达到目标。")},
              "87.5%", "100%"),
      finding("scope/equals-host", kWarning, kTrue, "第十条",
              "评估表所填中心研发人员数与报告所述依托单位研发人员总数相同，请核实口径。",
              "请提供中心的人员名册或者聘任清单，按中心口径重新核定C04及其分项。",
              {at_line(table, 148, "/datasheet/field[@code='C04']", "212"),
               at_page(report, 34, "依托单位现有研发人员212人，其中正高级职称24人。")},
              "中心非法人形式运行，人员按中心口径单独统计", "两数均为212人"),
      finding("identifier/standard-plan-number", kWarning, kTrue, "第三十三条、提纲第六部分",
              "计入“国家标准4项”的条目中，有1项所列编号是立项计划号，不是发布的标准编号。",
              "请核实该标准是否已发布；已发布的改填标准编号，未发布的列入在研。",
              {at_page("附件08-标准与专利清单.pdf", 12, "国家标准（主持） 20271466-T-605")}, "形如“GB/T 顺序号—年号”",
              "立项计划号1项"),
      finding("report/abstract-number", kWarning, kTrue, "第三十三条、提纲第一部分",
              "摘要中“培养博士、硕士48人”在正文中未见，正文相近处为38人。",
              "请核实后改为一致；统计范围不同的，请分别写明。",
              {at_page(report, 3, "三年来培养博士、硕士48人。"),
               at_page(report, 51, "累计培养博士、硕士38人，其中博士11人。")},
              "摘要的数字能在正文中找到", "48人／38人"),
      finding("period/end-date-convention", kNote, kTrue, "第十八条第一款",
              "报告所写的筹建期截止日比按对应日推算的早1日，是常见写法，不影响判断。", "可不改；建议全文用同一种写法。",
              {at_page(report, 5, "筹建期自2026年2月20日至2029年2月19日。")}, "2029年2月20日", "2029年2月19日"),
      finding("finance/rounding", kNote, kTrue, "提纲第四部分",
              "分年度科研经费之和与合计相差0.1万元，在四舍五入的容差0.2万元以内。",
              "可不改；建议注明“因四舍五入，分项之和与合计略有出入”。",
              {at_page(report, 28, "602.3、1144.9、1480.6，合计3227.9万元")}, "分年度之和3227.8万元", "合计3227.9万元"),
      finding("file/no-text-layer", kNote, kComplete, "第六条第一款第（二）项",
              "附件05《竣工验收意见》是扫描件，没有文字层，内容未经核查，请人工查看。",
              "请人工查看第1—6页的结论、日期和公章；建议补送可检索的PDF文件。",
              {at_page("附件05-竣工验收意见.pdf", 1, "")}, "可以读取文字的文件", "共6页，均为图片"),
  };
  number_findings(sheet);

  using enum ClauseStatus;
  sheet.clauses = {
      clause("M01", "第二条第一款", "报送事项属于申报、组建、评估等管理活动", kComplete, kPass, {},
             "识别为确认申请，依据申请函第1页标题"),
      clause("M03", "第六条第一款第（二）项", "主管单位组织组建任务的验收", kComplete, kManual, {14},
             "附件05第1—6页：验收结论、日期、公章"),
      clause("M04", "第六条第二款", "牵头主管单位只有一个，共同主管单位符合条件", kComplete, kPass, {},
             "评估表A19一个，A20为空"),
      clause("M10", "第九条第（五）项", "有人才激励、成果转化激励、知识产权管理制度", kComplete, kPass, {},
             "附件06第6、19、42页"),
      clause("M11", "第九条第（六）项", "没有被列入联合惩戒对象名单", kComplete, kManual, {},
             "附件10第2页；请在信用信息平台查询"),
      clause("M12", "第十条", "非法人形式的实体化运行、独立核算", kTrue, kDoubt, {9},
             "附件03第29页独立账套；附件09资产清单"),
      clause("M13", "第十一条", "实行主任负责制并充分授权", kComplete, kPass, {}, "附件07第1页，与报告第33页一致"),
      clause("M14", "第十二条", "原则上只有一个依托单位", kTrue, kPass, {}, "封面、评估表A11、申请函三处一致"),
      clause("M15", "第十二条", "只在依托单位挂牌", kTrue, kManual, {}, "其他/挂牌现场照片.jpg：铭牌文字和地点"),
      clause("M16", "第十二条", "团队原则上不再承担其他国家级平台建设", kTrue, kNoData, {},
             "没有其他中心的登记信息，请与本单位台账比对"),
      clause("M18", "第十六条", "经同意启动筹建，名称带“（筹）”", kComplete, kPass, {},
             "附件01第1页；封面与评估表A01一致"),
      clause("M19", "第十七条", "主管单位对筹建进行监督管理", kComplete, kManual, {},
             "材料未列监管记录，请对照本单位台账"),
      clause("M20", "第十八条第一款", "筹建期一般不超过三年", kTrue, kPass, {12}, "推算见第二部分"),
      clause("M21", "第十八条第一款", "总结报告按提纲编写", kComplete, kFail, {2, 5, 6, 7}, "见第一部分"),
      clause("M22", "第十八条第一款", "填写中心评估表", kComplete, kPass, {13}, "符合格式定义，必填栏目齐全"),
      clause("M23", "第十八条第一款", "附相应的证明材料", kComplete, kPass, {}, "清单所列13项文件都在，摘要值相符"),
      clause("M24", "第十八条第一款", "筹建期结束后3个月内提出申请", kComplete, kFail, {1}, "见第二部分；收文登记簿"),
      clause("M25", "第十八条第一款", "按期达到目标、完成任务", kTrue, kDoubt, {8},
             "评估表J01—J05共14行，其余13行相符"),
      clause("M26", "第十八条第二款", "政府投入形成的资产完成验收、决算、登记", kComplete, kFail, {4},
             "附件04、附件05；评估表E13、E25"),
      clause("M27", "第十九条", "评估结果为良好及以上", kComplete, kPass, {}, "《评估结果》第1页：良好"),
      clause("M29", "第二十条第一款", "延期在期满前申请，不超过一年，只有一次", kComplete, kPass, {},
             "附件02第1页：2028年12月1日申请"),
      clause("M31", "第二十一条", "复核所需的材料齐全", kComplete, kManual, {1, 2, 4},
             "待以上各项处理后由主管单位判断"),
      clause("M41", "第三十二条", "重大调整经过审定或者备案", kTrue, kNoData, {}, "没有已批复的组建方案，未比对目标"),
      clause("M43", "第三十三条", "材料和数据真实、可靠", kTrue, kFail, {3, 10, 11}, "请逐项核实后签署真实性意见"),
      clause("M44", "第三十六条", "中文、英文名称符合统一命名", kComplete, kPass, {}, "封面、评估表A01和A02"),
      clause("M45", "第三十七条", "在办法的施行期间内", kComplete, kPass, {}, "收文日在施行期间内"),
      clause("M32", "第二十二条", "每三年评估一次", kComplete, kNotApplicable, {}, "确认申请不涉及"),
  };
  sheet.unchecked = {
      {"附件05和附件08第36页的内容", "没有文字层（扫描件）", "请人工查看，页码见第四部分"},
      {"公章、签字是否齐全，与单位名称是否一致", "只读取文字，不识别印章", "请查看申请函第2页和各附件的末页"},
      {"联合惩戒、海关、税务等外部信息", "核查时不访问外部信息", "请在相应平台查询并留存结果"},
      {"组建方案的目标与评估表的目标是否逐行一致", "没有提供已批复的组建方案", "提供后可以重新核查"},
      {"2029年法定节假日的调休", "没有该年度的安排，只按周六、周日顺延", "请对照放假通知；顺延的结果可能变化"},
      {"技术水平、目标难度等实质内容", "不属于形式核查", "由专家评估论证"},
  };
  return sheet;
}

/// Nothing found: only clauses for people remain.
inline ReviewSheet clean() {
  ReviewSheet sheet = rich();
  sheet.verdict = Verdict::kPass;
  sheet.document_id = "SC-20291130-0A11B2C3";
  sheet.findings.clear();
  for (Clause& row : sheet.clauses) {
    row.findings.clear();
    if (row.status == ClauseStatus::kFail || row.status == ClauseStatus::kDoubt) {
      row.status = ClauseStatus::kPass;
    }
  }
  Outline& outline = *sheet.submission.outline;
  const std::string report = outline.file;
  for (Section& part : outline.sections) {
    part.status = SectionStatus::kPresent;
    part.substance = {};
    part.expected = {};
    part.merged_into = 0;
    for (SubItem& item : part.items) {
      item.covered = true;
      item.where.page = item.where.page == 0 ? 21 : item.where.page;
    }
  }
  outline.sections[4].heading = at_page(report, 31, "五、运行机制");
  outline.sections[6].last_page = 55;
  outline.sections[7].heading = at_page(report, 56, "八、其他需说明事项");
  outline.sections[7].last_page = 56;
  outline.sections[8].heading = at_page(report, 57, "九、相关附件");
  sheet.timeline.filed = Date{2029, 10, 12};
  sheet.timeline.calendar_known = true;
  sheet.timeline.steps.back() = {"收文登记日", "2029-10-12", "在期限之内", "主管单位收文登记"};
  return sheet;
}

/// The report is a scan: no section may be called missing.
inline ReviewSheet scanned() {
  ReviewSheet sheet = rich();
  sheet.verdict = Verdict::kReview;
  sheet.document_id = "SC-20291130-77E0D1A9";
  Document& report = sheet.submission.documents[1];
  for (Page& page : report.pages) {
    page.text_layer = TextLayer::kNone;
  }
  Outline& outline = *sheet.submission.outline;
  outline.text_layer = TextLayer::kNone;
  outline.contents_page = 0;
  for (Section& part : outline.sections) {
    part.status = SectionStatus::kUnknown;
    part.heading = {};
    part.substance = {};
    part.expected = {};
    part.last_page = 0;
    part.merged_into = 0;
    for (SubItem& item : part.items) {
      item.covered = false;
      item.where = {};
    }
  }
  sheet.findings = {finding("file/no-text-layer", Severity::kWarning, Opinion::kCompleteness, "第十八条第一款",
                            "总结报告是扫描件，没有文字层，九个部分未能核对，请人工查看。",
                            "建议补送可以检索文字的PDF文件。", {at_page(report.path, 1, "")}, "可以读取文字的文件",
                            "共60页，均为图片")};
  number_findings(sheet);
  for (Clause& row : sheet.clauses) {
    row.findings.clear();
    if (row.status == ClauseStatus::kFail || row.status == ClauseStatus::kDoubt) {
      row.status = ClauseStatus::kManual;
    }
  }
  sheet.timeline = {};
  return sheet;
}

/// Too much of everything and too little of the rest: 200 findings, names of 80 characters, a report of 300 pages,
/// quotes of 400 characters, no datasheet, no dates.
inline ReviewSheet worst() {
  ReviewSheet sheet = rich();
  const auto repeated = [](const std::string& text, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) {
      out += text;
    }
    return out;
  };
  sheet.document_id = "SC-20291130-FFFFFFFF";
  sheet.center = repeated("面向极端环境服役的先进金属", 6) + "国家产业技术工程化中心";
  sheet.center_en =
      repeated("National Industrial Technology Engineering Center for Extremely Long Names and ", 3) + "Longer";
  sheet.host = repeated("云泽省松原市高新技术产业开发区联合", 4) + "研究院有限责任公司";
  sheet.supervisor = "";
  sheet.submission.datasheet.reset();
  sheet.timeline = {};
  Outline& outline = *sheet.submission.outline;
  outline.pages = 300;
  outline.sections[2].last_page = 150;
  sheet.submission.documents[1] = document("02-筹建期总结报告.pdf", Role::kSummaryReport, 300);
  sheet.submission.documents.push_back(
      document("很深的/文件夹/" + repeated("名称非常非常长的证明材料", 8) + "（最终版）(1) final_v2.pdf",
               Role::kUnknown, 7, TextLayer::kDamaged));
  sheet.submission.documents.push_back(document(
      "unreadable_with_no_blank_anywhere_in_its_name_" + repeated("0123456789abcdef", 8) + ".pdf", Role::kUnknown, 0));
  sheet.submission.documents.back().sha256.clear();
  sheet.submission.documents.back().problems.push_back({ProblemKind::kCrashed, "读取该文件的程序中止，内容未读。", {}});
  const std::string long_quote =
      repeated("由于历史原因该项目的建设内容在实施过程中作了若干调整，投资12345.67万元（不含税）；", 11);
  const std::vector<Finding> seeds = sheet.findings;
  sheet.findings.clear();
  for (const Severity severity : {Severity::kError, Severity::kWarning, Severity::kNote}) {
    for (int i = 0; i < (severity == Severity::kError ? 90 : 55); ++i) {
      Finding finding = seeds[static_cast<std::size_t>(i) % seeds.size()];
      finding.severity = severity;
      if (i % 9 == 4) {
        for (Location& where : finding.locations) {
          where.quote = long_quote;
        }
        finding.message = repeated(finding.message, 3);
        finding.remedy = repeated(finding.remedy, 4);
        finding.expected = long_quote;
      }
      if (i % 13 == 6) {
        finding.locations.insert(finding.locations.end(), 5, finding.locations.front());
      }
      if (i % 17 == 3) {
        finding.locations.clear();
        finding.remedy.clear();
        finding.article.clear();
        finding.expected.clear();
        finding.actual = "\xff\xfe 坏字节 \x01\x02 😀 \u0627\u0644 ﷽";
      }
      sheet.findings.push_back(std::move(finding));
    }
  }
  number_findings(sheet);
  for (int i = 1; i <= 200; ++i) {
    sheet.clauses[static_cast<std::size_t>(i) % sheet.clauses.size()].findings.push_back(i);
  }
  sheet.clauses[3].requirement = repeated(sheet.clauses[3].requirement, 8);
  sheet.clauses[4].look_at = repeated(sheet.clauses[4].look_at, 12);
  return sheet;
}

}  // namespace nitec::sample
