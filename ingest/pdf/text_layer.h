// Can the text of a page be believed?
#pragma once

#include <cstdint>
#include <vector>

#include "model/document.h"

namespace nitec {

/// What a page carries beside its lines.
struct PageDrawing {
  double image_cover = 0;   ///< Share of the page that pictures cover.
  std::int64_t curves = 0;  ///< Curve segments painted.
  double height = 0;        ///< Points.
};

/// kNone: fewer than kMinTextCharacters characters stand in the page's body (the bands of kMarginBand at its top and
/// bottom, where running heads and page numbers are, do not count), and pictures cover at least kMinCover of the page,
/// or at least kMinCurves curves are drawn (text turned into outlines). A page with nothing on it is kOk.
///
/// kDamaged: of the page's characters, blanks left out,
///  - kMaxUnreadable or more, and at least kMinUnreadable, are no characters at all: U+FFFD (no mapping), private use,
///  controls,
///    unassigned planes;
///  - or, among kMinTextCharacters or more, kMaxDoubtful or more are those or improbable in a Chinese report: Han
///  characters outside the commonest 3,755 simplified
///    (GB 2312, level 1) and 5,401 traditional ones (Big5, level 1) - radicals that stand for characters are probable
///    -, or accented Latin, Greek and Cyrillic letters, hangul: what text looks like that was decoded with the wrong
///    table;
///  - or, among kMinHan or more Han characters, fewer than kMinEveryday are among the 200 or so that every Chinese text
///  is full of:
///    what text looks like when each character was mapped to another one.
/// kOk: anything else.
inline constexpr std::size_t kMinTextCharacters = 16;
inline constexpr double kMarginBand = 0.08;
inline constexpr double kMinCover = 0.5;
inline constexpr std::int64_t kMinCurves = 2000;
inline constexpr double kMaxUnreadable = 0.10;
inline constexpr std::size_t kMinUnreadable = 4;
inline constexpr double kMaxDoubtful = 0.30;
inline constexpr std::size_t kMinHan = 80;
inline constexpr double kMinEveryday = 0.08;

[[nodiscard]] TextLayer judge_text_layer(const std::vector<Line>& lines, const PageDrawing& drawing);

}  // namespace nitec
