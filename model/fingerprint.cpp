#include "model/fingerprint.h"

#include "model/characters.h"
#include "model/joined_text.h"

namespace nitec {

void Fingerprint::add(std::string_view text) {
  for (const char c : text) {
    add_byte(static_cast<unsigned char>(c));
  }
  add_byte(0xFF);  // In no UTF-8 text.
}

void Fingerprint::add_byte(unsigned char byte) {
  state_ = (state_ ^ byte) * 1099511628211ULL;
}

std::string Fingerprint::text() const {
  static constexpr std::string_view kHex = "0123456789abcdef";
  std::string hex;
  for (int shift = 60; shift >= 0; shift -= 4) {
    hex += kHex[(state_ >> shift) & 15];
  }
  return hex;
}

std::string fingerprint_of(const Finding& finding) {
  Fingerprint print;
  print.add(finding.rule);
  for (const Location& where : finding.locations) {
    print.add(where.file);
    print.add(where.xpath);
    print.add(where.quote);
  }
  if (finding.locations.empty()) {
    print.add(finding.message);
  }
  return print.text();
}

std::string digest_of(const Page& page, const PageBlock& block) {
  constexpr std::size_t kShortest = 6;  // Characters: headings and numbers of pages come and go.
  if ((block.kind != BlockKind::kText && block.kind != BlockKind::kTable) || page.text_layer != TextLayer::kOk) {
    return {};
  }
  std::string words;
  std::size_t length = 0;
  for (const char32_t c : join(page, block).text) {
    if (!is_blank(c)) {
      append_utf8(words, c);
      ++length;
    }
  }
  Fingerprint print;
  print.add(words);
  return length < kShortest ? std::string() : print.text();
}

SubmissionContent content_of(const Submission& submission) {
  constexpr std::size_t kMostPassages = 50'000;  // Of a report of thousands of pages, the first.
  SubmissionContent content;
  if (submission.datasheet) {
    for (const Field& field : submission.datasheet->fields) {
      std::string key = field.code;
      key += field.year == 0 ? "" : " " + std::to_string(field.year);
      key += field.scope.empty() || field.scope == "中心" ? "" : " " + field.scope;
      content.fields.try_emplace(std::move(key), field.text);
    }
  }
  if (const Document* document = submission.main_document()) {
    for (const Page& page : document->pages) {
      for (const PageBlock& block : page.blocks) {
        std::string digest = content.passages.size() < kMostPassages ? digest_of(page, block) : std::string();
        if (!digest.empty()) {
          content.passages.emplace_back(page.number, std::move(digest));
        }
      }
    }
  }
  return content;
}

}  // namespace nitec
