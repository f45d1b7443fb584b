#include "services/financial_assessments/domain/weekly_amount.h"

#include <cstdint>

namespace carereform::financial_assessments {
namespace {

struct Fraction {
  int64_t times = 1;
  int64_t over = 1;
};

// Returns what part of a yearly amount is a week's.
Fraction WeekOfYear(WeekConvention week) {
  switch (week) {
    case WeekConvention::k52:
      return {1, 52};
    case WeekConvention::k52Point14:
      return {100, 5214};
    case WeekConvention::k365Over7:
      return {7, 365};
  }
  return {1, 52};
}

Fraction TimesAYear(int64_t times, WeekConvention week) {
  const Fraction year = WeekOfYear(week);
  return {year.times * times, year.over};
}

Fraction WeekOf(Frequency frequency, WeekConvention week) {
  switch (frequency) {
    case Frequency::kWeekly:
      return {1, 1};
    case Frequency::kFortnightly:
      return {1, 2};
    case Frequency::kFourWeekly:
      return {1, 4};
    case Frequency::kMonthly:
      return TimesAYear(12, week);
    case Frequency::kQuarterly:
      return TimesAYear(4, week);
    case Frequency::kHalfYearly:
      return TimesAYear(2, week);
    case Frequency::kAnnually:
      return TimesAYear(1, week);
  }
  return {1, 1};
}

}  // namespace

ExactPence WeeklyAmount(Pence amount, Frequency frequency,
                        WeekConvention week) {
  const Fraction part = WeekOf(frequency, week);
  return ExactPence::Of(amount, part.times, part.over);
}

}  // namespace carereform::financial_assessments
