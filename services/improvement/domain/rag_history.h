// Tells why a rating changed: no colour changes without an event.
#ifndef CR_SERVICES_IMPROVEMENT_DOMAIN_RAG_HISTORY_H_
#define CR_SERVICES_IMPROVEMENT_DOMAIN_RAG_HISTORY_H_

#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "services/improvement/domain/rag.h"

namespace carereform::improvement {

enum class RagEventKind {
  kReading,
  kCorrection,
  kRule,
  kForecast,
  kConfidence,
  kTargetDuePassed,
  kMilestoneAchieved,
  kMilestoneDuePassed,
  kMilestoneMarginPassed,
};

// Something that can change a rating on `day`.
struct RagEvent {
  absl::CivilDay day;
  RagEventKind kind = RagEventKind::kReading;
  std::string name;  // Of the record that says so.
};

// A day on which the rating is not what it was on the day before.
struct RagChange {
  absl::CivilDay day;
  ComputedRag before;
  ComputedRag after;
  std::vector<RagEvent> events;  // Of that day; never empty.
};

// Says whether two ratings differ: in the colour, or in why there is none.
bool Differs(const ComputedRag& a, const ComputedRag& b);

// Returns everything that can change the rating, by day.
std::vector<RagEvent> EventsOf(const RagInputs& inputs);

// Returns the changes up to `last`, oldest first; the first is from no rule.
// What they point to is in `inputs`.
std::vector<RagChange> RagChanges(const RagInputs& inputs, absl::CivilDay last);

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_DOMAIN_RAG_HISTORY_H_
