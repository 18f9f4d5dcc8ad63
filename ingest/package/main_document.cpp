#include "ingest/package/main_document.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ingest/outline/flow.h"
#include "ingest/outline/outline_reader.h"
#include "ingest/text/fold.h"
#include "schemas/schemas.h"

namespace nitec {
namespace {

constexpr double kNamed = 0.5;   ///< By the name of its file.
constexpr double kTitled = 0.6;  ///< By a title on its first pages.

/// Words that follow one another, with anything in between.
using Words = std::vector<std::u32string>;

std::vector<std::u32string> split(std::u32string_view text, char32_t separator) {
  std::vector<std::u32string> parts;
  for (std::size_t at = text.find(separator); at != std::u32string_view::npos; at = text.find(separator)) {
    parts.emplace_back(text.substr(0, at));
    text.remove_prefix(at + 1);
  }
  parts.emplace_back(text);
  return parts;
}

std::map<std::string, std::vector<Words>, std::less<>> read_titles() {
  std::map<std::string, std::vector<Words>, std::less<>> titles;
  std::string_view text = schemas::file("2026-02-01/main_documents.tsv");
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    const std::size_t tab = line.find('\t');
    if (line.starts_with('#') || tab == std::string_view::npos) {
      continue;
    }
    std::vector<Words>& words = titles[std::string(line.substr(0, tab))];
    for (const std::u32string& title : split(decode_utf8(line.substr(tab + 1)), U'|')) {
      words.push_back(split(title, U'…'));
    }
  }
  return titles;
}

const std::vector<Words>& titles_of(Role role) {
  static const std::map<std::string, std::vector<Words>, std::less<>> kTitles = read_titles();
  static const std::vector<Words> kNone;
  static constexpr std::array<std::pair<Role, std::string_view>, 4> kRows{
      {{Role::kConstructionPlan, "construction-plan"},
       {Role::kExtensionRequest, "extension-request"},
       {Role::kWorkReport, "work-report"},
       {Role::kAdjustmentReport, "adjustment-report"}}};
  for (const auto& [row, name] : kRows) {
    if (const auto found = kTitles.find(name); row == role && found != kTitles.end()) {
      return found->second;
    }
  }
  return kNone;
}

bool says(const std::u32string& text, const std::vector<Words>& titles) {
  return std::any_of(titles.begin(), titles.end(), [&](const Words& words) {
    std::size_t at = 0;
    return std::all_of(words.begin(), words.end(), [&](const std::u32string& word) {
      at = text.find(word, at);
      at = at == std::u32string::npos ? at : at + word.size();
      return at != std::u32string::npos;
    });
  });
}

/// A title stands as a title: on a line or two of its own, larger than the text, and not in a sentence.
bool titled(const Document& document, const std::vector<Words>& titles) {
  constexpr std::size_t kTitlePages = 3;
  constexpr std::size_t kTitleLength = 60;
  const double body = read_flow(document).body_size;
  for (std::size_t p = 0; p < std::min(kTitlePages, document.pages.size()); ++p) {
    const std::vector<Line>& lines = document.pages[p].lines;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      std::u32string text;
      for (std::size_t j = i; j < std::min(i + 3, lines.size()) && (p == 0 || lines[j].size > body * 1.1); ++j) {
        const bool large = lines[j].size > body * 1.1 || lines.size() < 15 || lines[j].bold;
        if (!large) {
          break;
        }
        text += fold(decode_utf8(lines[j].text)).text;
        if (text.size() <= kTitleLength && text.find_first_of(U"。,;") == std::u32string::npos && says(text, titles)) {
          return true;
        }
      }
    }
  }
  return false;
}

}  // namespace

double main_document_score(const Document& document, Kind kind, double needed) {
  const std::u32string name = fold(decode_utf8(std::filesystem::path(document.path).filename().string())).text;
  const Role role = main_role(kind);
  if (role == Role::kSummaryReport) {
    const double named = name.find(U"总结报告") != std::u32string::npos ? kNamed : 0;
    return named + (document.pages.empty() ? 0 : summary_report_score(document, needed - named));
  }
  const std::vector<Words>& titles = titles_of(role);
  const double named = says(name, titles) ? kNamed : 0;
  return named + (named + kTitled >= needed && titled(document, titles) ? kTitled : 0);
}

bool may_be_main_document(std::string_view evidence_type) {
  static constexpr std::array<std::string_view, 12> kProofs{
      "audit-report",  "final-accounts",  "completion-acceptance", "asset-registration",
      "credit-report", "equipment-list",  "project-list",          "patent-certificates",
      "contracts",     "service-records", "personnel-list",        "standards"};
  return std::find(kProofs.begin(), kProofs.end(), evidence_type) == kProofs.end();
}

}  // namespace nitec
