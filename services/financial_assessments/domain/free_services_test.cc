#include "services/financial_assessments/domain/free_services.h"

#include <utility>

#include "absl/status/status.h"
#include "gtest/gtest.h"
#include "services/financial_assessments/domain/means_fixture.h"

namespace carereform::financial_assessments {
namespace {

using means_fixture::AtHome;
using means_fixture::kMonday;
using means_fixture::Pennies;

bool IsFree(const Care& care, absl::CivilDay day = kMonday) {
  ChargeLines lines(ChargeLines::Keep::kTotalsOnly);
  return *IsFreeService(care, AtHome(), means_fixture::RatesOf2025(), day,
                        lines);
}

TEST(IsFreeService, SomeTypesAlwaysAreAndSomeNeverAre) {
  for (int type = 1; type < kCareTypes; ++type) {
    Care care = means_fixture::CareOf(static_cast<CareType>(type), Pennies(1));
    care.started = kMonday - 1000;
    const bool always = care.type == CareType::kEquipment ||
                        care.type == CareType::kSection117 ||
                        care.type == CareType::kCarerSupport;
    if (care.type == CareType::kMinorAdaptation) continue;
    EXPECT_EQ(IsFree(care), always) << type;
  }
}

TEST(IsFreeService, AnAdaptationIsUpToTheLimit) {
  Care care = means_fixture::CareOf(CareType::kMinorAdaptation, Pennies(5'00));
  const std::pair<int64_t, bool> cases[] = {
      {0, true}, {999'99, true}, {1'000'00, true}, {1'000'01, false}};
  for (const auto& [cost, free] : cases) {
    care.one_off_cost = Pennies(cost);
    EXPECT_EQ(IsFree(care), free) << cost;
  }
  care.type = CareType::kEquipment;
  care.one_off_cost = Pennies(1'000'01);
  EXPECT_TRUE(IsFree(care));
}

TEST(IsFreeService, ReablementIsForSixWeeksFromTheDayItStarted) {
  for (const CareType type :
       {CareType::kReablement, CareType::kIntermediateCare}) {
    Care care = means_fixture::CareOf(type, Pennies(5'00));
    care.started = kMonday;
    EXPECT_TRUE(IsFree(care, kMonday));        // Day 1.
    EXPECT_TRUE(IsFree(care, kMonday + 41));   // Day 42.
    EXPECT_FALSE(IsFree(care, kMonday + 42));  // Day 43.
  }
}

TEST(IsFreeService, NamesTheFigureThatIsNotInTheTable) {
  RateTable rates = means_fixture::RatesOf2025();
  rates.rates[static_cast<size_t>(Figure::kFreeCareWeeks)].reset();
  rates.rates[static_cast<size_t>(Figure::kMinorAdaptationLimit)].reset();
  ChargeLines lines(ChargeLines::Keep::kTotalsOnly);
  const std::pair<CareType, const char*> cases[] = {
      {CareType::kReablement, "free_care_weeks"},
      {CareType::kMinorAdaptation, "minor_adaptation_limit"}};
  for (const auto& [type, word] : cases) {
    const Care care = means_fixture::CareOf(type, Pennies(1));
    EXPECT_EQ(IsFreeService(care, AtHome(), rates, kMonday, lines).status(),
              absl::NotFoundError(word));
  }
}

TEST(IsFreePerson, HasCjdOrAftercareOrIsACarer) {
  ChargingPolicy policy = means_fixture::PolicyOfTheLaw();
  Circumstances circumstances = AtHome();
  EXPECT_FALSE(IsFreePerson(circumstances, policy));
  circumstances.has_cjd = true;
  EXPECT_TRUE(IsFreePerson(circumstances, policy));
  circumstances = AtHome();
  circumstances.section_117 = true;
  EXPECT_TRUE(IsFreePerson(circumstances, policy));
  circumstances = AtHome();
  circumstances.is_carer_only = true;
  EXPECT_TRUE(IsFreePerson(circumstances, policy));
  policy.charges_carers = true;
  EXPECT_FALSE(IsFreePerson(circumstances, policy));
}

// Section 14(3): a carer pays for support to the carer at most, and never for
// care of the adult, which the adult pays for.
TEST(IsFreeService, ACarerIsNeverChargedForCareOfTheAdult) {
  Circumstances carer = AtHome();
  carer.is_carer_only = true;
  for (int type = 1; type < kCareTypes; ++type) {
    Care care = means_fixture::CareOf(static_cast<CareType>(type), Pennies(1));
    ChargeLines lines(ChargeLines::Keep::kTotalsOnly);
    EXPECT_EQ(*IsFreeService(care, carer, means_fixture::RatesOf2025(), kMonday,
                             lines),
              care.type != CareType::kCarerSupport)
        << type;
  }
  EXPECT_FALSE(
      IsFree(means_fixture::CareOf(CareType::kRespiteOrSitting, Pennies(1))));
}

}  // namespace
}  // namespace carereform::financial_assessments
