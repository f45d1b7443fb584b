// Amounts that are known only within a range, such as "£2,800,000 to
// £3,500,000, one-off or recurrent not yet determined".
#ifndef CR_SERVICES_FUNDING_DOMAIN_AMOUNT_RANGE_H_
#define CR_SERVICES_FUNDING_DOMAIN_AMOUNT_RANGE_H_

#include <ostream>
#include <string>

#include "absl/status/statusor.h"
#include "common/types/pence.h"

namespace carereform::funding {

// How often an amount is spent or received.
enum class Recurrence {
  kUndetermined,  // Not yet known, or a sum of both.
  kOneOff,        // Once.
  kRecurrent,     // Every year.
};

// An amount from `low` to `high`, both included; the same when it is certain.
// Made by MakeAmountRange and Add, 0 <= low <= high.
struct AmountRange {
  Pence low;
  Pence high;
  Recurrence recurrence = Recurrence::kUndetermined;

  friend bool operator==(const AmountRange&, const AmountRange&) = default;
};

// Returns the range from `low` to `high`.
//
// Returns INVALID_ARGUMENT if `low` is negative or above `high`, OUT_OF_RANGE
// if `high` is above kMaxAmountPence.
absl::StatusOr<AmountRange> MakeAmountRange(Pence low, Pence high,
                                            Recurrence recurrence);

// Returns the range of the sum: the lows added and the highs added. The sum of
// a one-off and a recurrent amount is of undetermined recurrence, as is any sum
// with one that is.
AmountRange Add(const AmountRange& a, const AmountRange& b);

// Returns `range` as people write it: "£2,800,000 to £3,500,000", or one amount
// if it is certain.
std::string PrintAmountRange(const AmountRange& range);

// Writes PrintAmountRange(range).
std::ostream& operator<<(std::ostream& out, const AmountRange& range);

}  // namespace carereform::funding

#endif  // CR_SERVICES_FUNDING_DOMAIN_AMOUNT_RANGE_H_
