#include "validators/agreement/vocabulary.h"
#include "validators/catalogue.h"
#include "validators/facts.h"
#include "validators/reading.h"

namespace nitec {
namespace {

/// Whether the text calls somebody director whose name is the wanted one but for a character.
bool names_another(std::string_view text, std::string_view wanted) {
  constexpr std::string_view kDirector = "主任";
  const std::u32string name = to_utf32(wanted);
  for (std::size_t at = text.find(kDirector); at != std::string_view::npos; at = text.find(kDirector, at + 1)) {
    std::string_view behind = text.substr(at + kDirector.size(), 40);
    for (const std::string_view joint : {"为", "是", "由", ":", " "}) {
      behind.remove_prefix(behind.starts_with(joint) ? joint.size() : 0);
    }
    const std::u32string other = to_utf32(behind.substr(0, wanted.size()));
    if (other.size() != name.size() || name.size() < 2 || other.front() != name.front()) {
      continue;
    }
    std::size_t others = 0;
    for (std::size_t i = 0; i < name.size(); ++i) {
      others += other[i] == name[i] ? 0 : 1;
    }
    if (others == 1) {
      return true;
    }
  }
  return false;
}

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  const Field* name = said(submission, "A21a");
  const Field* host = said(submission, "A11");
  const Document* report = report_of(submission);
  if (name == nullptr || host == nullptr || report == nullptr || !readable(*report)) {
    return Look::kNoData;
  }
  const std::string wanted = folded(name->text);
  const std::string unit = folded(host->text);
  bool same_script = false;
  for (const Page& page : report->pages) {
    const Reading reading(*report, page);
    if (reading.text().find(wanted) != std::string::npos) {
      return Look::kLooked;
    }
    if (names_another(reading.text(), wanted)) {
      return Look::kLooked;  // One character off: agreement/name-differs shows both.
    }
    same_script = same_script || reading.text().find(unit) != std::string::npos;
  }
  if (!same_script) {
    return Look::kNoData;
  }
  Finding missing = finding(main_title(submission) + "中未见评估表所填的中心主任“" + abridged(name->text) + "”。",
                            "The report does not mention the director whom the datasheet names.");
  missing.locations.push_back(name->where);
  if (submission.outline && submission.outline->sections[4].heading.page > 0) {
    missing.locations.push_back(submission.outline->sections[4].heading);
  }
  missing.expected = main_title(submission) + (submission.outline ? "第五部分" : "") + "写明主任“" + name->text + "”";
  missing.actual = "未见";
  findings.push_back(std::move(missing));
  return Look::kLooked;
}

}  // namespace

constinit const Rule kDirectorNotInReport = {
    .card =
        {
            .name = "director/not-in-report",
            .clause = "第十一条",
            .clause_id = "M13",
            .summary = "总结报告与评估表的中心主任一致。",
            .summary_en = "The report names the director that the datasheet names.",
            .why = "第十一条：“中心实行主任负责制，依托单位按规定赋予主任在科研活动组织、人员聘用、评价激励等方面的充分"
                   "自主决策权”。",
            .decides = "在总结报告全文查找评估表A21a的姓名，字间空白不计。报告有不能读取的页面、或者全文未见依托单位名"
                       "称（例如用字不同）的，不作判断。",
            .remedy = "请核对主任姓名，使总结报告第五部分与评估表一致。",
            .remedy_en = "Please make section 5 of the report and the datasheet agree.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kAuthenticity,
            .kinds = {Kind::kApplication, Kind::kConfirmation, Kind::kEvaluation},
        },
    .check = check,
};

}  // namespace nitec
