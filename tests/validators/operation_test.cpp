// A centre at work: the term of its yearly report, the years that a report speaks of, the tasks in free wording.
#include <gtest/gtest.h>

#include "model/notation.h"
#include "validators/annual/deadline.h"
#include "validators/evaluation/report_years.h"
#include "validators/tasks/tasks.h"

namespace nitec {
namespace {

TEST(AnnualDeadline, IsTheLastDayOfFebruary) {
  EXPECT_EQ(february_end(2026).iso(), "2026-02-28");
  EXPECT_EQ(february_end(2028).iso(), "2028-02-29");
  EXPECT_EQ(annual_deadline({2026, 2, 10}, 2025).iso(), "2026-02-28");
  EXPECT_EQ(annual_deadline({2028, 2, 10}, 2027).iso(), "2028-02-29");
  EXPECT_EQ(annual_deadline({2027, 12, 30}, 2027).iso(), "2028-02-29");  // Before its year was over.
  EXPECT_EQ(annual_deadline({2028, 5, 1}, 0).iso(), "2028-02-29");       // The year reported is not told.
  EXPECT_EQ(annual_deadline({2028, 2, 10}, 2025).iso(), "2028-02-29");   // It is long past.
  EXPECT_EQ(annual_cutoff(2028).iso(), "2028-01-31");
}

TEST(ReportYears, AreReadInEveryForm) {
  EXPECT_EQ(years_in("2026—2028年工作报告"), (std::set<int>{2026, 2027, 2028}));
  EXPECT_EQ(years_in("2026年至2028年"), (std::set<int>{2026, 2027, 2028}));
  EXPECT_EQ(years_in("２０２７年度"), (std::set<int>{2027}));
  EXPECT_EQ(years_in("二〇二七年度工作报告"), (std::set<int>{2027}));
  EXPECT_EQ(years_in("2027.1—2027.12"), (std::set<int>{2027}));
  EXPECT_EQ(years_in("总投资2027万元"), std::set<int>());
}

std::set<int> cover_of(const std::string& lines) {
  const Submission submission = from_notation("document 报告.pdf role=work-report pages=1\n  page 1\n" + lines);
  std::set<int> years;
  for (const NamedYear& named : years_on_cover(submission.documents.front())) {
    years.insert(named.year);
  }
  return years;
}

TEST(ReportYears, DatesOfACoverAreNone) {
  EXPECT_EQ(cover_of("| 2027年度工作报告\n| 2028年2月10日\n"), (std::set<int>{2027}));
  EXPECT_EQ(cover_of("| 年度工作报告\n| 二〇二八年二月\n"), std::set<int>());
  EXPECT_EQ(cover_of("| 工作总结（2027年1月至12月）\n"), (std::set<int>{2027}));
  EXPECT_EQ(cover_of("| 工作总结（2027年1月至2027年12月）\n"), (std::set<int>{2027}));
  EXPECT_EQ(cover_of("| 2026—2028年工作报告\n"), (std::set<int>{2026, 2027, 2028}));
}

/// The tasks of which a sentence is a trace.
std::string tasks_of(const std::string& sentence) {
  const Submission submission =
      from_notation("submission annual 某中心\ndocument 报告.pdf role=work-report pages=1\n  page 1\n    | " +
                    sentence + "\ndatasheet kind=annual\n");
  std::string numbers;
  for (const TaskTrace& task : trace_tasks(submission)) {
    numbers += task.place ? std::to_string(task.number) : "";
  }
  return numbers;
}

TEST(Tasks, FreeWordingIsRecognised) {
  EXPECT_EQ(tasks_of("承担国家重点研发专项两项，解决了轴承早期失效的难题。"), "1");
  EXPECT_EQ(tasks_of("小试成果在百吨级试验线上完成放大。"), "2");
  EXPECT_EQ(tasks_of("与三家用户签订专利实施许可合同。"), "3");
  EXPECT_EQ(tasks_of("全年新进博士四人。"), "4");
  EXPECT_EQ(tasks_of("赋予项目经理更大的自主权。"), "5");
  EXPECT_EQ(tasks_of("承办行业年会一次。"), "6");
  EXPECT_EQ(tasks_of("中心食堂改造完工。"), "");
  EXPECT_EQ(tasks_of("主管单位：沅芷省发展和改革委员会"), "");
  EXPECT_EQ(tasks_of("沧澜先进技术研究院承办。"), "");
}

}  // namespace
}  // namespace nitec
