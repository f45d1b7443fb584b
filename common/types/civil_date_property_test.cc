#include <cstdint>
#include <string>

#include "absl/strings/str_format.h"
#include "common/types/civil_date.h"
#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"

namespace carereform {
namespace {

using absl::CivilDay;

CivilDay AnyDay() {
  const CivilDay first(kFirstYear, 1, 1);
  const auto days = CivilDay(kLastYear + 1, 1, 1) - first;
  return first + *rc::gen::inRange<int64_t>(0, days);
}

RC_GTEST_PROP(CivilDateProperty, WhatIsFormattedParsesBack, ()) {
  const CivilDay day = AnyDay();
  const auto parsed = ParseDate(FormatDate(day));
  RC_ASSERT(parsed.ok());
  RC_ASSERT(*parsed == day);
}

// The oracle lets absl normalise the date: one that exists stays as it is.
RC_GTEST_PROP(CivilDateProperty, ParsesExactlyTheDaysThatExist, ()) {
  const int year = *rc::gen::inRange(kFirstYear - 2, kLastYear + 3);
  const int month = *rc::gen::inRange(0, 15);
  const int day = *rc::gen::inRange(0, 34);
  const CivilDay normal(year, month, day);
  const bool exists =
      normal.month() == month && normal.day() == day && normal.year() == year;
  const bool expected = exists && year >= kFirstYear && year <= kLastYear;
  const std::string text = absl::StrFormat("%04d-%02d-%02d", year, month, day);
  RC_ASSERT(ParseDate(text).ok() == expected);
}

// The oracle walks back from the day of the same number, which absl carries
// into the next month when it does not exist.
RC_GTEST_PROP(CivilDateProperty, AddsMonthsLikeStepwiseClamping, ()) {
  const CivilDay day = AnyDay();
  const int months = *rc::gen::inRange(-600, 601);
  const auto total = day.year() * 12 + (day.month() - 1) + months;
  int day_of_month = day.day();
  while (CivilDay(total / 12, static_cast<int>(total % 12) + 1, day_of_month)
             .day() != day_of_month) {
    --day_of_month;
  }
  RC_ASSERT(
      AddMonthsClamped(day, months) ==
      CivilDay(total / 12, static_cast<int>(total % 12) + 1, day_of_month));
}

RC_GTEST_PROP(CivilDateProperty, TheDayAfterAMonthsLastDayIsAFirst, ()) {
  const CivilDay day = AnyDay();
  const CivilDay last = LastDayOfMonth(day);
  RC_ASSERT(last >= day);
  RC_ASSERT(last.month() == day.month());
  RC_ASSERT((last + 1).day() == 1);
}

RC_GTEST_PROP(CivilDateProperty, DayNumbersFollowOneAnother, ()) {
  const CivilDay day = AnyDay();
  RC_ASSERT(DayNumber(day + 1) == DayNumber(day) + 1);
  RC_ASSERT(DayOfNumber(DayNumber(day)) == day);
}

}  // namespace
}  // namespace carereform
