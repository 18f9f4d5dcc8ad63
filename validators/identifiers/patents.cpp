#include "validators/identifiers/patents.h"

#include <re2/re2.h>

#include <algorithm>

#include "validators/reading.h"

namespace nitec {
namespace {

/// No year of filing is too late here: what is planned and what is reported cannot be told apart by the day of the
/// check.
constexpr int kAnyYear = 9999;
/// Fewer digits behind ZL are not the beginning of a number.
constexpr std::size_t kMinDigits = 7;

bool digit(char c) {
  return c >= '0' && c <= '9';
}
/// What is taken for a digit by eyes and machines.
bool look_alike(char c) {
  return std::string_view("OoIlZzSBQ").find(c) != std::string_view::npos;
}

/// The number that begins at `text[at]`: digits with single blanks in between, a dot, the check character. Gives the
/// end behind it; `digits` is what was taken without blanks.
std::size_t take_number(std::string_view text, std::size_t at, std::string& digits) {
  std::size_t end = at;
  while (at < text.size()) {
    const std::size_t next = text[at] == ' ' ? at + 1 : at;
    if (next >= text.size()) {
      break;
    }
    const char c = text[next];
    const bool follows = next + 1 < text.size() && (digit(text[next + 1]) || text[next + 1] == ' ');
    if (c == '.') {
      const std::size_t last = next + 1 < text.size() && text[next + 1] == ' ' ? next + 2 : next + 1;
      if (last < text.size() && (digit(text[last]) || text[last] == 'X' || text[last] == 'x')) {
        digits += '.';
        digits += text[last];
        return last + 1;
      }
      break;
    }
    if (!digit(c) && !(look_alike(c) && next == at && !digits.empty() && follows)) {
      if ((c == 'X' || c == 'x') && (digits.size() == 12 || digits.size() == 8)) {
        digits += c;
        return next + 1;
      }
      break;
    }
    if (digits.size() >= 13 || (next != at && digits.size() >= 12)) {
      break;
    }
    digits += c;
    at = next + 1;
    end = at;
  }
  return end;
}

class Finder {
 public:
  Finder(const TextUnit& unit, const std::function<void(const PatentMention&)>& visit) : unit_(unit), visit_(visit) {}

  void run() {
    static const RE2 kMark("(?i)(?:^|[^A-Za-z0-9])(ZL|CN)(?: ?: ?|\\. ?| )?[0-9]");
    static const RE2 kLabel(
        "(?:^|[^标目种题金记约])(?:专利申请号|专利号|申请号)[)]?(?:为|是)?(?:[:]| )*([0-9][0-9 ]{6,}\\. ?[0-9Xx])");
    re2::StringPiece rest(unit_.text);
    re2::StringPiece mark;
    while (RE2::FindAndConsume(&rest, kMark, &mark)) {
      behind_mark(static_cast<std::size_t>(mark.data() - unit_.text.data()), mark[0] == 'Z' || mark[0] == 'z');
    }
    rest = unit_.text;
    while (RE2::FindAndConsume(&rest, kLabel, &mark)) {
      const bool granted = before(mark).find("专利号") != std::string_view::npos;
      bare(static_cast<std::size_t>(mark.data() - unit_.text.data()), granted);
    }
    static const RE2 kHead("专利号|申请号|授权号");
    if (!unit_.text.empty() && digit(unit_.text[0]) && RE2::PartialMatch(unit_.head, kHead)) {
      bare(0, unit_.head.find("专利号") != std::string::npos);
    }
  }

 private:
  [[nodiscard]] std::string_view before(re2::StringPiece part) const {
    return unit_.before_in_sentence({part.data(), part.size()});
  }

  void behind_mark(std::size_t at, bool zl) {
    std::size_t number = at + 2;
    while (number < unit_.text.size() && !digit(unit_.text[number])) {
      ++number;
    }
    std::string digits;
    const std::size_t end = take_number(unit_.text, number, digits);
    const std::string_view part = std::string_view(unit_.text).substr(at, end - at);
    const bool whole = digits.find('.') != std::string::npos && digits.size() >= 10;
    if (!zl) {
      if (publication(at, number)) {
        return;
      }
      if (whole && digits.size() == 14) {
        tell(part, "CN" + digits, false);
      }
      return;
    }
    if (digits.size() < kMinDigits || (!whole && (unit_.ends_line(part) || joins(end)))) {
      return;
    }
    tell(part, "ZL" + digits, true);
  }

