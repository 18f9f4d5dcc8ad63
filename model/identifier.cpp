#include "model/identifier.h"

#include <algorithm>
#include <array>
#include <vector>

#include "model/identifier_text.h"

namespace nitec {
namespace {

using namespace identifier_text;

constexpr std::string_view kUsccAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
constexpr std::size_t kUsccLength = 18;

/// The 18th character, from the 17 before it, which are all of the alphabet.
char uscc_check_character(std::string_view code) {
  constexpr int kModulus = 31;
  int sum = 0;
  int weight = 1;
  for (std::size_t i = 0; i + 1 < kUsccLength; ++i) {
    sum += static_cast<int>(kUsccAlphabet.find(code[i])) * weight;
    weight = weight * 3 % kModulus;
  }
  return kUsccAlphabet[static_cast<std::size_t>((kModulus - sum % kModulus) % kModulus)];
}

/// GB 11714-1997: the ninth character of 主体标识码 from the eight before it.
char organisation_check_character(std::string_view eight) {
  constexpr std::array<int, 8> kWeights{3, 7, 9, 10, 5, 8, 4, 2};
  int sum = 0;
  for (std::size_t i = 0; i < kWeights.size(); ++i) {
    sum += (digit(eight[i]) ? eight[i] - '0' : eight[i] - 'A' + 10) * kWeights[i];
  }
  const int check = 11 - sum % 11;
  return check == 10 ? 'X' : check == 11 ? '0' : static_cast<char>('0' + check);
}

IdentifierCheck uscc_without_suggestion(const std::string& code) {
  if (code.size() != kUsccLength) {
    return fault(IdentifierReason::kLength, code);
  }
  for (std::size_t i = 0; i < code.size(); ++i) {
    const bool region = i >= 2 && i < 8;
    if (kUsccAlphabet.find(code[i]) == std::string_view::npos || (region && !digit(code[i]))) {
      return fault(IdentifierReason::kCharset, code);
    }
  }
  IdentifierCheck check;
  check.normalised = code;
  check.family = code.substr(0, 2);
  if (const char expected = uscc_check_character(code); expected != code.back()) {
    check.reason = IdentifierReason::kCheck;
    check.expected = expected;
  } else if (const char organisation = organisation_check_character(std::string_view(code).substr(8, 8));
             organisation != code[16]) {
    check.reason = IdentifierReason::kOrganisation;
    check.expected = organisation;
  } else if (const std::string_view region = std::string_view(code).substr(2, 6);
             region != "100000" && !known_province(region.substr(0, 2))) {
    check.reason = IdentifierReason::kRegion;
  } else {
    check.verdict = IdentifierVerdict::kOk;
  }
  return check;
}

/// 大类 to 门类; 0 when there is none.
char industry_letter(int division) {
  struct Span {
    int last;
    char letter;
  };
  static constexpr std::array<Span, 20> kSpans{
      {{5, 'A'},  {12, 'B'}, {43, 'C'}, {46, 'D'}, {50, 'E'}, {52, 'F'}, {60, 'G'}, {62, 'H'}, {65, 'I'}, {69, 'J'},
       {70, 'K'}, {72, 'L'}, {75, 'M'}, {79, 'N'}, {82, 'O'}, {83, 'P'}, {85, 'Q'}, {90, 'R'}, {96, 'S'}, {97, 'T'}}};
  if (division < 1) {
    return 0;
  }
  for (const Span& span : kSpans) {
    if (division <= span.last) {
      return span.letter;
    }
  }
  return 0;
}

bool left_bracket(char32_t c) {
  return std::u32string_view(U"〔[(【［（﹝「").find(c) != std::u32string_view::npos;
}

bool right_bracket(char32_t c) {
  return std::u32string_view(U"〕])】］）﹞」").find(c) != std::u32string_view::npos;
}

}  // namespace

IdentifierCheck check_uscc(std::string_view text) {
  if (text.size() > kMaxBytes) {
    return fault(IdentifierReason::kLength, {});
  }
  const std::string code = uppercase(clean(text));
  IdentifierCheck check = uscc_without_suggestion(code);
  if (!check.ok() && check.reason != IdentifierReason::kLength) {
    check.suggestion = only_edit(code, true, [](const std::string& c) { return uscc_without_suggestion(c).ok(); });
  }
  return check;
}

IdentifierCheck check_region(std::string_view text) {
  if (text.size() > kMaxBytes) {
    return fault(IdentifierReason::kLength, {});
  }
  const std::string code = clean(text);
  if (code.size() != 6) {
    return fault(IdentifierReason::kLength, code);
  }
  if (!digits(code)) {
    return fault(IdentifierReason::kCharset, code);
  }
  const bool form = code.substr(2, 2) != "00" || code.substr(4, 2) == "00";
  if (code != "100000" && !known_province(std::string_view(code).substr(0, 2))) {
    return fault(IdentifierReason::kRegion, code);
  }
  if (!form) {
    return fault(IdentifierReason::kFormat, code);
  }
  IdentifierCheck check;
  check.verdict = IdentifierVerdict::kOk;
  check.normalised = code;
  check.family = code.substr(0, 2);
  return check;
}

IdentifierCheck check_industry(std::string_view text) {
  if (text.size() > kMaxBytes) {
    return fault(IdentifierReason::kLength, {});
  }
  const std::string code = uppercase(clean(text));
  std::string_view rest = code;
  char letter = 0;
  if (!rest.empty() && rest.front() >= 'A' && rest.front() <= 'T') {
    letter = rest.front();
    rest.remove_prefix(1);
  }
  if (!digits(rest) || rest.size() < 2 || rest.size() > 4) {
    return fault(IdentifierReason::kFormat, code);
  }
  const char belongs = industry_letter(number_of(rest.substr(0, 2)));
  if (belongs == 0) {
    return fault(IdentifierReason::kDivision, code);
  }
  IdentifierCheck check;
  check.normalised = code;
  check.family = belongs;
  if (letter != 0 && letter != belongs) {
    check.reason = IdentifierReason::kLetter;
    check.expected = belongs;
    check.suggestion = belongs + std::string(rest);
    return check;
  }
  check.verdict = IdentifierVerdict::kOk;
  return check;
}

IdentifierCheck check_docno(std::string_view text) {
  if (text.size() > kMaxBytes) {
    return fault(IdentifierReason::kLength, {});
  }
  constexpr std::size_t kMinStem = 2;
  constexpr std::size_t kMaxStem = 15;
  const std::string cleaned = clean(text);
  const std::vector<char32_t> points = decode(cleaned);
  IdentifierCheck check = fault(IdentifierReason::kFormat, cleaned);
  std::size_t at = 0;
  std::string stem;
  bool order = false;  // 令第34号
  while (at < points.size() && (han(points[at]) || (points[at] < 0x80 && (upper(static_cast<char>(points[at])) ||
                                                                          (points[at] >= 'a' && points[at] <= 'z'))))) {
    if (points[at] == U'第' && at > 0 && points[at - 1] == U'令') {
      order = true;
      break;
    }
    append(stem, points[at]);
    ++at;
  }
  const auto take_number = [&] {
    std::string number;
    while (at < points.size() && points[at] >= '0' && points[at] <= '9') {
      number += static_cast<char>(points[at++]);
    }
    return number;
  };
  bool standard = true;
  if (!order) {
    if (at < kMinStem || at > kMaxStem || at >= points.size() || !left_bracket(points[at])) {
      return check;
    }
    standard = points[at] == U'〔';
    ++at;
    check.year = take_number();
    if (check.year.size() != 4 || (!check.year.starts_with("19") && !check.year.starts_with("20")) ||
        at >= points.size() || !right_bracket(points[at])) {
      return check;
    }
    standard = standard && points[at] == U'〕';
    ++at;
    if (at < points.size() && points[at] == U'第') {
      standard = false;
      ++at;
    }
  } else {
    ++at;
  }
  std::string number = take_number();
  if (number.empty() || at + 1 != points.size() || points[at] != U'号') {
    return check;
  }
  const std::size_t zeros = std::min(number.find_first_not_of('0'), number.size());
  if (zeros == number.size()) {
    return check;
  }
  standard = standard && zeros == 0;
  number.erase(0, zeros);
  check.family = stem;
  check.number = number;
  if (standard) {
    check.verdict = IdentifierVerdict::kOk;
    check.reason = IdentifierReason::kNone;
  } else {
    check.verdict = IdentifierVerdict::kForm;
    check.reason = IdentifierReason::kWriting;
    check.suggestion = order ? stem + "第" + number + "号" : stem + "〔" + check.year + "〕" + number + "号";
  }
  return check;
}

}  // namespace nitec
