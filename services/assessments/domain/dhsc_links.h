// What follows each request of a history: its first response and its first
// service.
#ifndef CR_SERVICES_ASSESSMENTS_DOMAIN_DHSC_LINKS_H_
#define CR_SERVICES_ASSESSMENTS_DOMAIN_DHSC_LINKS_H_

#include <cstdint>
#include <vector>

#include "absl/types/span.h"
#include "services/assessments/domain/care_events.h"
#include "services/assessments/domain/dhsc_history.h"
#include "services/assessments/domain/dhsc_method.h"

namespace carereform::assessments {

// In place of a position: there is none.
inline constexpr int32_t kNowhere = -1;

// One request and what follows it, as positions in its person's history.
struct RequestLinks {
  int32_t request = kNowhere;
  int32_t response = kNowhere;  // Its own where it is a conversation.
  int32_t service = kNowhere;
  bool conversation = false;     // Whether it is its own response.
  bool did_not_lead_on = false;  // Whether the response's block led to no
                                 // service, so that none is counted.
};

// Says of each position of `history` whether the assessments next to one
// another that it belongs to, without anything between them and whatever the
// time between them, led to a service. False for others than assessments.
std::vector<bool> BlocksThatLeadOn(absl::Span<const CareEvent> events,
                                   absl::Span<const EventIndex> history);

// Puts into `links` the requests of `history` in order, each with the first
// assessment or service after it, however late, and the first service.
//
// A conversation that went further, of a day before that of the method and with
// no assessment on its own day, is its own response, and its service counts
// whatever the assessments say. Otherwise, where the response is an assessment
// whose block did not lead to a service, no service is counted, and no later
// one is tried.
void LinkRequests(absl::Span<const CareEvent> events,
                  absl::Span<const EventIndex> history,
                  const DhscMethod& method, std::vector<RequestLinks>& links);

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_DOMAIN_DHSC_LINKS_H_
