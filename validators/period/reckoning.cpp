#include "validators/period/reckoning.h"

#include <array>
#include <utility>

#include "validators/annual/deadline.h"
#include "validators/facts.h"
#include "validators/period/reckoning_steps.h"
#include "validators/record/facts.h"

namespace nitec {
namespace {

constexpr int kMonthsToApply = 3;
constexpr int kYearsOfPeriod = 3;
constexpr int kYearsOfExtension = 1;

constexpr std::string_view kNoCalendar = "未计法定节假日及调休";
constexpr std::string_view kCalendar = "已计法定节假日及调休";

std::string weekday_words(Date date) {
  static constexpr std::array<std::string_view, 7> kDays{"日", "一", "二", "三", "四", "五", "六"};
  return "周" + std::string(kDays.at(static_cast<std::size_t>(date.weekday())));
}

std::string month_and_day(Date date) {
  return std::to_string(date.month) + "月" + std::to_string(date.day) + "日";
}

Date work_day_from(Date day, const Calendar* calendar) {
  return calendar == nullptr ? Calendar().work_day_from(day) : calendar->work_day_from(day);
}

/// "周日", or the holiday's name.
std::string rest_words(Date day, const Calendar* calendar) {
  const std::string_view holiday = calendar == nullptr ? std::string_view() : calendar->holiday(day);
  return holiday.empty() ? weekday_words(day) : weekday_words(day) + "，" + std::string(holiday) + "假期";
}

}  // namespace

void add_field(const Submission& submission, std::string_view code, std::string name, Reckoning& out) {
  if (const std::optional<Date> date = date_said(submission, code)) {
    out.filings.push_back(
        {*date, std::move(name), "评估表" + std::string(code), submission.datasheet->find(code)->where});
  }
}

void add_evidence(const Submission& submission, std::string_view type, const std::string& name, Reckoning& out) {
  for (const Evidence* evidence : evidence_of(submission, type)) {
    if (evidence->date) {
      Location where = row_place(*evidence);
      where.quote = evidence->date->iso();
      out.filings.push_back({*evidence->date, name, title(*evidence), where});
    }
  }
}

void add_receipts(const Submission& submission, Reckoning& out) {
  if (const Record* record = record_of(submission)) {
    if (const RecordedReceipt* receipt = receipt_of(submission, *record)) {
      out.filings.push_back({*receipt->date, "收文登记日", in_record(receipt->where), receipt->where});
    }
  }
  add_field(submission, "A26", "收文登记日", out);
  add_evidence(submission, "receipt", "收文登记日", out);
}

namespace {

void collect_filings(const Submission& submission, Reckoning& out) {
  add_receipts(submission, out);
  add_evidence(submission, "application-letter", "申请函成文日", out);
  add_field(submission, "A25", "申请日期", out);
  const Cover cover = read_cover(submission);
  if (cover.day) {
    out.filings.push_back(
        {*cover.day, "总结报告封面日期", "总结报告" + pages_words(cover.date->where.page, 0), cover.date->where});
  }
  add_field(submission, "A23e", "评估表填报日期", out);
}

}  // namespace

void step_start(const Submission& submission, Reckoning& out) {
  const std::vector<const Evidence*> consents = evidence_of(submission, "start-consent");
  const Evidence* consent = consents.empty() ? nullptr : consents.front();
  out.timeline.start = date_said(submission, "A06");
  const bool from_sheet = out.timeline.start.has_value();
  if (!from_sheet && consent != nullptr) {
    out.timeline.start = consent->date;
  }
  std::vector<std::string> sources;
  if (consent != nullptr) {
    sources.push_back(with_pages(*consent));
  }
  if (from_sheet) {
    sources.emplace_back("评估表A06");
  }
  std::string reckoning = "评估表A06未填，未见同意启动组建的通知日期";
  if (out.timeline.start) {
    const bool agrees = consent != nullptr && consent->date == out.timeline.start;
    reckoning = agrees                                ? "同意启动组建的通知成文日期"
                : consent != nullptr && consent->date ? "按评估表所填；通知成文日期为" + consent->date->chinese()
                                                      : "按评估表所填，未与通知成文日期核对";
  }
  if (const Record* record = record_of(submission); record != nullptr && record->start.value) {
    const bool same = out.timeline.start == record->start.value;
    reckoning = same ? reckoning + "；与中心台账一致" : "按中心台账的登记";
    out.timeline.start = record->start.value;
    sources.insert(sources.begin(), in_record(record->start.where));
    out.on_record.push_back(record->start.where);
  }
  out.timeline.steps.push_back({"筹建期起始日", out.timeline.start ? out.timeline.start->iso() : "未知", reckoning,
                                sources.empty() ? "—" : joined(sources, "；")});
}

void step_end(const Submission& submission, Reckoning& out) {
  Timeline& line = out.timeline;
  line.original_end = date_said(submission, "A07");
  std::string source = "评估表A07";
  if (const Record* record = record_of(submission); record != nullptr && record->end.value) {
    line.original_end = record->end.value;
    source = in_record(record->end.where);
    out.on_record.push_back(record->end.where);
  }
  std::string reckoning;
  if (!line.original_end) {
    reckoning = "评估表A07未填，不作推定";
  } else if (!line.start) {
    reckoning = "按评估表所填；起始日不明，无法推算";
  } else {
    const Date limit = add_years(*line.start, kYearsOfPeriod);
    const int over = days_between(limit, *line.original_end);
    if (over == 0) {
      reckoning = "起始日加3年，取对应日（第十八条第一款）";
    } else if (over == -1) {
      reckoning = "起始日加3年的对应日为" + limit.chinese() + "，所填早1日，属通行写法";
    } else if (over < 0) {
      reckoning = "按评估表所填，不超过3年（至" + limit.chinese() + "）";
    } else {
      reckoning = "起始日加3年为" + limit.chinese() + "，所填晚" + std::to_string(over) + "日";
    }
  }
  line.steps.push_back({"原截止日", line.original_end ? line.original_end->iso() : "未知", reckoning, source});
}

namespace {

/// What became of the extension is on record: nothing in the submission can say otherwise. False when it is not.
bool step_recorded_extension(const Submission& submission, Reckoning& out) {
  const Record* record = record_of(submission);
  if (record == nullptr || record->extensions.empty()) {
    return false;
  }
  const std::string name = "延长后截止日";
  if (const RecordedExtension* approved = approved_extension(*record)) {
    out.timeline.extended_end = approved->until;
    out.on_record.push_back(approved->where);
    out.timeline.steps.push_back(
        {name, approved->until->iso(),
         "中心台账登记的批准" + (approved->number.empty() ? "" : "（" + approved->number + "）"),
         in_record(approved->where)});
    return true;
  }
  const RecordedExtension* open = open_extension(*record);
  const std::optional<Date> claimed = date_said(submission, "A09");
  if (open != nullptr && (open->until || claimed)) {
    out.extension_unproved = true;
    out.unproved_end = open->until ? open->until : claimed;
    out.timeline.steps.push_back(
        {name, out.unproved_end->iso(), "中心台账登记的申请尚未决定，截止日仍按原截止日计", in_record(open->where)});
    return true;
  }
  const RecordedExtension& last = record->extensions.back();
  out.timeline.steps.push_back({name, "无",
                                "中心台账登记的申请结果为“" +
                                    std::string(kExtensionOutcomeTitles.at(static_cast<std::size_t>(last.outcome))) +
                                    "”，截止日仍按原截止日计",
                                in_record(last.where)});
  return true;
}

void step_extension(const Submission& submission, Reckoning& out) {
  Timeline& line = out.timeline;
  out.approvals = evidence_of(submission, "extension-approval");
  if (step_recorded_extension(submission, out)) {
    return;
  }
  const std::optional<Date> claimed = date_said(submission, "A09");
  if (!claimed) {
    return;
  }
  out.extension_unproved = out.approvals.empty();
  out.unproved_end = out.extension_unproved ? claimed : std::nullopt;
  std::vector<std::string> sources;
  std::string reckoning;
  if (line.original_end) {
    const Date limit = add_years(*line.original_end, kYearsOfExtension);
    for (int months = 1; months <= 12; ++months) {
      if (add_months(*line.original_end, months) == *claimed) {
        reckoning = months == 12 ? "延长1年" : "延长" + std::to_string(months) + "个月";
      }
    }
    if (reckoning.empty()) {
      reckoning = "延长" + std::to_string(days_between(*line.original_end, *claimed)) + "日";
    }
    reckoning += *claimed <= limit ? "，不超过1年" : "，超过1年（至" + limit.chinese() + "）";
  } else {
    reckoning = "原截止日不明，无法推算延长的时限";
  }
  if (out.extension_unproved) {
    reckoning += "；未见批复，截止日仍按原截止日计";
  } else {
    line.extended_end = claimed;
    const Evidence& approval = *out.approvals.front();
    sources.push_back(with_pages(approval));
    if (approval.date && line.original_end) {
      reckoning += "；批复成文日期" + approval.date->chinese();
      reckoning += *approval.date <= *line.original_end ? "，在期满前" : "，在期满后";
    }
  }
  sources.emplace_back("评估表A09");
  line.steps.push_back({"延长后截止日", claimed->iso(), reckoning, joined(sources, "；")});
}

void step_deadline(const Calendar* calendar, Reckoning& out) {
  Timeline& line = out.timeline;
  const std::optional<Date> end = line.extended_end ? line.extended_end : line.original_end;
  if (!end) {
    line.steps.push_back({"申报期限", "未知", "截止日不明，无法推算", "第十八条第一款"});
    return;
  }
  line.full_months = three_months_after(*end);
  line.deadline = deadline_after(*end, calendar);
  line.calendar_known =
      calendar != nullptr && calendar->knows(line.full_months->year) && calendar->knows(line.deadline->year);
  std::string reckoning = "截止日加3个月";
  const bool month_end = line.full_months->day != end->day;
  if (month_end) {
    reckoning += "，该月没有对应日，取月末，";
  }
  if (*line.full_months == *line.deadline) {
    reckoning += month_end ? "为" : "，取对应日，为";
    reckoning += month_and_day(*line.deadline) + "（" + weekday_words(*line.deadline) + "）";
  } else {
    reckoning +=
        "为" + month_and_day(*line.full_months) + "（" + rest_words(*line.full_months, calendar) + "），顺延至";
    reckoning += weekday_words(*line.deadline);
    reckoning += line.calendar_known ? "（" + month_and_day(*line.deadline) + "）" : "";
  }
  reckoning += "；" + std::string(line.calendar_known ? kCalendar : kNoCalendar);
  line.steps.push_back(
      {"申报期限", line.deadline->iso(), reckoning,
       *line.full_months == *line.deadline ? "民法典第二百零二条" : "民法典第二百零二条、第二百零三条"});
}

void step_filing(Reckoning& out) {
  Timeline& line = out.timeline;
  if (out.filings.empty()) {
    line.steps.push_back({"收文登记日", "未知", "未见收文登记、申请函或者申请日期", "评估表A25、A26"});
    return;
  }
  const FilingDate& filing = out.filings.front();
  line.filed = filing.date;
  line.filed_source = filing.source;
  std::string reckoning = "申报期限不明，无法比较";
  if (line.deadline) {
    const int left = days_between(filing.date, *line.deadline);
    reckoning = left < 0    ? "在期限之后" + std::to_string(-left) + "日"
                : left == 0 ? "在期限的最后一日"
                            : "在期限之内，距期限" + std::to_string(left) + "日";
  }
  line.steps.push_back({filing.name, filing.date.iso(), reckoning, filing.source});
}

}  // namespace

Date three_months_after(Date end) {
  return add_months(end, kMonthsToApply);
}

Date deadline_after(Date end, const Calendar* calendar) {
  return work_day_from(three_months_after(end), calendar);
}

namespace {

Reckoning reckon_confirmation(const Submission& submission, const Context& context) {
  Reckoning out;
  collect_filings(submission, out);
  step_start(submission, out);
  step_end(submission, out);
  step_extension(submission, out);
  step_deadline(context.calendar, out);
  step_filing(out);
  if (out.unproved_end) {
    out.deadline_if_extended = deadline_after(*out.unproved_end, context.calendar);
  }
  return out;
}

}  // namespace

Reckoning reckon(const Submission& submission, const Context& context) {
  switch (judged_as(submission.kind)) {
    case Kind::kApplication:
      return reckon_application(submission);
    case Kind::kExtension:
      return reckon_extension(submission, context);
    case Kind::kUnknown:
    case Kind::kConfirmation:
      break;
    case Kind::kAnnual:
      return reckon_annual(submission, context);
    case Kind::kEvaluation:
    case Kind::kAdjustment:
      return reckon_filing(submission);
  }
  return reckon_confirmation(submission, context);
}

}  // namespace nitec
