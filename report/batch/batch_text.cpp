#include <algorithm>

#include "report/batch/batch_summary.h"
#include "report/batch/batch_writers.h"
#include "report/text/plain.h"
#include "report/words/words.h"

namespace nitec {
namespace {

constexpr std::size_t kRules = 10;
constexpr std::size_t kRows = 20;
constexpr std::size_t kNameColumns = 40;

std::string number(std::size_t value, std::size_t columns) {
  const std::string digits = std::to_string(value);
  return std::string(columns > digits.size() ? columns - digits.size() : 0, ' ') + digits;
}

std::string named(const std::string& name) {
  return padded_to_columns(cut_to_columns(plain_text(name), kNameColumns), kNameColumns);
}

std::string more(std::size_t all) {
  return all > kRows ? "  另有" + std::to_string(all - kRows) + "份，见 index.html\n" : "";
}

std::string day_in_words(int days) {
  return days < 0 ? "已过" + std::to_string(-days) + "天" : days == 0 ? "今天" : "还有" + std::to_string(days) + "天";
}

}  // namespace

std::string write_batch_text(const BatchSheet& sheet) {
  const BatchSummary sum = summarise(sheet);
  const auto turn = [&](Turn which) { return sum.turns.at(static_cast<std::size_t>(which)); };
  std::string out = "核查日期 " + sheet.as_of.iso() + "　规则集 " + sheet.rule_set + "\n";
  out += "收件夹中" + std::to_string(sheet.lines.size()) + "份：核查" + std::to_string(turn(Turn::kChecked)) +
         "份，未变动" + std::to_string(turn(Turn::kUnchanged)) + "份，未能核查" + std::to_string(turn(Turn::kFailed)) +
         "份，留待下次" + std::to_string(turn(Turn::kLeft)) + "份；共" + std::to_string(sum.files) + "个文件、" +
         std::to_string(sum.pages) + "页，用时" + seconds_in_words(sheet.milliseconds) + "\n\n结论\n";
  for (const Verdict verdict : {Verdict::kReturn, Verdict::kReview, Verdict::kPass, Verdict::kQuarantine}) {
    out += "  " + padded_to_columns(verdict_word(verdict).zh, 24) +
           number(static_cast<std::size_t>(sum.verdicts.at(static_cast<std::size_t>(verdict))), 6) + "\n";
  }
  if (!sum.without_sheet.empty()) {
    out += "\n没有出具工作单\n";
    for (std::size_t i = 0; i < std::min(sum.without_sheet.size(), kRows); ++i) {
      out += "  " + named(sum.without_sheet[i]->entry.name) + "  " + plain_text(sum.without_sheet[i]->why) + "\n";
    }
    out += more(sum.without_sheet.size());
  }
  if (!sum.rules.empty()) {
    out += "\n最常见的发现（份数、处数）\n";
    for (std::size_t i = 0; i < std::min(sum.rules.size(), kRules); ++i) {
      const CommonRule& rule = sum.rules[i];
      out += "  " + padded_to_columns(rule.rule, kNameColumns) + "  " + std::string(severity_word(rule.severity).zh) +
             number(static_cast<std::size_t>(rule.submissions), 6) +
             number(static_cast<std::size_t>(rule.findings), 7) + "\n";
    }
  }
  if (!sum.coming.empty()) {
    out += "\n近期期限\n";
    for (std::size_t i = 0; i < std::min(sum.coming.size(), kRows); ++i) {
      const ComingDay& day = sum.coming[i];
      out += "  " + day.due.date.iso() + "  " + padded_to_columns(day_in_words(day.days), 12) +
             named(day.entry == nullptr ? day.center : day.entry->name) + "  " + plain_text(day.due.what) + "\n";
    }
    out += more(sum.coming.size());
  }
  if (!sum.with_unread.empty()) {
    out += "\n有文件未能读取\n";
    for (std::size_t i = 0; i < std::min(sum.with_unread.size(), kRows); ++i) {
      const BatchEntry& entry = *sum.with_unread[i];
      out += "  " + named(entry.name) + "  " + plain_text(entry.unread.front().path) +
             (entry.unread.size() > 1 ? "等" + std::to_string(entry.unread.size()) + "个文件" : "") + "\n";
    }
    out += more(sum.with_unread.size());
  }
  if (!sum.slowest.empty()) {
    out += "\n用时最长\n";
    for (std::size_t i = 0; i < std::min<std::size_t>(sum.slowest.size(), 3); ++i) {
      out += "  " + named(sum.slowest[i]->entry.name) + "  " + seconds_in_words(sum.slowest[i]->milliseconds) + "\n";
    }
  }
  if (!sheet.gone.empty()) {
    out += "\n已不在收件夹中的有" + std::to_string(sheet.gone.size()) + "份，其结果保留。\n";
  }
  return out;
}

}  // namespace nitec
