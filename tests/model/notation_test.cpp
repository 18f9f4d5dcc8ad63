#include "model/notation.h"

#include <gtest/gtest.h>

#include <stdexcept>

namespace nitec {
namespace {

/// A centre's record with something in every member.
Record full_record() {
  const std::string file = "中心台账/某 中心.xml";
  const auto at = [&](int line, std::string quote) { return Location{file, 0, {}, line, "/record", std::move(quote)}; };
  Record record;
  record.file = file;
  record.sha256 = "ef";
  record.status = CenterStatus::kCancelled;
  record.status_where = at(2, "取消");
  int line = 3;
  for (RecordedText* text :
       {&record.center, &record.host, &record.host_code, &record.supervisor, &record.co_supervisor, &record.director,
        &record.field, &record.form, &record.consent_number, &record.confirmation_number}) {
    text->value = "某 “词” " + std::to_string(line);
    text->where = at(line++, text->value);
  }
  record.former_centers = {{"旧名", at(20, "旧名")}, {"", {}}};
  record.former_hosts = {{"旧单位", at(21, "别的引文")}};
  record.start = {Date{2026, 3, 16}, at(22, "2026-03-16")};
  record.end = {Date{2029, 3, 16}, at(22, "")};
  record.confirmation_date = {std::nullopt, at(23, "")};
  record.evaluation_year = {2032, at(24, "2032")};
  record.investment = {Decimal::parse("52000.00"), at(25, "52000.00")};
  record.targets = {{"中试 能力", "≥", Decimal::parse("1200"), "台/年", "B14", at(26, "中试 能力")}, {}};
  record.extensions = {{ExtensionOutcome::kWithdrawn, Date{2028, 12, 1}, Date{2029, 1, 5}, Date{2030, 3, 16},
                        "发改〔2029〕1号", at(27, "撤回")},
                       {}};
  record.adjustments = {{Date{2028, 1, 1}, "影响功能实现", "x号", "主任 变更", {"a,b", "c"}, at(28, "y")}, {}};
  record.grades = {{2032, "基本合格", Date{2032, 9, 1}, at(29, "基本合格")}};
  record.received = {{Kind::kEvaluation, 2032, Date{2032, 5, 1}, at(30, "2032-05-01")}, {}};
  return record;
}

/// One of everything, every member away from its default.
Submission everything() {
  Submission s;
  s.name = "某中心 确认申请";
  s.kind = Kind::kConfirmation;
  s.sha256 = "ce374f27";
  s.problems.push_back({ProblemKind::kNotOpened, "链接未打开", {"链接", 0, {}, 0, "", ""}});
  Document report;
  report.path = "筹建期 总结\"报告\".pdf";
  report.role = Role::kSummaryReport;
  report.sha256 = "ab";
  report.bytes = 18'446'744'073'709'551'615ULL;
  report.is_pdf = true;
  report.producer = "Cairo 1.16=x";
  report.is_archive = true;
  report.container = "证明 材料.zip";
  report.fonts = {{"FangSong", false, true}, {"Sim Hei", true, false}};
  report.bookmarks = {{"一、摘要", 1, 3}};
  report.problems.push_back({ProblemKind::kNoText, "第2页没有文字层", {report.path, 2, {}, 0, "", "x"}});
  Page first;
  first.number = 1;
  first.width = 595.276;
  first.height = 841.89;
  first.rotation = 90;
  first.label = "iv";
  first.image_cover = 0.1;
  Line line;
  line.text = " | 一、\t摘\\要\n\x01 ";
  line.box = {72.1, 1.0 / 3, 310, 155};
  line.size = 16.04;
  line.font = 1;
  line.bold = line.vertical = line.invisible = true;
  line.edges = {72.1F, 0.1F, 88};
  first.lines = {line, Line{}};
  Page second;
  second.number = 2;
  second.text_layer = TextLayer::kNone;
  report.pages = {first, second};
  s.documents = {report, Document{}};
  Datasheet sheet;
  sheet.file = "datasheet.xml";
  sheet.kind = "confirmation";
  sheet.version = "urn:x";
  Field field;
  field.code = "D01";
  field.year = 2027;
  field.scope = "依托单位";
  field.unit = "万元";
  field.state = ValueState::kNotCounted;
  field.text = "1 268.40";
  field.number = Decimal::parse("1268.40");
  field.where = {"datasheet.xml", 0, {}, 17, "/a/b[1]", "1 268.40"};
  Field numeral;
  numeral.code = "B01";
  numeral.text = "12.30";
  numeral.state = ValueState::kValue;
  numeral.where = {"other.xml", 2, {1, 2, 3, 4}, 5, "", "x"};
  sheet.fields = {field, numeral, Field{}};
  sheet.participants = {{"某大学", "12", "检测", {"datasheet.xml", 0, {}, 3, "", ""}}};
  Evidence evidence;
  evidence.id = "附件 3";
  evidence.name = "审计报告";
  evidence.type = "audit-report";
  evidence.file = "附件03.pdf";
  evidence.first_page = 2;
  evidence.last_page = 12;
  evidence.sha256 = "cd";
  evidence.issuer = "某所";
  evidence.number = "某审〔2029〕3号";
  evidence.date = Date{2029, 5, 8};
  evidence.valid_until = Date{2030, 5, 8};
  evidence.supports = {"E08", "§4"};
  Evidence backwards;
  backwards.first_page = 9;
  backwards.last_page = -1;
  sheet.evidence = {evidence, backwards};
  Target target;
  target.name = "中试能力";
  target.direction = "≥";
  target.target = Decimal::parse("1200");
  target.unit = "台/年";
  target.actual = Decimal::parse("1080.0");
  target.rate = Decimal::parse("90.0");
  target.evidence = {"03", "04"};
  target.field = "B14";
  sheet.targets = {target};
  Commitment commitment{"L01", "张三", true, Date{2029, 5, 9}, "13", "承诺 如下", {}};
  sheet.commitments = {commitment};
  s.datasheet = sheet;
  Outline outline;
  outline.file = report.path;
  outline.pages = 42;
  outline.text_layer = TextLayer::kDamaged;
  outline.order_ok = false;
  outline.contents_page = 2;
  for (int i = 0; i < kSectionCount; ++i) {
    outline.sections.at(static_cast<std::size_t>(i)).number = i + 1;
  }
  Section& fourth = outline.sections[3];
  fourth.title = "财务决算";
  fourth.status = SectionStatus::kMerged;
  fourth.heading = {report.path, 24, {1, 2, 3, 4}, 0, "", "四、财务决算与运行机制"};
  fourth.last_page = 29;
  fourth.characters = 1234;
  fourth.merged_into = 5;
  fourth.in_contents = true;
  fourth.substance = {report.path, 25, {}, 0, "", "详见附件12"};
  fourth.expected = {"", 23, {}, 0, "", ""};
  fourth.again = {{report.path, 30, {}, 0, "", "四、"}};
  SubItem item;
  item.name = "资金筹措";
  item.covered = true;
  item.cue = Cue::kNotApplicable;
  item.where = {report.path, 24, {5, 6, 7, 8}, 0, "", "不涉及"};
  fourth.items = {item, SubItem{}};
  s.outline = outline;
  s.record = full_record();
  return s;
}

TEST(Notation, GivesBackEverythingThatItWrote) {
  const Submission s = everything();
  const std::string text = to_notation(s);
  EXPECT_EQ(from_notation(text), s) << text;
  EXPECT_EQ(to_notation(from_notation(text)), text);
}

TEST(Notation, AnEmptySubmissionIsOneLine) {
  EXPECT_EQ(to_notation(Submission{}), "submission unknown \"\"\n");
  EXPECT_EQ(from_notation("submission unknown \"\"\n"), Submission{});
}

TEST(Notation, AFixtureSaysOnlyWhatItIsAbout) {
  const Submission s = from_notation(
      "# story: three days late\n"
      "document 报告.pdf role=summary-report pages=3\n"
      "  page 2\n"
      "    | 一、摘　要  \n"
      "    | 第二行\n"
      "document 附件03.pdf pages=2\n"
      "datasheet\n"
      "  field A06 2026-03-16 line=14\n"
      "  evidence 03 审计报告 file=附件03.pdf pages=2 supports=E08,§4\n"
      "outline\n"
      "  section 3 present page=11\n"
      "    item 5 missing\n"
      "  section 8 missing in-contents\n");
  EXPECT_EQ(s.kind, Kind::kConfirmation);
  ASSERT_EQ(s.documents.size(), 2U);
  EXPECT_TRUE(s.documents[0].is_pdf);
  ASSERT_EQ(s.documents[0].pages.size(), 3U);
  EXPECT_EQ(s.documents[0].pages[1].lines.at(0).text, "一、摘　要  ");
  EXPECT_GT(s.documents[0].pages[1].lines.at(1).box.y0, s.documents[0].pages[1].lines.at(0).box.y1);
  EXPECT_EQ(s.documents[1].role, Role::kEvidence);
  ASSERT_TRUE(s.datasheet);
  EXPECT_EQ(s.datasheet->date("A06"), (Date{2026, 3, 16}));
  EXPECT_EQ(s.datasheet->find("A06")->where.line, 14);
  EXPECT_EQ(s.datasheet->find("A06")->where.file, "datasheet.xml");
  EXPECT_EQ(s.datasheet->evidence.at(0).first_page, 2);
  EXPECT_EQ(s.datasheet->evidence.at(0).last_page, 2);
  EXPECT_EQ(s.datasheet->evidence.at(0).supports, (std::vector<std::string>{"E08", "§4"}));
  ASSERT_TRUE(s.outline);
  EXPECT_EQ(s.outline->pages, 3);
  EXPECT_EQ(s.outline->sections[7].status, SectionStatus::kMissing);
  EXPECT_TRUE(s.outline->sections[7].in_contents);
  EXPECT_EQ(s.outline->sections[2].items.size(), 6U);
  EXPECT_TRUE(s.outline->sections[2].items[3].covered);
  EXPECT_EQ(s.outline->sections[2].items[3].where.page, 11);
  EXPECT_FALSE(s.outline->sections[2].items[4].covered);
  EXPECT_EQ(s.outline->sections[2].items[4].name, "关键工程软件");
  EXPECT_EQ(s.outline->sections[0].status, SectionStatus::kPresent);
}

TEST(Notation, SaysInWhichLineAMistakeStands) {
  const auto refusal = [](std::string_view text) -> std::string {
    try {
      from_notation(text);
    } catch (const std::runtime_error& error) {
      return error.what();
    }
    return "taken";
  };
  EXPECT_EQ(refusal("\n\nfeild A06"), "line 3: no such thing in this notation: feild");
  EXPECT_EQ(refusal("field A06 x tpye=1"), "line 1: no such key here: tpye");
  EXPECT_EQ(refusal("field A06 x y"), "line 1: one word too many: y");
  EXPECT_EQ(refusal("field"), "line 1: expected a code");
  EXPECT_EQ(refusal("field A06 \"x"), "line 1: a quote is not closed");
  EXPECT_EQ(refusal("field A06 \"x\\\""), "line 1: a quote is not closed");
  EXPECT_EQ(refusal("field A06 \"\\q\""), "line 1: no such escape");
  EXPECT_EQ(refusal("evidence 1 date=2029-02-29"), "line 1: not a date: 2029-02-29");
  EXPECT_EQ(refusal("page 1"), "line 1: no document yet");
  EXPECT_EQ(refusal("document a pages=999999999"), "line 1: too many pages");
  EXPECT_EQ(refusal("document a\npage 0"), "line 2: no such page");
  EXPECT_EQ(refusal("document a\nline 1,2,3 12 | x"), "line 2: a box has four numbers: 1,2,3");
  EXPECT_EQ(refusal("document a\nline 1,2,3,nan 12 | x"), "line 2: not a finite number: nan");
  EXPECT_EQ(refusal("outline a\nsection 10 present"), "line 2: there are nine sections");
  EXPECT_EQ(refusal("outline a\nitem 1 covered"), "line 2: no section yet");
  EXPECT_EQ(refusal("submission wedding"), "line 1: no such kind: wedding");
}

TEST(Notation, RowsOfCellsAreATable) {
  const std::string text =
      "document a.pdf\n  page 1\n    | 表1\n    || 项目 | 金额\n    || 合计 | \n    | 之后\n    || 甲\n";
  const Submission s = from_notation(text);
  const Page& page = s.documents[0].pages[0];
  ASSERT_EQ(page.tables.size(), 2U);
  EXPECT_EQ(page.tables[0].rows, 2);
  EXPECT_EQ(page.tables[0].columns, 2);
  ASSERT_EQ(page.tables[0].cells.size(), 4U);
  EXPECT_EQ(page.tables[0].cells[2].text, (std::vector<LinePart>{{3, 0, 2}}));
  EXPECT_TRUE(page.tables[0].cells[3].text.empty());
  ASSERT_EQ(page.blocks.size(), 4U);
  EXPECT_EQ(page.blocks[1].kind, BlockKind::kTable);
  EXPECT_EQ(page.blocks[1].lines, (std::vector<std::uint32_t>{1, 2, 3}));
  EXPECT_EQ(page.blocks[3].table, 1);
  EXPECT_EQ(from_notation(to_notation(s)), s);
}

}  // namespace
}  // namespace nitec
