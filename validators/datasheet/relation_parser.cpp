#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

#include "validators/datasheet/relations.h"

namespace nitec {
namespace {

struct Token {
  enum class Kind { kCode, kNumber, kWords, kSign, kCompare, kWord, kEnd };
  Kind kind = Kind::kEnd;
  std::string text;
};

bool ascii_letter(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}
bool ascii_digit(char c) {
  return c >= '0' && c <= '9';
}

constexpr std::array<std::pair<std::string_view, Comparison>, 9> kComparisons{{
    {"<>", Comparison::kUnequal},
    {"<=", Comparison::kLessEqual},
    {">=", Comparison::kGreaterEqual},
    {"≤", Comparison::kLessEqual},
    {"≥", Comparison::kGreaterEqual},
    {"≠", Comparison::kUnequal},
    {"=", Comparison::kEqual},
    {"<", Comparison::kLess},
    {">", Comparison::kGreater},
}};

/// Words of the notation.
constexpr std::array<std::string_view, 7> kWords{"若", "则", "且", "非空", "为空", "累计", "上年"};

class Parser {
 public:
  Parser(std::string_view text, int line, const Dictionary& dictionary)
      : rest_(text), line_(line), dictionary_(dictionary) {
    advance();
  }

  [[noreturn]] static void refuse(int line, const std::string& reason) {
    throw std::runtime_error("第" + std::to_string(line) + "行：" + reason);
  }

  void read(Relation& relation) {
    if (take("若")) {
      do {
        relation.conditions.push_back(assertion());
      } while (take("且"));
      if (!take("则")) {
        refuse("此处应为“则”，不是“" + token_.text + "”");
      }
    }
    relation.assertion = assertion();
    if (token_.kind != Token::Kind::kEnd) {
      refuse("“" + token_.text + "”多余");
    }
  }

 private:
  [[noreturn]] void refuse(const std::string& reason) const { refuse(line_, reason); }

  void advance() {
    rest_.remove_prefix(std::min(rest_.find_first_not_of(' '), rest_.size()));
    if (rest_.empty()) {
      token_ = {Token::Kind::kEnd, "end of line"};
      return;
    }
    const char c = rest_.front();
    if (ascii_letter(c) || ascii_digit(c)) {
      const auto end = std::find_if_not(rest_.begin(), rest_.end(), [&](char d) {
        return ascii_letter(d) || ascii_digit(d) || (d == '.' && ascii_digit(c));
      });
      cut(ascii_letter(c) ? Token::Kind::kCode : Token::Kind::kNumber, static_cast<std::size_t>(end - rest_.begin()));
    } else if (c == '"') {
      const std::size_t end = rest_.find('"', 1);
      if (end == std::string_view::npos) {
        refuse("缺少后一个引号");
      }
      token_ = {Token::Kind::kWords, std::string(rest_.substr(1, end - 1))};
      rest_.remove_prefix(end + 1);
    } else if (std::string_view("+-*()").find(c) != std::string_view::npos) {
      cut(Token::Kind::kSign, 1);
    } else {
      word();
    }
  }

  void word() {
    for (const auto& [sign, comparison] : kComparisons) {
      if (rest_.starts_with(sign)) {
        cut(Token::Kind::kCompare, sign.size());
        return;
      }
    }
    for (const std::string_view known : kWords) {
      if (rest_.starts_with(known)) {
        cut(Token::Kind::kWord, known.size());
        return;
      }
    }
    refuse("“" + std::string(rest_) + "”之前有不认识的符号");
  }

  void cut(Token::Kind kind, std::size_t size) {
    token_ = {kind, std::string(rest_.substr(0, size))};
    rest_.remove_prefix(size);
  }

  bool take(std::string_view text) {
    if ((token_.kind != Token::Kind::kSign && token_.kind != Token::Kind::kWord) || token_.text != text) {
      return false;
    }
    advance();
    return true;
  }

  std::string code() {
    if (token_.kind != Token::Kind::kCode) {
      refuse("此处应为栏目代码，不是“" + token_.text + "”");
    }
    const FieldInfo* field = dictionary_.find(token_.text);
    if (field == nullptr || field->type == FieldType::kRow) {
      refuse("没有栏目" + token_.text);
    }
    return std::exchange(token_.text, {});
  }

  RelationTerm factor() {
    RelationTerm term;
    if (token_.kind == Token::Kind::kNumber) {
      const std::optional<Decimal> number = Decimal::parse(token_.text);
      if (!number) {
        refuse("“" + token_.text + "”不是数");
      }
      term.factor = *number;
      advance();
      return term;
    }
    term.total = take("累计");
    term.before = !term.total && take("上年");
    const bool enclosed = term.total || term.before;
    if (enclosed && !take("(")) {
      refuse("“累计”“上年”之后应为“(”");
    }
    term.code = code();
    if (term.before && !dictionary_.find(term.code)->yearly) {
      refuse("栏目" + term.code + "不是逐年填的，没有上年");
    }
    advance();
    if (enclosed && !take(")")) {
      refuse("此处应为“)”");
    }
    return term;
  }

