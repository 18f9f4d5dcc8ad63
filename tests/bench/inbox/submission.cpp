#include "tests/bench/inbox/submission.h"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <set>
#include <sstream>

#include "tests/bench/inbox/defects.h"
#include "tests/bench/inbox/paper.h"
#include "tests/bench/inbox/texts.h"

namespace nitec::bench {
namespace {

using Words = std::map<std::string, std::string>;

const Sheet& model(const std::string& kind) {
  static const std::map<std::string, std::string> kPlaces{
      {"confirmation", "clean-offshore-dc/中心评估表.xml"},
      {"annual", "clean-annual-magnesium/年度报送数据表.xml"},
      {"evaluation", "clean-evaluation-metrology/评估数据表.xml"},
      {"application", "clean-application-hydrogen/评估表.xml"},
      {"extension", "clean-extension-mine-gas/延期申请数据表.xml"},
      {"adjustment", "clean-adjustment-knitting/数据表.xml"},
  };
  static std::map<std::string, Sheet> read;
  const auto known = read.find(kind);
  if (known != read.end()) {
    return known->second;
  }
  return read
      .emplace(kind, read_sheet(std::filesystem::path(NITEC_SOURCE_DIR) / "fixtures/submissions" / kPlaces.at(kind)))
      .first->second;
}

/// Mostly 确认申请 and 年度报送; every kind among any fifty that follow one another.
std::string kind_of(std::uint64_t number) {
  constexpr std::array<const char*, 16> kKinds{
      "confirmation", "annual", "confirmation", "annual",       "annual", "evaluation", "confirmation", "annual",
      "confirmation", "annual", "application",  "confirmation", "annual", "extension",  "confirmation", "adjustment"};
  return kKinds[number % kKinds.size()];
}

/// Documents of the host are numbered one after the other.
std::string host_number(const Centre& centre, const std::string& year, int number) {
  return centre.letter + "研〔" + year + "〕" + std::to_string(number) + "号";
}

std::string unit_number(const Centre& centre, const std::string& year, int number) {
  return centre.letter + "发改高技〔" + year + "〕" + std::to_string(number) + "号";
}

void set_identity(Draft& draft, Dice& dice) {
  Sheet& sheet = draft.sheet;
  const Centre& centre = draft.centre;
  const bool in_building = sheet.kind == "confirmation" || sheet.kind == "extension" || sheet.kind == "adjustment";
  sheet.set("A01", centre.domain + "国家产业技术工程化中心" + (in_building ? "（筹）" : ""));
  sheet.set("A02", centre.english);
  sheet.set("A05",
            "发改高技〔" + sheet.get("A06").substr(0, 4) + "〕" + std::to_string(dice.between(100, 1900)) + "号");
  sheet.set("A11", centre.host);
  sheet.set("A12", centre.host_code);
  sheet.set("A14", centre.region);
  if (!sheet.get("A18").empty()) {
    sheet.set("A18", centre.own_code);
  }
  sheet.set("A19", centre.supervisor);
  sheet.set("A21a", centre.director);
  sheet.set("A22", centre.field);
  sheet.set("A23a", centre.chief);
  sheet.set("A23b", centre.reviewer);
  sheet.set("A23c", centre.filler);
  sheet.set("A23d", centre.phone);
}

/// Dates of the kind, one after the other.
void set_dates(Draft& draft, Dice& dice) {
  Sheet& sheet = draft.sheet;
  const auto file_on = [&](const std::string& day) {
    sheet.set("A23e", later(day, 0, -2));
    sheet.set("A25", day);
    sheet.set("A26", sheet.kind == "extension" ? later(day, 0, -2) : day);
  };
  if (sheet.kind == "confirmation") {
    const std::string start = later("2026-02-03", 0, dice.between(0, 300));
    const std::string end = later(start, 36, 0);
    sheet.set("A06", start);
    sheet.set("A07", end);
    file_on(later(end, 0, dice.between(40, 80)));
    const std::string filed = sheet.get("A25");
    sheet.set("A24", dice.chance(500) ? "优秀" : "良好");
    sheet.set("A24b", later(filed, 0, -8));
    sheet.set("E23e", later(end, 0, dice.between(12, 20)));
    sheet.set("E24a", later(end, 0, -dice.between(5, 60)));
    sheet.set("E25b", later(end, 0, dice.between(5, 11)));
    const std::string year = sheet.get("E24a").substr(0, 4);
    sheet.set("E24b", unit_number(draft.centre, year, dice.between(10, 90)));
    sheet.set("E25a", draft.centre.letter + "国资登〔" + sheet.get("E25b").substr(0, 4) + "〕" +
                          std::to_string(dice.between(1000, 9999)) + "号");
    sheet.set("E23a", draft.centre.letter + "江会计师事务所（特殊普通合伙）");
    sheet.set("E23b", draft.centre.letter + "江专审〔" + sheet.get("E23e").substr(0, 4) + "〕" +
                          std::to_string(dice.between(10, 900)) + "号");
    sheet.set("A21c", host_number(draft.centre, start.substr(0, 4), dice.between(5, 40)));
  } else if (sheet.kind == "annual") {
    const std::string year = sheet.get("A04");
    const std::string next = std::to_string(std::stoi(year) + 1);
    const std::string start = later("2026-02-03", 0, dice.between(0, 20));
    sheet.set("A06", start);
    sheet.set("A07", later(start, 23, 0));
    sheet.set("A10b", later("2028-03-01", 0, dice.between(0, 100)));
    sheet.set("A10a", "发改高技〔2028〕" + std::to_string(dice.between(100, 1900)) + "号");
    sheet.set("A21c", host_number(draft.centre, "2026", dice.between(5, 40)));
    file_on(later(next + "-01-15", 0, dice.between(0, 38)));
  } else if (sheet.kind == "evaluation") {
    sheet.set("A10b", later("2026-11-02", 0, dice.between(0, 50)));
    sheet.set("A10a", "发改高技〔2026〕" + std::to_string(dice.between(100, 1900)) + "号");
    sheet.set("A21c", host_number(draft.centre, "2026", dice.between(5, 40)));
    file_on(later("2030-04-02", 0, dice.between(0, 40)));
  } else if (sheet.kind == "application") {
    file_on(later("2026-07-10", 0, dice.between(0, 60)));
  } else if (sheet.kind == "extension") {
    const std::string start = later("2026-03-03", 0, dice.between(0, 200));
    sheet.set("A06", start);
    sheet.set("A07", later(start, 36, 0));
    sheet.set("A27", later(start, 36 + dice.between(5, 10), 0));
    file_on(later(start, 34, dice.between(0, 25)));
  } else {
    const std::string start = later("2027-02-03", 0, dice.between(0, 100));
    sheet.set("A06", start);
    sheet.set("A07", later(start, 36, 0));
    file_on(later("2028-08-20", 0, dice.between(0, 60)));
  }
  draft.words["filed"] = sheet.get("A25");
}

void list_patents(Draft& draft, Dice& dice, int most) {
  for (int i = 0; i < most; ++i) {
    const std::uint64_t serial = (draft.number * 64 + static_cast<std::uint64_t>(i)) * 7'919 % 9'999'991;
    draft.patents.push_back(patent_number(dice.between(2026, 2027), 1, serial));
  }
}

void list_evidence(Draft& draft, Dice& dice, bool small) {
  Sheet& sheet = draft.sheet;
  const Centre& centre = draft.centre;
  const std::string filed = sheet.get("A25");
  const std::string host = centre.host;
  const std::string unit = centre.supervisor;
  const std::string signed_on = sheet.get("A23e");
  const std::string year = filed.substr(0, 4);
  const std::string early = sheet.get("A06").empty() ? "2026-11-20" : later(sheet.get("A06"), 0, dice.between(10, 40));
  std::vector<Evidence>& list = draft.evidence;
  const auto rules = [&](const std::string& date) {
    int number = dice.between(20, 60);
    list.push_back({"09-1", "talent-incentive", "人才激励管理办法", host,
                    host_number(centre, date.substr(0, 4), number), date, "§5"});
    list.push_back({"09-2", "transfer-incentive", "成果转化激励管理办法", host,
                    host_number(centre, date.substr(0, 4), ++number), date, "§5"});
    list.push_back({"09-3", "ip-management", "知识产权管理办法", host, host_number(centre, date.substr(0, 4), ++number),
                    date, "§5"});
  };
  const std::string lists = later(filed, 0, -12);
  if (sheet.kind == "confirmation") {
    list = {
        {"01", "start-consent", "同意启动组建的通知", "国家发展改革委", sheet.get("A05"), sheet.get("A06"), "A05 A06"},
        {"03", "task-acceptance", "组建任务验收意见", unit,
         unit_number(centre, sheet.get("E24a").substr(0, 4), dice.between(100, 190)),
         later(sheet.get("A07"), 0, -dice.between(2, 12)), "§3 §6 J03"},
        {"04", "completion-acceptance", "竣工验收意见", unit, sheet.get("E24b"), sheet.get("E24a"),
         "E24a E24b B11 B12 B13 §3"},
        {"05", "final-accounts", "竣工财务决算批复", centre.province + "财政厅",
         centre.letter + "财建〔" + sheet.get("E23e").substr(0, 4) + "〕" + std::to_string(dice.between(10, 99)) + "号",
         later(sheet.get("E23e"), 0, 6), "E01 E07 E12 E18 E19 §4"},
        {"06", "audit-report", "专项审计报告", sheet.get("E23a"), sheet.get("E23b"), sheet.get("E23e"),
         "B01 D01 D07 E07 E21a E21b E23b H01 §4"},
        {"07", "asset-registration", "国有资产产权登记表", centre.province + "国有资产监督管理委员会",
         sheet.get("E25a"), sheet.get("E25b"), "E25a E25b"},
        {"08", "director-appointment", "主任聘任通知", host, sheet.get("A21c"), early, "A21a A21c §5"},
        {"10", "evaluation-result", "评估结果通知", unit,
         unit_number(centre, sheet.get("A24b").substr(0, 4), dice.between(200, 290)), sheet.get("A24b"), "A24 A24b"},
        {"11", "credit-report", "依托单位公共信用信息报告", centre.province + "公共信用信息中心",
         "CL" + std::to_string(10'000'000 + draft.number), later(filed, 0, -5), "A11 A12"},
        {"12", "application-letter", "申请函", host, host_number(centre, year, dice.between(61, 99)), filed, "A25"},
        {"14", "legal-person", "中心登记证书", centre.province + "市场监督管理局", centre.own_code, early, "A18"},
        {"15", "equipment-list", "研发仪器设备清单", host, "", lists, "B06 B07 B08 B09 §3"},
        {"16", "patent-certificates", "专利清单", host, "", lists, "G01 G03 G04 G05 §6"},
        {"17", "contracts", "成果转化合同清单", host, "", lists, "H13 H14 H15 I01 I02 I03 §6"},
        {"18", "personnel-list", "人员名册", host, "", lists, "C01 C02 C03 C04 C07 C09 §5"},
        {"20", "plaque-photo", "挂牌照片", host, "", early, "§5"},
    };
    rules(later(early, 2, 3));
  } else if (sheet.kind == "annual") {
    list = {{"02", "patent-certificates", "年度专利清单", host, "", lists, "G01 G03 G04 G05"},
            {"03", "contracts", "成果转化合同清单", host, "", lists, "H13 H14 H15"}};
    if (sheet.get("G14a") != "") {
      list.push_back(
          {"01", "first-set", "首台（套）重大技术装备目录（摘录）", centre.province + "工业和信息化厅",
           centre.letter + "工信装备〔" + sheet.get("A04") + "〕" + std::to_string(dice.between(10, 99)) + "号",
           sheet.get("A04") + "-09-10", "G14a §2"});
    }
  } else if (sheet.kind == "evaluation") {
    list = {{"01", "confirmation-notice", "正式确认为国家产业技术工程化中心的通知", "国家发展改革委", sheet.get("A10a"),
             sheet.get("A10b"), "A10a A10b"},
            {"02", "director-appointment", "中心主任任命文件", host, sheet.get("A21c"), "2026-12-25", "A21a A21c §5"},
            {"04", "legal-person", "中心登记证书", centre.province + "市场监督管理局", centre.own_code, "2026-10-20",
             "A17 A18"},
            {"05", "equipment-list", "研发仪器设备清单", host, "", lists, "B06 B07 B08 B09"},
            {"06", "patent-certificates", "专利清单", host, "", lists, "G01 G03 G04 G05"},
            {"07", "contracts", "成果转化合同清单", host, "", lists, "H13 H14 H15 I01 I02"},
            {"08", "plaque-photo", "挂牌照片说明", host, "", "2027-01-08", "§1"}};
    rules("2027-03-15");
  } else if (sheet.kind == "application") {
    list = {{"01", "plan-appraisal", "组建方案论证意见", unit, "", later(filed, 0, -25), "A22"},
            {"02", "recommendation", "关于推荐组建中心的请示", unit,
             unit_number(centre, "2026", dice.between(100, 400)), later(filed, 0, -9), "A19"},
            {"06", "credit-report", "依托单位公共信用信息报告", centre.province + "公共信用信息中心",
             "XY" + std::to_string(20'000'000 + draft.number), later(filed, 0, -6), "A11 A12"},
            {"07", "novelty-report", "科技查新报告", centre.province + "科学技术信息研究所",
             "2026-CX-" + std::to_string(100 + draft.number), later(filed, 0, -40), "G04 G05"},
            {"08", "director-appointment", "关于拟任中心主任的决定", host,
             host_number(centre, "2026", dice.between(61, 99)), later(filed, 0, -30), "A21a A21b"}};
    rules("2025-03-10");
  } else if (sheet.kind == "extension") {
    list = {
        {"01", "start-consent", "同意启动组建的通知", "国家发展改革委", sheet.get("A05"), sheet.get("A06"), "A05 A06"},
        {"02", "other", "依托单位延期申请", host, host_number(centre, year, dice.between(5, 40)), signed_on, "A26 A27"},
        {"03", "supervision-record", "筹建期监督检查记录", unit, "", later(filed, -2, 0), "A27"}};
  } else {
    list = {{"01", "adjustment-approval", "关于建设地点调整的审定意见", unit,
             unit_number(centre, year, dice.between(100, 300)), later(filed, 0, -7), "A28"},
            {"02", "adjustment-filing", "报国家发展改革委备案的函", unit,
             centre.letter + "发改函〔" + year + "〕" + std::to_string(dice.between(10, 99)) + "号",
             later(filed, 0, -5), "A28"}};
  }
  if (small) {
    list.clear();
  }
  list.push_back({"21", "authenticity-commitment", "真实性承诺书", host, "", signed_on, "L01"});
  list.push_back({"22", "no-secret-statement", "不涉密声明", host, "", signed_on, "L02"});
  sheet.commitments = {{"L01", centre.chief, signed_on, "21", "本单位承诺所报送的材料和数据真实、准确、完整。"},
                       {"L02", centre.reviewer, signed_on, "22", "报送材料已经保密审查，不涉及国家秘密。"}};
}

/// Targets that were met, for fields of the datasheet.
void set_targets(Draft& draft) {
  const auto add = [&](const char* code, const char* name, const char* evidence, bool summed) {
    const Words words = draft.sheet.words();
    const std::string actual = words.at(summed ? std::string(code) + "_sum" : code);
    const long long target = std::max(1LL, static_cast<long long>(std::stod(actual) * 0.9));
    char rate[32];
    std::snprintf(rate, sizeof rate, "%.1f", std::stod(actual) * 100 / static_cast<double>(target));
    draft.sheet.targets.push_back({{"rate", rate},
                                   {"name", name},
                                   {"direction", "≥"},
                                   {"target", std::to_string(target)},
                                   {"unit", draft.sheet.find(code)->unit},
                                   {"actual", actual},
                                   {"evidence", evidence},
                                   {"field", summed ? "" : code}});
  };
  add("B14", "建成试验线", "04", false);
  add("B13", "建成中试和工程化试验面积", "04", false);
  add("G05", "筹建期末有效发明专利", "16", false);
  add("C04", "筹建期末研发人员数", "18", false);
  add("H02", "累计技术性收入", "06 17", true);
  add("I01", "累计服务企业", "17", true);
}

std::string attribute_of(const Attributes& row, std::string_view key) {
  for (const auto& [name, value] : row) {
    if (name == key) {
      return value;
    }
  }
  return "";
}

/// Sets the text's lines on paper; headings, with their pages, go into `headings`.
void set(const std::string& text, const Draft& draft, const Words& words, Dice& dice, Paper& paper,
         std::vector<std::pair<std::string, std::size_t>>* headings) {
  std::istringstream lines(text);
  for (std::string raw; std::getline(lines, raw);) {
    const std::string line = fill(raw, words, dice);
    if (line == "!page") {
      paper.new_page();
    } else if (line == "!talk") {
      for (int i = 0; i < draft.talk; ++i) {
        paper.paragraph(talk(dice, dice.between(2, 5)));
      }
    } else if (line == "!patents") {
      for (const std::string& number : draft.patents) {
        paper.row({fill("<@thing>的<@act>方法", {}, dice), "发明", "ZL" + number});
      }
    } else if (line == "!targets") {
      paper.row({"目标", "目标值", "完成值", "单位"});
      for (const Attributes& target : draft.sheet.targets) {
        paper.row({attribute_of(target, "name"), attribute_of(target, "target"), attribute_of(target, "actual"),
                   attribute_of(target, "unit")});
      }
    } else if (line == "!list") {
      for (const Evidence& one : draft.evidence) {
        paper.paragraph("附件" + one.id + "　" + one.name, false);
      }
    } else if (line.starts_with("!gap ")) {
      paper.gap(std::stod(line.substr(5)));
    } else if (line.starts_with("!center ")) {
      const std::size_t space = line.find(' ', 8);
      paper.centred(line.substr(space + 1), std::stod(line.substr(8, space - 8)));
    } else if (line.starts_with("!right ")) {
      paper.right(line.substr(7), 12);
    } else if (line.starts_with("# ") || line.starts_with("## ")) {
      const bool top = line[1] == ' ';
      const std::string title = line.substr(top ? 2 : 3);
      paper.heading(title, top ? 16 : 14);
      if (headings != nullptr && top) {
        headings->emplace_back(title, paper.pages());
      }
    } else if (line.starts_with("|")) {
      std::vector<std::string> cells;
      std::istringstream parts(line.substr(1));
      for (std::string cell; std::getline(parts, cell, '|');) {
        cells.push_back(cell);
      }
      paper.row(cells);
    } else if (!line.empty()) {
      paper.paragraph(line);
    }
  }
}

Words words_of(const Draft& draft) {
  Words words = draft.sheet.words();
  words.insert(draft.words.begin(), draft.words.end());
  words["domain"] = draft.centre.domain;
  words["province"] = draft.centre.province;
  words["letter"] = draft.centre.letter;
  return words;
}

/// Writes report, evidence in two to six files, and datasheet.
Made write(Draft& draft, Dice& dice, bool small) {
  Made made;
  Words words = words_of(draft);
  Paper report;
  std::vector<std::pair<std::string, std::size_t>> headings;
  set(draft.report, draft, words, dice, report, &headings);
  if (headings.size() >= 7 && !small && draft.report.find("!page") != std::string::npos) {
    report.contents(headings, 2);
  }
  report.number_pages();
  made.report_file = draft.report_file;
  made.files[made.report_file] = report.pdf();

  const std::size_t most =
      std::min<std::size_t>(draft.evidence.size(), small ? 1 : static_cast<std::size_t>(dice.between(2, 6)));
  std::size_t next = 0;
  for (std::size_t file = 0; file < most; ++file) {
    const std::size_t end = (file + 1) * draft.evidence.size() / most;
    const std::string path = "附件/" + draft.evidence[next].id + " " + draft.evidence[next].name +
                             (end - next > 1 ? "等" + std::to_string(end - next) + "份" : "") + ".pdf";
    Paper paper;
    const std::size_t first = next;
    for (; next < end; ++next) {
      Evidence& one = draft.evidence[next];
      words["number"] = one.number;
      words["date_cn"] = chinese_date(one.date);
      paper.new_page();
      one.file = path;
      one.first = paper.pages();
      set(std::string(evidence_text(one.type)), draft, words, dice, paper, nullptr);
      one.last = paper.pages();
    }
    made.files[path] = paper.pdf();
    made.evidence_files.push_back(path);
    const std::string digest = bench::sha256(made.files[path]);
    for (std::size_t i = first; i < end; ++i) {
      const Evidence& one = draft.evidence[i];
      draft.sheet.evidence.push_back({{"id", one.id},
                                      {"name", one.name},
                                      {"type", one.type},
                                      {"file", path},
                                      {"issuer", one.issuer},
                                      {"number", one.number},
                                      {"date", one.date},
                                      {"first-page", std::to_string(one.first)},
                                      {"last-page", std::to_string(one.last)},
                                      {"supports", one.supports},
                                      {"sha256", digest}});
    }
  }
  made.sheet_file = draft.sheet_file;
  made.files[made.sheet_file] = draft.sheet.xml();
  return made;
}

bool has_word(std::string_view words, std::string_view word) {
  return (" " + std::string(words) + " ").find(" " + std::string(word) + " ") != std::string::npos;
}

}  // namespace

std::string sha256(const std::string& bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr);
  constexpr char kDigits[] = "0123456789abcdef";
  std::string out;
  for (unsigned int i = 0; i < size; ++i) {
    out += kDigits[digest[i] >> 4];
    out += kDigits[digest[i] & 15];
  }
  return out;
}

