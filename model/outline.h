// How the summary report covers the nine sections of the annex (筹建期总结报告编制提纲).
#pragma once

#include <array>
#include <string>
#include <vector>

#include "model/document.h"

namespace nitec {

inline constexpr int kSectionCount = 9;

enum class SectionStatus {
  kPresent,
  kEmpty,    ///< A heading with nothing of substance under it.
  kMerged,   ///< Covered under another section's heading.
  kMissing,  ///< Nowhere in the body.
  kUnknown,  ///< Not seen, but pages that cannot be read lie where it would stand.
};

/// How a sub-item was recognised.
enum class Cue {
  kNone,
  kHeading,        ///< A heading or table caption of its own.
  kText,           ///< The body speaks of it.
  kNotApplicable,  ///< “不涉及…”: said not to apply.
};

/// One of the annex's sub-items of sections 3 to 6 (“包括…等”).
struct SubItem {
  std::string name;  ///< The annex's own words.
  bool covered = false;
  Cue cue = Cue::kNone;
  Location where;  ///< Page, box and quote; page 0 when not covered.

  bool operator==(const SubItem&) const = default;
};

struct Section {
  int number = 0;     ///< 1 to 9.
  std::string title;  ///< The annex's own words: "财务决算".
  SectionStatus status = SectionStatus::kMissing;
  Location heading;     ///< In the body, quote = the heading as written; page 0 when there is none.
  int last_page = 0;    ///< Where its text ends; 0 when there is none.
  long characters = 0;  ///< Han characters, letters and digits under the heading.
  Location substance;   ///< For kEmpty: what stands there (“详见附件12”); for kMerged: the words that show it.
  int merged_into = 0;  ///< For kMerged: the section under whose heading it stands.
  Location expected;    ///< For kMissing and kUnknown: the place after which it belongs.
  bool by_place = false;     ///< Its number, place and text tell which section it is; the words of its heading do not.
  bool in_contents = false;  ///< The report's own table of contents lists it.
  std::vector<SubItem> items;
  std::vector<Location> again;  ///< Further headings of the same section.

  bool operator==(const Section&) const = default;
};

struct Outline {
  std::string file;
  int pages = 0;
  TextLayer text_layer = TextLayer::kOk;  ///< Of the report's body as a whole.
  std::array<Section, kSectionCount> sections;
  bool order_ok = true;   ///< The headings found stand in the order of the annex.
  int contents_page = 0;  ///< Where the table of contents begins; 0 when there is none.

  bool operator==(const Outline&) const = default;
};

}  // namespace nitec
