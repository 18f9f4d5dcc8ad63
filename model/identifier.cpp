#include "model/identifier.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace nitec {
namespace {

/// No identifier here is longer; what is longer is refused before it is looked at.
constexpr std::size_t kMaxBytes = 200;

bool digit(char c) {
  return c >= '0' && c <= '9';
}
bool upper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), digit);
}
int number_of(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    value = value * 10 + (c - '0');
  }
  return value;
}

/// Code points of UTF-8; a byte that is not UTF-8 becomes U+FFFD.
std::vector<char32_t> decode(std::string_view text) {
  std::vector<char32_t> points;
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t length = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 0;
    if (length == 0 || i + length > text.size()) {
      points.push_back(U'\uFFFD');
      ++i;
      continue;
    }
    char32_t point = length == 1 ? lead : lead & (0xFFU >> (length + 1));
    for (std::size_t k = 1; k < length; ++k) {
      point = point << 6 | (static_cast<unsigned char>(text[i + k]) & 0x3FU);
    }
    points.push_back(point);
    i += length;
  }
  return points;
}

void append(std::string& text, char32_t point) {
  const auto byte = [&](char32_t value) { text += static_cast<char>(static_cast<unsigned char>(value)); };
  if (point < 0x80) {
    byte(point);
  } else if (point < 0x800) {
    byte(0xC0 | point >> 6);
    byte(0x80 | (point & 0x3F));
  } else if (point < 0x10000) {
    byte(0xE0 | point >> 12);
    byte(0x80 | (point >> 6 & 0x3F));
    byte(0x80 | (point & 0x3F));
  } else {
    byte(0xF0 | point >> 18);
    byte(0x80 | (point >> 12 & 0x3F));
    byte(0x80 | (point >> 6 & 0x3F));
    byte(0x80 | (point & 0x3F));
  }
}

bool blank(char32_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200F) ||
         c == 0x2060 || c == 0xFEFF || c == 0xAD;
}

bool dash(char32_t c) {
  return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
}

bool han(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x20000 && c <= 0x323AF);
}

/// Full-width forms become ASCII; blanks and zero-width characters go (or become one plain space each run).
std::string clean(std::string_view text, bool keep_spaces = false) {
  std::string result;
  bool space = false;
  for (char32_t c : decode(text)) {
    if (c >= 0xFF01 && c <= 0xFF5E) {
      c -= 0xFEE0;
    }
    if (blank(c)) {
      space = true;
      continue;
    }
    if (space && keep_spaces && !result.empty()) {
      result += ' ';
    }
    space = false;
    append(result, c);
  }
  return result;
}

std::string uppercase(std::string text) {
  for (char& c : text) {
    if (c >= 'a' && c <= 'z') {
      c = static_cast<char>(c - 'a' + 'A');
    }
  }
  return text;
}

IdentifierCheck fault(IdentifierReason reason, std::string normalised) {
  IdentifierCheck check;
  check.reason = reason;
  check.normalised = std::move(normalised);
  return check;
}

struct Confusion {
  char seen;
  char meant;
};
/// What OCR and typing confuse; letters for digits first.
constexpr std::array<Confusion, 14> kConfusions{{{'O', '0'},
                                                 {'o', '0'},
                                                 {'Q', '0'},
                                                 {'D', '0'},
                                                 {'I', '1'},
                                                 {'l', '1'},
                                                 {'L', '1'},
                                                 {'Z', '2'},
                                                 {'z', '2'},
                                                 {'S', '5'},
                                                 {'s', '5'},
                                                 {'B', '8'},
                                                 {'8', 'B'},
                                                 {'0', 'Q'}}};

/// The only text one edit away that `valid` accepts, or empty.
std::string only_edit(const std::string& text, bool exchanges, const std::function<bool(const std::string&)>& valid) {
  std::string found;
  const auto consider = [&](const std::string& candidate) {
    if (candidate == text || candidate == found || !valid(candidate)) {
      return true;
    }
    if (!found.empty()) {
      return false;
    }
    found = candidate;
    return true;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::string candidate = text;
    for (const Confusion& confusion : kConfusions) {
      if (text[i] == confusion.seen) {
        candidate[i] = confusion.meant;
        if (!consider(candidate)) {
          return {};
        }
      }
    }
    if (exchanges && i + 1 < text.size()) {
      candidate = text;
      std::swap(candidate[i], candidate[i + 1]);
      if (!consider(candidate)) {
        return {};
      }
    }
  }
  return found;
}

