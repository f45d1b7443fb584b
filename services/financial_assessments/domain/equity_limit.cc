#include "services/financial_assessments/domain/equity_limit.h"

#include <algorithm>

#include "common/types/checked_arithmetic.h"

namespace carereform::financial_assessments {

Pence EquityLimitOf(const PropertyValue& property, const DeferralTerms& terms) {
  const int64_t hundredths =
      CheckedSubtract(CheckedMultiply(property.value.value(),
                                      100 - terms.selling_costs_percent),
                      CheckedMultiply(property.encumbrances.value(), 100));
  if (hundredths <= 0) return Pence();
  const Pence share =
      Pence::FromPence(CheckedMultiply(hundredths, property.share) /
                       (int64_t{100} * property.shares));
  return std::max(Pence(), share - terms.lower_capital_limit);
}

}  // namespace carereform::financial_assessments
