// The figures and rules that decided a charge, and how firm they are.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_FIGURES_USED_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_FIGURES_USED_H_

#include <cstdint>

#include "carereform/financial_assessments/v1/calculation.pb.h"
#include "services/financial_assessments/domain/charge_lines.h"
#include "services/financial_assessments/line_inputs.h"

namespace carereform::financial_assessments {

// Returns whether a figure of the table among `figures_used`, the policy, or a
// rule of a type of income or capital that there was, is unverified. Rules
// count only where means were looked at.
bool UsesUnverifiedFigures(const ChargeBasis& basis, uint64_t figures_used);

// Adds each of them once: figures of the table in the order of its file, then
// those of the policy, then the rules of incomes and of capital.
void AddFiguresUsed(const ChargeBasis& basis, const ChargeLines& lines,
                    v1::Calculation& calculation);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_FIGURES_USED_H_
