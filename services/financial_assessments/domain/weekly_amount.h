// What an amount that is paid now and then comes to a week, exactly.
//
// Source: SI 2014/2672 regulation 13 (income is reckoned by the week); the
// week of a year is the council's convention.
#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_WEEKLY_AMOUNT_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_WEEKLY_AMOUNT_H_

#include "common/types/pence.h"
#include "services/financial_assessments/domain/circumstances.h"
#include "services/financial_assessments/domain/exact_pence.h"
#include "services/financial_assessments/domain/rates.h"

namespace carereform::financial_assessments {

// Returns what `amount`, paid each `frequency`, is a week. Weekly, fortnightly
// and four-weekly amounts do not depend on `week`; the others are first made
// yearly (12, 4, 2 or 1 times) and then divided by the weeks of a year.
//
// Requires an amount that CheckCircumstances allows.
ExactPence WeeklyAmount(Pence amount, Frequency frequency, WeekConvention week);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_WEEKLY_AMOUNT_H_
