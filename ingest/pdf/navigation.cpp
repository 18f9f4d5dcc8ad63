#include "ingest/pdf/navigation.h"

#include <algorithm>
#include <map>
#include <set>

#include "ingest/pdf/name_tree.h"
#include "ingest/pdf/unicode.h"

namespace nitec {
namespace {

constexpr int kMaxDepth = 64;
constexpr std::size_t kMaxNames = 200'000;

class Destinations {
 public:
  Destinations(const PdfValue& root, const PageNumbers& pages) : root_(root), pages_(pages) {}

  /// 0 when it leads nowhere.
  int page_of(PdfValue destination) {
    for (int i = 0; i < 4; ++i) {
      if (destination.is_dict()) {
        destination = destination["D"];
      } else if (destination.is_string()) {
        load_names();
        const auto found = names_.find(destination.bytes());
        destination = found == names_.end() ? PdfValue() : found->second;
      } else if (destination.is_name()) {
        destination = root_["Dests"][destination.name()];
      } else {
        break;
      }
    }
    const PdfValue page = destination.at(0);
    if (page.is_number()) {  // A page of another file by right, but written by some programs: counted from 0.
      const std::int64_t number = page.integer(-1) + 1;
      return number >= 1 && number <= static_cast<std::int64_t>(pages_.size()) ? static_cast<int>(number) : 0;
    }
    const auto found = pages_.find(page.id());
    return found == pages_.end() ? 0 : found->second;
  }

 private:
  void load_names() {
    if (loaded_) {
      return;
    }
    loaded_ = true;
    walk_tree(root_["Names"]["Dests"], "Names", [this](const PdfValue& names) {
      for (std::size_t i = 0; i + 1 < names.size() && names_.size() < kMaxNames; i += 2) {
        names_.emplace(names.at(i).bytes(), names.at(i + 1));
      }
    });
  }

  PdfValue root_;
  const PageNumbers& pages_;
  std::map<std::string_view, PdfValue> names_;  // The file keeps the texts.
  bool loaded_ = false;
};

std::string roman(std::int64_t number) {
  constexpr std::int64_t kLargest = 3999;
  if (number < 1 || number > kLargest) {
    return std::to_string(number);
  }
  static constexpr std::pair<int, const char*> kDigits[] = {
      {1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"},
      {40, "xl"},  {10, "x"},   {9, "ix"},  {5, "v"},    {4, "iv"},  {1, "i"}};
  std::string out;
  for (const auto& [value, digits] : kDigits) {
    for (; number >= value; number -= value) {
      out += digits;
    }
  }
  return out;
}

std::string letters(std::int64_t number) {
  // a to z, then aa to zz, then aaa …
  constexpr std::int64_t kLongest = 20;
  const std::int64_t count = (number - 1) / 26 + 1;
  return number < 1 || count > kLongest
             ? std::to_string(number)
             : std::string(static_cast<std::size_t>(count), static_cast<char>('a' + (number - 1) % 26));
}

std::string upper(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  return text;
}

}  // namespace

std::vector<Bookmark> read_bookmarks(const PdfValue& root, const PageNumbers& pages, int max_bookmarks) {
  std::vector<Bookmark> bookmarks;
  Destinations destinations(root, pages);
  std::set<std::uint32_t> visited;
  // An explicit stack: entries whose next sibling waits while the children are read.
  std::vector<PdfValue> waiting{root["Outlines"]["First"]};
  while (!waiting.empty() && bookmarks.size() < static_cast<std::size_t>(max_bookmarks)) {
    const PdfValue entry = waiting.back();
    if (!entry.is_dict() || (entry.id() != 0 && !visited.insert(entry.id()).second)) {
      waiting.pop_back();
      continue;
    }
    waiting.back() = entry["Next"];
    Bookmark bookmark;
    bookmark.title = text_string_to_utf8(entry["Title"].bytes());
    bookmark.level = static_cast<int>(waiting.size()) - 1;
    PdfValue destination = entry["Dest"];
    if (destination.null() && entry["A"]["S"].name() == "GoTo") {
      destination = entry["A"]["D"];
    }
    bookmark.page = destinations.page_of(destination);
    bookmarks.push_back(std::move(bookmark));
    if (waiting.size() < kMaxDepth) {
      waiting.push_back(entry["First"]);
    }
  }
  return bookmarks;
}

std::set<std::uint32_t> read_hidden_layers(const PdfValue& root) {
  const PdfValue properties = root["OCProperties"];
  const PdfValue standard = properties["D"];
  std::set<std::uint32_t> hidden;
  const auto each = [](const PdfValue& layers, const auto& visit) {
    for (std::size_t i = 0; i < std::min(layers.size(), kMaxNames); ++i) {
      visit(layers.at(i).id());
    }
  };
  if (standard["BaseState"].name() == "OFF") {
    each(properties["OCGs"], [&](std::uint32_t layer) { hidden.insert(layer); });
  }
  each(standard["ON"], [&](std::uint32_t layer) { hidden.erase(layer); });
  each(standard["OFF"], [&](std::uint32_t layer) { hidden.insert(layer); });
  hidden.erase(0);
  return hidden;
}

std::vector<std::string> read_page_labels(const PdfValue& root, std::size_t count) {
  struct Range {
    std::string style;
    std::string prefix;
    std::int64_t start = 1;
  };
  std::map<std::int64_t, Range> ranges;
  walk_tree(root["PageLabels"], "Nums", [&ranges](const PdfValue& numbers) {
    for (std::size_t i = 0; i + 1 < numbers.size() && ranges.size() < kMaxNames; i += 2) {
      const PdfValue label = numbers.at(i + 1);
      ranges[numbers.at(i).integer(-1)] = {std::string(label["S"].name()), text_string_to_utf8(label["P"].bytes()),
                                           std::clamp<std::int64_t>(label["St"].integer(1), 1, 1'000'000'000)};
    }
  });
  std::vector<std::string> labels(count);
  for (std::size_t i = 0; i < count; ++i) {
    auto range = ranges.upper_bound(static_cast<std::int64_t>(i));
    if (range == ranges.begin()) {
      continue;
    }
    --range;
    const std::int64_t number = range->second.start + (static_cast<std::int64_t>(i) - range->first);
    const std::string& style = range->second.style;
    labels[i] = range->second.prefix + (style == "D"   ? std::to_string(number)
                                        : style == "r" ? roman(number)
                                        : style == "R" ? upper(roman(number))
                                        : style == "a" ? letters(number)
                                        : style == "A" ? upper(letters(number))
                                                       : "");
  }
  return labels;
}

}  // namespace nitec
