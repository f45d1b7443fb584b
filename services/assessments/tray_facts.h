// Which lists had to be looked at, and which were: from the facts of those who
// wait and of tray reviews.

#ifndef CR_SERVICES_ASSESSMENTS_TRAY_FACTS_H_
#define CR_SERVICES_ASSESSMENTS_TRAY_FACTS_H_

#include <map>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/types/period.h"
#include "services/assessments/domain/tray_slots.h"
#include "services/assessments/journey_facts.h"

namespace carereform::assessments {

// Returns what came of the slots of `kind` in `period`, by team, for the teams
// on whose lists somebody of `waiters` waits in it: whole weeks for
// WEEKLY_TRAY; for DAILY_OT working days, on which somebody waits for an
// assessment by occupational therapy. Returns OUT_OF_RANGE where the bank
// holidays of one of the years are not held.
absl::StatusOr<std::map<std::string, SlotsReviewed>> TraySlotsOf(
    const JourneyFacts& facts, const std::vector<NumberedFact>& waiters,
    uint64_t revision, v1::TrayReview::Kind kind, const Period& period);

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_TRAY_FACTS_H_
