#include "app/batch/claims.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "model/fingerprint.h"
#include "model/joined_text.h"
#include "schemas/schemas.h"
#include "validators/identifiers/patents.h"
#include "validators/identifiers/standards.h"
#include "validators/reading.h"

namespace nitec {
namespace {

constexpr std::size_t kMaxOfAKind = 2'000;  ///< Claims of one kind that are kept of a submission.
constexpr std::size_t kLongPassage = 120;   ///< Characters: shorter ones are alike by chance.
constexpr std::size_t kQuoted = 40;         ///< Characters of a passage that are shown.
constexpr std::uint64_t kSmallFile = 256;   ///< Bytes: what is smaller is empty but for a frame.
constexpr int kAnyYear = 9999;

class Collector {
 public:
  explicit Collector(Claims& claims) : claims_(claims) {}

  void add(Claim claim) {
    auto& seen = seen_.at(static_cast<std::size_t>(claim.kind));
    if (seen.contains(claim.key)) {
      return;
    }
    if (seen.size() >= kMaxOfAKind) {
      claims_.cut_short = true;
      return;
    }
    seen.insert(claim.key);
    claims_.all.push_back(std::move(claim));
  }
  void add(ClaimKind kind, std::string key, const Location& where, bool led = false) {
    add({kind, std::move(key), led, where.file, where.page, where.quote});
  }

 private:
  Claims& claims_;
  std::array<std::set<std::string>, 5> seen_;
};

/// Whether the sentence says that it is another's: bought, licensed, cited.
bool of_others(const TextUnit& unit, std::string_view part) {
  static const RE2 kOthers("引进|受让|购买|购入|获得.{0,12}许可|引用|对比文件|现有技术|他人|竞争对手");
  const std::string_view sentence = unit.sentence(part);
  return RE2::PartialMatch(re2::StringPiece(sentence.data(), sentence.size()), kOthers);
}

void add_numbers(const Submission& submission, Collector& claims) {
  for_each_patent(submission, [&](const PatentMention& mention) {
    if (mention.check.ok() && !of_others(*mention.unit, mention.part)) {
      claims.add(ClaimKind::kPatent, patent_key(mention.check), mention.unit->place(mention.part));
    }
  });
  for_each_standard(submission, [&](const StandardMention& mention) {
    const IdentifierCheck& one = mention.check;
    if (mention.claimed && one.verdict != IdentifierVerdict::kInvalid && !one.year.empty()) {
      static const RE2 kLed("牵头|主持|第一起草单位");
      std::string row(mention.unit->sentence(mention.part));
      for (const std::string& cell : mention.unit->cells) {
        row += " " + cell;
      }
      claims.add(ClaimKind::kStandard, one.family + " " + one.number + "-" + one.year,
                 mention.unit->place(mention.part), RE2::PartialMatch(row, kLed));
    }
  });
  static const RE2 kSoftware("(?:^|[^A-Za-z0-9])((?:19|20)[0-9]{2} ?SR ?[0-9]{4,7})(?:[^A-Za-z0-9]|$)");
  for_each_unit(submission, {"SR"}, [&](const TextUnit& unit) {
    re2::StringPiece rest(unit.text);
    re2::StringPiece found;
    while (RE2::FindAndConsume(&rest, kSoftware, &found)) {
      const std::string_view part(found.data(), found.size());
      const IdentifierCheck one = check_software_copyright(part, kAnyYear);
      if (one.verdict != IdentifierVerdict::kInvalid && unit.sound(part) && !of_others(unit, part)) {
        claims.add(ClaimKind::kSoftware, one.normalised, unit.place(part));
      }
    }
  });
}

/// The bytes of the first `characters` characters.
std::size_t bytes_of(std::string_view text, std::size_t characters) {
  std::size_t at = 0;
  while (at < text.size()) {
    const bool begins = (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
    if (begins && characters-- == 0) {
      break;
    }
    ++at;
  }
  return at;
}

std::size_t length_of(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

/// Whether a sentence of the passage stands in the regulation: everybody may quote that.
bool quotes_the_regulation(std::string_view words) {
  constexpr std::size_t kSentence = 25;  ///< Characters.
  constexpr std::string_view kStop = "。";
  static const std::string kRegulation = folded(schemas::file("2026-02-01/regulation.txt"));
  while (!words.empty()) {
    const std::string_view sentence = words.substr(0, words.find(kStop));
    words.remove_prefix(std::min(words.size(), sentence.size() + kStop.size()));
    if (length_of(sentence) >= kSentence && kRegulation.find(sentence) != std::string::npos) {
      return true;
    }
  }
  return false;
}

void add_passages(const Document& document, Collector& claims) {
  for (const Page& page : document.pages) {
    for (const PageBlock& block : page.blocks) {
      if (block.kind != BlockKind::kText || page.text_layer != TextLayer::kOk) {
        continue;
      }
      std::string joined;
      for (const std::uint32_t line : block.lines) {
        joined += page.lines[line].text;
      }
      const std::string words = folded(joined);
      if (length_of(words) < kLongPassage || quotes_the_regulation(words)) {
        continue;
      }
      Fingerprint print;
      print.add(words);
      claims.add({ClaimKind::kPassage, print.text(), false, document.path, page.number,
                  joined.substr(0, bytes_of(joined, kQuoted)) + "…"});
    }
  }
}

}  // namespace

Claims claims_of(const ReviewSheet& sheet) {
  Claims claims;
  Collector collector(claims);
  const Submission& submission = sheet.submission;
  if (sheet.verdict == Verdict::kQuarantine) {
    return claims;
  }
  for (const Document& document : submission.documents) {
    if (document.sha256.empty() || document.bytes < kSmallFile || document.role == Role::kDatasheet ||
        is_main(document.role)) {
      continue;
    }
    collector.add({ClaimKind::kFile, document.sha256, false, document.path, 0, ""});
  }
  if (submission.datasheet) {
    for (const Field& field : submission.datasheet->fields) {
      if (field.year > 0) {
        claims.first_year = claims.first_year == 0 ? field.year : std::min(claims.first_year, field.year);
        claims.last_year = std::max(claims.last_year, field.year);
      }
    }
  }
  add_numbers(submission, collector);
  if (const Document* document = submission.main_document()) {
    add_passages(*document, collector);
  }
  return claims;
}

}  // namespace nitec
