#include "services/assessments/handlers/referral_corrections.h"

#include <set>
#include <string>

#include "absl/strings/str_cat.h"
#include "common/people/person_reference.h"
#include "common/rpc/field_mask.h"
#include "common/rpc/validation.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "common/types/resource_name.h"
#include "services/assessments/errors.h"
#include "services/assessments/handlers/referral_change.h"
#include "services/assessments/handlers/referral_conversion.h"
#include "services/assessments/handlers/referral_fields.h"

namespace carereform::assessments {
namespace {

using v1::Referral;

// The council to which the referral of that name belongs, `councils/{council}`.
std::string ParentOf(const std::string& name) {
  return absl::StrCat("councils/", CouncilOf(name).value_or(""));
}

// Fields that are corrected; the dates of stages are too.
bool IsCorrectable(absl::string_view field) {
  static const auto& fields = *new std::set<absl::string_view>{
      "type",           "source",       "channel",
      "locality",       "district",     "specialism",
      "age_band",       "ethnic_group", "complexity",
      "waiting_for",    "worker",       "duty_team",
      "duty_work_done", "decision",     "closure_reason",
      "start_by_date",  "closed_date",  "referrer_informed_date"};
  if (fields.count(field) == 1) return true;
  for (const Stage stage : kStages) {
    if (DateFieldOf(stage) == field) return true;
  }
  return false;
}

// Checks that only what may be corrected would be, field by field: a mask that
// names none is refused, because an absent date is a correction too.
void CheckMask(const google::protobuf::FieldMask& mask,
               rpc::Validation& validation) {
  validation.Require(mask.paths_size() > 0, "update_mask",
                     "is required: name the fields to correct");
  for (const std::string& path : mask.paths()) {
    validation.Require(IsCorrectable(path), "update_mask",
                       "names what cannot be corrected: see the contract for "
                       "the fields, each by its own name");
  }
}

// The closing of a referral is corrected, but neither made nor taken back.
absl::Status CheckStaysClosed(const Referral& before, const Referral& after) {
  if (before.has_closed_date() == after.has_closed_date()) {
    return absl::OkStatus();
  }
  return InvalidField("referral.closed_date",
                      before.has_closed_date()
                          ? "cannot be cleared: use ReopenReferral"
                          : "is of a closed referral: use CloseReferral");
}

// Checks the outcome of a correction as CreateReferral checks a referral.
absl::Status CheckOutcome(const Referral& referral) {
  rpc::Validation validation;
  CheckFieldShapes(referral, ParentOf(referral.name()), validation);
  return validation.Finish();
}

}  // namespace

absl::Status CheckCorrect(const v1::CorrectReferralRequest& request) {
  rpc::Validation validation;
  CheckChange(request, validation);
  CheckMask(request.update_mask(), validation);
  validation.EnumValue("reason", request.reason(),
                       &v1::CorrectReferralRequest::Reason_IsValid);
  return validation.Finish();
}

absl::StatusOr<Referral> CorrectReferral(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::CorrectReferralRequest& request) {
  CR_ASSIGN_OR_RETURN(
      const Referral before,
      ReferralToTake(records, txn, call, request, ReferralAction::kCorrect));
  Referral referral = before;
  CR_RETURN_IF_ERROR(rpc::ApplyUpdateMask(request.update_mask(),
                                          request.referral(), referral));
  CR_RETURN_IF_ERROR(CheckOutcome(referral));
  CR_RETURN_IF_ERROR(CheckStaysClosed(before, referral));
  referral.set_last_change_reason(
      ReasonWord(v1::CorrectReferralRequest::Reason_Name(request.reason())));
  CR_RETURN_IF_ERROR(StoreChanged(records, txn, call, {}, referral));
  return referral;
}

absl::Status CheckReopen(const v1::ReopenReferralRequest& request) {
  rpc::Validation validation;
  CheckChange(request, validation);
  validation.EnumValue("reason", request.reason(),
                       &v1::ReopenReferralRequest::Reason_IsValid);
  return validation.Finish();
}

absl::StatusOr<Referral> ReopenReferral(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::ReopenReferralRequest& request) {
  CR_ASSIGN_OR_RETURN(
      Referral referral,
      ReferralToTake(records, txn, call, request, ReferralAction::kReopen));
  referral.clear_closed_date();
  referral.clear_closure_reason();
  // Told of an outcome that there is no longer.
  if (!referral.has_decided_date()) referral.clear_referrer_informed_date();
  referral.set_reopened_count(referral.reopened_count() + 1);
  referral.set_last_change_reason(
      ReasonWord(v1::ReopenReferralRequest::Reason_Name(request.reason())));
  CR_RETURN_IF_ERROR(StoreChanged(records, txn, call, {"referral."}, referral));
  return referral;
}

absl::Status CheckMerge(const v1::MergeReferralRequest& request) {
  rpc::Validation validation;
  CheckChange(request, validation);
  validation.Name("into", request.into(), kReferralPattern);
  validation.Require(request.into().empty() || request.into() != request.name(),
                     "into", "is the referral itself: name another");
  validation.Require(request.into().empty() ||
                         ParentOf(request.into()) == ParentOf(request.name()),
                     "into", "has to be a referral of the same council");
  validation.EnumValue("reason", request.reason(),
                       &v1::MergeReferralRequest::Reason_IsValid);
  return validation.Finish();
}

absl::StatusOr<Referral> MergeReferral(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::MergeReferralRequest& request) {
  CR_ASSIGN_OR_RETURN(
      Referral referral,
      ReferralToTake(records, txn, call, request, ReferralAction::kMerge));
  CR_ASSIGN_OR_RETURN(const Referral into,
                      records.referrals().Get(txn, request.into()));
  CR_RETURN_IF_ERROR(access::CheckTeam(call.teams, into.team()));
  if (into.state() == Referral::MERGED) {
    return errors::MergeIntoMerged(into.name());
  }
  referral.set_merged_into(into.name());
  referral.set_last_change_reason(
      ReasonWord(v1::MergeReferralRequest::Reason_Name(request.reason())));
  CR_RETURN_IF_ERROR(StoreChanged(records, txn, call, {"referral."}, referral));
  return referral;
}

absl::Status CheckUnmerge(const v1::UnmergeReferralRequest& request) {
  rpc::Validation validation;
  CheckChange(request, validation);
  validation.EnumValue("reason", request.reason(),
                       &v1::UnmergeReferralRequest::Reason_IsValid);
  return validation.Finish();
}

absl::StatusOr<Referral> UnmergeReferral(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::UnmergeReferralRequest& request) {
  CR_ASSIGN_OR_RETURN(
      Referral referral,
      ReferralToTake(records, txn, call, request, ReferralAction::kUnmerge));
  referral.clear_merged_into();
  referral.set_last_change_reason(
      ReasonWord(v1::UnmergeReferralRequest::Reason_Name(request.reason())));
  CR_RETURN_IF_ERROR(StoreChanged(records, txn, call, {"referral."}, referral));
  return referral;
}

absl::Status CheckReassign(const v1::ReassignReferralRequest& request) {
  rpc::Validation validation;
  CheckChange(request, validation);
  validation.Require(!request.person().empty(), "person",
                     "is required: name the other record of the person");
  people::CheckReference("person", request.person(), ParentOf(request.name()),
                         kSourceId, validation);
  validation.EnumValue("reason", request.reason(),
                       &v1::ReassignReferralRequest::Reason_IsValid);
  return validation.Finish();
}

absl::StatusOr<Referral> ReassignReferral(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::ReassignReferralRequest& request) {
  CR_ASSIGN_OR_RETURN(
      Referral referral,
      ReferralToTake(records, txn, call, request, ReferralAction::kReassign));
  CR_RETURN_IF_ERROR(people::CheckPersonKept(txn, request.person()));
  referral.set_person(request.person());
  referral.set_last_change_reason(
      ReasonWord(v1::ReassignReferralRequest::Reason_Name(request.reason())));
  CR_RETURN_IF_ERROR(StoreChanged(records, txn, call, {"referral."}, referral));
  return referral;
}

}  // namespace carereform::assessments
