// The structs that every worker's answer has: places, and what could not be read.
#pragma once

#include "ingest/wire.h"
#include "model/document.h"

namespace nitec {

template <class Archive>
void fields(Archive& archive, wire::Is<Box> auto& box) {
  auto& [x0, y0, x1, y1] = box;
  archive(x0, y0, x1, y1);
}

template <class Archive>
void fields(Archive& archive, wire::Is<Location> auto& location) {
  auto& [file, page, box, line, xpath, quote] = location;
  archive(file, page, box, line, xpath, quote);
}

template <class Archive>
void fields(Archive& archive, wire::Is<Problem> auto& problem) {
  auto& [kind, message, where] = problem;
  archive(kind, message, where);
}

constexpr ProblemKind last(ProblemKind) {
  return ProblemKind::kNameClash;
}

}  // namespace nitec
