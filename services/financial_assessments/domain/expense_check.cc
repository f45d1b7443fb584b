#include "services/financial_assessments/domain/circumstances_faults.h"

namespace carereform::financial_assessments {
namespace {

void CheckHousing(const Circumstances& circumstances,
                  CircumstancesFaults& faults) {
  const auto& housing = circumstances.housing;
  faults.Count({"housing_costs"}, housing.size(), kMostHousingCosts);
  if (housing.size() > kMostHousingCosts) return;
  for (size_t i = 0; i < housing.size(); ++i) {
    faults.Value({"type", "housing_costs", i},
                 static_cast<int>(housing[i].cost),
                 static_cast<int>(HousingCost::kOther));
    faults.Amount({"amount_pence", "housing_costs", i}, housing[i].amount);
    faults.PaidHowOften({"frequency", "housing_costs", i},
                        housing[i].frequency);
  }
}

}  // namespace

void CheckExpenses(const Circumstances& circumstances,
                   CircumstancesFaults& faults) {
  CheckHousing(circumstances, faults);
  const auto& expenses = circumstances.expenses;
  faults.Count({"expenses"}, expenses.size(), kMostExpenses);
  if (expenses.size() > kMostExpenses) return;
  for (size_t i = 0; i < expenses.size(); ++i) {
    faults.Amount({"amount_pence", "expenses", i}, expenses[i].amount);
    faults.PaidHowOften({"frequency", "expenses", i}, expenses[i].frequency);
  }
}

}  // namespace carereform::financial_assessments
