#include "model/fingerprint.h"
#include "report/json/json_form.h"
#include "report/json/json_writers.h"
#include "report/words/words.h"

namespace nitec {
namespace {

Json file_json(const Document& document) {
  Json json;
  json["path"] = document.path;
  json["role"] = role_name(document.role);
  if (!document.sha256.empty()) {
    json["sha256"] = document.sha256;
  }
  json["bytes"] = document.bytes;
  if (!document.container.empty()) {
    json["container"] = document.container;
  }
  if (document.is_pdf) {
    json["pages"] = document.pages.size();
    long damaged = 0;
    long none = 0;
    for (const Page& page : document.pages) {
      damaged += page.text_layer == TextLayer::kDamaged ? 1 : 0;
      none += page.text_layer == TextLayer::kNone ? 1 : 0;
    }
    if (damaged > 0) {
      json["pages_damaged"] = damaged;
    }
    if (none > 0) {
      json["pages_without_text"] = none;
    }
  }
  if (!document.problems.empty()) {
    json["problems"] = problems_json(document.problems);
  }
  return json;
}

Json timeline_json(const Timeline& timeline) {
  Json json = Json::object();
  const auto put = [&json](const char* name, const std::optional<Date>& date) {
    if (date) {
      json[name] = date->iso();
    }
  };
  put("start", timeline.start);
  put("original_end", timeline.original_end);
  put("extended_end", timeline.extended_end);
  put("full_months", timeline.full_months);
  put("deadline", timeline.deadline);
  put("filed", timeline.filed);
  put("requested_end", timeline.requested_end);
  if (!timeline.filed_source.empty()) {
    json["filed_source"] = timeline.filed_source;
  }
  json["calendar_known"] = timeline.calendar_known;
  json["steps"] = Json::array();
  for (const PeriodStep& step : timeline.steps) {
    json["steps"].push_back(
        Json{{"name", step.name}, {"result", step.result}, {"reckoning", step.reckoning}, {"source", step.source}});
  }
  return json;
}

Json clause_json(const Clause& clause) {
  Json json;
  json["id"] = clause.id;
  json["article"] = clause.article;
  json["requirement"] = clause.requirement;
  if (!clause.requirement_en.empty()) {
    json["requirement_en"] = clause.requirement_en;
  }
  json["kind"] = opinion_name(clause.opinion);
  json["status"] = clause_status_name(clause.status);
  json["rules"] = clause.rules;
  json["findings"] = clause.findings;
  if (!clause.look_at.empty()) {
    json["look_at"] = clause.look_at;
  }
  if (!clause.where.empty()) {
    json["locations"] = Json::array();
    for (const Location& where : clause.where) {
      json["locations"].push_back(location_json(where));
    }
  }
  return json;
}

Json finding_json(const Finding& finding) {
  Json json;
  json["id"] = finding.id;
  json["rule"] = finding.rule;
  json["severity"] = severity_name(finding.severity);
  json["kind"] = opinion_name(finding.opinion);
  json["message"] = finding.message;
  if (!finding.message_en.empty()) {
    json["message_en"] = finding.message_en;
  }
  json["remedy"] = finding.remedy;
  if (!finding.remedy_en.empty()) {
    json["remedy_en"] = finding.remedy_en;
  }
  json["article"] = finding.article;
  json["locations"] = Json::array();
  for (const Location& location : finding.locations) {
    json["locations"].push_back(location_json(location));
  }
  json["expected"] = finding.expected;
  json["actual"] = finding.actual;
  json["fingerprint"] = fingerprint_of(finding);
  return json;
}

Json round_json(const RoundComparison& round) {
  Json json;
  json["document_id"] = round.document_id;
  json["as_of"] = round.as_of.iso();
  json["fixed"] = Json::array();
  for (const EarlierFinding& finding : round.fixed) {
    json["fixed"].push_back(
        Json{{"id", finding.id}, {"rule", finding.rule}, {"severity", finding.severity}, {"message", finding.message}});
  }
  json["still"] = Json::array();
  for (const auto& [now, then] : round.still) {
    json["still"].push_back(Json{{"id", now}, {"was", then}});
  }
  json["unasked"] = Json::array();
  for (const UnaskedChange& change : round.unasked) {
    Json row{{"what", change.what}, {"before", change.before}, {"after", change.after}};
    if (!change.where.file.empty()) {
      row["location"] = location_json(change.where);
    }
    json["unasked"].push_back(std::move(row));
  }
  json["more_unasked"] = round.more_unasked;
  return json;
}

/// Values and digests, page by page: what the round to come is held against.
Json content_json(const SubmissionContent& content) {
  Json json;
  json["fields"] = Json::object();
  for (const auto& [key, value] : content.fields) {
    json["fields"][key] = value;
  }
  json["passages"] = Json::array();
  for (const auto& [page, digest] : content.passages) {
    if (json["passages"].empty() || json["passages"].back()["page"] != page) {
      json["passages"].push_back(Json{{"page", page}, {"digests", ""}});
    }
    std::string& digests = json["passages"].back()["digests"].get_ref<std::string&>();
    digests += (digests.empty() ? "" : " ") + digest;
  }
  return json;
}

/// The sheet as it is: who calls has seen to it that its words may be printed.
std::string findings_text(const ReviewSheet& sheet) {
  const Submission& submission = sheet.submission;
  Json json;
  json["format"] = "nitec-findings/1";
  json["tool"] = {{"name", "nitec"}, {"version", sheet.tool_version}, {"rules", sheet.rule_set}};
  json["as_of"] = sheet.as_of.iso();
  json["document_id"] = sheet.document_id;

  Json& head = json["submission"];
  head["kind"] = submission.kind == Kind::kUnknown ? "unknown" : std::string(kind_name(submission.kind));
  head["center"] = sheet.center;
  if (!sheet.center_en.empty()) {
    head["center_en"] = sheet.center_en;
  }
  head["host"] = sheet.host;
  if (!sheet.supervisor.empty()) {
    head["supervisor"] = sheet.supervisor;
  }
  head["sha256"] = submission.sha256;
  head["files"] = Json::array();
  for (const Document& document : submission.documents) {
    head["files"].push_back(file_json(document));
  }
  if (!submission.problems.empty()) {
    head["problems"] = problems_json(submission.problems);
  }

  json["verdict"] = verdict_name(sheet.verdict);
  json["sections"] = Json::array();
  if (submission.outline) {
    const Outline& outline = *submission.outline;
    json["sections"] = sections_json(outline);
    json["outline"] = {{"file", outline.file},
                       {"pages", outline.pages},
                       {"text_layer", text_layer_name(outline.text_layer)},
                       {"order_ok", outline.order_ok},
                       {"duplicates", duplicates_json(outline)}};
  }
  json["timeline"] = timeline_json(sheet.timeline);
  json["clauses"] = Json::array();
  for (const Clause& clause : sheet.clauses) {
    json["clauses"].push_back(clause_json(clause));
  }
  json["findings"] = Json::array();
  for (const Finding& finding : sheet.findings) {
    json["findings"].push_back(finding_json(finding));
  }
  json["unchecked"] = Json::array();
  for (const Unchecked& matter : sheet.unchecked) {
    json["unchecked"].push_back(Json{{"matter", matter.matter}, {"reason", matter.reason}, {"ask", matter.ask}});
  }
  if (!sheet.own_inputs.empty()) {
    json["own_inputs"] = Json::array();
    for (const OwnInput& input : sheet.own_inputs) {
      json["own_inputs"].push_back(
          Json{{"title", input.title}, {"file", input.file}, {"sha256", input.sha256}, {"clauses", input.clauses}});
    }
  }
  if (!sheet.own_tables.empty()) {
    json["own_tables"] = sheet.own_tables;
  }
  if (!sheet.decisions.empty()) {
    json["decisions"] = Json::array();
    for (const AppliedDecision& decision : sheet.decisions) {
      json["decisions"].push_back(Json{{"rule", decision.rule},
                                       {"what", decision.what},
                                       {"person", decision.person},
                                       {"date", decision.date.iso()},
                                       {"reason", decision.reason},
                                       {"findings", decision.findings}});
    }
  }
  if (sheet.round) {
    json["round"] = round_json(*sheet.round);
  }
  if (!sheet.content.fields.empty() || !sheet.content.passages.empty()) {
    json["content"] = content_json(sheet.content);
  }
  return json_text(json);
}

}  // namespace

std::string write_findings_json(const ReviewSheet& sheet) {
  return sheet.verdict == Verdict::kQuarantine ? findings_text(printable(sheet)) : findings_text(sheet);
}
std::string write_outline_json(const Outline& outline) {
  Json json;
  json["format"] = "nitec-outline/1";
  json["file"] = outline.file;
  json["pages"] = outline.pages;
  json["text_layer"] = text_layer_name(outline.text_layer);
  json["sections"] = sections_json(outline);
  json["order_ok"] = outline.order_ok;
  json["duplicates"] = duplicates_json(outline);
  if (outline.contents_page > 0) {
    json["contents_page"] = outline.contents_page;
  }
  return json_text(json);
}

std::string write_rules_json(std::span<const RuleCard> cards) {
  Json json;
  json["format"] = "nitec-rules/1";
  json["rules"] = Json::array();
  for (const RuleCard& card : cards) {
    Json row;
    row["rule"] = card.name;
    row["clause"] = card.clause;
    row["clause_id"] = card.clause_id;
    row["severity"] = severity_name(card.severity);
    row["kind"] = opinion_name(card.opinion);
    row["summary"] = card.summary;
    row["summary_en"] = card.summary_en;
    row["why"] = card.why;
    row["from"] = card.from.iso();
    row["until"] = card.until.iso();
    row["submissions"] = Json::array();
    for (const Kind kind : kEveryKind) {
      if (card.kinds.has(kind)) {
        row["submissions"].push_back(kind_name(kind));
      }
    }
    row["waivable"] = card.waivable;
    row["decides"] = card.decides;
    row["remedy"] = card.remedy;
    row["remedy_en"] = card.remedy_en;
    json["rules"].push_back(std::move(row));
  }
  return json_text(json);
}

}  // namespace nitec
