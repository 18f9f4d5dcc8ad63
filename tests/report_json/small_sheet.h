// One small sheet with every kind of member filled in, and one whose words are as hostile as words can be.
#pragma once

#include <string>

#include "model/finding.h"

namespace nitec {

/// A confirmation with three files, nine sections, one finding of each weight.
ReviewSheet small_sheet();

/// The same with markup, controls, escape sequences and broken UTF-8 in every text of the submission.
ReviewSheet hostile_sheet();

/// What hostile_sheet() puts in: markup, "]]>", NUL, ESC, a lone surrogate, a stray byte, a change of direction.
std::string hostile_words();

}  // namespace nitec
