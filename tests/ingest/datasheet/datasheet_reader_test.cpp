#include "ingest/datasheet/datasheet_reader.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>

namespace nitec {
namespace {

std::string file(const std::string& name) {
  std::ifstream in(std::string(NITEC_SOURCE_DIR) + "/fixtures/" + name, std::ios::binary);
  EXPECT_TRUE(in.good()) << name;
  return {std::istreambuf_iterator<char>(in), {}};
}

DatasheetReading read(const std::string& text) {
  return read_datasheet(std::as_bytes(std::span(text)), "评估表.xml");
}

bool looks(const std::string& text) {
  return looks_like_datasheet(std::as_bytes(std::span(text)));
}

const std::string kOpen = "<datasheet xmlns=\"urn:nitec:datasheet:2026-02-01\" kind=\"confirmation\">\n";
const std::string kRest = "<targets/>\n<evidence/>\n<commitments/>\n</datasheet>\n";

/// A small datasheet with these rows of <fields>, from line 3 on.
std::string sheet(const std::string& values) {
  return kOpen + "<fields>\n" + values + "</fields>\n" + kRest;
}

/// The datasheet's only problem.
Problem only(const std::string& text) {
  const DatasheetReading reading = read(text);
  EXPECT_EQ(reading.problems.size(), 1U) << (reading.problems.empty() ? "" : reading.problems.back().message);
  return reading.problems.empty() ? Problem{} : reading.problems.front();
}

TEST(DatasheetReader, ReadsTheCompleteSample) {
  const DatasheetReading reading = read(file("datasheets/complete.xml"));
  for (const Problem& problem : reading.problems) {
    ADD_FAILURE() << problem.where.line << " " << problem.message;
  }
  ASSERT_TRUE(reading.datasheet);
  const Datasheet& sheet = *reading.datasheet;
  EXPECT_EQ(sheet.version, "2026-02-01");
  EXPECT_EQ(sheet.kind, "confirmation");
  EXPECT_EQ(sheet.text("A01"), "极寒环境特种轴承国家产业技术工程化中心（筹）");
  EXPECT_EQ(sheet.date("A06"), (Date{2026, 3, 16}));
  const Field* e08 = sheet.find("E08");
  ASSERT_NE(e08, nullptr);
  EXPECT_EQ(e08->number, Decimal::parse("1268.40"));
  EXPECT_EQ(e08->unit, "万元");
  EXPECT_EQ(e08->scope, "中心");
  EXPECT_EQ(e08->where.file, "评估表.xml");
  EXPECT_EQ(e08->where.quote, "1268.40");
  const Field* loan = sheet.find("D04", 2028);
  ASSERT_NE(loan, nullptr);
  EXPECT_EQ(loan->state, ValueState::kZero);
  EXPECT_EQ(loan->number, Decimal(0));
  EXPECT_EQ(sheet.find("A08")->state, ValueState::kNotApplicable);
  ASSERT_EQ(sheet.participants.size(), 2U);
  EXPECT_EQ(sheet.participants[0].name, "青岩理工大学");
  ASSERT_EQ(sheet.targets.size(), 10U);
  EXPECT_EQ(sheet.targets[6].direction, "≤");
  EXPECT_EQ(sheet.targets[6].actual, Decimal::parse("0.015"));
  EXPECT_EQ(sheet.targets[0].evidence, std::vector<std::string>{"12"});
  ASSERT_EQ(sheet.evidence.size(), 33U);
  const Evidence& audit = sheet.evidence[8];
  EXPECT_EQ(audit.type, "audit-report");
  EXPECT_EQ(audit.last_page, 48);
  EXPECT_EQ(audit.date, (Date{2029, 4, 18}));
  EXPECT_EQ(audit.supports.back(), "§4");
  ASSERT_EQ(sheet.commitments.size(), 2U);
  EXPECT_TRUE(sheet.commitments[0].sealed);
  EXPECT_EQ(sheet.commitments[0].signer, "殷既白");
}

TEST(DatasheetReader, TheLineIsThatOfTheStartTagsFirstCharacter) {
  const DatasheetReading reading = read(sheet("<value\n code=\"A01\"\n>甲</value>\n<value code=\"A02\">B</value>\n"));
  ASSERT_TRUE(reading.datasheet);
  EXPECT_EQ(reading.datasheet->fields[0].where.line, 3);
  EXPECT_EQ(reading.datasheet->fields[1].where.line, 6);
  EXPECT_EQ(reading.datasheet->fields[1].where.xpath, "/datasheet/fields/value[@code='A02']");
}

TEST(DatasheetReader, TheXpathNamesTheRowAndNoOther) {
  const DatasheetReading reading =
      read(sheet("<value code=\"D07\" year=\"2027\">1</value><value code=\"D07\">2</value><value>3</value>"
                 "<value code=\"E08\">4</value><value code=\"E08\">5</value>"
                 "<value code=\"C04\">6</value><value code=\"C04\" scope=\"依托单位\">7</value>"));
  ASSERT_TRUE(reading.datasheet);
  const char* const xpaths[] = {"value[@code='D07'][@year='2027']",
                                "value[@code='D07'][not(@year)]",
                                "value[3]",
                                "value[@code='E08'][1]",
                                "value[@code='E08'][2]",
                                "value[@code='C04'][not(@scope)]",
                                "value[@code='C04'][@scope='依托单位']"};
  for (std::size_t i = 0; i < std::size(xpaths); ++i) {
    EXPECT_EQ(reading.datasheet->fields[i].where.xpath, std::string("/datasheet/fields/") + xpaths[i]);
  }
}

TEST(DatasheetReader, LinesAreCountedBeyond65535) {
  const DatasheetReading reading =
      read(sheet(std::string(70'000, '\n') + "<value code=\"A01\" state=\"无\">甲</value>\n"));
  ASSERT_EQ(reading.problems.size(), 1U);
  EXPECT_EQ(reading.problems[0].where.line, 70'003);
}

TEST(DatasheetReader, BlankZeroNotApplicableAndNotCountedAreFour) {
  const DatasheetReading reading =
      read(sheet("<value code=\"E13\"/><value code=\"E14\">0</value><value code=\"E15\" state=\"零\"/>"
                 "<value code=\"E16\" state=\"不适用\"/><value code=\"E17\" state=\"未统计\"/>"
                 "<value code=\"E18\" state=\"值\">　12.5 \n</value>\n"));
  ASSERT_TRUE(reading.datasheet);
  const std::vector<Field>& fields = reading.datasheet->fields;
  EXPECT_EQ(fields[0].state, ValueState::kBlank);
  EXPECT_EQ(fields[0].number, std::nullopt);
  EXPECT_EQ(fields[1].state, ValueState::kValue);
  EXPECT_EQ(fields[1].number, Decimal(0));
  EXPECT_EQ(fields[2].state, ValueState::kZero);
  EXPECT_EQ(fields[3].state, ValueState::kNotApplicable);
  EXPECT_EQ(fields[4].state, ValueState::kNotCounted);
  EXPECT_EQ(fields[5].text, "12.5");
}

// Each fault once, in Chinese, with its line, its xpath and the field's name.
struct Fault {
  const char* value;
  const char* xpath;
  const char* message;
};

TEST(DatasheetReader, SaysEachFaultOfAValueOnce) {
  const Fault faults[] = {
      {"<value code=\"e08\">1</value>", "/datasheet/fields/value[@code='e08']/@code",
       "栏目“e08”的“栏目代码”填为“e08”，应为栏目表中的代码，形如“E08”“E21b”。"},
      {"<value>1</value>", "/datasheet/fields/value[1]", "栏目未填“栏目代码”（code）。"},
      {"<value code=\"D07\" year=\"28\">1</value>", "/datasheet/fields/value[@code='D07'][@year='28']/@year",
       "栏目D07（研究与试验发展（R&D）经费支出）的“年度”填为“28”，应为四位数字的年份，形如“2028”。"},
      {"<value code=\"E08\" scope=\"公司\">1</value>", "/datasheet/fields/value[@code='E08'][@scope='公司']/@scope",
       "栏目E08（建筑安装工程投资）的“口径”填为“公司”，应为“中心”或者“依托单位”。"},
      {"<value code=\"E08\" unit=\"\">1</value>", "/datasheet/fields/value[@code='E08']/@unit",
       "栏目E08（建筑安装工程投资）的“单位”是空的，应为1至100字的文字，没有的不写该属性。"},
      {"<value code=\"E08\" Unit=\"万元\">1</value>", "/datasheet/fields/value[@code='E08']/@Unit",
       "栏目E08（建筑安装工程投资）有不认识的属性“Unit”；请核对属性的写法。"},
      {"<valeu code=\"E08\">1</valeu><value code=\"A01\">甲</value>", "/datasheet/fields/valeu[1]",
       "“栏目”（fields）中有不认识的元素“valeu”，未读取；此处可用：value。"},
      {"<value code=\"E08\">1<b/></value>", "/datasheet/fields/value[@code='E08']/b[1]",
       "“栏目”（value）中有不认识的元素“b”，未读取；此处只能填文字。"},
      {"多余<value code=\"A01\">甲</value>", "/datasheet/fields", "“栏目”（fields）的元素之间有多余的文字。"},
  };
  for (const Fault& fault : faults) {
    const Problem problem = only(sheet(fault.value + std::string("\n")));
    EXPECT_EQ(problem.kind, ProblemKind::kSchema);
    EXPECT_EQ(problem.message, fault.message);
    EXPECT_EQ(problem.where.xpath, fault.xpath);
    EXPECT_EQ(problem.where.file, "评估表.xml");
  }
}

TEST(DatasheetReader, SaysEachFaultOfARowOnce) {
  const std::string digest(64, 'a');
  const std::string values = "<fields><value code=\"A01\">甲</value></fields>";
  const auto with_item = [&](const std::string& attributes) {
    return kOpen + values + "<targets/><evidence>\n<item id=\"01\" name=\"审计报告\" type=\"audit-report\" " +
           attributes + "/>\n</evidence><commitments/></datasheet>";
  };
  const std::string good = "file=\"a.pdf\" issuer=\"乙\" sha256=\"" + digest + "\"";
  EXPECT_TRUE(read(with_item(good)).problems.empty());
  EXPECT_EQ(only(with_item(good + " date=\"2029-02-30\"")).message,
            "证明材料“01”的“签发日期”填为“2029-02-30”，应为存在的日期，形如“2029-05-18”，没有的不写该属性。");
  EXPECT_EQ(only(with_item(good + " supports=\"E1 §0\"")).message,
            "证明材料“01”的“所证明的内容”填为“E1 §0”，应为栏目代码和“§1”至“§9”，几个之间用空格隔开。");
  EXPECT_EQ(only(with_item(good + " first-page=\"0\"")).where.quote, "0");
  EXPECT_EQ(only(with_item("file=\"a.pdf\" issuer=\"乙\"")).message, "证明材料“01”未填“摘要值”（sha256）。");
  EXPECT_EQ(only(with_item("file=\"/etc/passwd\" issuer=\"乙\" sha256=\"" + digest + "\"")).where.line, 3);
  const std::string twice = with_item(good + "/>\n<item id=\"01\" name=\"又一份\" type=\"other\" " + good);
  EXPECT_EQ(only(twice).message, "证明材料编号“01”重复；每份证明材料的编号应不同。");
  EXPECT_EQ(only(twice).where.line, 4);
}

TEST(DatasheetReader, MissingAndRepeatedParts) {
  EXPECT_EQ(only(kOpen + "<fields><value code=\"A01\">甲</value></fields><targets/><commitments/></datasheet>").message,
            "评估表缺少“证明材料清单”部分（evidence）。");
  EXPECT_EQ(only(sheet("<value code=\"A01\">甲</value>").replace(kOpen.size(), 0, "<targets/>\n")).message,
            "“目标完成对照表”（targets）写了两次，只读取前一个；请合为一个。");
  EXPECT_EQ(only(sheet("")).message, "“栏目”部分（fields）没有任何内容。");
}

// An unknown element must not hide what stands behind it.
TEST(DatasheetReader, AStrangerDoesNotHideTheFaultsAfterIt) {
  const DatasheetReading reading = read(sheet(
      "<field code=\"A01\">甲</field>\n<value code=\"E08\" state=\"无\">1</value>\n<value code=\"E09\">2</value>\n"));
  ASSERT_EQ(reading.problems.size(), 2U);
  EXPECT_EQ(reading.problems[0].where.line, 3);
  EXPECT_EQ(reading.problems[1].where.line, 4);
  EXPECT_EQ(reading.problems[1].where.xpath, "/datasheet/fields/value[@code='E08']/@state");
  ASSERT_TRUE(reading.datasheet);
  EXPECT_EQ(reading.datasheet->fields.size(), 2U) << "the rest is read all the same";
}

TEST(DatasheetReader, ALongListIsCutAndItsTotalIsExact) {
  std::string values;
  for (int i = 0; i < 130; ++i) {
    values += "<value code=\"E08\" state=\"无\">1</value>\n";
  }
  const DatasheetReading reading = read(sheet(values));
  ASSERT_EQ(reading.problems.size(), kMaxSchemaProblems + 1);
  EXPECT_EQ(reading.problems.back().message, "格式问题共130处，以上列出前50处；改正后请重新核查。");
}

TEST(DatasheetReader, NoMessageCarriesTheParsersEnglish) {
  const DatasheetReading reading = read(kOpen + "<fields kind='1'><value code='A'>" + std::string(5000, 'x') +
                                        "</value>y</fields><z/><targets><target/></targets></datasheet>");
  EXPECT_GE(reading.problems.size(), 8U);
  for (const Problem& problem : reading.problems) {
    for (const char* word : {"Element", "attribute", "facet", "urn:", "expected"}) {
      EXPECT_EQ(problem.message.find(word), std::string::npos) << problem.message;
    }
    EXPECT_GT(problem.where.line, 0) << problem.message;
  }
}

TEST(DatasheetReader, AnotherVersionIsNotRead) {
  const DatasheetReading reading = read("<datasheet xmlns=\"urn:nitec:datasheet:2031-02-01\" kind=\"confirmation\"/>");
  EXPECT_FALSE(reading.datasheet);
  ASSERT_EQ(reading.problems.size(), 1U);
  EXPECT_EQ(reading.problems[0].message, "评估表的格式版本与本规则集不符，应为“urn:nitec:datasheet:2026-02-01”。");
}

TEST(DatasheetReader, MalformedFilesNameTheLine) {
  struct Case {
    std::string text;
    int line;
    const char* words;
  };
  const Case cases[] = {
      {kOpen + "<fields>\n<value code=\"A01\">甲</fields>", 3, "开始标签与结束标签不相配"},
      {kOpen + "<fields>\n<value code=\"A01\">研发&测试</value>", 3, "“&”应写作“&amp;”"},
      {kOpen + "<fields>\n<value code=A01>甲</value>", 3, "引号"},
      {kOpen + "<fields>\n<value code=\"A01\" code=\"A02\">甲</value>", 3, "写了两次"},
      {sheet("<value code=\"A01\">甲</value>") + "<more/>", 8, "多余的内容"},
      {kOpen + "<fields>\n<value code=\"A01\">甲</value>\n", 4, "不完整"},
      {kOpen + "<fields><x:y/></fields>", 2, "命名空间前缀"},
      {kOpen + "<fields><value code=\"A01\">\x01</value></fields>", 2, "控制字符"},
  };
  for (const Case& c : cases) {
    const Problem problem = only(c.text);
    EXPECT_EQ(problem.kind, ProblemKind::kMalformed) << c.text;
    EXPECT_EQ(problem.where.line, c.line) << problem.message;
    EXPECT_NE(problem.message.find(c.words), std::string::npos) << problem.message;
    EXPECT_FALSE(read(c.text).datasheet);
  }
}

TEST(DatasheetReader, ReadsChineseEncodingsUnderAnyLabel) {
  // 甲乙 in GBK is BC D7 D2 D2; 镕, which GB2312 lacks, is E9 46.
  const std::string gbk = "\xBC\xD7\xD2\xD2\xE9\x46";
  for (const char* label : {"GB2312", "GBK", "gb18030", "UTF-8", "CP936", ""}) {
    const std::string head =
        *label == '\0' ? std::string() : "<?xml version=\"1.0\" encoding=\"" + std::string(label) + "\"?>\n";
    const DatasheetReading reading = read(head + sheet("<value code=\"A01\">" + gbk + "</value>"));
    EXPECT_TRUE(reading.problems.empty()) << label;
    ASSERT_TRUE(reading.datasheet) << label;
    EXPECT_EQ(reading.datasheet->text("A01"), "甲乙镕") << label;
  }
  const DatasheetReading wrong =
      read("<?xml version=\"1.0\" encoding=\"GB2312\"?>\n" + sheet("<value code=\"A01\">甲乙</value>"));
  ASSERT_TRUE(wrong.datasheet) << "UTF-8 under the label GB2312";
  EXPECT_EQ(wrong.datasheet->text("A01"), "甲乙");
}

TEST(DatasheetReader, ReadsUtf16WithAMark) {
  const std::string text = "<?xml version=\"1.0\" encoding=\"UTF-16\"?>\n" + sheet("<value code=\"A02\">B</value>");
  std::string little = "\xFF\xFE";
  std::string big = "\xFE\xFF";
  for (const char c : text) {
    little += {c, '\0'};
    big += {'\0', c};
  }
  for (const std::string& bytes : {little, big}) {
    EXPECT_TRUE(looks(bytes));
    const DatasheetReading reading = read(bytes);
    ASSERT_TRUE(reading.datasheet);
    EXPECT_EQ(reading.datasheet->text("A02"), "B");
  }
  EXPECT_EQ(only(little.substr(0, little.size() - 1)).kind, ProblemKind::kMalformed);
}

TEST(DatasheetReader, UnknownEncodingsAreRefusedInWords) {
  EXPECT_EQ(only("<?xml version=\"1.0\" encoding=\"Big5\"?>\n" + sheet("<value code=\"A01\">\xA5\xD2</value>")).message,
            "文件声明的编码不受支持；请另存为UTF-8编码，并在首行声明encoding=\"UTF-8\"。");
  const Problem problem = only(sheet("<value code=\"A01\">\xFF\xFF\xFF</value>"));
  EXPECT_EQ(problem.kind, ProblemKind::kMalformed);
  EXPECT_EQ(problem.where.line, 3);
}

TEST(DatasheetReader, ADoctypeIsRefusedBeforeAnythingIsParsed) {
  const std::string bomb = "<?xml version=\"1.0\"?>\n<!DOCTYPE datasheet [<!ENTITY a \"x\"><!ENTITY b \"&a;&a;\">]>\n" +
                           sheet("<value code=\"A01\">&b;</value>");
  const Problem problem = only(bomb);
  EXPECT_EQ(problem.kind, ProblemKind::kDoctype);
  EXPECT_EQ(problem.where.line, 2);
  EXPECT_FALSE(read(bomb).datasheet);
  EXPECT_TRUE(looks(bomb)) << "it is still known as the datasheet";
  EXPECT_TRUE(read("<!-- <!DOCTYPE a> -->" + sheet("<value code=\"A01\">&lt;!DOCTYPE</value>")).problems.empty());
  EXPECT_EQ(only("<!doctype x SYSTEM \"file:///etc/passwd\">" + sheet("<value code=\"A01\">&x;</value>")).kind,
            ProblemKind::kDoctype);
}

TEST(DatasheetReader, CeilingsAreAskedFirst) {
  std::string attributes;
  for (int i = 0; i < 200'000; ++i) {
    attributes += " a" + std::to_string(i) + "=''";
  }
  EXPECT_EQ(only(kOpen + "<fields" + attributes + "/>").kind, ProblemKind::kTooLarge);
  std::string few;
  for (int i = 0; i < 65; ++i) {
    few += " a" + std::to_string(i) + "=''";
  }
  EXPECT_EQ(only(kOpen + "<fields" + few + "/>").kind, ProblemKind::kTooLarge);
  std::string deep = kOpen;
  for (int i = 0; i < 100'000; ++i) {
    deep += "<a>";
  }
  EXPECT_EQ(only(deep).kind, ProblemKind::kTooLarge);
  std::string many = kOpen;
  for (int i = 0; i < 300'000; ++i) {
    many += "<a/>";
  }
  EXPECT_EQ(only(many).kind, ProblemKind::kTooLarge);
  EXPECT_EQ(only(std::string(kMaxDatasheetBytes + 1, ' ')).kind, ProblemKind::kTooLarge);
  EXPECT_EQ(only("").kind, ProblemKind::kEmpty);
  EXPECT_EQ(only(" \n ").kind, ProblemKind::kEmpty);
}

TEST(DatasheetReader, ManyFaultsAreReadInLinearTime) {
  std::string values;
  for (int i = 0; i < 100'000; ++i) {
    values += "<x/>\n";
  }
  const DatasheetReading reading = read(sheet(values));
  EXPECT_NE(reading.problems.back().message.find("100001"), std::string::npos) << reading.problems.back().message;
}

TEST(DatasheetReader, IsKnownByItsNamespace) {
  EXPECT_TRUE(looks(sheet("")));
  EXPECT_TRUE(looks("\xEF\xBB\xBF<?xml version='1.0'?><d:datasheet xmlns:d='urn:nitec:datasheet:2031-02-01'/>"));
  EXPECT_FALSE(looks("<html xmlns=\"http://www.w3.org/1999/xhtml\"/>"));
  EXPECT_FALSE(looks("%PDF-1.7 \"urn:nitec:datasheet:2026-02-01\""));
  EXPECT_FALSE(looks(""));
  EXPECT_FALSE(looks(std::string(1 << 20, '\0')));
  EXPECT_TRUE(read("<d:datasheet xmlns:d='urn:nitec:datasheet:2026-02-01' kind='confirmation'><d:fields><d:value "
                   "code='A01'>甲</d:value></d:fields><d:targets/><d:evidence/><d:commitments/></d:datasheet>")
                  .problems.empty());
}

TEST(DatasheetReader, EveryTruncationIsAnAnswer) {
  const std::string whole = file("datasheets/complete.xml").substr(0, 3000);
  for (std::size_t size = 0; size <= whole.size(); size += 7) {
    const DatasheetReading reading = read(whole.substr(0, size));
    EXPECT_FALSE(reading.datasheet);
    EXPECT_EQ(reading.problems.size(), 1U) << size;
  }
}

}  // namespace
}  // namespace nitec
