#include "model/notation_entry.h"

#include <algorithm>
#include <stdexcept>

namespace nitec::notation {

Entry::Entry(int number, std::string_view line) : number_(number) {
  while (!line.empty()) {
    const char c = line.front();
    if (c == ' ' || c == '\t' || c == '\r') {
      line.remove_prefix(1);
    } else if (c == '|') {
      line.remove_prefix(line.starts_with("| ") ? 2 : 1);
      text_ = unescaped(line, false);
      has_text_ = true;
      return;
    } else {
      word(line);
    }
  }
}

void Entry::refuse(const std::string& why) const {
  throw std::runtime_error("line " + std::to_string(number_) + ": " + why);
}

std::string Entry::value(std::string_view what) {
  if (next_ >= values_.size()) {
    refuse("expected " + std::string(what));
  }
  return std::move(values_[next_++]);
}

bool Entry::flag(std::string_view word) {
  if (more() && values_[next_] == word) {
    ++next_;
    return true;
  }
  return false;
}

std::optional<std::string> Entry::named(std::string_view key) {
  for (auto one = named_.begin(); one != named_.end(); ++one) {
    if (one->first == key) {
      std::string found = std::move(one->second);
      named_.erase(one);
      return found;
    }
  }
  return std::nullopt;
}

void Entry::named(std::string_view key, std::string& into) {
  if (std::optional<std::string> found = named(key)) {
    into = std::move(*found);
  }
}

void Entry::named(std::string_view key, std::optional<Date>& into) {
  if (const std::optional<std::string> found = named(key)) {
    into = parse_iso_date(*found);
    if (!into) {
      refuse("not a date: " + *found);
    }
  }
}

void Entry::named(std::string_view key, std::optional<Decimal>& into) {
  if (const std::optional<std::string> found = named(key)) {
    into = Decimal::parse(*found);
    if (!into) {
      refuse("not a decimal: " + *found);
    }
  }
}

void Entry::named(std::string_view key, std::vector<std::string>& into) {
  if (const std::optional<std::string> found = named(key)) {
    std::size_t begin = 0;
    while (begin <= found->size()) {
      const std::size_t comma = std::min(found->find(',', begin), found->size());
      into.push_back(found->substr(begin, comma - begin));
      begin = comma + 1;
    }
  }
}

Box Entry::box(std::string_view four) const {
  const std::vector<double> read = list<double>(four);
  if (read.size() != 4) {
    refuse("a box has four numbers: " + std::string(four));
  }
  return {read[0], read[1], read[2], read[3]};
}

void Entry::place(Location& where, std::string_view prefix) {
  const std::string before(prefix);
  named(before + "file", where.file);
  named(before + "page", where.page);
  if (const std::optional<std::string> four = named(before + "box")) {
    where.box = box(*four);
  }
  named("line", where.line);
  named("xpath", where.xpath);
  named("quote", where.quote);
}

void Entry::finish() const {
  if (next_ < values_.size()) {
    refuse("one word too many: " + values_[next_]);
  }
  if (!named_.empty()) {
    refuse("no such key here: " + named_.front().first);
  }
}

/// Takes one word off the front of `line`.
void Entry::word(std::string_view& line) {
  std::string key;
  std::string read;
  bool keyed = false;
  while (!line.empty() && line.front() != ' ' && line.front() != '\t') {
    if (line.front() == '"') {
      std::size_t end = 1;
      while (end < line.size() && line[end] != '"') {
        end += line[end] == '\\' ? 2 : 1;
      }
      if (end >= line.size()) {
        refuse("a quote is not closed");
      }
      read += unescaped(line.substr(1, end - 1), true);
      line.remove_prefix(end + 1);
    } else if (line.front() == '=' && !keyed) {
      keyed = true;
      key = std::exchange(read, {});
      line.remove_prefix(1);
    } else {
      read += line.front();
      line.remove_prefix(1);
    }
  }
  if (keyed) {
    named_.emplace_back(std::move(key), std::move(read));
  } else {
    values_.push_back(std::move(read));
  }
}

std::string Entry::unescaped(std::string_view text, bool in_quotes) const {
  std::string out;
  if (!in_quotes && text.ends_with('\r')) {
    text.remove_suffix(1);
  }
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\') {
      out += text[i];
      continue;
    }
    const char c = ++i < text.size() ? text[i] : '\0';
    switch (c) {
      case '\\':
      case '"':
        out += c;
        break;
      case 'n':
        out += '\n';
        break;
      case 'r':
        out += '\r';
        break;
      case 't':
        out += '\t';
        break;
      case 'x': {
        int byte = 0;
        const char* begin = text.data() + std::min(i + 1, text.size());
        const char* limit = text.data() + std::min(i + 3, text.size());
        const auto [end, error] = std::from_chars(begin, limit, byte, 16);
        if (error != std::errc() || end != begin + 2) {
          refuse("\\x takes two hexadecimal digits");
        }
        out += static_cast<char>(byte);
        i += 2;
        break;
      }
      default:
        refuse("no such escape");
    }
  }
  return out;
}

}  // namespace nitec::notation
