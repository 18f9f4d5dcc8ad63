#include "validators/agreement/vocabulary.h"

#include <algorithm>
#include <stdexcept>

#include "model/characters.h"
#include "model/columns.h"
#include "schemas/schemas.h"
#include "validators/datasheet/sheet_words.h"
#include "validators/reading.h"

namespace nitec {
namespace {

constexpr std::array<std::pair<std::string_view, QuantityMark>, 17> kMarks{{
    {"plan", QuantityMark::kPlan},
    {"actual", QuantityMark::kActual},
    {"center", QuantityMark::kCenter},
    {"host", QuantityMark::kHost},
    {"other", QuantityMark::kOther},
    {"sum", QuantityMark::kSum},
    {"now", QuantityMark::kNow},
    {"year", QuantityMark::kYear},
    {"past", QuantityMark::kPast},
    {"change", QuantityMark::kChange},
    {"new", QuantityMark::kNew},
    {"rate", QuantityMark::kRate},
    {"share", QuantityMark::kShare},
    {"none", QuantityMark::kNot},
    {"part", QuantityMark::kPart},
    {"one", QuantityMark::kOne},
    {"idle", QuantityMark::kIdle},
}};

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const std::string_view part = text.substr(0, text.find(separator));
    text.remove_prefix(std::min(part.size() + 1, text.size()));
    if (!part.empty()) {
      parts.push_back(part);
    }
  }
  return parts;
}

[[noreturn]] void refuse(int line, const std::string& why) {
  throw std::runtime_error("第" + std::to_string(line) + "行：" + why);
}

}  // namespace

bool Facets::differs(const Facets& later) const {
  for (std::size_t i = 0; i < kMost; ++i) {
    if (values_[i] != 0 && later.values_[i] != 0 && values_[i] != later.values_[i]) {
      return true;
    }
  }
  return false;
}

void Facets::overlay(const Facets& later) {
  for (std::size_t i = 0; i < kMost; ++i) {
    values_[i] = later.values_[i] != 0 ? later.values_[i] : values_[i];
  }
}

int Facets::count() const {
  return static_cast<int>(std::count_if(values_.begin(), values_.end(), [](std::uint8_t value) { return value != 0; }));
}

std::u32string to_utf32(std::string_view text) {
  std::u32string out;
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    char32_t c = length == 1 ? lead : static_cast<char32_t>(lead & (0xFFU >> (length + 1)));
    for (std::size_t k = 1; k < length && i + k < text.size(); ++k) {
      c = c << 6U | (static_cast<unsigned char>(text[i + k]) & 0x3FU);
    }
    out += c;
    i += length;
  }
  return out;
}

std::string to_utf8(std::u32string_view text) {
  std::string out;
  for (const char32_t c : text) {
    append_utf8(out, c);
  }
  return out;
}

std::pair<std::size_t, std::uint8_t> Vocabulary::facet(std::string_view text) {
  const std::size_t equals = text.find('=');
  if (equals == std::string_view::npos || equals == 0 || equals + 1 == text.size()) {
    throw std::runtime_error("“" + std::string(text) + "”不是“方面=值”");
  }
  const std::string name(text.substr(0, equals));
  const std::string value(text.substr(equals + 1));
  auto at = static_cast<std::size_t>(std::find(aspects_.begin(), aspects_.end(), name) - aspects_.begin());
  if (at == aspects_.size()) {
    if (at == Facets::kMost) {
      throw std::runtime_error("方面太多");
    }
    aspects_.push_back(name);
    values_.emplace_back();
  }
  std::vector<std::string>& values = values_[at];
  auto place = static_cast<std::size_t>(std::find(values.begin(), values.end(), value) - values.begin());
  if (place == values.size()) {
    if (values.size() == 250) {
      throw std::runtime_error("“" + name + "”的值太多");
    }
    values.push_back(value);
  }
  return {at, static_cast<std::uint8_t>(place + 1)};
}

std::size_t Vocabulary::aspect(std::string_view name) const {
  const auto at = std::find(aspects_.begin(), aspects_.end(), name);
  return at == aspects_.end() ? Facets::kMost : static_cast<std::size_t>(at - aspects_.begin());
}

std::uint8_t Vocabulary::value(std::size_t aspect, std::string_view name) const {
  if (aspect >= values_.size()) {
    return 0;
  }
  const auto at = std::find(values_[aspect].begin(), values_[aspect].end(), name);
  return at == values_[aspect].end() ? 0 : static_cast<std::uint8_t>(at - values_[aspect].begin() + 1);
}

bool Vocabulary::add(Word word) {
  std::vector<Word>& bucket = (*words_)[word.text.front()];
  const auto at = std::find_if(bucket.begin(), bucket.end(), [&](const Word& other) {
    return other.text.size() < word.text.size() || other.text == word.text;
  });
  const bool twice =
      std::any_of(bucket.begin(), bucket.end(), [&](const Word& other) { return other.text == word.text; });
  if (!twice) {
    bucket.insert(at, std::move(word));
  }
  return !twice;
}

