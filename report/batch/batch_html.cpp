#include <algorithm>

#include "report/batch/batch_summary.h"
#include "report/batch/batch_writers.h"
#include "report/words/words.h"
#include "schemas/schemas.h"

namespace nitec {
namespace {

constexpr std::size_t kRules = 20;
constexpr std::size_t kFilesNamed = 3;

/// Behind review.css, whose letters and tables it shares.
constexpr std::string_view kStyle = R"(
main { max-width: 78rem; }
h1 { letter-spacing: .2em; text-indent: .2em; }
.tally { display: grid; grid-template-columns: repeat(4, 1fr); border-top: 1.3pt solid var(--ink); border-bottom: 1.3pt solid var(--ink); margin-top: 1rem; }
.tally li { padding: .5rem .9rem; } .tally li + li { border-left: .4pt solid var(--hair); }
.tally b { display: block; font: 700 1.9rem/1.25 var(--serif); font-variant-numeric: tabular-nums; }
.two { display: grid; grid-template-columns: repeat(auto-fit, minmax(26rem, 1fr)); gap: 0 2rem; }
td.n, th.n { text-align: right; width: auto; white-space: nowrap; font-variant-numeric: tabular-nums; }
.nowrap { white-space: nowrap; } .name { min-width: 12em; }
.verdict-return { font-weight: 700; color: var(--error); } .verdict-quarantine { font-weight: 700; }
body:has(#v-return:not(:checked)) tr.return, body:has(#v-review:not(:checked)) tr.review,
body:has(#v-pass:not(:checked)) tr.pass, body:has(#v-quarantine:not(:checked)) tr.quarantine { display: none; }
@media screen and (max-width: 48rem) { .tally { grid-template-columns: repeat(2, 1fr); } .two { grid-template-columns: 1fr; } .wide { overflow-x: auto; } }
@media screen and (min-width: 70rem) { body { display: block; } }
)";

class IndexPage {
 public:
  explicit IndexPage(const BatchSheet& sheet) : sheet_(sheet), sum_(summarise(sheet)) {}

  std::string write() {
    out_ =
        "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        "<title>核查汇总</title>\n<style>\n";
    out_ += schemas::file("review.css");
    out_ += kStyle;
    out_ +=
        "</style>\n</head>\n<body>\n<main>\n<h1>核查汇总</h1>\n<p "
        "class=\"subtitle\">国家产业技术工程化中心报送材料</p>\n";
    head();
    without_sheet();
    coming();
    out_ += "<div class=\"two\">\n";
    rules();
    slowest();
    out_ += "</div>\n";
    unread();
    across();
    submissions();
    gone();
    out_ += "<p class=\"end\">（完）</p>\n</main>\n</body>\n</html>\n";
    return std::move(out_);
  }

 private:
  void text(std::string_view words) {
    for (const char c : one_line(words)) {
      switch (c) {
        case '&':
          out_ += "&amp;";
          break;
        case '<':
          out_ += "&lt;";
          break;
        case '>':
          out_ += "&gt;";
          break;
        case '"':
          out_ += "&quot;";
          break;
        default:
          out_ += c;
      }
    }
  }

  void cell(std::string_view words, std::string_view kind = "") {
    out_ += kind.empty() ? "<td>" : "<td class=\"" + std::string(kind) + "\">";
    text(words);
    out_ += "</td>";
  }

  void number(std::int64_t value) { cell(std::to_string(value), "n"); }

  void open(std::string_view title, std::initializer_list<std::pair<std::string_view, bool>> columns) {
    out_ += "<section class=\"part\">\n<h2>" + std::string(title) + "</h2>\n<div class=\"wide\"><table>\n<thead><tr>";
    for (const auto& [name, is_number] : columns) {
      out_ += (is_number ? "<th class=\"n\">" : "<th>") + std::string(name) + "</th>";
    }
    out_ += "</tr></thead>\n<tbody>\n";
  }
  void close() { out_ += "</tbody>\n</table></div>\n</section>\n"; }

  /// Leads to its sheet.
  void name_cell(const BatchEntry& entry) {
    out_ += "<td class=\"name\"><a href=\"" + address_of(entry.output, "review.html") + "\">";
    text(entry.name);
    out_ += "</a></td>";
  }

  [[nodiscard]] int turn(Turn which) const { return sum_.turns.at(static_cast<std::size_t>(which)); }

  void head() {
    out_ += "<p class=\"lead\">核查日期" + sheet_.as_of.chinese() + "，规则集" + sheet_.rule_set + "。收件夹中" +
            std::to_string(sheet_.lines.size()) + "份，本次核查" + std::to_string(turn(Turn::kChecked)) +
            "份，与上次相同不必再查" + std::to_string(turn(Turn::kUnchanged)) + "份，未能核查" +
            std::to_string(turn(Turn::kFailed)) + "份，留待下次" + std::to_string(turn(Turn::kLeft)) + "份；共" +
            std::to_string(sum_.files) + "个文件、" + std::to_string(sum_.pages) + "页。开始于";
    text(sheet_.started);
    out_ += "，用时" + seconds_in_words(sheet_.milliseconds) + "。</p>\n<ul class=\"tally\">";
    for (const Verdict verdict : {Verdict::kReturn, Verdict::kReview, Verdict::kPass, Verdict::kQuarantine}) {
      out_ += "<li>" + std::string(verdict_word(verdict).zh) + "<b>" +
              std::to_string(sum_.verdicts.at(static_cast<std::size_t>(verdict))) + "</b></li>";
    }
    out_ += "</ul>\n";
  }

  void without_sheet() {
    if (sum_.without_sheet.empty()) {
      return;
    }
    open("没有出具工作单", {{"材料", false}, {"情况", false}, {"原因", false}});
    for (const BatchLine* line : sum_.without_sheet) {
      out_ += "<tr>";
      cell(line->entry.name, "name");
      cell(line->turn == Turn::kFailed ? "未能核查" : "留待下次", "nowrap");
      cell(line->why);
      out_ += "</tr>\n";
    }
    close();
  }

  void coming() {
    if (sum_.coming.empty()) {
      return;
    }
    open("近期期限",
         {{"日期", false}, {"距核查日", true}, {"事项", false}, {"依据", false}, {"材料", false}, {"中心", false}});
    for (const ComingDay& day : sum_.coming) {
      out_ += "<tr>";
      cell(day.due.date.iso(), "nowrap");
      cell(day.days < 0 ? "已过" + std::to_string(-day.days) + "天" : std::to_string(day.days) + "天", "n");
      cell(day.due.what);
      cell(day.due.source, "nowrap");
      if (day.entry != nullptr) {
        name_cell(*day.entry);
      } else {
        cell("（台账）");
      }
      cell(day.center);
      out_ += "</tr>\n";
    }
    close();
  }

  void rules() {
    if (sum_.rules.empty()) {
      return;
    }
    open("最常见的发现", {{"规则", false}, {"程度", false}, {"份数", true}, {"处数", true}});
    for (std::size_t i = 0; i < std::min(sum_.rules.size(), kRules); ++i) {
      const CommonRule& rule = sum_.rules[i];
      out_ += "<tr>";
      cell(rule.rule, "code");
      cell(severity_word(rule.severity).zh, "nowrap");
      number(rule.submissions);
      number(rule.findings);
      out_ += "</tr>\n";
    }
    close();
  }

  void slowest() {
    if (sum_.slowest.empty()) {
      return;
    }
    open("用时最长", {{"材料", false}, {"页数", true}, {"用时", true}, {"内存（MiB）", true}});
    for (const BatchLine* line : sum_.slowest) {
      out_ += "<tr>";
      name_cell(line->entry);
      number(line->entry.pages);
      cell(seconds_in_words(line->milliseconds), "n");
      number(line->peak_kib / 1024);
      out_ += "</tr>\n";
    }
    close();
  }

  void unread() {
    if (sum_.with_unread.empty()) {
      return;
    }
    open("未能读取的文件", {{"材料", false}, {"文件", false}, {"原因", false}});
    for (const BatchEntry* entry : sum_.with_unread) {
      for (std::size_t i = 0; i < std::min(entry->unread.size(), kFilesNamed); ++i) {
        out_ += "<tr>";
        name_cell(*entry);
        cell(entry->unread[i].path);
        const bool last = i + 1 == kFilesNamed && entry->unread.size() > kFilesNamed;
        cell(entry->unread[i].reason +
             (last ? "另有" + std::to_string(entry->unread.size() - kFilesNamed) + "个文件，见工作单。" : ""));
        out_ += "</tr>\n";
      }
    }
    close();
  }

  /// Side by side; all of them stand in batch.json.
  void across() {
    constexpr std::size_t kMostShown = 500;
    if (sheet_.across.empty()) {
      across_cut();
      return;
    }
    open("几份材料之间（仅供主管单位，不得转给申报单位）",
         {{"级别", false}, {"情况", false}, {"材料", false}, {"中心", false}, {"位置", false}, {"原文", false}});
    for (std::size_t i = 0; i < std::min(sheet_.across.size(), kMostShown); ++i) {
      const AcrossFinding& found = sheet_.across[i];
      bool first = true;
      for (const ClaimSide& side : found.sides) {
        out_ += "<tr>";
        cell(!first ? "" : found.severity == Severity::kNote ? "提示" : "疑点", "nowrap");
        cell(first ? found.message : std::string());
        cell(side.name + (side.inbox != sheet_.inbox ? "（另一收件夹）"
                          : is_gone(side, sheet_)    ? "（已移出）"
                                                     : ""),
             "name");
        cell(side.center);
        cell(side.claim.file + (side.claim.page > 0 ? "，第" + std::to_string(side.claim.page) + "页" : ""));
        cell(side.claim.quote);
        out_ += "</tr>\n";
        first = false;
      }
      if (found.more_sides > 0) {
        out_ += "<tr><td></td><td></td><td colspan=\"4\">另有" + std::to_string(found.more_sides) + "份。</td></tr>\n";
      }
    }
    close();
    if (sheet_.across.size() > kMostShown) {
      out_ += "<p class=\"lead\">另有" + std::to_string(sheet_.across.size() - kMostShown) + "项，见batch.json。</p>\n";
    }
    across_cut();
  }

  /// What was not compared to its end.
  void across_cut() {
    constexpr std::size_t kMostNamed = 20;
    if (!sheet_.across_cut.empty()) {
      const std::size_t count = sheet_.across_cut.size();
      std::string names;
      for (std::size_t i = 0; i < std::min(count, kMostNamed); ++i) {
        names += (i == 0 ? "" : "、") + sheet_.across_cut[i];
      }
      out_ += "<p class=\"lead\">";
      text(names + (count > kMostNamed ? "等" + std::to_string(count) + "份材料" : std::string()) +
           "的编号、文件或段落过多，只有前面的部分与其他材料作了对比。");
      out_ += "</p>\n";
    }
    if (sheet_.across_pairs_cut) {
      out_ += "<p class=\"lead\">文字相近的段落、文件过多，只对比了其中的一部分。</p>\n";
    }
  }

  void submissions() {
    out_ += "<section class=\"part\">\n<h2>各份材料</h2>\n<p class=\"filter lead\"><span class=\"hint\">显示</span>";
    for (const Verdict verdict : {Verdict::kReturn, Verdict::kReview, Verdict::kPass, Verdict::kQuarantine}) {
      const std::string name(verdict_name(verdict));
      out_ += "<label><input type=\"checkbox\" id=\"v-" + name + "\" checked>" + std::string(verdict_word(verdict).zh) +
              "</label>";
    }
    out_ +=
        "</p>\n<div class=\"wide\"><table>\n<thead><tr><th class=\"n\">序</th><th>材料</th><th>类型</th><th>中心</th>"
        "<th>结论</th><th class=\"n\">错误</th><th class=\"n\">疑点</th><th class=\"n\">提示</th><th "
        "class=\"n\">页数</th>"
        "<th>核查日期</th></tr></thead>\n<tbody>\n";
    int row = 0;
    for (const BatchLine& line : sheet_.lines) {
      if (!has_sheet(line)) {
        continue;
      }
      const BatchEntry& entry = line.entry;
      const std::string verdict(verdict_name(entry.verdict));
      out_ += "<tr class=\"" + verdict + "\">";
      number(++row);
      name_cell(entry);
      cell(entry.verdict == Verdict::kQuarantine ? "" : kind_word(entry.kind).zh, "nowrap");
      cell(entry.center);
      cell(verdict_word(entry.verdict).zh, "nowrap verdict-" + verdict);
      number(entry.errors);
      number(entry.warnings);
      number(entry.notes);
      number(entry.pages);
      cell(entry.as_of.iso(), "nowrap");
      out_ += "</tr>\n";
    }
    close();
  }

  void gone() {
    if (sheet_.gone.empty()) {
      return;
    }
    open("已不在收件夹中（结果保留）", {{"材料", false}});
    for (const std::string& name : sheet_.gone) {
      out_ += "<tr>";
      cell(name);
      out_ += "</tr>\n";
    }
    close();
  }

  const BatchSheet& sheet_;
  const BatchSummary sum_;
  std::string out_;
};

}  // namespace

std::string write_batch_html(const BatchSheet& sheet) {
  return IndexPage(sheet).write();
}

}  // namespace nitec