Made make_submission(std::uint64_t seed, std::uint64_t number, bool small, int defect_count,
                     std::vector<Planted>& planted) {
  Dice dice(seed * 0x100000001b3ULL + number);
  Draft draft;
  draft.number = number;
  const std::string kind = small ? "annual" : kind_of(number);
  draft.sheet = model(kind);
  draft.centre = invent(dice, number);
  const int years = kind == "annual" && dice.chance(500) ? -1 : 0;
  vary(draft.sheet, dice, years);
  if (kind == "annual") {
    draft.sheet.set("A04", std::to_string(2029 + years));
  }
  set_dates(draft, dice);
  set_identity(draft, dice);
  draft.words["n1"] = std::to_string(dice.between(20, 200));
  draft.words["n2"] = std::to_string(dice.between(2, 60));
  draft.words["cpa1"] = person(dice);
  draft.words["cpa2"] = person(dice);
  list_patents(draft, dice, small ? 3 : dice.between(6, 20));
  list_evidence(draft, dice, small);
  if (kind == "confirmation") {
    set_targets(draft);
  }
  static const std::map<std::string, std::array<std::string_view, 3>> kForms{
      {"confirmation", {kConfirmationReport, "筹建期总结报告.pdf", "中心评估表.xml"}},
      {"annual", {kAnnualReport, "年度工作报告.pdf", "年度报送数据表.xml"}},
      {"evaluation", {kEvaluationReport, "年度工作报告.pdf", "评估数据表.xml"}},
      {"application", {kConstructionPlan, "组建方案.pdf", "评估表.xml"}},
      {"extension", {kExtensionRequest, "关于延长筹建期的请示.pdf", "延期申请数据表.xml"}},
      {"adjustment", {kAdjustmentReport, "重大调整报告.pdf", "数据表.xml"}},
  };
  const auto& form = kForms.at(kind);
  draft.report = form[0];
  draft.report_file = form[1];
  draft.sheet_file = form[2];
  draft.talk = small ? 0 : kind == "confirmation" ? dice.between(1, 12) : dice.between(2, 14);

  std::set<std::string> touched;
  std::vector<const Defect*> chosen;
  for (int tries = 0; tries < 40 && static_cast<int>(chosen.size()) < defect_count; ++tries) {
    const Defect& defect = dice.pick(defects());
    const bool alone = std::string_view(defect.bears_on) == "all";
    if (!has_word(defect.kinds, kind) || touched.contains("all") || (alone && !chosen.empty()) ||
        !touched.insert(defect.bears_on).second) {
      continue;
    }
    chosen.push_back(&defect);
    planted.push_back({defect.rule, defect.is_error});
    if (defect.before) {
      defect.before(draft, dice);
    }
  }
  Made made = write(draft, dice, small);
  for (const Defect* defect : chosen) {
    if (defect->after) {
      defect->after(made, dice);
    }
  }
  return made;
}

}  // namespace nitec::bench
