#include "validators/application/construction_field.h"

#include <re2/re2.h>

#include <algorithm>
#include <stdexcept>

#include "schemas/schemas.h"
#include "validators/catalogue.h"
#include "validators/facts.h"
#include "validators/reading.h"

namespace nitec {
namespace {

const std::vector<ConstructionField>& published() {
  static const std::vector<ConstructionField> kList =
      parse_construction_fields(schemas::file("2026-02-01/construction_fields.tsv"));
  return kList;
}

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  static const RE2 kNothing("(?:无|暂无|待定|待填|不适用|[×xX*_/-]+|某+(?:领域)?|××领域|【.*】)");
  if (!submission.datasheet) {
    return Look::kNoData;
  }
  const Field* field = said(submission, "A22");
  const std::string words = field == nullptr ? std::string() : folded(field->text);
  if (field == nullptr || RE2::FullMatch(words, kNothing)) {
    Finding blank = finding("评估表未填建设领域（A22）。", "Field A22 names no field of construction.");
    const Field* there = submission.datasheet->find("A22");
    blank.locations.push_back(there == nullptr ? datasheet_place(submission) : there->where);
    blank.expected = "国家发展改革委发布的建设领域之一";
    blank.actual = field == nullptr ? "未填" : field->text;
    findings.push_back(std::move(blank));
    return Look::kLooked;
  }
  if (published().empty()) {
    return Look::kNoData;
  }
  if (!in_list(published(), words)) {
    Finding other = finding("建设领域“" + abridged(field->text) + "”不在已发布的建设领域之内。",
                            "The field of construction is not among the published ones.");
    other.locations.push_back(field->where);
    other.expected = "已发布的" + std::to_string(published().size()) + "个建设领域之一";
    other.actual = field->text;
    findings.push_back(std::move(other));
  }
  return Look::kLooked;
}

}  // namespace

std::vector<ConstructionField> parse_construction_fields(std::string_view text) {
  std::vector<ConstructionField> list;
  for (int number = 1; !text.empty(); ++number) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    if (line.empty() || line.front() == '#') {
      continue;
    }
    const std::size_t first = line.find('\t');
    const std::size_t second = first == std::string_view::npos ? first : line.find('\t', first + 1);
    if (second == std::string_view::npos || second == first + 1) {
      throw std::logic_error("construction_fields.tsv, line " + std::to_string(number) +
                             ": a code, a name and a source are wanted, with tabs between them");
    }
    list.push_back({std::string(line.substr(0, first)), std::string(line.substr(first + 1, second - first - 1)),
                    std::string(line.substr(second + 1))});
  }
  return list;
}

bool in_list(const std::vector<ConstructionField>& list, std::string_view words) {
  const auto bare = [](std::string_view text) {
    std::string out = folded(text);
    RE2::GlobalReplace(&out, "领域$|[、,和与及.\"“”()]", "");
    return out;
  };
  const std::string wanted = bare(words);
  return std::any_of(list.begin(), list.end(), [&](const ConstructionField& field) {
    const std::string name = bare(field.name);
    const std::string code = bare(field.code);
    return wanted == name || (!code.empty() && (wanted == code || wanted == code + name || wanted == name + code));
  });
}

constinit const Rule kApplicationConstructionField = {
    .card =
        {
            .name = "application/construction-field",
            .clause = "第九条第（一）项",
            .clause_id = "M07",
            .summary = "填有建设领域，并在已发布的建设领域之内。",
            .summary_en = "The field of construction is told and is among the published ones.",
            .why = "第九条第（一）项：“符合国家发展改革委发布的建设领域及相关要求”。",
            .decides =
                "评估表A22已填，并与construction_fields.tsv所列的建设领域核对（名称或者代码，标点不计）。该表随规则"
                "集提供时没有条目：建设领域发布之后由使用单位填入；没有条目的不作比较，由人核对。",
            .remedy = "请填写已发布的建设领域的名称。",
            .remedy_en = "Please name one of the published fields.",
            .severity = Severity::kError,
            .opinion = Opinion::kCompleteness,
            .kinds = {Kind::kApplication},
        },
    .check = check,
};

}  // namespace nitec
