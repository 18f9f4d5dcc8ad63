// The part of JSON Schema draft-07 that the schemas of this project use, to hold the writers to them.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace nitec {

/// What in `document` does not follow `schema`, one line each with its JSON pointer: type, enum, required, properties,
/// additionalProperties (false), items, minItems, maxItems, minLength, pattern, minimum, maximum, $ref into
/// definitions. A keyword that it does not know is a line too: a schema is never obeyed by accident. `strict` asks
/// besides that every key be described.
std::vector<std::string> schema_errors(const nlohmann::ordered_json& schema, const nlohmann::ordered_json& document,
                                       bool strict = false);

}  // namespace nitec
