#include "validators/across/sketch.h"

#include <algorithm>

namespace nitec {
namespace {

constexpr std::size_t kMostNumbers = 24;   ///< Kept: the share of numbers in common is told from so many.
constexpr std::size_t kTellingDigits = 3;  ///< Shorter numbers are in every paper.
constexpr std::uint64_t kBase = 0x9E3779B97F4A7C15ULL;

/// All bits depend on all bits (the finaliser of SplitMix64).
constexpr std::uint64_t mixed(std::uint64_t x) {
  x ^= x >> 30U;
  x *= 0xBF58476D1CE4E5B9ULL;
  x ^= x >> 27U;
  x *= 0x94D049BB133111EBULL;
  return x ^ x >> 31U;
}

constexpr std::uint64_t power(std::uint64_t base, std::size_t exponent) {
  return exponent == 0 ? 1 : base * power(base, exponent - 1);
}

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// 1900 to 2099: in every paper too.
bool is_year(std::string_view digits) {
  return digits.size() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
}

}  // namespace

void Sketcher::add(std::string_view folded) {
  for (std::size_t i = 0; i < folded.size();) {
    if (is_digit(folded[i])) {
      std::size_t end = i;
      std::uint64_t digest = 1;
      std::size_t digits = 0;
      while (end < folded.size() && (is_digit(folded[end]) || ((folded[end] == '.' || folded[end] == ',') &&
                                                               end + 1 < folded.size() && is_digit(folded[end + 1])))) {
        if (is_digit(folded[end])) {
          ++digits;
          digest = mixed(digest + static_cast<unsigned char>(folded[end]));
        }
        if (!numbers_alike_) {
          add_character(static_cast<unsigned char>(folded[end]));
        }
        ++end;
      }
      if (numbers_alike_) {
        add_character(U'0');
      } else if (digits >= kTellingDigits && !is_year(folded.substr(i, end - i))) {
        numbers_.insert(static_cast<std::uint16_t>(digest));
        if (numbers_.size() > kMostNumbers) {
          numbers_.erase(std::prev(numbers_.end()));
        }
      }
      i = end;
      continue;
    }
    const auto first = static_cast<unsigned char>(folded[i]);
    const std::size_t bytes = first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    char32_t code = 0;
    for (std::size_t k = i; k < std::min(i + bytes, folded.size()); ++k) {
      code = code << 8U | static_cast<unsigned char>(folded[k]);
    }
    add_character(code);
    i += bytes;
  }
}

void Sketcher::add_character(char32_t c) {
  static constexpr std::uint64_t kGone = power(kBase, kRun);
  rolling_ = rolling_ * kBase + c - (seen_ >= kRun ? last_.at(seen_ % kRun) * kGone : 0);
  last_.at(seen_ % kRun) = c;
  ++seen_;
  ++length_;
  if (seen_ < kRun) {
    return;
  }
  const std::uint64_t hash = mixed(rolling_);
  std::uint64_t& least = least_[static_cast<std::size_t>((hash >> 32U) * TextSketch::kWords >> 32U)];
  least = std::min(least, hash & 0xFFFFFFFFU);
}

TextSketch Sketcher::sketch() const {
  TextSketch sketch;
  sketch.evidence = !numbers_alike_;
  if (std::any_of(least_.begin(), least_.end(), [](std::uint64_t least) { return least != kNone; })) {
    for (std::size_t i = 0; i < least_.size(); ++i) {
      std::size_t from = i;
      // A place that no run fell into takes what another has, the same one for every text.
      for (std::uint64_t attempt = 1; least_[from] == kNone; ++attempt) {
        from = static_cast<std::size_t>(mixed(i * kBase + attempt) % TextSketch::kWords);
      }
      sketch.words[i] = static_cast<std::uint16_t>(mixed(least_[from] + kBase));
    }
  }
  sketch.numbers.assign(numbers_.begin(), numbers_.end());
  return sketch;
}

double alike(const TextSketch& a, const TextSketch& b) {
  int same = 0;
  for (std::size_t i = 0; i < TextSketch::kWords; ++i) {
    same += a.words[i] == b.words[i] ? 1 : 0;
  }
  return same / static_cast<double>(TextSketch::kWords);
}

}  // namespace nitec