  /// CN111861366A and the like, where the number of a patent is asked for.
  bool publication(std::size_t at, std::size_t number) {
    static const RE2 kPublication("^([0-9]{7,9} ?[ABCUSY][0-9]?)(?:[^0-9A-Za-z]|$)");
    re2::StringPiece found;
    if (!RE2::PartialMatch(re2::StringPiece(unit_.text).substr(number), kPublication, &found)) {
      return false;
    }
    const std::string_view part = std::string_view(unit_.text).substr(at, number - at + found.size());
    static const RE2 kAsked("专利号(?:为|是)?(?:[:(]| )*$");
    const std::string_view before = unit_.before_in_sentence(part);
    const bool asked = RE2::PartialMatch(re2::StringPiece(before.data(), before.size()), kAsked) ||
                       (before.empty() && unit_.head.find("专利号") != std::string::npos &&
                        unit_.head.find("公") == std::string::npos);
    if (asked) {
      std::string number_only(part);
      number_only.erase(std::remove(number_only.begin(), number_only.end(), ' '), number_only.end());
      tell(part, number_only, true);
    }
    return true;
  }

  void bare(std::size_t at, bool granted) {
    std::string digits;
    const std::size_t end = take_number(unit_.text, at, digits);
    if (digits.find('.') != std::string::npos && (digits.size() == 14 || digits.size() == 10) && !joins(end)) {
      tell(std::string_view(unit_.text).substr(at, end - at), digits, granted);
    }
  }

  /// Letters or digits go on behind it.
  [[nodiscard]] bool joins(std::size_t end) const {
    return end < unit_.text.size() && (digit(unit_.text[end]) || (unit_.text[end] >= 'A' && unit_.text[end] <= 'z'));
  }

  void tell(std::string_view part, const std::string& number, bool granted) {
    if (!unit_.sound(part)) {
      return;
    }
    visit_({&unit_, part, check_patent(number, kAnyYear), granted});
  }

  const TextUnit& unit_;
  const std::function<void(const PatentMention&)>& visit_;
};

struct KindWords {
  std::string_view name;
  std::string_view word;
  std::string_view digits;
};
constexpr KindWords kKinds[] = {{"发明专利", "发明", "18"}, {"实用新型", "实用新型", "29"}, {"外观设计", "外观", "3"}};

}  // namespace

const std::vector<PatentMention>& patents_of(const Submission& submission, const Context& context) {
  return context.readings->once<std::vector<PatentMention>>(submission, [&](const Submission& all) {
    std::vector<PatentMention> found;
    for_each_unit(all, context, {"ZL", "zl", "Zl", "CN", "专利", "申请号"}, [&](const TextUnit& unit) {
      Finder(unit, [&](const PatentMention& mention) { found.push_back(mention); }).run();
    });
    return found;
  });
}

std::string_view claimed_kind(const PatentMention& mention) {
  const TextUnit& unit = *mention.unit;
  // Directly behind, in brackets: ZL…（实用新型）
  static const RE2 kBehind("^ ?\\((发明|实用新型|外观设计)(?:专利)?\\)");
  // Before, with nothing but other numbers, titles and counts in between.
  static const RE2 kBefore(
      "((?:发明|实用新型|外观设计)(?:专利)?[和、及与或])?(发明专利|实用新型专利|实用新型|外观设计专利|外观设计)(?:[:、,"
      "为是()“”\" 0-9.XxZLzl]|[件项]|专利号|授权|编号|号"
      "|分别|《[^《》]{1,60}》|“[^“”]{1,60}”)*$");
  const auto canonical = [](std::string_view word) -> std::string_view {
    for (const KindWords& kind : kKinds) {
      if (word.starts_with(kind.word)) {
        return kind.name;
      }
    }
    return {};
  };
  std::string word;
  const std::string_view behind = unit.behind_in_sentence(mention.part);
  if (RE2::PartialMatch(re2::StringPiece(behind.data(), behind.size()), kBehind, &word)) {
    return canonical(word);
  }
  const std::string_view before = unit.before_in_sentence(mention.part);
  std::string another;
  if (RE2::PartialMatch(re2::StringPiece(before.data(), before.size()), kBefore, &another, &word)) {
    return another.empty() ? canonical(word) : std::string_view();
  }
  static const RE2 kCell("(发明|实用新型|外观设计|外观)(?:专利)?(?:授权)?");
  std::string_view told;
  for (const std::string& cell : unit.cells) {
    if (RE2::FullMatch(cell, kCell, &word)) {
      if (!told.empty() && told != canonical(word)) {
        return {};
      }
      told = canonical(word);
    }
  }
  return told;
}

std::string_view kind_of_number(const IdentifierCheck& check) {
  const char digit = check.number.size() == 8 ? check.number[2] : check.number[4];
  for (const KindWords& kind : kKinds) {
    if (kind.digits.find(digit) != std::string_view::npos) {
      return kind.name;
    }
  }
  return "其他";
}

std::string patent_key(const IdentifierCheck& check) {
  return check.number;
}

}  // namespace nitec
