#include <string>

#include "absl/strings/str_cat.h"
#include "services/financial_assessments/domain/circumstances_faults.h"

namespace carereform::financial_assessments {
namespace {

void CheckHousing(const Circumstances& circumstances,
                  CircumstancesFaults& faults) {
  const auto& housing = circumstances.housing;
  faults.Count("housing_costs", housing.size(), kMostHousingCosts);
  if (housing.size() > kMostHousingCosts) return;
  for (size_t i = 0; i < housing.size(); ++i) {
    const std::string place = absl::StrCat("housing_costs[", i, "]");
    faults.Value(absl::StrCat(place, ".type"),
                 static_cast<int>(housing[i].cost),
                 static_cast<int>(HousingCost::kOther));
    faults.Amount(absl::StrCat(place, ".amount_pence"), housing[i].amount);
    faults.PaidHowOften(absl::StrCat(place, ".frequency"),
                        housing[i].frequency);
  }
}

}  // namespace

void CheckExpenses(const Circumstances& circumstances,
                   CircumstancesFaults& faults) {
  CheckHousing(circumstances, faults);
  const auto& expenses = circumstances.expenses;
  faults.Count("expenses", expenses.size(), kMostExpenses);
  if (expenses.size() > kMostExpenses) return;
  for (size_t i = 0; i < expenses.size(); ++i) {
    const std::string place = absl::StrCat("expenses[", i, "]");
    faults.Amount(absl::StrCat(place, ".amount_pence"), expenses[i].amount);
    faults.PaidHowOften(absl::StrCat(place, ".frequency"),
                        expenses[i].frequency);
  }
}

}  // namespace carereform::financial_assessments
