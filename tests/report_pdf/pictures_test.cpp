// Labels never overlap, never leave the picture, and no stem runs through them.
#include <gtest/gtest.h>

#include "report/pictures/drawing.h"
#include "report/pictures/marks.h"
#include "tests/report_pdf/awkward_timelines.h"
#include "tests/report_pdf/sample_sheet.h"

namespace nitec {
namespace {

struct WordsBox {
  std::string text;
  double x0, y0, x1, y1;
};

std::vector<WordsBox> words_of(const Drawing& drawing) {
  std::vector<WordsBox> out;
  for (const Shape& shape : drawing.shapes) {
    if (const auto* text = std::get_if<TextShape>(&shape)) {
      const double width = text_width(text->text, text->size, text->bold);
      const double x = text->anchor == Anchor::kStart ? text->x
                       : text->anchor == Anchor::kEnd ? text->x - width
                                                      : text->x - width / 2;
      out.push_back({text->text, x, text->y - 0.8 * text->size, x + width, text->y + 0.1 * text->size});
    }
  }
  return out;
}

void expect_legible(const Drawing& drawing) {
  const std::vector<WordsBox> all = words_of(drawing);
  for (std::size_t i = 0; i < all.size(); ++i) {
    EXPECT_GE(all[i].x0, -1) << all[i].text;
    EXPECT_LE(all[i].x1, drawing.width + 1) << all[i].text;
    EXPECT_GE(all[i].y0, -1) << all[i].text;
    EXPECT_LE(all[i].y1, drawing.height + 1) << all[i].text;
    for (std::size_t k = i + 1; k < all.size(); ++k) {
      const bool apart =
          all[i].x1 <= all[k].x0 || all[k].x1 <= all[i].x0 || all[i].y1 <= all[k].y0 || all[k].y1 <= all[i].y0;
      EXPECT_TRUE(apart) << all[i].text << " and " << all[k].text;
    }
  }
}

/// Vertical lines in ink, drawn before the words: only a white ground in between makes them harmless.
void expect_no_stem_in_words(const Drawing& drawing) {
  const std::vector<WordsBox> all = words_of(drawing);
  for (const Shape& shape : drawing.shapes) {
    const auto* path = std::get_if<PathShape>(&shape);
    if (path == nullptr || path->stroke != Tone::kInk || path->closed) {
      continue;
    }
    for (const std::vector<Point>& run : path->runs) {
      if (run.size() != 2 || run[0].x != run[1].x) {
        continue;
      }
      for (const WordsBox& words : all) {
        const bool through = run[0].x > words.x0 && run[0].x < words.x1 && std::min(run[0].y, run[1].y) < words.y1 &&
                             std::max(run[0].y, run[1].y) > words.y0;
        EXPECT_FALSE(through) << words.text << " at " << words.x0 << "–" << words.x1 << ", " << words.y0 << "–"
                              << words.y1 << "; stem at " << run[0].x << ", " << run[0].y << " to " << run[1].y;
      }
    }
  }
}

TEST(TimelinePicture, AwkwardDatesStayLegible) {
  for (const sample::AwkwardTimeline& awkward : sample::awkward_timelines()) {
    SCOPED_TRACE(awkward.why);
    ReviewSheet sheet = sample::rich();
    sheet.timeline = awkward.line;
    for (const Date as_of : {Date{2029, 6, 19}, Date{2029, 11, 30}, Date{2026, 3, 16}}) {
      sheet.as_of = as_of;
      const Drawing drawing = timeline_picture(sheet);
      EXPECT_GT(drawing.height, 50);
      EXPECT_LT(drawing.height, 1200);
      EXPECT_LT(drawing.shapes.size(), 2000U);
      expect_legible(drawing);
      expect_no_stem_in_words(drawing);
    }
  }
}

TEST(TimelinePicture, EveryFilingDateOfTwoYearsStaysLegible) {
  ReviewSheet sheet = sample::rich();
  for (int day = -250; day < 500; day += 3) {
    sheet.timeline.filed = add_days(*sheet.timeline.deadline, day);
    sheet.as_of = add_days(*sheet.timeline.filed, day % 40);
    SCOPED_TRACE(sheet.timeline.filed->iso());
    const Drawing drawing = timeline_picture(sheet);
    expect_legible(drawing);
    expect_no_stem_in_words(drawing);
  }
}

TEST(SectionsPicture, StaysLegibleForAnyNumberOfPages) {
  for (const int pages : {1, 2, 9, 42, 60, 149, 150, 151, 300, 2000}) {
    SCOPED_TRACE(pages);
    ReviewSheet sheet = sample::rich();
    Outline& outline = *sheet.submission.outline;
    outline.pages = pages;
    for (Section& section : outline.sections) {
      section.heading.page = std::min(section.heading.page, pages);
      section.last_page = std::min(section.last_page, pages);
      section.expected.page = std::min(section.expected.page, pages);
    }
    expect_legible(sections_picture(sheet));
  }
}

TEST(SectionsPicture, TheMissingSectionsPlaceIsLegibleWhereverItIs) {
  ReviewSheet sheet = sample::rich();
  for (int page = 0; page <= 60; ++page) {
    for (const bool in_contents : {false, true}) {
      sheet.submission.outline->sections[7].expected.page = page;
      sheet.submission.outline->sections[7].in_contents = in_contents;
      SCOPED_TRACE(page);
      expect_legible(sections_picture(sheet));
    }
  }
}

TEST(SectionsPicture, BandsAreNeverThinnerThanCanBeSeen) {
  ReviewSheet sheet = sample::rich();
  sheet.submission.outline->pages = 1500;
  for (const Shape& shape : sections_picture(sheet).shapes) {
    if (const auto* rect = std::get_if<RectShape>(&shape); rect != nullptr && rect->fill == Tone::kBand) {
      EXPECT_GE(rect->width, 13);
    }
  }
}

TEST(SectionsPicture, WithoutAReportOneLineOfWords) {
  ReviewSheet sheet = sample::rich();
  sheet.submission.outline.reset();
  const Drawing drawing = sections_picture(sheet);
  EXPECT_EQ(words_of(drawing).size(), 1U);
  expect_legible(drawing);
}

TEST(Hatch, StaysInItsRectangle) {
  const RectShape area{100, 50, 37, 20, Tone::kPaper, Tone::kInk, 4};
  const PathShape lines = hatch(area, 11, 3.6, Tone::kInk);
  ASSERT_FALSE(lines.runs.empty());
  for (const std::vector<Point>& run : lines.runs) {
    for (const Point point : run) {
      EXPECT_GE(point.x, 100);
      EXPECT_LE(point.x, 137);
      EXPECT_GE(point.y, 50);
      EXPECT_LE(point.y, 70);
    }
    EXPECT_NEAR(run[1].x - run[0].x, run[0].y - run[1].y, 1e-9);  // 45 degrees.
  }
}

TEST(Marks, StayInTheirBoxAndDiffer) {
  for (int i = 0; i < 7; ++i) {
    const std::vector<Shape>& shapes = mark_shapes(static_cast<Mark>(i));
    ASSERT_FALSE(shapes.empty());
    for (const Shape& shape : shapes) {
      if (const auto* path = std::get_if<PathShape>(&shape)) {
        for (const std::vector<Point>& run : path->runs) {
          for (const Point point : run) {
            EXPECT_TRUE(point.x >= 0 && point.x <= 16 && point.y >= 0 && point.y <= 16);
          }
        }
      }
      EXPECT_FALSE(std::holds_alternative<MarkShape>(shape) || std::holds_alternative<TextShape>(shape));
    }
  }
}

}  // namespace
}  // namespace nitec
