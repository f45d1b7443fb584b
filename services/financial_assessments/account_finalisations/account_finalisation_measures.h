// What account finalisations can be measured by: who waits on a day and how
// long it took.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_ACCOUNT_FINALISATIONS_ACCOUNT_FINALISATION_MEASURES_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_ACCOUNT_FINALISATIONS_ACCOUNT_FINALISATION_MEASURES_H_

#include <vector>

#include "services/financial_assessments/account_finalisations/account_finalisation_records.h"
#include "services/financial_assessments/amounts/amount_measures.h"

namespace carereform::financial_assessments {

// Returns the measures. `records` outlives them.
std::vector<AmountMeasure> AccountFinalisationMeasures(
    const AccountFinalisationRecords& records);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_ACCOUNT_FINALISATIONS_ACCOUNT_FINALISATION_MEASURES_H_
