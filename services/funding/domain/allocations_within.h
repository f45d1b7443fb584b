// Whether a fund covers what has been allocated from it, when both are known
// only within a range.
#ifndef CR_SERVICES_FUNDING_DOMAIN_ALLOCATIONS_WITHIN_H_
#define CR_SERVICES_FUNDING_DOMAIN_ALLOCATIONS_WITHIN_H_

#include "absl/types/span.h"
#include "services/funding/domain/amount_range.h"

namespace carereform::funding {

// What can be said for certain.
enum class Cover {
  kWithin,     // Even the greatest total is covered by the smallest fund.
  kUncertain,  // It depends on where in their ranges the amounts fall.
  kExceeded,   // Even the smallest total is above the greatest fund.
};

// The total of the allocations and how it compares with the fund.
struct FundCover {
  AmountRange total;
  Cover cover = Cover::kWithin;
};

// Returns the total of `allocations` and whether `fund` covers it. Equal
// amounts are covered. With no allocations the total is nothing, of the fund's
// recurrence.
FundCover AllocationsWithin(const AmountRange& fund,
                            absl::Span<const AmountRange> allocations);

}  // namespace carereform::funding

#endif  // CR_SERVICES_FUNDING_DOMAIN_ALLOCATIONS_WITHIN_H_
