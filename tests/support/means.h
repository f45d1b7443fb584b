// People who do not exist, and what they have: circumstances for tests.

#ifndef CR_TESTS_SUPPORT_MEANS_H_
#define CR_TESTS_SUPPORT_MEANS_H_

#include <cstdint>

#include "carereform/financial_assessments/v1/circumstances.pb.h"
#include "common/rpc/convert.h"

namespace carereform::tests {

// Adds an income of `pence` each `frequency`.
inline void AddIncome(financial_assessments::v1::Circumstances& circumstances,
                      financial_assessments::v1::Income::Type type,
                      int64_t pence,
                      financial_assessments::v1::Frequency frequency =
                          financial_assessments::v1::WEEKLY) {
  auto& income = *circumstances.add_incomes();
  income.set_type(type);
  income.set_amount_pence(pence);
  income.set_frequency(frequency);
}

// Returns a single person of pension age who has care at home for £300.00 a
// week, a state pension of £230.25 a week, a private pension of £866.67 a month
// and savings of £18,100.
inline financial_assessments::v1::Circumstances PensionerAtHome() {
  using financial_assessments::v1::Capital;
  using financial_assessments::v1::Care;
  using financial_assessments::v1::Circumstances;
  using financial_assessments::v1::Income;
  Circumstances circumstances;
  circumstances.set_setting(Circumstances::NON_RESIDENTIAL);
  circumstances.set_age_group(Circumstances::PENSION_AGE);
  circumstances.set_household(Circumstances::SINGLE);
  AddIncome(circumstances, Income::STATE_PENSION, 23'025);
  AddIncome(circumstances, Income::PRIVATE_PENSION, 86'667,
            financial_assessments::v1::MONTHLY);
  auto& savings = *circumstances.add_capital();
  savings.set_type(Capital::SAVINGS);
  savings.set_value_pence(1'810'000);
  auto& care = *circumstances.add_care();
  care.set_type(Care::HOME_CARE);
  care.set_weekly_cost_pence(30'000);
  return circumstances;
}

}  // namespace carereform::tests

#endif  // CR_TESTS_SUPPORT_MEANS_H_
