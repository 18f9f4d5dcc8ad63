#include <algorithm>
#include <map>

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

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  const std::vector<ReportLine> lines = report_lines(submission);
  const std::vector<Entry> entries = entries_in(lines);
  const int count = static_cast<int>(entries.size());
  if (count < kEnough) {
    return Look::kNoData;
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
    return Look::kNoData;
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
            .summary = "目录的页码与标题所在的页一致。",
            .summary_en = "The page numbers of the table of contents are those of the headings.",
            .why =
                "第三十三条：“主管单位应对中心报送的材料和数据承担核实责任，确保真实可靠”。目录页码不符的，核实时找不到"
                "所指的内容。",
            .decides = "目录中的标题在正文中恰好出现一次的，与该页印的页码比较；没有印页码的，以多数条目的差数为准。"
                       "多数一致时提出个别不符的；全部大于总页数的提出一项；其余情形不判断。",
            .remedy = "请重新生成目录。",
            .remedy_en = "Please make the table of contents again.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kCompleteness,
        },
    .check = check,
};

}  // namespace nitec
