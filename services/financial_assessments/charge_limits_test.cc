// The greatest charges that the contract allows can be kept.

#include <string>

#include "services/financial_assessments/calculation_packing.h"
#include "services/financial_assessments/charge_change.h"
#include "services/financial_assessments/charge_fixture.h"
#include "services/financial_assessments/charge_wording.h"
#include "services/financial_assessments/domain/circumstances_check.h"

namespace carereform::financial_assessments {
namespace {

using absl::CivilDay;
using absl::StatusCode;
using testing::SizeIs;
using tests::HasReason;
using tests::IsOk;

// As many of everything as there may be, no two amounts alike, each with all
// that makes a line of its own.
v1::Circumstances GreatestMeans() {
  v1::Circumstances means = tests::PensionerAtHome();
  means.clear_incomes();
  means.clear_capital();
  means.clear_care();
  for (size_t i = 0; i < kMostIncomes; ++i) {
    tests::AddIncome(means, v1::Income::PRIVATE_PENSION,
                     90'000'01 + 7'919 * static_cast<int64_t>(i), v1::ANNUALLY);
    v1::Income& income = *means.mutable_incomes(static_cast<int>(i));
    income.set_half_paid_to_spouse(true);
    income.set_discretionary_disregard_pence(101 + static_cast<int64_t>(i));
  }
  for (size_t i = 0; i < kMostAssets; ++i) {
    v1::Capital& asset = *means.add_capital();
    asset.set_type(v1::Capital::OTHER_PROPERTY);
    asset.set_value_pence(4'000'000'03 + 104'729 * static_cast<int64_t>(i));
    asset.set_secured_debt_pence(1'000'000'07 + 7'919 * static_cast<int>(i));
    asset.set_has_selling_costs(true);
    asset.set_owners(2 + static_cast<int>(i % 19));
    asset.set_property_disregard(v1::Capital::DISCRETIONARY);
  }
  for (size_t i = 0; i < kMostHousingCosts; ++i) {
    v1::HousingCost& cost = *means.add_housing_costs();
    cost.set_type(v1::HousingCost::BUILDINGS_INSURANCE);
    cost.set_amount_pence(1'003'17 + 7'919 * static_cast<int64_t>(i));
    cost.set_frequency(v1::HALF_YEARLY);
  }
  for (size_t i = 0; i < kMostExpenses; ++i) {
    v1::Expense& expense = *means.add_expenses();
    expense.set_type(v1::Expense::DISABILITY);
    expense.set_amount_pence(1'003'19 + 6'101 * static_cast<int64_t>(i));
    expense.set_frequency(v1::HALF_YEARLY);
  }
  for (size_t i = 0; i < kMostServices; ++i) {
    v1::Care& care = *means.add_care();
    care.set_type(v1::Care::INTERMEDIATE_CARE);
    care.set_weekly_cost_pence(900'013 + 6'101 * static_cast<int64_t>(i));
    *care.mutable_started_date() = rpc::ToDate(CivilDay(2025, 10, 1));
  }
  return means;
}

using ChargeLimitsTest = ChargeTest;

TEST_F(ChargeLimitsTest, TheGreatestCircumstancesAreKeptAndExplained) {
  const v1::Charge charge = Add(kToday, GreatestMeans());
  const v1::ChargeCalculation found = CalculationNamed(charge.calculation());
  EXPECT_TRUE(found.packed_explanation().empty());
  EXPECT_GT(found.calculation().lines_size(), 900);
  EXPECT_GT(found.calculation().ByteSizeLong(), 3U * kMaxValueBytes / 2);
  v1::Calculation sealed_again = found.calculation();
  Seal(sealed_again);
  EXPECT_EQ(sealed_again.digest(), found.calculation().digest());

  v1::ListCalculationsRequest request;
  request.set_parent(charge.name());
  const auto listed = Look(&CheckListCalculations, &ListCalculations, request);
  ASSERT_THAT(listed.status(), IsOk());
  ASSERT_THAT(listed->calculations(), SizeIs(1));
  EXPECT_EQ(listed->calculations(0).SerializeAsString(),
            found.SerializeAsString());

  const auto stored =
      records_.charging().calculations().Get(*Read(), charge.calculation());
  ASSERT_THAT(stored.status(), IsOk());
  // Other amounts do not make twice as much of it.
  EXPECT_LT(stored->ByteSizeLong(), size_t{kMaxValueBytes} / 2);
  EXPECT_EQ(FindingsOfVerify(), 0U);
}

TEST_F(ChargeLimitsTest, ADamagedExplanationIsTold) {
  v1::ChargeCalculation calculation;
  calculation.set_packed_explanation("no gzip");
  EXPECT_THAT(UnpackExplanation(calculation),
              HasReason(StatusCode::kDataLoss, "STORE_CORRUPT"));
}

TEST_F(ChargeLimitsTest, SoManyCircumstancesCountAtATimeAndNoMore) {
  call_.today = CivilDay(2026, 3, 2);
  const v1::Charge charge = Add(CivilDay(2025, 4, 7));
  CivilDay from = CivilDay(2025, 4, 7);
  for (int i = 1; i < kMostVersions; ++i) {
    ASSERT_THAT(Record(RecordFrom(charge, ++from, Richer(100 + i))).status(),
                IsOk());
  }
  EXPECT_THAT(
      Record(RecordFrom(charge, from + 1, Richer(1))).status(),
      HasReason(StatusCode::kFailedPrecondition, "TOO_MANY_CIRCUMSTANCES"));
  EXPECT_THAT(Record(RecordFrom(charge, from, Richer(1))).status(), IsOk());
  v1::RecordCircumstancesRequest over =
      RecordFrom(charge, CivilDay(2025, 4, 7), Richer(2));
  over.set_supersedes_later(true);
  EXPECT_THAT(Record(over).status(), IsOk());
  EXPECT_THAT(Record(RecordFrom(charge, from + 1, Richer(1))).status(), IsOk());
}

}  // namespace
}  // namespace carereform::financial_assessments
