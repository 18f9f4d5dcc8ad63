// The tokens of content streams and CMaps (ISO 32000-1, 7.2 and 7.3).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace nitec {

struct Token {
  enum class Kind { kEnd, kNumber, kName, kString, kArrayOpen, kArrayClose, kDictOpen, kDictClose, kWord };
  Kind kind = Kind::kEnd;
  double number = 0;
  std::string_view text;  ///< Of a name (without slash), a string (decoded) or a word; see Lexer for how long it lives.
};

/// Cuts bytes into tokens. Never fails: what makes no sense becomes a word or is skipped. Texts point into the input or
/// into the lexer and live until forget().
class Lexer {
 public:
  explicit Lexer(std::string_view input) : input_(input) {}

  Token next();
  /// Lets go of decoded strings: the texts of earlier tokens may be overwritten.
  void forget() {
    decoded_.clear();
    full_.clear();
  }
  [[nodiscard]] std::size_t position() const { return position_; }
  void seek(std::size_t position) { position_ = position < input_.size() ? position : input_.size(); }
  [[nodiscard]] std::string_view input() const { return input_; }

 private:
  void skip_blanks();
  std::string_view literal_string();
  std::string_view hex_string();
  std::string_view name();
  bool number(double& value);
  std::string_view keep(std::size_t begin) const { return std::string_view(decoded_).substr(begin); }
  void make_room(std::size_t length);

  std::string_view input_;
  std::size_t position_ = 0;
  std::string decoded_;
  std::vector<std::string> full_;  ///< Earlier ones, whose texts are still alive.
};

}  // namespace nitec
