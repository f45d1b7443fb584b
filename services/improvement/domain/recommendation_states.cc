#include "services/improvement/domain/recommendation_states.h"

namespace carereform::improvement {
namespace {

using enum RecommendationState;

struct Transition {
  RecommendationEvent event;
  RecommendationState from;
  RecommendationState to;
};

constexpr Transition kTransitions[] = {
    {RecommendationEvent::kAccept, kOpen, kAccepted},
    {RecommendationEvent::kAccept, kRejected, kAccepted},
    {RecommendationEvent::kReject, kOpen, kRejected},
    {RecommendationEvent::kReject, kAccepted, kRejected},
    {RecommendationEvent::kClose, kAccepted, kClosed},
    {RecommendationEvent::kReopen, kClosed, kAccepted},
};

}  // namespace

std::optional<RecommendationState> StateAfter(RecommendationState state,
                                              RecommendationEvent event) {
  for (const Transition& transition : kTransitions) {
    if (transition.event == event && transition.from == state) {
      return transition.to;
    }
  }
  return std::nullopt;
}

absl::string_view StateWords(RecommendationState state) {
  switch (state) {
    case kOpen:
      return "open";
    case kAccepted:
      return "accepted";
    case kRejected:
      return "rejected";
    case kClosed:
      return "closed";
  }
  return "unknown";
}

}  // namespace carereform::improvement
