#include "services/financial_assessments/handlers/charge_batch.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "services/financial_assessments/handlers/charge_calculator_fixture.h"

namespace carereform::financial_assessments {
namespace {

using absl::StatusCode;
using testing::ElementsAre;
using tests::HasReason;
using tests::IsOk;
using v1::BatchCalculateChargesRequest;
using v1::Calculation;

class ChargeBatchTest : public ChargeCalculatorFixture {
 protected:
  static BatchCalculateChargesRequest Of(int people) {
    BatchCalculateChargesRequest request;
    request.set_parent("councils/x");
    for (int i = 0; i < people; ++i) {
      auto& entry = *request.add_entries();
      entry.set_key(absl::StrCat("p-", i));
      *entry.mutable_circumstances() = tests::PensionerAtHome();
    }
    return request;
  }
};

// Puts the error of a result back together.
absl::Status ErrorOf(const v1::BatchCalculateChargesResponse::Result& result) {
  return FromGrpcStatus(grpc::Status(
      static_cast<grpc::StatusCode>(result.error().code()),
      result.error().message(), result.error().SerializeAsString()));
}

TEST_F(ChargeBatchTest, AnEntryThatIsRefusedLosesNoOther) {
  BatchCalculateChargesRequest request = Of(4);
  request.mutable_entries(1)
      ->mutable_circumstances()
      ->mutable_incomes(0)
      ->clear_frequency();
  request.mutable_entries(2)->mutable_circumstances()->set_has_cjd(true);
  request.mutable_entries(3)->clear_circumstances();
  const auto batch = Call(&Stub::BatchCalculateCharges, request);
  ASSERT_THAT(batch.status(), IsOk());
  ASSERT_EQ(batch->results_size(), 4);
  EXPECT_EQ(batch->results(0).key(), "p-0");
  const int64_t charge = batch->results(0).calculation().charge_pence();
  EXPECT_GT(charge, 0);
  EXPECT_EQ(batch->results(0).calculation().lines_size(), 0);
  EXPECT_THAT(ErrorOf(batch->results(1)),
              HasReason(StatusCode::kInvalidArgument, "FIELD_INVALID"));
  EXPECT_THAT(FieldsRefused(ErrorOf(batch->results(1))),
              ElementsAre("circumstances.incomes[0].frequency"));
  EXPECT_EQ(batch->results(2).calculation().outcome(), Calculation::FREE);
  EXPECT_THAT(FieldsRefused(ErrorOf(batch->results(3))),
              ElementsAre("circumstances"));

  const auto& totals = batch->totals();
  EXPECT_EQ(totals.people(), 2);
  EXPECT_EQ(totals.refused(), 2);
  EXPECT_EQ(totals.charged(), 1);
  EXPECT_EQ(totals.paying_nothing(), 1);
  EXPECT_EQ(totals.charge_pence(), charge);
  EXPECT_EQ(totals.council_pays_pence(), 60'000 - charge);
  ASSERT_EQ(totals.outcomes_size(), 2);
  EXPECT_EQ(totals.outcomes(0).outcome(), Calculation::CONTRIBUTION);
  EXPECT_EQ(totals.outcomes(0).people(), 1);
  EXPECT_EQ(totals.outcomes(0).charge_pence(), charge);
  EXPECT_EQ(totals.outcomes(1).outcome(), Calculation::FREE);
}

TEST_F(ChargeBatchTest, ExplainsEachIfAsked) {
  BatchCalculateChargesRequest request = Of(2);
  request.set_explain(true);
  const auto batch = Call(&Stub::BatchCalculateCharges, request);
  ASSERT_THAT(batch.status(), IsOk());
  v1::CalculateChargeRequest one;
  one.set_parent("councils/x");
  *one.mutable_circumstances() = tests::PensionerAtHome();
  EXPECT_EQ(batch->results(1).calculation().SerializeAsString(),
            Call(&Stub::CalculateCharge, one)->SerializeAsString());
}

TEST_F(ChargeBatchTest, TakesAThousandAndNoMore) {
  EXPECT_THAT(Call(&Stub::BatchCalculateCharges, Of(kMaxBatchPeople)).status(),
              IsOk());
  EXPECT_THAT(
      FieldsRefused(
          Call(&Stub::BatchCalculateCharges, Of(kMaxBatchPeople + 1)).status()),
      ElementsAre("entries"));
  BatchCalculateChargesRequest explained = Of(kMaxExplainedPeople);
  explained.set_explain(true);
  EXPECT_THAT(Call(&Stub::BatchCalculateCharges, explained).status(), IsOk());
  *explained.add_entries() = explained.entries(0);
  explained.mutable_entries(kMaxExplainedPeople)->set_key("one-more");
  EXPECT_THAT(
      FieldsRefused(Call(&Stub::BatchCalculateCharges, explained).status()),
      ElementsAre("entries"));
  EXPECT_THAT(FieldsRefused(Call(&Stub::BatchCalculateCharges, Of(0)).status()),
              ElementsAre("entries"));
}

TEST_F(ChargeBatchTest, ExplainsNoMoreLinesThanAResponseHolds) {
  BatchCalculateChargesRequest request = Of(kMaxExplainedPeople);
  for (auto& entry : *request.mutable_entries()) {
    for (int i = 0; i < 100; ++i) {
      auto& expense = *entry.mutable_circumstances()->add_expenses();
      expense.set_type(v1::Expense::OTHER);
      expense.set_amount_pence(i);
      expense.set_frequency(v1::WEEKLY);
    }
  }
  EXPECT_THAT(Call(&Stub::BatchCalculateCharges, request).status(), IsOk());
  request.set_explain(true);
  EXPECT_THAT(
      FieldsRefused(Call(&Stub::BatchCalculateCharges, request).status()),
      ElementsAre("entries"));
}

TEST_F(ChargeBatchTest, EachEntryHasAKeyOfItsOwn) {
  BatchCalculateChargesRequest request = Of(3);
  request.mutable_entries(1)->set_key("p-0");
  request.mutable_entries(2)->set_key("John Smith");
  EXPECT_THAT(
      FieldsRefused(Call(&Stub::BatchCalculateCharges, request).status()),
      ElementsAre("entries[1].key", "entries[2].key"));
}

TEST_F(ChargeBatchTest, ADayWithoutRatesRefusesTheWhole) {
  BatchCalculateChargesRequest request = Of(1);
  *request.mutable_day() = rpc::ToDate(absl::CivilDay(2013, 1, 7));
  EXPECT_THAT(Call(&Stub::BatchCalculateCharges, request).status(),
              HasReason(StatusCode::kOutOfRange, "RATES_NOT_HELD"));
}

}  // namespace
}  // namespace carereform::financial_assessments
