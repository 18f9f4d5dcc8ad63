#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <functional>
#include <memory>

#include "validators/agreement/events.h"
#include "validators/agreement/rules.h"
#include "validators/extension/request.h"
#include "validators/facts.h"
#include "validators/passages.h"
#include "validators/pattern.h"
#include "validators/reading.h"

namespace nitec {
namespace {

/// What a sentence says of a day, and the field that holds it.
struct Dated {
  std::string_view code;
  std::string_view what;
  const char* words;    ///< RE2: the sentence speaks of it.
  const char* without;  ///< RE2: and of nothing else that has a day of its own.
};

constexpr std::array<Dated, 6> kDated{{
    {"A06", "筹建期起始日",
     "(?:同意|批准|批复|批复同意|核准)(?:本中心)?(?:正式)?(?:启动)?(?:组建|筹建|建设本中心|设立)|启动(?:组建|筹建)(?:"
     "的通知|通知)|"
     "(?:筹建|组建)(?:获批|批复|获准)|获(?:批|准|得批复)(?:启动)?(?:组建|筹建)",
     "申请|推荐|论证|截止|结束|届满|至|延|确认"},
    {"E23e", "审计报告日期", "审计报告", "竣工验收|登记|决算批复|委托|进场|截至|截止|基准"},
    {"E24a", "竣工验收日期", "(?:通过|完成|组织)?竣工验收",
     "审计|登记|申请|单位工程|消防|环保|预验收|委托|决算|开工|初验"},
    {"E25b", "国有资产登记日期", "(?:国有资产|产权)(?:产权)?登记", "审计|竣工验收|申请|决算"},
    {"A10b", "正式确认日期", "正式确认|转正|确认为(?:国家|正式)", "申请|评估|筹建|提出|通过|结束"},
    {"A07", "筹建期截止日", "筹建期[^。;,]{0,24}(?:届满|期满|结束|截止|到期|为止)|筹建期?(?:满|到期)",
     "申请|延|至迟|之前|以前|满后|后三个月|三个月内|总结|评估"},
}};

/// So near to the words that name it, in bytes, a day is the one that they mean.
constexpr std::size_t kBeside = 24;

/// Year, month or day is another one, and only that: written by a slip.
bool one_part_off(const Date& a, const Date& b) {
  return (a.year != b.year) + (a.month != b.month) + (a.day != b.day) == 1;
}

std::size_t gap(const DateInText& date, std::string_view text, std::string_view words) {
  const auto begin = static_cast<std::size_t>(words.data() - text.data());
  const std::size_t end = begin + words.size();
  return date.end <= begin ? begin - date.end : end <= date.begin ? date.begin - end : 0;
}

/// The clause, between commas, in which the words stand.
std::pair<std::size_t, std::size_t> clause_of(std::string_view text, const re2::StringPiece& words) {
  const auto at = static_cast<std::size_t>(words.data() - text.data());
  const std::size_t comma = text.substr(0, at).find_last_of(",;");
  const std::size_t next = text.find_first_of(",;", at + words.size());
  return {comma == std::string_view::npos ? 0 : comma + 1, next == std::string_view::npos ? text.size() : next};
}

/// Of several days the one that stands within the words, or alone in their clause; null when none does, or more than
/// one.
const DateInText* only_within(const std::vector<DateInText>& dates, std::string_view text,
                              const re2::StringPiece& words) {
  const DateInText* within = nullptr;
  for (const DateInText& date : dates) {
    if (gap(date, text, {words.data(), words.size()}) == 0) {
      if (within != nullptr) {
        return nullptr;
      }
      within = &date;
    }
  }
  const auto [begin, end] = clause_of(text, words);
  for (const DateInText& date : dates) {
    if (within == nullptr && date.begin >= begin && date.end <= end &&
        std::none_of(dates.begin(), dates.end(), [&](const DateInText& other) {
          return other.begin != date.begin && other.begin >= begin && other.end <= end;
        })) {
      within = &date;
    }
  }
  return within;
}

/// “筹建期自2026年2月25日起,至2029年5月25日止”: both ends, told in one sentence.
bool check_span(const Submission& submission, const Passages& passages, std::vector<Finding>& findings) {
  static const RE2 kBefore("(?:筹建|组建|建设)期(?:限|间)?(?:为|是|:)?(?:自|从|由)? ?$");
  static const RE2 kBetween("^ ?起? ?,?(?:至|到|-|~|—|－)+ ?$");
  bool looked = false;
  for (const Passages::Passage& passage : passages.all()) {
    const std::vector<DateInText> dates = dates_in(passage.text, 0);
    for (std::size_t i = 0; i + 1 < dates.size(); ++i) {
      const std::string_view text = passage.text;
      const std::string_view before = text.substr(0, dates[i].begin);
      const std::string_view between = text.substr(dates[i].end, dates[i + 1].begin - dates[i].end);
      if (!RE2::PartialMatch(re2::StringPiece(before.data(), before.size()), kBefore) ||
          !RE2::PartialMatch(re2::StringPiece(between.data(), between.size()), kBetween)) {
        continue;
      }
      for (const bool first : {true, false}) {
        const std::string_view code = first ? "A06" : "A07";
        const DateInText& date = dates[first ? i : i + 1];
        const Field* field = said(submission, code);
        const std::optional<Date> known = date_said(submission, code);
        const std::optional<Date> extended = first ? std::nullopt : date_said(submission, "A09");
        if (field == nullptr || !known || date.first != date.last) {
          continue;
        }
        looked = true;
        const bool told = std::any_of(findings.begin(), findings.end(), [&](const Finding& other) {
          return other.locations.size() == 2 && other.locations[1].xpath == field->where.xpath;
        });
        const std::vector<DateInText> written = dates_in(folded(field->text), 0);  // A month is any of its days.
        const bool same_month =
            written.size() == 1 && written.front().first <= date.first && date.first <= written.front().last;
        const bool same = same_month || (add_days(*known, -1) <= date.first && date.first <= add_days(*known, 1)) ||
                          (extended && date.first == *extended);
        if (same || told) {
          continue;
        }
        Finding differs =
            finding(main_title(submission) + "所写筹建期" + (first ? "起始日" : "截止日") + date.first.chinese() +
                        "与评估表" + std::string(code) + known->chinese() + "不一致。",
                    "The report gives another day than the datasheet.");
        differs.locations = {passages.place(passage, text.substr(date.begin, date.end - date.begin)), field->where};
        differs.expected = known->chinese();
        differs.actual = date.first.chinese();
        findings.push_back(std::move(differs));
      }
    }
  }
  return looked;
}

/// The one day that a document gives for an event; null when it gives none, or several.
const Event* only_day(const std::vector<Event>& all, EventKind kind, const std::function<bool(const Event&)>& of) {
  const Event* one = nullptr;
  for (const Event& event : all) {
    if (event.kind != kind || !of(event) || event.first != event.last) {
      continue;
    }
    if (one != nullptr && one->first != event.first) {
      return nullptr;
    }
    one = one == nullptr ? &event : one;
  }
  return one;
}

/// Start and completion of the works: the report beside the acceptance and the accounts.
bool check_events(const Submission& submission, const Context& context, std::vector<Finding>& findings) {
  if (!submission.datasheet) {
    return false;
  }
  const Document* report = report_of(submission);
  const std::vector<Event>& all = events_of(submission, context);
  bool looked = false;
  for (const EventKind kind : {EventKind::kStarted, EventKind::kCompleted}) {
    const Event* told = only_day(all, kind, [&](const Event& event) { return event.document == report; });
    if (told == nullptr) {
      continue;
    }
    for (const Evidence& evidence : submission.datasheet->evidence) {
      if (evidence.type != "completion-acceptance" && evidence.type != "final-accounts") {
        continue;
      }
      const Event* there = only_day(all, kind, [&](const Event& event) {
        return event.document != report && event.document->path == evidence.file && event.page >= evidence.first_page &&
               (evidence.last_page == 0 || event.page <= evidence.last_page);
      });
      looked = looked || there != nullptr;
      if (there == nullptr || there->first == told->first) {
        continue;
      }
      Finding differs = finding(main_title(submission) + pages_words(told->page, 0) + "所写“" + told->said + "”与" +
                                    title(evidence) + "所载“" + there->said + "”不一致。",
                                "The report gives another day than the evidence.");
      differs.locations = {told->where, there->where};
      differs.expected = there->first.chinese();
      differs.actual = told->first.chinese();
      findings.push_back(std::move(differs));
    }
  }
  return looked;
}

Look check(const Submission& submission, const Context& context, std::vector<Finding>& findings) {
  const Passages* passages = Passages::of(submission, context);
  if (passages == nullptr) {
    return Look::kNoData;
  }
  bool any = false;
  for (const Dated& dated : kDated) {
    const Field* field = said(submission, dated.code);
    const std::optional<Date> known = date_said(submission, dated.code);
    if (field == nullptr || !known) {
      continue;
    }
    const std::optional<Date> extended = dated.code == "A07" ? date_said(submission, "A09") : std::nullopt;
    const RE2& words = pattern("(" + std::string(dated.words) + ")");
    const RE2& without = pattern(dated.without);
    std::optional<Location> other;
    Date other_day;
    bool same = false;
    bool certain = false;
    for (const Passages::Passage& passage : passages->all()) {
      const re2::StringPiece text(passage.text.data(), passage.text.size());
      re2::StringPiece named;
      if (passage.heading || !RE2::PartialMatch(text, words, &named)) {
        continue;
      }
      const std::vector<DateInText> dates = dates_in(passage.text, 0);
      for (const DateInText& date : dates) {
        same = same || (date.first <= *known && *known <= date.last);
      }
      const DateInText* meant = dates.size() == 1 ? dates.data() : only_within(dates, passage.text, named);
      if (meant == nullptr || meant->first != meant->last) {
        continue;
      }
      // Of several clauses only the one that is meant may speak of nothing else.
      const auto [clause_begin, clause_end] = clause_of(passage.text, named);
      const bool whole = dates.size() == 1 || only_within(dates, passage.text, named) == nullptr;
      if (RE2::PartialMatch(whole ? text : text.substr(clause_begin, clause_end - clause_begin), without)) {
        continue;
      }
      const DateInText& date = *meant;
      if (extended && date.first == *extended) {
        same = true;
        continue;
      }
      const bool slip =
          one_part_off(date.first, *known) && gap(date, passage.text, {named.data(), named.size()}) <= kBeside;
      certain = certain || slip;
      if ((!other || slip) && (date.first < add_days(*known, -1) || add_days(*known, 1) < date.first)) {
        other = passages->place(passage, passage.text.substr(date.begin, date.end - date.begin));
        other_day = date.first;
      }
    }
    any = any || same || other;
    if ((same && !certain) || !other) {
      continue;
    }
    Finding differs = finding(main_title(submission) + "第" + std::to_string(other->page) + "页所写日期" +
                                  other_day.chinese() + "与评估表" + std::string(dated.code) + "（" +
                                  std::string(dated.what) + "）" + known->chinese() + "不一致。",
                              "The report gives another day than the datasheet.");
    differs.locations = {*other, field->where};
    differs.expected = known->chinese();
    differs.actual = other_day.chinese();
    findings.push_back(std::move(differs));
  }
  any = check_span(submission, *passages, findings) || any;
  any = check_events(submission, context, findings) || any;
  return any ? Look::kLooked : Look::kNoData;
}

}  // namespace

constinit const Rule kDateDiffers = {
    .card =
        {
            .name = "agreement/date-differs",
            .clause = "第三十三条",
            .clause_id = "M43",
            .summary = "报告所写的批复、审计、竣工验收、登记、确认日期与评估表一致。",
            .summary_en = "The report gives the same days as the datasheet.",
            .why = "第三十三条：“主管单位应对中心报送的材料和数据承担核实责任，确保真实可靠”。",
            .decides =
                "在报告中找讲到同意组建、审计报告、竣工验收、产权登记、正式确认而只有一个完整日期的句子，与评估"
                "表A06、A07、E23e、E24a、E25b、A10b"
                "比较，相差一日以内不计；报告别处写有评估表所填日期的不列，但紧挨着这些词而只有年、月、日之一不同的"
                "仍列出。只写到月的，同月即为一致。报告和竣工验收、竣工财务决算材料各只写有一个开工（完工）日期的，也相"
                "比较。",
            .remedy = "请核对原件，改正报告或者评估表中的一处。",
            .remedy_en = "Please compare with the original and correct one of the two places.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kAuthenticity,
        },
    .check = check,
};

}  // namespace nitec