Vocabulary::Vocabulary(std::string_view words, std::string_view fields) {
  for_each_line(words, [&](const std::vector<std::string>& columns, int line) {
    if (columns.size() != 2) {
      refuse(line, "应为两列：所指、词");
    }
    Word word;
    try {
      for (const std::string_view part : split(columns[0], ' ')) {
        if (part.starts_with("mark=")) {
          const auto mark =
              std::find_if(kMarks.begin(), kMarks.end(), [&](const auto& one) { return one.first == part.substr(5); });
          if (mark == kMarks.end()) {
            refuse(line, "没有“" + std::string(part) + "”这种读法");
          }
          word.mark = mark->second;
        } else {
          const auto [aspect, value] = facet(part);
          word.facets.set(aspect, value);
        }
      }
    } catch (const std::runtime_error& error) {
      refuse(line, error.what());
    }
    for (const std::string_view text : split(columns[1], '|')) {
      word.text = to_utf32(folded(text));
      if (word.text.empty() || !add(word)) {
        refuse(line, "“" + std::string(text) + "”已经有了");
      }
    }
  });
  for_each_line(fields, [&](const std::vector<std::string>& columns, int line) {
    if (columns.size() != 3) {
      refuse(line, "应为三列：代码、单位、所指");
    }
    FieldNaming naming;
    naming.code = columns[0];
    naming.perhaps.assign(Facets::kMost, false);
    for (const std::string_view unit : split(columns[1], '|')) {
      naming.units.emplace_back(unit);
    }
    for (const std::string_view part : split(columns[2], ' ')) {
      const std::size_t at = aspect(part.substr(0, part.find_first_of("=?")));
      if (at == Facets::kMost) {
        refuse(line, "没有词说明“" + std::string(part) + "”");
      }
      if (part.ends_with('?')) {
        naming.perhaps[at] = true;
        continue;
      }
      const std::size_t known = values_[at].size();
      const auto [same, value] = facet(part);
      if (values_[at].size() != known) {
        refuse(line, "没有词说明“" + std::string(part) + "”");
      }
      naming.facets.set(same, value);
    }
    fields_.push_back(std::move(naming));
  });
}

const Vocabulary& Vocabulary::standard() {
  static const Vocabulary kStandard = [] {
    Vocabulary vocabulary(schemas::file("2026-02-01/quantity_words.tsv"),
                          schemas::file("2026-02-01/quantity_fields.tsv"));
    // A field's own name means that field, also of fields that a unit has added.
    for (const FieldInfo& field : sheet_dictionary().fields()) {
      if (!field.numeric()) {
        continue;
      }
      auto naming = std::find_if(vocabulary.fields_.begin(), vocabulary.fields_.end(),
                                 [&](const FieldNaming& one) { return one.code == field.code; });
      if (naming == vocabulary.fields_.end()) {
        FieldNaming own;
        own.code = field.code;
        own.units.push_back(field.unit == "万元" ? "元" : field.unit);
        own.perhaps.assign(Facets::kMost, false);
        const auto [aspect, value] = vocabulary.facet("thing=" + field.code);
        own.facets.set(aspect, value);
        naming = vocabulary.fields_.insert(vocabulary.fields_.end(), std::move(own));
      }
      const auto learn = [&, facets = naming->facets](std::string_view name) {
        if (Word word{to_utf32(folded(name)), facets, QuantityMark::kNone}; word.text.size() >= 2) {
          vocabulary.add(std::move(word));
        }
      };
      learn(field.name);
      std::for_each(field.synonyms.begin(), field.synonyms.end(), learn);
    }
    return vocabulary;
  }();
  return kStandard;
}

void Vocabulary::add_name(std::string_view folded_name, QuantityMark mark) {
  constexpr std::size_t kShortest = 4;
  Word word{to_utf32(folded_name), {}, mark};
  const auto same = [&](const Word& other) { return other.text == word.text; };
  const auto bucket = words_->find(word.text.empty() ? U' ' : word.text.front());
  const bool known = (bucket != words_->end() && std::any_of(bucket->second.begin(), bucket->second.end(), same)) ||
                     std::any_of(names_.begin(), names_.end(), same);
  if (word.text.size() >= kShortest && !known) {
    names_.push_back(std::move(word));
  }
}

std::vector<QuantityWord> Vocabulary::tokens(std::u32string_view text) const {
  std::vector<QuantityWord> found;
  for (std::size_t i = 0; i < text.size();) {
    const auto bucket = words_->find(text[i]);
    const Word* longest = nullptr;
    if (bucket != words_->end()) {
      const auto at = std::find_if(bucket->second.begin(), bucket->second.end(),
                                   [&](const Word& word) { return text.substr(i).starts_with(word.text); });
      longest = at == bucket->second.end() ? nullptr : &*at;
    }
    for (const Word& name : names_) {
      if (name.text.front() == text[i] && text.substr(i).starts_with(name.text) &&
          (longest == nullptr || longest->text.size() < name.text.size())) {
        longest = &name;
      }
    }
    if (longest == nullptr) {
      ++i;
      continue;
    }
    found.push_back({i, i + longest->text.size(), longest->facets, longest->mark});
    i = found.back().end;
  }
  return found;
}

}  // namespace nitec
