#include "tests/mutation/mutant.h"

namespace nitec::test {
namespace {

std::string hostile(const std::string& path) {
  return read(fixture("hostile/" + path));
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
      {"13c", "审计报告没有注册会计师签章", kDc, nullptr, {}, kSeals},
      {"13d",
       "审计意见为保留意见",
       kDc,
       [](HandedIn& s) { s.value("E23c", "保留意见"); },
       {{"evidence/audit-opinion", kWarning, At::kPlanted}}},
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
       {{"text/residue", kError, At::kPlanted}}},
      {"14d",
       "目标年份留作××年",
       kDc,
       [](HandedIn& s) { s.say("到2031年，建成", "到××年，建成"); },
       {{"text/residue", kWarning, At::kPlanted}}},
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
      {"15b",
       "同一件专利列举了两次",
       kApplication,
       [](HandedIn& s) { s.say("ZL 2023 1 0522907.3", "ZL202210318846.4"); },
       {{"identifier/duplicate", kWarning, At::kPlanted}}},
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
      {"17f",
       "一份证明材料是改名为.pdf的文本",
       kDc,
       [](HandedIn& s) { s.files["证明材料/08-主任聘任通知.pdf"] = "关于聘任中心主任的通知\n"; },
       {{"package/file-unreadable", kError}}},
      {"17g",
       "一份证明材料只剩前半",
       kDc,
       [](HandedIn& s) {
         std::string& bytes = s.files["证明材料/16-专利申请和授权清单.pdf"];
         bytes.resize(bytes.size() / 2);
       },
       {{"package/file-unreadable", kError}}},
      {"17h",
       "压缩包损坏",
       kDc,
       [](HandedIn& s) { s.files["证明材料/补充材料.zip"] = std::string("PK\x03\x04", 4) + "broken"; },
       {{"package/archive-unreadable|package/not-opened", kError}}},
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
      {"19a",
       "正文有密级标志",
       kDc,
       [](HandedIn& s) { s.say_once("编 制 说 明", "机密★10年"); },
       {{"secrecy/marked", kError}}},
      {"19b",
       "文件名有密级标志",
       kDc,
       [](HandedIn& s) { s.files["证明材料/机密★长期.pdf"] = s.files["证明材料/20-挂牌照片.pdf"]; },
       {{"secrecy/marked", kError}}},
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
       {{"agreement/report-differs", kWarning}}},
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
      {"22",
       "摘要中的申请数与正文不同",
       kDc,
       [](HandedIn& s) { s.say("申请专利70件", "申请专利78件"); },
       {{"agreement/report-differs", kWarning, At::kPlanted}}},
      {"23a",
       "参与的国家标准计作主持，分项之和大于合计",
       kDc,
       [](HandedIn& s) { s.value("G09a", "4", "2028"); },
       {{"datasheet/relation-broken", kError, At::kPlanted}}},
      {"23b",
       "标准计划号当作标准号",
       kDc,
       [](HandedIn& s) { s.say("国家标准6项、行业", "国家标准6项（20261234-T-604等）、行业"); },
       {{"identifier/standard-in-text", kWarning, At::kPlanted}}},
      {"23c",
       "团体标准列为国家标准",
       kDc,
       [](HandedIn& s) { s.say("国家标准6项、行业", "国家标准6项（T/CECS 1234-2027等）、行业"); },
       {{"identifier/standard-kind", kWarning, At::kPlanted}}},
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
      {"24e",
       "报告中的日期不存在",
       kDc,
       [](HandedIn& s) { s.say("2026年8月18日开工", "2026年8月32日开工"); },
       {{"identifier/impossible-date", kWarning, At::kPlanted}}},
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
      {"25c",
       "目录页码与正文不符",
       kDc,
       [](HandedIn& s) { s.say("………13", "………17"); },
       {{"text/contents-page", kWarning, At::kPlanted}}},
      {"25d",
       "编号由三跳到五",
       kDc,
       [](HandedIn& s) { s.say("（五）关键工程软件", "（七）关键工程软件"); },
       {{"text/numbering-gap", kWarning, At::kPlanted}}},
      {"25e",
       "报告缺第三部分的编号",
       kAnnual,
       [](HandedIn& s) { s.say("三、", "四、"); },
       {{"text/numbering-gap", kWarning, At::kPlanted}}},
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
      {"26c", "前后两次报送的数完全相同", kEvaluation, nullptr, {}, kOtherSubmissions},
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
       {{"evidence/same-file", kWarning}}},
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
      {"28c",
       "流动人员重复计入固定人员",
       kDc,
       [](HandedIn& s) { s.value("C02", "176"); },
       {{"datasheet/relation-broken", kError, At::kPlanted}}},
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
       {{"host/plaque-elsewhere", kWarning}}},
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
       {{"text/numbering-gap", kWarning}}},
      {"30d",
       "没有写配套条件",
       kDc,
       [](HandedIn& s) {
         s.take("（六）配套条件", "四、财务决算");
         s.paper().take("（六）配套条件…", "四、财务决算…");
       },
       {{"outline/sub-item-missing", kWarning}}},
      {"30e",
       "没有写人才培养",
       kDc,
       [](HandedIn& s) {
         s.take("（六）人才培养", "七、中长期任务与目标");
         s.paper().take("（六）人才培养…", "七、中长期任务与目标…");
       },
       {},
       "a row of the table of targets counts"},
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

std::vector<Mutant> defects_from_13() {
  std::vector<Mutant> all = third_defects();
  const std::vector<Mutant> more = fourth_defects();
  all.insert(all.end(), more.begin(), more.end());
  return all;
}

}  // namespace nitec::test
