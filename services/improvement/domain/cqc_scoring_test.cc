#include "services/improvement/domain/cqc_scoring.h"

#include <cstddef>
#include <ostream>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace carereform::improvement {
namespace {

using testing::HasSubstr;

ScoringFramework NineStatements() {
  return {9,
          1,
          4,
          35,
          {{"Inadequate", 25},
           {"Requires improvement", 39},
           {"Good", 63},
           {"Outstanding", 88}}};
}

// Nine scores from 1 to 4 that add up to `sum`.
std::vector<int> ScoresOfSum(int sum) {
  std::vector<int> scores(9, 1);
  int left = sum - 9;
  for (int& score : scores) {
    const int more = left < 3 ? left : 3;
    score += more;
    left -= more;
  }
  return scores;
}

struct Published {
  int sum;
  int percent;
  std::string rating;
};
std::ostream& operator<<(std::ostream& out, const Published& c) {
  return out << c.sum << " of 36";
}

class PublishedTableTest : public testing::TestWithParam<Published> {};

TEST_P(PublishedTableTest, AgreesForEverySum) {
  const Published& c = GetParam();
  const auto score = Score(ScoresOfSum(c.sum), NineStatements());
  ASSERT_TRUE(score.ok()) << score.status();
  EXPECT_EQ(score->sum, c.sum);
  EXPECT_EQ(score->percent, c.percent);
  EXPECT_EQ(score->rating, c.rating);
}

// Every possible sum. 13 to 14, 22 to 23 and 31 to 32 are the edges of ratings.
INSTANTIATE_TEST_SUITE_P(Golden, PublishedTableTest,
                         testing::ValuesIn(std::vector<Published>{
                             {9, 25, "Inadequate"},
                             {10, 28, "Inadequate"},
                             {11, 31, "Inadequate"},
                             {12, 34, "Inadequate"},
                             {13, 37, "Inadequate"},
                             {14, 39, "Requires improvement"},
                             {15, 42, "Requires improvement"},
                             {16, 45, "Requires improvement"},
                             {17, 48, "Requires improvement"},
                             {18, 50, "Requires improvement"},
                             {19, 53, "Requires improvement"},
                             {20, 56, "Requires improvement"},
                             {21, 59, "Requires improvement"},
                             {22, 62, "Requires improvement"},
                             {23, 64, "Good"},
                             {24, 67, "Good"},
                             {25, 70, "Good"},
                             {26, 73, "Good"},
                             {27, 75, "Good"},
                             {28, 78, "Good"},
                             {29, 81, "Good"},
                             {30, 84, "Good"},
                             {31, 87, "Good"},
                             {32, 89, "Outstanding"},
                             {33, 92, "Outstanding"},
                             {34, 95, "Outstanding"},
                             {35, 98, "Outstanding"},
                             {36, 100, "Outstanding"},
                         }),
                         [](const auto& test) {
                           return "Sum" + std::to_string(test.param.sum);
                         });

TEST(CqcScoringTest, RatesTheProgrammesNineScores) {
  const std::vector<int> scores = {2, 3, 2, 2, 2, 2, 2, 2, 2};
  EXPECT_EQ(*Score(scores, NineStatements()),
            (CqcScore{19, 53, "Requires improvement"}));
}

TEST(CqcScoringTest, BandsBeginAtTheirLowestPercentage) {
  // One statement of 0 to 100 and no rounding: the score is the percentage.
  const ScoringFramework framework{
      1, 0, 100, 0, {{"Low", 0}, {"Middle", 39}, {"High", 88}}};
  const std::vector<std::string> ratings = {
      Score({0}, framework)->rating,  Score({38}, framework)->rating,
      Score({39}, framework)->rating, Score({87}, framework)->rating,
      Score({88}, framework)->rating, Score({100}, framework)->rating};
  EXPECT_THAT(ratings, testing::ElementsAre("Low", "Low", "Middle", "Middle",
                                            "High", "High"));
}

TEST(CqcScoringTest, RefusesTooFewAndTooManyScores) {
  for (const size_t count : {0, 8, 10}) {
    const auto score = Score(std::vector<int>(count, 2), NineStatements());
    EXPECT_EQ(score.status().code(), absl::StatusCode::kInvalidArgument);
    EXPECT_THAT(std::string(score.status().message()),
                HasSubstr("there are 9 quality statements"));
  }
}

TEST(CqcScoringTest, RefusesAScoreOutsideTheScaleByItsPlace) {
  for (const int wrong : {-1, 0, 5}) {
    std::vector<int> scores(9, 2);
    scores[3] = wrong;
    const auto score = Score(scores, NineStatements());
    EXPECT_EQ(score.status().code(), absl::StatusCode::kInvalidArgument);
    EXPECT_THAT(std::string(score.status().message()),
                HasSubstr("statement 4 must be from 1 to 4"));
  }
}

struct Unsound {
  std::string name;
  ScoringFramework framework;
  std::string words;
};
std::ostream& operator<<(std::ostream& out, const Unsound& c) {
  return out << c.name;
}

class UnsoundFrameworkTest : public testing::TestWithParam<Unsound> {};

TEST_P(UnsoundFrameworkTest, IsRefused) {
  const Unsound& c = GetParam();
  const auto score = Score(std::vector<int>(9, 2), c.framework);
  EXPECT_EQ(score.status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(std::string(score.status().message()), HasSubstr(c.words));
}

const std::vector<RatingBand> kOneBand = {{"Any", 0}};
INSTANTIATE_TEST_SUITE_P(
    Rules, UnsoundFrameworkTest,
    testing::ValuesIn(std::vector<Unsound>{
        {"NoStatements", {0, 1, 4, 0, kOneBand}, "1 to 1000 statements"},
        {"TooMany", {1001, 1, 4, 0, kOneBand}, "1 to 1000 statements"},
        {"NegativeLowest", {9, -1, 4, 0, kOneBand}, "lowest score of 0"},
        {"OnlyOneScore", {9, 4, 4, 0, kOneBand}, "below its highest"},
        {"ScoreTooHigh", {9, 1, 1001, 0, kOneBand}, "at most 1000"},
        {"NegativeAddend", {9, 1, 4, -1, kOneBand}, "rounding addend"},
        {"AddendOfAWholePercent", {9, 1, 4, 36, kOneBand}, "rounding addend"},
        {"NoBands", {9, 1, 4, 35, {}}, "first rating must begin"},
        {"FirstBandTooHigh",
         {9, 1, 4, 35, {{"Low", 26}}},
         "first rating must begin"},
        {"BandsEqual",
         {9, 1, 4, 35, {{"Low", 25}, {"High", 25}}},
         "must each begin above"},
    }),
    [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace carereform::improvement
