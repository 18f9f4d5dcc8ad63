#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <set>

#include "validators/agreement/events.h"
#include "validators/agreement/grids.h"
#include "validators/agreement/rules.h"
#include "validators/agreement/texts.h"
#include "validators/agreement/vocabulary.h"
#include "validators/extension/request.h"
#include "validators/facts.h"
#include "validators/identifiers/text_units.h"
#include "validators/period/reckoning.h"

namespace nitec {
namespace {

using Text = std::u32string_view;

bool has_any(Text text, std::initializer_list<Text> words) {
  return std::any_of(words.begin(), words.end(), [&](Text word) { return text.find(word) != Text::npos; });
}

std::optional<Date> day_in(Text text) {
  const std::vector<DateInText> dates = dates_in(to_utf8(text), 0);
  const bool one = dates.size() == 1 && dates.front().first == dates.front().last;
  return one ? std::optional(dates.front().first) : std::nullopt;
}

/// What comes first and what must not come before it, as the heads of columns call them.
struct Order {
  std::array<Text, 4> first;
  std::array<Text, 4> then;
};

constexpr std::array<Order, 5> kOrders{{
    {{U"申请日", U"申请时间", U"受理日", U"提交日"}, {U"授权", U"公告日", U"登记日", U"发证"}},
    {{U"开工", U"启动", U"开始", U"起始"}, {U"竣工", U"完工", U"验收", U"结束"}},
    {{U"签订", U"签约", U"签署", U"立项"}, {U"验收", U"结题", U"完成日", U"到账日"}},
    {{U"到货", U"交货", U"到场", U"进场"}, {U"安装", U"调试", U"验收", U"启用"}},
    {{U"签订", U"签约", U"订货", U"采购合同"}, {U"到货", U"交货", U"到场", U"进场"}},
}};

bool named(Text head, const std::array<Text, 4>& words) {
  return std::any_of(words.begin(), words.end(), [&](Text word) { return head.find(word) != Text::npos; });
}

template <typename Visit>
void for_each_grid(const Submission& submission, const Context& context, Visit visit) {
  if (const Document* report = report_of(submission)) {
    for (const Grid& grid : report_grids(submission, context)) {
      visit(*report, grid);
    }
  }
  if (!submission.datasheet) {
    return;
  }
  std::set<std::string> seen;
  for (const Evidence& evidence : submission.datasheet->evidence) {
    const Document* document = submission.find(evidence.file);
    if (document != nullptr && document->role == Role::kEvidence && seen.insert(evidence.file).second) {
      for (const Grid& grid : grids(*document, static_cast<int>(document->pages.size()))) {
        visit(*document, grid);
      }
    }
  }
}

Look check_order(const Submission& submission, const Context& context, std::vector<Finding>& findings) {
  bool looked = false;
  for_each_grid(submission, context, [&](const Document& document, const Grid& grid) {
    for (const Order& order : kOrders) {
      for (std::size_t a = 0; a < grid.columns; ++a) {
        for (std::size_t b = 0; b < grid.columns; ++b) {
          const Text first = grid.column_heads[a];
          const Text then = grid.column_heads[b];
          if (a == b || !named(first, order.first) || !named(then, order.then) || named(first, order.then) ||
              named(then, order.first)) {
            continue;
          }
          for (std::size_t r = grid.heads; r < grid.rows.size(); ++r) {
            const GridCell& one = grid.rows[r][a];
            const GridCell& other = grid.rows[r][b];
            const std::optional<Date> early = day_in(one.text.text);
            const std::optional<Date> late = day_in(other.text.text);
            looked = looked || (early && late);
            if (!early || !late || *early <= *late) {
              continue;
            }
            const Location where = one.text.place(document, 0, one.text.text.size());
            Finding turned =
                finding(title(submission, document) + "第" + std::to_string(where.page) + "页表格“" +
                            abridged(to_utf8(grid.row_head(r, std::min(a, b))), 24) + "”的" + to_utf8(first) +
                            early->chinese() + "晚于" + to_utf8(then) + late->chinese() + "。",
                        "A day that should come first comes later.");
            turned.locations = {where, other.text.place(document, 0, other.text.text.size())};
            turned.expected = to_utf8(first) + "不晚于" + to_utf8(then);
            turned.actual = early->chinese() + "；" + late->chinese();
            findings.push_back(std::move(turned));
          }
        }
      }
    }
  });
  return looked ? Look::kLooked : Look::kNoData;
}

/// Which event cannot come before which.
struct Before {
  EventKind first;
  EventKind then;
};

constexpr std::array<Before, 5> kBefore{{
    {EventKind::kFiled, EventKind::kGranted},
    {EventKind::kStarted, EventKind::kCompleted},
    {EventKind::kStarted, EventKind::kAccepted},
    {EventKind::kCompleted, EventKind::kAccepted},
    {EventKind::kSigned, EventKind::kAccepted},
}};

/// Of several things, or of parts of one: their days may come in any order.
bool of_several(const std::string& sentence) {
  static constexpr std::array<std::string_view, 14> kWords{"一期", "二期", "三期", "首期", "前期", "后续",     "扩建",
                                                           "续建", "另",   "分别", "依次", "原有", "初步设计", "方案"};
  return std::any_of(kWords.begin(), kWords.end(),
                     [&](std::string_view word) { return sentence.find(word) != std::string::npos; });
}

/// Two events of one thing: in a report those of one sentence, on a page of evidence the next ones of their kinds.
bool of_one_thing(const Event& one, const Event& other, bool in_report) {
  return one.document == other.document && (in_report ? one.sentence == other.sentence : one.page == other.page) &&
         !of_several(one.words) && !of_several(other.words);
}

bool check_events(const Submission& submission, const std::vector<Event>& all, std::vector<Finding>& findings) {
  constexpr std::size_t kFarthest = 8;  // Events between the two.
  const Document* report = report_of(submission);
  bool looked = false;
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (const Before& order : kBefore) {
      const Event& one = all[i];
      if (one.kind != order.first && one.kind != order.then) {
        continue;
      }
      // The next of the other kind, with none of the own kind between them.
      const bool is_first = one.kind == order.first;
      for (std::size_t j = i + 1; j < std::min(all.size(), i + kFarthest); ++j) {
        const Event& other = all[j];
        const bool in_report = one.document == report;
        if (other.kind == one.kind || !of_one_thing(one, other, in_report)) {
          break;
        }
        if (other.kind != (is_first ? order.then : order.first)) {
          continue;
        }
        // A list of papers gives the days of each in the same order: what comes first begins.
        if (!is_first && !in_report) {
          break;
        }
        looked = true;
        const Event& early = is_first ? one : other;
        const Event& late = is_first ? other : one;
        if (early.first <= late.last) {
          break;
        }
        Finding turned = finding(title(submission, *one.document) + pages_words(one.page, 0) + "所写“" + early.said +
                                     "”晚于“" + late.said + "”，请核对这两个日期。",
                                 "A day that should come first comes later.");
        turned.locations = {early.where, late.where};
        turned.expected = event_word(early.kind) + "不晚于" + event_word(late.kind);
        turned.actual = early.said + "；" + late.said;
        findings.push_back(std::move(turned));
        break;
      }
    }
  }
  return looked;
}

/// Work that was contracted or begun before the consent to start building.
bool check_consent(const Submission& submission, const std::vector<Event>& all, std::vector<Finding>& findings) {
  constexpr int kLongBefore = 3;  // Years: what is older belongs to another building.
  const std::optional<Date> consent = date_said(submission, "A06");
  const Document* report = report_of(submission);
  if (!consent || submission.kind != Kind::kConfirmation) {
    return false;
  }
  bool looked = false;
  for (const Event& event : all) {
    const std::string& words = event.words;
    const auto has = [&](std::initializer_list<std::string_view> any) {
      return std::any_of(any.begin(), any.end(),
                         [&](std::string_view word) { return words.find(word) != std::string::npos; });
    };
    const bool building = event.kind == EventKind::kSigned && has({"总包", "施工", "监理", "土建", "建安", "工程承包"});
    const bool begun = event.kind == EventKind::kStarted && has({"开工", "破土", "动工", "奠基"}) &&
                       !has({"依托", "利用", "已有", "改造", "租", "腾"});
    if (event.document != report || (!building && !begun) || of_several(words)) {
      continue;
    }
    looked = true;
    if (event.last >= *consent || event.first.year + kLongBefore < consent->year) {
      continue;
    }
    Finding early = finding(main_title(submission) + pages_words(event.page, 0) + "所写“" + event.said +
                                "”早于评估表A06（筹建期起始日）" + consent->chinese() + "，请核对日期或者说明情况。",
                            "Work was contracted or begun before the consent to start building.");
    early.locations = {event.where};
    if (const Field* field = said(submission, "A06")) {
      early.locations.push_back(field->where);
    }
    early.expected = "不早于" + consent->chinese();
    early.actual = event.said;
    findings.push_back(std::move(early));
  }
  return looked;
}

/// “填表日期：2031年1月19日” on a paper that was handed in before that day.
bool check_drawn_up(const Submission& submission, const Context& context, std::vector<Finding>& findings) {
  static const RE2 kDrawnUp(
      "((?:填表|填报|制表|编制|统计|打印|查询|出具|开具|签发|盖章)(?:日期|时间)[: ]{0,2}((?:19|20)[0-9]{2} ?[年./-] "
      "?[0-9]{1,2} ?[月./-] ?[0-9]{1,2} ?日?))");
  const std::optional<Date> filed = date_said(submission, "A25");
  const std::vector<FilingDate> filings = reckon(submission, context).filings;
  const Document* report = report_of(submission);
  bool looked = false;
  for_each_unit(submission, context, {"日期", "时间"}, [&](const TextUnit& unit) {
    re2::StringPiece rest(unit.text);
    re2::StringPiece part;
    re2::StringPiece day;
    while (filed && unit.document != report && RE2::FindAndConsume(&rest, kDrawnUp, &part, &day)) {
      const std::optional<Date> drawn = day_in(to_utf32({day.data(), day.size()}));
      looked = looked || drawn;
      const bool listed = submission.datasheet && drawn && !filings.empty() && *drawn > filings.front().date &&
                          std::any_of(submission.datasheet->evidence.begin(), submission.datasheet->evidence.end(),
                                      [&](const Evidence& one) { return one.date && *one.date == *drawn; });
      if (!drawn || *drawn <= *filed || listed) {
        continue;  // The day that the list tells has a rule of its own.
      }
      Finding late = finding(title(submission, *unit.document) + "第" + std::to_string(unit.page->number) + "页“" +
                                 std::string(part) + "”晚于申请（报送）日期" + filed->chinese() + "，请核实。",
                             "A paper says that it was drawn up after the day of the filing.");
      late.locations = {unit.place({part.data(), part.size()})};
      if (const Field* field = said(submission, "A25")) {
        late.locations.push_back(field->where);
      }
      late.expected = "不晚于" + filed->chinese();
      late.actual = drawn->chinese();
      findings.push_back(std::move(late));
    }
  });
  return looked;
}

Look check_chronology(const Submission& submission, const Context& context, std::vector<Finding>& findings) {
  const bool tables = check_order(submission, context, findings) == Look::kLooked;
  const std::vector<Event>& all = events_of(submission, context);
  const bool text = check_events(submission, all, findings);
  const bool begun = check_consent(submission, all, findings);
  const bool drawn_up = check_drawn_up(submission, context, findings);
  return tables || text || begun || drawn_up ? Look::kLooked : Look::kNoData;
}

/// The time whose results are counted: 筹建期, or the years of an evaluation or an annual report.
std::optional<std::pair<Date, Date>> counted_time(const Submission& submission) {
  if (submission.kind == Kind::kConfirmation) {
    const std::optional<Date> start = date_said(submission, "A06");
    const std::optional<Date> end = date_said(submission, "A25");
    return start && end ? std::optional(std::pair(*start, *end)) : std::nullopt;
  }
  const Field* years = said(submission, "A04");
  if (years == nullptr || (submission.kind != Kind::kEvaluation && submission.kind != Kind::kAnnual)) {
    return std::nullopt;
  }
  const std::string& text = years->text;
  const auto year_at = [&](std::size_t at) {
    int value = 0;
    for (std::size_t i = at; i < at + 4 && i < text.size() && text[i] >= '0' && text[i] <= '9'; ++i) {
      value = value * 10 + (text[i] - '0');
    }
    return value;
  };
  const int first = year_at(0);
  const int last = text.size() >= 9 ? year_at(5) : first;
  if (first < 1990 || last < first) {
    return std::nullopt;
  }
  return std::pair(Date{first, 1, 1}, Date{last, 12, 31});
}

/// The days on certificates and contracts themselves: a binder holds more of them than the list says.
bool check_papers(const Submission& submission, const Context& context, const std::pair<Date, Date>& time,
                  std::vector<Finding>& findings) {
  bool looked = false;
  for (const Event& event : events_of(submission, context)) {
    const std::string_view type = event.kind == EventKind::kGranted  ? "patent-certificates"
                                  : event.kind == EventKind::kSigned ? "contracts"
                                                                     : std::string_view();
    if (type.empty() || !submission.datasheet) {
      continue;
    }
    for (const Evidence& evidence : submission.datasheet->evidence) {
      const bool cited = evidence.type == type && evidence.file == event.document->path &&
                         event.page >= evidence.first_page &&
                         (evidence.last_page == 0 || event.page <= evidence.last_page);
      if (!cited) {
        continue;
      }
      looked = true;
      const bool listed = evidence.date && event.first <= *evidence.date && *evidence.date <= event.last;
      if (event.last >= time.first || listed) {
        continue;
      }
      Finding outside = finding(title(evidence) + pages_words(event.page, 0) + "的“" + event.said + "”早于" +
                                    time.first.chinese() + "，不在所报告的期间之内。",
                                "A result came about before the time that is reported on.");
      outside.locations = {event.where};
      outside.expected = "不早于" + time.first.chinese();
      outside.actual = event.said;
      findings.push_back(std::move(outside));
      break;
    }
  }
  return looked;
}

Look check_period(const Submission& submission, const Context& context, std::vector<Finding>& findings) {
  const std::optional<std::pair<Date, Date>> time = counted_time(submission);
  if (!time) {
    return Look::kNoData;
  }
  bool looked = false;
  for_each_grid(submission, context, [&](const Document& document, const Grid& grid) {
    for (std::size_t c = 0; c < grid.columns; ++c) {
      const Text head = grid.column_heads[c];
      // Days on which a result came about; not those of applications, starts, purchases.
      const bool result = has_any(head, {U"授权日", U"授权公告", U"授权时间", U"获奖时间", U"获奖日期", U"发布日期",
                                         U"发布时间", U"签订日期", U"签订时间", U"签约", U"登记日期"}) &&
                          !has_any(head, {U"申请", U"有效", U"到期"});
      if (!result) {
        continue;
      }
      std::vector<Location> places;
      std::string words;
      for (std::size_t r = grid.heads; r < grid.rows.size(); ++r) {
        const GridCell& cell = grid.rows[r][c];
        const std::optional<Date> day = cell.below ? std::nullopt : day_in(cell.text.text);
        looked = looked || day;
        if (!day || (time->first <= *day && *day <= time->second)) {
          continue;
        }
        if (places.size() < 4) {
          words += (words.empty() ? "" : "、") + day->chinese();
        }
        places.push_back(cell.text.place(document, 0, cell.text.text.size()));
      }
      if (places.empty()) {
        continue;
      }
      Finding outside =
          finding(title(submission, document) + "第" + std::to_string(places.front().page) + "页表格“" + to_utf8(head) +
                      "”列有" + std::to_string(places.size()) + "个日期不在" + time->first.chinese() + "至" +
                      time->second.chinese() + "之内：" + words + (places.size() > 4 ? "等" : "") + "。",
                  "Results are listed that came about before or after the time that is reported on.");
      outside.expected = time->first.chinese() + "至" + time->second.chinese();
      outside.actual = words;
      outside.locations = std::move(places);
      findings.push_back(std::move(outside));
    }
  });
  if (submission.datasheet) {
    for (const Evidence& evidence : submission.datasheet->evidence) {
      constexpr std::array<std::string_view, 6> kResults{"patent-certificates", "standards", "awards",
                                                         "software-copyright",  "first-set", "contracts"};
      if (!evidence.date || std::find(kResults.begin(), kResults.end(), evidence.type) == kResults.end()) {
        continue;
      }
      looked = true;
      if (time->first <= *evidence.date) {
        continue;  // What is later than the filing, evidence/date-after-filing tells.
      }
      Finding outside = finding(title(evidence) + "的日期" + evidence.date->chinese() + "早于" + time->first.chinese() +
                                    "，不在所报告的期间之内。",
                                "A result came about before the time that is reported on.");
      Location row = row_place(evidence);
      row.quote = evidence.date->iso();
      outside.locations = {row};
      outside.expected = "不早于" + time->first.chinese();
      outside.actual = evidence.date->chinese();
      findings.push_back(std::move(outside));
    }
  }
  looked = check_papers(submission, context, *time, findings) || looked;
  return looked ? Look::kLooked : Look::kNoData;
}

}  // namespace

