#include "services/assessments/handlers/referral_conversion.h"

#include "absl/strings/ascii.h"
#include "common/rpc/convert.h"
#include "services/assessments/types_file.h"

namespace carereform::assessments {

using v1::Referral;

const std::array<StageField, kStages.size()>& StageFields() {
  static constexpr std::array<StageField, kStages.size()> kFields = {{
      {Stage::kContact, &Referral::has_contacted_date,
       &Referral::contacted_date, &Referral::mutable_contacted_date},
      {Stage::kReferral, &Referral::has_received_date, &Referral::received_date,
       &Referral::mutable_received_date},
      {Stage::kTriage, &Referral::has_triaged_date, &Referral::triaged_date,
       &Referral::mutable_triaged_date},
      {Stage::kAllocation, &Referral::has_allocated_date,
       &Referral::allocated_date, &Referral::mutable_allocated_date},
      {Stage::kStart, &Referral::has_started_date, &Referral::started_date,
       &Referral::mutable_started_date},
      {Stage::kCompletion, &Referral::has_completed_date,
       &Referral::completed_date, &Referral::mutable_completed_date},
      {Stage::kDecision, &Referral::has_decided_date, &Referral::decided_date,
       &Referral::mutable_decided_date},
      {Stage::kServiceStart, &Referral::has_service_started_date,
       &Referral::service_started_date,
       &Referral::mutable_service_started_date},
  }};
  return kFields;
}

ReferralDates DatesOf(const Referral& referral) {
  ReferralDates dates;
  for (const StageField& field : StageFields()) {
    dates.stages[IndexOf(field.stage)] =
        rpc::StoredDay((referral.*field.get)());
  }
  dates.closed = rpc::StoredDay(referral.closed_date());
  return dates;
}

StageUses UsesOf(const Referral& referral) {
  return UsesOn(HeldTypes(), TypeWord(referral.type()),
                *rpc::StoredDay(referral.received_date()));
}

Referral::State StateFollowingFrom(const Referral& referral) {
  if (!referral.merged_into().empty()) return Referral::MERGED;
  switch (StateFrom(DatesOf(referral))) {
    case ReferralState::kReceived:
      return Referral::RECEIVED;
    case ReferralState::kTriaged:
      return Referral::TRIAGED;
    case ReferralState::kAllocated:
      return Referral::ALLOCATED;
    case ReferralState::kStarted:
      return Referral::STARTED;
    case ReferralState::kCompleted:
      return Referral::COMPLETED;
    case ReferralState::kDecided:
      return Referral::DECIDED;
    case ReferralState::kServiceStarted:
      return Referral::SERVICE_STARTED;
    case ReferralState::kClosed:
      return Referral::CLOSED;
    case ReferralState::kMerged:
      return Referral::MERGED;
  }
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
    case Referral::COMPLETED:
      return ReferralState::kCompleted;
    case Referral::DECIDED:
      return ReferralState::kDecided;
    case Referral::SERVICE_STARTED:
      return ReferralState::kServiceStarted;
    case Referral::CLOSED:
      return ReferralState::kClosed;
    case Referral::MERGED:
      return ReferralState::kMerged;
    default:
      return ReferralState::kReceived;
  }
}

std::string TypeWord(Referral::Type type) {
  return absl::AsciiStrToLower(Referral::Type_Name(type));
}

std::string ReasonWord(absl::string_view value_name) {
  return absl::AsciiStrToLower(value_name);
}

}  // namespace carereform::assessments
