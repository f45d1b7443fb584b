#include "services/financial_assessments/domain/uprated_amount.h"

#include "common/types/checked_arithmetic.h"

namespace carereform::financial_assessments {

Pence UpratedAmount(Pence amount, int32_t basis_points, Pence round_to) {
  if (basis_points == 0) return amount;
  constexpr int64_t kWhole = 10'000;  // Basis points.
  const int64_t times = CheckedMultiply(amount.value(), kWhole + basis_points);
  const int64_t unit = CheckedMultiply(round_to.value(), kWhole);
  return round_to * ((times + unit / 2) / unit);
}

}  // namespace carereform::financial_assessments
