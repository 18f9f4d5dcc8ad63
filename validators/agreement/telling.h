// How the rules of this family show two places side by side.
#pragma once

#include "validators/agreement/account.h"

namespace nitec {

/// The disagreements about one field, side by side: what the document calls it and says, page by page; the datasheet's
/// field with its name, year and value. All of the same code and document, at least one.
Finding side_by_side(const Submission& submission, const std::vector<const Disagreement*>& disagreements);

/// The disagreements with a slip of the unit, or those without, by field, in the order in which the report has them.
std::vector<std::vector<const Disagreement*>> by_field(const std::vector<Disagreement>& disagreements, bool slips);

/// “E08（建筑安装工程投资）”, with its year: “H02（技术性收入，2028年）”, “H02（技术性收入，各年合计）”.
std::string field_title(std::string_view code, const Figure& figure);

}  // namespace nitec
