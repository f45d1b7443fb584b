// How long people wait to know what they must pay: those who wait on a day
// (stock) and those whose assessment was decided in a period (flow).
//
// Who waited, and how long that is, are separate questions. The first needs no
// calendar, so a count of people is never lost because a year of bank holidays
// is not held.
#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_WAITING_TIMES_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_WAITING_TIMES_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "common/types/period.h"
#include "common/types/working_days.h"
#include "services/financial_assessments/domain/wait_facts.h"

namespace carereform::financial_assessments {

// One assessment's wait: where its fact stands among those given, and from the
// day referred to the day decided, or to the day asked about if it still goes
// on. Day numbers.
struct CaseWait {
  size_t row = 0;
  int32_t from = 0;
  int32_t to = 0;

  friend bool operator==(const CaseWait&, const CaseWait&) = default;
};

// Returns how many assessments were known at revision `known_at`, whatever has
// become of them; of one kind only if `kind` is given.
int64_t CountKnown(absl::Span<const WaitFact> facts, uint64_t known_at,
                   std::optional<uint16_t> kind);

// Returns the wait so far of every assessment that waits for its decision on
// `day`, as known at revision `known_at`; of one kind only if `kind` is given.
// An assessment waits from the day it was referred, which is included, until
// the day before it is decided or withdrawn.
std::vector<CaseWait> AwaitingDecisionOn(absl::Span<const WaitFact> facts,
                                         absl::CivilDay day, uint64_t known_at,
                                         std::optional<uint16_t> kind);

// Returns the whole wait of every assessment decided on a day of `period`, as
// known at revision `known_at`; of one kind only if `kind` is given.
std::vector<CaseWait> DecidedIn(absl::Span<const WaitFact> facts,
                                const Period& period, uint64_t known_at,
                                std::optional<uint16_t> kind);

// Returns the length of each wait in calendar days, in the same order.
std::vector<int64_t> CalendarDays(absl::Span<const CaseWait> waits);

// Returns the length of each wait in working days, in the same order: those
// after its first day up to and including its last.
//
// Returns OUT_OF_RANGE if `holidays` does not cover a year of some wait, and
// INVALID_ARGUMENT if a wait ends before it begins.
absl::StatusOr<std::vector<int64_t>> WorkingDays(
    absl::Span<const CaseWait> waits, const BankHolidays& holidays);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_WAITING_TIMES_H_
