#include "services/financial_assessments/direct_payments/direct_payment_measures.h"

#include "services/financial_assessments/direct_payments/direct_payment_fixture.h"

namespace carereform::financial_assessments {
namespace {

using absl::CivilDay;
using measures::v1::MeasureValue;
using testing::ElementsAre;
using testing::Pair;

const CivilDay kStart(2025, 4, 1);

class DirectPaymentMeasuresTest : public DirectPaymentFixture {
 protected:
  static AmountQuestion On(const std::string& measure, CivilDay day) {
    return {.measure = measure, .day = day};
  }
  static AmountQuestion Quarter(const std::string& measure) {
    return {
        .measure = measure,
        .period = std::make_pair(CivilDay(2025, 7, 1), CivilDay(2025, 9, 30))};
  }
};

TEST_F(DirectPaymentMeasuresTest, IsInForceUntilTheDayBeforeItCeased) {
  EXPECT_EQ(Ask(On("direct-payments-in-force-count", kToday)).state(),
            MeasureValue::MISSING);
  const std::string name = Add(WeeklyFrom(kStart));
  ASSERT_TRUE(Cease(name, kStart + 10).ok());
  EXPECT_EQ(Count(On("direct-payments-in-force-count", kStart - 1)), 0);
  EXPECT_EQ(Count(On("direct-payments-in-force-count", kStart)), 1);
  EXPECT_EQ(Count(On("direct-payments-in-force-count", kStart + 9)), 1);
  EXPECT_EQ(Count(On("direct-payments-in-force-count", kStart + 10)), 0);
  EXPECT_EQ(Count(On("direct-payments-weekly-total", kStart + 9)), 15450);
}

TEST_F(DirectPaymentMeasuresTest, AOneOffPaymentIsInForceForAYear) {
  Add(CarerOn(CivilDay(2024, 2, 29)));
  const auto on = [&](CivilDay day) {
    return Count(On("direct-payments-in-force-count", day));
  };
  EXPECT_EQ(on(CivilDay(2024, 2, 28)), 0);
  EXPECT_EQ(on(CivilDay(2024, 2, 29)), 1);
  EXPECT_EQ(on(CivilDay(2025, 2, 27)), 1);
  EXPECT_EQ(on(CivilDay(2025, 2, 28)), 0);
  Add(WeeklyFrom(kStart));
  EXPECT_THAT(
      Groups(On("direct-payments-in-force-count", CivilDay(2025, 2, 27)),
             "kind"),
      ElementsAre(Pair("one_off_carer", 1)));
}

TEST_F(DirectPaymentMeasuresTest, WhyTheyCeasedIsAShareOfAll) {
  const std::vector<std::pair<CivilDay, Payment::CeaseReason>> ends = {
      {CivilDay(2025, 6, 30), Payment::DIED},
      {CivilDay(2025, 7, 1), Payment::CHANGE_IN_NEEDS},
      {CivilDay(2025, 8, 1), Payment::CHANGE_IN_NEEDS},
      {CivilDay(2025, 9, 30), Payment::DIED},
      {CivilDay(2025, 10, 1), Payment::DIED}};
  for (const auto& [day, reason] : ends) {
    ASSERT_TRUE(Cease(Add(WeeklyFrom(kStart)), day, reason).ok());
  }
  EXPECT_EQ(Count(Quarter("direct-payments-ceased-count")), 3);
  EXPECT_THAT(Groups(Quarter("direct-payments-ceased-count"), "reason"),
              ElementsAre(Pair("change_in_needs", 2), Pair("died", 1)));
  AmountQuestion share = Quarter("direct-payments-ceased-share");
  share.filters = {{"reason", "change_in_needs"}};
  EXPECT_EQ(Ask(share).ratio().numerator(), 2);
  EXPECT_EQ(Ask(share).ratio().denominator(), 3);
  EXPECT_EQ(Ask(share).ratio().per(), 100);
  share.filters = {{"reason", "change_in_needs"}, {"method", "gross"}};
  EXPECT_EQ(Ask(share).state(), MeasureValue::NOT_APPLICABLE);
}

TEST_F(DirectPaymentMeasuresTest, IsToldAsItWasKnownAndReadAgain) {
  const std::string name = Add(WeeklyFrom(kStart));
  AmountQuestion known = On("direct-payments-in-force-count", kToday);
  known.revision = Revision();
  ASSERT_TRUE(Cease(name, kStart + 1).ok());
  EXPECT_EQ(Count(known), 1);
  known.revision = 0;
  EXPECT_EQ(Count(known), 0);
  DirectPaymentRecords again;
  ASSERT_TRUE(again.Load(store_).ok());
  const auto revision = static_cast<uint64_t>(Revision());
  EXPECT_EQ(AmountsKnownAt(again.FactsOf("x"), revision)[0].fact.days,
            AmountsKnownAt(records_.FactsOf("x"), revision)[0].fact.days);
}

}  // namespace
}  // namespace carereform::financial_assessments
