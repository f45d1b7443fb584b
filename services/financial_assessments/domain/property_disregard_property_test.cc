#include <cstdint>
#include <optional>

#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"
#include "services/financial_assessments/domain/means_fixture.h"
#include "services/financial_assessments/domain/property_disregard.h"

namespace carereform::financial_assessments {
namespace {

using absl::CivilDay;
using means_fixture::Asset;
using means_fixture::Book;
using means_fixture::InCareHome;
using means_fixture::Pounds;

const CivilDay kSince(2025, 9, 1);

bool IsDisregarded(const Capital& home, const Circumstances& circumstances,
                   CivilDay day) {
  const Book book;
  ChargeLines lines(ChargeLines::Keep::kTotalsOnly);
  return PropertyDisregardOn(home, circumstances, book.rates, day, lines)
      ->has_value();
}

// The oracle lives through the days: it counts how many have passed since the
// earlier stay's last, and lets each day of this stay use one of the 84.
RC_GTEST_PROP(TwelveWeeksProperty, AgreesWithLivingThroughTheDays, ()) {
  const int gap = *rc::gen::inRange(1, 500);
  const int used = *rc::gen::inRange(0, 85);
  Circumstances stay = InCareHome(kSince);
  stay.earlier_stay_ended = kSince - gap;
  stay.earlier_disregard_days = used;

  int days_since = 0;
  for (CivilDay day = *stay.earlier_stay_ended; day < kSince; ++day) {
    ++days_since;
  }
  int left = days_since <= 7 * 52 ? 7 * 12 - used : 7 * 12;
  const Capital home = Asset(CapitalType::kMainHome, Pounds(1));
  for (CivilDay day = kSince; day < kSince + 100; ++day) {
    RC_ASSERT(IsDisregarded(home, stay, day) == (left > 0));
    --left;
  }
}

// The oracle marks the days of each run of weeks on a calendar, where marking
// a day twice is the same as marking it once.
RC_GTEST_PROP(PropertyDisregardProperty, IsTheUnionOfItsWeeks, ()) {
  Capital home = Asset(CapitalType::kMainHome, Pounds(1));
  home.occupier_left = kSince + *rc::gen::inRange(0, 200);
  home.unexpected_change = kSince + *rc::gen::inRange(0, 200);
  bool marked[400] = {};
  for (const CivilDay first :
       {kSince, *home.occupier_left, *home.unexpected_change}) {
    for (int day = 0; day < 84; ++day) marked[first + day - kSince] = true;
  }
  for (int day = 0; day < 400; ++day) {
    RC_ASSERT(IsDisregarded(home, InCareHome(kSince), kSince + day) ==
              marked[day]);
  }
}

}  // namespace
}  // namespace carereform::financial_assessments
