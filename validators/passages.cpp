#include "validators/passages.h"

#include <algorithm>
#include <array>

#include "validators/facts.h"

namespace nitec {
namespace {

constexpr std::size_t kHeadingBytes = 96;  ///< Some 32 characters.

re2::StringPiece piece(std::string_view text) {
  return {text.data(), text.size()};
}

bool is_heading(std::string_view text, bool bold) {
  static const RE2 kNumbered(
      "^(?:第[一二三四五六七八九十]+(?:章|节|部分|条)|[一二三四五六七八九十]+[、.]|\\([一二三四五六七八九十]+\\)|\\d+(?"
      ":\\.\\d+)*[、."
      "]?[\\p{Han}]|\\(\\d+\\)|[①-⑳])");
  static const RE2 kSentence("[。;!?,]|[:：]$");
  return text.size() <= kHeadingBytes && !RE2::PartialMatch(piece(text), kSentence) &&
         (bold || RE2::PartialMatch(piece(text), kNumbered));
}

/// Lines of a table of contents end in leaders and a page number; on its own page the number is enough.
bool is_entry(std::string_view text, bool contents_page) {
  static const RE2 kLeaders("(?:\\.{3,}|…|·{3,}|⋯|-{3,})\\d{0,4}$");
  static const RE2 kNumber("[^0-9]\\d{1,4}$");
  return RE2::PartialMatch(piece(text), kLeaders) || (contents_page && RE2::PartialMatch(piece(text), kNumber));
}

/// Where the first sentence of the text ends, its mark included.
std::size_t sentence_end(std::string_view text) {
  static constexpr std::array<std::string_view, 5> kMarks{"。", ";", "!", "?", "；"};
  std::size_t end = text.size();
  for (const std::string_view mark : kMarks) {
    const std::size_t at = text.find(mark);
    end = at == std::string_view::npos ? end : std::min(end, at + mark.size());
  }
  return end;
}

}  // namespace

Passages::Passages(const Document& report, std::string_view own_name) : own_name_(folded(own_name)) {
  readings_.reserve(report.pages.size());
  for (const Page& page : report.pages) {
    if (page.text_layer != TextLayer::kOk) {
      partial_ = true;
      continue;
    }
    const std::size_t number = readings_.size();
    readings_.emplace_back(report, page);
    const std::string_view text = readings_.back().text();
    std::vector<std::size_t> starts;
    bool contents = false;
    std::size_t at = 0;
    for (std::size_t i = 0; i < page.lines.size(); ++i) {
      starts.push_back(at);
      const std::string line = folded(page.lines[i].text);
      contents = contents || line == "目录" || line == "目次";
      at += line.size();
    }
    starts.push_back(at);
    std::size_t open = 0;  // Where the running text since the last heading begins.
    const auto close = [&](std::size_t end) {
      while (open < end) {
        const std::size_t length = sentence_end(text.substr(open, end - open));
        passages_.push_back({number, text.substr(open, length), false});
        open += length;
      }
    };
    for (std::size_t i = 0; i < page.lines.size(); ++i) {
      const std::string_view line = text.substr(starts[i], starts[i + 1] - starts[i]);
      const bool entry = is_entry(line, contents);
      if (!entry && !is_heading(line, page.lines[i].bold)) {
        continue;
      }
      close(starts[i]);
      if (!entry) {
        passages_.push_back({number, line, true});
      }
      open = starts[i + 1];
    }
    close(text.size());
  }
}

std::optional<Passages> Passages::of(const Submission& submission) {
  const Document* report = report_of(submission);
  if (report == nullptr) {
    return std::nullopt;
  }
  const Field* name = said(submission, "A01");
  std::string own = name == nullptr ? std::string() : folded(name->text);
  if (own.ends_with("(筹)")) {
    own.resize(own.size() - std::string_view("(筹)").size());
  }
  return Passages(*report, own);
}

const Passages* Passages::of(const Submission& submission, const Context& context) {
  const auto& passages =
      context.readings->once<std::optional<Passages>>(submission, [](const Submission& all) { return of(all); });
  return passages ? &*passages : nullptr;
}

bool Passages::in_own_name(std::string_view text, std::string_view part) const {
  if (own_name_.empty()) {
    return false;
  }
  const auto begin = static_cast<std::size_t>(part.data() - text.data());
  for (std::size_t at = text.find(own_name_); at != std::string_view::npos && at <= begin;
       at = text.find(own_name_, at + 1)) {
    if (begin + part.size() <= at + own_name_.size()) {
      return true;
    }
  }
  return false;
}

std::optional<std::string_view> Passages::match(const Passage& passage, const RE2& words, const RE2* excused) const {
  re2::StringPiece found;
  const re2::StringPiece text = piece(passage.text);
  std::size_t from = 0;
  while (from < text.size() && words.Match(text, from, text.size(), RE2::UNANCHORED, &found, 1) && !found.empty()) {
    const std::string_view part(found.data(), found.size());
    const auto begin = static_cast<std::size_t>(found.data() - text.data());
    from = begin + found.size();
    const bool forgiven = excused != nullptr && RE2::PartialMatch(re2::StringPiece(text.data(), begin), *excused);
    if (!forgiven && !in_own_name(passage.text, part)) {
      return part;
    }
  }
  return std::nullopt;
}

int Passages::count(const Passage& passage, const RE2& words) const {
  int number = 0;
  re2::StringPiece found;
  const re2::StringPiece text = piece(passage.text);
  std::size_t from = 0;
  while (from < text.size() && words.Match(text, from, text.size(), RE2::UNANCHORED, &found, 1) && !found.empty()) {
    from = static_cast<std::size_t>(found.data() - text.data()) + found.size();
    number += in_own_name(passage.text, {found.data(), found.size()}) ? 0 : 1;
  }
  return number;
}

Location Passages::place(const Passage& passage, std::string_view part) const {
  const Reading& reading = readings_[passage.reading];
  return passage.heading ? reading.place(passage.text) : reading.passage(part, 20);
}

std::optional<Location> Passages::best(const RE2& words, const RE2* excused) const {
  for (const bool heading : {true, false}) {
    for (const Passage& passage : passages_) {
      if (passage.heading != heading) {
        continue;
      }
      if (const std::optional<std::string_view> part = match(passage, words, excused)) {
        return place(passage, *part);
      }
    }
  }
  return std::nullopt;
}

}  // namespace nitec
