#include "validators/look_at_operation.h"

#include <re2/re2.h>

#include <algorithm>
#include <initializer_list>
#include <optional>

#include "validators/datasheet/sheet_words.h"
#include "validators/datasheet/years.h"
#include "validators/facts.h"
#include "validators/passages.h"
#include "validators/tasks/tasks.h"

namespace nitec {
namespace {

constexpr std::size_t kQuoted = 24;

std::string report_title(const Submission& submission) {
  return std::string(role_title(main_role(submission.kind)));
}

/// “第3页“四、人才队伍建设””
std::string quoted(const Location& place, std::vector<Location>& where) {
  where.push_back(place);
  return pages_words(place.page, 0) + "“" + abridged(place.quote, kQuoted) + "”";
}

/// “年度工作报告第3页“……””, or that nothing was found there.
std::string best(const Submission& submission, const RE2& words, std::string_view missing, std::vector<Location>& where,
                 const RE2* excused = nullptr) {
  const std::optional<Passages> passages = Passages::of(submission);
  if (!passages || passages->all().empty()) {
    return report_title(submission) + "没有可用的文字层，请人工查看";
  }
  const std::optional<Location> place = passages->best(words, excused);
  return report_title(submission) + (place ? quoted(*place, where) : std::string(missing));
}

/// “F02（2028年5、2029年6）”: the values of one field, or that it is blank.
std::string values(const Submission& submission, std::string_view code, std::vector<Location>& where) {
  std::vector<std::string> said_values;
  for (const Field& field : submission.datasheet->fields) {
    if (field.code == code && field.state != ValueState::kBlank && field.scope != "依托单位") {
      said_values.push_back((field.year != 0 ? std::to_string(field.year) + "年" : "") +
                            (field.text.empty() ? state_words(field) : abridged(field.text, kQuoted)));
      where.push_back(field.where);
    }
  }
  return std::string(code) + (said_values.empty() ? "未填" : "（" + joined(said_values) + "）");
}

std::string all_values(const Submission& submission, std::initializer_list<std::string_view> codes,
                       std::vector<Location>& where) {
  if (!submission.datasheet) {
    return "未见评估表";
  }
  std::vector<std::string> words;
  for (const std::string_view code : codes) {
    words.push_back(values(submission, code, where));
  }
  return "评估表" + joined(words);
}

/// “附件05、附件06” of those types, with their pages; empty when there are none.
std::string listed(const Submission& submission, std::initializer_list<std::string_view> types,
                   std::vector<Location>& where) {
  std::vector<std::string> places;
  for (const std::string_view type : types) {
    for (const Evidence* evidence : evidence_of(submission, type)) {
      places.push_back(with_pages(*evidence));
      where.push_back(first_page(*evidence));
    }
  }
  return joined(places);
}

std::string on_tasks(const Submission& submission, std::vector<Location>& where) {
  std::vector<std::string> words;
  for (const TaskTrace& task : trace_tasks(submission)) {
    std::string one = "（" + std::string(numeral(task.number)) + "）" + std::string(task.title) + "：";
    one += task.place ? quoted(*task.place, where) : "报告未见";
    if (!task.numbers.empty()) {
      const Field& field = *task.numbers.front();
      where.push_back(field.where);
      one += "，" + field.code + "为" + field.text + (task.numbers.size() > 1 ? "等" : "");
    }
    words.push_back(std::move(one));
  }
  return report_title(submission) + joined(words, "；") + "；实质内容由人判断";
}

std::string on_parts(const Submission& submission) {
  const Document* report = report_of(submission);
  std::string words =
      report == nullptr ? "未见可以阅读的年度工作报告" : "年度工作报告" + std::to_string(report->pages.size()) + "页";
  if (!submission.datasheet) {
    return words + "；未见评估数据表";
  }
  const std::optional<YearSpan> years = years_said(*submission.datasheet);
  const std::vector<Evidence>& list = submission.datasheet->evidence;
  const auto there = std::count_if(list.begin(), list.end(),
                                   [&](const Evidence& one) { return submission.find(one.file) != nullptr; });
  words += "；评估数据表" + (years ? "评估期" + years->words() : std::string("评估期未填"));
  return words + "；附件和证明材料清单" + std::to_string(list.size()) + "项，文件" + std::to_string(there) + "项可见";
}

std::string on_grade(const Submission& submission, std::vector<Location>& where) {
  const Field* grade = said(submission, "A24");
  if (grade == nullptr) {
    return {};
  }
  where.push_back(grade->where);
  return "评估表A24，上一次评估结果“" + abridged(grade->text, kQuoted) + "”";
}

std::string on_deadline(const Submission& submission, const Reckoning& reckoning, std::vector<Location>& where) {
  static const RE2 kProgress("重点任务|关键指标|指标完成|任务(?:进展|完成)");
  std::string words = reckoning.timeline.deadline ? "期限" + reckoning.timeline.deadline->chinese() : "期限不明";
  if (!reckoning.filings.empty()) {
    const FilingDate& filing = reckoning.filings.front();
    where.push_back(filing.where);
    words += "，" + filing.name + filing.date.chinese() + "（" + filing.source + "）";
  }
  return words + "；" + best(submission, kProgress, "未见“重点任务”“关键指标”字样", where);
}

std::string on_change(const Submission& submission, std::vector<Location>& where) {
  static const RE2 kChange(
      "调整前|调整后|(?:由|从).{1,60}?(?:调整|变更|改|增加|减少)(?:为|成|到|至)|调整(?:的)?(?:内容|事项)");
  static const RE2 kReason("原因|理由|必要性|由于|鉴于");
  std::string words;
  if (const Field* chosen = said(submission, "A28")) {
    where.push_back(chosen->where);
    words = "评估表A28“" + abridged(chosen->text, kQuoted) + "”；";
  }
  words += best(submission, kChange, "未见由何调整为何", where);
  if (const std::optional<Passages> passages = Passages::of(submission)) {
    if (const std::optional<Location> reason = passages->best(kReason)) {
      words += "，原因" + quoted(*reason, where);
    }
  }
  const std::string papers =
      listed(submission, {"adjustment-approval", "adjustment-proposal", "adjustment-filing"}, where);
  return words + (papers.empty() ? "；清单未见审定、备案文件" : "；" + papers + "：结论和日期");
}

}  // namespace

std::string look_at_operation(std::string_view clause_id, const Submission& submission, const Reckoning& reckoning,
                              std::vector<Location>& where) {
  static const RE2 kSelf("自我(?:评估|评价|评分|检查)|自评|自查");
  static const RE2 kNotDone("(?:未|没有|即将|将于|拟|下一步|准备)[^。;,]{0,18}$");
  static const RE2 kOperation("开放(?:共享|服务|运行)|共用共享|运行(?:经费|条件)|双聘|联合培养|机时");
  if (submission.kind == Kind::kAdjustment) {
    return clause_id == "M41" ? on_change(submission, where) : std::string();
  }
  if (submission.kind != Kind::kEvaluation && submission.kind != Kind::kAnnual) {
    return {};
  }
  if (clause_id == "M02") {
    return on_tasks(submission, where);
  }
  if (clause_id == "M06") {
    return all_values(submission, {"A11", "A19"}, where) + "；封面的报送单位和主管单位";
  }
  if (clause_id == "M06b") {
    return best(submission, kOperation, "未见开放共享、双聘、联合培养的内容", where) + "；" +
           all_values(submission, {"F02", "F07", "I01", "I02", "I03", "I04", "I05", "C03", "C15a", "C15b"}, where);
  }
  if (clause_id == "M13") {
    const std::string papers = listed(submission, {"director-appointment"}, where);
    return papers.empty() ? "证明材料清单未见主任任命、聘任文件"
                          : papers + "：任命人、日期；与评估表A21、年度工作报告核对";
  }
  if (clause_id == "M33") {
    const std::string papers = listed(submission, {"self-evaluation"}, where);
    return best(submission, kSelf, "未见自我评估的内容", where, &kNotDone) + (papers.empty() ? "" : "；" + papers);
  }
  if (clause_id == "M34") {
    return on_parts(submission);
  }
  if (clause_id == "M36") {
    return on_grade(submission, where);
  }
  if (clause_id == "M37") {
    const std::string grade = on_grade(submission, where);
    const std::string papers = listed(submission, {"rectification-plan"}, where);
    return papers.empty() ? grade : grade + "；" + papers + "：整改目标、整改措施、整改期限";
  }
  if (clause_id == "M38") {
    return on_deadline(submission, reckoning, where);
  }
  if (clause_id == "M40") {
    const std::string papers = listed(submission, {"first-set"}, where);
    return all_values(submission, {"G14a", "G14b", "G14c", "B06", "B09"}, where) +
           (papers.empty() ? "；清单未见首台套、首批次、首版次认定文件" : "；" + papers + "：认定的名称和有效期");
  }
  return {};
}

}  // namespace nitec
