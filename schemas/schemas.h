// The data of this folder, by name. Sets of rules and terms are kept by the day on which they come into force.
#pragma once

#include <string>
#include <string_view>

namespace nitec::schemas {

/// The day on which the rule set in this build came into force, and the folder that holds it.
inline constexpr std::string_view kRuleSet = "2026-02-01";

/// The bytes of a file of this folder, named as it lies here ("2026-02-01/regulation.txt"); asserts that there is one.
/// The text lives as long as the program.
std::string_view file(std::string_view name);

/// From now on file(name) gives these bytes instead of the embedded ones: a supervising unit keeps fields and relations
/// of its own. To be called before anything has read the file; asserts that there is one of that name.
void replace(std::string_view name, std::string bytes);

}  // namespace nitec::schemas
