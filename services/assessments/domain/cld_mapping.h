// A case of this service as events of Client Level Data, and back, as far as
// both have the same.
//
// Client Level Data carry completed requests and assessments. A case that was
// received and not yet looked at has no event.
#ifndef CR_SERVICES_ASSESSMENTS_DOMAIN_CLD_MAPPING_H_
#define CR_SERVICES_ASSESSMENTS_DOMAIN_CLD_MAPPING_H_

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "services/assessments/domain/care_events.h"

namespace carereform::assessments {

// What a type of case is there: the kind of its second event, and the number in
// the list of assessment types or of review reasons.
struct MappedType {
  std::string word;  // Such as `care_act`.
  EventKind kind = EventKind::kAssessment;
  uint8_t number = 0;
};

// The words of both sides; see data/cld_mapping.csv. The first that fits is
// taken.
struct CldMapping {
  using Outcomes = std::vector<std::pair<std::string, EventOutcome>>;

  std::vector<MappedType> types;
  Outcomes closures;
  Outcomes decisions;
};

// A case, as far as it can be mapped. Words are those of the contract's enums
// in lower case; empty for none.
struct MappedCase {
  std::string type;
  std::string closure;
  std::string decision;
  std::optional<absl::CivilDay> received;
  std::optional<absl::CivilDay> looked_at;  // Triaged, allocated or started,
                                            // whichever came first.
  std::optional<absl::CivilDay> started;
  std::optional<absl::CivilDay> completed;
  std::optional<absl::CivilDay> closed;

  friend bool operator==(const MappedCase&, const MappedCase&) = default;
};

// Returns the events of a case: none of a type that is not mapped; a request
// once the case was looked at, or closed before that; an assessment or review
// once it was started and completed. The number of a review's reason is its
// `component`. A case completed with no decision has no outcome there.
std::vector<CareEvent> EventsOfCase(const MappedCase& mapped,
                                    const CldMapping& mapping);

// Returns the case that such events are of: of a request, an assessment or
// review, or both. A request alone that went on is taken for the first type of
// the mapping of its client. Nothing for other events.
std::optional<MappedCase> CaseOfEvents(const std::vector<CareEvent>& events,
                                       const CldMapping& mapping);

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_DOMAIN_CLD_MAPPING_H_
