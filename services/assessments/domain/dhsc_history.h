// The history of one person by DHSC's method: the requests that are kept, the
// assessments and the services, in the one order that later rules compare.
#ifndef CR_SERVICES_ASSESSMENTS_DOMAIN_DHSC_HISTORY_H_
#define CR_SERVICES_ASSESSMENTS_DOMAIN_DHSC_HISTORY_H_

#include <cstdint>
#include <vector>

#include "absl/types/span.h"
#include "services/assessments/domain/care_events.h"
#include "services/assessments/domain/dhsc_method.h"
#include "services/assessments/domain/dhsc_standing.h"

namespace carereform::assessments {

// Where an event stands among all those given.
using EventIndex = uint32_t;

// A request that the method leaves out, and why.
struct LeftOutRequest {
  EventIndex event = 0;
  Standing standing = Standing::kNotServiceUser;
};

// One person's history. A position is an index of `events`.
struct History {
  std::vector<EventIndex> events;  // In order.
  std::vector<LeftOutRequest> left_out;
};

// Returns all of `events` by person, and each person's in the order of the
// method: by start; on one day request, assessment, service, review; then the
// newest import; then the highest record.
std::vector<EventIndex> InOrder(absl::Span<const CareEvent> events);

// Puts into `history` what the method keeps of `person`, one person's events in
// order. A row of unknown age, or younger than the method's, is kept nowhere,
// but as a service it makes existing clients all the same.
void BuildHistory(absl::Span<const CareEvent> events,
                  absl::Span<const EventIndex> person, const DhscMethod& method,
                  History& history);

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_DOMAIN_DHSC_HISTORY_H_
