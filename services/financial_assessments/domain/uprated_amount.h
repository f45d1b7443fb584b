// An amount that rises by a rate, rounded as benefits are.
#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_UPRATED_AMOUNT_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_UPRATED_AMOUNT_H_

#include <cstdint>

#include "common/types/pence.h"

namespace carereform::financial_assessments {

// The greatest rise and fall: from nothing to twice the amount.
inline constexpr int32_t kMaxBasisPoints = 10'000;

// Returns `amount` and `basis_points` hundredths of a percent of it, to the
// nearest multiple of `round_to`, half up; `amount` itself for a rate of 0,
// which is no uprating. Requires an amount of 0 or more, a rate of
// -kMaxBasisPoints to kMaxBasisPoints, and `round_to` of a penny or more.
//
// Source: the figures from 2023-24 on fit "to the nearest 5p", which no source
// was seen to state: `round_to` is an argument.
Pence UpratedAmount(Pence amount, int32_t basis_points, Pence round_to);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_UPRATED_AMOUNT_H_
