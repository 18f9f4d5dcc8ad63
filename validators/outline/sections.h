// What the rules about the nine sections share.
#pragma once

#include <string>
#include <vector>

#include "model/finding.h"

namespace nitec {

/// The outline was read from a report whose text can be believed.
bool outline_readable(const Submission& submission);

/// “第十八条第一款、提纲第八部分”
std::string outline_article(int section);

/// “第八部分“其他需说明事项””
std::string section_words(const Section& section);

/// The headings found before and after the place where the section belongs, in the order of the report; the page of the
/// contents when it lists the section.
std::vector<Location> neighbours(const Outline& outline, const Section& section);

}  // namespace nitec
