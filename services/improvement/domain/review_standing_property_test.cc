#include <algorithm>

#include "absl/strings/match.h"
#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"
#include "services/improvement/domain/review_standing.h"

namespace carereform::improvement {
namespace {

using absl::CivilDay;

CivilDay AnyDay() { return CivilDay(2022, 1, 1) + *rc::gen::inRange(0, 1500); }

ReviewPlan AnyPlan() {
  ReviewPlan plan;
  plan.interval_months = *rc::gen::inRange(1, 25);
  const int count = *rc::gen::inRange(0, 5);
  for (int i = 0; i < count; ++i) plan.reviews.push_back({AnyDay()});
  std::sort(plan.reviews.begin(), plan.reviews.end(),
            [](const auto& a, const auto& b) { return a.day < b.day; });
  if (*rc::gen::inRange(0, 2) == 1) plan.raised = AnyDay();
  return plan;
}

// The oracle steps through the months after each review that was held by then:
// the risk is current if the day is within the months of any of them.
RC_GTEST_PROP(ReviewStandingProperty, CurrentOnlyWithinAnInterval, ()) {
  const ReviewPlan plan = AnyPlan();
  const CivilDay day = AnyDay();
  bool within = false;
  for (const DateOrMonth& review : plan.reviews) {
    CivilDay month_end = review.day;
    const absl::CivilMonth last =
        absl::CivilMonth(review.day) + plan.interval_months;
    month_end = CivilDay(last + 1) - 1;
    const CivilDay due =
        std::min(month_end, CivilDay(last) + (review.day.day() - 1));
    within = within || (review.day <= day && day <= due);
  }
  const ReviewStanding standing = StandingOn(plan, day);
  RC_ASSERT((standing.reliance == Reliance::kCurrent) == within);
  RC_ASSERT(absl::StartsWith(standing.sentence, "current") == within);
  RC_ASSERT((standing.days_overdue > 0) ==
            (standing.reliance == Reliance::kStale));
}

RC_GTEST_PROP(ReviewStandingProperty, ALaterReviewNeverMakesItLessReliable,
              ()) {
  ReviewPlan plan = AnyPlan();
  const CivilDay day = AnyDay();
  const bool was_current = StandingOn(plan, day).reliance == Reliance::kCurrent;
  plan.reviews.push_back({day});
  RC_ASSERT(StandingOn(plan, day).reliance == Reliance::kCurrent);
  RC_ASSERT(!was_current || StandingOn(plan, day).days_overdue == 0);
}

}  // namespace
}  // namespace carereform::improvement
