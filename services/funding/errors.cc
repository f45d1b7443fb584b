#include "services/funding/errors.h"

#include "absl/strings/str_cat.h"
#include "common/status/error.h"

namespace carereform::funding::errors {

absl::Status FundExceeded(const AmountRange& fund, const AmountRange& total) {
  return MakeError(
      absl::StatusCode::kFailedPrecondition, "FUND_EXCEEDED",
      absl::StrCat("the fund has ", PrintAmountRange(fund),
                   " and its allocations would come to ",
                   PrintAmountRange(total),
                   ": allocate less, or take it from another fund"),
      {{"fund_high_pence", absl::StrCat(fund.high.value())},
       {"allocated_low_pence", absl::StrCat(total.low.value())}});
}

}  // namespace carereform::funding::errors
