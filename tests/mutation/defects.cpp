#include <initializer_list>

#include "tests/mutation/mutant.h"

namespace nitec::test {
namespace {

constexpr const char* kDc = "clean-offshore-dc";
constexpr const char* kAnnual = "clean-annual-magnesium";
constexpr const char* kEvaluation = "clean-evaluation-metrology";
constexpr const char* kExtension = "clean-extension-mine-gas";
constexpr const char* kApplication = "clean-application-hydrogen";
constexpr const char* kAdjustment = "clean-adjustment-knitting";

constexpr const char* kError = "error";
constexpr const char* kWarning = "warning";
constexpr const char* kNote = "note";

constexpr const char* kCompared = "comparison of report, datasheet and evidence";
constexpr const char* kProse = "numbers and identifiers in prose";
constexpr const char* kResidues = "residues of templates";
constexpr const char* kSeals = "seals and signatures in pictures";
constexpr const char* kOtherSubmissions = "needs what other centres and years handed in";
constexpr const char* kStructure = "table of contents and numbering are not judged";

std::string hostile(const std::string& path) {
  return read(fixture("hostile/" + path));
}

/// 1–6: figures, sections, evidence, seals.
std::vector<Mutant> first_defects() {
  return {
      {"1a",
       "报告授权33件写成38件，与评估表不一致",
       kDc,
       [](HandedIn& s) { s.say("授权33件", "授权38件"); },
       {},
       kCompared},
      {"1b",
       "报告所写筹建期与评估表不一致",
       kDc,
       [](HandedIn& s) { s.say("建期自2026年3月16日至2029年3月16日", "建期自2026年5月16日至2029年5月16日"); },
       {{"period/report-period", kWarning, At::kPlanted}}},
      {"2a",
       "D01一年的数以元填在万元栏",
       kDc,
       [](HandedIn& s) { s.value("D01", "50500700", "2028"); },
       {{"datasheet/relation-broken", kError, At::kPlanted}}},
      {"2b",
       "E07的单位写成元",
       kDc,
       [](HandedIn& s) { s.attribute("code=\"E07\"", "unit", "元"); },
       {{"datasheet/unit-wrong", kError, At::kPlanted}}},
      {"2c",
       "H01一年的数以亿元填在万元栏",
       kDc,
       [](HandedIn& s) { s.value("H01", "0.74", "2027"); },
       {{"datasheet/relation-broken", kError, At::kPlanted}}},
      {"2d",
       "一年的科技经费全部以元填报，分项之和仍相等",
       kDc,
       [](HandedIn& s) {
         for (const auto& [code, text] :
              std::initializer_list<std::pair<const char*, const char*>>{{"D01", "50500700"},
                                                                         {"D02", "17400000"},
                                                                         {"D02a", "12000000"},
                                                                         {"D03", "31047200"},
                                                                         {"D05", "2053500"}}) {
           s.value(code, text, "2028");
         }
       },
       {{"datasheet/relation-doubtful", kWarning, At::kPlanted}}},
      {"3a",
       "缺第八部分",
       kDc,
       [](HandedIn& s) {
         s.take("八、其他需说明事项", "九、相关附件");
         s.paper().take("八、其他需说明事项…", "九、相关附件…");
       },
       {{"outline/section-missing", kError}}},
      {"3b",
       "第四部分改名，看不出是财务决算",
       kDc,
       [](HandedIn& s) { s.say("四、财务决算", "四、钱的事情"); },
       {},
       "its place, number and contents are the section's: counted as covered"},
      {"3c",
       "第七、八部分合并",
       kDc,
       [](HandedIn& s) {
         s.say("七、中长期任务与目标", "七、中长期任务与目标及其他需说明事项");
         s.paper().take("八、其他需说明事项", "九、相关附件");
         s.paper().take("八、其他需说明事项…", "九、相关附件…");
       },
       {{"outline/section-merged", kWarning, At::kPlanted}}},
      {"3d",
       "第四部分写成财务预算",
       kDc,
       [](HandedIn& s) { s.say("四、财务决算", "四、财务预算"); },
       {{"outline/section-merged", kWarning, At::kPlanted}}},
      {"4a",
       "清单所列文件不在报送材料之中",
       kDc,
       [](HandedIn& s) { s.files.erase("证明材料/08-主任聘任通知.pdf"); },
       {{"evidence/file-missing", kError, At::kSheet}}},
      {"4b",
       "清单所列页码超出文件",
       kDc,
       [](HandedIn& s) { s.attribute("id=\"09-3\"", "last-page", "9"); },
       {{"evidence/pages-out-of-range", kError, At::kPlanted}}},
      {"4c", "正文引用的附件35不存在", kDc, [](HandedIn& s) { s.say("（附件05）", "（附件35）"); }, {}, kCompared},
      {"4d",
       "一项目标没有证明材料",
       kDc,
       [](HandedIn& s) { s.swap(" evidence=\"06 17\"", ""); },
       {{"targets/without-evidence", kWarning, At::kPlanted}}},
      {"4e",
       "目标引用清单中没有的编号",
       kDc,
       [](HandedIn& s) { s.swap(" evidence=\"06 17\"", " evidence=\"31\""); },
       {{"targets/without-evidence", kWarning, At::kPlanted}}},
      {"4f",
       "报送的文件未列入清单",
       kDc,
       [](HandedIn& s) { s.drop("id=\"20\""); },
       {{"package/unlisted-file", kWarning}}},
      {"5a",
       "E08加10，实际完成投资各项之和不等于合计",
       kDc,
       [](HandedIn& s) { s.value("E08", "5173.42"); },
       {{"datasheet/relation-broken", kError, At::kPlanted}}},
      {"5b",
       "国产设备原值大于研发仪器设备原值",
       kDc,
       [](HandedIn& s) { s.value("B09", "17339.53"); },
       {{"datasheet/relation-broken", kError, At::kPlanted}}},
      {"5c",
       "研发人员多于人员总数",
       kDc,
       [](HandedIn& s) { s.value("C04", "180"); },
       {{"datasheet/relation-broken", kError, At::kPlanted}}},
      {"6a",
       "真实性承诺没有公章",
       kDc,
       [](HandedIn& s) { s.attribute("<commitment code=\"L01\"", "sealed", "false"); },
       {{"commitment/authenticity", kError, At::kPlanted}}},
      {"6b",
       "真实性承诺没有签字人",
       kDc,
       [](HandedIn& s) { s.swap(" signer=\"顾沧舟\"", ""); },
       {{"commitment/authenticity|datasheet/schema", kError, At::kPlanted}}},
      {"6c", "承诺书扫描件盖的是部门章", kDc, [](HandedIn&) {}, {}, kSeals},
  };
}

/// 7–12: names, dates, targets, periods, identifiers, the host's figures.
std::vector<Mutant> second_defects() {
  return {
      {"7a",
       "中心名称用旧名“国家工程研究中心”",
       kDc,
       [](HandedIn& s) { s.value("A01", "海上风电柔性直流并网国家工程研究中心（筹）"); },
       {{"naming/center-name", kError, At::kPlanted}}},
      {"7b",
       "筹建期内的名称没有“（筹）”",
       kDc,
       [](HandedIn& s) { s.value("A01", "海上风电柔性直流并网国家产业技术工程化中心"); },
       {{"naming/center-name", kError, At::kPlanted}}},
      {"7c",
       "“（筹）”写成“（筹建）”",
       kDc,
       [](HandedIn& s) { s.value("A01", "海上风电柔性直流并网国家产业技术工程化中心（筹建）"); },
       {{"naming/center-name", kError, At::kPlanted}}},
      {"7d",
       "报告封面的中心名称与评估表不同",
       kDc,
       [](HandedIn& s) {
         s.say_once("海上风电柔性直流并网", "海上风电柔性直流输电", 1);
         s.say("海上风电柔性直流并网", "海上风电柔性直流输电");
         s.planted = {s.report + " 第1页"};
       },
       {{"naming/name-differs", kError, At::kPlanted}}},
      {"7e",
       "正文中本中心的名称有一处没有“（筹）”",
       kDc,
       [](HandedIn& s) { s.say_once("国家产业技术工程化中心（筹）（以下简", "国家产业技术工程化中心（以下简", 5); },
       {{"naming/mixed-forms", kNote, At::kPlanted}}},
      {"7f",
       "英文名称用Centre",
       kDc,
       [](HandedIn& s) { s.swap("Engineering Center for", "Engineering Centre for"); },
       {{"naming/english-name", kError, At::kPlanted}}},
      {"7g",
       "报告封面的依托单位与评估表不同",
       kDc,
       [](HandedIn& s) { s.say_once("沧澜省海洋电力装备研究院有限公司", "沧澜省海洋电力装备研究所"); },
       {{"host/name-differs", kWarning, At::kPlanted}}},
      {"7h",
       "次序颠倒：国家××产业技术工程化中心",
       kDc,
       [](HandedIn& s) { s.value("A01", "国家海上风电柔性直流并网产业技术工程化中心（筹）"); },
       {{"naming/center-name", kError, At::kPlanted}}},
      {"7i",
       "确认之后的名称仍带“（筹）”",
       kAnnual,
       [](HandedIn& s) { s.value("A01", "高耐蚀镁合金构件国家产业技术工程化中心（筹）"); },
       {{"naming/center-name", kError, At::kPlanted}}},
      {"8a",
       "确认申请超过3个月",
       kDc,
       [](HandedIn& s) {
         s.value("A25", "2029-06-19");
         s.value("A26", "2029-06-20");
         s.attribute("id=\"12\"", "date", "2029-06-19");
         s.attribute("id=\"13\"", "date", "2029-06-20");
       },
       {{"period/application-late", kError, At::kPlanted}}},
      {"8b",
       "延期申请在筹建期结束之后",
       kExtension,
       [](HandedIn& s) {
         s.value("A25", "2029-04-23");
         s.say("2029年3月12日", "2029年4月23日");
       },
       {{"extension/late", kError, At::kPlanted}},
       "",
       "2029-04-30"},
      {"8c",
       "年度材料在3月1日报送",
       kAnnual,
       [](HandedIn& s) {
         s.value("A25", "2030-02-28");
         s.value("A26", "2030-03-01");
       },
       {{"annual/late", kError, At::kPlanted}},
       "",
       "2030-03-10"},
      {"8d",
       "筹建期写成四年而没有延期",
       kDc,
       [](HandedIn& s) {
         s.value("A07", "2030-03-16");
         s.say("2029年3月16日，共三年", "2030年3月16日，共四年");
       },
       {{"period/too-long", kError, At::kPlanted}}},
      {"8e",
       "申请延长一年又一天",
       kExtension,
       [](HandedIn& s) {
         s.value("A27", "2030-04-21");
         s.say("2029年12月31日", "2030年4月21日");
       },
       {{"extension/length", kError, At::kPlanted}}},
      {"9a",
       "组建方案的一个目标没有列出",
       kDc,
       [](HandedIn& s) { s.drop("直流断路器开断时间"); },
       {{"record/target-dropped", kError}},
       "",
       "",
       true},
      {"9b",
       "目标值由30改为25",
       kDc,
       [](HandedIn& s) {
         s.swap("rate=\"113.3\" name=\"筹建期末有效发明专利\" direction=\"≥\" target=\"30\"",
                "rate=\"136.0\" name=\"筹建期末有效发明专利\" direction=\"≥\" target=\"25\"");
       },
       {{"record/target-softened", kError, At::kPlanted}},
       "",
       "",
       true},
      {"9c",
       "目标的单位由万元改为元",
       kDc,
       [](HandedIn& s) { s.swap("target=\"9000\" unit=\"万元\"", "target=\"9000\" unit=\"元\""); },
       {{"record/target-unit", kError, At::kPlanted}},
       "",
       "",
       true},
      {"9d",
       "开断时间不大于3.0ms放宽到5.0ms",
       kDc,
       [](HandedIn& s) {
         s.swap("rate=\"115.4\" name=\"直流断路器开断时间\" direction=\"≤\" target=\"3.0\"",
                "rate=\"192.3\" name=\"直流断路器开断时间\" direction=\"≤\" target=\"5.0\"");
       },
       {{"record/target-softened", kError, At::kPlanted}},
       "",
       "",
       true},
      {"9e",
       "完成率与目标值、完成值不符",
       kDc,
       [](HandedIn& s) { s.swap("rate=\"123.2\"", "rate=\"132.2\""); },
       {{"targets/rate-recomputed", kWarning, At::kPlanted}}},
      {"10a",
       "年度报送填有上一年度的授权数",
       kAnnual,
       [](HandedIn& s) {
         s.swap("<value code=\"G03\" year=\"2029\"",
                "<value code=\"G03\" year=\"2028\" unit=\"件\">5</value>\n    <value code=\"G03\" year=\"2029\"");
       },
       {{"annual/datasheet-years", kWarning, At::kPlanted}}},
      {"10b",
       "运行评估填有评估期以外的年度",
       kEvaluation,
       [](HandedIn& s) {
         s.swap("<value code=\"G03\" year=\"2027\"",
                "<value code=\"G03\" year=\"2026\" unit=\"件\">5</value>\n    <value code=\"G03\" year=\"2027\"");
       },
       {{"evaluation/datasheet-years", kWarning, At::kPlanted}}},
      {"10c",
       "确认申请填有筹建期以前年度的授权数",
       kDc,
       [](HandedIn& s) {
         s.swap("<value code=\"G03\" year=\"2026\"",
                "<value code=\"G03\" year=\"2025\" unit=\"件\">5</value>\n    <value code=\"G03\" year=\"2026\"");
       },
       {{"datasheet/year-misplaced", kWarning, At::kPlanted}}},
      {"10d", "专利清单中的授权日在筹建期之前", kDc, [](HandedIn&) {}, {}, kProse},
      {"11a",
       "依托单位代码错一位",
       kDc,
       [](HandedIn& s) { s.value("A12", "91350182MA3KQ7T239"); },
       {{"identifier/uscc-check", kError, At::kPlanted}}},
      {"11b",
       "参建单位代码错一位",
       kDc,
       [](HandedIn& s) { s.swap("91350121MA2PX4Y947", "91350121MA2PX4Y974"); },
       {{"identifier/uscc-check", kError, At::kPlanted}}},
      {"11c",
       "批复文号没有顺序号",
       kDc,
       [](HandedIn& s) { s.value("A05", "发改高技〔2026〕号"); },
       {{"identifier/docno-form", kWarning, At::kPlanted}}},
      {"11d",
       "登记地行政区划代码不存在",
       kDc,
       [](HandedIn& s) { s.value("A14", "990182"); },
       {{"identifier/region", kWarning, At::kPlanted}}},
      {"11e",
       "组建方案中的专利号校验位不符",
       kApplication,
       [](HandedIn& s) { s.say("0318846.7", "0318846.3"); },
       {},
       kProse},
      {"12a",
       "中心的代码填成依托单位的代码",
       kDc,
       [](HandedIn& s) { s.value("A18", "91350182MA3KQ7T229"); },
       {{"datasheet/conditional-blank", kError, At::kPlanted}}},
      {"12b", "依托单位全口径的数填在中心栏", kDc, [](HandedIn&) {}, {}, "the host's own totals are not handed in"},
  };
}

/// 13–20: audit, residues, duplicates, unusable files, missing parts, classified marks, accounts.
std::vector<Mutant> third_defects() {
  return {
      {"13a",
       "审计报告没有验证码",
       kDc,
       [](HandedIn& s) { s.state("E23d", "不适用"); },
       {{"datasheet/conditional-blank", kWarning, At::kPlanted}}},
      {"13b",
       "没有第三方审计报告",
       kDc,
       [](HandedIn& s) { s.drop_evidence("06"); },
       {{"evidence/audit-report-missing", kError}}},
      {"13c", "审计报告没有注册会计师签章", kDc, [](HandedIn&) {}, {}, kSeals},
      {"13d",
       "审计意见为保留意见",
       kDc,
       [](HandedIn& s) { s.value("E23c", "保留意见"); },
       {},
       "the opinion is shown to people, not judged"},
      {"14a",
       "中心名称留有占位符××",
       kDc,
       [](HandedIn& s) { s.value("A01", "××国家产业技术工程化中心（筹）"); },
       {{"naming/center-name", kError, At::kPlanted}}},
      {"14b",
       "正文留有“（请填写）”",
       kDc,
       [](HandedIn& s) {
         s.say("建期自2026年3月16日至2029年3月16日，共三年", "建期自（请填写）年（请填写）月，共三年");
       },
       {},
       kResidues},
      {"14c",
       "年度报告封面是上一年度",
       kAnnual,
       [](HandedIn& s) { s.say_once("2029年度工作报告", "2028年度工作报告"); },
       {{"annual/report-names-other-year", kWarning, At::kPlanted}}},
      {"15a",
       "同一栏目、同一年度填了两次",
       kDc,
       [](HandedIn& s) {
         s.swap("<value code=\"G03\" year=\"2027\"",
                "<value code=\"G03\" year=\"2027\" unit=\"件\">15</value>\n    <value code=\"G03\" year=\"2027\"");
       },
       {{"datasheet/value-twice", kError}}},
      {"15b", "同一件专利计了两次", kDc, [](HandedIn&) {}, {}, kProse},
      {"16a",
       "总结报告全部是扫描件",
       kDc,
       [](HandedIn& s) {
         s.files[s.report] = Paper::of(fixture("submissions/clean-offshore-dc/" + s.report)).set(true);
       },
       {{"package/report-scanned", kWarning}}},
      {"16b",
       "一份证明材料是没有文字层的扫描件",
       kDc,
       [](HandedIn& s) {
         const std::string name = "证明材料/08-主任聘任通知.pdf";
         s.files[name] = Paper::of(fixture(std::string("submissions/") + kDc + "/" + name)).set(true);
       },
       {{"evidence/scan", kNote}}},
      {"17a",
       "总结报告加密",
       kDc,
       [](HandedIn& s) { s.files[s.report] = hostile("report-encrypted/筹建期总结报告.pdf"); },
       {{"package/report-unreadable", kError}}},
      {"17b",
       "总结报告只剩前半",
       kDc,
       [](HandedIn& s) { s.files[s.report].resize(s.files[s.report].size() / 2); },
       {{"package/report-unreadable", kError}}},
      {"17c",
       "总结报告是改名为.pdf的文本",
       kDc,
       [](HandedIn& s) { s.files[s.report] = "筹建期总结报告\n一、摘要\n"; },
       {{"package/report-unreadable", kError}}},
      {"17d",
       "一份证明材料为空文件",
       kDc,
       [](HandedIn& s) { s.files["证明材料/08-主任聘任通知.pdf"].clear(); },
       {{"package/file-unreadable", kError}}},
      {"17e",
       "一份证明材料加密",
       kDc,
       [](HandedIn& s) { s.files["证明材料/08-主任聘任通知.pdf"] = hostile("report-encrypted/筹建期总结报告.pdf"); },
       {{"package/file-unreadable", kError}}},
      {"18a", "没有评估表", kDc, [](HandedIn& s) { s.files.erase(s.sheet); }, {{"datasheet/missing", kError}}},
      {"18b", "没有总结报告", kDc, [](HandedIn& s) { s.files.erase(s.report); }, {{"package/report-missing", kError}}},
      {"18c",
       "没有真实性承诺书",
       kDc,
       [](HandedIn& s) {
         s.drop_evidence("21");
         s.drop("<commitment code=\"L01\"");
       },
       {{"commitment/authenticity", kError}}},
      {"18d",
       "没有不涉密声明",
       kDc,
       [](HandedIn& s) {
         s.drop_evidence("22");
         s.drop("<commitment code=\"L02\"");
       },
       {{"commitment/no-secret", kError}}},
      {"18e",
       "没有年度工作报告",
       kAnnual,
       [](HandedIn& s) { s.files.erase(s.report); },
       {{"package/report-missing", kError}}},
      {"18f",
       "没有评估结果",
       kDc,
       [](HandedIn& s) { s.drop_evidence("10"); },
       {{"evidence/evaluation-result-missing", kError}}},
      {"18g",
       "没有主管单位的推荐文件",
       kApplication,
       [](HandedIn& s) { s.drop_evidence("02"); },
       {{"application/recommendation-missing", kError}}},
      {"18h",
       "重大调整没有审定意见",
       kAdjustment,
       [](HandedIn& s) { s.drop_evidence("01"); },
       {{"adjustment/approval-missing", kError}}},
      {"18i",
       "延期申请没有写采取的措施",
       kExtension,
       [](HandedIn& s) { s.take("三、拟采取的措施", "四、计划完成日期"); },
       {{"extension/content-missing", kError}}},
      {"18j",
       "评估结果为中等",
       kDc,
       [](HandedIn& s) { s.value("A24", "中等"); },
       {{"grade/not-good-enough", kError, At::kPlanted}}},
      {"19",
       "正文有密级标志",
       kDc,
       [](HandedIn& s) { s.say_once("编 制 说 明", "机密★10年"); },
       {},
       "marks of classified content"},
      {"20a",
       "资金来源合计不等于资金占用合计",
       kDc,
       [](HandedIn& s) { s.value("E18", "24500.00"); },
       {{"datasheet/relation-broken", kError, At::kPlanted}}},
      {"20b",
       "尾工工程超过总投资的5%",
       kDc,
       [](HandedIn& s) { s.value("E20", "1230.01"); },
       {{"datasheet/relation-doubtful", kWarning, At::kPlanted}}},
      {"20c",
       "送审减审定不等于核减",
       kDc,
       [](HandedIn& s) { s.value("E21c", "286.53"); },
       {{"datasheet/relation-broken", kError, At::kPlanted}}},
      {"20d",
       "建安与设备投资互换604.93万元，合计不变",
       kDc,
       [](HandedIn& s) {
         s.value("E08", "5768.35");
         s.value("E09", "16695.96");
       },
       {},
       kCompared},
  };
}

/// 21–30: assets, abstract, standards, chronology, structure, copies, people, hosts, hollow sections.
std::vector<Mutant> fourth_defects() {
  return {
      {"21a",
       "政府投入的资产没有竣工验收",
       kDc,
       [](HandedIn& s) { s.drop_evidence("04"); },
       {{"assets/acceptance-missing", kError}}},
      {"21b",
       "政府投入的资产没有竣工决算",
       kDc,
       [](HandedIn& s) { s.drop_evidence("05"); },
       {{"assets/final-accounts-missing", kError}}},
      {"21c",
       "政府投入的资产没有国有资产登记",
       kDc,
       [](HandedIn& s) { s.drop_evidence("07"); },
       {{"assets/registration-missing", kError}}},
      {"21d",
       "有政府投入而没有登记凭证号",
       kDc,
       [](HandedIn& s) { s.state("E25a", ""); },
       {{"datasheet/conditional-blank|datasheet/relation-broken|datasheet/required-blank", kError, At::kSheet}}},
      {"22", "摘要中的申请数与正文不同", kDc, [](HandedIn& s) { s.say("申请专利70件", "申请专利78件"); }, {}, kProse},
      {"23a",
       "参与的国家标准计作主持，分项之和大于合计",
       kDc,
       [](HandedIn& s) { s.value("G09a", "4", "2028"); },
       {{"datasheet/relation-broken", kError, At::kPlanted}}},
      {"23b", "标准计划号当作标准号", kDc, [](HandedIn&) {}, {}, kProse},
      {"24a",
       "证明材料的日期晚于申请",
       kDc,
       [](HandedIn& s) { s.attribute("id=\"18\"", "date", "2029-06-30"); },
       {{"evidence/date-after-filing", kError, At::kPlanted}}},
      {"24b",
       "先推荐，后论证",
       kApplication,
       [](HandedIn& s) { s.attribute("id=\"02\"", "date", "2026-06-10"); },
       {{"application/date-order", kError, At::kPlanted}}},
      {"24c",
       "筹建期截止日在起始日之前",
       kDc,
       [](HandedIn& s) { s.value("A07", "2025-03-16"); },
       {{"period/end-before-start", kError, At::kPlanted}}},
      {"24d",
       "筹建期起始日与批复日期不同",
       kDc,
       [](HandedIn& s) {
         s.value("A06", "2026-03-26");
         s.value("A07", "2029-03-26");
       },
       {{"period/start-not-consent-date", kError, At::kPlanted}}},
      {"25a",
       "第八部分出现两次",
       kDc,
       [](HandedIn& s) { s.say("九、相关附件", "八、其他需说明事项"); },
       {{"outline/section-twice", kWarning, At::kPlanted}}},
      {"25b",
       "第七、八部分次序颠倒",
       kDc,
       [](HandedIn& s) {
         s.say("七、中长期任务与目标", "七、某部分");
         s.say("八、其他需说明事项", "八、中长期任务与目标");
         s.say("七、某部分", "七、其他需说明事项");
       },
       {{"outline/order", kWarning, At::kPlanted}}},
      {"25c", "目录页码与正文不符", kDc, [](HandedIn& s) { s.say("………13", "………17"); }, {}, kStructure},
      {"25d",
       "编号由三跳到五",
       kDc,
       [](HandedIn& s) { s.say("（五）关键工程软件", "（七）关键工程软件"); },
       {},
       kStructure},
      {"26a",
       "报告年度写成上两年",
       kAnnual,
       [](HandedIn& s) { s.value("A04", "2028"); },
       {{"annual/year-not-previous", kError, At::kPlanted}}},
      {"26b",
       "2029年的数全部照抄2028年",
       kEvaluation,
       [](HandedIn& s) { s.copy_year("2028", "2029"); },
       {{"datasheet/year-copied", kWarning, At::kSheet}}},
      {"26c", "前后两次报送的数完全相同", kEvaluation, [](HandedIn&) {}, {}, kOtherSubmissions},
      {"27a",
       "正文有其他中心的全称",
       kDc,
       [](HandedIn& s) {
         s.say("中心建立月调度、季通报制度，三年召开月度调度会35次，向",
               "果蔬冷链保鲜国家产业技术工程化中心（筹）召开调度会，向");
       },
       {{"naming/other-center", kWarning, At::kPlanted}}},
      {"27b",
       "同一份文件用作两项证明",
       kDc,
       [](HandedIn& s) {
         s.files["证明材料/16-专利申请和授权清单.pdf"] = s.files["证明材料/17-成果转化合同和对外服务清单.pdf"];
       },
       {},
       kOtherSubmissions},
      {"27c",
       "列入清单之后文件被换",
       kDc,
       [](HandedIn& s) {
         s.digests = false;
         s.files["证明材料/16-专利申请和授权清单.pdf"] = s.files["证明材料/17-成果转化合同和对外服务清单.pdf"];
       },
       {{"evidence/hash-differs", kError, At::kSheet}}},
      {"28a",
       "评估表的主任与报告不同",
       kDc,
       [](HandedIn& s) { s.value("A21a", "欧阳澈"); },
       {{"director/not-in-report", kWarning, At::kPlanted}}},
      {"28b",
       "主任同时任全国重点实验室主任",
       kDc,
       [](HandedIn& s) {
         s.say("法人形式运行，正高级工程师闻人澈任主任。", "法人运行，主任闻人澈现任海洋电力全国重点实验室主任。");
       },
       {{"director/other-platform", kWarning, At::kPlanted}}},
      {"29a",
       "封面有两个依托单位",
       kDc,
       [](HandedIn& s) {
         s.say_once("依托单位：沧澜省海洋电力装备研究院有限公司（盖章）",
                    "依托单位：沧澜省海洋电力装备研究院有限公司、沧澜电力大学");
       },
       {{"host/several", kError, At::kPlanted}}},
      {"29b",
       "正文写“共同依托单位”",
       kDc,
       [](HandedIn& s) {
         s.say("院有限公司，参建单位为沧澜海工船厂有限公司和沧澜电力大学。筹",
               "院有限公司，共同依托单位为沧澜海工船厂有限公司。筹");
       },
       {{"host/several", kError, At::kPlanted}}},
      {"29c",
       "在参建单位挂牌",
       kDc,
       [](HandedIn& s) { s.say("中心只在依托单位挂牌（附件", "中心在参建单位也挂牌（附件"); },
       {},
       kProse},
      {"30a",
       "第七部分只有“详见附件”",
       kDc,
       [](HandedIn& s) {
         s.take("七、中长期任务与目标", "八、其他需说明事项", true);
         s.planted = {s.report + " 第22页"};
         s.paper().pages[21].lines.push_back({"详见附件。", 103.8, 139.6, 178.8, 154.6, 15, false, "详见附件。"});
       },
       {{"outline/section-empty", kWarning, At::kPlanted}}},
      {"30b",
       "没有写分析检测手段",
       kDc,
       [](HandedIn& s) {
         s.take("（四）分析检测手段", "（五）关键工程软件");
         s.paper().take("（四）分析检测手段…", "（五）关键工程软件…");
       },
       {},
       "a testing instrument in the table of equipment counts"},
      {"30d",
       "没有写配套条件",
       kDc,
       [](HandedIn& s) {
         s.take("（六）配套条件", "四、财务决算");
         s.paper().take("（六）配套条件…", "四、财务决算…");
       },
       {{"outline/sub-item-missing", kWarning}}},
      {"30c",
       "年度报告没有自我评估",
       kAnnual,
       [](HandedIn& s) {
         s.say("七、年度自我评估", "七、其他");
         s.say("中心组织了自我评估", "中心组织了讨论");
         s.say("自评等次为良好", "总体良好");
       },
       {{"annual/self-evaluation-missing", kWarning}}},
  };
}

}  // namespace

std::vector<Mutant> defects() {
  std::vector<Mutant> all;
  for (auto* part : {&first_defects, &second_defects, &third_defects, &fourth_defects}) {
    for (Mutant& mutant : (*part)()) {
      all.push_back(std::move(mutant));
    }
  }
  return all;
}

}  // namespace nitec::test
