// The words that the notation's writer and reader share. Nobody else needs them.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "model/submission.h"

namespace nitec::notation {

inline constexpr std::array<std::string_view, 18> kProblemWords{
    "not-opened", "too-large", "empty",     "wrong-type", "encrypted", "damaged",   "cut-off", "no-text", "unsupported",
    "crashed",    "timed-out", "malformed", "doctype",    "schema",    "duplicate", "outside", "nested",  "name-clash"};
inline constexpr std::array<std::string_view, 5> kStateWords{"blank", "value", "zero", "not-applicable", "not-counted"};
inline constexpr std::array<std::string_view, 4> kCueWords{"none", "heading", "text", "not-applicable"};
inline constexpr std::array<std::string_view, 3> kLayerWords{"ok", "damaged", "none"};
inline constexpr std::array<std::string_view, 5> kSectionWords{"present", "empty", "merged", "missing", "unknown"};
inline constexpr std::array<std::string_view, 8> kRoleWords{"unknown",     "summary-report",    "datasheet",
                                                            "evidence",    "construction-plan", "extension-request",
                                                            "work-report", "adjustment-report"};

inline constexpr double kPageWidth = 595;
inline constexpr double kPageHeight = 842;
inline constexpr std::string_view kScope = "中心";

/// A blank A4 page with a sound text layer.
Page default_page(int number);
/// A section of a complete outline, present, its heading on page `number` + 2, all its sub-items covered.
Section default_section(int number, const std::string& file);
/// The sub-items as they are when nothing is said: all covered in a section that is present or merged, else none.
std::vector<SubItem> default_items(const Section& section, const std::string& file);
/// A line without a box: the `index`th of its page.
Line default_line(std::size_t index, std::string text);

}  // namespace nitec::notation
