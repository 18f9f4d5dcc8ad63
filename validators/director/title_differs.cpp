#include <re2/re2.h>

#include <algorithm>
#include <set>
#include <string>

#include "validators/catalogue.h"
#include "validators/facts.h"
#include "validators/identifiers/text_units.h"
#include "validators/pattern.h"
#include "validators/reading.h"

namespace nitec {
namespace {

/// Titles of professions (专业技术职务), the longer before the shorter that they hold.
constexpr std::string_view kTitles =
    "教授级高级工程师|研究员级高级工程师|正高级工程师|教授级高工|正高工|正高级经济师|正高级农艺师|正高级实验师|"
    "正高级会计师|"
    "高级工程师|高级经济师|高级农艺师|高级实验师|高级会计师|高工|副研究员|助理研究员|研究员|副教授|教授|副主任医师|"
    "主任医师|工程师";

/// As titles are compared: several words mean the same.
std::string plain_title(std::string_view title) {
  for (const std::string_view same :
       {"教授级高级工程师", "研究员级高级工程师", "正高级工程师", "教授级高工", "正高工"}) {
    if (title == same) {
      return "正高级工程师";
    }
  }
  return title == "高工" ? "高级工程师" : std::string(title);
}

class Titles {
 public:
  Titles(const Submission& submission, const Field& name, const Field& title, std::vector<Finding>& findings)
      : submission_(submission), name_(folded(name.text)), field_(title), findings_(findings) {
    const std::string said = folded(title.text);
    re2::StringPiece rest(said);
    std::string one;
    while (RE2::FindAndConsume(&rest, pattern("(" + std::string(kTitles) + ")"), &one)) {
      own_.insert(plain_title(one));
    }
  }

  [[nodiscard]] bool any() const { return !own_.empty() && !name_.empty(); }

  void read(const TextUnit& unit) {
    if (unit.list >= 0 && unit.text == name_) {
      for (const std::string& cell : unit.cells) {
        if (RE2::FullMatch(cell, pattern(std::string(kTitles)))) {
          compare(unit, unit.text, cell);
        }
      }
      return;
    }
    // What may stand between a name and its title, in any order.
    const RE2& behind = pattern(
        "^(?:同志|先生|女士)?(?:\\([^()]{1,12}\\))?(?:[,、:( "
        "]|男|女|汉族|[12][0-9]{3}年(?:[0-9]{1,2}月)?(?:出)?生|博士研究生|博士|硕士|"
        "职称|技术职务|专业技术职务|系|为|是|现为|具有){1,8}(" +
        std::string(kTitles) + ")(?:[^\\p{Han}]|职称|$)");
    const RE2& before = pattern("(" + std::string(kTitles) + ")(?:,|、| )?$");
    const std::string_view text = unit.text;
    for (std::size_t at = text.find(name_); at != std::string_view::npos; at = text.find(name_, at + 1)) {
      const std::string_view after = text.substr(at + name_.size());
      const std::string_view front = text.substr(0, at);
      re2::StringPiece title;
      if (RE2::PartialMatch(re2::StringPiece(after.data(), after.size()), behind, &title) ||
          RE2::PartialMatch(re2::StringPiece(front.data(), front.size()), before, &title)) {
        const std::string_view part(title.data(), title.size());
        compare(unit, part, part);
      }
    }
  }

 private:
  void compare(const TextUnit& unit, std::string_view part, std::string_view title) {
    if (own_.contains(plain_title(title)) || !told_.insert(unit.document->path + "\n" + std::string(title)).second) {
      return;
    }
    Location where = unit.place(part);
    Finding differs =
        finding(nitec::title(submission_, *unit.document) + pages_words(where.page, 0) + "中心主任" + name_ +
                    "的职称写为“" + std::string(title) + "”，评估表A21b为“" + abridged(field_.text) + "”，请核实。",
                "The director's professional title is another one than in the datasheet.");
    differs.locations = {std::move(where), field_.where};
    differs.expected = field_.text;
    differs.actual = std::string(title);
    findings_.push_back(std::move(differs));
  }

  const Submission& submission_;
  const std::string name_;
  const Field& field_;
  std::set<std::string> own_;
  std::set<std::string> told_;
  std::vector<Finding>& findings_;
};

Look check(const Submission& submission, const Context& context, std::vector<Finding>& findings) {
  const Field* name = said(submission, "A21a");
  const Field* title = said(submission, "A21b");
  if (name == nullptr || title == nullptr) {
    return Look::kNoData;
  }
  Titles titles(submission, *name, *title, findings);
  if (!titles.any()) {
    return Look::kNoData;
  }
  for_each_unit(submission, context, {folded(name->text)}, [&](const TextUnit& unit) { titles.read(unit); });
  return Look::kLooked;
}

}  // namespace

constinit const Rule kDirectorTitleDiffers = {
    .card =
        {
            .name = "director/title-differs",
            .clause = "第十一条",
            .clause_id = "M13",
            .summary = "报告和任命文件中主任的职称与评估表一致。",
            .summary_en = "The director's professional title in report and appointment is that of the datasheet.",
            .why = "第十一条：“中心实行主任负责制，依托单位按规定赋予主任在科研活动组织、人员聘用、评价激励等方面的充分"
                   "自主决策权”。",
            .decides =
                "在报告和证明材料中找紧挨着A21a姓名的专业技术职务（教授、研究员、正高级工程师等），和同一行表格中"
                "的职称；不是A21b所填的，列为疑点。教授级高级工程师与正高级工程师视为相同；“某某教授”一类的称呼、"
                "写明年份的以前职称不比较。",
            .remedy = "请核对职称证书或者任命文件，改正其中一处；职称有变动的，请写明时间。",
            .remedy_en = "Please compare with the certificate and correct one of the two; say when it changed.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kAuthenticity,
        },
    .check = check,
};

}  // namespace nitec
