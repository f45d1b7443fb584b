#include "services/reporting/documents/line_chart.h"

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"

namespace carereform::reporting::documents {
namespace {

size_t CountOf(const std::string& text, const std::string& part) {
  size_t count = 0;
  for (size_t at = text.find(part); at != std::string::npos;
       at = text.find(part, at + 1)) {
    ++count;
  }
  return count;
}

// The lines of the figure itself, not of the axis or the target.
size_t LinesIn(const std::string& svg) {
  return CountOf(svg, "stroke=\"#12436D\" stroke-width=\"3\"></line>");
}

LinePoint At(int64_t day, std::optional<int64_t> value, bool computed = false) {
  return {
      day,
      day,
      absl::StrCat("day ", day),
      value.has_value() ? absl::StrCat(*value, " days") : "Not available",
      value.has_value() ? std::optional<int64_t>(*value * 1'000) : std::nullopt,
      computed};
}

std::string Draw(std::vector<LinePoint> points,
                 std::optional<ChartTarget> target = std::nullopt) {
  return DrawLine(
             {"c", "Title", "Wait, days", std::move(points), std::move(target)})
      .html();
}

TEST(DrawLineTest, DrawsDaysAndFiguresToScaleFromNought) {
  const std::string svg = Draw({At(100, 40), At(200, 20), At(300, 0, true)});
  EXPECT_TRUE(absl::StrContains(svg, "cx=\"110\" cy=\"36\""));
  EXPECT_TRUE(absl::StrContains(svg, "cx=\"275\" cy=\"113\""));
  EXPECT_TRUE(absl::StrContains(svg, "cx=\"440\" cy=\"190\""));
  EXPECT_EQ(LinesIn(svg), 2u);
}

TEST(DrawLineTest, TellsComputedFromPublishedByShape) {
  const std::string svg = Draw({At(1, 4), At(2, 3), At(3, 2, true)});
  EXPECT_EQ(CountOf(svg, "r=\"6\" fill=\"#ffffff\""), 2u);
  EXPECT_EQ(CountOf(svg, "r=\"6\" fill=\"#12436D\""), 1u);
}

TEST(DrawLineTest, HasAGapWhereThereIsNoFigure) {
  const std::string svg =
      Draw({At(1, 4), At(2, std::nullopt), At(3, 3), At(4, 2, true)});
  EXPECT_EQ(LinesIn(svg), 1u);
  EXPECT_EQ(CountOf(svg, "<circle"), 3u);
  EXPECT_TRUE(absl::StrContains(svg,
                                "day 2: Not available. day 3: 3 days, "
                                "published. day 4: 2 days, computed."));
}

std::string DrawBroken(std::vector<LinePoint> points, int64_t break_day) {
  return DrawLine({"c",
                   "Title",
                   "Wait, days",
                   std::move(points),
                   std::nullopt,
                   {{break_day, "the day", "Counted anew"}}})
      .html();
}

TEST(DrawLineTest, EndsBeforeABreakAndBeginsAnewAfterIt) {
  const std::vector<LinePoint> points = {At(100, 40), At(200, 30), At(300, 20),
                                         At(400, 10, true)};
  const std::string svg = DrawBroken(points, 250);
  EXPECT_EQ(LinesIn(svg), 2u);
  EXPECT_TRUE(absl::StrContains(svg,
                                "x1=\"275\" y1=\"24\" x2=\"275\" "
                                "y2=\"190\""))
      << svg;
  EXPECT_TRUE(
      absl::StrContains(svg, "The series breaks on the day: Counted anew."));
}

TEST(DrawLineTest, ABreakIsOfTheDayItBeginsOn) {
  const std::vector<LinePoint> points = {At(100, 40), At(200, 30),
                                         At(300, 20, true)};
  EXPECT_EQ(LinesIn(DrawBroken(points, 100)), 2u) << "the first is of after it";
  EXPECT_EQ(LinesIn(DrawBroken(points, 101)), 1u);
  EXPECT_EQ(LinesIn(DrawBroken(points, 200)), 1u);
  EXPECT_EQ(LinesIn(DrawBroken(points, 300)), 1u);
  EXPECT_EQ(LinesIn(DrawBroken(points, 301)), 2u) << "the last is of before it";
}

TEST(DrawLineTest, AFigureOfDaysOnBothSidesOfABreakStandsAlone) {
  std::vector<LinePoint> points = {At(100, 40), At(200, 30), At(300, 20, true)};
  points[1].first_day = 150;
  EXPECT_EQ(LinesIn(DrawBroken(points, 160)), 0u);
}

TEST(DrawLineTest, SaysAtItsEndThatThereIsNoFigure) {
  const std::string svg = Draw({At(1, 4), At(2, std::nullopt, true)});
  EXPECT_EQ(LinesIn(svg), 0u);
  EXPECT_TRUE(absl::StrContains(svg, "font-weight=\"bold\">Not available<"));
}

TEST(DrawLineTest, MovesTheTargetsWordsAwayFromTheFigure) {
  const auto said_at = [](int64_t figure, int64_t target) {
    const std::string svg = Draw({At(1, 100), At(2, figure, true)},
                                 ChartTarget{target * 1'000, "the target"});
    const auto height = [&svg](const std::string& words) {
      const size_t end = svg.find("\" text-anchor=\"start\"" + words);
      const size_t begin = svg.rfind("y=\"", end) + 3;
      return std::stoi(svg.substr(begin, end - begin));
    };
    return std::pair(height(" font-weight=\"bold\">"), height(">Target:"));
  };
  for (const int64_t target : {0, 1, 49, 50, 51, 99, 100}) {
    for (const int64_t figure : {0, 1, 50, 99, 100}) {
      const auto [words, goal] = said_at(figure, target);
      // The figure is one line; the target's words are two, the second of
      // them 18 pixels lower.
      EXPECT_TRUE(words + 14 <= goal || goal + 18 + 14 <= words)
          << figure << " and " << target << ": " << words << ", " << goal;
      EXPECT_GE(std::min(words, goal), 12);
      EXPECT_LE(std::max(words, goal + 18), 206);
    }
  }
}

TEST(DrawLineTest, LeavesOutWordsForWhichThereIsNoRoom) {
  std::vector<LinePoint> points;
  for (int day = 0; day < 60; ++day) points.push_back(At(day, day % 7));
  const std::string svg = Draw(points);
  EXPECT_LT(CountOf(svg, "<text"), 20u);
  EXPECT_TRUE(absl::StrContains(svg, ">day 0<"));
  EXPECT_TRUE(absl::StrContains(svg, ">day 59<"));
  EXPECT_TRUE(absl::StrContains(svg, "day 31: 3 days")) << "still described";
}

TEST(DrawLineTest, DrawsOnePointAndPointsOfOneDay) {
  EXPECT_EQ(CountOf(Draw({At(5, 3, true)}), "<circle"), 1u);
  EXPECT_EQ(CountOf(Draw({At(5, 3), At(5, 0, true)}), "<circle"), 2u);
}

}  // namespace
}  // namespace carereform::reporting::documents
