#include "ledger/ledger_codec.h"

#include <nlohmann/json.hpp>
#include <stdexcept>
#include <utility>

#include "ledger/claims_codec.h"
#include "ledger/entry_codec.h"

namespace nitec {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kFormat = "nitec-ledger/1";

}  // namespace

std::string encode_ledger(const LedgerContents& contents) {
  Json json{{"format", kFormat}, {"records", Json::array()}, {"runs", Json::array()}, {"submissions", Json::array()}};
  for (const KeptRecord& record : contents.records) {
    json["records"].push_back({{"center", record.center}, {"file", record.file}, {"xml", record.xml}});
  }
  for (const KeptRun& run : contents.runs) {
    json["runs"].push_back({{"id", run.id},
                            {"inbox", run.inbox},
                            {"started", run.started},
                            {"ended", run.ended},
                            {"as_of", run.as_of.iso()},
                            {"program", run.program},
                            {"rule_set", run.rule_set},
                            {"checked", run.checked},
                            {"unchanged", run.unchanged},
                            {"left", run.left},
                            {"failed", run.failed}});
  }
  for (const LedgerContents::Of& one : contents.submissions) {
    json["submissions"].push_back({{"inbox", one.inbox},
                                   {"stamp", one.submission.stamp},
                                   {"settings", one.submission.settings},
                                   {"milliseconds", one.submission.milliseconds},
                                   {"peak_kib", one.submission.peak_kib},
                                   {"entry", Json::parse(encode_entry(one.submission.entry))}});
    if (one.claims) {
      json["submissions"].back()["claims"] = Json::parse(encode_claims(*one.claims));
    }
  }
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

LedgerContents decode_ledger(std::string_view text) {
  try {
    const Json json = Json::parse(text);
    if (json.at("format") != kFormat) {
      throw std::runtime_error("");
    }
    LedgerContents contents;
    for (const Json& record : json.at("records")) {
      contents.records.push_back({record.at("center"), record.at("file"), record.at("xml")});
    }
    for (const Json& run : json.at("runs")) {
      contents.runs.push_back({run.at("id"), run.at("inbox"), run.at("started"), run.at("ended"),
                               parse_iso_date(run.at("as_of").get<std::string>()).value(), run.at("program"),
                               run.at("rule_set"), run.at("checked"), run.at("unchanged"), run.at("left"),
                               run.at("failed")});
    }
    for (const Json& one : json.at("submissions")) {
      std::optional<Claims> claims;
      if (one.contains("claims")) {
        claims = decode_claims(one.at("claims").dump()).value();
      }
      contents.submissions.push_back({one.at("inbox"),
                                      {decode_entry(one.at("entry").dump()).value(), one.at("stamp"),
                                       one.at("settings"), one.at("milliseconds"), one.at("peak_kib")},
                                      std::move(claims)});
    }
    return contents;
  } catch (const std::exception&) {
    throw std::runtime_error("不是导出的账本（nitec-ledger/1），或者不完整");
  }
}

}  // namespace nitec
