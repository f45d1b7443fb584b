// What a person pays already that is taken off income: the home, disability,
// and other expenses that the council allows.
//
// Source: SI 2014/2672 schedule 1 paragraphs 2 (housing-related costs, outside
// care homes and of temporary residents) and 4 (disability-related
// expenditure); Care and Support Statutory Guidance, annex C.
#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_EXPENSES_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_EXPENSES_H_

#include "services/financial_assessments/domain/charge_lines.h"
#include "services/financial_assessments/domain/circumstances.h"
#include "services/financial_assessments/domain/rates.h"

namespace carereform::financial_assessments {

// Takes what the home costs off the section kContribution. Of a permanent
// resident nothing comes off: each cost has a line of nothing.
void LessHousingCosts(const Circumstances& circumstances,
                      const ChargingPolicy& policy, ChargeLines& lines);

// Takes expenses of disability off the section kContribution: those that were
// shown, or the council's flat amount if its policy has one that is more. The
// flat amount is only for those with a disability benefit and outside care
// homes; in a care home the expenses that were shown come off if a disability
// benefit counts (schedule 1 paragraph 4), and each has a line of nothing if
// none does. Of two that are equal, those that were shown.
void LessDisabilityExpenses(const Circumstances& circumstances,
                            const Rules& rules, ChargeLines& lines);

// Takes the other expenses off the section kContribution.
void LessOtherExpenses(const Circumstances& circumstances,
                       const ChargingPolicy& policy, ChargeLines& lines);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_EXPENSES_H_