  RelationTerm term() {
    RelationTerm product = factor();
    while (take("*")) {
      const RelationTerm next = factor();
      if (!product.code.empty() && !next.code.empty()) {
        refuse("栏目不能与栏目相乘");
      }
      product.factor = product.factor * next.factor;
      product.total = product.total || next.total;
      product.before = product.before || next.before;
      product.code += next.code;
    }
    return product;
  }

  RelationSum sum() {
    RelationSum sum;
    const char* before = rest_.data() - token_.text.size();
    bool minus = take("-");
    while (true) {
      RelationTerm next = term();
      if (minus) {
        next.factor = -next.factor;
      }
      sum.terms.push_back(std::move(next));
      if (take("+")) {
        minus = false;
      } else if (take("-")) {
        minus = true;
      } else {
        break;
      }
    }
    const std::size_t ahead = token_.kind == Token::Kind::kEnd ? 0 : token_.text.size();
    std::string_view text(before, static_cast<std::size_t>(rest_.data() - ahead - before));
    text = text.substr(0, text.find_last_not_of(' ') + 1);
    sum.text = text;
    return sum;
  }

  static bool one_field(const RelationSum& sum) {
    return sum.terms.size() == 1 && !sum.terms[0].code.empty() && !sum.terms[0].total && !sum.terms[0].before &&
           sum.terms[0].factor == Decimal(1);
  }

  [[nodiscard]] bool words_in(const RelationSum& sum) const {
    return std::any_of(sum.terms.begin(), sum.terms.end(), [&](const RelationTerm& term) {
      return !term.code.empty() && !dictionary_.find(term.code)->numeric();
    });
  }

  static Comparison comparison(std::string_view text) {
    for (const auto& [sign, comparison] : kComparisons) {
      if (sign == text) {
        return comparison;
      }
    }
    return Comparison::kEqual;
  }

  Assertion assertion() {
    Assertion result;
    result.sums.push_back(sum());
    if (one_field(result.sums[0])) {
      result.code = result.sums[0].terms[0].code;
    }
    const bool filled = take("非空");
    if (filled || take("为空")) {
      if (result.code.empty()) {
        refuse("“非空”“为空”只用于一个栏目");
      }
      result.kind = filled ? Assertion::Kind::kFilled : Assertion::Kind::kBlank;
      return result;
    }
    while (token_.kind == Token::Kind::kCompare) {
      result.comparisons.push_back(comparison(token_.text));
      advance();
      if (token_.kind == Token::Kind::kWords) {
        result.words = token_.text;
        advance();
        return words(std::move(result));
      }
      result.sums.push_back(sum());
    }
    if (result.comparisons.empty()) {
      refuse("此处应为比较（= <> < <= > >=），不是“" + token_.text + "”");
    }
    if (std::any_of(result.sums.begin(), result.sums.end(), [&](const RelationSum& s) { return words_in(s); })) {
      if (result.sums.size() != 2 || !one_field(result.sums[1])) {
        refuse("文字栏目只与另一个文字栏目或者引号中的文字比较");
      }
      result.other = result.sums[1].terms[0].code;
      return words(std::move(result));
    }
    return result;
  }

  Assertion words(Assertion result) const {
    const bool plain = result.comparisons.size() == 1 &&
                       (result.comparisons[0] == Comparison::kEqual || result.comparisons[0] == Comparison::kUnequal);
    if (!plain || result.code.empty() || dictionary_.find(result.code)->numeric() ||
        (!result.other.empty() && dictionary_.find(result.other)->numeric())) {
      refuse("文字只用 = 和 <> 与文字比较");
    }
    result.kind = Assertion::Kind::kWords;
    return result;
  }

  std::string_view rest_;
  int line_;
  const Dictionary& dictionary_;
  Token token_;
};

/// Cuts the next part off: up to two blanks or more.
std::string part(std::string_view& line) {
  const std::size_t end = std::min(line.find("  "), line.size());
  std::string text(line.substr(0, end));
  line.remove_prefix(end);
  line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
  return text;
}

}  // namespace

std::vector<Relation> parse_relations(std::string_view text, const Dictionary& dictionary) {
  std::vector<Relation> relations;
  int number = 0;
  while (!text.empty()) {
    ++number;
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty() || line.front() == '#') {
      continue;
    }
    Relation relation;
    relation.line = number;
    relation.id = part(line);
    const std::string level = part(line);
    relation.text = part(line);
    relation.title = line;
    if (!relation.id.starts_with("R-") || relation.id.size() < 4) {
      Parser::refuse(number, "开头应为编号，如 R-A01");
    }
    if (level != "E" && level != "W") {
      Parser::refuse(number, "级别应为 E 或者 W，不是“" + level + "”");
    }
    if (relation.text.empty() || relation.title.empty()) {
      Parser::refuse(number, "缺少关系或者说明（各部分之间空两格以上）");
    }
    relation.level = level == "E" ? Severity::kError : Severity::kWarning;
    Parser(relation.text, number, dictionary).read(relation);
    relations.push_back(std::move(relation));
  }
  return relations;
}

}  // namespace nitec
