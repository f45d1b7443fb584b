// Between referrals of the contract and those of the domain.

#ifndef CR_SERVICES_ASSESSMENTS_HANDLERS_REFERRAL_CONVERSION_H_
#define CR_SERVICES_ASSESSMENTS_HANDLERS_REFERRAL_CONVERSION_H_

#include <array>
#include <string>

#include "absl/strings/string_view.h"
#include "carereform/assessments/v1/assessments.pb.h"
#include "services/assessments/domain/referral_dates.h"
#include "services/assessments/domain/referral_states.h"

namespace carereform::assessments {

// The field of the contract that holds the day of a stage.
struct StageField {
  Stage stage;
  bool (v1::Referral::*has)() const;
  const google::type::Date& (v1::Referral::*get)() const;
  google::type::Date* (v1::Referral::*change)();
};

// Returns the field of each stage, by the stage's number.
const std::array<StageField, kStages.size()>& StageFields();

// Returns the dates of a referral whose shape was checked.
ReferralDates DatesOf(const v1::Referral& referral);

// Returns what the type of a referral whose shape was checked makes of each
// stage, by the rules of the day on which it was received.
StageUses UsesOf(const v1::Referral& referral);

// Returns the state that `referral` amounts to: merged, or what follows from
// its dates.
v1::Referral::State StateFollowingFrom(const v1::Referral& referral);

// Returns a stored state. Requires one other than STATE_UNSPECIFIED.
ReferralState DomainState(v1::Referral::State state);

// Returns a type as data have it: "care_act".
std::string TypeWord(v1::Referral::Type type);

// Returns a value of an enum as `last_change_reason` has it, from its name:
// "recorded_late".
std::string ReasonWord(absl::string_view value_name);

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_HANDLERS_REFERRAL_CONVERSION_H_
