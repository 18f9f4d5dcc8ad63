#include <array>
#include <string_view>

#include "validators/catalogue.h"
#include "validators/facts.h"
#include "validators/passages.h"

namespace nitec {
namespace {

struct Item {
  std::string_view name;
  std::string_view words;  ///< A pattern, RE2.
};

constexpr std::array<Item, 2> kItems{{
    {"重点任务",
     "(?:重点|重大|年度|主要|核心|各项|目标|建设|研发|攻关)(?:工作)?任务|重点(?:工作|事项|项目)|任务(?:的)?(?:进展|"
     "完成|推进|落实|"
     "执行)|(?:年度|主要|全年)工作(?:进展|完成|总结|情况|概述|回顾|安排|计划)|(?:年度)?(?:计划|目标)(?:完成|执行|进展)|"
     "工作(?:进展|"
     "开展|完成)情况"},
    {"关键指标", "指标|目标(?:值|完成|达成|实现)|完成率|主要数据|年度数据|量化(?:目标|成果)|考核(?:目标|内容)"},
}};

Look check(const Submission& submission, const Context& context, std::vector<Finding>& findings) {
  const Passages* passages = Passages::of(submission, context);
  if (!passages || passages->partial()) {
    return Look::kNoData;
  }
  for (const Item& item : kItems) {
    const bool told = passages->best(RE2(re2::StringPiece(item.words.data(), item.words.size()))).has_value();
    const bool in_table = item.name == "关键指标" && submission.datasheet && !submission.datasheet->targets.empty();
    if (told || in_table) {
      continue;
    }
    Finding missing = finding("年度工作报告未见" + std::string(item.name) + "的进展。",
                              "The yearly report does not tell the progress that it is for.");
    Location where;
    where.file = report_of(submission)->path;
    where.page = 1;
    missing.locations.push_back(where);
    missing.expected = "写明上一年度重点任务和关键指标的进展";
    missing.actual = "未见" + std::string(item.name);
    findings.push_back(std::move(missing));
  }
  return Look::kLooked;
}

}  // namespace

constinit const Rule kProgressMissing = {
    .card =
        {
            .name = "annual/progress-missing",
            .clause = "第二十五条",
            .clause_id = "M38",
            .summary = "年度工作报告写有重点任务和关键指标的进展。",
            .summary_en = "The yearly report tells the progress of main tasks and key figures.",
            .why = "第二十五条：“主管单位组织中心定期向国家发展改革委报送重点任务和关键指标进展”。",
            .decides =
                "在年度工作报告中查找“重点任务”“年度工作进展”“指标完成情况”“目标值”等用语，写法不拘；评估表列有目标对"
                "照表的，视为写有关键指标。报告有不能读取的页面的，不作判断。进展如何由人判断。",
            .remedy = "请补写重点任务和关键指标的进展。",
            .remedy_en = "Please add the progress of main tasks and key figures.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kCompleteness,
            .kinds = {Kind::kAnnual},
        },
    .check = check,
};

}  // namespace nitec
