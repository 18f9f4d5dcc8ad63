#include <array>
#include <string_view>

#include "validators/catalogue.h"
#include "validators/facts.h"
#include "validators/passages.h"

namespace nitec {
namespace {

struct Item {
  std::string_view name;
  std::string_view name_en;
  std::string_view words;  ///< A pattern, RE2.
};

constexpr std::array<Item, 3> kItems{{
    {"调整的事项", "what is changed",
     "目标|任务|指标|依托单位|参建单位|建设(?:地点|内容|规模|方案)|地点|选址|场地|总?投资|资金|预算|经费|主任|负责人|"
     "设备|技术路线|方向|面积"
     "|组建形式|名称|股权"},
    {"由何调整为何", "from what to what",
     "调整前|调整后|变更前|变更后|原(?:为|定|计划|方案|批复|址|有|组建方案|建设|拟|目标|指标|任务|总?投资)|现(?:为|拟|"
     "调整|变更|改|任)|"
     "(?:由|从|将|把|自).{1,120}?(?:调整|变更|变|改|增加|减少|调减|调增|压减|提高|降低|扩大|缩减|迁|移|转|换|更换)(?:"
     "为|成|至|到|由)|"
     "(?:调整|变更|改|更换|迁|移|增加|减少|调减|调增|压减|提高|降低|扩大|缩减)(?:为|成|至|到)|不再(?:承担|担任|实施|"
     "建设|开展)|取消|新增|"
     "增列|删去|合并|改由|替换|接任"},
    {"调整的原因", "why",
     "原因|理由|由于|因为|鉴于|缘由|背景|必要性|依据|考虑|为了|为适应|为落实|受[^到].{0,40}影响|因[^此而素果]|导致|"
     "需要调整|"
     "不再适应|无法"},
}};

Look check(const Submission& submission, const Context& context, std::vector<Finding>& findings) {
  const Passages* passages = Passages::of(submission, context);
  if (!passages || passages->partial()) {
    return Look::kNoData;
  }
  for (const Item& item : kItems) {
    if (passages->best(RE2(re2::StringPiece(item.words.data(), item.words.size())))) {
      continue;
    }
    Finding missing = finding("调整报告未见" + std::string(item.name) + "。",
                              "The report on the change does not say " + std::string(item.name_en) + ".");
    Location where;
    where.file = report_of(submission)->path;
    where.page = 1;
    missing.locations.push_back(where);
    missing.expected = "写明调整什么、由何调整为何、为什么调整";
    missing.actual = "未见" + std::string(item.name);
    findings.push_back(std::move(missing));
  }
  return Look::kLooked;
}

}  // namespace

constinit const Rule kAdjustmentContentMissing = {
    .card =
        {
            .name = "adjustment/content-missing",
            .clause = "第三十二条",
            .clause_id = "M41",
            .summary = "调整报告写明调整什么、由何调整为何、为什么调整。",
            .summary_en = "The report says what is changed, from what to what, and why.",
            .why = "第三十二条：“中心需要对组建方案中明确的目标任务作重大调整的，应及时向主管单位报告”。",
            .decides =
                "在调整报告全文查找三项的用语，例如“目标任务”“依托单位”“总投资”，“由……调整为……”“调整前、调整后”，“原因”"
                "“由于”“必要性”，写法不拘。报告有不能读取的页面的，不作判断。理由是否充分由人判断。",
            .remedy = "请补写该项；有多项调整的，请逐项列出调整前、调整后和原因。",
            .remedy_en = "Please add it; where several things change, list each with before, after and reason.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kCompleteness,
            .kinds = {Kind::kAdjustment},
        },
    .check = check,
};

}  // namespace nitec
