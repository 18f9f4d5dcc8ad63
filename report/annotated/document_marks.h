// Sheet -> what is to be drawn on each PDF of the submission.
#pragma once

#include <vector>

#include "model/annotation.h"
#include "model/finding.h"

namespace nitec {

/// One entry for each PDF that some finding has a place in, in the order of the files; none for Verdict::kQuarantine.
/// The pages that findings name must still have their lines. The words of a quote are looked for in them: each line of
/// it gets a rectangle, exact to the character; where they are not found, the location's box stands for them. What has
/// no words gets a tag in the margin alone. Tags of one page do not overlap while there is room for them.
[[nodiscard]] std::vector<DocumentMarks> document_marks(const ReviewSheet& sheet);

}  // namespace nitec
