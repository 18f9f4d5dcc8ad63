#include <re2/re2.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "validators/catalogue.h"
#include "validators/facts.h"
#include "validators/reading.h"

namespace nitec {
namespace {

constexpr std::size_t kCoverLines = 40;

/// What follows such a label on the first page: on its line, or on the next.
std::optional<Quoted> labelled(const Document& report, const RE2& label) {
  const Page& page = report.pages.front();
  if (page.text_layer != TextLayer::kOk || page.lines.size() > kCoverLines) {
    return std::nullopt;
  }
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    const Reading line(report, page, i, 1);
    re2::StringPiece value;
    if (RE2::FullMatch(line.text(), label, &value) && !value.empty()) {
      const std::string_view part(value.data(), value.size());
      return Quoted{std::string(part), line.place(part)};
    }
  }
  return std::nullopt;
}

/// The same unit: one name holds the other, or all that the shorter one says.
bool same_unit(const std::string& a, const std::string& b) {
  return a.find(b) != std::string::npos || b.find(a) != std::string::npos;
}

/// “沧澜省发展改革委” and “沧澜省发展和改革委员会” are one.
std::string plain_unit(std::string_view text) {
  std::string name = folded(text);
  for (const auto& [from, to] :
       {std::pair<std::string_view, std::string_view>{"委员会", "委"}, {"和改革", "改革"}, {"发展改革", "发改"}}) {
    for (std::size_t at = name.find(from); at != std::string::npos; at = name.find(from)) {
      name.replace(at, from.size(), to);
    }
  }
  return name;
}

void compare(const Submission& submission, const std::optional<Quoted>& cover,
             std::initializer_list<std::string_view> codes, std::string_view what, std::vector<Finding>& findings) {
  // Every yearly report goes to the state commission in the end: to name it is not to name another unit.
  if (!cover || plain_unit(cover->text).find("国家发改委") != std::string::npos) {
    return;
  }
  const Field* first = nullptr;
  for (const std::string_view code : codes) {
    const Field* field = said(submission, code);
    if (field != nullptr && same_unit(plain_unit(cover->text), plain_unit(field->text))) {
      return;
    }
    first = first == nullptr ? field : first;
  }
  if (first == nullptr) {
    return;
  }
  Finding differs = finding("年度工作报告封面的" + std::string(what) + "“" + abridged(cover->where.quote) +
                                "”与评估表" + first->code + "“" + abridged(first->text) + "”不一致。",
                            "The cover names another submitter or addressee than the datasheet.");
  differs.locations = {cover->where, first->where};
  differs.expected = first->text;
  differs.actual = cover->where.quote;
  findings.push_back(std::move(differs));
}

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  static const RE2 kSubmitter(
      "(?:报送|填报|编制|编报|报告|提交|呈报)单位(?:名称)?(?:\\((?:盖章|公章|签章|章)\\))?[:|](.+?)(?:\\((?:盖章|公章|"
      "签章|章)\\))?");
  static const RE2 kAddressee(
      "(?:报送对象|收文单位|主送(?:单位|机关)?|呈送|呈报|报送至|报|致|(?:牵头)?主管(?:单位|部门))(?:\\((?:盖章|公章|"
      "签章|章)\\))?[:|]"
      "(.+?)(?:\\((?:盖章|公章|签章|章)\\))?");
  const Document* report = report_of(submission);
  if (report == nullptr || !submission.datasheet || report->pages.front().text_layer != TextLayer::kOk) {
    return Look::kNoData;
  }
  const Cover cover = read_cover(submission);
  if (cover.traditional) {
    return Look::kNoData;
  }
  const std::optional<Quoted> submitter = labelled(*report, kSubmitter);
  const std::optional<Quoted> addressee = labelled(*report, kAddressee);
  compare(submission, submitter, {"A11", "A01"}, "报送单位", findings);
  compare(submission, addressee, {"A19", "A20"}, "主管单位", findings);
  return Look::kLooked;
}

}  // namespace

constinit const Rule kSubmitterDiffers = {
    .card =
        {
            .name = "annual/submitter-differs",
            .clause = "第七条第（四）项",
            .clause_id = "M06",
            .summary = "年度工作报告由依托单位报送主管单位。",
            .summary_en = "The host hands the yearly report to its supervising unit.",
            .why = "第七条第（四）项：“按照有关要求向主管单位报送建设项目实施情况和中心运行情况”。",
            .decides =
                "封面写有报送单位、编制单位的，与评估表A11（或者A01中心名称）比较；写有主管单位、主送的，与A19（或者"
                "A20）比较；“委员会”与“委”等简称视为一致，写国家发展改革委的不计。封面没有写的不列出。",
            .remedy = "请核对报送单位和主管单位，改正封面或者评估表；更名的请附证明。",
            .remedy_en = "Please check both names, and correct the cover or the datasheet.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kAuthenticity,
            .kinds = {Kind::kAnnual},
        },
    .check = check,
};

}  // namespace nitec
