#include "report/text/plain.h"
#include "report/text/text_writers.h"
#include "report/words/words.h"

namespace nitec {
namespace {

constexpr std::size_t kNameColumns = 34;
constexpr std::size_t kSeverityColumns = 9;

std::string_view family_of(std::string_view rule) {
  return rule.substr(0, rule.find('/'));
}

std::string_view in(Language language, std::string_view chinese, std::string_view english) {
  return language == Language::kEnglish && !english.empty() ? english : chinese;
}

std::string_view in(Language language, Phrase phrase) {
  return in(language, phrase.zh, phrase.en);
}

/// A paragraph under a label of its own.
std::string labelled(std::string_view label, std::string_view text) {
  if (text.empty()) {
    return {};
  }
  return "\n" + std::string(label) + "\n  " + broken_to_columns(plain_text(text), kTextColumns, 2, 2) + "\n";
}

std::string kinds_words(Kinds kinds, Language language) {
  std::string words;
  for (const Kind kind : kEveryKind) {
    if (kinds.has(kind)) {
      words += (words.empty()                    ? ""
                : language == Language::kChinese ? "、"
                                                 : ", ") +
               std::string(language == Language::kChinese ? kind_title(kind) : kind_name(kind));
    }
  }
  return words;
}

std::string example_words(const RuleExample& example, Language language) {
  constexpr std::size_t kMaxLines = 12;
  const bool chinese = language == Language::kChinese;
  std::string text = "\n";
  text += example.finds ? (chinese ? "例：会指出" : "An example that is found")
                        : (chinese ? "例：不会指出" : "An example that is not");
  text += "\n";
  if (!example.story.empty()) {
    text += "  " + broken_to_columns("# " + plain_text(example.story), kTextColumns, 2, 4) + "\n";
  }
  for (std::size_t i = 0; i < example.lines.size() && i < kMaxLines; ++i) {
    text += "  " + plain_text(example.lines[i]) + "\n";
  }
  if (example.lines.size() > kMaxLines) {
    text += "  ……\n";
  }
  if (!example.message.empty()) {
    text += "  → " + broken_to_columns(plain_text(example.message), kTextColumns, 4, 4) + "\n";
  }
  return text;
}

/// For a cell of a Markdown table.
std::string cell(std::string_view text) {
  std::string result;
  for (const char c : plain_text(text)) {
    if (c == '|' || c == '<' || c == '\\') {
      result += '\\';
    }
    result += c;
  }
  return result;
}

/// The anchor that Markdown viewers make of a heading that is a rule's name.
std::string anchor(std::string_view name) {
  std::string result;
  for (const char c : name) {
    if (c != '/') {
      result += c;
    }
  }
  return result;
}

}  // namespace

std::string write_rules_text(std::span<const RuleCard> cards, Language language) {
  std::string text;
  std::string_view family;
  for (const RuleCard& card : cards) {
    if (family_of(card.name) != family) {
      family = family_of(card.name);
      text += (text.empty() ? "" : "\n") + std::string(family) + "\n";
    }
    constexpr std::size_t kBefore = 2 + kNameColumns + kSeverityColumns;
    text += "  " + padded_to_columns(card.name, kNameColumns) +
            padded_to_columns(in(language, severity_word(card.severity)), kSeverityColumns) +
            broken_to_columns(plain_text(in(language, card.summary, card.summary_en)), kTextColumns, kBefore, kBefore) +
            "\n";
  }
  text += "\n" +
          (language == Language::kChinese ? "共" + std::to_string(cards.size()) + "条规则"
                                          : std::to_string(cards.size()) + " rules") +
          "\n";
  return text;
}

std::string write_explain(const RuleCard& card, std::span<const RuleExample> examples, Language language) {
  const bool chinese = language == Language::kChinese;
  std::string text = std::string(card.name) + "\n" +
                     broken_to_columns(plain_text(in(language, card.summary, card.summary_en)), kTextColumns, 0, 0) +
                     "\n\n";
  text += std::string(in(language, severity_word(card.severity))) + " · " +
          std::string(in(language, opinion_word(card.opinion))) + " · " + std::string(card.clause);
  if (!card.clause_id.empty()) {
    text += (chinese ? "（" : " (") + std::string(card.clause_id) + (chinese ? "）" : ")");
  }
  text += "\n";
  text += labelled(chinese ? "适用" : "Kinds", kinds_words(card.kinds, language));
  text += labelled(chinese ? "施行" : "In force", card.from.iso() + (chinese ? " 至 " : " to ") + card.until.iso());
  if (card.waivable) {
    text +=
        labelled(chinese ? "余地" : "Room", chinese ? "条文写明“一般”“原则上”，主管单位可以对个别中心豁免（--waivers）"
                                                    : "The supervising unit may waive it for a centre (--waivers)");
  }
  text += labelled(chinese ? "依据" : "Why", card.why);
  text += labelled(chinese ? "如何判断" : "How it is decided", card.decides);
  text += labelled(chinese ? "如何补正" : "How to mend it", in(language, card.remedy, card.remedy_en));
  for (const RuleExample& example : examples) {
    text += example_words(example, language);
  }
  return text;
}

std::string write_rules_markdown(std::span<const RuleCard> cards) {
  std::string text =
      "# 规则目录\n\n"
      "本页由规则卡片打印（`nitec rules` 列出同样的内容，`nitec explain 规则名` 单独说明一条），请勿手工修改。\n"
      "错误须补正或者说明；疑点请审查人核实；提示供参考。规则只指出未见和不一致之处，不判断真伪。\n\n"
      "| 规则 | 等次 | 意见 | 条款 | 核查什么 |\n| --- | --- | --- | --- | --- |\n";
  for (const RuleCard& card : cards) {
    text += "| [`" + std::string(card.name) + "`](#" + anchor(card.name) + ") | " +
            std::string(severity_word(card.severity).zh) + " | " + std::string(opinion_word(card.opinion).zh) + " | " +
            cell(card.clause) + " | " + cell(card.summary) + " |\n";
  }
  std::string_view family;
  for (const RuleCard& card : cards) {
    if (family_of(card.name) != family) {
      family = family_of(card.name);
      text += "\n## " + std::string(family) + "\n";
    }
    text += "\n### " + std::string(card.name) + "\n\n";
    text += "**" + plain_text(card.summary) + "**";
    text += card.summary_en.empty() ? "\n\n" : "  \n*" + plain_text(card.summary_en) + "*\n\n";
    const auto item = [&text](std::string_view label, std::string_view words) {
      if (!words.empty()) {
        text += "- " + std::string(label) + "：" + plain_text(words) + "\n";
      }
    };
    item("等次", std::string(severity_word(card.severity).zh) + "，" + std::string(opinion_word(card.opinion).zh));
    item("条款", std::string(card.clause) + (card.clause_id.empty() ? "" : "（" + std::string(card.clause_id) + "）"));
    item("适用", kinds_words(card.kinds, Language::kChinese) + (card.waivable ? "（可以豁免）" : ""));
    item("依据", card.why);
    item("如何判断", card.decides);
    item("如何补正", card.remedy);
    item("How to mend it", card.remedy_en);
  }
  return text;
}

}  // namespace nitec