bool known_province(std::string_view two_digits) {
  static constexpr std::array<std::string_view, 34> kProvinces{
      "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42",
      "43", "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82"};
  return std::find(kProvinces.begin(), kProvinces.end(), two_digits) != kProvinces.end();
}

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

char patent_check_character(std::string_view number) {
  int sum = 0;
  for (std::size_t i = 0; i < number.size(); ++i) {
    sum += (number[i] - '0') * static_cast<int>(2 + i % 8);
  }
  return sum % 11 == 10 ? 'X' : static_cast<char>('0' + sum % 11);
}

IdentifierCheck patent_without_suggestion(const std::string& text, int last_year) {
  constexpr int kFirstYear = 1985;  // The patent law came into force.
  constexpr int kTwelveDigits = 2003;
  std::string_view rest = text;
  IdentifierCheck check;
  check.normalised = text;
  if (rest.starts_with("ZL") || rest.starts_with("CN")) {
    check.family = rest.substr(0, 2);
    rest.remove_prefix(2);
  }
  const std::size_t count = static_cast<std::size_t>(std::find_if_not(rest.begin(), rest.end(), digit) - rest.begin());
  // CN111861366A, CN 108123456B: a publication, whose letter is its kind.
  if (check.family == "CN" && count >= 7 && count <= 9 && rest.size() == count + 1 && rest[count] != 'X' &&
      upper(rest[count])) {
    check.reason = IdentifierReason::kPublication;
    return check;
  }
  std::string number(rest.substr(0, count));
  std::string_view tail = rest.substr(count);
  check.reason = IdentifierReason::kFormat;
  if (tail.empty() && (number.size() == 8 || number.size() == 12)) {
    check.reason = IdentifierReason::kIncomplete;
    return check;
  }
  char written = 0;
  if (tail.empty() && (number.size() == 9 || number.size() == 13)) {
    written = number.back();
    number.pop_back();
  } else if (tail == "X" || tail == ".X") {
    written = 'X';
  } else if (tail.size() == 2 && tail[0] == '.' && digit(tail[1])) {
    written = tail[1];
  }
  if (written == 0 || (number.size() != 8 && number.size() != 12)) {
    return check;
  }
  const bool old = number.size() == 8;
  const char kind = number[old ? 2 : 4];
  if (kind != '1' && kind != '2' && kind != '3' && kind != '8' && kind != '9') {
    return check;
  }
  int year = number_of(std::string_view(number).substr(0, old ? 2 : 4));
  if (old) {
    year += year >= kFirstYear - 1900 ? 1900 : 2000;
  }
  check.year = std::to_string(year);
  if (old ? year > kTwelveDigits : (year < kTwelveDigits || year > last_year)) {
    check.reason = IdentifierReason::kYear;
    return check;
  }
  if (const char expected = patent_check_character(number); expected != written) {
    check.reason = IdentifierReason::kCheck;
    check.expected = expected;
    return check;
  }
  check.number = number;
  check.reason = IdentifierReason::kNone;
  check.verdict = IdentifierVerdict::kOk;
  return check;
}

bool industry_standard(std::string_view code) {
  static constexpr std::string_view kCodes =
      " AQ BB CB CH CJ CY DA DB DL DY DZ EJ FZ GA GC GF GH GM GY HB HG HJ HS HY JB JC JG JR JS JT JY KA LB LD LS LY "
      "MH MR MT MZ NB NY QB QC QJ QX RB RF SB SC SF SH SJ SL SN SW SY TB TD TY WB WH WJ WM WS WW XB XF YB YC YD YJ "
      "YS YY YZ ZY JGJ CJJ JTG JJF JJG TSG ";
  return !code.empty() && kCodes.find(" " + std::string(code) + " ") != std::string_view::npos;
}

bool national_standard(std::string_view code) {
  return code == "GB" || code == "GSB" || code == "GJB" || code == "GBZ";
}

/// Takes what `accept` accepts from the front of `rest`.
std::string_view take(std::string_view& rest, bool (*accept)(char)) {
  const auto count = static_cast<std::size_t>(std::find_if_not(rest.begin(), rest.end(), accept) - rest.begin());
  const std::string_view taken = rest.substr(0, count);
  rest.remove_prefix(count);
  return taken;
}

