#include "services/financial_assessments/domain/deferral_terms.h"

#include "gtest/gtest.h"
#include "services/financial_assessments/domain/deferral_fixture.h"
#include "services/financial_assessments/domain/means_fixture.h"

namespace carereform::financial_assessments {
namespace {

using absl::CivilDay;

const CivilDay kFirst(2025, 4, 6);
const CivilDay kNext(2026, 4, 6);

RateTable Table(CivilDay from, int64_t more) {
  RateTable table;
  table.from = from;
  means_fixture::Set(table, Figure::kLowerCapitalLimit, 14'250'00 + more);
  means_fixture::Set(table, Figure::kUpperCapitalLimit, 23'250'00 + more);
  means_fixture::Set(table, Figure::kDisposableIncome, 144'00 + more);
  means_fixture::Set(table, Figure::kSellingCostsPercent, 10 + more);
  return table;
}

void ExpectMore(const DeferralTerms& terms, CivilDay from, int64_t more) {
  EXPECT_EQ(terms.from, from);
  EXPECT_EQ(terms.lower_capital_limit.value(), 14'250'00 + more);
  EXPECT_EQ(terms.upper_capital_limit.value(), 23'250'00 + more);
  EXPECT_EQ(terms.disposable_income.value(), 144'00 + more);
  EXPECT_EQ(terms.selling_costs_percent, 10 + more);
}

TEST(WithFiguresOf, TakesThoseOfTheTableOfEachDay) {
  const DeferralTerms own = TestTerms();
  const auto terms = WithFiguresOf({Table(kFirst, 1), Table(kNext, 2)}, {own});
  ASSERT_EQ(terms.size(), 3u);
  ExpectMore(terms[0], own.from, 0);
  ExpectMore(terms[1], kFirst, 1);
  ExpectMore(terms[2], kNext, 2);
  EXPECT_EQ(terms[2].review_months, own.review_months);
}

TEST(WithFiguresOf, ATableThatBeganBeforeIsInForceAtOnce) {
  DeferralTerms own = TestTerms();
  for (const int later : {0, 1}) {
    own.from = kFirst + later;
    const auto terms = WithFiguresOf({Table(kFirst, 1)}, {own});
    ASSERT_EQ(terms.size(), 1u);
    ExpectMore(terms[0], own.from, 1);
  }
}

TEST(WithFiguresOf, TermsThatChangeKeepTheFiguresOfTheTable) {
  std::vector<DeferralTerms> own(2, TestTerms());
  own[1].from = kFirst + 10;
  own[1].review_months = 6;
  const auto terms = WithFiguresOf({Table(kFirst, 1)}, own);
  ASSERT_EQ(terms.size(), 3u);
  ExpectMore(terms[2], kFirst + 10, 1);
  EXPECT_EQ(terms[1].review_months, 12);
  EXPECT_EQ(terms[2].review_months, 6);
}

TEST(WithFiguresOf, WhatATableLacksStaysAsItIs) {
  RateTable table = Table(kFirst, 1);
  for (auto& rate : table.rates) rate.reset();
  const auto terms = WithFiguresOf({table}, {TestTerms()});
  ASSERT_EQ(terms.size(), 2u);
  ExpectMore(terms[1], kFirst, 0);
  EXPECT_EQ(WithFiguresOf({}, terms).size(), 2u);
  EXPECT_TRUE(WithFiguresOf({table}, {}).empty());
}

}  // namespace
}  // namespace carereform::financial_assessments
