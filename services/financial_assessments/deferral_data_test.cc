#include "services/financial_assessments/deferral_data.h"

#include "gtest/gtest.h"
#include "services/financial_assessments/domain/deferral_dues.h"
#include "services/financial_assessments/domain/equity_limit.h"
#include "services/financial_assessments/rate_tables_file.h"

namespace carereform::financial_assessments {
namespace {

using absl::CivilDay;

int32_t RateOn(CivilDay day) {
  const auto rates = DeferralRates::Make(DeferralData::BuiltIn().rates);
  const MaximumRate* rate = rates->On(day);
  return rate == nullptr ? -1 : rate->hundredths;
}

// As Bath and North East Somerset and others print them.
TEST(DeferralData, TheRatesAsPublished) {
  EXPECT_EQ(RateOn(CivilDay(2015, 3, 31)), -1);
  EXPECT_EQ(RateOn(CivilDay(2015, 4, 1)), 265);
  EXPECT_EQ(RateOn(CivilDay(2017, 12, 31)), 165);
  EXPECT_EQ(RateOn(CivilDay(2018, 1, 1)), 145);
  EXPECT_EQ(RateOn(CivilDay(2021, 1, 1)), 45);
  EXPECT_EQ(RateOn(CivilDay(2022, 7, 1)), 155);
  EXPECT_EQ(RateOn(CivilDay(2022, 12, 31)), 155);
  EXPECT_EQ(RateOn(CivilDay(2023, 1, 1)), 318);
  EXPECT_EQ(RateOn(CivilDay(2024, 6, 30)), 465);
  EXPECT_EQ(RateOn(CivilDay(2024, 7, 1)), 405);
  EXPECT_EQ(RateOn(CivilDay(2025, 6, 30)), 425);
  EXPECT_EQ(RateOn(CivilDay(2025, 7, 1)), -1);
}

TEST(DeferralData, EveryHalfYearFrom2015To2025HasOne) {
  const auto& rates = DeferralData::BuiltIn().rates;
  ASSERT_EQ(rates.size(), 21u);
  for (size_t i = 1; i < rates.size(); ++i) {
    EXPECT_EQ(rates[i].from, rates[i - 1].to);
    EXPECT_EQ(HalfYearOf(rates[i].from), rates[i].from);
    EXPECT_EQ(rates[i].status, FigureStatus::kSecondary);
    EXPECT_FALSE(rates[i].source.empty());
  }
}

TEST(DeferralData, TheTerms) {
  const auto& all = DeferralData::BuiltIn().terms;
  ASSERT_EQ(all.size(), 1u);
  const DeferralTerms& terms = all[0];
  EXPECT_EQ(terms.from, CivilDay(2015, 4, 1));
  EXPECT_EQ(EquityLimitOf({Pence::FromPounds(165'000), Pence()}, terms),
            Pence::FromPounds(134'250));
  EXPECT_EQ(terms.upper_capital_limit, Pence::FromPounds(23'250));
  EXPECT_EQ(terms.disposable_income, Pence::FromPounds(144));
  EXPECT_EQ(terms.near_limit_percent, 90);
  EXPECT_EQ(terms.revaluation_percent, 50);
  EXPECT_EQ(terms.review_months, 12);
  EXPECT_EQ(terms.statement_months, 6);
  EXPECT_EQ(terms.statement_days, 28);
  EXPECT_EQ(terms.days_after_death, 90);
  EXPECT_TRUE(terms.end_day_deferred);
  EXPECT_TRUE(terms.eligible_at_upper_limit);
  EXPECT_EQ(terms.rest, InterestRest::kDaily);
  EXPECT_EQ(terms.year, InterestYear::k365);
}

// Four of the terms are figures of the rate tables, too: they must not part.
TEST(DeferralData, TheTermsAgreeWithTheRateTables) {
  const auto tables = BuiltInRateTables();
  ASSERT_TRUE(tables.ok());
  const AccountRules rules{&DeferralData::BuiltIn().terms, nullptr};
  for (const RateTable& table : *tables) {
    if (table.from < CivilDay(2015, 4, 1)) continue;
    const DeferralTerms& terms = TermsOn(rules, table.from);
    const auto agrees = [&](Figure figure, int64_t amount) {
      const auto held = FigureOf(table, figure);
      if (!held.ok()) return;
      EXPECT_EQ(*held, amount) << table.id;
    };
    agrees(Figure::kLowerCapitalLimit, terms.lower_capital_limit.value());
    agrees(Figure::kUpperCapitalLimit, terms.upper_capital_limit.value());
    agrees(Figure::kDisposableIncome, terms.disposable_income.value());
    agrees(Figure::kSellingCostsPercent, terms.selling_costs_percent);
  }
}

TEST(DeferralData, BadLinesAreNamed) {
  const std::string header =
      "maximum_hundredths,from_date,to_date,status,source\n";
  EXPECT_EQ(
      ParseDeferralRates(header + "2001,2024-01-01,2024-07-01,secondary,x")
          .status()
          .message(),
      "line 2 needs a maximum_hundredths from 0 to 2000");
  EXPECT_EQ(ParseDeferralRates(header + "200,2024-01-01,,secondary,x")
                .status()
                .message(),
            "line 2 needs a to_date");
  EXPECT_FALSE(ParseDeferralRates(header +
                                  "200,2024-01-01,2024-07-02,secondary,x\n"
                                  "200,2024-07-01,2025-01-01,secondary,x\n")
                   .ok());
  const std::string terms = "parameter,value,from_date,to_date,status,source\n";
  EXPECT_EQ(ParseDeferralTerms(terms + "bonus,1,2024-01-01,,secondary,x")
                .status()
                .message(),
            "line 2 has a parameter that is not known");
  EXPECT_EQ(
      ParseDeferralTerms(terms + "interest_rest,hourly,2024-01-01,,secondary,x")
          .status()
          .message(),
      "line 2 needs a value of daily or weekly");
  EXPECT_EQ(
      ParseDeferralTerms(terms + "interest_rest,daily,2024-01-01,,statute,x")
          .status()
          .message(),
      "there are 0 values of selling_costs_percent on 2024-01-01");
}

}  // namespace
}  // namespace carereform::financial_assessments
