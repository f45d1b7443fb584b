// The income that counts: a line for each income, and one for each part of it
// that is disregarded.
//
// Source: SI 2014/2672 regulations 13 to 17, schedule 1; Care and Support
// Statutory Guidance, annex C. How each type counts is dated data.
#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_INCOME_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_INCOME_H_

#include "absl/status/status.h"
#include "services/financial_assessments/domain/charge_lines.h"
#include "services/financial_assessments/domain/circumstances.h"
#include "services/financial_assessments/domain/rates.h"

namespace carereform::financial_assessments {

// Adds to the section kContribution each income by the week, less, in this
// order: all of it, by its type or as what capital that counts yields, which is
// capital (regulation 19(3)), or half of a private pension that goes to a
// spouse; what the council disregards by its discretion; the part of a benefit
// that is for care at night, if no care is given at night and care is outside a
// care home; and the part that is disregarded up to a figure. Nothing
// disregards more of an income than what is left of it, and what a type has
// disregarded up to a figure is so once, however many incomes of that type
// there are. So the sum does not depend on the order of the incomes.
//
// Last comes the flat savings disregard, if the council found that it is due:
// qualifying income above the standard minimum guarantee gives it, whatever the
// savings credit comes to, and savings credit then counts in full.
//
// Returns NOT_FOUND, with the word of the figure, if one is not in the table.
absl::Status AddIncome(const Circumstances& circumstances, const Rules& rules,
                       ChargeLines& lines);

// Returns whether any income above nothing is a disability benefit.
bool HasDisabilityBenefit(const Circumstances& circumstances,
                          const MeansRules& means);

// Returns whether any of them counts in the setting, in full or in part.
bool HasDisabilityBenefitThatCounts(const Circumstances& circumstances,
                                    const MeansRules& means);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_INCOME_H_
