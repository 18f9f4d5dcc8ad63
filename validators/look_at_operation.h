// What look_at says of the clauses that bear on a centre at work: 运行评估, 年度报送, 重大调整.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "validators/period/reckoning.h"

namespace nitec {

/// As look_at; empty for a clause, or a kind of submission, of which nothing particular is to be said.
std::string look_at_operation(std::string_view clause_id, const Submission& submission, const Reckoning& reckoning,
                              std::vector<Location>& where);

}  // namespace nitec
