#include <re2/re2.h>

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

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  const Document* report = report_of(submission);
  if (report == nullptr || !submission.datasheet) {
    return Look::kNoData;
  }
  const std::set<int> listed = listed_numbers(submission);
  const int last_own = last_report_page(submission, *report);
  static const RE2 kCited("(?:^|[^》的])(附件 ?(?:第 ?)?0*([0-9]{1,3}))(?:[^0-9.%]|$)");
  static const RE2 kAnotherList("(?:办法|通知|合同|协议|指南|规定)(?:》)?(?:的)?$");
  std::map<int, std::vector<Location>> cited;
  std::set<int> own_list;  // What the report lists itself, in its ninth part or at the beginning of a line.
  for_each_unit(submission, {"附件"}, [&](const TextUnit& unit) {
    if (unit.document != report) {
      return;
    }
    re2::StringPiece rest(unit.text);
    re2::StringPiece found;
    int number = 0;
    while (RE2::FindAndConsume(&rest, kCited, &found, &number)) {
      const std::string_view part(found.data(), found.size());
      rest = re2::StringPiece(unit.text).substr(static_cast<std::size_t>(part.data() + part.size() - unit.text.data()));
      const std::string_view before = unit.before_in_sentence(part);
      const bool heads = part.data() == unit.text.data() || unit.list >= 0 || unit.page->number >= last_own;
      if (heads && (unit.page->number >= last_own || before.empty())) {
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
  if (resolved < kEnough || resolved * 2 <= static_cast<int>(cited.size())) {
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
            .summary = "报告引用的“附件N”都能在证明材料清单或者报送的文件中找到。",
            .summary_en = "Every annex that the report cites by number is listed or handed in.",
            .why = "第十八条第一款：“填写中心评估表并附相应证明材料”。引用而未附的，所述内容无从核实。",
            .decides =
                "报告中“附件”加阿拉伯数字的引用，与清单的编号和文件名的编号比较。报告引用的编号多数不在清单之内的，"
                "视为另行编号，不判断；“《……办法》附件1”一类指他处附件的不看。",
            .remedy = "请改正引用的编号，或者补充该附件并列入清单。",
            .remedy_en = "Please mend the number, or add the annex and list it.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kCompleteness,
        },
    .check = check,
};

}  // namespace nitec
