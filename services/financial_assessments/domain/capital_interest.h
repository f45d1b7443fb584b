// What a person's interest in an asset is worth: its value without what selling
// it would cost, what is owed on it, and what belongs to others.
#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_CAPITAL_INTEREST_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_CAPITAL_INTEREST_H_

#include <cstdint>

#include "absl/status/statusor.h"
#include "common/types/pence.h"
#include "services/financial_assessments/domain/charge_lines.h"
#include "services/financial_assessments/domain/circumstances.h"
#include "services/financial_assessments/domain/rates.h"

namespace carereform::financial_assessments {

// Returns what the person's interest in `asset` is worth, and adds the lines
// that it is the sum of, as of item `item`. The costs of selling are a whole
// percentage of the value, not of what is left of it after debts; a debt takes
// off no more than is left. Then comes the share: `share` of `shares`.
//
// The result is in whole pence and never negative. A fraction of a penny is
// left out of the interest, in the person's favour: costs are rounded up, the
// share down.
//
// Notional capital is worth what it would be if it were still held.
//
// Requires 0 <= secured_debt <= value and 1 <= share <= shares.
// Returns NOT_FOUND, with its word, if a figure is not in the table.
//
// Source: SI 2014/2672 regulation 20 (a tenth for expenses of sale, what is
// secured on it), regulation 24 (equal shares of what is held jointly),
// regulation 22 (notional capital); Care and Support Statutory Guidance, annex
// B, which lets evidence show another share.
absl::StatusOr<Pence> AddInterest(const Capital& asset, uint16_t item,
                                  const RateTable& rates, ChargeLines& lines);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_CAPITAL_INTEREST_H_