constinit const Rule kChronology = {
    .card =
        {
            .name = "agreement/chronology",
            .clause = "第三十三条",
            .clause_id = "M43",
            .summary = "先后有序的日期没有倒置：申请在授权之前，开工在竣工之前，签订、立项、到货在验收之前。",
            .summary_en = "Days come in their order: application before grant, start before completion.",
            .why = "第三十三条：“主管单位应对中心报送的材料和数据承担核实责任，确保真实可靠”。",
            .decides = "在报告和证明材料的表格中，按列名比较同一行的两个完整日期；在报告的同一句、证明材料的同一页中，"
                       "比较紧挨着"
                       "申请、授权、签订、开工、完工、验收等词的日期，只写到月的按月比较；同日不计，分期、分别写明的不"
                       "比较。报告"
                       "所写工程合同签订、开工的日期早于评估表A06三年以内的，证明材料所印填表、编制、出具日"
                       "期晚于申请（报送）日期的，也列为疑点。",
            .remedy = "请核对原件，改正其中一个日期；确有其事的请说明。",
            .remedy_en = "Please compare with the originals and correct one of the days, or explain.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kAuthenticity,
        },
    .check = check_chronology,
};

constinit const Rule kOutsidePeriod = {
    .card =
        {
            .name = "agreement/outside-period",
            .clause = "第三十三条",
            .clause_id = "M43",
            .summary = "列入的成果在所报告的期间之内取得。",
            .summary_en = "Results that are listed came about in the time that is reported on.",
            .why = "第三十三条：“主管单位应对中心报送的材料和数据承担核实责任，确保真实可靠”。",
            .decides = "确认申请的期间为筹建期起始日至申请日期，运行评估、年度报送为评估期或者报告年度。看表格中授权、"
                       "发布、获奖、签订、登记日期的列，"
                       "以及清单中专利、标准、奖励、软件著作权、首台套、合同材料的日期，专利证书所载授权公告日和合同所"
                       "载签订日期。"
                       "边界当日在内。",
            .remedy = "请核对日期；不在期间之内的成果请移出，或者说明列入的理由。",
            .remedy_en = "Please check the days; take out what is not of this time, or say why it is listed.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kAuthenticity,
            .kinds = {Kind::kConfirmation, Kind::kEvaluation, Kind::kAnnual},
        },
    .check = check_period,
};

}  // namespace nitec
