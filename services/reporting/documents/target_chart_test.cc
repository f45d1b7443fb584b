#include "services/reporting/documents/target_chart.h"

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "services/reporting/documents/rich_return.h"

namespace carereform::reporting::documents {
namespace {

v1::Cell Days(int days, absl::string_view more) {
  return MakeCell(absl::StrCat(
      "display_name: 'Wait' value { state: VALUE basis: STOCK unit: 'days' "
      "maximum { value: ",
      days, " n: 3 } } ", more));
}

TEST(BarsOfTest, DrawsFiguresOfOneUnitWithTheTarget) {
  const v1::Cell judged = Days(21, "target: 'at most 14 days' outcome: MISSED");
  v1::Cell flow = Days(9, "outcome: CONTEXT");
  flow.mutable_value()->set_basis(measures::v1::FLOW);
  const auto charts = BarsOf("Kent", judged, {&judged, &flow});
  ASSERT_EQ(charts.size(), 1u);
  EXPECT_EQ(charts[0].title, "21 days against a target of at most 14 days");
  ASSERT_TRUE(charts[0].target.has_value());
  EXPECT_EQ(charts[0].target->thousandths, 14'000);
  ASSERT_EQ(charts[0].bars.size(), 2u);
  EXPECT_EQ(charts[0].bars[0].label, "Stock, not stated (used to judge)");
  EXPECT_EQ(charts[0].bars[0].thousandths, 21'000);
  EXPECT_FALSE(charts[0].bars[0].is_flow);
  EXPECT_EQ(charts[0].bars[1].label, "Flow, not stated");
  EXPECT_TRUE(charts[0].bars[1].is_flow);
}

TEST(BarsOfTest, NeverPutsTwoUnitsOnOneScale) {
  const v1::Cell judged =
      Days(65,
           "code: 'M07b' target: 'at most 28 working days' outcome: CONTEXT "
           "unit_differs: true");
  v1::Cell working = judged;
  working.set_unit_differs(false);
  working.set_outcome(v1::Cell::MISSED);
  working.mutable_value()->set_unit("working days");
  const auto charts = BarsOf("Kent", working, {&judged, &working});
  ASSERT_EQ(charts.size(), 1u) << "one bar of another unit says nothing";
  EXPECT_EQ(charts[0].bars.size(), 1u);
  EXPECT_EQ(charts[0].subtitle, "Wait, working days, Kent");
  EXPECT_EQ(charts[0].id, "chart-M07b-1");
}

TEST(BarsOfTest, DrawsNoTargetLineWhereUnitsDiffer) {
  const v1::Cell a =
      Days(65, "target: 'at most 28 working days' unit_differs: true");
  const v1::Cell b = Days(60, "unit_differs: true");
  const auto charts = BarsOf("Kent", a, {&a, &b});
  ASSERT_EQ(charts.size(), 1u);
  EXPECT_FALSE(charts[0].target.has_value());
  EXPECT_EQ(charts[0].title, "Wait");
}

TEST(BarsOfTest, DrawsNothingWithoutAFigure) {
  const v1::Cell missing = MakeCell(
      "target: 'at most 14 days' value { state: MISSING unit: 'days' }");
  EXPECT_TRUE(BarsOf("Kent", missing, {&missing}).empty());
}

v1::EarlierFigure Earlier(int days, int year, int month, int day) {
  v1::EarlierFigure figure;
  figure.mutable_value()->set_state(measures::v1::MeasureValue::VALUE);
  figure.mutable_value()->set_origin(measures::v1::MeasureValue::IMPORTED);
  figure.mutable_value()->set_unit("days");
  figure.mutable_value()->mutable_maximum()->set_value(days);
  google::type::Date& date = *figure.mutable_value()->mutable_as_of_date();
  date.set_year(year);
  date.set_month(month);
  date.set_day(day);
  return figure;
}

v1::Cell WithHistory(int then, int now) {
  v1::Cell cell =
      Days(now, "id: 'm02' target: 'at most 14 days' outcome: MISSED");
  cell.mutable_value()->set_origin(measures::v1::MeasureValue::COMPUTED);
  *cell.mutable_value()->mutable_as_of_date() =
      Earlier(0, 2025, 10, 12).value().as_of_date();
  *cell.add_earlier() = Earlier(then, 2024, 12, 29);
  return cell;
}

TEST(LineOfTest, DrawsWhatWasPublishedAndWhatIsComputed) {
  const auto line = LineOf("Kent", WithHistory(45, 21));
  ASSERT_TRUE(line.has_value());
  EXPECT_EQ(line->title, "Fell from 45 days to 21 days, target missed");
  EXPECT_EQ(line->subtitle,
            "Wait, days, Kent, 29 Dec 2024 to 12 Oct 2025. Rings are figures "
            "as published; a dot is computed.");
  ASSERT_EQ(line->points.size(), 2u);
  EXPECT_EQ(line->points[0].thousandths, 45'000);
  EXPECT_FALSE(line->points[0].computed);
  EXPECT_EQ(line->points[1].words, "21 days");
  EXPECT_TRUE(line->points[1].computed);
  EXPECT_EQ(line->points[1].day - line->points[0].day, 287);
  EXPECT_EQ(line->target->thousandths, 14'000);
}

TEST(LineOfTest, SaysWhichWayTheFigureWent) {
  EXPECT_EQ(LineOf("Kent", WithHistory(9, 21))->title,
            "Rose from 9 days to 21 days, target missed");
  EXPECT_EQ(LineOf("Kent", WithHistory(21, 21))->title,
            "Unchanged at 21 days, target missed");
  v1::Cell met = WithHistory(45, 10);
  met.set_outcome(v1::Cell::MET);
  EXPECT_EQ(LineOf("Kent", met)->title,
            "Fell from 45 days to 10 days, target met");
}

v1::Cell WithBreak(v1::Cell cell, int year, int month, int day) {
  auto& at = *cell.add_series_breaks();
  *at.mutable_from_date() = Earlier(0, year, month, day).value().as_of_date();
  at.set_reason("Counted anew");
  return cell;
}

TEST(LineOfTest, SaysNothingOfATrendAcrossABreak) {
  const auto line = LineOf("Kent", WithBreak(WithHistory(45, 21), 2025, 4, 1));
  ASSERT_TRUE(line.has_value());
  EXPECT_EQ(line->title, "21 days, after a break in the series, target missed");
  EXPECT_TRUE(BreaksBetween(*line, line->points[0], line->points[1]));
  ASSERT_EQ(line->breaks.size(), 1u);
  EXPECT_EQ(line->breaks[0].day_words, "1 Apr 2025");
  EXPECT_EQ(line->breaks[0].reason, "Counted anew");
}

TEST(LineOfTest, ComparesWithTheFirstFigureSinceABreak) {
  v1::Cell cell = WithBreak(WithHistory(45, 21), 2025, 4, 1);
  *cell.add_earlier() = Earlier(30, 2025, 4, 1);
  EXPECT_EQ(LineOf("Kent", cell)->title,
            "Fell from 30 days to 21 days since a break in the series, target "
            "missed");
}

// The day of the earlier figure may be before the break or after it.
TEST(LineOfTest, ComparesNoFigureOfTheMonthOfABreak) {
  v1::Cell cell = WithBreak(WithHistory(45, 21), 2024, 12, 15);
  EXPECT_EQ(LineOf("Kent", cell)->title,
            "Fell from 45 days to 21 days, target missed");
  cell.mutable_earlier(0)->set_month_precision(true);
  EXPECT_EQ(LineOf("Kent", cell)->title,
            "21 days, after a break in the series, target missed");
}

TEST(LineOfTest, LeavesAGapWhereThereIsNoFigure) {
  v1::Cell cell = WithHistory(45, 21);
  cell.mutable_value()->set_state(measures::v1::MeasureValue::MISSING);
  cell.set_outcome(v1::Cell::NOT_JUDGED);
  const auto line = LineOf("Kent", cell);
  ASSERT_TRUE(line.has_value());
  EXPECT_EQ(line->points[1].thousandths, std::nullopt);
  EXPECT_EQ(line->title, "Not available");
}

TEST(LineOfTest, DrawsNoLineOfOnePointOrOfADayThatIsNotKnown) {
  v1::Cell cell = WithHistory(45, 21);
  cell.clear_earlier();
  EXPECT_FALSE(LineOf("Kent", cell).has_value());
  cell = WithHistory(45, 21);
  cell.mutable_value()->clear_as_of_date();
  EXPECT_FALSE(LineOf("Kent", cell).has_value());
}

TEST(BarsOfTest, LeavesOutTheOneBarThatALineShows) {
  const v1::Cell alone = WithHistory(45, 21);
  EXPECT_TRUE(BarsOf("Kent", alone, {&alone}).empty());
  const v1::Cell flow = Days(9, "outcome: CONTEXT");
  EXPECT_EQ(BarsOf("Kent", alone, {&alone, &flow}).size(), 1u);
}

}  // namespace
}  // namespace carereform::reporting::documents
