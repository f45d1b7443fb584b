// The errors of the service, a function for each reason.

#ifndef CR_SERVICES_FUNDING_ERRORS_H_
#define CR_SERVICES_FUNDING_ERRORS_H_

#include "absl/status/status.h"
#include "services/funding/domain/amount_range.h"

namespace carereform::funding::errors {

// FAILED_PRECONDITION, FUND_EXCEEDED: with the allocation that was asked for,
// even the least of `total` is more than the most of `fund`.
absl::Status FundExceeded(const AmountRange& fund, const AmountRange& total);

}  // namespace carereform::funding::errors

#endif  // CR_SERVICES_FUNDING_ERRORS_H_
