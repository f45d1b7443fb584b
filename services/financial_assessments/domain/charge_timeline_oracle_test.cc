// The charge is worked out only on days on which it can change. The oracle asks
// ChargeFor about every day by itself, so that a day that ChangeDays misses is
// found.

#include <cstdint>
#include <vector>

#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"
#include "services/financial_assessments/domain/charge_timeline.h"
#include "services/financial_assessments/domain/means_fixture.h"

namespace carereform::financial_assessments {
namespace {

using absl::CivilDay;
using means_fixture::Asset;
using means_fixture::CareOf;
using means_fixture::Pounds;
using means_fixture::Weekly;

constexpr int kDays = 420;
const CivilDay kStart(2025, 4, 9);  // A Wednesday.

std::optional<CivilDay> AnyDayOrNone() {
  if (*rc::gen::arbitrary<bool>()) return std::nullopt;
  return kStart + *rc::gen::inRange(-100, 300);
}

Capital AnyAsset() {
  Capital asset =
      Asset(*rc::gen::element(CapitalType::kSavings, CapitalType::kMainHome,
                              CapitalType::kOtherProperty,
                              CapitalType::kBenefitArrears,
                              CapitalType::kPersonalInjury),
            Pounds(*rc::gen::inRange<int64_t>(0, 40'000)));
  asset.occupier_left = AnyDayOrNone();
  asset.unexpected_change = AnyDayOrNone();
  asset.received = kStart + *rc::gen::inRange(-400, 100);
  asset.disregard = *rc::gen::element(PropertyDisregard::kNone,
                                      PropertyDisregard::kPartnerLivesThere,
                                      PropertyDisregard::kIntendsToReturn);
  return asset;
}

Circumstances AnyCircumstances() {
  Circumstances person;
  person.setting = *rc::gen::element(
      Setting::kNonResidential, Setting::kCareHomePermanent,
      Setting::kCareHomeTemporary, Setting::kCareHomeShortTerm);
  if (person.setting != Setting::kNonResidential) {
    person.care_home_since = kStart + *rc::gen::inRange(-100, 30);
    if (person.setting == Setting::kCareHomePermanent &&
        *rc::gen::arbitrary<bool>()) {
      person.permanent_since =
          *person.care_home_since + *rc::gen::inRange(0, 200);
    }
    if (*rc::gen::arbitrary<bool>()) {
      person.earlier_stay_ended =
          *person.care_home_since - *rc::gen::inRange(1, 500);
      person.earlier_disregard_days = *rc::gen::inRange(0, 85);
    }
  }
  person.incomes.push_back(
      Weekly(IncomeType::kStatePension, Pounds(*rc::gen::inRange(0, 400))));
  const int assets = *rc::gen::inRange(0, 4);
  for (int i = 0; i < assets; ++i) person.capital.push_back(AnyAsset());
  person.care.push_back(
      CareOf(CareType::kHomeCare, Pounds(*rc::gen::inRange(0, 900))));
  Care reablement =
      CareOf(CareType::kReablement, Pounds(*rc::gen::inRange(0, 900)));
  reablement.started = kStart + *rc::gen::inRange(-60, 60);
  person.care.push_back(reablement);
  return person;
}

RC_GTEST_PROP(ChargeTimelineOracle, NoDayOfChangeIsMissed, ()) {
  means_fixture::Book book;
  book.policy.short_term_as_non_residential = *rc::gen::arbitrary<bool>();
  const Circumstances person = AnyCircumstances();
  const CircumstancesFrom version{kStart, &person};
  const auto runs = ChargeTimeline(
      {.versions = {&version, 1}, .to = kStart + kDays},
      [&book](CivilDay) -> absl::StatusOr<Rules> { return book.rules(); },
      &ChargeWithoutLines);
  RC_ASSERT(runs.ok());
  for (const ChargeRun& run : *runs) {
    for (CivilDay day = run.from; day < run.to; ++day) {
      const auto charge = ChargeWithoutLines(person, book.rules(), day);
      RC_ASSERT(charge.ok());
      RC_ASSERT(charge->charge == run.weekly);
      RC_ASSERT(charge->outcome == run.outcome);
    }
  }
}

}  // namespace
}  // namespace carereform::financial_assessments
