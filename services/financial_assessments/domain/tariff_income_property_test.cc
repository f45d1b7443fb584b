#include <cstdint>

#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"
#include "services/financial_assessments/domain/tariff_income.h"

namespace rc {

// Limits that satisfy TariffIncomeOf's requirements and nothing more: steps
// that do not divide the band are as likely as those that do.
template <>
struct Arbitrary<carereform::financial_assessments::CapitalLimits> {
  static Gen<carereform::financial_assessments::CapitalLimits> arbitrary() {
    using carereform::Pence;
    using carereform::financial_assessments::AtUpperLimit;
    using carereform::financial_assessments::CapitalLimits;
    return gen::apply(
        [](int64_t lower, int64_t width, int64_t step, int64_t per_step,
           bool eligible) {
          return CapitalLimits{
              Pence::FromPence(lower), Pence::FromPence(lower + width),
              Pence::FromPence(step), Pence::FromPence(per_step),
              eligible ? AtUpperLimit::kEligible : AtUpperLimit::kNotEligible};
        },
        gen::inRange<int64_t>(0, 5'000'000),
        gen::inRange<int64_t>(0, 5'000'000), gen::inRange<int64_t>(1, 100'000),
        gen::inRange<int64_t>(0, 1'000), gen::arbitrary<bool>());
  }
};

}  // namespace rc

namespace carereform::financial_assessments {
namespace {

// An amount from nothing to somewhat above the upper limit.
Pence AnyCapital(const CapitalLimits& limits) {
  return Pence::FromPence(
      *rc::gen::inRange<int64_t>(0, limits.upper.value() + 1'000));
}

RC_GTEST_PROP(TariffIncomeProperty, MoreCapitalNeverLowersWhatIsPaid,
              (const CapitalLimits& limits)) {
  const Pence less = AnyCapital(limits);
  const Pence more =
      less + Pence::FromPence(*rc::gen::inRange<int64_t>(0, 100'000));
  const auto on_less = TariffIncomeOf(less, limits);
  const auto on_more = TariffIncomeOf(more, limits);
  RC_ASSERT(on_less->band <= on_more->band);
  if (on_less->band == on_more->band) {
    RC_ASSERT(on_less->weekly <= on_more->weekly);
  }
}

// The oracle restates the regulations by counting, with no division.
RC_GTEST_PROP(TariffIncomeProperty, AgreesWithCountingSteps,
              (const CapitalLimits& limits)) {
  const Pence capital = AnyCapital(limits);
  RC_PRE((capital - limits.lower).value() / limits.tariff_step.value() <
         100'000);  // Keeps it quick.
  const bool over = limits.at_upper == AtUpperLimit::kEligible
                        ? limits.upper < capital
                        : !(capital < limits.upper);
  Pence expected;
  for (Pence left = capital - limits.lower; left > Pence() && !over;
       left = left - limits.tariff_step) {
    expected = expected + limits.tariff_per_step;
  }
  const auto result = TariffIncomeOf(capital, limits);
  RC_ASSERT(result->weekly == expected);
  RC_ASSERT((result->band == CapitalBand::kAboveUpperLimit) ==
            (over && capital > limits.lower));
}

}  // namespace
}  // namespace carereform::financial_assessments
