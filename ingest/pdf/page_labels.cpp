#include "ingest/pdf/page_labels.h"

#include <map>
#include <set>

#include "ingest/pdf/object_text.h"

namespace nitec {
namespace {

constexpr int kMaxDepth = 16;
constexpr std::size_t kMaxLabels = 50'000;

using Written = std::function<std::string(const PdfNode& node)>;

void collect(const PdfValue& tree, std::int64_t pages, int depth, std::set<std::uint32_t>& visited,
             const Written& written, std::map<std::int64_t, std::string>& out) {
  if (!tree.is_dict() || depth > kMaxDepth || (tree.id() != 0 && !visited.insert(tree.id()).second)) {
    return;
  }
  const PdfValue own = tree["Nums"];
  for (std::size_t i = 0; i + 1 < own.size() && out.size() < kMaxLabels; i += 2) {
    const std::int64_t page = own.at(i).integer(-1);
    if (page >= 0 && page < pages && own.at(i + 1).is_dict()) {
      out.emplace(page, written(own.node()->items[i + 1]));
    }
  }
  const PdfValue kids = tree["Kids"];
  for (std::size_t i = 0; i < kids.size() && out.size() < kMaxLabels; ++i) {
    collect(kids.at(i), pages, depth + 1, visited, written, out);
  }
}

}  // namespace

std::string shifted_labels(const PdfValue& labels, std::size_t before, std::size_t pages, const Written& written) {
  std::map<std::int64_t, std::string> old;
  std::set<std::uint32_t> visited;
  collect(labels, static_cast<std::int64_t>(pages), 0, visited, written, old);
  old.emplace(0, "<</S/D>>");
  std::string out = "<</Nums[0 <</S/D/P " + unicode_string_text("批注") + ">>";
  for (const auto& [page, label] : old) {
    out += " " + std::to_string(page + static_cast<std::int64_t>(before)) + " " + label;
  }
  return out + "]>>";
}

}  // namespace nitec
