// The annex's sub-items of sections 3 to 6: whether the report speaks of them, and where.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "ingest/outline/flow.h"
#include "model/outline.h"

namespace nitec {

/// Lines [begin, end) of a flow.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The sub-items of `section` (1 to 9; only 3 to 6 have any), looked for in these spans, in the order of the annex.
std::vector<SubItem> read_items(const Document& document, const Flow& flow, int section, std::span<const Span> spans);

/// The sub-items of `section`, none covered.
std::vector<SubItem> no_items(int section);

/// How much the span speaks as that section does, 0 to 1: the share of its sub-items that are spoken of, or, for
/// sections without sub-items, of the words that go with it.
double vocabulary_share(const Document& document, const Flow& flow, int section, Span span);

/// How plainly a heading names a sub-item of that section: 1 in its own words, less in general ones, 0 not at all.
double names_sub_item(int section, std::u32string_view title);

/// A heading (not a caption, nor a cell of a table), set apart from the text below it.
bool is_set_apart(const FlowLine& line);

/// A line that stands as a heading, caption or cell of its own rather than as prose.
bool stands_alone(const FlowLine& line);

}  // namespace nitec
