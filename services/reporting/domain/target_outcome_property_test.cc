#include <cstdint>

#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"
#include "services/reporting/domain/target_outcome.h"

namespace carereform::reporting {
namespace {

// The oracle steps the target up to the value in units of a common
// denominator, and never multiplies the two together.
RC_GTEST_PROP(TargetOutcomeProperty, AgreesWithCountingInCommonUnits, ()) {
  const int64_t hundredths = *rc::gen::inRange<int64_t>(-500, 500);
  const int64_t denominator = *rc::gen::element<int64_t>(1, 2, 4, 5, 10, 20);
  const int64_t numerator = *rc::gen::inRange<int64_t>(-100, 100);
  // Every denominator above divides 100, so both are whole hundredths.
  int64_t measured = 0;
  for (int64_t i = 0; i < 100 / denominator; ++i) measured += numerator;
  const Fraction value{numerator, denominator};
  const Decimal target{hundredths, 2};
  const auto met = [&](Comparator comparator) {
    return *Compare(value, comparator, target) == TargetOutcome::kMet;
  };
  RC_ASSERT(met(Comparator::kAtMost) == (measured <= hundredths));
  RC_ASSERT(met(Comparator::kLessThan) == (measured < hundredths));
  RC_ASSERT(met(Comparator::kExactly) == (measured == hundredths));
  RC_ASSERT(met(Comparator::kAtLeast) == (measured >= hundredths));
  RC_ASSERT(met(Comparator::kMoreThan) == (measured > hundredths));
}

// Of three outcomes exactly one holds, however large the numbers.
RC_GTEST_PROP(TargetOutcomeProperty, ExactlyOneOfBelowAtAndAboveHolds,
              (int64_t numerator, int64_t units)) {
  const Fraction value{numerator, *rc::gen::positive<int64_t>()};
  const Decimal target{units, *rc::gen::inRange(0, 19)};
  int met = 0;
  for (const Comparator comparator :
       {Comparator::kLessThan, Comparator::kExactly, Comparator::kMoreThan}) {
    met += *Compare(value, comparator, target) == TargetOutcome::kMet ? 1 : 0;
  }
  RC_ASSERT(met == 1);
}

RC_GTEST_PROP(TargetOutcomeProperty, TheWayBackIsTheOtherMovement,
              (int32_t a, int32_t b)) {
  const Fraction before{a, *rc::gen::inRange<int64_t>(1, 1000)};
  const Fraction after{b, *rc::gen::inRange<int64_t>(1, 1000)};
  const Aim aim = *rc::gen::element(Aim::kLower, Aim::kHigher);
  const Movement there = **MovementOf(before, after, aim);
  const Movement back = **MovementOf(after, before, aim);
  RC_ASSERT((there == Movement::kSame) == (back == Movement::kSame));
  RC_ASSERT((there == Movement::kBetter) == (back == Movement::kWorse));
}

}  // namespace
}  // namespace carereform::reporting
