#include "services/reporting/documents/target_chart.h"

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "services/reporting/documents/html_chart.h"
#include "services/reporting/documents/rich_return.h"

namespace carereform::reporting::documents {
namespace {

v1::Cell Days(int days, absl::string_view more) {
  return MakeCell(absl::StrCat(
      "display_name: 'Wait' value { state: VALUE basis: STOCK unit: 'days' "
      "maximum { value: ",
      days, " n: 3 } } ", more));
}

TEST(ChartsOfTest, DrawsFiguresOfOneUnitWithTheTarget) {
  const v1::Cell judged = Days(21, "target: 'at most 14 days' outcome: MISSED");
  v1::Cell flow = Days(9, "outcome: CONTEXT");
  flow.mutable_value()->set_basis(measures::v1::FLOW);
  const auto charts = ChartsOf("M02", judged, {&judged, &flow});
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

TEST(ChartsOfTest, NeverPutsTwoUnitsOnOneScale) {
  const v1::Cell judged =
      Days(65,
           "target: 'at most 28 working days' outcome: CONTEXT "
           "unit_differs: true");
  v1::Cell working = judged;
  working.set_unit_differs(false);
  working.set_outcome(v1::Cell::MISSED);
  working.mutable_value()->set_unit("working days");
  const auto charts = ChartsOf("M07b", working, {&judged, &working});
  ASSERT_EQ(charts.size(), 1u) << "one bar of another unit says nothing";
  EXPECT_EQ(charts[0].bars.size(), 1u);
  EXPECT_EQ(charts[0].subtitle, "Wait, working days");
}

TEST(ChartsOfTest, DrawsNoTargetLineWhereUnitsDiffer) {
  const v1::Cell a =
      Days(65, "target: 'at most 28 working days' unit_differs: true");
  const v1::Cell b = Days(60, "unit_differs: true");
  const auto charts = ChartsOf("M07b", a, {&a, &b});
  ASSERT_EQ(charts.size(), 1u);
  EXPECT_FALSE(charts[0].target.has_value());
  EXPECT_EQ(charts[0].title, "Wait");
}

TEST(ChartsOfTest, DrawsNothingWithoutAFigure) {
  const v1::Cell missing = MakeCell(
      "target: 'at most 14 days' value { state: MISSING unit: 'days' }");
  EXPECT_TRUE(ChartsOf("M10", missing, {&missing}).empty());
}

TEST(ChartsOfTest, SaysWhereABarHasNoFigure) {
  const v1::Cell held = Days(5, "target: 'at most 14 days' group: 'North'");
  const v1::Cell missing =
      MakeCell("group: 'South' value { state: MISSING unit: 'days' }");
  const auto charts = ChartsOf("M02", held, {&held, &missing});
  ASSERT_EQ(charts.size(), 1u);
  EXPECT_EQ(charts[0].bars[1].label, "South");
  EXPECT_EQ(charts[0].bars[1].words, "Not available");
  EXPECT_EQ(charts[0].bars[1].thousandths, std::nullopt);
}

TEST(DrawChartTest, DrawsBarsToScaleFromNought) {
  const Chart chart{"c",
                    "Title",
                    "Wait, days",
                    {{"Long", "40 days", 40'000, false},
                     {"Half", "20 days", 20'000, true},
                     {"None", "0 days", 0, false},
                     {"Missing", "Not available", std::nullopt, false}},
                    ChartTarget{10'000, "at most 10 days"}};
  const std::string svg = DrawChart(chart).html();
  EXPECT_TRUE(
      absl::StrContains(svg, "width=\"430\" height=\"24\" fill=\"#12436D\""));
  EXPECT_TRUE(
      absl::StrContains(svg, "width=\"215\" height=\"24\" fill=\"#F46A25\""));
  EXPECT_TRUE(absl::StrContains(svg, "width=\"1\" height=\"24\""));
  EXPECT_TRUE(absl::StrContains(svg, "x1=\"107\" x2=\"107\""));
  EXPECT_TRUE(absl::StrContains(
      svg,
      "Bar chart. Wait, days. Long: 40 days. Half: 20 days. None: 0 "
      "days. Missing: Not available. Target: at most 10 days."));
}

TEST(DrawChartTest, DrawsNoughtOnly) {
  const Chart chart{
      "c", "T", "S", {{"None", "0%", 0, false}}, ChartTarget{0, "0%"}};
  EXPECT_TRUE(absl::StrContains(DrawChart(chart).html(), "width=\"1\""));
}

}  // namespace
}  // namespace carereform::reporting::documents
