#include <re2/re2.h>

#include <algorithm>
#include <map>
#include <set>

#include "validators/catalogue.h"
#include "validators/facts.h"
#include "validators/text/report_lines.h"

namespace nitec {
namespace {

/// Fewer entries that agree show nothing of how the pages are counted.
constexpr int kEnough = 3;

/// Shorter titles, in bytes, are too little to go by.
constexpr std::size_t kMinTitle = 6;

/// An entry of the contents with its heading in the text.
struct Entry {
  const ReportLine* line;
  const ReportLine* heading;
  int printed;  ///< On the heading's page; 0 when not known.
};

std::vector<Entry> entries_in(const std::vector<ReportLine>& lines) {
  std::map<std::string_view, std::vector<const ReportLine*>> headings;
  std::map<std::string_view, int> titles;
  for (const ReportLine& line : lines) {
    if (line.contents) {
      ++titles[line.entry_title];
    } else {
      headings[line.text].push_back(&line);
    }
  }
  std::vector<Entry> entries;
  for (const ReportLine& line : lines) {
    if (!line.contents || line.entry_page == 0 || line.entry_title.size() < kMinTitle) {
      continue;
    }
    // What is headed alike in two places cannot be told apart.
    const auto found = headings.find(line.entry_title);
    if (found != headings.end() && found->second.size() == 1 && titles[line.entry_title] == 1 &&
        found->second[0]->page->number >= line.page->number) {
      entries.push_back({&line, found->second[0], printed_number(*found->second[0]->page)});
    }
  }
  return entries;
}

Finding deviation(const Submission& submission, const Entry& entry, int right) {
  Finding wrong = finding(main_title(submission) + "目录中“" + abridged(entry.line->entry_title, 30) + "”的页码为" +
                              std::to_string(entry.line->entry_page) + "，该标题实际在第" + std::to_string(right) +
                              "页（文件第" + std::to_string(entry.heading->page->number) + "页），请更新目录。",
                          "A page number in the table of contents is not that of the heading.");
  wrong.locations = {entry.line->where, entry.heading->where};
  wrong.expected = std::to_string(right);
  wrong.actual = std::to_string(entry.line->entry_page);
  return wrong;
}

/// “第三章”, “三、”, “3.2”: what numbers a heading once in a report; empty when nothing does.
std::string label_of(const std::string& text) {
  static const RE2 kLabel(
      "^(第[0-9一二三四五六七八九十]{1,3}(?:章|部分|篇)|[一二三四五六七八九十]{1,3}(?:、|\\.)|[0-9]{1,2}\\.[0-9]{1,2}(?"
      ":\\.[0-9]"
      "{1,2})?)[^0-9.]");
  std::string label;
  const unsigned char first = text.empty() ? 0 : static_cast<unsigned char>(text[0]);
  const bool may_be =
      (first >= '0' && first <= '9') || text.starts_with("第") ||
      (text.size() > 3 && std::string_view("一二三四五六七八九十").find(text.substr(0, 3)) != std::string_view::npos);
  return may_be && RE2::PartialMatch(text, kLabel, &label) ? label : std::string();
}

/// Entries of the contents whose numbers head something else in the text.
bool check_titles(const Submission& submission, const std::vector<ReportLine>& lines, std::vector<Finding>& findings) {
  constexpr std::size_t kLongest = 120;  // Bytes: what is longer is no heading.
  std::map<std::string, std::vector<const ReportLine*>> headings;
  std::set<std::string_view> texts;
  std::map<std::string, int> entries;
  int last_page = 0;
  for (const ReportLine& line : lines) {
    if (line.contents) {
      ++entries[label_of(line.entry_title)];
      last_page = std::max(last_page, line.page->number);
      continue;
    }
    texts.insert(line.text);
    const std::string label = line.text.size() > kLongest ? std::string() : label_of(line.text);
    if (!label.empty() && line.text.find_first_of(",;") == std::string::npos && !line.text.ends_with("。")) {
      headings[label].push_back(&line);
    }
  }
  int agree = 0;
  std::vector<std::pair<const ReportLine*, const ReportLine*>> others;
  for (const ReportLine& line : lines) {
    const std::string label = line.contents ? label_of(line.entry_title) : std::string();
    const auto found = headings.find(label);
    if (label.empty() || entries[label] != 1) {
      continue;
    }
    if (texts.contains(line.entry_title)) {
      ++agree;
      continue;
    }
    const bool one = found != headings.end() && found->second.size() == 1 && found->second[0]->page->number > last_page;
    const std::string& heading = one ? found->second[0]->text : std::string();
    // One of them may be broken over two lines, or carry a note in brackets.
    if (one && !heading.starts_with(line.entry_title) && !line.entry_title.starts_with(heading) &&
        line.entry_title.size() >= label.size() + kMinTitle) {
      others.emplace_back(&line, found->second[0]);
    }
  }
  // Where most of them differ, the contents are of a short form.
  if (agree < kEnough || others.size() * 3 > static_cast<std::size_t>(agree)) {
    return agree >= kEnough;
  }
  for (const auto& [entry, heading] : others) {
    Finding wrong = finding(main_title(submission) + "目录写为“" + abridged(entry->entry_title, 30) + "”，正文第" +
                                std::to_string(heading->page->number) + "页的标题为“" +
                                abridged(heading->where.quote, 30) + "”，请核对并更新目录。",
                            "A title in the table of contents is not that of the heading.");
    wrong.locations = {entry->where, heading->where};
    wrong.expected = heading->where.quote;
    wrong.actual = entry->entry_title;
    findings.push_back(std::move(wrong));
  }
  return true;
}

Look check(const Submission& submission, const Context& context, std::vector<Finding>& findings) {
  const std::vector<ReportLine>& lines = report_lines(submission, context);
  const bool titles = check_titles(submission, lines, findings);
  const std::vector<Entry> entries = entries_in(lines);
  const int count = static_cast<int>(entries.size());
  if (count < kEnough) {
    return titles ? Look::kLooked : Look::kNoData;
  }
  // How the contents count: by what is printed on the pages, or by the pages of the file less those in front.
  int by_print = 0;
  std::map<int, int> offsets;
  for (const Entry& entry : entries) {
    by_print += entry.printed == entry.line->entry_page ? 1 : 0;
    ++offsets[entry.heading->page->number - entry.line->entry_page];
  }
  const auto most = std::max_element(offsets.begin(), offsets.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  const bool printed = by_print >= most->second;
  const int agree = printed ? by_print : most->second;
  if (agree >= kEnough && agree * 2 > count) {
    for (const Entry& entry : entries) {
      const int right = printed ? entry.printed : entry.heading->page->number - most->first;
      if (right > 0 && right != entry.line->entry_page) {
        findings.push_back(deviation(submission, entry, right));
      }
    }
    return Look::kLooked;
  }
  const int pages = static_cast<int>(report_of(submission)->pages.size());
  const bool impossible =
      std::all_of(entries.begin(), entries.end(), [&](const Entry& entry) { return entry.line->entry_page > pages; });
  if (!impossible) {
    return titles ? Look::kLooked : Look::kNoData;
  }
  Finding wrong =
      finding(main_title(submission) + "目录中的页码都大于文件的总页数" + std::to_string(pages) + "，请更新目录。",
              "All page numbers in the table of contents are beyond the last page.");
  wrong.locations = {entries.front().line->where};
  wrong.expected = "不大于" + std::to_string(pages);
  wrong.actual = std::to_string(entries.front().line->entry_page) + "等";
  findings.push_back(std::move(wrong));
  return Look::kLooked;
}

}  // namespace

constinit const Rule kContentsPage = {
    .card =
        {
            .name = "text/contents-page",
            .clause = "第三十三条",
            .clause_id = "M43",
            .summary = "目录的标题、页码与正文一致。",
            .summary_en = "The titles and page numbers of the table of contents are those of the headings.",
            .why =
                "第三十三条：“主管单位应对中心报送的材料和数据承担核实责任，确保真实可靠”。目录页码不符的，核实时找不到"
                "所指的内容。",
            .decides = "目录中的标题在正文中恰好出现一次的，与该页印的页码比较；没有印页码的，以多数条目的差数为准。"
                       "多数一致时提出个别不符的；全部大于总页数的提出一项；其余情形不判断。目录中带有章节序号的标题，"
                       "正文同一序号的"
                       "标题只有一个而文字不同的也提出；多数不同的（目录用简称）不提。",
            .remedy = "请重新生成目录。",
            .remedy_en = "Please make the table of contents again.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kCompleteness,
        },
    .check = check,
};

}  // namespace nitec
