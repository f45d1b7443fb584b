// Which assets do not count, by what they are and when they were received.
#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_CAPITAL_DISREGARD_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_CAPITAL_DISREGARD_H_

#include <optional>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "services/financial_assessments/domain/charge_lines.h"
#include "services/financial_assessments/domain/circumstances.h"
#include "services/financial_assessments/domain/property_disregard.h"
#include "services/financial_assessments/domain/rates.h"

namespace carereform::financial_assessments {

// Returns why `asset` does not count on `day`, or nothing if it counts, by the
// rule of its type in `rules.means`:
//
//   kCounted: it counts.
//   kDisregarded: it does not, unless it is notional capital. A person who
//     turned money into what does not count is treated as still having it,
//     which would come to nothing if it were then disregarded.
//   kDisregardedForWeeks: it does not for 52 weeks that begin with the day on
//     which it was received: 364 days, that day the first. Personal injury
//     compensation without such a day is held in trust, and is treated as
//     kDisregarded. Other assets without one count.
//   kProperty: see PropertyDisregardOn.
//
// Notes in `lines` the figures that decided it, also where the weeks are over.
//
// Requires the setting of `circumstances` to be the one charged as: see
// ChargedAs. Returns NOT_FOUND, with its word, if a figure is not in the table.
//
// Source: SI 2014/2672 regulations 18 and 22, schedule 2; Care and Support
// Statutory Guidance, annex B (52 weeks for arrears from their receipt, for
// personal injury from the first payment).
absl::StatusOr<std::optional<Disregard>> DisregardOn(
    const Capital& asset, const Circumstances& circumstances,
    const Rules& rules, absl::CivilDay day, ChargeLines& lines);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_CAPITAL_DISREGARD_H_
