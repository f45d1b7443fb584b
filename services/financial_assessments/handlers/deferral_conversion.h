// Between deferred payments of the contract and those of the domain.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_DEFERRAL_CONVERSION_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_DEFERRAL_CONVERSION_H_

#include <optional>

#include "absl/time/civil_time.h"
#include "carereform/financial_assessments/v1/deferred_payment_records.pb.h"
#include "services/financial_assessments/domain/deferral_eligibility.h"
#include "services/financial_assessments/domain/deferral_statement.h"
#include "services/financial_assessments/domain/weekly_deferral.h"

namespace carereform::financial_assessments {

// Each takes what was checked.
PropertyValue PropertyOf(const v1::PropertyValuation& valuation);
WeeklyMeans MeansOf(const v1::WeeklyDeferral& deferral);

// Returns the last valuation, and the last weekly amount, that no other
// supersedes. Requires that there is one.
const v1::PropertyValuation& LastValuation(const v1::DeferredPayment& payment);
const v1::WeeklyDeferral& LastDeferral(const v1::DeferredPayment& payment);

// Returns what decides whether the council has to agree, by the last valuation
// and weekly amount.
DeferralCase CaseOf(const v1::DeferredPayment& payment,
                    const DeferralTerms& terms);

// Returns what happened to a deferred payment that was agreed.
DeferredHistory HistoryOf(const v1::DeferredPayment& payment);

// Puts entries in the order of their days and sets all that follows from what
// is recorded: amounts, limits, what is superseded, and when the next statement
// is due.
void SetOutput(const AccountRules& rules, v1::DeferredPayment& payment);

// Sets what is due back after `today`, which readers are told and which is not
// stored.
void SetRefundDue(const AccountRules& rules, absl::CivilDay today,
                  v1::DeferredPayment& payment);

// Returns the statement, with no name, words or rate's source.
v1::DeferredPaymentStatement ToMessage(const DeferralStatement& statement);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_DEFERRAL_CONVERSION_H_
