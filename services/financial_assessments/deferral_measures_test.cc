#include "services/financial_assessments/deferral_measures.h"

#include "common/measures/measure_query.h"
#include "services/financial_assessments/deferred_payments_fixture.h"

namespace carereform::financial_assessments {
namespace {

using absl::CivilDay;
using measures::v1::MeasureValue;
using tests::IsOk;

class DeferralMeasuresTest : public DeferredPaymentsTest {
 protected:
  MeasureValue On(const std::string& id, CivilDay day, uint64_t revision = 0) {
    const auto reader = Read();
    measures::v1::Measure measure;
    measure.set_name("councils/x/sources/financial-assessments/measures/" + id);
    measures::MeasureQuery query;
    query.as_of = day;
    query.revision = revision == 0 ? reader->head().revision : revision;
    const auto response = measures_.Compute(*reader, measure, query);
    EXPECT_THAT(response.status(), IsOk());
    return response.ok() ? response->value() : MeasureValue();
  }

  const DeferralMeasures measures_{records_};
};

TEST_F(DeferralMeasuresTest, NothingHeldIsMissing) {
  EXPECT_EQ(On("deferred-payments-in-force-count", kToday).state(),
            MeasureValue::MISSING);
}

TEST_F(DeferralMeasuresTest, InForceFromAgreementUntilTheEnd) {
  const std::string name = Agreed();
  Request(NewRequest()).IgnoreError();
  const std::string id = "deferred-payments-in-force-count";
  EXPECT_EQ(On(id, kMonday - 1).count().n(), 0);
  EXPECT_EQ(On(id, kMonday).count().n(), 1);
  const uint64_t before = Head();
  ASSERT_THAT(End(name, kMonday + 10, DeferredPayment::SOLD).status(), IsOk());
  EXPECT_EQ(On(id, kMonday + 9).count().n(), 1);
  EXPECT_EQ(On(id, kMonday + 10).count().n(), 0);
  EXPECT_EQ(On(id, kMonday + 10, before).count().n(), 1);
}

TEST_F(DeferralMeasuresTest, OwedInAll) {
  const std::string name = Agreed();
  Agreed();
  const std::string id = "deferred-payments-owed";
  EXPECT_EQ(On(id, kMonday).count().n(), 20'000);
  ASSERT_THAT(Repay(name, kMonday + 1, 4'000).status(), IsOk());
  EXPECT_EQ(On(id, kMonday + 1).count().n(), 36'001);
  EXPECT_EQ(On(id, CivilDay(2025, 7, 1)).state(), MeasureValue::MISSING);
}

TEST_F(DeferralMeasuresTest, NearTheLimitAndDueToBeValued) {
  auto request = NewRequest();
  request.mutable_deferred_payment()->mutable_valuations(0)->set_value_pence(
      1'805'556);  // A limit of £2,000; £100 a day.
  Agreed(request);
  EXPECT_EQ(On("deferred-payments-near-limit-count", kMonday + 16).count().n(),
            0);
  EXPECT_EQ(On("deferred-payments-near-limit-count", kMonday + 17).count().n(),
            1);
  const std::string due = "deferred-payments-revaluations-due-count";
  EXPECT_EQ(On(due, kMonday + 8).count().n(), 0);
  EXPECT_EQ(On(due, kMonday + 9).count().n(), 1);
}

TEST_F(DeferralMeasuresTest, StatementsOverdueAfterTheDayTheyWereDue) {
  const std::string name = Agreed();
  const std::string id = "deferred-payment-statements-overdue-count";
  EXPECT_EQ(On(id, CivilDay(2025, 1, 1)).count().n(), 0);
  EXPECT_EQ(On(id, CivilDay(2025, 1, 2)).count().n(), 1);
  ASSERT_THAT(Issue(name, kToday).status(), IsOk());
  EXPECT_EQ(On(id, CivilDay(2025, 1, 2)).count().n(), 0);
}

TEST_F(DeferralMeasuresTest, EachIsListedAndExplained) {
  const std::string name = Agreed();
  const auto reader = Read();
  const auto all = measures_.List(*reader);
  ASSERT_EQ(all->size(), 7u);
  for (const auto& measure : *all) {
    measures::MeasureQuery query;
    query.as_of = kToday;
    query.revision = reader->head().revision;
    const auto explanation = measures_.Explain(*reader, measure, query);
    ASSERT_THAT(explanation.status(), IsOk());
    EXPECT_EQ(explanation->lines(0).n(), 1);
    EXPECT_EQ(explanation->lines(1).n(), explanation->records_size());
  }
}

}  // namespace
}  // namespace carereform::financial_assessments
