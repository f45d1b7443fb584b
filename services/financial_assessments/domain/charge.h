// What a person pays towards care in a week: the Care Act means test.
#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_CHARGE_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_CHARGE_H_

#include <cstdint>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "common/types/pence.h"
#include "services/financial_assessments/domain/charge_lines.h"
#include "services/financial_assessments/domain/circumstances.h"
#include "services/financial_assessments/domain/rates.h"

namespace carereform::financial_assessments {

// How the charge came about. The numbers are those of the contract's.
enum class Outcome : uint8_t {
  kContribution = 1,       // Pays the contribution.
  kCostOfCare = 2,         // Could pay more than the care costs: pays its cost.
  kNothing = 3,            // Nothing is left to pay from.
  kAboveUpperLimit = 4,    // Capital above the limit: pays the cost.
  kDeclined = 5,           // Declined to be assessed: pays the cost.
  kLightTouchFull = 6,     // Plainly able to pay: pays the cost.
  kLightTouchNothing = 7,  // Benefits show that nothing could be paid.
  kLightTouchNominal = 8,  // A small charge, plainly affordable.
  kFree = 9,               // The person, or all of the care, is free.
  kBelowLeastCharge = 10,  // Too little to be collected.
};

// Pence a week, apart from what is capital or one-off.
struct Charge {
  Outcome outcome = Outcome::kNothing;
  Pence capital;  // That counts.
  Pence tariff_income;
  Pence contribution;     // The most that can be asked.
  Pence chargeable_cost;  // Of the care, without what is free.
  Pence charge;           // What the person pays; 0 to chargeable_cost.
  Pence council_pays;     // Cost of all care, less the charge.
  Pence top_up;           // Beside the charge: first or third party.
  // For adaptations that cost more than is free, once: their whole cost. Means
  // do not lower it, and it is no part of the week's charge: it is told, and
  // what is asked of it is the council's to decide. Nothing of a free person.
  Pence one_off_charge;
  // For arranging care that may be charged for; nothing where there is none.
  Pence one_off_fee;  // Not a week's.
  Pence yearly_fee;   // A year's.
};

// Returns what the person pays for the week that begins on `day`, and adds the
// lines that it is the sum of to `lines`, which is empty at first.
//
// Requires circumstances in which CheckCircumstances finds nothing wrong.
// Returns NOT_FOUND, with the word of the figure as its message, if a figure
// that is needed is not in the table.
//
// Source: Care Act 2014 sections 14, 17 and 18(3); Care and Support (Charging
// and Assessment of Resources) Regulations 2014 (SI 2014/2672).
absl::StatusOr<Charge> ChargeFor(const Circumstances& circumstances,
                                 const Rules& rules, absl::CivilDay day,
                                 ChargeLines& lines);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_CHARGE_H_