bool take(std::string_view& rest, std::string_view word) {
  if (!rest.starts_with(word)) {
    return false;
  }
  rest.remove_prefix(word.size());
  return true;
}

/// One dash for all dashes, no space around it.
std::string plain_dashes(std::string_view text) {
  std::string result;
  for (const char32_t c : decode(clean(text, true))) {
    if (dash(c)) {
      while (!result.empty() && result.back() == ' ') {
        result.pop_back();
      }
      result += '-';
    } else if (c != ' ' || result.empty() || result.back() != '-') {
      append(result, c);
    }
  }
  return result;
}

/// ISO 9001:2015, IEC 61850-7-4:2010, ISO/IEC 27001:2022, ISO/TS 16949:2009.
std::optional<IdentifierCheck> international_standard(const std::string& text) {
  std::string_view rest = text;
  IdentifierCheck check = fault(IdentifierReason::kFormat, text);
  if (!take(rest, "ISO/IEC") && !take(rest, "ISO") && !take(rest, "IEC")) {
    return std::nullopt;
  }
  check.family = "国际标准";
  for (const std::string_view kind : {"/TS", "/TR", "/PAS"}) {
    take(rest, kind);
  }
  take(rest, " ");
  std::string number;
  do {
    const std::string_view part = take(rest, digit);
    if (part.empty()) {
      return check;
    }
    number += (number.empty() ? "" : "-") + std::string(part);
    if (rest.empty()) {
      check.reason = IdentifierReason::kNoYear;
      check.verdict = IdentifierVerdict::kForm;
      return check;
    }
  } while (take(rest, "-"));
  if (!take(rest, ":") || rest.size() != 4 || !digits(rest)) {
    return check;
  }
  check.number = number;
  check.year = rest;
  check.reason = IdentifierReason::kNone;
  check.verdict = IdentifierVerdict::kOk;
  return check;
}

/// The head of a Chinese standard's number up to its serial number: its canonical writing and what it is.
struct StandardHead {
  std::string canonical;  ///< "GB/T", "DB11/T", "T/CECS"
  std::string family;
  bool unusual = false;  ///< Written otherwise than `canonical`.
  IdentifierReason reason = IdentifierReason::kNone;
};

StandardHead chinese_head(std::string_view& rest) {
  StandardHead head;
  const bool group = rest.starts_with("T/");
  if (take(rest, "T/") || take(rest, "Q/")) {
    const std::string_view code = take(rest, [](char c) { return upper(c) || digit(c); });
    head.canonical = (group ? "T/" : "Q/") + std::string(code);
    head.family = group ? "团体标准 " + std::string(code) : "企业标准";
    head.reason = code.empty() ? IdentifierReason::kFormat : IdentifierReason::kNone;
    return head;
  }
  std::string code(take(rest, upper));
  std::string_view after = rest;
  const bool space = take(after, " ");
  if (code == "DB" && !after.empty() && digit(after.front())) {
    // 地方标准 carries a region: DB11/T; 地震行业 has a number at once only behind "/T".
    const std::string_view region = take(after, digit);
    if (region.size() == 2 || region.size() == 4 || region.size() == 6) {
      rest = after;
      head.canonical = "DB" + std::string(region);
      head.family = "地方标准 " + std::string(region);
      head.unusual = space;
      head.reason = known_province(region.substr(0, 2)) ? IdentifierReason::kNone : IdentifierReason::kRegion;
      if (take(rest, "/T")) {
        head.canonical += "/T";
      }
      return head;
    }
  }
  std::string suffix;
  for (const std::string_view kind : {"/T", "/Z", " /T", "/ T"}) {
    if (suffix.empty() && take(rest, kind)) {
      suffix = kind.find('Z') == std::string_view::npos ? "/T" : "/Z";
      head.unusual = kind.size() > 2;
    }
  }
  const bool known = national_standard(code) || industry_standard(code);
  if (!known && code.size() > 2 && suffix.empty() && code.back() == 'T' &&
      (national_standard(code.substr(0, code.size() - 1)) || industry_standard(code.substr(0, code.size() - 1)))) {
    code.pop_back();
    suffix = "/T";
    head.unusual = true;
  } else if (!known) {
    head.reason = code.empty() ? IdentifierReason::kFormat : IdentifierReason::kUnknownCode;
    head.family = code;
    return head;
  }
  head.canonical = code + suffix;
  head.family = national_standard(code) ? head.canonical : "行业标准 " + code;
  return head;
}

