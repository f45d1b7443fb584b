#include "services/reporting/domain/disclosure.h"

#include <ostream>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace carereform::reporting {
namespace {

using testing::ElementsAre;

DisclosureRule Rule() {
  return {"small-counts-1",           "assumed", "a source",
          absl::CivilDay(2025, 4, 1), 5,         {}};
}

// Counts of which each is shown by a figure of its own.
CountedFigures EachShown(std::vector<int64_t> counts,
                         std::vector<CountSum> sums) {
  CountedFigures figures{std::move(counts), {}, std::move(sums)};
  for (size_t i = 0; i < figures.counts.size(); ++i)
    figures.figures.push_back({i});
  return figures;
}

// A total, the first count, and its parts; which of them are suppressed.
struct Case {
  std::string name;
  std::vector<int64_t> counts;
  std::vector<bool> suppressed;
};
std::ostream& operator<<(std::ostream& out, const Case& c) {
  return out << c.name;
}

class GroupTest : public testing::TestWithParam<Case> {};

TEST_P(GroupTest, SuppressesWhatIsSmallAndWhatGivesItAway) {
  const Case& c = GetParam();
  CountSum sum{0, {}};
  for (size_t i = 1; i < c.counts.size(); ++i) sum.parts.push_back(i);
  EXPECT_EQ(SuppressedFigures(EachShown(c.counts, {sum}), Rule()),
            c.suppressed);
}

INSTANTIATE_TEST_SUITE_P(
    Groups, GroupTest,
    testing::ValuesIn(std::vector<Case>{
        {"NothingSmall", {30, 10, 20}, {false, false, false}},
        {"FiveIsShown", {30, 5, 25}, {false, false, false}},
        {"NoughtIsShown", {30, 0, 30}, {false, false, false}},
        {"FourTakesTheNextSmallest",
         {60, 4, 20, 36},
         {false, true, true, false}},
        {"TwoSmallProtectEachOther",
         {37, 3, 4, 30},
         {false, true, true, false}},
        {"TwoOnesWouldGiveEachOtherAway",
         {32, 1, 1, 10, 20},
         {false, true, true, true, false}},
        {"NoughtProtectsNothing", {34, 4, 0, 30}, {false, true, false, true}},
        {"AllPartsSmallTakeTheTotal",
         {5, 1, 1, 1, 1, 1},
         {true, true, true, true, true, true}},
        {"ASmallTotalTakesItsParts", {3, 3, 0}, {true, true, false}},
        {"ALoneFigure", {2}, {true}},
        {"ASmallRestThatIsNotPublished", {33, 10, 20}, {false, true, false}},
        {"ALargeRestIsNoConcern", {60, 10, 20}, {false, false, false}},
        {"PartsThatAreMoreThanTheTotal", {10, 8, 7}, {false, false, false}},
    }),
    [](const auto& test) { return test.param.name; });

TEST(DisclosureTest, AHiddenTotalIsNotMadeUpFromItsParts) {
  // 40 = 2 + 38, and 38 = 18 + 20: 38 is suppressed for the sake of 2, and may
  // not be had from its own parts.
  EXPECT_THAT(
      SuppressedFigures(
          EachShown({40, 2, 38, 18, 20}, {{0, {1, 2}}, {2, {3, 4}}}), Rule()),
      ElementsAre(false, true, true, true, false));
}

TEST(DisclosureTest, AnotherFigureOfTheSamePeopleGoesToo) {
  // A count, and a median, of each of two teams.
  const CountedFigures figures{
      {33, 3, 30}, {{0}, {0}, {1}, {1}, {2}, {2}}, {{0, {1, 2}}}};
  EXPECT_THAT(SuppressedFigures(figures, Rule()),
              ElementsAre(false, false, true, true, true, true));
}

TEST(DisclosureTest, AShareOfFewHidesTheShareAndNotThePeople) {
  // 300 people, a count; of whom 2 have waited long, a share.
  const CountedFigures figures{{300, 2, 298}, {{0}, {0, 1, 2}}, {{0, {1, 2}}}};
  EXPECT_THAT(SuppressedFigures(figures, Rule()), ElementsAre(false, true));
}

TEST(DisclosureTest, NothingToShowIsNothingToSuppress) {
  EXPECT_TRUE(SuppressedFigures({}, Rule()).empty());
}

}  // namespace
}  // namespace carereform::reporting
