#include "services/financial_assessments/account_finalisations/account_finalisation_measures.h"

#include "services/financial_assessments/account_finalisations/account_finalisation_fixture.h"

namespace carereform::financial_assessments {
namespace {

using absl::CivilDay;
using measures::v1::MeasureValue;
using testing::ElementsAre;
using testing::Pair;

const CivilDay kTold(2025, 6, 2);

class FinalisationMeasuresTest : public FinalisationFixture {
 protected:
  static AmountQuestion On(const std::string& measure, CivilDay day) {
    return {.measure = measure, .day = day};
  }
  void Finish(const std::string& name, CivilDay day) {
    ASSERT_TRUE(Charge(name, day, 0).ok());
    ASSERT_TRUE(Bill(name, day).ok());
    ASSERT_TRUE(Settle(name, day).ok());
  }
};

TEST_F(FinalisationMeasuresTest,
       WaitsFromBeingToldUntilTheDayBeforeItIsClosed) {
  EXPECT_EQ(Ask(On("finalisations-awaiting-count", kToday)).state(),
            MeasureValue::MISSING);
  Finish(Add(kTold), kTold + 30);
  EXPECT_EQ(Count(On("finalisations-awaiting-count", kTold - 1)), 0);
  EXPECT_EQ(Count(On("finalisations-awaiting-count", kTold)), 1);
  EXPECT_EQ(Count(On("finalisations-awaiting-count", kTold + 29)), 1);
  EXPECT_EQ(Count(On("finalisations-awaiting-count", kTold + 30)), 0);
}

TEST_F(FinalisationMeasuresTest, MedianAndMaximumOfThoseWhoWait) {
  for (const int days : {10, 20, 41}) Add(kToday - days);
  EXPECT_EQ(Ask(On("finalisations-awaiting-median", kToday))
                .quantile()
                .value_times_two(),
            40);
  EXPECT_EQ(Ask(On("finalisations-awaiting-maximum", kToday)).maximum().value(),
            41);
  EXPECT_EQ(
      Explain(On("finalisations-awaiting-maximum", kToday)).records_size(), 1);
}

TEST_F(FinalisationMeasuresTest, TheStateIsThatOfTheDay) {
  const std::string name = Add(kTold);
  ASSERT_TRUE(Charge(name, kTold + 10, 5000).ok());
  const AmountQuestion before = On("finalisations-awaiting-count", kTold + 9);
  EXPECT_THAT(Groups(before, "state"), ElementsAre(Pair("told", 1)));
  EXPECT_THAT(Groups(On("finalisations-awaiting-count", kTold + 10), "state"),
              ElementsAre(Pair("final_charge_worked_out", 1)));
  EXPECT_EQ(Count(On("finalisations-owed-total", kTold + 9)), 0);
  EXPECT_EQ(Count(On("finalisations-owed-total", kTold + 10)), 5000);
  EXPECT_EQ(Count(On("finalisations-refund-total", kTold + 10)), 0);
}

TEST_F(FinalisationMeasuresTest, IsPastTheStandardFromTheDayAfterItWasDue) {
  const std::string name = Add(kTold);
  const auto past = [&](CivilDay day) {
    return Ask(On("finalisations-past-standard-share", day))
        .ratio()
        .numerator();
  };
  EXPECT_EQ(past(kTold + 28), 0);
  EXPECT_EQ(past(kTold + 29), 1);
  ASSERT_TRUE(Charge(name, kTold + 30, 0).ok());
  EXPECT_EQ(past(kTold + 30), 0);
  EXPECT_EQ(past(kTold + 42), 0);
  EXPECT_EQ(past(kTold + 43), 1);
}

// The standards begin on 1 April 2015: who told the council the day before is
// not in time, but left out.
TEST_F(FinalisationMeasuresTest, WithoutAStandardNobodyIsInTime) {
  const CivilDay first(2015, 4, 1);
  Add(first - 1);
  Add(first);
  const MeasureValue share =
      Ask(On("finalisations-past-standard-share", first + 1));
  EXPECT_EQ(share.ratio().denominator(), 1);
  EXPECT_EQ(share.coverage().covered(), 1);
  EXPECT_EQ(share.coverage().total(), 2);
  ASSERT_EQ(share.exclusions_size(), 1);
  EXPECT_EQ(share.exclusions(0).n(), 1);
  EXPECT_EQ(Count(On("finalisations-awaiting-count", first + 1)), 2);
}

TEST_F(FinalisationMeasuresTest, ThoseClosedInAPeriodHadTheirWholeWait) {
  Finish(Add(kTold), CivilDay(2025, 6, 30));
  Finish(Add(kTold), CivilDay(2025, 7, 1));
  Finish(Add(kTold), CivilDay(2025, 9, 30));
  Finish(Add(kTold), CivilDay(2025, 10, 1));
  AmountQuestion quarter{
      .measure = "finalisations-settled-count",
      .period = std::make_pair(CivilDay(2025, 7, 1), CivilDay(2025, 9, 30))};
  EXPECT_EQ(Count(quarter), 2);
  EXPECT_THAT(Groups(quarter, "outcome"), ElementsAre(Pair("settled", 2)));
  quarter.measure = "finalisations-settled-median-days";
  EXPECT_EQ(Ask(quarter).quantile().value_times_two(), 29 + 120);
  quarter.measure = "finalisations-settled-maximum-days";
  EXPECT_EQ(Ask(quarter).maximum().value(), 120);
}

TEST_F(FinalisationMeasuresTest, IsToldAsItWasKnownAndReadAgain) {
  const std::string name = Add(kTold);
  const int64_t before = Revision();
  Finish(name, kTold + 30);
  AmountQuestion known = On("finalisations-awaiting-count", kToday);
  EXPECT_EQ(Count(known), 0);
  known.revision = before;
  EXPECT_EQ(Count(known), 1);
  AccountFinalisationRecords again;
  ASSERT_TRUE(again.Load(store_).ok());
  const auto revision = static_cast<uint64_t>(Revision());
  const auto read = AmountsKnownAt(again.FactsOf("x"), revision);
  ASSERT_EQ(read.size(), 1);
  EXPECT_EQ(read[0].fact.days,
            AmountsKnownAt(records_.FactsOf("x"), revision)[0].fact.days);
}

}  // namespace
}  // namespace carereform::financial_assessments
