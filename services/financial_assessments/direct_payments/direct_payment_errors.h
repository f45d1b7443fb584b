// The errors of direct payments, a function for each reason.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_DIRECT_PAYMENTS_DIRECT_PAYMENT_ERRORS_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_DIRECT_PAYMENTS_DIRECT_PAYMENT_ERRORS_H_

#include "absl/status/status.h"
#include "absl/time/civil_time.h"
#include "services/financial_assessments/domain/direct_payment_amounts.h"

namespace carereform::financial_assessments::errors {

// FAILED_PRECONDITION, DIRECT_PAYMENT_RATE_UNKNOWN: no amount of that rate is
// held on `day`.
absl::Status DirectPaymentRateUnknown(DirectPaymentRateKind rate,
                                      absl::CivilDay day);

// FAILED_PRECONDITION, DIRECT_PAYMENT_CEASED: it ceased already.
absl::Status DirectPaymentCeased();

}  // namespace carereform::financial_assessments::errors

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_DIRECT_PAYMENTS_DIRECT_PAYMENT_ERRORS_H_
