// DHSC's published waiting-time method: for each request for adult social care
// the days until the first response and until the first service, or why it has
// none. All waits are calendar days between starts; nothing is rounded.
//
// Source: DHSC, waiting times method 1.1, 19 May 2026 (repository
// DataS-DHSC/ASC-CLD-LA-Dashboard, Waiting_times). Provisional by its own
// words.
#ifndef CR_SERVICES_ASSESSMENTS_DOMAIN_DHSC_WAITING_TIMES_H_
#define CR_SERVICES_ASSESSMENTS_DOMAIN_DHSC_WAITING_TIMES_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/types/span.h"
#include "services/assessments/domain/care_events.h"
#include "services/assessments/domain/dhsc_history.h"
#include "services/assessments/domain/dhsc_method.h"
#include "services/assessments/domain/dhsc_standing.h"

namespace carereform::assessments {

// The ages that waits are published by.
enum class CareAgeBand : uint8_t {
  kNone = 0,     // Unknown, or a child's: in no table.
  kYounger = 1,  // Up to 64 by the method of today.
  kOlder = 2,    // 65 and above by the method of today.
};

// One part of a request's wait.
struct PartWait {
  EventIndex event = 0;  // The response or the service; the request itself for
                         // a conversation.
  int32_t days = 0;      // From the request's start to that event's.
  CareAgeBand band = CareAgeBand::kNone;  // At that event's end.
};

// One request.
struct RequestWait {
  EventIndex event = 0;
  Standing standing = Standing::kNotServiceUser;
  std::optional<PartWait> response;  // Only where the request is counted, or
  std::optional<PartWait> service;   // would be if its band were known.
};

// What the method finds.
struct DhscWaits {
  std::vector<RequestWait> requests;  // Every request, by person and start.
  std::vector<EventIndex> histories;  // Every event of a history, likewise.
};

// Returns the age band of the person of `event` at its end, or for an open
// service at `period_end`.
CareAgeBand BandOf(const CareEvent& event, int32_t period_end,
                   const DhscMethod& method);

// Applies `method` to the events of one council, in any order, up to
// `period_end`, the last day of the reference period. Events are as after
// de-duplication: completed requests and assessments, and services open or
// ended. Records are told apart by `record`.
DhscWaits FindDhscWaits(absl::Span<const CareEvent> events, int32_t period_end,
                        const DhscMethod& method);

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_DOMAIN_DHSC_WAITING_TIMES_H_
