// Between referrals of the contract and those of the domain.

#ifndef CR_SERVICES_ASSESSMENTS_HANDLERS_REFERRAL_CONVERSION_H_
#define CR_SERVICES_ASSESSMENTS_HANDLERS_REFERRAL_CONVERSION_H_

#include "carereform/assessments/v1/assessments.pb.h"
#include "services/assessments/domain/referral_dates.h"
#include "services/assessments/domain/referral_states.h"

namespace carereform::assessments {

// Returns the dates of a referral whose shape was checked.
ReferralDates DatesOf(const v1::Referral& referral);

// Returns the state that the dates of `referral` amount to.
v1::Referral::State StateFollowingFrom(const v1::Referral& referral);

// Returns a stored state. Requires one other than STATE_UNSPECIFIED.
ReferralState DomainState(v1::Referral::State state);

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_HANDLERS_REFERRAL_CONVERSION_H_
