#include "model/waivers.h"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

#include "model/columns.h"
#include "model/finding.h"

namespace nitec {
namespace {

constexpr std::size_t kColumns = 6;
constexpr std::size_t kMaxDecisions = 10000;

constexpr std::array<std::pair<std::string_view, Severity>, 3> kLevels{
    {{"错误", Severity::kError}, {"疑点", Severity::kWarning}, {"提示", Severity::kNote}}};

[[noreturn]] void refuse(int line, const std::string& reason) {
  throw std::runtime_error("第" + std::to_string(line) + "行：" + reason);
}

Severity level(const std::string& word, int line) {
  const auto* found = std::find_if(kLevels.begin(), kLevels.end(), [&](const auto& row) { return row.first == word; });
  if (found == kLevels.end()) {
    refuse(line, "“" + word + "”不是等次（错误、疑点、提示）");
  }
  return found->second;
}

}  // namespace

Waivers Waivers::parse(std::string_view text) {
  Waivers read;
  for_each_line(text, [&](const std::vector<std::string>& columns, int line) {
    const std::string& word = columns.front();
    if (word != "豁免" && word != "改级") {
      refuse(line, "“" + word + "”不认识；每行以“豁免”或者“改级”开头");
    }
    if (columns.size() != kColumns) {
      refuse(line, "应有" + std::to_string(kColumns) + "部分，实有" + std::to_string(columns.size()) +
                       "部分（各部分之间空两格以上，理由之内不空两格）");
    }
    const std::optional<Date> date = parse_iso_date(columns[4]);
    if (!date) {
      refuse(line, "“" + columns[4] + "”不是日期（应为 YYYY-MM-DD）");
    }
    if (read.waivers.size() + read.relevels.size() >= kMaxDecisions) {
      refuse(line, "超过" + std::to_string(kMaxDecisions) + "行");
    }
    Decision decision{columns[1], columns[3], *date, columns[5], line};
    if (word == "豁免") {
      for (const Waiver& other : read.waivers) {
        if (other.rule == decision.rule && other.center == columns[2]) {
          refuse(line, "与第" + std::to_string(other.line) + "行重复");
        }
      }
      read.waivers.push_back({std::move(decision), columns[2]});
    } else {
      for (const Relevel& other : read.relevels) {
        if (other.rule == decision.rule) {
          refuse(line, "与第" + std::to_string(other.line) + "行重复");
        }
      }
      const Severity severity = level(columns[2], line);
      read.relevels.push_back({std::move(decision), severity});
    }
  });
  return read;
}

}  // namespace nitec
