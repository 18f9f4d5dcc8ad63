// The parts of the sheet, each as blocks in reading order.
#pragma once

#include <string>
#include <vector>

#include "report/pdf/flow.h"
#include "report/words/words.h"

namespace nitec {

/// What every part looks at. `sheet` is printable() already.
struct PartContext {
  Fonts& fonts;
  const ReviewSheet& sheet;
  const Tally& counts;
};

/// The names of places in the document, for links and bookmarks.
std::string finding_place(int id);  ///< A finding in part three.
std::string part_place(Part part);  ///< The heading of a part.
inline constexpr std::string_view kFrontPlace = "front";

/// Page 1, which suffices to sign: one block, never higher than its page whatever the data.
Block front_page(const PartContext& context);

std::vector<Block> sections_part(const PartContext& context);
std::vector<Block> timeline_part(const PartContext& context);
std::vector<Block> findings_part(const PartContext& context);
std::vector<Block> clauses_part(const PartContext& context);
std::vector<Block> files_part(const PartContext& context);
std::vector<Block> unchecked_part(const PartContext& context);

/// "四、条款逐条核对", kept with what follows; with a rule of its own unless a table's rule stands right below.
Block part_heading(const PartContext& context, Part part, bool above_table = false);
/// A paragraph of running text; `before` points of space above.
Block text_block(const PartContext& context, std::string_view text, const TextStyle& style, double leading,
                 double before);

inline constexpr TextStyle style_of(Face face, double size, Tone tone = Tone::kInk) {
  TextStyle out;
  out.face = face;
  out.size = size;
  out.tone = tone;
  return out;
}

}  // namespace nitec