IdentifierCheck chinese_standard(const std::string& text) {
  std::string_view rest = text;
  IdentifierCheck check = fault(IdentifierReason::kFormat, text);
  const StandardHead head = chinese_head(rest);
  check.family = head.family;
  if (head.reason != IdentifierReason::kNone) {
    check.reason = head.reason;
    return check;
  }
  take(rest, " ");
  std::string number(take(rest, digit));
  if (number.empty()) {
    return check;
  }
  if (!rest.empty() && upper(rest.front())) {
    number += rest.front();
    rest.remove_prefix(1);
  }
  while (take(rest, ".")) {
    const std::string_view part = take(rest, digit);
    if (part.empty()) {
      return check;
    }
    number += "." + std::string(part);
  }
  check.number = number;
  if (rest.empty()) {
    check.verdict = IdentifierVerdict::kForm;
    check.reason = IdentifierReason::kNoYear;
    return check;
  }
  const bool colon = take(rest, ":");
  if ((!colon && !take(rest, "-")) || !digits(rest) || (rest.size() != 4 && rest.size() != 2)) {
    return check;
  }
  check.year = rest;
  if (colon || head.unusual) {
    check.verdict = IdentifierVerdict::kForm;
    check.reason = IdentifierReason::kWriting;
    check.suggestion = head.canonical + " " + number + "—" + check.year;
  } else {
    check.verdict = IdentifierVerdict::kOk;
    check.reason = rest.size() == 2 ? IdentifierReason::kTwoDigitYear : IdentifierReason::kNone;
  }
  return check;
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

IdentifierCheck check_patent(std::string_view text, int last_year) {
  if (text.size() > kMaxBytes) {
    return fault(IdentifierReason::kLength, {});
  }
  const std::string number = uppercase(clean(text));
  IdentifierCheck check = patent_without_suggestion(number, last_year);
  if (check.reason == IdentifierReason::kFormat) {
    // Exchanged neighbours are not offered: with one check character, chance alone would make one of them valid.
    check.suggestion =
        only_edit(number, false, [&](const std::string& c) { return patent_without_suggestion(c, last_year).ok(); });
  }
  return check;
}

IdentifierCheck check_standard(std::string_view text) {
  if (text.size() > kMaxBytes) {
    return fault(IdentifierReason::kLength, {});
  }
  const std::string number = plain_dashes(text);
  // 20231234-T-604: the number of the plan under which a standard is being written.
  if (number.size() == 14 && digits(std::string_view(number).substr(0, 8)) && number[8] == '-' && upper(number[9]) &&
      number[10] == '-' && digits(std::string_view(number).substr(11))) {
    return fault(IdentifierReason::kPlanNumber, number);
  }
  const auto read = [](const std::string& candidate) {
    const std::optional<IdentifierCheck> international = international_standard(candidate);
    return international ? *international : chinese_standard(candidate);
  };
  IdentifierCheck check = read(number);
  if (check.reason == IdentifierReason::kFormat) {
    check.suggestion = only_edit(number, false, [&](const std::string& c) { return read(c).ok(); });
  }
  return check;
}

IdentifierCheck check_software_copyright(std::string_view text, int last_year) {
  if (text.size() > kMaxBytes) {
    return fault(IdentifierReason::kLength, {});
  }
  constexpr int kFirstYear = 1992;  // Registration began.
  const std::string number = clean(text);
  const auto form = [](std::string_view candidate) {
    return candidate.size() >= 10 && candidate.size() <= 13 && digits(candidate.substr(0, 4)) &&
           candidate.substr(4, 2) == "SR" && digits(candidate.substr(6));
  };
  if (number.starts_with("软著登字")) {
    return fault(IdentifierReason::kCertificate, number);
  }
  IdentifierCheck check = fault(IdentifierReason::kFormat, number);
  if (!form(number)) {
    if (form(uppercase(number))) {
      check.suggestion = uppercase(number);
    }
    return check;
  }
  const int year = number_of(std::string_view(number).substr(0, 4));
  check.year = number.substr(0, 4);
  if (year < kFirstYear || year > last_year) {
    check.reason = IdentifierReason::kYear;
    return check;
  }
  check.verdict = IdentifierVerdict::kOk;
  check.reason = IdentifierReason::kNone;
  return check;
}

}  // namespace nitec
