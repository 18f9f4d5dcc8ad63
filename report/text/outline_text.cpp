#include <array>
#include <vector>

#include "report/text/plain.h"
#include "report/text/text_writers.h"

namespace nitec {
namespace {

constexpr std::array<std::string_view, kSectionCount> kNumerals{"一", "二", "三", "四", "五", "六", "七", "八", "九"};
constexpr std::size_t kTitleColumns = 32;
constexpr std::size_t kStatusColumns = 10;
constexpr std::size_t kPagesColumns = 9;
constexpr std::size_t kIndent = 4;

struct Words {
  std::string_view file, pages, layer_ok, layer_damaged, layer_none;
  std::string_view part, status, page, heading;
  std::array<std::string_view, 5> statuses;  ///< In the order of SectionStatus.
  std::string_view gaps, under, belongs_after, listed, again, at_page, contents;
  std::string_view covered, not_seen, not_applicable, order_ok, order_bad, separator;
};

const Words& words_of(Language language) {
  static constexpr Words kChinese{"文件",
                                  "页",
                                  "文字层可用",
                                  "文字层部分不可用",
                                  "没有文字层（扫描件）",
                                  "提纲部分",
                                  "情况",
                                  "页码",
                                  "标题",
                                  {"齐备", "空缺", "合并", "未见", "无法判断"},
                                  "缺项",
                                  "并入第",
                                  "应在此页之后：",
                                  "目录有列",
                                  "标题又见于第",
                                  "第",
                                  "目录在第",
                                  "已见",
                                  "未见",
                                  "不涉及",
                                  "次序与提纲一致",
                                  "次序与提纲不一致，请核实",
                                  "、"};
  static constexpr Words kEnglish{"File",
                                  "pages",
                                  "text layer ok",
                                  "text layer partly damaged",
                                  "no text layer (scan)",
                                  "Section",
                                  "Status",
                                  "Pages",
                                  "Heading",
                                  {"present", "empty", "merged", "missing", "unknown"},
                                  "items",
                                  "under section ",
                                  "expected after page ",
                                  "listed in the contents",
                                  "heading again on page ",
                                  "p. ",
                                  "contents on page ",
                                  "covered",
                                  "missing",
                                  "not applicable",
                                  "in the order of the annex",
                                  "not in the order of the annex: please check",
                                  ", "};
  return language == Language::kChinese ? kChinese : kEnglish;
}

std::string page_words(int page, Language language) {
  return language == Language::kChinese ? std::to_string(page) + "页" : std::to_string(page);
}

std::string_view layer_words(TextLayer layer, const Words& words) {
  switch (layer) {
    case TextLayer::kOk:
      return words.layer_ok;
    case TextLayer::kDamaged:
      return words.layer_damaged;
    case TextLayer::kNone:
      return words.layer_none;
  }
  return words.layer_none;
}

bool lacks_items(const Section& section) {
  for (const SubItem& item : section.items) {
    if (!item.covered) {
      return true;
    }
  }
  return false;
}

std::string status_words(const Section& section, const Words& words) {
  const bool present = section.status == SectionStatus::kPresent;
  if (present && lacks_items(section)) {
    return "! " + std::string(words.gaps);
  }
  const std::string_view mark = present                                     ? "✓ "
                                : section.status == SectionStatus::kMissing ? "✗ "
                                : section.status == SectionStatus::kUnknown ? "? "
                                                                            : "! ";
  return std::string(mark) + std::string(words.statuses.at(static_cast<std::size_t>(section.status)));
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
std::string remark(const Section& section, const Words& words, Language language) {
  std::vector<std::string> parts;
  if (section.merged_into > 0) {
    parts.push_back(language == Language::kChinese ? "并入第" + std::to_string(section.merged_into) + "部分"
                                                   : std::string(words.under) + std::to_string(section.merged_into));
  }
  if (section.status == SectionStatus::kEmpty && !section.substance.quote.empty()) {
    parts.push_back("“" + plain_text(section.substance.quote) + "”");
  }
  if (section.status == SectionStatus::kMissing || section.status == SectionStatus::kUnknown) {
    if (section.expected.page > 0) {
      parts.push_back(language == Language::kChinese
                          ? "应在第" + std::to_string(section.expected.page) + "页之后"
                          : std::string(words.belongs_after) + std::to_string(section.expected.page));
    }
    if (section.in_contents) {
      parts.emplace_back(words.listed);
    }
  }
  for (const Location& again : section.again) {
    parts.push_back(std::string(words.again) + page_words(again.page, language));
  }
  std::string text = plain_text(section.heading.quote);
  for (const std::string& part : parts) {
    text += (text.empty() ? "" : "  ") + part;
  }
  return text.empty() ? "-" : text;
}

std::string items_words(const Section& section, const Words& words, Language language) {
  std::string covered;
  std::string missing;
  for (const SubItem& item : section.items) {
    std::string& list = item.covered ? covered : missing;
    list += list.empty() ? "" : std::string(words.separator);
    list += item.name;
    if (item.covered && item.cue == Cue::kNotApplicable) {
      list += "(" + std::string(words.not_applicable) + ")";
    } else if (item.covered && item.where.page > 0) {
      list += "(" + std::string(words.at_page) + page_words(item.where.page, language) + ")";
    }
  }
  std::string text;
  if (!missing.empty()) {
    text += std::string(kIndent, ' ') + "✗ " +
            broken_to_columns(std::string(words.not_seen) + " " + missing, kTextColumns, kIndent + 2, kIndent + 2) +
            "\n";
  }
  if (!covered.empty()) {
    text += std::string(kIndent, ' ') + "✓ " +
            broken_to_columns(std::string(words.covered) + " " + covered, kTextColumns, kIndent + 2, kIndent + 2) +
            "\n";
  }
  return text;
}

}  // namespace

std::string write_outline_text(const Outline& outline, Language language) {
  const Words& words = words_of(language);
  std::string text = plain_text(outline.file) + "  " + std::to_string(outline.pages) +
                     (language == Language::kChinese ? "" : " ") + std::string(words.pages) + "  " +
                     std::string(layer_words(outline.text_layer, words)) + "\n\n";
  text += std::string(kIndent, ' ') + padded_to_columns(words.part, kTitleColumns) +
          padded_to_columns(words.status, kStatusColumns) + padded_to_columns(words.page, kPagesColumns) +
          std::string(words.heading) + "\n";
  std::size_t row = 0;
  for (const Section& section : outline.sections) {
    const std::size_t before = kIndent + kTitleColumns + kStatusColumns + kPagesColumns;
    text += padded_to_columns(kNumerals.at(row), kIndent) + padded_to_columns(section.title, kTitleColumns) +
            padded_to_columns(status_words(section, words), kStatusColumns) +
            padded_to_columns(pages_words(section), kPagesColumns) +
            broken_to_columns(remark(section, words, language), kTextColumns, before, before);
    text += "\n" + items_words(section, words, language);
    ++row;
  }
  text += "\n" + std::string(outline.order_ok ? words.order_ok : words.order_bad) + "\n";
  return text;
}

}  // namespace nitec
