// nitec batch across submissions: both sides are named to the supervising unit, and to nobody else.

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/app/program.h"
#include "tests/bench/inbox/paper.h"

namespace nitec::test {
namespace {

class Across : public testing::Test {
 protected:
  void add(const std::string& submission, const std::string& name) {
    fs::create_directories(inbox_);
    fs::copy(fixture("submissions/" + submission), inbox_ / name, fs::copy_options::recursive);
  }
  /// The same papers with another centre's name on the datasheet.
  void rename_center(const std::string& name, const std::string& sheet, const std::string& center) const {
    std::string xml = read(inbox_ / name / sheet);
    const std::string before = "<value code=\"A01\">";
    const std::size_t begin = xml.find(before) + before.size();
    xml.replace(begin, xml.find('<', begin) - begin, center);
    write(inbox_ / name / sheet, xml);
  }
  void run(const fs::path& outbox) const {
    const Ended ended =
        nitec({"batch", inbox_.string(), "-o", outbox.string(), "--as-of", kAsOf, "--settle", "0", "--jobs", "2"});
    ASSERT_TRUE(ended.status == 0 || ended.status == 1) << ended.err;
  }
  static Json across(const fs::path& outbox) { return Json::parse(read(outbox / "batch.json"))["across"]; }
  static int count(const Json& findings, const std::string& rule) {
    return static_cast<int>(
        std::count_if(findings.begin(), findings.end(), [&](const Json& one) { return one["rule"] == rule; }));
  }

  static constexpr const char* kOther = "极光谱仪国家产业技术工程化中心（筹）";

