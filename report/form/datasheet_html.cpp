#include "report/form/datasheet_html.h"

#include <algorithm>
#include <map>
#include <set>

#include "report/words/field_words.h"
#include "report/words/markup.h"
#include "report/words/words.h"
#include "schemas/schemas.h"

namespace nitec {
namespace {

constexpr std::size_t kMaxValue = 600;       ///< Characters of a value.
constexpr std::size_t kMaxRows = 8'000;      ///< Of all tables together; the others are counted.
constexpr std::size_t kMaxFindings = 2'000;  ///< Told beside rows and above them.

/// Behind review.css, whose letters and tables it shares.
constexpr std::string_view kStyle = R"(
main { max-width: 78rem; }
h1 { letter-spacing: .2em; text-indent: .2em; }
.part table { table-layout: fixed; }
th.line, td.line { width: 3.4em; text-align: right; color: var(--label); font-variant-numeric: tabular-nums; }
th.code, td.code { width: 4.4em; } th.name, td.name { width: 22%; } th.year, td.year { width: 4.6em; }
th.unit, td.unit { width: 4em; } th.value, td.value { width: 21%; }
td.value { font-variant-numeric: tabular-nums; } td.number { text-align: right; }
tr.marked td.value, tr.marked td.name { font-weight: 700; }
tr.error td.value { border-left: .22em solid var(--error); } tr.warning td.value { border-left: .22em dashed var(--ink); }
tr.note td.value { border-left: .22em dotted var(--label); }
.state { color: var(--label); }
.told + .told { margin-top: .5em; }
.told b { font: 700 1.1em/1.3 var(--serif); margin-right: .35em; }
.told .word { border: .6pt solid var(--ink); padding: 0 .25em; margin-right: .4em; font-size: .88em; }
.told .error { color: var(--error); border-color: var(--error); }
.told p + p { color: var(--label); }
.sum { display: grid; grid-template-columns: 1fr auto; gap: .1em 1.2em; border-bottom: .4pt solid var(--hair); padding: .45em 0; }
.sum code { grid-column: 1; } .sum .numbers { font-variant-numeric: tabular-nums; text-align: right; }
.sum .title { grid-column: 1 / -1; color: var(--label); font-size: .9em; }
.broken .numbers { font-weight: 700; color: var(--error); }
details summary { cursor: pointer; padding: .6em 0; }
@media screen and (min-width: 70rem) { body { display: block; } }
@media screen and (max-width: 48rem) { .wide { overflow-x: auto; } .part table { min-width: 46rem; } }
)";

std::string_view state_word(ValueState state) {
  switch (state) {
    case ValueState::kBlank:
      return "空白";
    case ValueState::kZero:
      return "零";
    case ValueState::kNotApplicable:
      return "不适用";
    case ValueState::kNotCounted:
      return "未统计";
    case ValueState::kValue:
      break;
  }
  return "";
}

class FormPage {
 public:
  FormPage(const ReviewSheet& sheet, const Dictionary& dictionary, const std::vector<ShownRelation>& relations)
      : sheet_(sheet), dictionary_(dictionary), relations_(relations) {}

  std::string write() {
    const Document* document = sheet_.submission.find(Role::kDatasheet);
    if (sheet_.verdict == Verdict::kQuarantine || document == nullptr) {
      return {};
    }
    file_ = document->path;
    find_places();
    head();
    if (!sheet_.submission.datasheet) {
      unreadable(*document);
    } else {
      const Datasheet& datasheet = *sheet_.submission.datasheet;
      std::string groups;
      std::swap(out_, groups);  // What no row shows is told before the rows: they have to be known first.
      fields(datasheet);
      participants(datasheet);
      targets(datasheet);
      evidence(datasheet);
      commitments(datasheet);
      std::swap(out_, groups);
      elsewhere();
      out_ += groups;
      relations();
    }
    if (left_out_ > 0) {
      out_ += "<p class=\"fine\">另有" + std::to_string(left_out_) + "行未在本页列出，见审查意见。</p>\n";
    }
    out_ += "<p class=\"end\">（完）</p>\n</main>\n</body>\n</html>\n";
    return std::move(out_);
  }

