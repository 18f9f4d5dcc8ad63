#include "ledger/claims_codec.h"

#include <nlohmann/json.hpp>
#include <stdexcept>

namespace nitec {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::size_t kLetters = 3;  ///< For 16 bits.
constexpr std::size_t kExactParts = 4;
constexpr char kEvidence = 'e';
constexpr char kPassage = 'p';

void put(std::string& out, std::uint64_t bits) {
  for (const unsigned shift : {12U, 6U, 0U}) {
    out += kDigits[bits >> shift & 0x3FU];
  }
}

/// The value of three letters; throws std::out_of_range for others.
std::uint16_t take(std::string_view letters) {
  unsigned bits = 0;
  for (const char c : letters) {
    const std::size_t digit = kDigits.find(c);
    if (digit == std::string_view::npos) {
      throw std::out_of_range("no such letter");
    }
    bits = bits << 6U | static_cast<unsigned>(digit);
  }
  return static_cast<std::uint16_t>(bits);
}

}  // namespace

std::string encode_sketch(const TextSketch& sketch) {
  std::string out(1, sketch.evidence ? kEvidence : kPassage);
  for (const unsigned shift : {48U, 32U, 16U, 0U}) {
    put(out, sketch.exact >> shift & 0xFFFFU);
  }
  for (const std::uint16_t word : sketch.words) {
    put(out, word);
  }
  for (const std::uint16_t number : sketch.numbers) {
    put(out, number);
  }
  return out;
}

std::optional<TextSketch> decode_sketch(std::string_view text) {
  constexpr std::size_t kFixed = (kExactParts + TextSketch::kWords) * kLetters;
  if (text.empty() || (text[0] != kEvidence && text[0] != kPassage) || text.size() - 1 < kFixed ||
      (text.size() - 1) % kLetters != 0) {
    return std::nullopt;
  }
  try {
    TextSketch sketch;
    sketch.evidence = text[0] == kEvidence;
    text.remove_prefix(1);
    const auto next = [&] {
      const std::uint16_t value = take(text.substr(0, kLetters));
      text.remove_prefix(kLetters);
      return value;
    };
    for (std::size_t i = 0; i < kExactParts; ++i) {
      sketch.exact = sketch.exact << 16U | next();
    }
    for (std::uint16_t& word : sketch.words) {
      word = next();
    }
    while (!text.empty()) {
      sketch.numbers.push_back(next());
    }
    return sketch;
  } catch (const std::out_of_range&) {
    return std::nullopt;
  }
}

std::string encode_places(const std::vector<TextPlace>& places) {
  Json json = Json::array();
  for (const TextPlace& place : places) {
    json.push_back({place.file, place.page, place.quote});
  }
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::optional<std::vector<TextPlace>> decode_places(std::string_view text) {
  try {
    std::vector<TextPlace> places;
    for (const Json& one : Json::parse(text)) {
      places.push_back({one.at(0), one.at(1), one.at(2)});
    }
    return places;
  } catch (const std::exception&) {
    return std::nullopt;
  }
}

std::string encode_claims(const Claims& claims) {
  Json json = Json::array({claims.first_year, claims.last_year, claims.cut_short, Json::array(), Json::array()});
  for (const Claim& claim : claims.all) {
    json[3].push_back({claim_kind_name(claim.kind), claim.key, claim.led, claim.file, claim.page, claim.quote});
  }
  for (std::size_t i = 0; i < claims.texts.size(); ++i) {
    const TextPlace& place = claims.places.at(i);
    json[4].push_back({encode_sketch(claims.texts[i]), place.file, place.page, place.quote});
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
    for (const Json& one : json.at(4)) {
      claims.texts.push_back(decode_sketch(one.at(0).get<std::string>()).value());
      claims.places.push_back({one.at(1), one.at(2), one.at(3)});
    }
    return claims;
  } catch (const std::exception&) {
    return std::nullopt;
  }
}

}  // namespace nitec
