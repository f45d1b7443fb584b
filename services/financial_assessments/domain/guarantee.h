// What the law leaves a person to live on: the minimum income guarantee outside
// care homes, the personal expenses allowance in them.
//
// Source: SI 2014/2672 regulations 6 and 7, as uprated each April.
#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_GUARANTEE_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_GUARANTEE_H_

#include "absl/status/status.h"
#include "services/financial_assessments/domain/charge_lines.h"
#include "services/financial_assessments/domain/circumstances.h"
#include "services/financial_assessments/domain/rates.h"

namespace carereform::financial_assessments {

// Returns the figure that a person's guarantee starts from. A couple has the
// figure of pension age if either is of pension age. A single person who is
// responsible for a child is a lone parent, and one of pension age has the
// figure of a single person of pension age, which is the greater: regulation 7
// does not say that a lone parent is not a single person.
Figure GuaranteeFigure(const Circumstances& circumstances);

// Takes the guarantee off the section kContribution: the figure, the amount for
// each child, each premium, and what the council adds. Premiums add up.
//
// Returns NOT_FOUND, with the word of the figure, if one is not in the table.
absl::Status LessGuarantee(const Circumstances& circumstances,
                           const Rules& rules, ChargeLines& lines);

// Takes the personal expenses allowance off the section kContribution. Returns
// NOT_FOUND, with the word of the figure, if it is not in the table.
absl::Status LessPersonalExpenses(const Rules& rules, ChargeLines& lines);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_GUARANTEE_H_
