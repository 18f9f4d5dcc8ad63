// The centre's record: what is read, and that a faulty file is refused whole with its line and a reason.
#include "ingest/record/record_reader.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>

namespace nitec {
namespace {

namespace fs = std::filesystem;

std::string bytes_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

fs::path records() {
  return fs::path(NITEC_SOURCE_DIR) / "fixtures/records";
}

std::string refusal(const std::string& bytes) {
  try {
    read_record(bytes, "r.xml");
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return "taken";
}

TEST(Record, IsReadWithThePlaceOfEachThing) {
  const Record record = read_record(bytes_of(records() / "clean-offshore-dc.xml"), "中心台账/x.xml");
  EXPECT_EQ(record.file, "中心台账/x.xml");
  EXPECT_EQ(record.status, CenterStatus::kBuilding);
  EXPECT_EQ(record.center.value, "海上风电柔性直流并网国家产业技术工程化中心（筹）");
  EXPECT_EQ(record.center.where.line, 4);
  EXPECT_EQ(record.center.where.file, "中心台账/x.xml");
  EXPECT_EQ(record.center.where.quote, record.center.value);
  EXPECT_EQ(record.host_code.value, "91350182MA3KQ7T229");
  ASSERT_EQ(record.former_hosts.size(), 1U);
  EXPECT_EQ(record.former_hosts[0].value, "沧澜省海洋电力装备研究所");
  EXPECT_EQ(record.start.value, (Date{2026, 3, 16}));
  EXPECT_EQ(record.end.value, (Date{2029, 3, 16}));
  EXPECT_EQ(record.investment.value, Decimal::parse("24600"));
  ASSERT_EQ(record.targets.size(), 10U);
  EXPECT_EQ(record.targets[3].name, "直流断路器开断时间");
  EXPECT_EQ(record.targets[3].direction, "≤");
  EXPECT_EQ(record.targets[3].value, Decimal::parse("3.0"));
  EXPECT_EQ(record.targets[3].unit, "ms");
  EXPECT_EQ(record.targets[3].where.line, 15);
  ASSERT_EQ(record.received.size(), 1U);
  EXPECT_EQ(record.received[0].kind, Kind::kConfirmation);
  EXPECT_EQ(record.received[0].date, (Date{2029, 5, 22}));
}

TEST(Record, EverythingElseIsReadToo) {
  const Record record = read_record(
      "<record xmlns='urn:nitec:record:2026-02-01'>\n"
      "<center name='某中心' status='正式' form='非法人'><former name='旧名'/></center>\n"
      "<supervisor name='甲' co-supervisor='乙'/><director name='丙'/>\n"
      "<confirmation number='x号' date='2029-08-20' evaluation-year='2032'/>\n"
      "<plan><target name='T' direction='=' value='-1.50' unit='个' field='B14'/></plan>\n"
      "<extensions><extension requested='2029-01-10' decided='2029-02-01' outcome='批准' until='2029-09-16' "
      "number='y号'/></extensions>\n"
      "<adjustments><adjustment date='2028-01-01' class='影响功能实现' number='z号' matter='改'><target "
      "name='T'/></adjustment></adjustments>\n"
      "<grades><grade year='2032' grade='基本合格' date='2032-10-01'/></grades>\n"
      "<received><receipt kind='运行评估' year='2032' date='2032-05-01'/></received>\n"
      "</record>",
      "r.xml");
  EXPECT_EQ(record.status, CenterStatus::kConfirmed);
  EXPECT_EQ(record.form.value, "非法人");
  EXPECT_EQ(record.former_centers.at(0).value, "旧名");
  EXPECT_EQ(record.co_supervisor.value, "乙");
  EXPECT_EQ(record.director.value, "丙");
  EXPECT_EQ(record.evaluation_year.value, 2032);
  EXPECT_EQ(record.evaluation_year.where.line, 4);
  EXPECT_EQ(record.targets.at(0).field, "B14");
  EXPECT_EQ(record.extensions.at(0).outcome, ExtensionOutcome::kApproved);
  EXPECT_EQ(record.extensions.at(0).until, (Date{2029, 9, 16}));
  EXPECT_EQ(record.adjustments.at(0).targets, (std::vector<std::string>{"T"}));
  EXPECT_EQ(record.adjustments.at(0).kind, "影响功能实现");
  EXPECT_EQ(record.grades.at(0).grade, "基本合格");
  EXPECT_EQ(record.received.at(0).kind, Kind::kEvaluation);
  EXPECT_EQ(record.received.at(0).year, 2032);
}

TEST(Record, AFaultyOneIsRefusedWithItsLineAndTheReason) {
  const std::map<std::string, std::string> expected{
      {"empty", "文件是空的"},
      {"cut-off", "第5行："},
      {"doctype", "第2行：文件含有DOCTYPE声明"},
      {"datasheet-given", "第2行：不是中心台账"},
      {"no-center", "第2行：元素“record”"},
      {"unknown-element", "第4行：元素“targets”"},
      {"unknown-attribute", "第3行：元素“center”有不认识的属性“staus”"},
      {"status-of-its-own", "第3行：元素“center”的“status”写作“在建”，应为筹建、正式、取消、撤销之一"},
      {"no-such-day", "第4行：元素“period”的“start”写作“2027-02-29”，应为形如2029-03-16的日期"},
      {"end-before-start", "第4行：截止日2026-03-16不晚于起始日2026-03-16"},
      {"number-with-separator", "第5行：元素“target”的“value”写作“9,000”，应为不带千位分隔符的数"},
      {"target-twice", "第6行：目标“收入”登记了两次"},
      {"approved-without-end", "第5行：批准的延期没有写截止日"},
      {"adjusted-target-unknown", "第8行：所调整的目标“总收入”不在组建方案的目标之中"},
      {"grade-twice", "第6行：2032年的评估结果登记了两次"},
      {"text-between", "第2行：元素“record”之中有多余的文字"},
      {"deep", "标签嵌套过深"},
  };
  std::size_t seen = 0;
  for (const auto& entry : fs::directory_iterator(records() / "refused")) {
    const std::string name = entry.path().stem().string();
    ASSERT_TRUE(expected.contains(name)) << name;
    const std::string reason = refusal(bytes_of(entry.path()));
    EXPECT_NE(reason.find(expected.at(name)), std::string::npos) << name << ": " << reason;
    EXPECT_EQ(reason.find('\n'), std::string::npos) << name;
    EXPECT_FALSE(reason.ends_with("。")) << reason;
    ++seen;
  }
  EXPECT_EQ(seen, expected.size());
}

TEST(Record, CutAnywhereItIsTakenOrRefusedAndNothingElse) {
  const std::string whole = bytes_of(records() / "clean-offshore-dc.xml");
  for (std::size_t size = 0; size < whole.size(); size += 7) {
    EXPECT_NE(refusal(whole.substr(0, size)), "taken") << size;
  }
  for (std::size_t at = 0; at < whole.size(); at += 13) {
    std::string changed = whole;
    changed[at] = static_cast<char>(changed[at] ^ 0x20);
    (void)refusal(changed);
  }
}

TEST(Record, OverACeilingItIsRefused) {
  EXPECT_NE(refusal(std::string(9U << 20, ' ')).find("上限"), std::string::npos);
}

}  // namespace
}  // namespace nitec
