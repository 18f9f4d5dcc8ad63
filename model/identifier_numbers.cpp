// Numbers of patents, standards and registered software.
#include <algorithm>
#include <optional>

#include "model/identifier.h"
#include "model/identifier_text.h"

namespace nitec {
namespace {

using namespace identifier_text;

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

}  // namespace

IdentifierCheck check_patent(std::string_view text, int last_year) {
  if (text.size() > kMaxBytes) {
    return fault(IdentifierReason::kLength, {});
  }
  const std::string number = uppercase(clean(text));
  IdentifierCheck check = patent_without_suggestion(number, last_year);
  if (check.reason == IdentifierReason::kFormat || check.reason == IdentifierReason::kCheck) {
    // One look-alike or one exchange, and only where no other would do: what is offered is to be looked up. The year is
    // seldom mistaken; exchanging its digits would offer what cannot be.
    const std::size_t year = std::min(number.find_first_of("0123456789"), number.size());
    const std::string_view year_written = std::string_view(number).substr(year, 4);
    check.suggestion = only_edit(number, true, [&](const std::string& c) {
      return (!digits(year_written) || std::string_view(c).substr(year, 4) == year_written) &&
             patent_without_suggestion(c, last_year).ok();
    });
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
