#include "services/funding/domain/allocations_within.h"

namespace carereform::funding {

FundCover AllocationsWithin(const AmountRange& fund,
                            absl::Span<const AmountRange> allocations) {
  FundCover result;
  result.total.recurrence =
      allocations.empty() ? fund.recurrence : allocations.front().recurrence;
  for (const AmountRange& allocation : allocations) {
    result.total = Add(result.total, allocation);
  }
  if (result.total.high <= fund.low) {
    result.cover = Cover::kWithin;
  } else if (result.total.low > fund.high) {
    result.cover = Cover::kExceeded;
  } else {
    result.cover = Cover::kUncertain;
  }
  return result;
}

}  // namespace carereform::funding
