// An oracle that hands out a week's sevenths of a penny day by day.

#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"
#include "services/financial_assessments/domain/direct_payment_amounts.h"

namespace carereform::financial_assessments {
namespace {

const absl::CivilDay kStart(2025, 10, 1);

// Pays day by day: each adds `weekly` sevenths of a penny to what is held, and
// whole pennies are paid out as soon as they are there.
int64_t PaidDayByDay(int64_t weekly, int first, int last) {
  int64_t sevenths = 0;
  int64_t paid = 0;
  for (int day = 0; day <= last; ++day) {
    sevenths += weekly;
    while (sevenths >= 7) {
      sevenths -= 7;
      if (day >= first) ++paid;
    }
  }
  return paid;
}

RC_GTEST_PROP(DirectPaymentAmountsPropertyTest, SplittingChangesNothing, ()) {
  const int64_t weekly = *rc::gen::inRange<int64_t>(0, 3000);
  const int first = *rc::gen::inRange(0, 60);
  const int last = first + *rc::gen::inRange(0, 60);
  const Pence whole = PaidForDays(Pence::FromPence(weekly), kStart,
                                  kStart + first, kStart + last);
  RC_ASSERT(whole.value() == PaidDayByDay(weekly, first, last));

  const int weeks = *rc::gen::inRange(1, 9);
  Pence sum;
  absl::CivilDay next = kStart + first;
  for (const PayPeriod& period :
       SplitIntoPayPeriods(kStart, kStart + first, kStart + last, weeks)) {
    RC_ASSERT(period.first == next);
    RC_ASSERT(period.first <= period.last);
    RC_ASSERT((period.first - kStart) / (7 * weeks) ==
              (period.last - kStart) / (7 * weeks));
    sum = sum + PaidForDays(Pence::FromPence(weekly), kStart, period.first,
                            period.last);
    next = period.last + 1;
  }
  RC_ASSERT(next == kStart + last + 1);
  RC_ASSERT(sum == whole);
}

}  // namespace
}  // namespace carereform::financial_assessments
