// Name trees and number trees (ISO 32000-1, 7.9.6, 7.9.7).
#pragma once

#include <cstddef>
#include <cstdint>
#include <set>

#include "ingest/pdf/pdf_objects.h"

namespace nitec {

/// Nodes of a tree beyond are not visited; nor are levels beyond kMaxNameTreeDepth.
inline constexpr std::size_t kMaxTreeNodes = 200'000;
inline constexpr int kMaxNameTreeDepth = 64;

/// Gives the array `leaves` ("Names" or "Nums") of every node to `visit`, null where there is none; no node twice.
template <typename Visit>
void walk_tree(const PdfValue& node, const char* leaves, const Visit& visit, std::set<std::uint32_t>& visited,
               int depth = 0) {
  if (!node.is_dict() || depth > kMaxNameTreeDepth || (node.id() != 0 && !visited.insert(node.id()).second)) {
    return;
  }
  visit(node[leaves]);
  const PdfValue kids = node["Kids"];
  for (std::size_t i = 0; i < kids.size() && visited.size() < kMaxTreeNodes; ++i) {
    walk_tree(kids.at(i), leaves, visit, visited, depth + 1);
  }
}

template <typename Visit>
void walk_tree(const PdfValue& root, const char* leaves, const Visit& visit) {
  std::set<std::uint32_t> visited;
  walk_tree(root, leaves, visit, visited);
}

}  // namespace nitec
