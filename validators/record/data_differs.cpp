#include <array>
#include <utility>

#include "validators/reading.h"
#include "validators/record/facts.h"
#include "validators/record/rules.h"

namespace nitec {
namespace {

using Plain = std::string (*)(std::string_view);

/// “××（筹）” and “××” name one centre: which form it has to have is another rule's.
std::string plain_name(std::string_view name) {
  std::string plain = folded(name);
  for (const std::string_view mark : {"(筹)", "(筹建)", "(筹备)"}) {
    if (plain.ends_with(mark)) {
      plain.resize(plain.size() - mark.size());
    }
  }
  return plain;
}

struct Item {
  std::string_view code;
  std::string_view title;
  RecordedText Record::*recorded;
  std::vector<RecordedText> Record::*former;  ///< Null when there are no former values.
  Plain plain;
  Severity severity;
  std::array<std::string_view, 3> words;  ///< An adjustment whose matter has one of them is about it.
};

constexpr std::array<Item, 8> kItems{{
    {"A01",
     "中心名称",
     &Record::center,
     &Record::former_centers,
     plain_name,
     Severity::kError,
     {"名称", "更名", "改名"}},
    {"A11",
     "依托单位",
     &Record::host,
     &Record::former_hosts,
     plain_unit,
     Severity::kError,
     {"依托单位", "更名", "改制"}},
    {"A12",
     "依托单位统一社会信用代码",
     &Record::host_code,
     nullptr,
     folded,
     Severity::kError,
     {"依托单位", "信用代码", "改制"}},
    {"A17", "组建形式", &Record::form, nullptr, folded, Severity::kWarning, {"组建形式", "法人", "法人"}},
    {"A19", "主管单位", &Record::supervisor, nullptr, plain_unit, Severity::kWarning, {"主管单位", "主管部门", "主管"}},
    {"A20",
     "共同主管单位",
     &Record::co_supervisor,
     nullptr,
     plain_unit,
     Severity::kWarning,
     {"共同主管", "主管单位", "主管"}},
    {"A21a", "中心主任", &Record::director, nullptr, folded, Severity::kWarning, {"主任", "负责人", "主任"}},
    {"A22", "建设领域", &Record::field, nullptr, folded, Severity::kWarning, {"领域", "方向", "领域"}},
}};

const RecordedText* former_of(const Item& item, const Record& record, const std::string& plain) {
  if (item.former != nullptr) {
    for (const RecordedText& former : record.*item.former) {
      if (item.plain(former.value) == plain) {
        return &former;
      }
    }
  }
  return nullptr;
}

void report(const Submission& submission, Severity severity, const Location& ours, const Location& theirs,
            std::string message, std::string_view expected, std::string_view actual,
            const RecordedAdjustment* adjustment, std::vector<Finding>& findings) {
  if (adjustment != nullptr) {
    severity = Severity::kNote;
    message += adjusted_words(*adjustment);
  } else if (submission.kind == Kind::kAdjustment) {
    severity = Severity::kNote;  // What is asked for may be just this.
    message += "；如属本次申请的调整，请在报告中写明";
  }
  Finding differs = with_severity(kRecordDataDiffers.card, severity,
                                  finding(message + "。", "The datasheet and the centre's record differ."));
  differs.locations = {ours, theirs};
  if (adjustment != nullptr) {
    differs.locations.push_back(adjustment->where);
  }
  differs.expected = expected;
  differs.actual = actual;
  findings.push_back(std::move(differs));
}

bool check_investment(const Submission& submission, const Record& record, std::vector<Finding>& findings) {
  const Field* field = said(submission, "E01");
  if (field == nullptr || !field->number || !record.investment.value) {
    return false;
  }
  if (*field->number != *record.investment.value) {
    report(submission, Severity::kWarning, field->where, record.investment.where,
           "评估表E01（批复总投资）与中心台账的登记不一致", record.investment.value->text() + "万元",
           field->number->text() + field->unit, adjustment_about(record, {"总投资", "投资规模", "投资调整", "概算"}),
           findings);
  }
  return true;
}

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  const Record* record = record_of(submission);
  if (record == nullptr) {
    return Look::kNoData;
  }
  bool compared = check_investment(submission, *record, findings);
  for (const Item& item : kItems) {
    const Field* field = said(submission, item.code);
    const RecordedText& recorded = record->*item.recorded;
    if (field == nullptr || recorded.value.empty()) {
      continue;
    }
    compared = true;
    const std::string ours = item.plain(field->text);
    if (ours == item.plain(recorded.value)) {
      continue;
    }
    const std::string title = "评估表" + std::string(item.code) + "（" + std::string(item.title) + "）";
    const RecordedAdjustment* adjustment = adjustment_about(*record, {item.words[0], item.words[1], item.words[2]});
    if (const RecordedText* former = former_of(item, *record, ours)) {
      report(submission, Severity::kWarning, field->where, former->where, title + "写的是曾用名称", recorded.value,
             field->text, nullptr, findings);
    } else {
      report(submission, item.severity, field->where, recorded.where, title + "与中心台账的登记不一致", recorded.value,
             field->text, adjustment, findings);
    }
  }
  return compared ? Look::kLooked : Look::kNoData;
}

}  // namespace

constinit const Rule kRecordDataDiffers = {
    .card =
        {
            .name = "record/data-differs",
            .clause = "第三十二条",
            .clause_id = "M41",
            .summary = "中心名称、依托单位、主管单位、主任、建设领域、批复总投资与中心台账一致，变动的有调整在案。",
            .summary_en =
                "Names, parties, director, field and approved investment agree with the centre's record, or a "
                "change is on it.",
            .why = "第三十二条：“中心需要对组建方案中明确的目标任务作重大调整的，应及时向主管单位报告”。",
            .decides =
                "比较评估表A01、A11、A12、A17、A19、A20、A21a、A22、E01与中心台账。空白、全角半角、“（筹）”不计；"
                "名称、依托单位和代码不一致的为错误，其余为疑点；写曾用名称的为疑点；台账登记有相应调整的，以及重大"
                "调整的报告本身，只作提示。两处有一处没有写的不比较。",
            .remedy = "请核对批复和登记：填写有误的，请改正评估表；确有变动的，请附审定或者备案文件。",
            .remedy_en = "Please correct the datasheet, or attach the decision on the change.",
            .severity = Severity::kError,
            .opinion = Opinion::kAuthenticity,
            .kinds = {Kind::kConfirmation, Kind::kExtension, Kind::kEvaluation, Kind::kAnnual, Kind::kAdjustment},
        },
    .check = check,
};

}  // namespace nitec
