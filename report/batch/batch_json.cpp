#include "report/batch/batch_summary.h"
#include "report/batch/batch_writers.h"
#include "report/json/json_form.h"

namespace nitec {
namespace {

Json line_json(const BatchLine& line) {
  const BatchEntry& entry = line.entry;
  Json json{{"name", entry.name}, {"status", has_sheet(line) ? "checked" : turn_name(line.turn)}};
  if (!has_sheet(line)) {
    json["reason"] = line.why;
    return json;
  }
  json["output"] = entry.output;
  json["verdict"] = verdict_name(entry.verdict);
  json["sha256"] = entry.sha256;
  json["as_of"] = entry.as_of.iso();
  if (entry.verdict == Verdict::kQuarantine) {
    return json;
  }
  json["document_id"] = entry.document_id;
  json["kind"] = kind_name(entry.kind);
  json["center"] = entry.center;
  json["host"] = entry.host;
  json["supervisor"] = entry.supervisor;
  json["files"] = entry.files;
  json["pages"] = entry.pages;
  json["findings"] = {{"error", entry.errors}, {"warning", entry.warnings}, {"note", entry.notes}};
  json["rules"] = Json::array();
  for (const RuleCount& rule : entry.rules) {
    json["rules"].push_back(
        {{"rule", rule.rule}, {"severity", severity_name(rule.severity)}, {"findings", rule.count}});
  }
  json["unread"] = Json::array();
  for (const UnreadFile& file : entry.unread) {
    json["unread"].push_back({{"file", file.path}, {"reason", file.reason}});
  }
  json["due"] = Json::array();
  for (const DueDate& due : entry.due) {
    json["due"].push_back({{"what", due.what}, {"article", due.source}, {"date", due.date.iso()}});
  }
  return json;
}

Json across_json(const AcrossFinding& found, const BatchSheet& sheet) {
  Json json{{"rule", found.rule},       {"severity", severity_name(found.severity)},
            {"message", found.message}, {"article", found.article},
            {"matters", found.matters}, {"more_sides", found.more_sides},
            {"sides", Json::array()}};
  for (const ClaimSide& side : found.sides) {
    Json one{{"name", side.name}};
    if (side.inbox != sheet.inbox) {
      one["elsewhere"] = true;
    }
    if (is_gone(side, sheet)) {
      one["gone"] = true;
    }
    one["center"] = side.center;
    one["file"] = side.claim.file;
    if (side.claim.page > 0) {
      one["page"] = side.claim.page;
    }
    one["quote"] = side.claim.quote;
    json["sides"].push_back(std::move(one));
  }
  return json;
}

}  // namespace

std::string write_batch_json(const BatchSheet& sheet) {
  const BatchSummary sum = summarise(sheet);
  const auto turn = [&](Turn which) { return sum.turns.at(static_cast<std::size_t>(which)); };
  const auto verdict = [&](Verdict which) { return sum.verdicts.at(static_cast<std::size_t>(which)); };
  Json json{{"format", "nitec-batch/1"},
            {"tool", {{"name", "nitec"}, {"version", sheet.tool_version}, {"rules", sheet.rule_set}}},
            {"as_of", sheet.as_of.iso()},
            {"verdicts",
             {{"return", verdict(Verdict::kReturn)},
              {"review", verdict(Verdict::kReview)},
              {"pass", verdict(Verdict::kPass)},
              {"quarantine", verdict(Verdict::kQuarantine)}}},
            {"failed", turn(Turn::kFailed)},
            {"left", turn(Turn::kLeft)},
            {"files", sum.files},
            {"pages", sum.pages},
            {"rules", Json::array()},
            {"due", Json::array()},
            {"submissions", Json::array()},
            {"gone", sheet.gone},
            {"across", Json::array()},
            {"across_cut", {{"submissions", sheet.across_cut}, {"pairs", sheet.across_pairs_cut}}}};
  for (const AcrossFinding& found : sheet.across) {
    json["across"].push_back(across_json(found, sheet));
  }
  for (const CommonRule& rule : sum.rules) {
    json["rules"].push_back({{"rule", rule.rule},
                             {"severity", severity_name(rule.severity)},
                             {"findings", rule.findings},
                             {"submissions", rule.submissions}});
  }
  for (const ComingDay& day : sum.coming) {
    json["due"].push_back({{"date", day.due.date.iso()},
                           {"days", day.days},
                           {"what", day.due.what},
                           {"article", day.due.source},
                           {"name", day.entry == nullptr ? "" : day.entry->name},
                           {"center", day.center}});
  }
  for (const BatchLine& line : sheet.lines) {
    json["submissions"].push_back(line_json(line));
  }
  Json run{{"started", sheet.started},        {"milliseconds", sheet.milliseconds},  {"jobs", sheet.jobs},
           {"checked", turn(Turn::kChecked)}, {"unchanged", turn(Turn::kUnchanged)}, {"slowest", Json::array()}};
  for (const BatchLine* line : sum.slowest) {
    run["slowest"].push_back(
        {{"name", line->entry.name}, {"milliseconds", line->milliseconds}, {"peak_kib", line->peak_kib}});
  }
  json["run"] = std::move(run);
  return json_text(json);
}

}  // namespace nitec
