#include "ingest/pdf/lexer.h"

#include <algorithm>
#include <array>
#include <utility>

namespace nitec {
namespace {

enum Class : unsigned char { kRegular, kSpace, kDelimiter };

constexpr std::array<Class, 256> make_classes() {
  std::array<Class, 256> classes{};
  for (const unsigned char c : {'\0', '\t', '\n', '\f', '\r', ' '}) {
    classes[c] = kSpace;
  }
  for (const unsigned char c : {'(', ')', '<', '>', '[', ']', '{', '}', '/', '%'}) {
    classes[c] = kDelimiter;
  }
  return classes;
}

constexpr std::array<Class, 256> kClasses = make_classes();

Class class_of(char c) {
  return kClasses[static_cast<unsigned char>(c)];
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') {
    return c - '0';
  }
  if (c >= 'a' && c <= 'f') {
    return c - 'a' + 10;
  }
  if (c >= 'A' && c <= 'F') {
    return c - 'A' + 10;
  }
  return -1;
}

}  // namespace

void Lexer::skip_blanks() {
  while (position_ < input_.size()) {
    const char c = input_[position_];
    if (class_of(c) == kSpace) {
      ++position_;
    } else if (c == '%') {
      while (position_ < input_.size() && input_[position_] != '\n' && input_[position_] != '\r') {
        ++position_;
      }
    } else {
      return;
    }
  }
}

// Decoded text is never longer than what is decoded, so that with this room it never moves.
void Lexer::make_room(std::size_t length) {
  constexpr std::size_t kLeast = 4096;
  if (decoded_.capacity() >= kLeast && decoded_.capacity() - decoded_.size() >= length) {
    return;
  }
  if (!decoded_.empty()) {
    full_.push_back(std::move(decoded_));
    decoded_ = {};
  }
  decoded_.reserve(std::max(length, kLeast));
}

// A carriage return stays one, though by the rules (7.3.4.2) an end of line reads as a line feed: some programs write
// UTF-16 or two-byte codes without escaping it (U+4E0D, 不, has one), and nobody means a line by it.
std::string_view Lexer::literal_string() {
  const std::size_t start = ++position_;
  int depth = 1;
  std::size_t end = start;
  bool plain = true;
  for (; end < input_.size(); ++end) {
    const char c = input_[end];
    if (c == '\\') {
      plain = false;
      ++end;
    } else if (c == '(') {
      ++depth;
    } else if (c == ')' && --depth == 0) {
      break;
    }
  }
  end = end < input_.size() ? end : input_.size();
  position_ = end < input_.size() ? end + 1 : end;
  const std::string_view body = input_.substr(start, end - start);
  if (plain) {
    return body;
  }
  make_room(body.size());
  const std::size_t begin = decoded_.size();
  for (std::size_t i = 0; i < body.size(); ++i) {
    char c = body[i];
    if (c != '\\') {
      decoded_ += c;
      continue;
    }
    if (++i == body.size()) {
      break;
    }
    c = body[i];
    if (c >= '0' && c <= '7') {
      unsigned value = 0;
      for (int k = 0; k < 3 && i < body.size() && body[i] >= '0' && body[i] <= '7'; ++k, ++i) {
        value = value * 8 + static_cast<unsigned>(body[i] - '0');
      }
      --i;
      decoded_ += static_cast<char>(static_cast<unsigned char>(value));
    } else if (c == '\r') {
      if (i + 1 < body.size() && body[i + 1] == '\n') {
        ++i;
      }
    } else if (c != '\n') {
      decoded_ += c == 'n' ? '\n' : c == 'r' ? '\r' : c == 't' ? '\t' : c == 'b' ? '\b' : c == 'f' ? '\f' : c;
    }
  }
  return keep(begin);
}

std::string_view Lexer::hex_string() {
  ++position_;
  const std::size_t close = std::min(input_.find('>', position_), input_.size());
  make_room((close - position_) / 2 + 1);
  const std::size_t begin = decoded_.size();
  int high = -1;
  for (; position_ < input_.size(); ++position_) {
    const char c = input_[position_];
    if (c == '>') {
      ++position_;
      break;
    }
    const int digit = hex_digit(c);
    if (digit < 0) {
      continue;
    }
    if (high < 0) {
      high = digit;
    } else {
      decoded_ += static_cast<char>(high * 16 + digit);
      high = -1;
    }
  }
  if (high >= 0) {
    decoded_ += static_cast<char>(high * 16);
  }
  return keep(begin);
}

