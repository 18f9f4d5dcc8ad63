#include "app/examples.h"

#include <algorithm>
#include <span>
#include <string_view>

#include "ingest/datasheet/datasheet_reader.h"
#include "model/notation.h"
#include "schemas/schemas.h"

namespace nitec {
namespace {

constexpr std::string_view kHead = "=== ";

/// A case as it stands in the file that the build gathers.
struct Case {
  bool finds = false;
  std::string path;
  std::string_view text;
};

std::string_view next_line(std::string_view& rest) {
  const std::string_view line = rest.substr(0, rest.find('\n'));
  rest.remove_prefix(std::min(line.size() + 1, rest.size()));
  return line;
}

std::vector<Case> cases_of(std::string_view rule) {
  std::vector<Case> cases;
  std::string_view rest = schemas::file("examples.txt");
  bool ours = false;
  while (!rest.empty()) {
    const std::string_view before = rest;
    const std::string_view line = next_line(rest);
    if (line.starts_with(kHead)) {
      const std::string_view head = line.substr(kHead.size());
      const std::size_t side = head.find(' ');
      const std::size_t path = head.find(' ', side + 1);
      ours = head.substr(0, side) == rule;
      if (ours) {
        cases.push_back(
            {head.substr(side + 1, path - side - 1) == "finds", std::string(head.substr(path + 1)), rest.substr(0, 0)});
      }
    } else if (ours) {
      std::string_view& text = cases.back().text;
      text = {text.data(), static_cast<std::size_t>(before.data() + line.size() - text.data())};
    }
  }
  return cases;
}

/// The lines of a case in the notation, without those that only the tests read; its first line is the story.
RuleExample told(const Case& one) {
  constexpr std::string_view kForTests[] = {"# finds ", "# severity ", "# says ", "# look ", "# as-of "};
  RuleExample example;
  example.finds = one.finds;
  std::string_view rest = one.text;
  const std::string_view story = next_line(rest);
  example.story = story.substr(story.starts_with("# ") ? 2 : 0);
  while (!rest.empty()) {
    const std::string_view line = next_line(rest);
    if (std::none_of(std::begin(kForTests), std::end(kForTests),
                     [&](std::string_view word) { return line.starts_with(word); })) {
      example.lines.emplace_back(line);
    }
  }
  return example;
}

Date day_of(std::string_view text) {
  constexpr std::string_view kAsOf = "# as-of ";
  while (!text.empty()) {
    const std::string_view line = next_line(text);
    if (line.starts_with(kAsOf)) {
      return parse_iso_date(line.substr(kAsOf.size())).value_or(Date{});
    }
  }
  return {2029, 6, 30};
}

/// Of a datasheet only the lines are shown on which the rule's words stand.
RuleExample of_datasheet(const Case& one, const Submission& submission, const std::vector<Finding>& findings) {
  RuleExample example;
  example.finds = one.finds;
  std::string_view rest = one.text;
  std::vector<std::string_view> lines;
  while (!rest.empty()) {
    lines.push_back(next_line(rest));
  }
  if (!lines.empty() && lines.front().starts_with("<!-- ") && lines.front().ends_with(" -->")) {
    example.story = lines.front().substr(5, lines.front().size() - 9);
  }
  for (const Finding& finding : findings) {
    for (const Location& where : finding.locations) {
      const bool in_sheet = where.line > 0 && static_cast<std::size_t>(where.line) <= lines.size();
      if (in_sheet && submission.datasheet && where.file == submission.datasheet->file) {
        example.lines.emplace_back(lines[static_cast<std::size_t>(where.line) - 1]);
      }
    }
    break;
  }
  return example;
}

/// A folder of files: their names, and what the test expects of it.
RuleExample of_folder(const Case& one) {
  RuleExample example;
  example.finds = one.finds;
  std::string_view rest = one.text;
  const std::string_view names = next_line(rest);
  example.story = names.empty() ? "报送材料是空的" : "报送材料中有：" + std::string(names);
  const std::string_view expected = next_line(rest);
  example.message = expected.substr(std::min(expected.find(' '), expected.size() - 1) + 1);
  return example;
}

}  // namespace

std::vector<RuleExample> examples_of(const Rule& rule) {
  std::vector<RuleExample> examples;
  for (const Case& one : cases_of(rule.card.name)) {
    std::vector<Finding> findings;
    if (one.path.ends_with("findings.txt")) {
      examples.push_back(of_folder(one));
    } else if (one.path.ends_with(".xml")) {
      Submission submission;
      submission.documents.emplace_back().path = "datasheet.xml";
      submission.documents.back().role = Role::kDatasheet;
      DatasheetReading reading =
          read_datasheet(std::as_bytes(std::span(one.text.data(), one.text.size())), "datasheet.xml");
      submission.datasheet = std::move(reading.datasheet);
      submission.documents.back().problems = std::move(reading.problems);
      submission.kind = submission.datasheet ? kind_from_name(submission.datasheet->kind) : Kind::kUnknown;
      rule.check(submission, {.as_of = day_of({})}, findings);
      examples.push_back(of_datasheet(one, submission, findings));
    } else {
      rule.check(from_notation(one.text), {.as_of = day_of(one.text)}, findings);
      examples.push_back(told(one));
    }
    if (one.finds && !findings.empty()) {
      examples.back().message = findings.front().message;
    }
  }
  return examples;
}

}  // namespace nitec
