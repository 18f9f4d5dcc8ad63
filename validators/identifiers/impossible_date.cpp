#include <re2/re2.h>

#include "model/date_words.h"
#include "validators/catalogue.h"
#include "validators/facts.h"
#include "validators/identifiers/text_units.h"
#include "validators/identifiers/told_once.h"

namespace nitec {
namespace {

struct Written {
  std::string_view part;
  DateWords date;
};

std::string fault(const DateWords& date) {
  return date.month < 1 || date.month > 12 ? "月份应为1至12"
                                           : std::to_string(date.year) + "年" + std::to_string(date.month) + "月只有" +
                                                 std::to_string(days_in_month(date.year, date.month)) + "日";
}

std::vector<Written> dates_in(const TextUnit& unit) {
  static const RE2 kArabic("(?:^|[^0-9])((?:19|20)[0-9]{2} ?年 ?[0-9]{1,2} ?月(?: ?[0-9]{1,2} ?日)?)");
  static const RE2 kNumerals(
      "([一二贰壹][九玖零〇○Oo0][一二三四五六七八九零〇○Oo0贰叁肆伍陆柒捌玖壹]{2}年["
      "元零一二三四五六七八九十拾壹贰叁肆伍陆柒捌玖]{1,3}月"
      "(?:[零一二三四五六七八九十廿卅拾壹贰叁肆伍陆柒捌玖]{1,4}日)?)");
  static const RE2 kMarks(
      "(?:^|[^0-9.\\-/A-Za-z])((?:19|20)[0-9]{2}[.\\-/][0-9]{1,2}[.\\-/][0-9]{1,2})(?:[^0-9.\\-/A-Za-z号]|$)");
  std::vector<Written> dates;
  for (const RE2* form : {&kArabic, &kNumerals, &kMarks}) {
    re2::StringPiece rest(unit.text);
    re2::StringPiece whole;
    while (RE2::FindAndConsume(&rest, *form, &whole)) {
      const std::string_view part(whole.data(), whole.size());
      const std::optional<DateWords> read = read_date_words(part);
      // 2026.13.1 may be the number of a version or a section.
      if (read && (form != &kMarks || (read->month <= 12 && read->day <= 31))) {
        dates.push_back({part, *read});
      }
    }
  }
  return dates;
}

Look check(const Submission& submission, const Context& context, std::vector<Finding>& findings) {
  bool any = false;
  ToldOnce told(findings);
  for_each_unit(submission, context, {"月", "19", "20"}, [&](const TextUnit& unit) {
    for (const auto& [part, date] : dates_in(unit)) {
      if (!unit.sound(part)) {
        continue;
      }
      any = true;
      const std::string written(part);
      if (date.exists()) {
        continue;
      }
      const Location where = unit.place(part);
      if (told.again(written, where)) {
        continue;
      }
      Finding wrong = finding(
          title(submission, *unit.document) + "中的日期“" + written + "”不存在（" + fault(date) + "），请核对原件。",
          "A date in the text does not exist.");
      wrong.locations = {where};
      wrong.expected = "存在的日期";
      wrong.actual = written;
      told.tell(written, std::move(wrong));
    }
  });
  return any ? Look::kLooked : Look::kNoData;
}

}  // namespace

constinit const Rule kImpossibleDate = {
    .card =
        {
            .name = "identifier/impossible-date",
            .clause = "第三十三条",
            .clause_id = "M43",
            .summary = "报告和证明材料中的日期存在。",
            .summary_en = "The dates in the documents exist.",
            .why = "第三十三条：“主管单位应对中心报送的材料和数据承担核实责任，确保真实可靠”。期限的计算以日期为准。",
            .decides =
                "阿拉伯数字和汉字数字写的年月、年月日，以点、横线、斜线分隔的年月日，按公历核对月份和日数（含闰年）。"
                "分隔号写法的月份超过12的可能是编号，不判断；扫描识别层和乱码页不判断。",
            .remedy = "请与原件核对后改正。",
            .remedy_en = "Please compare it with the original and mend it.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kAuthenticity,
        },
    .check = check,
};

}  // namespace nitec