 private:
  /// Which findings name which line of the file.
  void find_places() {
    for (const Finding& finding : sheet_.findings) {
      for (const Location& where : finding.locations) {
        if (where.file == file_) {
          by_line_[where.line].emplace_back(where.xpath, finding.id);
          here_.insert(finding.id);
        }
      }
    }
  }

  /// The findings that name that element, or something in it.
  [[nodiscard]] std::set<int> at(const Location& where) const {
    std::set<int> numbers;
    if (const auto line = by_line_.find(where.line); line != by_line_.end()) {
      for (const auto& [xpath, number] : line->second) {
        if (xpath == where.xpath || xpath.starts_with(where.xpath + "/")) {
          numbers.insert(number);
        }
      }
    }
    return numbers;
  }

  void head() {
    out_ =
        "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        "<title>评估表批注</title>\n<style>\n";
    out_ += schemas::file("review.css");
    out_ += kStyle;
    out_ +=
        "</style>\n</head>\n<body>\n<main>\n<h1>评估表批注</h1>\n<p "
        "class=\"subtitle\">供补正时对照，不代替报送原件</p>\n"
        "<dl class=\"facts\">";
    const auto fact = [&](std::string_view name, std::string_view value) {
      if (!value.empty()) {
        out_ += "<div class=\"fact\"><dt>" + std::string(name) + "</dt><dd>" + markup_text(value) + "</dd></div>";
      }
    };
    fact("中心名称", sheet_.center);
    fact("报送类型", kind_title(sheet_.submission.kind));
    fact("文件", file_);
    fact("核查日期", sheet_.as_of.iso());
    fact("工作单编号", sheet_.document_id);
    fact("所涉事项", std::to_string(here_.size()) + "项");
    out_ += "</dl>\n<p class=\"fine\">“行”是评估表文件（XML）中的行号；项号与审查意见、补正告知和其他文件相同。</p>\n";
  }

  void told(const std::set<int>& numbers) {
    for (const int number : numbers) {
      const auto finding = std::find_if(sheet_.findings.begin(), sheet_.findings.end(),
                                        [&](const Finding& one) { return one.id == number; });
      if (finding == sheet_.findings.end() || told_count_ >= kMaxFindings) {
        continue;
      }
      ++told_count_;
      const bool again = !told_.insert(number).second;
      out_ += "<div class=\"told\"" + (again ? std::string() : " id=\"f" + std::to_string(number) + "\"") + "><p><b>" +
              std::to_string(number) + "</b><span class=\"word " + std::string(severity_name(finding->severity)) +
              "\">" + std::string(severity_word(finding->severity).zh) + "</span>";
      if (again) {
        out_ += "见<a href=\"#f" + std::to_string(number) + "\">前面第" + std::to_string(number) + "项</a></p></div>";
        continue;
      }
      out_ += markup_text(finding->message) + "</p>";
      std::string others;
      for (const Location& where : finding->locations) {
        if (where.file != file_) {
          others += (others.empty() ? "" : "；") + place_in_words(sheet_, where) +
                    (where.quote.empty() ? "" : "“" + shortened(one_line(where.quote), 60) + "”");
        }
      }
      if (!others.empty()) {
        out_ += "<p>他处：" + markup_text(shortened(others, kMaxValue)) + "</p>";
      }
      if (!finding->remedy.empty()) {
        out_ += "<p>建议：" + markup_text(finding->remedy) + "</p>";
      }
      out_ += "</div>";
    }
  }

  /// The heaviest of them.
  [[nodiscard]] std::string_view weight(const std::set<int>& numbers) const {
    Severity heaviest = Severity::kNote;
    for (const Finding& finding : sheet_.findings) {
      if (numbers.contains(finding.id)) {
        heaviest = std::min(heaviest, finding.severity);
      }
    }
    return severity_name(heaviest);
  }

  void open(const std::string& title, std::string_view heads) {
    out_ += "<section class=\"part\">\n<h2>" + title + "</h2>\n<div class=\"wide\"><table>\n<thead><tr>" +
            std::string(heads) + "<th>核查情况</th></tr></thead>\n<tbody>\n";
  }
  void close() { out_ += "</tbody>\n</table></div>\n</section>\n"; }

