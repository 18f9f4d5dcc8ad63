// The reckonings of the kinds that have no three months to apply in.
#include <utility>

#include "validators/extension/request.h"
#include "validators/facts.h"
#include "validators/period/reckoning_steps.h"

namespace nitec {
namespace {

std::string offset(Date day, Date limit) {
  const int left = days_between(day, limit);
  return left < 0    ? "在期限之后" + std::to_string(-left) + "日"
         : left == 0 ? "在期限的最后一日"
                     : "在期限之内，距期限" + std::to_string(left) + "日";
}

/// What the cover says, and what the datasheet says of itself: the least trusted.
void add_last(const Submission& submission, Reckoning& out) {
  const Cover cover = read_cover(submission);
  if (const Document* document = report_of(submission); cover.day && document != nullptr) {
    const std::string title(role_title(document->role));
    out.filings.push_back(
        {*cover.day, title + "封面日期", title + pages_words(cover.date->where.page, 0), cover.date->where});
  }
  add_field(submission, "A23e", "评估表填报日期", out);
}

void step_request(const Submission& submission, Reckoning& out) {
  const std::optional<Date> until = date_said(submission, "A27");
  const std::optional<Date>& end = out.timeline.original_end;
  if (!until) {
    out.timeline.steps.push_back({"计划完成日期", "未知", "评估表A27未填", "评估表A27"});
    return;
  }
  out.timeline.requested_end = until;
  std::string reckoning = "截止日不明，无法推算延长的时限";
  if (end) {
    const Date limit = add_years(*period_end(submission), 1);
    reckoning = "截止日加1年为" + add_years(*end, 1).chinese();
    if (*until <= *end) {
      reckoning += "；不晚于截止日";
    } else if (*until == add_years(*end, 1)) {
      reckoning += "，取对应日，不超过1年";
    } else if (limit < *until) {
      reckoning += "；超过1年" + std::to_string(days_between(limit, *until)) + "日";
    } else {
      reckoning += "；不超过1年";
    }
  }
  out.timeline.steps.push_back({"计划完成日期", until->iso(), reckoning, "评估表A27；第二十条第一款"});
}

}  // namespace

Reckoning reckon_extension(const Submission& submission, const Context& /*context*/) {
  Reckoning out;
  add_receipts(submission, out);
  if (!out.filings.empty()) {
    out.received = out.filings.front();
  }
  const std::size_t before = out.filings.size();
  add_evidence(submission, "supervisor-letter", "报送函成文日", out);
  if (const std::optional<Request> request = read_request(submission); request && request->signed_on) {
    out.filings.push_back({*request->signed_on, "延期申请成文日",
                           "延期申请" + pages_words(request->signed_where->page, 0), *request->signed_where});
  }
  add_field(submission, "A25", "申请日期", out);
  if (out.filings.size() > before) {
    out.issued = out.filings[before];
  }
  add_last(submission, out);

  Timeline& line = out.timeline;
  step_start(submission, out);
  step_end(submission, out);
  step_request(submission, out);
  line.deadline = line.original_end;
  line.full_months = line.original_end;
  line.calendar_known = true;  // The last day is the end itself: nothing is shifted.
  line.steps.push_back({"提出申请的最后一日", line.deadline ? line.deadline->iso() : "未知",
                        line.deadline ? "筹建期结束前提出，截止日当日仍在期内" : "截止日不明，无法推算",
                        "评估表A07；第二十条第一款"});
  const auto step = [&](const std::optional<FilingDate>& date) {
    if (date) {
      line.steps.push_back({date->name, date->date.iso(),
                            line.deadline ? offset(date->date, *line.deadline) : "期限不明，无法比较", date->source});
    }
  };
  step(out.issued);
  step(out.received);
  if (!out.issued && !out.received) {
    line.steps.push_back({"申请日期", "未知", "未见申请书落款、报送函或者收文登记的日期", "评估表A25、A26"});
  }
  // The request is made with its letter; the record of its receipt is the proof.
  const std::optional<FilingDate>& filed = out.issued ? out.issued : out.received;
  if (filed) {
    line.filed = filed->date;
    line.filed_source = filed->source;
  }
  return out;
}

Reckoning reckon_application(const Submission& submission) {
  Reckoning out = reckon_filing(submission);
  std::vector<PeriodStep> steps;
  std::optional<Date> last;
  const auto step = [&](std::string_view type, const std::string& name) {
    for (const Evidence* evidence : evidence_of(submission, type)) {
      if (!evidence->date) {
        continue;
      }
      steps.push_back({name, evidence->date->iso(),
                       !last                      ? "按证明材料清单所填"
                       : *last <= *evidence->date ? "不早于前一步骤"
                                                  : "早于前一步骤" + last->chinese() + "，请核实",
                       title(*evidence)});
      last = last ? std::max(*last, *evidence->date) : *evidence->date;
    }
  };
  step("plan-appraisal", "论证日期");
  step("recommendation", "推荐日期");
  step("supervisor-letter", "报送日期");
  // The host applies before the plan is appraised; what is handed in with the recommendation comes last.
  const bool first = out.timeline.filed && !steps.empty() && out.timeline.filed->iso() < steps.front().result;
  steps.insert(first ? steps.begin() : steps.end(), out.timeline.steps.begin(), out.timeline.steps.end());
  out.timeline.steps = std::move(steps);
  return out;
}

Reckoning reckon_filing(const Submission& submission) {
  Reckoning out;
  add_receipts(submission, out);
  add_evidence(submission, "application-letter", "申请函成文日", out);
  add_evidence(submission, "supervisor-letter", "报送函成文日", out);
  add_field(submission, "A25", "申请（报送）日期", out);
  add_last(submission, out);
  if (!out.filings.empty()) {
    const FilingDate& filing = out.filings.front();
    out.timeline.filed = filing.date;
    out.timeline.filed_source = filing.source;
    out.timeline.steps.push_back({filing.name, filing.date.iso(), "按材料所填", filing.source});
  }
  return out;
}

}  // namespace nitec
