// What a submission claims as its own, in the form in which it is compared with what others claim.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/document.h"
#include "model/finding.h"
#include "model/kind.h"

namespace nitec {

/// What is claimed. The words of claim_kind_name() are kept in ledgers: never changed.
enum class ClaimKind {
  kPatent,    ///< Key: the digits.
  kStandard,  ///< Key: family, number, year.
  kSoftware,  ///< Key: the number of the registration.
  kFile,      ///< Key: sha256 of a file other than the datasheet and the main document.
  kPassage,   ///< Key: a digest of a long paragraph of the main document.
  kAward,     ///< Key: the number of the certificate.
  kContract,  ///< Key: the number of the contract.
  kPerson,    ///< Key: a digest of the name and the masked number of the identity card.
  kNamed,     ///< Key: the folded name of another centre that the main document names.
};
inline constexpr std::size_t kClaimKinds = 9;

/// A long text in so few values that texts alike can be told from texts that are not (MinHash): of two texts that have
/// the share s of all their runs of characters in common, each of the values is the same with the probability s.
struct TextSketch {
  static constexpr std::size_t kWords = 36;

  bool evidence = false;    ///< The text of an evidence file; else a passage of the main document.
  std::uint64_t exact = 0;  ///< Of the text itself: the same for texts that are compared exactly, and found there.
  std::array<std::uint16_t, kWords> words{};
  std::vector<std::uint16_t> numbers;  ///< Of an evidence file: the smallest digests of its numbers, ascending.

  bool operator==(const TextSketch&) const = default;
};

/// Where a text stands.
struct TextPlace {
  std::string file;
  int page = 0;
  std::string quote;

  bool operator==(const TextPlace&) const = default;
};

struct Claim {
  ClaimKind kind = ClaimKind::kPatent;
  std::string key;
  bool led = false;  ///< Of a standard: said to have been led (牵头、主持) by the centre.
  std::string file;
  int page = 0;
  std::string quote;

  bool operator==(const Claim&) const = default;
};

/// All claims of one submission.
struct Claims {
  int first_year = 0;  ///< The years that the datasheet reports on; 0 when it does not say.
  int last_year = 0;
  std::vector<Claim> all;  ///< At most one of a kind and key.
  bool cut_short = false;  ///< There were more than are kept.
  std::vector<TextSketch> texts;
  std::vector<TextPlace> places;  ///< One for each of `texts`.

  bool operator==(const Claims&) const = default;
};

/// One side of what several submissions claim.
struct ClaimSide {
  std::string inbox;
  std::string name;
  std::string center;  ///< Empty for one in quarantine.
  Kind kind = Kind::kUnknown;
  int first_year = 0;
  int last_year = 0;
  Claim claim;

  bool operator==(const ClaimSide&) const = default;
};

/// The texts of one submission, to be laid beside those of all others.
struct TextSide {
  std::string inbox;
  std::string name;
  std::string center;
  Kind kind = Kind::kUnknown;
  bool cut_short = false;  ///< Claims::cut_short
  std::vector<TextSketch> texts;
};

/// What no single submission shows: for the supervising unit's eyes alone.
struct AcrossFinding {
  std::string rule;  ///< "across/patent-claimed-twice"
  Severity severity = Severity::kWarning;
  std::string message;
  std::string article;
  std::vector<ClaimSide> sides;  ///< Two or more, by inbox and name.
  int more_sides = 0;            ///< Further ones that are not named.
  int matters = 1;               ///< Texts: how many the two have in common; the first is shown.

  bool operator==(const AcrossFinding&) const = default;
};

/// "patent", "standard", "software", "file", "passage", "award", "contract", "person", "named"
std::string_view claim_kind_name(ClaimKind kind);
/// The kind with that name; throws std::out_of_range for any other word.
ClaimKind claim_kind_from_name(std::string_view name);

}  // namespace nitec
