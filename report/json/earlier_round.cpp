#include <stdexcept>

#include "report/json/json_form.h"
#include "report/json/json_writers.h"

namespace nitec {
namespace {

/// More findings than this no check has made.
constexpr std::size_t kMostFindings = 100'000;
constexpr std::size_t kMostLocations = 1'000;
constexpr std::size_t kDigest = 16;

/// A member that is a string; empty when it is not there.
std::string words(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

int number(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_number_integer() ? found->get<int>() : 0;
}

EarlierFinding finding_of(const Json& json) {
  EarlierFinding finding;
  finding.id = number(json, "id");
  finding.rule = words(json, "rule");
  finding.severity = words(json, "severity");
  finding.message = words(json, "message");
  finding.expected = words(json, "expected");
  finding.fingerprint = words(json, "fingerprint");
  const auto places = json.find("locations");
  if (places != json.end() && places->is_array()) {
    for (const Json& place : *places) {
      if (!place.is_object() || finding.locations.size() == kMostLocations) {
        break;
      }
      Location where;
      where.file = words(place, "file");
      where.page = number(place, "page");
      where.xpath = words(place, "xpath");
      where.quote = words(place, "quote");
      finding.locations.push_back(std::move(where));
    }
  }
  return finding;
}

SubmissionContent content_of(const Json& json) {
  SubmissionContent content;
  const auto fields = json.find("fields");
  if (fields != json.end() && fields->is_object()) {
    for (const auto& [key, value] : fields->items()) {
      if (value.is_string()) {
        content.fields.emplace(key, value.get<std::string>());
      }
    }
  }
  const auto passages = json.find("passages");
  if (passages != json.end() && passages->is_array()) {
    for (const Json& page : *passages) {
      const std::string digests = page.is_object() ? words(page, "digests") : std::string();
      for (std::size_t at = 0; at + kDigest <= digests.size(); at += kDigest + 1) {
        content.passages.emplace_back(number(page, "page"), digests.substr(at, kDigest));
      }
    }
  }
  return content;
}

}  // namespace

EarlierRound read_earlier_round(std::string_view text) {
  const Json json = Json::parse(text.begin(), text.end(), nullptr, false);
  if (!json.is_object() || words(json, "format") != "nitec-findings/1") {
    throw std::runtime_error("不是nitec的findings.json（格式应为nitec-findings/1）");
  }
  const auto findings = json.find("findings");
  const std::optional<Date> as_of = parse_iso_date(words(json, "as_of"));
  if (findings == json.end() || !findings->is_array() || findings->size() > kMostFindings || !as_of) {
    throw std::runtime_error("findings.json不完整");
  }
  if (words(json, "verdict") == "quarantine") {
    throw std::runtime_error("上一轮因可能涉密而暂停核查，没有可以对照的内容");
  }
  EarlierRound round;
  round.document_id = words(json, "document_id");
  round.as_of = *as_of;
  if (const auto submission = json.find("submission"); submission != json.end() && submission->is_object()) {
    round.center = words(*submission, "center");
  }
  for (const Json& one : *findings) {
    if (one.is_object()) {
      round.findings.push_back(finding_of(one));
    }
  }
  if (const auto content = json.find("content"); content != json.end() && content->is_object()) {
    round.content = content_of(*content);
  }
  return round;
}

}  // namespace nitec
