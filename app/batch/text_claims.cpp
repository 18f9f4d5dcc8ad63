#include <algorithm>
#include <charconv>
#include <string>
#include <string_view>
#include <vector>

#include "app/batch/claim_collector.h"
#include "model/fingerprint.h"
#include "schemas/schemas.h"
#include "validators/across/sketch.h"
#include "validators/facts.h"
#include "validators/reading.h"

namespace nitec {
namespace {

constexpr std::size_t kLongPassage = 120;  ///< Characters: shorter ones are alike by chance.
constexpr std::size_t kLongFile = 300;     ///< Characters: shorter papers are little more than their form.
constexpr std::size_t kMaxFile = 200'000;  ///< Characters of a file that are read.
constexpr std::size_t kQuoted = 40;        ///< Characters of a passage that are shown.

/// The bytes of the first `characters` characters.
std::size_t bytes_of(std::string_view text, std::size_t characters) {
  std::size_t at = 0;
  while (at < text.size()) {
    const bool begins = (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
    if (begins && characters-- == 0) {
      break;
    }
    ++at;
  }
  return at;
}

std::size_t length_of(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

/// Whether a sentence of the passage stands in the regulation: everybody may quote that.
bool quotes_the_regulation(std::string_view words) {
  constexpr std::size_t kSentence = 25;  ///< Characters.
  constexpr std::string_view kStop = "。";
  static const std::string kRegulation = folded(schemas::file("2026-02-01/regulation.txt"));
  while (!words.empty()) {
    const std::string_view sentence = words.substr(0, words.find(kStop));
    words.remove_prefix(std::min(words.size(), sentence.size() + kStop.size()));
    if (length_of(sentence) >= kSentence && kRegulation.find(sentence) != std::string::npos) {
      return true;
    }
  }
  return false;
}

/// The number that those hex digits begin with.
std::uint64_t number_of(std::string_view hex) {
  std::uint64_t number = 0;
  hex = hex.substr(0, 16);
  std::from_chars(hex.data(), hex.data() + hex.size(), number, 16);
  return number;
}

/// The names of the centre and of its host, folded, as far as the datasheet gives them: who copies puts in his own.
std::vector<std::string> own_names(const Submission& submission) {
  std::vector<std::string> names;
  for (const std::string_view code : {"A01", "A11"}) {
    if (const Field* field = said(submission, code)) {
      if (std::string name = folded(field->text); !name.empty()) {
        names.push_back(std::move(name));
      }
    }
  }
  return names;
}

std::string without(std::string words, const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    for (std::size_t at = words.find(name); at != std::string::npos; at = words.find(name, at)) {
      words.erase(at, name.size());
    }
  }
  return words;
}

std::string quote_of(const std::string& text) {
  return text.substr(0, bytes_of(text, kQuoted)) + "…";
}

void add_passages(const Document& document, const std::vector<std::string>& names, ClaimCollector& claims) {
  for (const Page& page : document.pages) {
    for (const PageBlock& block : page.blocks) {
      if (block.kind != BlockKind::kText || page.text_layer != TextLayer::kOk) {
        continue;
      }
      std::string joined;
      for (const std::uint32_t line : block.lines) {
        joined += page.lines[line].text;
      }
      const std::string words = folded(joined);
      if (length_of(words) < kLongPassage || quotes_the_regulation(words)) {
        continue;
      }
      Fingerprint print;
      print.add(words);
      const std::string digest = print.text();
      claims.add({ClaimKind::kPassage, digest, false, document.path, page.number, quote_of(joined)});
      if (document.role == Role::kExtensionRequest) {
        continue;  // Letters begin and end alike.
      }
      Sketcher sketcher(true);
      sketcher.add(without(words, names));
      TextSketch sketch = sketcher.sketch();
      sketch.exact = number_of(digest);
      claims.add(std::move(sketch), {document.path, page.number, quote_of(joined)});
    }
  }
}

void add_file(const Document& document, ClaimCollector& claims) {
  Sketcher sketcher(false);
  TextPlace place{document.path, 0, ""};
  for (const Page& page : document.pages) {
    if (page.text_layer != TextLayer::kOk) {
      continue;
    }
    for (const Line& line : page.lines) {
      if (sketcher.length() >= kMaxFile) {
        claims.cut_short();
        break;
      }
      if (place.page == 0) {
        place.page = page.number;
        place.quote = quote_of(line.text);
      }
      sketcher.add(folded(line.text));
    }
  }
  if (sketcher.length() < kLongFile) {
    return;
  }
  TextSketch sketch = sketcher.sketch();
  sketch.exact = number_of(document.sha256);
  claims.add(std::move(sketch), std::move(place));
}

}  // namespace

void add_texts(const Submission& submission, ClaimCollector& claims) {
  if (const Document* document = submission.main_document()) {
    add_passages(*document, own_names(submission), claims);
  }
  for (const Document& document : submission.documents) {
    if (document.role != Role::kDatasheet && !is_main(document.role)) {
      add_file(document, claims);
    }
  }
}

}  // namespace nitec