  Scratch scratch_;
  fs::path inbox_ = scratch_ / "收件夹";
};

TEST_F(Across, NamesBothSidesToTheUnitAndNeitherToTheOther) {
  add("defective-cold-chain", "甲");
  run(scratch_ / "独自");
  EXPECT_EQ(across(scratch_ / "独自"), Json::array());
  add("defective-cold-chain", "乙");
  rename_center("乙", "pgb-2029.xml", kOther);
  const fs::path outbox = scratch_ / "结果";
  run(outbox);

  const Json found = across(outbox);
  EXPECT_EQ(count(found, "across/patent-claimed-twice"), 59);  // Every patent of the list.
  EXPECT_EQ(count(found, "across/same-file"), 20);
  EXPECT_EQ(count(found, "across/same-passage"), 1);  // One for the pair.
  for (const Json& one : found) {
    ASSERT_EQ(one["sides"].size(), 2U);
    EXPECT_EQ(one["severity"], "warning");
    EXPECT_EQ(one["sides"][0]["name"], "乙");
    EXPECT_EQ(one["sides"][0]["center"], kOther);
    EXPECT_EQ(one["sides"][1]["name"], "甲");
    EXPECT_FALSE(one["sides"][1]["file"].get<std::string>().empty());
  }
  EXPECT_NE(read(outbox / "index.html").find("仅供主管单位"), std::string::npos);

  // Everything that is written about a submission, the papers that go back among it, is byte for byte what is written
  // when there is no other: nothing of the other can be in it, packed or plain.
  EXPECT_TRUE(fs::exists(outbox / "甲/return"));
  EXPECT_EQ(differing(contents(scratch_ / "独自/甲"), contents(outbox / "甲")), std::vector<std::string>{});
}

/// A report of five long paragraphs, and a paper with its numbers.
void write_papers(const fs::path& folder, const std::string& report, const std::vector<std::string>& paragraphs,
                  const std::vector<std::string>& paper) {
  bench::Paper pdf;
  pdf.centred("年度工作报告", 22);
  for (const std::string& words : paragraphs) {
    pdf.paragraph(words);
  }
  write(folder / report, pdf.pdf());
  bench::Paper other;
  for (const std::string& words : paper) {
    other.paragraph(words);
  }
  write(folder / "附件/补充审计说明.pdf", other.pdf());
}

constexpr const char* kRig =
    "试验台建成以后先用标准试样标定了三轮，重复性误差由百分之二点八降到百分之一以内，随后接入四家用户的样件；"
    "第一家的样件在高温保持阶段出现边缘翘曲，查明是夹具与炉膛之间没有留出膨胀量，改为浮动支承后再未发生；"
    "第二家提出把升温速率提高一倍，我们换用分区加热并重新整定了控制参数，试验周期由31小时缩短到19小时，"
    "数据同步送到用户的工艺部门，由双方工程师逐项签认。";
constexpr const char* kRigChanged =
    "试验台建成以后先用标准试样标定了三轮，重复性误差由百分之二点八降到百分之一以内，随后接入六家用户的样件；"
    "第一家的样件在高温保持阶段出现边缘翘曲，查明是夹具与炉膛之间没有留出膨胀量，改为浮动支承后再未发生；"
    "第二家提出把升温速率提高一倍，我们换用分区加热并重新整定了控制参数，试验周期由52小时缩短到27小时，"
    "有关数据当天送到用户那里，双方工程师签字确认。";
constexpr const char* kOwnWords =
    "本年度的重点是把连铸坯的表面裂纹率降下来。年初在两条产线上加装了结晶器热像仪，半年积累了四万多炉的温度场记录，"
    "据此找出了浸入式水口偏斜与角部裂纹的关系；随后与钢厂共同修订了水口更换制度，并在第三季度完成了电磁制动的改造，"
    "裂纹率从千分之六降到千分之二，停机清理次数也随之减少，操作工不再需要每班人工修磨。";
constexpr const char* kForm =
    "我们接受委托，对后附的专项支出明细表进行了审计。按照规定编制明细表是被审计单位管理层的责任，我们的责任是在执行"
    "审计工作的基础上发表审计意见。审计工作涉及实施审计程序，以获取有关金额和披露的审计证据；选择的审计程序取决于"
    "注册会计师的判断。我们相信，我们获取的审计证据是充分、适当的，为发表审计意见提供了基础。我们认为，明细表在所有"
    "重大方面按照规定编制，公允反映了专项支出情况。本说明仅供报送主管单位使用，不得用于其他目的，因使用不当造成的"
    "后果与注册会计师及本所无关。明细表由被审计单位按照专项核算的要求汇总，凭证、合同和验收单存放在财务部门备查，"
    "抽查的比例和方法见工作底稿；对银行存款和大额往来实施了函证，回函相符，未回函的执行了替代程序。";
constexpr const char* kItsNumbers = "支出合计4821.36万元，其中设备2093.55万元、材料1588.21万元、测试907.73万元。";
constexpr const char* kOtherNumbers = "支出合计3377.08万元，其中设备1205.60万元、材料1310.44万元、测试861.04万元。";

TEST_F(Across, WordsThatWereChangedALittleAreFound) {
  add("clean-annual-magnesium", "甲");
  add("clean-annual-magnesium", "乙");
  rename_center("乙", "年度报送数据表.xml", kOther);
  fs::remove_all(inbox_ / "甲/附件");  // Only what is written here is to be compared.
  fs::remove_all(inbox_ / "乙/附件");
  write_papers(inbox_ / "甲", "年度工作报告（2029年度）.pdf", {kRig}, {kForm, kItsNumbers});
  write_papers(inbox_ / "乙", "年度工作报告（2029年度）.pdf", {kOwnWords, kRigChanged},
               {"某某会计师事务所", kForm, kItsNumbers});
  const fs::path outbox = scratch_ / "结果";
  run(outbox);
  const Json found = across(outbox);
  ASSERT_EQ(found.size(), 2U) << found.dump(1);
  EXPECT_EQ(found[0]["rule"], "across/similar-file");
  EXPECT_EQ(found[0]["sides"][0]["file"], "附件/补充审计说明.pdf");
  EXPECT_EQ(found[1]["rule"], "across/similar-passage");
  EXPECT_EQ(found[1]["severity"], "warning");
  EXPECT_EQ(found[1]["matters"], 1);
  EXPECT_EQ(found[1]["sides"][0]["center"], kOther);
  EXPECT_EQ(found[1]["sides"][0]["page"], 1);
  EXPECT_EQ(found[1]["sides"][1]["name"], "甲");
  EXPECT_EQ(found[1]["sides"][1]["quote"].get<std::string>().rfind("试验台建成以后先用标准试样", 0), 0U);

  // What is written about the one is what is written when it is alone: no word of the other is in it.
  fs::remove_all(inbox_ / "甲");
  run(scratch_ / "独自");
  EXPECT_EQ(differing(contents(scratch_ / "独自/乙"), contents(outbox / "乙")), std::vector<std::string>{});
}

TEST_F(Across, WordsOfOnesOwnAndPapersOfOneForm) {
  add("clean-annual-magnesium", "甲");
  add("clean-annual-magnesium", "乙");
  rename_center("乙", "年度报送数据表.xml", kOther);
  fs::remove_all(inbox_ / "甲/附件");
  fs::remove_all(inbox_ / "乙/附件");
  write_papers(inbox_ / "甲", "年度工作报告（2029年度）.pdf", {kRig}, {kForm, kItsNumbers});
  write_papers(inbox_ / "乙", "年度工作报告（2029年度）.pdf", {kOwnWords}, {kForm, kOtherNumbers});
  run(scratch_ / "结果");
  EXPECT_EQ(across(scratch_ / "结果"), Json::array());
}

/// A paper with one table.
void write_table(const fs::path& file, const std::string& title, const std::vector<std::vector<std::string>>& rows) {
  bench::Paper pdf;
  pdf.centred(title, 16);
  for (const std::vector<std::string>& row : rows) {
    pdf.row(row);
  }
  write(file, pdf.pdf());
}

using Rows = std::vector<std::vector<std::string>>;

TEST_F(Across, PeopleContractsAndAwardsOfTables) {
  add("clean-annual-magnesium", "甲");
  add("clean-annual-magnesium", "乙");
  rename_center("乙", "年度报送数据表.xml", kOther);
  for (const std::string name : {"甲", "乙"}) {
    const auto own = [&](const char* one, const char* other) { return std::string(name == "甲" ? one : other); };
    write_papers(inbox_ / name, "年度工作报告（2029年度）.pdf", {own(kRig, kOwnWords)}, {});
    fs::remove_all(inbox_ / name / "附件");
    fs::create_directories(inbox_ / name / "附件");
    // 钱一鸣 is the same person; two are called 孙立; 周正 is lent by the one to the other.
    write_table(inbox_ / name / "附件/固定人员名册.pdf", "人员名册",
                Rows{{"序号", "姓名", "身份证号后四位", "用工形式"},
                     {"1", own("赵启明", "吴晓峰"), own("3316", "4409"), "固定"},
                     {"2", "钱一鸣", "5521", "固定"},
                     {"3", "孙立", own("7180", "2234"), "固定"},
                     {"4", "周正", "9043", own("固定", "双聘")}});
    // A number of their own that both have, with another name; one with the same name; one that is the register's.
    write_table(inbox_ / name / "附件/技术合同清单.pdf", "技术合同清单",
                Rows{{"合同编号", "合同名称", "金额（万元）"},
                     {"HT-2029-001", own("轧机主轴技术开发合同", "真空泵站技术服务合同"), "120.5"},
                     {"HT-2029-002", "镁板轧制技术许可合同", "88.2"},
                     {own("2029420101000123", "2029420101000999"), "铸轧装备技术转让合同", "96"}});
    write_table(inbox_ / name / "附件/获奖清单.pdf", "科技奖励清单",
                Rows{{"序号", "证书编号", "奖励名称", "年度"},
                     {"1", own("2029-J-2-045-D01", "2029-J-2-045-D03"), "白原省科学技术进步奖", "2029"},
                     {"2", own("2029-J-3-101-D01", "2029-J-3-117-D01"), "白原省技术发明奖励", "2029"},
                     {"3", "2029-J-2-046-D01", "省科技进步奖", "2029"}});
  }
  const fs::path outbox = scratch_ / "结果";
  run(outbox);
  const Json found = across(outbox);
  EXPECT_EQ(count(found, "across/person-full-time-twice"), 1);
  EXPECT_EQ(count(found, "across/contract-claimed-twice"), 1);
  EXPECT_EQ(count(found, "across/award-claimed-twice"), 1);
  EXPECT_EQ(found.size(), 3U) << found.dump(1);
  for (const Json& one : found) {
    const std::string quote = one["sides"][0]["quote"];
    if (one["rule"] == "across/person-full-time-twice") {
      EXPECT_EQ(quote, "钱一鸣");
    } else if (one["rule"] == "across/contract-claimed-twice") {
      EXPECT_EQ(quote, "HT-2029-002");
      EXPECT_EQ(one["severity"], "warning");
    } else {
      EXPECT_EQ(quote, "2029-J-2-045-D03");
    }
  }
  fs::remove_all(inbox_ / "甲");
  run(scratch_ / "独自");
  EXPECT_EQ(differing(contents(scratch_ / "独自/乙"), contents(outbox / "乙")), std::vector<std::string>{});
}

TEST_F(Across, AnothersNameInTheReport) {
  add("clean-annual-magnesium", "甲");
  add("clean-offshore-dc", "乙");
  add("clean-evaluation-metrology", "丙");
  fs::remove_all(inbox_ / "甲/附件");
  bench::Paper pdf;
  pdf.centred("年度工作报告", 22);
  pdf.paragraph(kOwnWords);
  pdf.new_page();
  pdf.paragraph("海上风电柔性直流并网国家产业技术工程化中心（筹）章程由管理委员会审议通过，全年召开会议四次。");
  write(inbox_ / "甲/年度工作报告（2029年度）.pdf", pdf.pdf());
  run(scratch_ / "结果");
  const Json found = across(scratch_ / "结果");
  ASSERT_EQ(found.size(), 1U) << found.dump(1);
  EXPECT_EQ(found[0]["rule"], "across/other-center-named");
  EXPECT_EQ(found[0]["sides"][0]["name"], "乙");
  EXPECT_EQ(found[0]["sides"][1]["name"], "甲");
  EXPECT_EQ(found[0]["sides"][1]["page"], 2);
}

TEST_F(Across, WhatWasNotComparedIsTold) {
  add("clean-annual-magnesium", "甲");
  run(scratch_ / "结果");
  EXPECT_EQ(Json::parse(read(scratch_ / "结果/batch.json"))["across_cut"],
            (Json{{"submissions", Json::array()}, {"pairs", false}}));
  EXPECT_EQ(read(scratch_ / "结果/index.html").find("只有前面的部分"), std::string::npos);
  bench::Paper pdf;
  for (int i = 0; i < 1'500; ++i) {  // More than 200,000 characters.
    pdf.paragraph(kOwnWords);
  }
  write(inbox_ / "甲/附件/长文.pdf", pdf.pdf());
  run(scratch_ / "结果");
  EXPECT_EQ(Json::parse(read(scratch_ / "结果/batch.json"))["across_cut"]["submissions"], Json{"甲"});
  EXPECT_NE(read(scratch_ / "结果/index.html").find("只有前面的部分"), std::string::npos);
}

TEST_F(Across, TheOtherSideIsRememberedAndCheckedOnce) {
  add("defective-cold-chain", "甲");
  add("defective-cold-chain", "乙");
  rename_center("乙", "pgb-2029.xml", kOther);
  const fs::path outbox = scratch_ / "结果";
  run(outbox);
  const Json first = across(outbox);
  run(outbox);
  EXPECT_EQ(Json::parse(read(outbox / "batch.json"))["run"]["checked"], 0);
  EXPECT_EQ(across(outbox), first);

  fs::remove_all(inbox_ / "乙");
  run(outbox);
  const Json after = across(outbox);
  ASSERT_EQ(after.size(), first.size());
  EXPECT_EQ(after[0]["sides"][0]["gone"], true);
  EXPECT_FALSE(after[0]["sides"][1].contains("gone"));
}

TEST_F(Across, ACentresOwnPapersComeTwiceRightly) {
  add("defective-cold-chain", "五月");
  add("defective-cold-chain", "六月补正");
  rename_center("六月补正", "pgb-2029.xml", "果蔬冷链无损保鲜国家产业技术工程化中心");  // Confirmed meanwhile.
  run(scratch_ / "结果");
  EXPECT_EQ(across(scratch_ / "结果"), Json::array());
}

TEST_F(Across, OneInQuarantineIsHeldAgainstNobody) {
  add("clean-offshore-dc", "补交");
  add("clean-offshore-dc", "隔离");
  fs::copy(fixture("submissions/clean-offshore-dc/筹建期总结报告.pdf"), inbox_ / "隔离" / "机密★5年 低温试验大纲.pdf");
  const fs::path outbox = scratch_ / "结果";
  run(outbox);
  EXPECT_EQ(across(outbox), Json::array());
  for (const char* file : {"batch.json", "index.html"}) {
    EXPECT_EQ(read(outbox / file).find("低温试验大纲"), std::string::npos);
  }
}

TEST_F(Across, SubmissionsThatShareNothingButTheOutline) {
  for (const char* name : {"clean-annual-magnesium", "clean-evaluation-metrology", "clean-extension-mine-gas",
                           "clean-offshore-dc", "clean-adjustment-knitting", "clean-application-hydrogen"}) {
    add(name, name);
  }
  run(scratch_ / "结果");
  EXPECT_EQ(across(scratch_ / "结果"), Json::array());
}

}  // namespace
}  // namespace nitec::test
