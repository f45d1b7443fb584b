#include "services/reporting/documents/bar_chart.h"

#include "absl/strings/match.h"
#include "gtest/gtest.h"

namespace carereform::reporting::documents {
namespace {

TEST(DrawBarsTest, DrawsBarsToScaleFromNought) {
  const BarChart chart{"c",
                       "Title",
                       "Wait, days",
                       {{"Long", "40 days", 40'000, false},
                        {"Half", "20 days", 20'000, true},
                        {"None", "0 days", 0, false},
                        {"Missing", "Not available", std::nullopt, false}},
                       ChartTarget{10'000, "at most 10 days"}};
  const std::string svg = DrawBars(chart).html();
  EXPECT_TRUE(
      absl::StrContains(svg, "width=\"430\" height=\"24\" fill=\"#12436D\""));
  EXPECT_TRUE(
      absl::StrContains(svg, "width=\"215\" height=\"24\" fill=\"#F46A25\""));
  EXPECT_TRUE(absl::StrContains(svg, "width=\"1\" height=\"24\""));
  EXPECT_TRUE(absl::StrContains(svg, "x1=\"107\" y1=\"2\" x2=\"107\""));
  EXPECT_TRUE(absl::StrContains(
      svg,
      "Bar chart. Wait, days. Long: 40 days. Half: 20 days. None: 0 "
      "days. Missing: Not available. Target: at most 10 days."));
}

TEST(DrawBarsTest, DrawsNoughtOnly) {
  const BarChart chart{
      "c", "T", "S", {{"None", "0%", 0, false}}, ChartTarget{0, "0%"}};
  EXPECT_TRUE(absl::StrContains(DrawBars(chart).html(), "width=\"1\""));
}

}  // namespace
}  // namespace carereform::reporting::documents
