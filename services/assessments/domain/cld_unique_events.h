// Joins submissions of Client Level Data into one list in which each event
// stands once, as DHSC's main tables do.
//
// Source: DHSC, Main_tables/docs/methodology 3, 4 and 6, and the procedures
// FilterToEventsInPeriod, GetDerivedFields and GetUniqueEvents at 9bee728.
#ifndef CR_SERVICES_ASSESSMENTS_DOMAIN_CLD_UNIQUE_EVENTS_H_
#define CR_SERVICES_ASSESSMENTS_DOMAIN_CLD_UNIQUE_EVENTS_H_

#include <cstdint>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "common/types/period.h"
#include "services/assessments/domain/care_events.h"

namespace carereform::assessments {

// One submission, with every event of it.
struct Submission {
  Period period;              // That it covers.
  absl::CivilDay received;    // The day it came.
  uint32_t import_order = 0;  // Of those of one day the greater is the later.
  absl::Span<const CareEvent> events;
};

// What submissions come to together.
struct JoinedEvents {
  std::vector<CareEvent> events;  // In no order.
  Period period;                  // From the first to the last quarter covered;
                                  // empty where no quarter is.
  std::vector<absl::CivilDay> uncovered;  // First days of quarters within it
                                          // that no submission covers.
  int64_t duplicates = 0;                 // Rows of which another row was kept.
};

// Says whether `event` belongs to `period`: a request, assessment or review
// that ended in it, and a service that was there on a day of it or is open. One
// with an end before its start, or that starts after the period, does not.
bool IsInPeriod(const CareEvent& event, const Period& period);

// Returns where in its submission an event stands that was joined.
inline uint32_t PlaceOf(const CareEvent& event) {
  return static_cast<uint32_t>(event.record);
}

// Returns, for each financial quarter that lies in the period of a submission,
// the events of the latest such submission, joined. Each is given the order of
// import of its submission, which goes before the number of its record, below
// 2^32, so that later imports have greater ones.
//
// Events are one where council, person, kind, start and client are, and the end
// of all but services, the route of a request, the type of an assessment, the
// type and component of a service. Of one event the record of the latest
// quarter is kept; then one that is open, or ends last; then by the hierarchy
// of outcomes; then a conversation; then the greatest record. A service that
// went on at the end of a quarter and is not in the next one ended with the
// quarter.
JoinedEvents JoinSubmissions(absl::Span<const Submission> submissions);

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_DOMAIN_CLD_UNIQUE_EVENTS_H_
