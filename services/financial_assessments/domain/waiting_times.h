// How long people wait to know what they must pay: those who wait on a day
// (stock) and those whose assessment reached a stage in a period (flow).
//
// Who waited, and how long that is, are separate questions. The first needs no
// calendar, so a count of people is never lost because a year of bank holidays
// is not held.
#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_WAITING_TIMES_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_WAITING_TIMES_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "common/types/period.h"
#include "common/types/working_days.h"
#include "services/financial_assessments/domain/case_facts.h"

namespace carereform::financial_assessments {

// A stage of an assessment that has a day. A decision is the day on which the
// person was told.
enum class Stage { kReferral, kAllocation, kCompletion, kDecision };

// Whom a list of those who wait holds.
enum class Queue {
  kDecision,    // All who wait to be told: from the referral on.
  kAllocation,  // Of those, whom no officer has: from the referral on.
  kCompletion,  // Whose assessment an officer has: from the allocation on.
  kTelling,     // Whose charge is worked out: from the completion on.
};

// One assessment's wait: where it stands among those given, and from the day of
// one stage to the day of another, or to the day asked about if it still goes
// on. Day numbers.
struct CaseWait {
  size_t row = 0;
  int32_t from = 0;
  int32_t to = 0;

  friend bool operator==(const CaseWait&, const CaseWait&) = default;
};

// Returns the wait so far of everybody who is in `queue` on `day`. A person is
// in it from the day of the stage that it begins with, which is included, until
// the day before a later stage or the withdrawal. The three queues by stage
// have everybody who waits for a decision, each person once.
std::vector<CaseWait> AwaitingOn(absl::Span<const CaseFacts> cases,
                                 absl::CivilDay day, Queue queue);

// Waits between two stages.
struct StageWaits {
  std::vector<CaseWait> counted;
  // Assessments that reached the later stage and of which the day of the
  // earlier one is not known: they have no wait that could be counted.
  std::vector<size_t> uncovered;
};

// Returns the wait of every assessment that reached stage `to` on a day of
// `period`, since stage `from`.
StageWaits ReachedIn(absl::Span<const CaseFacts> cases, const Period& period,
                     Stage from, Stage to);

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
