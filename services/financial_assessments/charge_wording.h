// A charge as the contract has it: what it came to, the lines that it is the
// sum of in words, and the figures that decided it.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_CHARGE_WORDING_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_CHARGE_WORDING_H_

#include "carereform/financial_assessments/v1/calculation.pb.h"
#include "services/financial_assessments/charge_words.h"
#include "services/financial_assessments/domain/charge_lines.h"
#include "services/financial_assessments/line_inputs.h"

namespace carereform::financial_assessments {

// Sets what the charge came to, and by whose rules: no lines and no figures.
// `figures_used` are bits, 1 << Figure, of the figures that decided something.
void SetTotals(const ChargeBasis& basis, uint64_t figures_used,
               v1::Calculation& calculation);

// Sets the lines, in words, and the figures. `lines` are those that the charge
// is the sum of: they are what is printed, and nothing is worked out again.
//
// A line prints the nearest penny, as a calculator has it: an income and what
// is taken off for all of it are the same. Of each section of which a line had
// a fraction of a penny, the line `fraction_of_penny` is what the printed lines
// lack of the section's total, so that they add up to it; it may be nothing.
void SetLines(const ChargeBasis& basis, const ChargeLines& lines,
              const ChargeWords& words, v1::Calculation& calculation);

// Sets the digest of everything else: the last to be called.
void Seal(v1::Calculation& calculation);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_CHARGE_WORDING_H_
