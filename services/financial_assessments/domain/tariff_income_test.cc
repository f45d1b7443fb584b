#include "services/financial_assessments/domain/tariff_income.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "services/financial_assessments/domain/means_fixture.h"

namespace carereform::financial_assessments {
namespace {

using means_fixture::Book;
using means_fixture::Pennies;
using means_fixture::Pounds;

// The limits from 2010 on.
const CapitalLimits kLimits{Pounds(14'250), Pounds(23'250), Pounds(250),
                            Pounds(1), AtUpperLimit::kEligible};

struct Case {
  std::string name;
  Pence capital;
  CapitalBand band;
  Pence weekly;
};

std::string NameOf(const testing::TestParamInfo<Case>& test) {
  return test.param.name;
}

class TariffIncomeTest : public testing::TestWithParam<Case> {};

TEST_P(TariffIncomeTest, GivesBandAndIncome) {
  const auto result = TariffIncomeOf(GetParam().capital, kLimits);
  ASSERT_TRUE(result.ok()) << result.status();
  EXPECT_EQ(result->band, GetParam().band);
  EXPECT_EQ(result->weekly, GetParam().weekly);
}

// Every edge has the value on it and the nearest penny on each side.
INSTANTIATE_TEST_SUITE_P(
    Edges, TariffIncomeTest,
    testing::ValuesIn(std::vector<Case>{
        {"Nothing", Pence(), CapitalBand::kIgnored, Pence()},
        {"Penny", Pennies(1), CapitalBand::kIgnored, Pence()},
        {"PennyBelowLower", Pennies(14'249'99), CapitalBand::kIgnored, Pence()},
        {"AtLower", Pounds(14'250), CapitalBand::kIgnored, Pence()},
        {"PennyOverLower", Pennies(14'250'01), CapitalBand::kTariff, Pounds(1)},
        {"PennyBelowStep", Pennies(14'499'99), CapitalBand::kTariff, Pounds(1)},
        {"OneWholeStep", Pounds(14'500), CapitalBand::kTariff, Pounds(1)},
        {"PennyIntoStepTwo", Pennies(14'500'01), CapitalBand::kTariff,
         Pounds(2)},
        {"NoraInTheStatutoryGuidance", Pounds(18'100), CapitalBand::kTariff,
         Pounds(16)},
        {"LastStepNotBegun", Pounds(23'000), CapitalBand::kTariff, Pounds(35)},
        {"PennyIntoLastStep", Pennies(23'000'01), CapitalBand::kTariff,
         Pounds(36)},
        {"PennyBelowUpper", Pennies(23'249'99), CapitalBand::kTariff,
         Pounds(36)},
        {"AtUpper", Pounds(23'250), CapitalBand::kTariff, Pounds(36)},
        {"PennyOverUpper", Pennies(23'250'01), CapitalBand::kAboveUpperLimit,
         Pence()},
    }),
    NameOf);

class NotEligibleAtUpperTest : public testing::TestWithParam<Case> {};

TEST_P(NotEligibleAtUpperTest, ReadsTheUpperLimitAsThePolicyDoes) {
  CapitalLimits limits = kLimits;
  limits.at_upper = AtUpperLimit::kNotEligible;
  const auto result = TariffIncomeOf(GetParam().capital, limits);
  ASSERT_TRUE(result.ok()) << result.status();
  EXPECT_EQ(result->band, GetParam().band);
  EXPECT_EQ(result->weekly, GetParam().weekly);
}

INSTANTIATE_TEST_SUITE_P(
    Edges, NotEligibleAtUpperTest,
    testing::ValuesIn(std::vector<Case>{
        {"AtLower", Pounds(14'250), CapitalBand::kIgnored, Pence()},
        {"PennyBelowUpper", Pennies(23'249'99), CapitalBand::kTariff,
         Pounds(36)},
        {"AtUpper", Pounds(23'250), CapitalBand::kAboveUpperLimit, Pence()},
        {"PennyOverUpper", Pennies(23'250'01), CapitalBand::kAboveUpperLimit,
         Pence()},
    }),
    NameOf);

TEST(TariffIncomeOfTest, IgnoresCapitalAtALowerLimitThatIsTheUpperToo) {
  CapitalLimits limits = kLimits;
  limits.upper = limits.lower;
  limits.at_upper = AtUpperLimit::kNotEligible;
  EXPECT_EQ(TariffIncomeOf(limits.lower, limits)->band, CapitalBand::kIgnored);
  EXPECT_EQ(TariffIncomeOf(limits.lower + Pennies(1), limits)->band,
            CapitalBand::kAboveUpperLimit);
}

TEST(TariffIncomeOfTest, RefusesWhatItsRequirementsForbid) {
  const auto code = [](Pence capital, const CapitalLimits& limits) {
    return TariffIncomeOf(capital, limits).status().code();
  };
  constexpr auto kInvalid = absl::StatusCode::kInvalidArgument;
  EXPECT_EQ(code(Pennies(-1), kLimits), kInvalid);
  CapitalLimits limits = kLimits;
  limits.lower = Pennies(-1);
  EXPECT_EQ(code(Pence(), limits), kInvalid);
  limits = kLimits;
  limits.upper = limits.lower - Pennies(1);
  EXPECT_EQ(code(Pence(), limits), kInvalid);
  limits = kLimits;
  limits.tariff_step = Pence();
  EXPECT_EQ(code(Pence(), limits), kInvalid);
  limits = kLimits;
  limits.tariff_per_step = Pennies(-1);
  EXPECT_EQ(code(Pence(), limits), kInvalid);
}

TEST(CapitalLimitsOfTest, AreTheNationsInCareHomesForGoodWhateverThePolicy) {
  Book book;
  book.policy.upper_limit_outside_care_homes = Pounds(30'000);
  book.policy.lower_limit_outside_care_homes = Pounds(24'500);
  const auto for_good =
      CapitalLimitsOf(Setting::kCareHomePermanent, book.rules());
  EXPECT_EQ(for_good->lower, Pounds(14'250));
  EXPECT_EQ(for_good->upper, Pounds(23'250));
  for (const Setting setting :
       {Setting::kNonResidential, Setting::kCareHomeTemporary,
        Setting::kCareHomeShortTerm}) {
    const auto limits = CapitalLimitsOf(setting, book.rules());
    EXPECT_EQ(limits->lower, Pounds(24'500));
    EXPECT_EQ(limits->upper, Pounds(30'000));
  }
}

TEST(CapitalLimitsOfTest, OneLimitOfThePolicyLeavesTheOther) {
  Book book;
  book.policy.upper_limit_outside_care_homes = Pounds(30'000);
  EXPECT_EQ(CapitalLimitsOf(Setting::kNonResidential, book.rules())->upper,
            Pounds(30'000));
  EXPECT_EQ(CapitalLimitsOf(Setting::kNonResidential, book.rules())->lower,
            Pounds(14'250));
}

TEST(CapitalLimitsOfTest, AreNeverLessGenerousThanTheNations) {
  Book book;
  for (const int64_t own : {23'249'99, 23'250'00, 23'250'01}) {
    book.policy.upper_limit_outside_care_homes = Pennies(own);
    EXPECT_EQ(CapitalLimitsOf(Setting::kNonResidential, book.rules())->upper,
              own > 23'250'00 ? Pennies(own) : Pounds(23'250));
  }
}

// A lower limit at the upper one leaves no tariff income.
TEST(CapitalLimitsOfTest, KeepTheLowerBetweenTheNationsAndTheUpper) {
  Book book;
  for (const int64_t own : {14'249'99, 14'250'00, 14'250'01, 23'249'99,
                            23'250'00, 23'250'01, 50'000'00}) {
    book.policy.lower_limit_outside_care_homes = Pennies(own);
    const auto limits = CapitalLimitsOf(Setting::kNonResidential, book.rules());
    EXPECT_EQ(limits->lower.value(),
              std::clamp<int64_t>(own, 14'250'00, 23'250'00));
    EXPECT_EQ(TariffIncomeOf(Pounds(23'250), *limits)->band,
              own >= 23'250'00 ? CapitalBand::kIgnored : CapitalBand::kTariff);
  }
}

TEST(CapitalLimitsOfTest, TakeThePolicysReadingOfTheUpperLimit) {
  Book book;
  EXPECT_EQ(CapitalLimitsOf(Setting::kNonResidential, book.rules())->at_upper,
            AtUpperLimit::kEligible);
  book.policy.at_upper_limit = AtUpperLimit::kNotEligible;
  EXPECT_EQ(CapitalLimitsOf(Setting::kNonResidential, book.rules())->at_upper,
            AtUpperLimit::kNotEligible);
}

TEST(CapitalLimitsOfTest, NameTheFigureThatIsNotInTheTable) {
  for (const Figure figure :
       {Figure::kLowerCapitalLimit, Figure::kUpperCapitalLimit,
        Figure::kTariffStep, Figure::kTariffPerStep}) {
    Book book;
    book.rates.rates[static_cast<size_t>(figure)].reset();
    const auto limits = CapitalLimitsOf(Setting::kNonResidential, book.rules());
    EXPECT_EQ(limits.status().code(), absl::StatusCode::kNotFound);
    EXPECT_EQ(limits.status().message(), FigureWord(figure));
  }
}

}  // namespace
}  // namespace carereform::financial_assessments
