#include "validators/due.h"

#include <algorithm>

#include "validators/annual/deadline.h"
#include "validators/period/reckoning.h"
#include "validators/record/facts.h"

namespace nitec {
namespace {

constexpr const char* kApply = "确认申请期限";
constexpr const char* kExtend = "筹建期截止（延期申请应在此前提出）";
constexpr const char* kEnd = "筹建期截止";
constexpr const char* kYearly = "年度进展报送国家发展改革委期限";
constexpr const char* kEvaluation = "评估年度（报送评估材料）";

void put_in_order(std::vector<DueDate>& due) {
  std::stable_sort(due.begin(), due.end(), [](const DueDate& a, const DueDate& b) { return a.date < b.date; });
}

bool received(const Record& record, Kind kind, int year) {
  return std::any_of(record.received.begin(), record.received.end(), [&](const RecordedReceipt& receipt) {
    return receipt.kind == kind && (year == 0 || receipt.year == year);
  });
}

}  // namespace

std::vector<DueDate> due_dates(const ReviewSheet& sheet, const Calendar* calendar) {
  std::vector<DueDate> due;
  const Timeline& line = sheet.timeline;
  const auto add = [&](const char* what, const char* source, const std::optional<Date>& date) {
    if (date) {
      due.push_back({what, source, *date});
    }
  };
  switch (judged_as(sheet.submission.kind)) {
    case Kind::kConfirmation:
      if (!line.filed) {
        add(kApply, "第十八条第一款", line.deadline);
      }
      break;
    case Kind::kExtension:
      if (const std::optional<Date> end = line.extended_end ? line.extended_end : line.original_end) {
        add(kEnd, "第二十条第一款", end);
        add(kApply, "第十八条第一款", deadline_after(*end, calendar));
      }
      break;
    case Kind::kAnnual:
      add(kYearly, "第二十五条", line.deadline);
      break;
    default:
      break;
  }
  put_in_order(due);
  return due;
}

std::vector<DueDate> due_dates(const Record& record, const Calendar* calendar, Date as_of) {
  std::vector<DueDate> due;
  if (record.status == CenterStatus::kBuilding && record.end.value) {
    const RecordedExtension* extension = approved_extension(record);
    const Date end = extension != nullptr && extension->until ? *extension->until : *record.end.value;
    if (record.extensions.empty()) {
      due.push_back({kExtend, "第二十条第一款", end});
    }
    if (!received(record, Kind::kConfirmation, 0)) {
      due.push_back({kApply, "第十八条第一款", deadline_after(end, calendar)});
    }
  }
  if (record.status == CenterStatus::kConfirmed) {
    const int year = as_of > february_end(as_of.year) ? as_of.year : as_of.year - 1;
    if (!received(record, Kind::kAnnual, year)) {
      due.push_back({kYearly, "第二十五条", february_end(year + 1)});
    }
    if (const std::optional<int> next = due_year(record, as_of.year);
        next && !received(record, Kind::kEvaluation, *next)) {
      due.push_back({kEvaluation, "第二十二条", Date{*next, 12, 31}});
    }
  }
  put_in_order(due);
  return due;
}

}  // namespace nitec
