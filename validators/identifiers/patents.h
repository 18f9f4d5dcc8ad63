// Patent and application numbers in running text.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "model/identifier.h"
#include "validators/identifiers/text_units.h"

namespace nitec {

struct PatentMention {
  const TextUnit* unit = nullptr;
  std::string_view part;  ///< Of unit->text.
  IdentifierCheck check;  ///< Any year of filing is accepted: patents to come are none of this check's business.
  bool granted = false;   ///< Written with ZL, or said to be a 专利号.
};

/// What is written as the number of a Chinese patent or application: behind ZL, behind 专利号 or 申请号, or in a column
/// with such a head. What may be the rest of something else, or broken, is left out. Found once for all rules.
const std::vector<PatentMention>& patents_of(const Submission& submission, const Context& context);

/// The one kind of patent that is said of it: "发明专利", "实用新型", "外观设计"; empty when none is, or several.
std::string_view claimed_kind(const PatentMention& mention);
/// The same for the kind digit of a valid number; “其他” never comes.
std::string_view kind_of_number(const IdentifierCheck& check);

/// The digits alone, which are the same for 申请号 and 专利号: "2020105660889".
std::string patent_key(const IdentifierCheck& check);

}  // namespace nitec
