// The errors of deferred payments, a function for each reason.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_DEFERRAL_ERRORS_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_DEFERRAL_ERRORS_H_

#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "carereform/financial_assessments/v1/deferred_payment_records.pb.h"
#include "services/financial_assessments/domain/deferral_eligibility.h"

namespace carereform::financial_assessments::errors {

// FAILED_PRECONDITION, DEFERRED_PAYMENT_STATE: a deferred payment in `state`
// cannot `be`, such as "be agreed".
absl::Status DeferralState(v1::DeferredPayment::State state,
                           absl::string_view be);

// FAILED_PRECONDITION, DEFERRED_PAYMENT_NOT_ELIGIBLE: the council need not
// agree, and gave no reason why it does.
absl::Status DeferralNotEligible(const std::vector<DeferralBar>& bars);

// FAILED_PRECONDITION, DEFERRED_PAYMENT_FULL: there are as many `entries`, such
// as "valuations", as one agreement may have.
absl::Status DeferralFull(absl::string_view entries, int most);

// FAILED_PRECONDITION, DEFERRED_PAYMENT_REPAID_TOO_MUCH: more would be repaid
// on `day` than is owed. Tells no amount.
absl::Status DeferralRepaidTooMuch(absl::CivilDay day);

// FAILED_PRECONDITION, DEFERRED_PAYMENT_REFUND_TOO_MUCH: more would be refunded
// on `day` than is due back. Tells no amount.
absl::Status DeferralRefundTooMuch(absl::CivilDay day);

// FAILED_PRECONDITION, DEFERRED_PAYMENT_RATE_MISSING: nobody knows the maximum
// rate of `day`.
absl::Status DeferralRateMissing(absl::CivilDay day);

}  // namespace carereform::financial_assessments::errors

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_DEFERRAL_ERRORS_H_
