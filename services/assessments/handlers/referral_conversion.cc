#include "services/assessments/handlers/referral_conversion.h"

#include "common/rpc/convert.h"

namespace carereform::assessments {

using v1::Referral;

ReferralDates DatesOf(const Referral& referral) {
  return {.received = *rpc::StoredDay(referral.received_date()),
          .triaged = rpc::StoredDay(referral.triaged_date()),
          .allocated = rpc::StoredDay(referral.allocated_date()),
          .started = rpc::StoredDay(referral.started_date()),
          .closed = rpc::StoredDay(referral.closed_date())};
}

Referral::State StateFollowingFrom(const Referral& referral) {
  if (referral.has_closed_date()) return Referral::CLOSED;
  if (referral.has_started_date()) return Referral::STARTED;
  if (referral.has_allocated_date()) return Referral::ALLOCATED;
  if (referral.has_triaged_date()) return Referral::TRIAGED;
  return Referral::RECEIVED;
}

ReferralState DomainState(Referral::State state) {
  switch (state) {
    case Referral::TRIAGED:
      return ReferralState::kTriaged;
    case Referral::ALLOCATED:
      return ReferralState::kAllocated;
    case Referral::STARTED:
      return ReferralState::kStarted;
    case Referral::CLOSED:
      return ReferralState::kClosed;
    default:
      return ReferralState::kReceived;
  }
}

}  // namespace carereform::assessments
