#include "services/financial_assessments/domain/charge_lines.h"
#include "services/financial_assessments/domain/charge_timeline.h"

namespace carereform::financial_assessments {

absl::StatusOr<Charge> ChargeWithoutLines(const Circumstances& circumstances,
                                          const Rules& rules,
                                          absl::CivilDay day) {
  ChargeLines lines(ChargeLines::Keep::kTotalsOnly);
  return ChargeFor(circumstances, rules, day, lines);
}

}  // namespace carereform::financial_assessments
