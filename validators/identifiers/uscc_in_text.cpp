#include <re2/re2.h>

#include "model/identifier.h"
#include "validators/catalogue.h"
#include "validators/facts.h"
#include "validators/identifiers/sheet_codes.h"
#include "validators/identifiers/text_units.h"
#include "validators/identifiers/told_once.h"

namespace nitec {
namespace {

std::string fault(const IdentifierCheck& check) {
  switch (check.reason) {
    case IdentifierReason::kLength:
      return "不是18位";
    case IdentifierReason::kCharset:
      return "含有代码不使用的字符";
    case IdentifierReason::kCheck:
      return "末位校验码按前17位计算应为“" + check.expected + "”";
    case IdentifierReason::kOrganisation:
      return "第9至17位主体标识码的校验码按前8位计算应为“" + check.expected + "”";
    case IdentifierReason::kRegion:
      return "第3、4位不是省级行政区划代码";
    default:
      return "不符合编码规则";
  }
}

Look check(const Submission& submission, const Context& context, std::vector<Finding>& findings) {
  // Behind the label, or a cell of its own beside or below it. Broken by single blanks at most.
  static const RE2 kLabelled(
      "信用代码(?:证)?(?:编?号码?)?(?:\\([^()]{0,12}\\))?(?:为|是)?[: ]*([0-9][0-9A-Za-z](?: ?[0-9A-Za-z]){12,20})"
      "(?:[^0-9A-Za-z]|$)");
  static const RE2 kAlone("([0-9][0-9A-Za-z](?: ?[0-9A-Za-z]){12,20})");
  static const RE2 kLabel("信用代码(?:证)?(?:编?号码?)?[:]?");
  bool any = false;
  ToldOnce told(findings);
  for_each_unit(submission, context, {"信用代码", "信用代"}, [&](const TextUnit& unit) {
    const auto judge = [&](re2::StringPiece code) {
      const std::string_view part(code.data(), code.size());
      if (!unit.sound(part)) {
        return;
      }
      const IdentifierCheck result = check_uscc(part);
      // What is short at the end of a line may go on elsewhere.
      if (result.reason == IdentifierReason::kLength && result.normalised.size() < 18 && unit.ends_line(part)) {
        return;
      }
      any = true;
      const Location where = unit.place(part);
      if (result.ok() || told.again(result.normalised, where)) {
        return;
      }
      const std::string written(part);
      Finding failed =
          finding(title(submission, *unit.document) + "中的统一社会信用代码“" + written +
                      "”校验不通过，请核对证照原件：" + fault(result) + suggestion_words(result.suggestion) + "。",
                  "A unified social credit code in the text does not pass its check.");
      failed.locations = {where};
      failed.expected = result.suggestion.empty() ? "校验码相符的统一社会信用代码（GB 32100-2015）" : result.suggestion;
      failed.actual = written;
      told.tell(result.normalised, std::move(failed));
    };
    re2::StringPiece rest(unit.text);
    re2::StringPiece code;
    bool labelled = false;
    while (RE2::FindAndConsume(&rest, kLabelled, &code)) {
      labelled = true;
      judge(code);
    }
    if (!labelled && unit.list >= 0 && RE2::FullMatch(unit.text, kAlone, &code) &&
        (RE2::PartialMatch(unit.head, kLabel) || RE2::PartialMatch(unit.beside, kLabel))) {
      judge(code);
    }
  });
  return any ? Look::kLooked : Look::kNoData;
}

}  // namespace

constinit const Rule kUsccInText = {
    .card =
        {
            .name = "identifier/uscc-in-text",
            .clause = "第三十三条",
            .clause_id = "M43",
            .summary = "报告和证明材料中的统一社会信用代码通过校验。",
            .summary_en = "Unified social credit codes in the documents pass their check.",
            .why = "第三十三条：“主管单位应对中心报送的材料和数据承担核实责任，确保真实可靠”。",
            .decides =
                "只看紧跟在“统一社会信用代码”之后的、在其右侧一格和在其表头之下的代码，按GB 32100-2015和GB 11714-1997"
                "核对，不与评估表比较。不能确定是否完整的断行代码、扫描识别层和乱码页不判断。只有一种单字改动可以通过的"
                "，列出供核对。早期个别代码确有不合校验规则的，以证照为准。不能知道代码是否属于该单位。",
            .remedy = "请与营业执照或者法人证书原件核对后改正；证照如此的，请附证照并说明。",
            .remedy_en = "Please compare it with the licence; if the licence has it so, attach the licence and say so.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kAuthenticity,
            .waivable = true,
        },
    .check = check,
};

}  // namespace nitec
