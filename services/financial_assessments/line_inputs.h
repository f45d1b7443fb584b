// What a line of a charge was worked out from, in words.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_LINE_INPUTS_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_LINE_INPUTS_H_

#include <string>

#include "absl/time/civil_time.h"
#include "common/types/pence.h"
#include "services/financial_assessments/domain/charge.h"
#include "services/financial_assessments/domain/charge_lines.h"
#include "services/financial_assessments/domain/circumstances.h"
#include "services/financial_assessments/domain/rates.h"

namespace carereform::financial_assessments {

// Everything that one charge was worked out from and came to. Points to what
// outlives it.
struct ChargeBasis {
  const Circumstances& circumstances;
  const Rules& rules;
  absl::CivilDay day;
  const Charge& charge;
  Setting charged_as;  // The setting whose rules apply: see ChargedAs.
};

// Returns an amount with its pence always: "£14,250.00", "-£0.05".
std::string PrintAmount(Pence amount);

// Returns the figure of the table, as a number, or 0 if it has none.
int64_t FigureOrNothing(const Rules& rules, Figure figure);

// Returns how many weeks the disregard that `rule` is of lasts; 0 of any other.
int64_t WeeksOf(LineRule rule, const Rules& rules);

// Returns what `line`, of the charge of `basis`, was worked out from, such as
// "£866.67 monthly x 12 / 52"; empty where the line says all there is.
std::string InputsOf(const ChargeLine& line, const ChargeBasis& basis);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_LINE_INPUTS_H_
