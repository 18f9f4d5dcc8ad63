// What a request for an extension says, in many ways of saying it; and the list of fields of construction.
#include <gtest/gtest.h>

#include "model/notation.h"
#include "validators/application/construction_field.h"
#include "validators/extension/request.h"
#include "validators/reading.h"

namespace nitec {
namespace {

std::string spans(std::string_view text, int year = 0) {
  std::string out;
  for (const DateInText& date : dates_in(folded(text), year)) {
    out += (out.empty() ? "" : " ") + date.first.iso() + (date.first == date.last ? "" : "/" + date.last.iso());
  }
  return out;
}

TEST(ExtensionRequest, DatesAreDaysOrSpansOfDays) {
  EXPECT_EQ(spans("2029年12月31日"), "2029-12-31");
  EXPECT_EQ(spans("２０２９年６月３０日前"), "2029-06-30");
  EXPECT_EQ(spans("二〇三〇年三月十六日"), "2030-03-16");
  EXPECT_EQ(spans("二○二九年十二月二十一日"), "2029-12-21");
  EXPECT_EQ(spans("2029.6.30和2029-07-01"), "2029-06-30 2029-07-01");
  EXPECT_EQ(spans("2028年2月底前"), "2028-02-01/2028-02-29");
  EXPECT_EQ(spans("2029年9月上旬"), "2029-09-01/2029-09-10");
  EXPECT_EQ(spans("2029年第四季度"), "2029-10-01/2029-12-31");
  EXPECT_EQ(spans("2029年上半年"), "2029-01-01/2029-06-30");
  EXPECT_EQ(spans("2029年底"), "2029-01-01/2029-12-31");
  EXPECT_EQ(spans("2029年6月底前完成安装，9月30日前完成验收"), "2029-06-01/2029-06-30 2029-09-30");
  EXPECT_EQ(spans("明年3月底前", 2029), "2030-03-01/2030-03-31");
  EXPECT_EQ(spans("明年3月底前"), "");
  EXPECT_EQ(spans("2029年度完成"), "");
  EXPECT_EQ(spans("2029年2月30日"), "");
}

TEST(ExtensionRequest, NamesOfOneUnit) {
  EXPECT_TRUE(same_unit("云岫省发改委", "云岫省发展和改革委员会"));
  EXPECT_TRUE(same_unit("云岫省发展改革委（盖章）", "云岫省发展和改革委员会"));
  EXPECT_TRUE(same_unit("云岫省发展和改革委员会文件", "云岫省发展改革委"));
  EXPECT_TRUE(same_unit("中国凌泉装备集团有限公司", "凌泉装备集团有限公司"));
  EXPECT_FALSE(same_unit("青岩省发展和改革委员会", "云岫省发展和改革委员会"));
  EXPECT_FALSE(same_unit("", "云岫省发展和改革委员会"));
}

Request read(const std::string& body) {
  std::string notation =
      "submission extension x\ndocument 请示.pdf role=extension-request pages=1\n  page 1\n"
      "field A07 2029-03-16\n";
  std::string lines;
  for (std::size_t at = 0; at < body.size();) {
    const std::size_t end = std::min(body.find('\n', at), body.size());
    lines += "    | " + body.substr(at, end - at) + "\n";
    at = end + 1;
  }
  notation.insert(notation.find("field A07"), lines);
  const Submission submission = from_notation(notation);
  return read_request(submission).value();
}

TEST(ExtensionRequest, ReasonsInManyWords) {
  for (const char* words :
       {"因疫情防控和物流中断，设备安装较计划晚了五个月。", "由于规划条件调整，主体工程未能按期封顶。",
        "受上游芯片管制影响，控制系统供货周期延长，无法在期内完成联调。", "延期原因：供货商破产",
        "主要原因是地基处理方案两次变更。", "进口检测设备招标三次流标。", "设备到货推迟8个月，安装顺延。",
        "关键设备未按期到货，致使试验线不能投用。", "一、延期的理由\n本项目用地涉及铁路迁改，迁改完成于2028年底。",
        "鉴于中试装置联动试车尚未完成，组建任务难以在期内全部完成。"}) {
    EXPECT_TRUE(read(words).reasons.has_value()) << words;
  }
  for (const char* words :
       {"根据第二十条，说明原因、拟采取的措施和计划完成日期。", "鉴于上述原因，特申请延期，请予批准。",
        "现将延期原因、拟采取的措施及计划完成时间报告如下。", "中心三年来进展顺利，各项任务有序推进。",
        "计划于2029年12月底前完成全部组建任务。"}) {
    EXPECT_FALSE(read(words).reasons.has_value()) << words;
  }
}

TEST(ExtensionRequest, MeasuresInManyWords) {
  for (const char* words :
       {"下一步，我委将督促依托单位倒排工期。", "拟采取以下措施：一是增派人员，二是夜间施工。", "工作措施如下",
        "为确保按期完成，依托单位拟增加两支安装队伍。", "三、下一步工作安排\n设备厂家驻场，安装与调试分段穿插。",
        "延期期间实行周调度、月通报，专人跟踪设备生产。", "后续改由国内厂家供货，提前进行接口设计。"}) {
    EXPECT_TRUE(read(words).measures.has_value()) << words;
  }
  for (const char* words :
       {"根据第二十条，说明原因、拟采取的措施和计划完成日期。", "计划于2029年12月底前完成全部组建任务。",
        "特申请将筹建期延长至2029年12月31日，请予批准。", "由于设备到货推迟，组建任务未能按期完成。"}) {
    EXPECT_FALSE(read(words).measures.has_value()) << words;
  }
}

TEST(ExtensionRequest, PlannedDays) {
  EXPECT_EQ(read("计划于2029年12月底前完成全部组建任务。").planned.size(), 1U);
  EXPECT_EQ(read("申请延长至二〇二九年九月十六日。").planned.front().last, (Date{2029, 9, 16}));
  EXPECT_EQ(read("计划完成日期\n2029年11月30日").planned.size(), 1U);
  EXPECT_TRUE(read("筹建期于2029年3月16日期满。").planned.empty());
  EXPECT_TRUE(read("特申请延长筹建期，妥否，请批示。\n云岫省发展和改革委员会\n2029年4月2日").planned.empty());
  EXPECT_EQ(read("申请延长筹建期一年半。").span_months, 18);
  EXPECT_EQ(read("延期十个月").span_months, 10);
  EXPECT_EQ(read("延长筹建期半年").span_months, 6);
  EXPECT_FALSE(read("原则上，延长筹建期的时限不能超过一年且只能申请一次").span.has_value());
}

TEST(ExtensionRequest, WhoSignedAndWhen) {
  const Request request =
      read("云岫省发展和改革委员会\n关于延长筹建期的请示\n妥否，请批示。\n云岫省发展改革委\n2029年2月20日");
  ASSERT_TRUE(request.signer.has_value());
  EXPECT_EQ(request.signer->where.quote, "云岫省发展改革委");
  EXPECT_EQ(request.signed_on, (Date{2029, 2, 20}));
  const Request one_line = read("妥否，请批示。\n云岫省发展和改革委员会　2029年2月20日");
  ASSERT_TRUE(one_line.signer.has_value());
  EXPECT_EQ(one_line.signer->text, "云岫省发展和改革委员会");
  EXPECT_FALSE(read("2029年2月20日").signer.has_value());
}

TEST(ExtensionRequest, AnEndWrittenADayEarlyStandsForItsCorrespondingDay) {
  EXPECT_EQ(period_end(from_notation("field A06 2026-03-16\nfield A07 2029-03-15\n")), (Date{2029, 3, 16}));
  EXPECT_EQ(period_end(from_notation("field A06 2026-03-16\nfield A07 2029-03-16\n")), (Date{2029, 3, 16}));
  EXPECT_EQ(period_end(from_notation("field A07 2029-03-15\n")), (Date{2029, 3, 15}));
}

TEST(ConstructionField, NamesAndCodesOfAList) {
  const std::vector<ConstructionField> list =
      parse_construction_fields("# 注\n01\t高端装备\t某文\n\t新能源、智能电网\t某文\n");
  ASSERT_EQ(list.size(), 2U);
  EXPECT_TRUE(in_list(list, "高端装备"));
  EXPECT_TRUE(in_list(list, "高端装备领域"));
  EXPECT_TRUE(in_list(list, "01 高端装备"));
  EXPECT_TRUE(in_list(list, "01"));
  EXPECT_TRUE(in_list(list, "新能源智能电网"));
  EXPECT_FALSE(in_list(list, "装备"));
  EXPECT_FALSE(in_list(list, "02 高端装备"));
  EXPECT_THROW(parse_construction_fields("高端装备\n"), std::logic_error);
  EXPECT_THROW(parse_construction_fields("01\t\t某文\n"), std::logic_error);
  EXPECT_TRUE(parse_construction_fields("# 尚未发布\n").empty());
}

}  // namespace
}  // namespace nitec