std::string_view Lexer::name() {
  const std::size_t start = ++position_;
  bool plain = true;
  while (position_ < input_.size() && class_of(input_[position_]) == kRegular) {
    plain = plain && input_[position_] != '#';
    ++position_;
  }
  const std::string_view body = input_.substr(start, position_ - start);
  if (plain) {
    return body;
  }
  make_room(body.size());
  const std::size_t begin = decoded_.size();
  for (std::size_t i = 0; i < body.size(); ++i) {
    if (body[i] == '#' && i + 2 < body.size() && hex_digit(body[i + 1]) >= 0 && hex_digit(body[i + 2]) >= 0) {
      decoded_ += static_cast<char>(hex_digit(body[i + 1]) * 16 + hex_digit(body[i + 2]));
      i += 2;
    } else {
      decoded_ += body[i];
    }
  }
  return keep(begin);
}

bool Lexer::number(double& value) {
  std::size_t i = position_;
  bool negative = false;
  while (i < input_.size() && (input_[i] == '-' || input_[i] == '+')) {
    negative = negative || input_[i] == '-';
    ++i;
  }
  double whole = 0;
  int digits = 0;
  while (i < input_.size() && input_[i] >= '0' && input_[i] <= '9') {
    whole = whole * 10 + (input_[i] - '0');
    ++i;
    ++digits;
  }
  if (i < input_.size() && input_[i] == '.') {
    ++i;
    double unit = 1;
    double fraction = 0;
    while (i < input_.size() && input_[i] >= '0' && input_[i] <= '9') {
      if (unit < 1e15) {
        fraction = fraction * 10 + (input_[i] - '0');
        unit *= 10;
      }
      ++i;
      ++digits;
    }
    whole += fraction / unit;
  }
  if (digits == 0) {
    return false;
  }
  if (i < input_.size() &&
      input_[i] == '-') {  // "12-34" is written by some programs: the rest is dropped, as others do.
    while (i < input_.size() && class_of(input_[i]) == kRegular) {
      ++i;
    }
  }
  if (i < input_.size() && class_of(input_[i]) == kRegular) {
    return false;
  }
  position_ = i;
  value = negative ? -whole : whole;
  return true;
}

Token Lexer::next() {
  skip_blanks();
  Token token;
  if (position_ >= input_.size()) {
    return token;
  }
  const char c = input_[position_];
  const bool pair = position_ + 1 < input_.size() && input_[position_ + 1] == c;
  switch (c) {
    case '(':
      token.kind = Token::Kind::kString;
      token.text = literal_string();
      return token;
    case '<':
      if (pair) {
        position_ += 2;
        token.kind = Token::Kind::kDictOpen;
      } else {
        token.kind = Token::Kind::kString;
        token.text = hex_string();
      }
      return token;
    case '>':
      position_ += pair ? 2 : 1;
      token.kind = Token::Kind::kDictClose;
      return token;
    case '[':
      ++position_;
      token.kind = Token::Kind::kArrayOpen;
      return token;
    case ']':
      ++position_;
      token.kind = Token::Kind::kArrayClose;
      return token;
    case '/':
      token.kind = Token::Kind::kName;
      token.text = name();
      return token;
    case ')':
    case '{':
    case '}':
      ++position_;
      token.kind = Token::Kind::kWord;
      token.text = input_.substr(position_ - 1, 1);
      return token;
    default:
      break;
  }
  if (((c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.') && number(token.number)) {
    token.kind = Token::Kind::kNumber;
    return token;
  }
  const std::size_t start = position_;
  while (position_ < input_.size() && class_of(input_[position_]) == kRegular) {
    ++position_;
  }
  token.kind = Token::Kind::kWord;
  token.text = input_.substr(start, position_ - start);
  return token;
}

}  // namespace nitec
