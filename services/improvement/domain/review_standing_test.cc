#include "services/improvement/domain/review_standing.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace carereform::improvement {
namespace {

using absl::CivilDay;

ReviewPlan Reviewed(DateOrMonth last, int months) {
  return {.reviews = {last}, .interval_months = months};
}

TEST(ReviewStanding, IsCurrentToTheDueDayAndStaleFromTheNext) {
  const ReviewPlan plan = Reviewed({CivilDay(2025, 1, 31)}, 1);
  EXPECT_EQ(StandingOn(plan, CivilDay(2025, 2, 28)).reliance,
            Reliance::kCurrent);
  const ReviewStanding late = StandingOn(plan, CivilDay(2025, 3, 1));
  EXPECT_EQ(late.reliance, Reliance::kStale);
  EXPECT_EQ(late.due, CivilDay(2025, 2, 28));
  EXPECT_EQ(late.days_overdue, 1);
  EXPECT_EQ(late.sentence,
            "stale: last reviewed on 31 January 2025, 29 days before; a review "
            "was due by 28 February 2025 and is 1 day overdue");
}

// Seed 002, lines 829 and 1448: August 2024, read on 3 November 2025.
TEST(ReviewStanding, ThePublishedRegisterIsFifteenMonthsOld) {
  const ReviewStanding standing = StandingOn(
      Reviewed({CivilDay(2024, 8, 31), true}, 3), CivilDay(2025, 11, 3));
  EXPECT_EQ(standing.reliance, Reliance::kStale);
  EXPECT_EQ(standing.days_overdue, 338);
  EXPECT_EQ(standing.sentence,
            "stale: last reviewed in August 2024, 15 months before; a review "
            "was due by 30 November 2024 and is 338 days overdue");
}

TEST(ReviewStanding, WithoutAReviewItIsNeverCurrent) {
  ReviewPlan plan{.raised = CivilDay(2025, 11, 3), .interval_months = 3};
  EXPECT_EQ(StandingOn(plan, CivilDay(2025, 11, 3)).reliance,
            Reliance::kNotReviewed);
  EXPECT_EQ(StandingOn(plan, CivilDay(2026, 2, 3)).reliance,
            Reliance::kNotReviewed);
  EXPECT_EQ(StandingOn(plan, CivilDay(2026, 2, 4)).reliance, Reliance::kStale);
  plan.raised.reset();
  EXPECT_EQ(StandingOn(plan, CivilDay(2030, 1, 1)).reliance,
            Reliance::kNotReviewed);
}

TEST(ReviewStanding, AReviewCountsFromItsDay) {
  const ReviewPlan plan{
      .reviews = {{CivilDay(2024, 1, 10)}, {CivilDay(2025, 6, 1)}},
      .interval_months = 1};
  EXPECT_EQ(StandingOn(plan, CivilDay(2025, 5, 31)).reliance, Reliance::kStale);
  EXPECT_EQ(StandingOn(plan, CivilDay(2025, 6, 1)).reliance,
            Reliance::kCurrent);
}

TEST(ReviewStanding, NobodyReviewsWhatIsClosed) {
  ReviewPlan plan = Reviewed({CivilDay(2024, 1, 10)}, 1);
  plan.closed = CivilDay(2025, 1, 1);
  EXPECT_EQ(StandingOn(plan, CivilDay(2024, 12, 31)).reliance,
            Reliance::kStale);
  EXPECT_EQ(StandingOn(plan, CivilDay(2025, 1, 1)).reliance, Reliance::kClosed);
  EXPECT_EQ(StandingOn(plan, CivilDay(2025, 1, 1)).sentence,
            "closed on 1 January 2025");
}

}  // namespace
}  // namespace carereform::improvement
