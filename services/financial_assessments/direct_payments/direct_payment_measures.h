// What direct payments can be measured by: those in force, and why others
// ceased.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_DIRECT_PAYMENTS_DIRECT_PAYMENT_MEASURES_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_DIRECT_PAYMENTS_DIRECT_PAYMENT_MEASURES_H_

#include <vector>

#include "services/financial_assessments/amounts/amount_measures.h"
#include "services/financial_assessments/direct_payments/direct_payment_records.h"

namespace carereform::financial_assessments {

// Returns the measures. `records` outlives them.
std::vector<AmountMeasure> DirectPaymentMeasures(
    const DirectPaymentRecords& records);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_DIRECT_PAYMENTS_DIRECT_PAYMENT_MEASURES_H_
