// What the JSON writers share: ordered keys, rounding, and one way to end a document.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "model/document.h"
#include "model/outline.h"

namespace nitec {

using Json = nlohmann::ordered_json;

/// To a tenth of a point; what is no number, or far beyond any page, becomes 0. Never "-0.0".
double tenth(double points);
/// [x0, y0, x1, y1] in tenths of a point.
Json box_json(const Box& box);
/// Indented by two, invalid UTF-8 replaced, with a line feed at the end.
std::string json_text(const Json& json);
/// A place, without what is not there.
Json location_json(const Location& location);
/// What could not be read.
Json problems_json(const std::vector<Problem>& problems);
/// The nine sections.
Json sections_json(const Outline& outline);
/// The numbers of the sections whose heading comes more than once.
Json duplicates_json(const Outline& outline);

}  // namespace nitec
