// What the lists of due contacts and of due reviews share: their arguments, and
// what a line says of a cycle.

#ifndef CR_SERVICES_ASSESSMENTS_HANDLERS_DUE_LISTS_H_
#define CR_SERVICES_ASSESSMENTS_HANDLERS_DUE_LISTS_H_

#include <cstdint>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/time/civil_time.h"
#include "common/access/caller.h"
#include "common/rpc/call.h"
#include "common/rpc/convert.h"
#include "common/rpc/validation.h"
#include "common/store/key_codec.h"
#include "common/types/civil_date.h"
#include "services/assessments/domain/due_cycles.h"

namespace carereform::assessments {

inline constexpr int kMostDaysAhead = 366;

// The arguments that requests for such lists share, their parent aside.
template <typename Request>
void CheckDueList(const Request& request, rpc::Validation& validation) {
  validation.Date("as_of_date", request.has_as_of_date(), request.as_of_date(),
                  rpc::Presence::kOptional);
  validation.Word("team", request.team(), rpc::Presence::kOptional);
  validation.Require(request.due_within_days() >= 0 &&
                         request.due_within_days() <= kMostDaysAhead,
                     "due_within_days",
                     absl::StrCat("has to be from 0 to ", kMostDaysAhead));
  validation.PageSize(request.page_size());
}

// Returns the day that a list is for.
template <typename Request>
absl::CivilDay DayOfList(const Request& request, absl::CivilDay today) {
  return request.has_as_of_date() ? *rpc::StoredDay(request.as_of_date())
                                  : today;
}

// Returns whether the list has the records of `team`.
template <typename Request>
bool IsTeamOfList(const Request& request, const rpc::Call& call,
                  const std::string& team) {
  return (request.team().empty() || request.team() == team) &&
         access::Allows(call.teams, team);
}

// Returns whether what a cycle that holds `day` is about is overdue on it, or
// due on it or one of the `ahead` days after it.
inline bool IsDueWithin(const DueCycle& cycle, int32_t day, int32_t ahead) {
  return cycle.due != kNoDay && cycle.due <= day + ahead;
}

// Sets the days of a line; `last` is where the day of the last doing belongs.
template <typename Line, typename Last>
void SetDueDays(const DueCycle& cycle, int32_t day, Line& line, Last last) {
  if (cycle.due != kNoDay) {
    *line.mutable_due_date() = rpc::ToDate(DayOfNumber(cycle.due));
  }
  if (cycle.last_done != kNoDay) {
    *last() = rpc::ToDate(DayOfNumber(cycle.last_done));
  }
  line.set_overdue_days(DaysOverdue(cycle, day));
}

// Returns where a line stands: by `group`, then the longest overdue first, then
// by the number of its case.
inline std::string PlaceOf(const DueCycle& cycle, uint32_t number,
                           uint32_t group) {
  return store::KeyWriter()
      .Uint32(group)
      .Uint32(static_cast<uint32_t>(cycle.due))
      .Uint32(number)
      .key();
}

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_HANDLERS_DUE_LISTS_H_
