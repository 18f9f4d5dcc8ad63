// The centre's record (中心台账) from XML, in the form of schemas/<date>/record.xsd.
//
// It is the supervising unit's own file: one that is broken or does not follow the form is refused whole, since half a
// record would judge wrongly. It is read as carefully as a stranger's all the same: no DOCTYPE, no entities, no
// network, and the ceilings of a datasheet.
#pragma once

#include <string>
#include <string_view>

#include "model/record.h"

namespace nitec {

/// All namespaces of records begin so; the version of the form follows.
inline constexpr std::string_view kRecordNamespaceStem = "urn:nitec:record:";

/// Reads one record. `file` is what findings call it, for the places. Throws std::runtime_error ("第12行：…", in
/// Chinese) for the first thing that is wrong with it: not well-formed, a DOCTYPE, over a ceiling, not after
/// record.xsd, or at odds with itself (an end before the start, the same target twice, an approved extension without
/// its end, an adjusted target that the plan does not have).
Record read_record(std::string_view bytes, std::string_view file);

}  // namespace nitec
