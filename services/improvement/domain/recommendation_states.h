// Which state a recommendation comes into by which event.
#ifndef CR_SERVICES_IMPROVEMENT_DOMAIN_RECOMMENDATION_STATES_H_
#define CR_SERVICES_IMPROVEMENT_DOMAIN_RECOMMENDATION_STATES_H_

#include <optional>

#include "absl/strings/string_view.h"

namespace carereform::improvement {

// How far a recommendation is. The values are those of the contract.
enum class RecommendationState {
  kOpen = 1,
  kAccepted = 2,
  kRejected = 3,
  kClosed = 4,
};

// What can happen to a recommendation. Each has a method of its own.
enum class RecommendationEvent { kAccept, kReject, kClose, kReopen };

// Returns the state that a recommendation in `state` comes into by `event`;
// nothing where that cannot happen to it.
std::optional<RecommendationState> StateAfter(RecommendationState state,
                                              RecommendationEvent event);

// Returns `state` as words in a sentence: "accepted".
absl::string_view StateWords(RecommendationState state);

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_DOMAIN_RECOMMENDATION_STATES_H_
