#include "ledger/entry_codec.h"

#include <nlohmann/json.hpp>

namespace nitec {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<Verdict, 4> kVerdicts{Verdict::kPass, Verdict::kReview, Verdict::kReturn, Verdict::kQuarantine};
constexpr std::array<Severity, 3> kSeverities{Severity::kError, Severity::kWarning, Severity::kNote};

template <typename Value, std::size_t Count>
Value value_of(std::string_view name, const std::array<Value, Count>& values, std::string_view (*name_of)(Value)) {
  for (const Value value : values) {
    if (name_of(value) == name) {
      return value;
    }
  }
  throw std::out_of_range("no such word");
}

Date date_of(const Json& json) {
  return parse_iso_date(json.get<std::string>()).value();
}

}  // namespace

std::string encode_entry(const BatchEntry& entry) {
  Json json{{"name", entry.name},
            {"output", entry.output},
            {"kind", kind_name(entry.kind)},
            {"sha256", entry.sha256},
            {"document_id", entry.document_id},
            {"center", entry.center},
            {"host", entry.host},
            {"supervisor", entry.supervisor},
            {"verdict", verdict_name(entry.verdict)},
            {"errors", entry.errors},
            {"warnings", entry.warnings},
            {"notes", entry.notes},
            {"files", entry.files},
            {"pages", entry.pages},
            {"as_of", entry.as_of.iso()},
            {"same_until", entry.same_until.iso()},
            {"rules", Json::array()},
            {"unread", Json::array()},
            {"due", Json::array()}};
  for (const RuleCount& rule : entry.rules) {
    json["rules"].push_back({rule.rule, severity_name(rule.severity), rule.count});
  }
  for (const UnreadFile& file : entry.unread) {
    json["unread"].push_back({file.path, file.reason});
  }
  for (const DueDate& due : entry.due) {
    json["due"].push_back({due.what, due.source, due.date.iso()});
  }
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::optional<BatchEntry> decode_entry(std::string_view text) {
  try {
    const Json json = Json::parse(text);
    BatchEntry entry;
    entry.name = json.at("name");
    entry.output = json.at("output");
    entry.kind = kind_from_name(json.at("kind").get<std::string>());
    entry.sha256 = json.at("sha256");
    entry.document_id = json.at("document_id");
    entry.center = json.at("center");
    entry.host = json.at("host");
    entry.supervisor = json.at("supervisor");
    entry.verdict = value_of(json.at("verdict").get<std::string>(), kVerdicts, verdict_name);
    entry.errors = json.at("errors");
    entry.warnings = json.at("warnings");
    entry.notes = json.at("notes");
    entry.files = json.at("files");
    entry.pages = json.at("pages");
    entry.as_of = date_of(json.at("as_of"));
    entry.same_until = date_of(json.at("same_until"));
    for (const Json& rule : json.at("rules")) {
      entry.rules.push_back(
          {rule.at(0), value_of(rule.at(1).get<std::string>(), kSeverities, severity_name), rule.at(2)});
    }
    for (const Json& file : json.at("unread")) {
      entry.unread.push_back({file.at(0), file.at(1)});
    }
    for (const Json& due : json.at("due")) {
      entry.due.push_back({due.at(0), due.at(1), date_of(due.at(2))});
    }
    return entry;
  } catch (const std::exception&) {
    return std::nullopt;
  }
}

}  // namespace nitec