  /// A row, when there is room for it: `cells` are its columns, marked up already.
  void row(const Location& where, const std::string& cells) {
    if (rows_ >= kMaxRows) {
      ++left_out_;
      return;
    }
    ++rows_;
    const std::set<int> found = at(where);
    const bool marked = !found.empty();
    out_ += marked ? "<tr class=\"marked " + std::string(weight(found)) + "\">" : std::string("<tr>");
    out_ += "<td class=\"line\">" + (where.line > 0 ? std::to_string(where.line) : std::string()) + "</td>" + cells +
            "<td>";
    if (marked) {
      told(found);
    }
    out_ += "</td></tr>\n";
  }

  static std::string cell(std::string_view kind, std::string_view text) {
    return "<td class=\"" + std::string(kind) + "\">" + markup_text(shortened(one_line(text), kMaxValue)) + "</td>";
  }

  void fields(const Datasheet& datasheet) {
    std::map<std::string, std::vector<const Field*>> by_code;
    for (const Field& field : datasheet.fields) {
      by_code[field.code].push_back(&field);
    }
    char group = 0;
    const auto show = [&](const std::vector<const Field*>& values, const FieldInfo* info, char of_group) {
      if (group != of_group) {
        if (group != 0) {
          close();
        }
        group = of_group;
        const std::string title =
            group == '?' ? "栏目表中没有的代码" : std::string(1, group) + "　" + std::string(group_title(group));
        open(title,
             "<th class=\"line\">行</th><th class=\"code\">代码</th><th class=\"name\">栏目</th><th class=\"year\">"
             "年度</th><th class=\"value\">所填</th><th class=\"unit\">单位</th>");
      }
      for (const Field* field : values) {
        std::string name = info == nullptr ? std::string() : info->name;
        name += field->scope == "依托单位" ? "（依托单位口径）" : "";
        const std::string value = field->state == ValueState::kValue
                                      ? markup_text(shortened(one_line(field->text), kMaxValue))
                                      : "<span class=\"state\">" + std::string(state_word(field->state)) + "</span>";
        row(field->where, cell("code", field->code) + cell("name", name) +
                              cell("year", field->year == 0 ? std::string() : std::to_string(field->year)) +
                              "<td class=\"value" + (info != nullptr && info->numeric() ? " number" : "") + "\">" +
                              value + "</td>" + cell("unit", field->unit));
      }
    };
    for (const FieldInfo& info : dictionary_.fields()) {
      if (const auto values = by_code.find(info.code); values != by_code.end()) {
        show(values->second, &info, info.group);
        by_code.erase(values);
      }
    }
    for (const auto& [code, values] : by_code) {
      show(values, nullptr, '?');
    }
    if (group != 0) {
      close();
    }
  }

  void participants(const Datasheet& datasheet) {
    if (datasheet.participants.empty()) {
      return;
    }
    open("A16　参建单位",
         "<th class=\"line\">行</th><th class=\"name\">单位</th><th>统一社会信用代码</th><th>分工</th>");
    for (const Participant& one : datasheet.participants) {
      row(one.where, cell("name", one.name) + cell("value", one.code) + cell("", one.duty));
    }
    close();
  }

  void targets(const Datasheet& datasheet) {
    if (datasheet.targets.empty()) {
      return;
    }
    open("J　目标完成对照表",
         "<th class=\"line\">行</th><th class=\"name\">目标</th><th>目标值</th><th>完成值</th><th>完成率（%）</th><th "
         "class=\"unit\">单位</th><th>证明</th>");
    const auto number = [](const std::optional<Decimal>& value) { return value ? value->text() : std::string(); };
    for (const Target& one : datasheet.targets) {
      std::string proofs;
      for (const std::string& id : one.evidence) {
        proofs += (proofs.empty() ? "" : "、") + id;
      }
      row(one.where, cell("name", one.name) + cell("", one.direction + number(one.target)) +
                         cell("value", number(one.actual)) + cell("", number(one.rate)) + cell("unit", one.unit) +
                         cell("", proofs));
    }
    close();
  }

