#include <re2/re2.h>

#include <algorithm>
#include <map>
#include <set>

#include "validators/catalogue.h"
#include "validators/facts.h"
#include "validators/identifiers/text_units.h"

namespace nitec {
namespace {

/// The leading number of “附件03”, “09-3”, “附件12 专利清单.pdf”; 0 when there is none.
int leading_number(const std::string& text) {
  static const RE2 kNumber("^(?:附件|附录|证明材料)?0*([0-9]{1,3})(?:[^0-9]|$)");
  int number = 0;
  return RE2::PartialMatch(plain_id(text), kNumber, &number) ? number : 0;
}

/// The number as written in Arabic digits or Chinese numerals up to 99; 0 when it is none.
int number_of(const std::string& written) {
  static constexpr std::string_view kDigits[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九"};
  constexpr std::size_t kHan = 3;  // Bytes of a Chinese character.
  if (written[0] >= '0' && written[0] <= '9') {
    return std::stoi(written);
  }
  int number = 0;
  int digit = 0;
  for (std::size_t i = 0; i + kHan <= written.size(); i += kHan) {
    const std::string_view one = std::string_view(written).substr(i, kHan);
    if (one == "十") {
      number += (digit == 0 ? 1 : digit) * 10;
      digit = 0;
      continue;
    }
    if (digit != 0) {
      return 0;  // Two digits side by side: no number of an annex.
    }
    for (std::size_t d = 0; d < std::size(kDigits); ++d) {
      digit = one == kDigits[d] ? static_cast<int>(d) + 1 : digit;
    }
  }
  return number + digit;
}

std::set<int> listed_numbers(const Submission& submission) {
  std::set<int> numbers;
  for (const Evidence& evidence : submission.datasheet->evidence) {
    numbers.insert(leading_number(evidence.id));
  }
  for (const Document& document : submission.documents) {
    const std::size_t slash = document.path.rfind('/');
    numbers.insert(leading_number(slash == std::string::npos ? document.path : document.path.substr(slash + 1)));
  }
  numbers.erase(0);
  return numbers;
}

/// How many pages the annex of that number has, when it is one PDF alone; else 0.
std::size_t pages_of(const Submission& submission, int number) {
  std::size_t pages = 0;
  int files = 0;
  for (const Document& document : submission.documents) {
    const std::size_t slash = document.path.rfind('/');
    if (leading_number(slash == std::string::npos ? document.path : document.path.substr(slash + 1)) == number) {
      pages = document.is_pdf ? document.pages.size() : 0;
      ++files;
    }
  }
  return files == 1 ? pages : 0;
}

/// “见附件4第9页”, where annex 4 has one page.
void check_page(const Submission& submission, const TextUnit& unit, std::string_view part, int number,
                std::string_view behind, std::vector<Finding>& findings) {
  static const RE2 kPage(
      "^ ?(?:\\([^)]{1,30}\\)|《[^》]{1,30}》)?的?,?第 ?([0-9]{1,4}) ?(?:[-~至到] ?第?([0-9]{1,4}) ?)?页");
  int first = 0;
  std::string to;
  const std::size_t pages = pages_of(submission, number);
  if (pages == 0 || !RE2::PartialMatch(re2::StringPiece(behind.data(), behind.size()), kPage, &first, &to)) {
    return;
  }
  const int last = to.empty() ? first : std::max(first, std::stoi(to));
  if (last <= static_cast<int>(pages)) {
    return;
  }
  Finding beyond = finding(main_title(submission) + "写有“" + std::string(part) + "第" + std::to_string(last) +
                               "页”，该附件只有" + std::to_string(pages) + "页，请核实页码。",
                           "A page of an annex is cited that the annex does not have.");
  beyond.locations = {unit.place(part)};
  beyond.expected = "不大于" + std::to_string(pages);
  beyond.actual = std::to_string(last);
  findings.push_back(std::move(beyond));
}

/// Whether the list counts from 1, and the report, which has no other list, cites one number alone that the list does
/// not have, behind its end: then it is the list that is meant, however little the report cites.
bool beyond_the_end(const std::set<int>& listed, const std::map<int, std::vector<Location>>& cited,
                    const std::set<int>& own_list) {
  constexpr std::size_t kListed = 3;
  const auto within = [&](int number) { return listed.contains(number); };
  if (listed.size() < kListed || *listed.begin() != 1 || !std::all_of(own_list.begin(), own_list.end(), within)) {
    return false;
  }
  int unanswered = 0;
  for (const auto& [number, places] : cited) {
    unanswered += within(number) ? 0 : number > *listed.rbegin() ? 1 : 2;
  }
  return unanswered == 1;
}

Look check(const Submission& submission, const Context& context, std::vector<Finding>& findings) {
  const Document* report = report_of(submission);
  if (report == nullptr || !submission.datasheet) {
    return Look::kNoData;
  }
  const std::set<int> listed = listed_numbers(submission);
  const int last_own = last_report_page(submission, *report);
  static const RE2 kCited(
      "(?:^|[^》的])(附件 ?(?:第 ?|之)?(0*[0-9]{1,3}|[一二三四五六七八九十]{1,3}))"
      "(?:[^0-9.%一二三四五六七八九十百余几多两]|$)");
  // “附件一览表”, “附件三份” count or name no annex.
  static const RE2 kNoNumber("^ ?(?:[份项个件套页张册类种部卷并览式同起样致律切般]|号?文件共)");
  static const RE2 kAnotherList("(?:办法|通知|合同|协议|指南|规定)(?:》)?(?:的)?$");
  std::map<int, std::vector<Location>> cited;
  std::set<int> own_list;  // What the report lists itself, in its ninth part or at the beginning of a line.
  for_each_unit(submission, context, {"附件"}, [&](const TextUnit& unit) {
    if (unit.document != report) {
      return;
    }
    re2::StringPiece rest(unit.text);
    re2::StringPiece found;
    std::string written;
    while (RE2::FindAndConsume(&rest, kCited, &found, &written)) {
      const std::string_view part(found.data(), found.size());
      rest = re2::StringPiece(unit.text).substr(static_cast<std::size_t>(part.data() + part.size() - unit.text.data()));
      const int number = number_of(written);
      if (number == 0 || RE2::PartialMatch(rest, kNoNumber)) {
        continue;
      }
      check_page(submission, unit, part, number, {rest.data(), rest.size()}, findings);
      const std::string_view before = unit.before_in_sentence(part);
      // On the page where the ninth part begins, what leads to a number stands before it; a list has nothing there.
      static const RE2 kLeads("(?:见|附有|附|列于|载于|列入|参阅|详|依据|根据|按照)$");
      const bool led =
          unit.page->number == last_own && RE2::PartialMatch(re2::StringPiece(before.data(), before.size()), kLeads);
      const bool heads = part.data() == unit.text.data() || unit.list >= 0 || unit.page->number >= last_own;
      if (heads && !led && (unit.page->number >= last_own || before.empty())) {
        own_list.insert(number);
      } else if (!RE2::PartialMatch(re2::StringPiece(before.data(), before.size()), kAnotherList)) {
        cited[number].push_back(unit.place(part));
      }
    }
  });
  int resolved = 0;
  for (const auto& [number, places] : cited) {
    resolved += listed.contains(number) ? 1 : 0;
  }
  // The report counts its annexes as the list does only where most of what it cites is there.
  constexpr int kEnough = 2;
  // A list of its own, all of it handed in, leaves no doubt how it counts.
  constexpr std::size_t kOwnList = 4;
  const bool own_counts = own_list.size() >= kOwnList && std::all_of(own_list.begin(), own_list.end(), [&](int number) {
                            return listed.contains(number);
                          });
  if ((resolved < kEnough || resolved * 2 <= static_cast<int>(cited.size())) &&
      !beyond_the_end(listed, cited, own_list) && !own_counts) {
    return Look::kNoData;
  }
  for (const auto& [number, places] : cited) {
    if (listed.contains(number) || own_list.contains(number)) {
      continue;
    }
    Finding dangling = finding(main_title(submission) + "引用了“附件" + std::to_string(number) +
                                   "”，证明材料清单和报送的文件中都未见这一编号。",
                               "The report cites an annex whose number is neither listed nor handed in.");
    dangling.locations = places;
    constexpr std::size_t kMaxPlaces = 8;
    dangling.locations.resize(std::min(places.size(), kMaxPlaces));
    dangling.expected = "清单中的编号，" + std::to_string(*listed.begin()) + "至" + std::to_string(*listed.rbegin());
    dangling.actual = "附件" + std::to_string(number);
    findings.push_back(std::move(dangling));
  }
  return Look::kLooked;
}

}  // namespace

constinit const Rule kCitedNotListed = {
    .card =
        {
            .name = "evidence/cited-not-listed",
            .clause = "第十八条第一款",
            .clause_id = "M23",
            .summary = "报告引用的“附件N”及其页码都能在证明材料清单或者报送的文件中找到。",
            .summary_en = "Every annex that the report cites by number is listed or handed in.",
            .why = "第十八条第一款：“填写中心评估表并附相应证明材料”。引用而未附的，所述内容无从核实。",
            .decides = "报告中“附件”加数字（阿拉伯数字或汉字）的引用，与清单的编号和文件名的编号比较。报告引用的编号多"
                       "数不在清单"
                       "之内的，视为另行编号，不判断，但清单从1起连续编号、仅有一个引用超出末号的仍提出；“《……办法》附"
                       "件1”一类指他处附件的不看。写明“附件N第M页”而该附件"
                       "（单独一个PDF）不足M页的，一并提出。",
            .remedy = "请改正引用的编号，或者补充该附件并列入清单。",
            .remedy_en = "Please mend the number, or add the annex and list it.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kCompleteness,
        },
    .check = check,
};

}  // namespace nitec
