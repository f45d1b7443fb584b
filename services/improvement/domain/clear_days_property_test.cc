#include <algorithm>
#include <vector>

#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"
#include "services/improvement/domain/clear_days.h"

namespace carereform::improvement {
namespace {

using absl::CivilDay;

const BankHolidays& England() { return BankHolidays::England(); }

bool Works(CivilDay day) { return *England().IsWorkingDay(day); }

// Easter Sunday by the Gregorian rule (Meeus, Jones and Butcher), so that the
// days tried are certain to lie around it.
CivilDay Easter(int year) {
  const int a = year % 19;
  const int b = year / 100;
  const int c = year % 100;
  const int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
  const int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  const int n = h + l - 7 * m + 114;
  return CivilDay(year, n / 31, n % 31 + 1);
}

// Any day of ten years, more often than not near Christmas or Easter.
CivilDay AnyMeeting() {
  const int year = *rc::gen::inRange(2020, 2028);
  const int near = *rc::gen::inRange(0, 15);
  switch (*rc::gen::inRange(0, 3)) {
    case 0:
      return CivilDay(year, 12, 24) + near;
    case 1:
      return Easter(year) + near;
    default:
      return CivilDay(year, 1, 1) + *rc::gen::inRange(0, 365);
  }
}

int WorkingDaysWithin(CivilDay after, CivilDay before) {
  int count = 0;
  for (CivilDay day = after + 1; day < before; ++day) count += Works(day);
  return count;
}

RC_GTEST_PROP(ClearDaysProperty, TheLatestDayWithEnoughBetween, ()) {
  const CivilDay meeting = AnyMeeting();
  const int count = *rc::gen::inRange(0, 12);
  const auto found = LastDayForClearDays(England(), meeting, count);
  RC_ASSERT(found.ok());
  RC_ASSERT(*found < meeting);
  RC_ASSERT(Works(*found));
  RC_ASSERT(WorkingDaysWithin(*found, meeting) >= count);
  // No later working day leaves as many.
  for (CivilDay day = *found + 1; day < meeting; ++day) {
    RC_ASSERT(!Works(day) || WorkingDaysWithin(day, meeting) < count);
  }
}

RC_GTEST_PROP(ClearDaysProperty, BackAndForthMeetOnAWorkingDay, ()) {
  const CivilDay day = AnyMeeting();
  const int count = *rc::gen::inRange(1, 30);
  const auto before = WorkingDaysBefore(England(), day, count);
  RC_ASSERT(before.ok());
  RC_ASSERT(WorkingDaysWithin(*before - 1, day) == count);
  if (Works(day)) {
    RC_ASSERT(*WorkingDaysAfter(England(), *before, count) == day);
  }
}

}  // namespace
}  // namespace carereform::improvement
