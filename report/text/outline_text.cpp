#include <array>
#include <vector>

#include "report/text/plain.h"
#include "report/text/text_writers.h"
#include "report/words/words.h"

namespace nitec {
namespace {

constexpr std::size_t kTitleColumns = 32;
constexpr std::size_t kStatusColumns = 11;
constexpr std::size_t kPagesColumns = 9;
constexpr std::size_t kIndent = 4;

constexpr Phrase kPart{"提纲部分", "Section"};
constexpr Phrase kStatus{"情况", "Status"};
constexpr Phrase kPages{"页码", "Pages"};
constexpr Phrase kHeading{"标题", "Heading"};
constexpr Phrase kPagesInAll{"页", " pages"};
constexpr Phrase kInContents{"目录有列", "listed in the contents"};
constexpr Phrase kCovered{"已见", "covered"};
constexpr Phrase kNotSeen{"未见", "not seen"};
constexpr Phrase kNotApplicable{"不涉及", "not applicable"};
constexpr Phrase kOrderOk{"次序与提纲一致。", "In the order of the annex."};
constexpr Phrase kOrderBad{"次序与提纲不一致，请核实。", "Not in the order of the annex: please check."};
constexpr std::array<Phrase, 3> kLayers{{{"文字层可用", "text layer ok"},
                                         {"文字层不能正确读出", "text layer damaged"},
                                         {"没有文字层（扫描件）", "no text layer (scan)"}}};

std::string in(Language language, Phrase phrase) {
  return std::string(language == Language::kChinese ? phrase.zh : phrase.en);
}

std::string on_page(int page, Language language) {
  return language == Language::kChinese ? pages_in_words(page, page) : "p. " + std::to_string(page);
}

std::string status_words(const Section& section, Language language) {
  const Mark mark = section_mark(section);
  const std::string sign = mark == Mark::kPass     ? "✓ "
                           : mark == Mark::kError  ? "✗ "
                           : mark == Mark::kManual ? "? "
                                                   : "! ";
  // The contract's words, except that a section whose sub-items are not all there is not simply present.
  const bool lacking = section.status == SectionStatus::kPresent && mark == Mark::kWarning;
  return sign + (language == Language::kChinese ? std::string(section_word(section).zh)
                 : lacking                      ? "items"
                                                : std::string(section_status_name(section.status)));
}

std::string pages_words(const Section& section) {
  const int first = section.heading.page > 0 ? section.heading.page : section.substance.page;
  if (first <= 0 || section.status == SectionStatus::kMissing || section.status == SectionStatus::kUnknown) {
    return "-";
  }
  return section.last_page > first ? std::to_string(first) + "-" + std::to_string(section.last_page)
                                   : std::to_string(first);
}

/// What a reader needs to know beyond the heading: where a merged section stands, what an empty one says.
std::string remark(const Section& section, Language language) {
  const bool chinese = language == Language::kChinese;
  std::vector<std::string> parts;
  if (!section.heading.quote.empty()) {
    parts.push_back(plain_text(section.heading.quote));
  }
  if (section.merged_into > 0) {
    parts.push_back(chinese ? "并入第" + chinese_numeral(section.merged_into) + "部分"
                            : "under section " + std::to_string(section.merged_into));
  }
  if (section.status == SectionStatus::kEmpty && !section.substance.quote.empty()) {
    parts.push_back("“" + plain_text(section.substance.quote) + "”");
  }
  if (section.status == SectionStatus::kMissing || section.status == SectionStatus::kUnknown) {
    if (section.expected.page > 0) {
      parts.push_back(chinese ? "应在第" + std::to_string(section.expected.page) + "页之后"
                              : "expected after p. " + std::to_string(section.expected.page));
    }
    if (section.in_contents) {
      parts.push_back(in(language, kInContents));
    }
  }
  for (const Location& again : section.again) {
    parts.push_back((chinese ? "标题又见" : "heading again on ") + on_page(again.page, language));
  }
  std::string text;
  for (const std::string& part : parts) {
    text += (text.empty() ? "" : "  ") + part;
  }
  return text.empty() ? "-" : text;
}

std::string items_words(const Section& section, Language language) {
  const bool chinese = language == Language::kChinese;
  std::string covered;
  std::string missing;
  for (const SubItem& item : section.items) {
    std::string& list = item.covered ? covered : missing;
    list += list.empty() ? "" : chinese ? "、" : ", ";
    list += item.name;
    std::string note;
    if (item.covered && item.cue == Cue::kNotApplicable) {
      note = in(language, kNotApplicable);
    } else if (item.covered && item.where.page > 0) {
      note = on_page(item.where.page, language);
    }
    list += note.empty() ? "" : chinese ? "（" + note + "）" : " (" + note + ")";
  }
  std::string text;
  const auto add = [&](const char* sign, Phrase head, const std::string& list) {
    if (!list.empty()) {
      text += std::string(kIndent, ' ') + sign + " " +
              broken_to_columns(in(language, head) + " " + list, kTextColumns, kIndent + 2, kIndent + 2) + "\n";
    }
  };
  add("✗", kNotSeen, missing);
  add("✓", kCovered, covered);
  return text;
}

}  // namespace

std::string write_outline_text(const Outline& outline, Language language) {
  std::string text = plain_text(outline.file) + "  " + std::to_string(outline.pages) + in(language, kPagesInAll) +
                     "  " + in(language, kLayers.at(static_cast<std::size_t>(outline.text_layer))) + "\n\n";
  text += std::string(kIndent, ' ') + padded_to_columns(in(language, kPart), kTitleColumns) +
          padded_to_columns(in(language, kStatus), kStatusColumns) +
          padded_to_columns(in(language, kPages), kPagesColumns) + in(language, kHeading) + "\n";
  int number = 0;
  for (const Section& section : outline.sections) {
    constexpr std::size_t kBefore = kIndent + kTitleColumns + kStatusColumns + kPagesColumns;
    text += padded_to_columns(chinese_numeral(++number), kIndent) + padded_to_columns(section.title, kTitleColumns) +
            padded_to_columns(status_words(section, language), kStatusColumns) +
            padded_to_columns(pages_words(section), kPagesColumns) +
            broken_to_columns(remark(section, language), kTextColumns, kBefore, kBefore) + "\n" +
            items_words(section, language);
  }
  text += "\n" + in(language, outline.order_ok ? kOrderOk : kOrderBad) + "\n";
  return text;
}

}  // namespace nitec
