#include "services/assessments/domain/referral_states.h"

namespace carereform::assessments {

bool CanMove(ReferralState from, ReferralState to) {
  switch (from) {
    case ReferralState::kReceived:
      return to == ReferralState::kTriaged || to == ReferralState::kAllocated ||
             to == ReferralState::kClosed;
    case ReferralState::kTriaged:
      return to == ReferralState::kAllocated || to == ReferralState::kClosed;
    case ReferralState::kAllocated:
      return to == ReferralState::kStarted || to == ReferralState::kClosed;
    case ReferralState::kStarted:
      return to == ReferralState::kClosed;
    case ReferralState::kClosed:
      return false;
  }
  return false;
}

absl::string_view StateWord(ReferralState state) {
  switch (state) {
    case ReferralState::kReceived:
      return "received";
    case ReferralState::kTriaged:
      return "triaged";
    case ReferralState::kAllocated:
      return "allocated";
    case ReferralState::kStarted:
      return "started";
    case ReferralState::kClosed:
      return "closed";
  }
  return "unknown";
}

std::ostream& operator<<(std::ostream& out, ReferralState state) {
  return out << StateWord(state);
}

}  // namespace carereform::assessments
