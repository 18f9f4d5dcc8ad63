// What the catalog tells about pages: the outline (bookmarks), page labels and layers (ISO
// 32000-1, 12.3, 12.4.2, 8.11).
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "ingest/pdf/pdf_objects.h"
#include "model/document.h"

namespace nitec {

/// From a page's object number to its physical number, from 1.
using PageNumbers = std::unordered_map<std::uint32_t, int>;

/// The outline in its order, depth first; destinations by name are looked up. At most `max_bookmarks`.
[[nodiscard]] std::vector<Bookmark> read_bookmarks(const PdfValue& root, const PageNumbers& pages, int max_bookmarks);

/// The object numbers of the layers (optional content groups, 8.11) that are off in the default configuration.
[[nodiscard]] std::set<std::uint32_t> read_hidden_layers(const PdfValue& root);

/// The labels of pages 1 to `count`; empty strings where the file gives none.
[[nodiscard]] std::vector<std::string> read_page_labels(const PdfValue& root, std::size_t count);

}  // namespace nitec
