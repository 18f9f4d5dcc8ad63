#include "app/batch/claims.h"

#include <re2/re2.h>

#include <algorithm>
#include <utility>

#include "app/batch/claim_collector.h"
#include "validators/identifiers/patents.h"
#include "validators/identifiers/standards.h"
#include "validators/reading.h"

namespace nitec {
namespace {

constexpr std::uint64_t kSmallFile = 256;  ///< Bytes: what is smaller is empty but for a frame.
constexpr int kAnyYear = 9999;

/// Whether the sentence says that it is another's: bought, licensed, cited.
bool of_others(const TextUnit& unit, std::string_view part) {
  static const RE2 kOthers("引进|受让|购买|购入|获得.{0,12}许可|引用|对比文件|现有技术|他人|竞争对手");
  const std::string_view sentence = unit.sentence(part);
  return RE2::PartialMatch(re2::StringPiece(sentence.data(), sentence.size()), kOthers);
}

void add_numbers(const Submission& submission, const Context& context, ClaimCollector& claims) {
  for (const PatentMention& mention : patents_of(submission, context)) {
    if (mention.check.ok() && !of_others(*mention.unit, mention.part)) {
      claims.add(ClaimKind::kPatent, patent_key(mention.check), mention.unit->place(mention.part));
    }
  }
  for (const StandardMention& mention : standards_of(submission, context)) {
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
  }
  static const RE2 kSoftware("(?:^|[^A-Za-z0-9])((?:19|20)[0-9]{2} ?SR ?[0-9]{4,7})(?:[^A-Za-z0-9]|$)");
  for_each_unit(submission, context, {"SR"}, [&](const TextUnit& unit) {
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

}  // namespace

void prepare_claims() {
  prepare_rows();
}

Claims claims_of(const ReviewSheet& sheet) {
  Claims claims;
  ClaimCollector collector(claims);
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
  const Context context;
  add_numbers(submission, context, collector);
  add_rows(submission, context, collector);
  add_center_names(sheet, collector);
  add_texts(submission, collector);
  return claims;
}

}  // namespace nitec
