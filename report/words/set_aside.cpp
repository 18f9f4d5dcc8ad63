// What of a sheet may be printed when the submission bears a mark of classified content.
#include <algorithm>
#include <map>

#include "report/words/words.h"

namespace nitec {
namespace {

/// The family of the rules that look for marks of classified content.
constexpr std::string_view kSecrecyFamily = "secrecy/";

void blank_place(Location& where) {
  where.quote.clear();
  where.xpath.clear();
}

/// A name can bear the mark itself: the files are told by their numbers and digests.
void number_files(ReviewSheet& sheet) {
  std::map<std::string, std::string> numbers;
  for (Document& document : sheet.submission.documents) {
    const std::string name = "第" + std::to_string(numbers.size() + 1) + "个文件";
    numbers.emplace(document.path, name);
    document.path = name;
    document.container.clear();
    document.problems.clear();
  }
  const auto rename = [&](Location& where) {
    const auto found = numbers.find(where.file);
    where.file = found == numbers.end() ? std::string() : found->second;
  };
  for (Finding& finding : sheet.findings) {
    std::for_each(finding.locations.begin(), finding.locations.end(), rename);
  }
  for (Clause& clause : sheet.clauses) {
    std::for_each(clause.where.begin(), clause.where.end(), rename);
  }
}

}  // namespace

ReviewSheet printable(const ReviewSheet& sheet) {
  ReviewSheet out = sheet;
  if (sheet.verdict != Verdict::kQuarantine) {
    return out;
  }
  out.center.clear();
  out.center_en.clear();
  out.host.clear();
  out.supervisor.clear();
  out.timeline = {};
  out.submission.datasheet.reset();
  out.submission.outline.reset();
  for (Finding& finding : out.findings) {
    // Messages cite words and values; only the one that announces the mark is written so that it repeats nothing.
    if (!finding.rule.starts_with(kSecrecyFamily)) {
      finding.message = "材料带有涉密标志，此项内容不在此重复。";
      finding.message_en = "The submission bears a mark of classified content; this is not repeated here.";
      finding.remedy.clear();
      finding.remedy_en.clear();
    }
    finding.expected.clear();
    finding.actual.clear();
    std::for_each(finding.locations.begin(), finding.locations.end(), blank_place);
  }
  for (Clause& clause : out.clauses) {
    clause.look_at.clear();
    std::for_each(clause.where.begin(), clause.where.end(), blank_place);
  }
  for (Document& document : out.submission.documents) {
    document.bookmarks.clear();
    document.producer.clear();
    document.facts = {};
    for (Page& page : document.pages) {
      page.lines.clear();
      page.label.clear();
      page.tables.clear();
      page.blocks.clear();
    }
    document.fonts.clear();
  }
  out.submission.name.clear();
  out.submission.problems.clear();
  out.submission.record.reset();
  out.unchecked.clear();
  out.decisions.clear();
  out.round.reset();
  out.content = {};
  number_files(out);
  return out;
}

}  // namespace nitec
