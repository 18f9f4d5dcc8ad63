#include <algorithm>
#include <array>
#include <utility>

#include "validators/catalogue.h"
#include "validators/facts.h"

namespace nitec {
namespace {

struct Zeros {
  bool positive = false;
  std::vector<Location> places;  ///< Of those that say zero.
};

template <std::size_t N>
Zeros zeros_of(const Datasheet& sheet, const std::array<std::string_view, N>& codes) {
  Zeros out;
  for (const Field& field : sheet.fields) {
    if (std::find(codes.begin(), codes.end(), field.code) == codes.end()) {
      continue;
    }
    if (field.state == ValueState::kValue && field.number && Decimal(0) < *field.number) {
      out.positive = true;
    } else if (field.state == ValueState::kZero || (field.state == ValueState::kValue && field.number)) {
      out.places.push_back(field.where);
    }
  }
  return out;
}

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  constexpr std::array<std::string_view, 8> kFacilities{"B06", "B07", "B10b", "B11", "B12", "B13", "B14", "B15"};
  constexpr std::array<std::string_view, 9> kIncome{"H01", "H02", "H03", "H04", "H05", "H06", "H07", "H13", "H14"};
  constexpr std::size_t kMaxShown = 4;
  if (!submission.datasheet) {
    return Look::kNoData;
  }
  bool looked = false;
  const auto judge = [&](Zeros zeros, Finding none, std::string expected) {
    looked = looked || zeros.positive || !zeros.places.empty();
    if (zeros.positive || zeros.places.empty()) {
      return;
    }
    zeros.places.resize(std::min(zeros.places.size(), kMaxShown));
    none.locations = std::move(zeros.places);
    none.expected = std::move(expected);
    none.actual = "所填各栏均为零";
    findings.push_back(std::move(none));
  };
  judge(zeros_of(*submission.datasheet, kFacilities),
        finding("评估表B组的仪器设备、面积、试验线均为零，工程化研究验证环境和能力请核实。",
                "All figures of equipment, space and test lines are zero."),
        "有工程化研究验证的环境和能力");
  judge(zeros_of(*submission.datasheet, kIncome),
        finding("评估表H组的收入和成果转化均为零，技术转移和自我发展能力请核实。",
                "All figures of income and transfer are zero."),
        "有技术转移和自我发展的能力");
  return looked ? Look::kLooked : Look::kNoData;
}

}  // namespace

constinit const Rule kApplicationNoCapacity = {
    .card =
        {
            .name = "application/no-capacity",
            .clause = "第九条第（三）（四）项",
            .clause_id = "M09",
            .summary = "有工程化研究验证的条件，有技术转移和自我发展的基础。",
            .summary_en = "There are facilities for engineering, and a base of transfer and income.",
            .why = "第九条：“将重大科技成果向规模生产转化的工程化研究验证环境和能力”；“形成良性循环的自我发展能力”。",
            .decides =
                "评估表B组（仪器设备、软件、面积、试验线和平台）所填各栏都为零，或者H组（收入、成果转化，各年度）所填"
                "各栏都为零的，作疑点；空白的另行列出。条件和能力是否足够由人判断。",
            .remedy = "请核对所填数字；条件在依托单位其他部门的，请在组建方案中说明并附清单。",
            .remedy_en = "Please check the figures; facilities held elsewhere in the host are to be told in the plan.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kAuthenticity,
            .kinds = {Kind::kApplication},
        },
    .check = check,
};

}  // namespace nitec
