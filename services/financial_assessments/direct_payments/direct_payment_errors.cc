#include "services/financial_assessments/direct_payments/direct_payment_errors.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "common/status/error.h"
#include "common/types/civil_date.h"

namespace carereform::financial_assessments::errors {

absl::Status DirectPaymentRateUnknown(DirectPaymentRateKind rate,
                                      absl::CivilDay day) {
  return MakeError(
      absl::StatusCode::kFailedPrecondition, "DIRECT_PAYMENT_RATE_UNKNOWN",
      absl::StrCat("no amount of the rate ", RateWord(rate), " is held for ",
                   FormatDate(day),
                   ": give the budget as an amount, or add the rate to "
                   "direct_payment_rates.csv with its source"),
      {{"rate", std::string(RateWord(rate))}, {"day", FormatDate(day)}});
}

absl::Status DirectPaymentCeased() {
  return MakeError(absl::StatusCode::kFailedPrecondition,
                   "DIRECT_PAYMENT_CEASED",
                   "the direct payment ceased already: read it again to see "
                   "when and why",
                   {});
}

}  // namespace carereform::financial_assessments::errors
