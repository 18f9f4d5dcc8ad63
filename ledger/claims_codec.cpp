#include "ledger/claims_codec.h"

#include <nlohmann/json.hpp>

namespace nitec {
namespace {

using Json = nlohmann::ordered_json;

}  // namespace

std::string encode_claims(const Claims& claims) {
  Json json = Json::array({claims.first_year, claims.last_year, claims.cut_short, Json::array()});
  for (const Claim& claim : claims.all) {
    json[3].push_back({claim_kind_name(claim.kind), claim.key, claim.led, claim.file, claim.page, claim.quote});
  }
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::optional<Claims> decode_claims(std::string_view text) {
  try {
    const Json json = Json::parse(text);
    Claims claims;
    claims.first_year = json.at(0);
    claims.last_year = json.at(1);
    claims.cut_short = json.at(2);
    for (const Json& one : json.at(3)) {
      claims.all.push_back(
          {claim_kind_from_name(one.at(0).get<std::string>()), one.at(1), one.at(2), one.at(3), one.at(4), one.at(5)});
    }
    return claims;
  } catch (const std::exception&) {
    return std::nullopt;
  }
}

}  // namespace nitec
