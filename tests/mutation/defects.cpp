#include <initializer_list>

#include "tests/mutation/mutant.h"

namespace nitec::test {
namespace {

/// 1–6: figures, sections, evidence, seals.
std::vector<Mutant> first_defects() {
  return {
      {"1a",
       "报告授权33件写成38件，与评估表不一致",
       kDc,
       [](HandedIn& s) { s.say("授权33件", "授权38件"); },
       {{"agreement/report-differs", kWarning, At::kPlanted}}},
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
       {{"outline/section-renamed", kWarning}}},
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
      {"4c",
       "正文引用的附件35不存在",
       kDc,
       [](HandedIn& s) { s.say("（附件05）", "（附件35）"); },
       {{"evidence/cited-not-listed", kWarning, At::kPlanted}}},
      {"4g",
       "一份营业执照用来证明六项指标",
       kDc,
       [](HandedIn& s) { s.attribute("id=\"14-1\"", "supports", "B01 B02 B03 D01 H01 H02"); },
       {{"evidence/overused", kWarning, At::kPlanted}}},
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
      {"5d",
       "同一句中大写与小写金额不一致",
       kDc,
       [](HandedIn& s) { s.say("额7328.50万元", "额柒仟叁佰贰拾捌万伍仟元整（小写：7382.50万元）"); },
       {{"identifier/amount-in-words", kError, At::kPlanted}}},
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
      {"6c", "承诺书扫描件盖的是部门章", kDc, nullptr, {}, kSeals},
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
      {"8f",
       "第二次申请延期",
       kExtension,
       [](HandedIn& s) {
         s.value("A08", "发改高技〔2028〕77号");
         s.value("A09", "2029-04-20");
         s.value("A07", "2028-10-20");
       },
       {{"extension/again", kError}}},
      {"8g",
       "写明此前申请过一次延期",
       kExtension,
       [](HandedIn& s) { s.say("该中心此前未申请过延长", "该中心曾于2028年申请延长"); },
       {{"extension/again", kWarning, At::kPlanted}}},
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
      {"9f",
       "完成值低于目标值",
       kDc,
       [](HandedIn& s) {
         s.swap("rate=\"116.7\" name=\"累计服务企业\" direction=\"≥\" target=\"90\"",
                "rate=\"87.5\" name=\"累计服务企业\" direction=\"≥\" target=\"120\"");
       },
       {{"targets/below", kWarning, At::kPlanted}}},
      {"9g",
       "没有目标对照表",
       kDc,
       [](HandedIn& s) {
         const std::size_t begin = s.xml().find("<targets>");
         const std::size_t end = s.xml().find("</targets>");
         s.xml().replace(begin, end + 10 - begin, "<targets/>");
       },
       {{"targets/none", kError}}},
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
      {"10d", "专利清单中的授权日在筹建期之前", kDc, nullptr, {}, kProse},
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
       [](HandedIn& s) { s.say("0318846.4", "0318846.7"); },
       {{"identifier/patent-in-text", kWarning, At::kPlanted}}},
      {"11f",
       "实用新型的号码写作发明专利",
       kApplication,
       [](HandedIn& s) { s.say("ZL 2022 1 0318846.4", "ZL 2022 2 0318846.X（发明专利）"); },
       {{"identifier/patent-kind", kWarning, At::kPlanted}}},
      {"11g",
       "以公开号充作专利号",
       kApplication,
       [](HandedIn& s) { s.say("利号ZL 2022 1 0318846.4", "利号CN114861366A"); },
       {{"identifier/patent-in-text", kWarning, At::kPlanted}}},
      {"11h",
       "报告中的中心代码两位颠倒",
       kDc,
       [](HandedIn& s) { s.say("91350182MA8HR5W60M", "91350182MA8HR5W06M"); },
       {{"identifier/uscc-in-text", kWarning, At::kPlanted}}},
      {"11i",
       "标准号写成GBT",
       kDc,
       [](HandedIn& s) { s.say("国家标准6项、行业", "国家标准（GBT 9704-2012等）6项、行业"); },
       {{"identifier/standard-in-text", kWarning, At::kPlanted}}},
      {"11j",
       "软件著作权以证书号充作登记号",
       kDc,
       [](HandedIn& s) { s.say("国家标准6项、行业", "软件登记号软著登字第1234567号、行业"); },
       {{"identifier/software-in-text", kWarning, At::kPlanted}}},
      {"11k",
       "证明材料清单中的专利号校验位不符",
       kDc,
       [](HandedIn& s) { s.attribute("id=\"16\"", "number", "ZL202610000142.3"); },
       {{"identifier/evidence-number", kError, At::kPlanted}}},
      {"12a",
       "中心的代码填成依托单位的代码",
       kDc,
       [](HandedIn& s) { s.value("A18", "91350182MA3KQ7T229"); },
       {{"datasheet/conditional-blank", kError, At::kPlanted}}},
      {"12b", "依托单位全口径的数填在中心栏", kDc, nullptr, {}, "the host's own totals are not handed in"},
  };
}

}  // namespace

std::vector<Mutant> defects() {
  std::vector<Mutant> all = first_defects();
  for (std::vector<Mutant> more : {second_defects(), defects_from_13()}) {
    all.insert(all.end(), more.begin(), more.end());
  }
  return all;
}

}  // namespace nitec::test
