#include "ingest/outline/item_terms.h"

#include <array>
#include <cassert>
#include <string>
#include <string_view>

#include "ingest/text/fold.h"
#include "model/outline.h"
#include "schemas/schemas.h"

namespace nitec {
namespace {

std::array<SectionTerms, kSectionCount> load() {
  std::array<SectionTerms, kSectionCount> sections;
  std::array<Lexicon::Terms, kSectionCount> words;
  std::string_view rest = schemas::file(std::string(schemas::kRuleSet) + "/outline_items.tsv");
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n');
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    if (line.empty() || line[0] == '#') {
      continue;
    }
    const std::size_t first = line.find('\t');
    const std::size_t second = line.find('\t', first + 1);
    assert((line[1] == '.' || line[1] == '\t') && second != std::string_view::npos);
    const std::size_t section = static_cast<std::size_t>(line[0] - '1');
    const std::string_view kind = line.substr(first + 1, second - first - 1);
    std::string_view list = line.substr(second + 1);
    while (!list.empty()) {
      const std::size_t blank = list.find(' ');
      const std::string_view word = list.substr(0, blank);
      list.remove_prefix(blank == std::string_view::npos ? list.size() : blank + 1);
      if (word.empty()) {
        continue;
      }
      if (kind == "near") {
        words.at(section).emplace_back(decode_utf8(word), -1);
      } else {
        words.at(section).emplace_back(decode_utf8(word), static_cast<int>(sections[section].terms.size()));
        const TermKind term = kind == "name" ? TermKind::kName : kind == "head" ? TermKind::kHead : TermKind::kSign;
        sections[section].terms.push_back({line[1] == '.' ? line[2] - '1' : 0, term});
      }
    }
  }
  for (std::size_t i = 0; i < kSectionCount; ++i) {
    if (!words[i].empty()) {
      sections[i].lexicon.emplace_back(words[i]);
    }
  }
  return sections;
}

}  // namespace

const SectionTerms& section_terms(int section) {
  static const std::array<SectionTerms, kSectionCount> sections = load();
  return sections.at(static_cast<std::size_t>(section) - 1);
}

}  // namespace nitec
