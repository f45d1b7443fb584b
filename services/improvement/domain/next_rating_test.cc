#include "services/improvement/domain/next_rating.h"

#include <string>
#include <vector>

#include "gtest/gtest.h"

namespace carereform::improvement {
namespace {

// Nine statements scored 1 to 4, always rounded up; see cqc_scoring.h.
ScoringFramework Published() {
  return {.statement_count = 9,
          .min_score = 1,
          .max_score = 4,
          .rounding_addend = 35,
          .bands = {{"Inadequate", 25},
                    {"Requires improvement", 39},
                    {"Good", 63},
                    {"Outstanding", 88}}};
}

// Every sum of nine scores with its published percentage and rating.
struct Row {
  int sum;
  int percent;
  const char* rating;
};
constexpr Row kTable[] = {{9, 25, "Inadequate"},
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
                          {36, 100, "Outstanding"}};

TEST(ScoreOfSumTest, EverySumOfNineScores) {
  for (const Row& row : kTable) {
    const auto score = ScoreOfSum(row.sum, Published());
    ASSERT_TRUE(score.ok()) << row.sum;
    EXPECT_EQ(*score, (CqcScore{row.sum, row.percent, row.rating}));
  }
}

TEST(ScoreOfSumTest, NoScoresMakeLessOrMore) {
  EXPECT_EQ(ScoreOfSum(8, Published()).status().code(),
            absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(ScoreOfSum(37, Published()).status().code(),
            absl::StatusCode::kInvalidArgument);
}

std::optional<NextRating> NextOf(const std::vector<int>& scores) {
  return *FindNextRating(scores, Published());
}

// Leicestershire: 19, four points from Good.
TEST(FindNextRatingTest, OfTheAssessmentOf2025) {
  EXPECT_EQ(NextOf({2, 3, 2, 2, 2, 2, 2, 2, 2}),
            (NextRating{"Good", 23, 64, 4, 2}));
}

TEST(FindNextRatingTest, AtEachEdge) {
  EXPECT_EQ(NextOf({1, 1, 1, 1, 1, 1, 1, 1, 1}),
            (NextRating{"Requires improvement", 14, 39, 5, 2}));
  EXPECT_EQ(NextOf({2, 2, 2, 2, 1, 1, 1, 1, 1}),
            (NextRating{"Requires improvement", 14, 39, 1, 1}));
  EXPECT_EQ(NextOf({2, 2, 2, 2, 2, 1, 1, 1, 1}),
            (NextRating{"Good", 23, 64, 9, 3}));
  EXPECT_EQ(NextOf({3, 3, 3, 3, 2, 2, 2, 2, 2}),
            (NextRating{"Good", 23, 64, 1, 1}));
  EXPECT_EQ(NextOf({3, 3, 3, 3, 3, 2, 2, 2, 2}),
            (NextRating{"Outstanding", 32, 89, 9, 5}));
  EXPECT_EQ(NextOf({4, 4, 4, 4, 3, 3, 3, 3, 3}),
            (NextRating{"Outstanding", 32, 89, 1, 1}));
  EXPECT_EQ(NextOf({4, 4, 4, 4, 4, 3, 3, 3, 3}), std::nullopt);
  EXPECT_EQ(NextOf({4, 4, 4, 4, 4, 4, 4, 4, 4}), std::nullopt);
}

TEST(FindNextRatingTest, ABandThatNoSumEarnsIsPassedOver) {
  ScoringFramework framework = Published();
  framework.bands = {{"Low", 0}, {"Narrow", 54}, {"High", 55}};
  EXPECT_EQ(
      FindNextRating(std::vector<int>{2, 3, 2, 2, 2, 2, 2, 2, 2}, framework)
          .value()
          ->rating,
      "High");
  framework.bands = {{"Low", 0}, {"Beyond", 101}};
  EXPECT_EQ(FindNextRating(std::vector<int>(9, 2), framework).value(),
            std::nullopt);
}

TEST(FindNextRatingTest, RefusesWhatCannotBeScored) {
  EXPECT_EQ(FindNextRating(std::vector<int>{1}, Published()).status().code(),
            absl::StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace carereform::improvement