  void evidence(const Datasheet& datasheet) {
    if (datasheet.evidence.empty()) {
      return;
    }
    open("K　证明材料清单",
         "<th class=\"line\">行</th><th class=\"code\">编号</th><th class=\"name\">名称</th><th>文件</th><th>出具单位"
         "</th><th>文号</th><th>日期</th>");
    for (const Evidence& one : datasheet.evidence) {
      const std::string pages =
          one.first_page == 0 ? ""
                              : "，第" + std::to_string(one.first_page) + "—" + std::to_string(one.last_page) + "页";
      row(one.where, cell("code", one.id) + cell("name value", one.name) + cell("", one.file + pages) +
                         cell("", one.issuer) + cell("", one.number) + cell("", one.date ? one.date->iso() : ""));
    }
    close();
  }

  void commitments(const Datasheet& datasheet) {
    if (datasheet.commitments.empty()) {
      return;
    }
    open(
        "L　承诺与意见",
        "<th class=\"line\">行</th><th class=\"code\">代码</th><th class=\"name\">内容</th><th>签字</th><th>日期</th>");
    for (const Commitment& one : datasheet.commitments) {
      row(one.where, cell("code", one.code) + cell("name value", one.text) + cell("", one.signer) +
                         cell("", one.date ? one.date->iso() : ""));
    }
    close();
  }

  /// What is about the datasheet and stands at none of its rows: what is not there.
  void elsewhere() {
    std::set<int> rest;
    for (const int number : here_) {
      if (!told_.contains(number)) {
        rest.insert(number);
      }
    }
    if (rest.empty()) {
      return;
    }
    out_ += "<section class=\"part\">\n<h2>未填写的，和整份评估表的</h2>\n";
    told(rest);
    out_ += "</section>\n";
  }

  void relations() {
    std::string holding;
    int held = 0;
    int unjudged = 0;
    std::string broken;
    for (const ShownRelation& one : relations_) {
      unjudged += one.state == ShownRelation::State::kUnjudged ? 1 : 0;
      if (one.state == ShownRelation::State::kUnjudged) {
        continue;
      }
      const bool holds = one.state == ShownRelation::State::kHolds;
      held += holds ? 1 : 0;
      std::string& to = holds ? holding : broken;
      to += std::string("<div class=\"sum") + (holds ? "" : " broken") + "\"><code>" + (holds ? "✓ " : "✗ ") +
            markup_text(one.id) + "　" + markup_text(one.text) + "</code><span class=\"numbers\">" +
            markup_text(one.numbers) + "</span><span class=\"title\">" + markup_text(one.title) +
            (one.when.empty() ? "" : "（" + markup_text(one.when) + "）") + "</span></div>\n";
    }
    if (broken.empty() && holding.empty()) {
      return;
    }
    out_ += "<section class=\"part\">\n<h2>审核关系</h2>\n" +
            (broken.empty() ? std::string("<p>所填的数都合乎审核关系。</p>\n") : broken);
    if (held > 0) {
      out_ += "<details><summary>成立的" + std::to_string(held) + "条</summary>\n" + holding + "</details>\n";
    }
    if (unjudged > 0) {
      out_ += "<p class=\"fine\">另有" + std::to_string(unjudged) + "条因有栏目未填或者填写有误，没有判断。</p>\n";
    }
    out_ += "</section>\n";
  }

  void unreadable(const Document& document) {
    out_ += "<section class=\"part\">\n<h2>评估表未能读取</h2>\n";
    for (const Problem& problem : document.problems) {
      out_ += "<p>" + (problem.where.line > 0 ? "第" + std::to_string(problem.where.line) + "行：" : std::string()) +
              markup_text(problem.message) + "</p>\n";
    }
    out_ += "</section>\n";
    elsewhere();
  }

  const ReviewSheet& sheet_;
  const Dictionary& dictionary_;
  const std::vector<ShownRelation>& relations_;
  std::string out_;
  std::string file_;
  std::map<int, std::vector<std::pair<std::string, int>>> by_line_;  ///< XPath and number of a finding.
  std::set<int> here_;                                               ///< All that name the datasheet.
  std::set<int> told_;
  std::size_t told_count_ = 0;
  std::size_t rows_ = 0;
  std::size_t left_out_ = 0;
};

}  // namespace

std::string write_datasheet_html(const ReviewSheet& sheet, const Dictionary& dictionary,
                                 const std::vector<ShownRelation>& relations) {
  return FormPage(sheet, dictionary, relations).write();
}

}  // namespace nitec
