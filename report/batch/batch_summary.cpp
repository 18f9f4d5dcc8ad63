#include "report/batch/batch_summary.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace nitec {
namespace {

constexpr std::size_t kSlowest = 10;

}  // namespace

bool is_gone(const ClaimSide& side, const BatchSheet& sheet) {
  return side.inbox == sheet.inbox && std::find(sheet.gone.begin(), sheet.gone.end(), side.name) != sheet.gone.end();
}

bool has_sheet(const BatchLine& line) {
  return line.turn == Turn::kChecked || line.turn == Turn::kUnchanged;
}

BatchSummary summarise(const BatchSheet& sheet) {
  BatchSummary sum;
  std::map<std::pair<std::string, Severity>, CommonRule> rules;
  for (const BatchLine& line : sheet.lines) {
    ++sum.turns.at(static_cast<std::size_t>(line.turn));
    if (!has_sheet(line)) {
      sum.without_sheet.push_back(&line);
      continue;
    }
    const BatchEntry& entry = line.entry;
    ++sum.verdicts.at(static_cast<std::size_t>(entry.verdict));
    sum.files += entry.files;
    sum.pages += entry.pages;
    for (const RuleCount& rule : entry.rules) {
      CommonRule& common = rules[{rule.rule, rule.severity}];
      common.rule = rule.rule;
      common.severity = rule.severity;
      common.findings += rule.count;
      ++common.submissions;
    }
    for (const DueDate& due : entry.due) {
      const int days = days_between(sheet.as_of, due.date);
      if (days <= kDueDays) {
        sum.coming.push_back({due, entry.center, &entry, days});
      }
    }
    if (!entry.unread.empty()) {
      sum.with_unread.push_back(&entry);
    }
    if (line.turn == Turn::kChecked) {
      sum.slowest.push_back(&line);
    }
  }
  for (const CenterDue& one : sheet.centers) {
    const int days = days_between(sheet.as_of, one.due.date);
    if (days <= kDueDays) {
      sum.coming.push_back({one.due, one.center, nullptr, days});
    }
  }
  for (auto& [key, rule] : rules) {
    sum.rules.push_back(std::move(rule));
  }
  std::stable_sort(sum.rules.begin(), sum.rules.end(), [](const CommonRule& a, const CommonRule& b) {
    return std::tuple(b.submissions, b.findings) < std::tuple(a.submissions, a.findings);
  });
  std::stable_sort(sum.coming.begin(), sum.coming.end(),
                   [](const ComingDay& a, const ComingDay& b) { return a.due.date < b.due.date; });
  std::stable_sort(sum.slowest.begin(), sum.slowest.end(),
                   [](const BatchLine* a, const BatchLine* b) { return a->milliseconds > b->milliseconds; });
  sum.slowest.resize(std::min(sum.slowest.size(), kSlowest));
  return sum;
}

std::string address_of(const std::string& output, std::string_view file) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string address;
  for (const char c : output + "/") {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       std::string_view("-._~/").find(c) != std::string_view::npos;
    if (plain) {
      address += c;
    } else {
      address += {'%', kHex[byte >> 4U], kHex[byte & 15U]};
    }
  }
  return address + std::string(file);
}

std::string seconds_in_words(std::int64_t milliseconds) {
  constexpr std::int64_t kMinute = 60'000;
  if (milliseconds >= kMinute) {
    return std::to_string(milliseconds / kMinute) + "分" + std::to_string(milliseconds % kMinute / 1000) + "秒";
  }
  return std::to_string(milliseconds / 1000) + "." + std::to_string(milliseconds % 1000 / 100) + "秒";
}

}  // namespace nitec
