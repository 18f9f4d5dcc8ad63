#include <algorithm>
#include <array>
#include <set>

#include "validators/agreement/grids.h"
#include "validators/agreement/rules.h"
#include "validators/agreement/vocabulary.h"
#include "validators/extension/request.h"
#include "validators/facts.h"

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

constexpr std::array<Order, 3> kOrders{{
    {{U"申请日", U"申请时间", U"受理日", U"提交日"}, {U"授权", U"公告日", U"登记日", U"发证"}},
    {{U"开工", U"启动", U"开始", U"起始"}, {U"竣工", U"完工", U"验收", U"结束"}},
    {{U"签订", U"签约", U"签署", U"立项"}, {U"验收", U"结题", U"完成日", U"到账日"}},
}};

bool named(Text head, const std::array<Text, 4>& words) {
  return std::any_of(words.begin(), words.end(), [&](Text word) { return head.find(word) != Text::npos; });
}

template <typename Visit>
void for_each_grid(const Submission& submission, Visit visit) {
  if (const Document* report = report_of(submission)) {
    for (const Grid& grid : grids(*report, last_report_page(submission, *report))) {
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

Look check_order(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  bool looked = false;
  for_each_grid(submission, [&](const Document& document, const Grid& grid) {
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

Look check_period(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  const std::optional<std::pair<Date, Date>> time = counted_time(submission);
  if (!time) {
    return Look::kNoData;
  }
  bool looked = false;
  for_each_grid(submission, [&](const Document& document, const Grid& grid) {
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
      constexpr std::array<std::string_view, 5> kResults{"patent-certificates", "standards", "awards",
                                                         "software-copyright", "first-set"};
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
  return looked ? Look::kLooked : Look::kNoData;
}

}  // namespace

constinit const Rule kChronology = {
    .card =
        {
            .name = "agreement/chronology",
            .clause = "第三十三条",
            .clause_id = "M43",
            .summary = "清单中先后有序的日期没有倒置：申请在授权之前，开工在竣工之前，签订、立项在验收之前。",
            .summary_en = "Days in lists come in their order: application before grant, start before completion.",
            .why = "第三十三条：“主管单位应对中心报送的材料和数据承担核实责任，确保真实可靠”。",
            .decides = "在报告和证明材料的表格中，按列名比较同一行的两个完整日期；同日不计。正文中的日期不比较。",
            .remedy = "请核对原件，改正其中一个日期；确有其事的请说明。",
            .remedy_en = "Please compare with the originals and correct one of the days, or explain.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kAuthenticity,
        },
    .check = check_order,
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
                       "以及清单中专利、标准、奖励、软件著作权、首台套材料的日期。边界当日在内。",
            .remedy = "请核对日期；不在期间之内的成果请移出，或者说明列入的理由。",
            .remedy_en = "Please check the days; take out what is not of this time, or say why it is listed.",
            .severity = Severity::kWarning,
            .opinion = Opinion::kAuthenticity,
            .kinds = {Kind::kConfirmation, Kind::kEvaluation, Kind::kAnnual},
        },
    .check = check_period,
};

}  // namespace nitec
