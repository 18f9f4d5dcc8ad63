#include "validators/catalogue.h"
#include "validators/facts.h"
#include "validators/passages.h"

namespace nitec {
namespace {

Look check(const Submission& submission, const Context& context, std::vector<Finding>& findings) {
  static const RE2 kWords(
      "自我(?:评估|评价|评分|评定|检查|总结|诊断)|自评|自查|自检|对标(?:评估|分析|检查)|年度评估(?:结果|情况|结论|得分|"
      "表)|(?:绩效|"
      "目标|指标|任务)完成情况(?:的)?(?:评估|评价)|评估(?:自|打)分");
  static const RE2 kExcused("(?:未|没有|即将|将于|拟|下一步|准备)[^。;,]{0,18}$");
  const Passages* passages = Passages::of(submission, context);
  if (!evidence_of(submission, "self-evaluation").empty()) {
    return Look::kLooked;
  }
  if (!passages || (passages->partial() && !passages->best(kWords, &kExcused))) {
    return Look::kNoData;
  }
  if (passages->best(kWords, &kExcused)) {
    return Look::kLooked;
  }
  Finding missing = finding("年度工作报告未见年度自我评估的内容，证明材料清单也未见自我评估材料。",
                            "The report holds no self-evaluation, and none is in the list of evidence.");
  Location where;
  where.file = report_of(submission)->path;
  where.page = 1;
  missing.locations.push_back(where);
  missing.expected = "围绕年度重点任务和关键指标的自我评估";
  missing.actual = "未见";
  findings.push_back(std::move(missing));
  return Look::kLooked;
}

}  // namespace

constinit const Rule kSelfEvaluationMissing = {
    .card =
        {
            .name = "annual/self-evaluation-missing",
            .clause = "第二十二条",
            .clause_id = "M33",
            .summary = "年度报送有自我评估的部分、表格或者材料。",
            .summary_en = "The yearly report holds a self-evaluation.",
            .why = "第二十二条：“主管单位应指导中心围绕年度重点任务和关键指标开展年度自我评估”。",
            .decides =
                "在年度工作报告中查找“自我评估”“自评”“自查”等用语（“拟开展”“未开展”的不计），或者证明材料清单中类型为“"
                "年度自我评估”的材料。报告有不能读取的页面的，不作判断。",
            .remedy = "请补充围绕年度重点任务和关键指标的自我评估，或者附自我评估材料并列入清单。",
            .remedy_en = "Please add the self-evaluation, or attach and list it.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kCompleteness,
            .kinds = {Kind::kAnnual},
        },
    .check = check,
};

}  // namespace nitec
