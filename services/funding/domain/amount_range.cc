#include "services/funding/domain/amount_range.h"

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "common/types/limits.h"

namespace carereform::funding {

absl::StatusOr<AmountRange> MakeAmountRange(Pence low, Pence high,
                                            Recurrence recurrence) {
  constexpr Pence kMost = Pence::FromPence(kMaxAmountPence);
  if (low < Pence()) {
    return absl::InvalidArgumentError(absl::StrCat(
        "an amount cannot be negative: the low end is ", FormatPounds(low)));
  }
  if (low > high) {
    return absl::InvalidArgumentError(absl::StrCat(
        "the low end, ", FormatPounds(low), ", cannot be above the high end, ",
        FormatPounds(high), ": exchange them, or give the same amount twice"));
  }
  if (high > kMost) {
    return absl::OutOfRangeError(absl::StrCat("an amount is at most ",
                                              FormatPounds(kMost),
                                              ": check the number of digits"));
  }
  return AmountRange{low, high, recurrence};
}

AmountRange Add(const AmountRange& a, const AmountRange& b) {
  return AmountRange{
      a.low + b.low, a.high + b.high,
      a.recurrence == b.recurrence ? a.recurrence : Recurrence::kUndetermined};
}

std::string PrintAmountRange(const AmountRange& range) {
  if (range.low == range.high) return FormatPounds(range.low);
  return absl::StrCat(FormatPounds(range.low), " to ",
                      FormatPounds(range.high));
}

std::ostream& operator<<(std::ostream& out, const AmountRange& range) {
  return out << PrintAmountRange(range);
}

}  // namespace carereform::funding
