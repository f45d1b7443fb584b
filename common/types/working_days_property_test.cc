#include <cstdint>
#include <set>
#include <string>
#include <utility>

#include "common/types/civil_date.h"
#include "common/types/working_days.h"
#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"

namespace carereform {
namespace {

using absl::CivilDay;

// A calendar with holidays on chosen weekdays of 2024 to 2026, and the same
// days as a set for the oracle.
struct Calendar {
  std::string csv = "date,substitute\n2024-01-01,no\n";
  std::set<CivilDay> days = {CivilDay(2024, 1, 1)};
};

Calendar AnyCalendar() {
  Calendar calendar;
  const auto add = [&calendar](CivilDay day) {
    calendar.csv += FormatDate(day) + ",no\n";
    calendar.days.insert(day);
  };
  const auto one_in = *rc::gen::inRange(1, 60);
  const CivilDay last(2026, 12, 31);
  for (CivilDay day(2024, 1, 2); day < last; ++day) {
    const absl::Weekday weekday = absl::GetWeekday(day);
    if (weekday == absl::Weekday::saturday) continue;
    if (weekday == absl::Weekday::sunday) continue;
    const bool must = day == CivilDay(2025, 1, 1);
    if (must || (day.day() * 7 + day.month()) % one_in == 0) add(day);
  }
  add(last);
  return calendar;
}

CivilDay AnyDay() {
  return CivilDay(2024, 1, 1) + *rc::gen::inRange<int64_t>(0, 1096);
}

// The oracle walks day by day with a calendar of its own.
RC_GTEST_PROP(WorkingDaysProperty, AgreesWithWalkingDayByDay, ()) {
  const Calendar calendar = AnyCalendar();
  const auto holidays = BankHolidays::Parse(calendar.csv);
  RC_ASSERT(holidays.ok());
  CivilDay from = AnyDay();
  CivilDay to = AnyDay();
  if (from > to) std::swap(from, to);
  int64_t expected = 0;
  for (CivilDay day = from + 1; day <= to; ++day) {
    const absl::Weekday weekday = absl::GetWeekday(day);
    const bool weekend =
        weekday == absl::Weekday::saturday || weekday == absl::Weekday::sunday;
    if (!weekend && calendar.days.count(day) == 0) ++expected;
  }
  const auto counted = holidays->WorkingDaysBetween(from, to);
  RC_ASSERT(counted.ok());
  RC_ASSERT(*counted == expected);
}

RC_GTEST_PROP(WorkingDaysProperty, CountsOfTwoRunsAddUp, ()) {
  const BankHolidays& england = BankHolidays::England();
  const CivilDay first =
      CivilDay(2019, 1, 1) + *rc::gen::inRange<int64_t>(0, 1000);
  const CivilDay middle = first + *rc::gen::inRange<int64_t>(0, 1000);
  const CivilDay last = middle + *rc::gen::inRange<int64_t>(0, 1000);
  RC_ASSERT(*england.WorkingDaysBetween(first, last) ==
            *england.WorkingDaysBetween(first, middle) +
                *england.WorkingDaysBetween(middle, last));
  RC_ASSERT(*england.WorkingDaysBetween(first, last) <= last - first);
}

}  // namespace
}  // namespace carereform
