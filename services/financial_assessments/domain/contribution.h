// The most that a person can be asked to pay for care in a week.
//
// Source: Care Act 2014 section 17; SI 2014/2672 parts 3 and 4.
#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_CONTRIBUTION_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_CONTRIBUTION_H_

#include "absl/status/statusor.h"
#include "common/types/pence.h"
#include "services/financial_assessments/domain/charge_lines.h"
#include "services/financial_assessments/domain/circumstances.h"
#include "services/financial_assessments/domain/rates.h"

namespace carereform::financial_assessments {

// Returns income and tariff income, less what the home costs, what the law
// leaves to live on and expenses: nothing if that is below nothing; of it,
// outside care homes, the percentage that the council takes; and then the whole
// pence of that, for a fraction of a penny is the person's (regulation 11). The
// section kContribution, empty at first, adds up to it.
//
// `circumstances.setting` is the setting that the person is charged as being in
// (charging_setting.h). Returns NOT_FOUND, with the word of the figure, if one
// is not in the table.
absl::StatusOr<Pence> ContributionOf(const Circumstances& circumstances,
                                     const Rules& rules, Pence tariff_income,
                                     ChargeLines& lines);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_CONTRIBUTION_H_
