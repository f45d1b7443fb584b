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
  // Numbers in a list of values.
  using Numbers = std::vector<std::pair<std::string, uint8_t>>;

  std::vector<MappedType> types;
  Outcomes closures;
  Outcomes decisions;
  Numbers routes;      // Of access, by who asked.
  Numbers services;    // Types of service, by kind of support.
  Numbers components;  // Of a service, by kind of support.
  Numbers reviews;     // Reasons of a review, by its kind.
};

// A case, as far as it can be mapped. Words are those of the contract's enums
// in lower case; empty for none.
struct MappedCase {
  std::string type;
  std::string source;  // Who asked.
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

// Support, as far as it can be mapped; words as those of a case.
struct MappedSupport {
  std::string kind;
  absl::CivilDay started;
  std::optional<absl::CivilDay> ended;  // The first day without it.
};

// Returns the service that support is: nothing for a kind that is not mapped,
// and for support that ended before it was given for a day. One that goes on
// after `last`, the last day of the period that the events are told for, is
// open: that it would end was not known then.
std::optional<CareEvent> EventOfSupport(const MappedSupport& support,
                                        absl::CivilDay last,
                                        const CldMapping& mapping);

// Returns the review of that kind of `support`, done on `completed`. It has no
// outcome: none is recorded. Nothing for a kind that is not mapped.
std::optional<CareEvent> EventOfReview(const MappedSupport& support,
                                       absl::string_view kind,
                                       absl::CivilDay completed,
                                       const CldMapping& mapping);

// Returns the request that a contact was which ended with advice alone. For
// whom it was is not known: it is of no type of client.
CareEvent EventOfAdvice(absl::CivilDay received, absl::CivilDay concluded,
                        absl::string_view source, const CldMapping& mapping);

// Returns the one of `decisions` that counts where a case has several: that
// whose outcome comes first in DHSC's hierarchy. Empty for none that is mapped.
std::string LeadingDecision(const std::vector<std::string>& decisions,
                            const CldMapping& mapping);

// Returns the events of a case: none of a type that is not mapped; a request
// once the case was looked at, or closed before that; an assessment or review
// once it was started and completed. The number of a review's reason is its
// `component`. A case completed with no decision has no outcome there.
std::vector<CareEvent> EventsOfCase(const MappedCase& mapped,
                                    const CldMapping& mapping);

// Returns the case that such events are of: of a request, an assessment or
// review, or both. A request alone that went on is taken for the first type of
// the mapping of its client. Who asked is not told: a route of access is that
// of several. Nothing for other events.
std::optional<MappedCase> CaseOfEvents(const std::vector<CareEvent>& events,
                                       const CldMapping& mapping);

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_DOMAIN_CLD_MAPPING_H_
