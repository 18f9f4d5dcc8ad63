// Lines that stand beside each other on a page: columns of text, and contents with their page numbers.
#pragma once

#include <cstddef>
#include <vector>

#include "model/document.h"

namespace nitec {

/// A line with its place, in points, in a frame that is turned so that lines run along u and follow each other along v.
struct PlacedLine {
  Line line;
  float u0 = 0, u1 = 0, v0 = 0, v1 = 0;
  std::size_t row = 0;
};

/// A stroke across the lines of that frame.
struct Bar {
  float u, v0, v1;
};

/// A page of contents whose numbers stand apart without a leader: four rows or more, at least half of the
/// page's, that end in whole numbers which never go down and are set flush right. Each becomes one line.
void join_contents(std::vector<PlacedLine>& lines);

/// Where rows stand in columns, the left column is read first. `bars`: what tables are ruled with; their cells are no
/// columns.
void order_columns(std::vector<PlacedLine>& lines, const std::vector<Bar>& bars);

}  // namespace nitec
