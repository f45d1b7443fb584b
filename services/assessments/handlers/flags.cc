#include "services/assessments/handlers/flags.h"

#include <string>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "common/access/caller.h"
#include "common/rpc/convert.h"
#include "common/rpc/page_token.h"
#include "common/rpc/resource_methods.h"
#include "common/rpc/validation.h"
#include "common/status/status_macros.h"
#include "common/store/digest.h"
#include "services/assessments/errors.h"
#include "services/assessments/handlers/referral_change.h"
#include "services/assessments/handlers/referral_fields.h"

namespace carereform::assessments {
namespace {

using v1::Flag;
using v1::Referral;

constexpr char kFlagPattern[] =
    "councils/{council}/referrals/{referral}/flags/{flag}";
constexpr char kAnyReferral[] = "/referrals/-";

// Returns the referral that the flag of that name is of, if the caller's teams
// let it have it.
absl::StatusOr<Referral> ReferralOf(const Records& records,
                                    const store::Reader& reader,
                                    const rpc::Call& call,
                                    const std::string& flag) {
  CR_ASSIGN_OR_RETURN(Referral referral,
                      records.referrals().Get(reader, FlaggedReferral(flag)));
  CR_RETURN_IF_ERROR(access::CheckTeam(call.teams, referral.team()));
  return referral;
}

template <typename Request>
absl::Status CheckFlagChange(const Request& request) {
  rpc::Validation validation;
  validation.Name("name", request.name(), kFlagPattern);
  validation.RequestId(request.request_id());
  return validation.Finish();
}

// A flag that is to be changed, and its referral.
struct Flagged {
  Flag flag;
  Referral referral;
};

template <typename Request>
absl::StatusOr<Flagged> FlagToChange(const Records& records,
                                     const store::Reader& reader,
                                     const rpc::Call& call,
                                     const Request& request,
                                     Flag::State state) {
  CR_ASSIGN_OR_RETURN(Flag flag, records.flags().Get(reader, request.name()));
  CR_ASSIGN_OR_RETURN(Referral referral,
                      ReferralOf(records, reader, call, flag.name()));
  CR_RETURN_IF_ERROR(store::CheckEtag(request.etag(), flag.etag()));
  if (flag.state() != state) {
    return errors::FlagState(Flag::State_Name(flag.state()),
                             Flag::State_Name(state));
  }
  return Flagged{std::move(flag), std::move(referral)};
}

void Decide(const store::Txn& txn, const rpc::Call& call, Flag::State state,
            Flag& flag) {
  flag.set_state(state);
  flag.set_decided_by(call.caller);
  *flag.mutable_decide_time() = rpc::ToTimestamp(txn.commit_time());
}

absl::Status SetExclusion(const Records& records, store::Txn& txn,
                          Referral::Exclusion exclusion, Referral& referral) {
  referral.set_exclusion(exclusion);
  *referral.mutable_update_time() = rpc::ToTimestamp(txn.commit_time());
  return records.referrals().Update(txn, referral);
}

bool IsOfAnyReferral(const v1::ListFlagsRequest& request) {
  return absl::EndsWith(request.parent(), kAnyReferral);
}

absl::StatusOr<store::Page<Flag>> FlagsOf(const Records& records,
                                          const store::Reader& reader,
                                          const v1::ListFlagsRequest& request,
                                          const store::PageRequest& wanted) {
  if (IsOfAnyReferral(request)) {
    store::KeyWriter state;
    if (request.state() != Flag::STATE_UNSPECIFIED) {
      state.Uint32(static_cast<uint32_t>(request.state()));
    }
    return records.flags().ListBy(reader, kFlagByState, state.key(), wanted);
  }
  return records.flags().ListByAt(
      reader, request.parent(), kFlagByReferral,
      store::KeyWriter().String(request.parent()).key(),
      request.read_revision(), wanted);
}

}  // namespace

absl::Status CheckProposeFlag(const v1::ProposeFlagRequest& request) {
  rpc::Validation validation;
  validation.Name("parent", request.parent(), kReferralPattern);
  validation.EnumValue("flag.exclusion", request.flag().exclusion(),
                       &Referral::Exclusion_IsValid);
  validation.EnumValue("flag.reason", request.flag().reason(),
                       &Flag::Reason_IsValid);
  validation.RequestId(request.request_id());
  return validation.Finish();
}

absl::StatusOr<Flag> ProposeFlag(const Records& records, store::Txn& txn,
                                 const rpc::Call& call,
                                 const v1::ProposeFlagRequest& request) {
  CR_ASSIGN_OR_RETURN(const Referral referral,
                      records.referrals().Get(txn, request.parent()));
  CR_RETURN_IF_ERROR(access::CheckTeam(call.teams, referral.team()));
  CR_RETURN_IF_ERROR(CheckAllowed(referral, ReferralAction::kFlag));
  Flag flag;
  flag.set_name(absl::StrCat(request.parent(), "/flags/", store::RandomUuid()));
  flag.set_exclusion(request.flag().exclusion());
  flag.set_reason(request.flag().reason());
  flag.set_state(Flag::PROPOSED);
  flag.set_proposed_by(call.caller);
  *flag.mutable_propose_time() = rpc::ToTimestamp(txn.commit_time());
  CR_RETURN_IF_ERROR(records.flags().Create(txn, flag));
  return flag;
}

absl::Status CheckApproveFlag(const v1::ApproveFlagRequest& request) {
  return CheckFlagChange(request);
}

absl::StatusOr<Flag> ApproveFlag(const Records& records, store::Txn& txn,
                                 const rpc::Call& call,
                                 const v1::ApproveFlagRequest& request) {
  CR_ASSIGN_OR_RETURN(Flagged flagged, FlagToChange(records, txn, call, request,
                                                    Flag::PROPOSED));
  CR_RETURN_IF_ERROR(CheckAllowed(flagged.referral, ReferralAction::kFlag));
  if (call.caller == flagged.flag.proposed_by()) {
    return errors::SecondPersonRequired();
  }
  Decide(txn, call, Flag::APPROVED, flagged.flag);
  CR_RETURN_IF_ERROR(records.flags().Update(txn, flagged.flag));
  CR_RETURN_IF_ERROR(
      SetExclusion(records, txn, flagged.flag.exclusion(), flagged.referral));
  return flagged.flag;
}

absl::Status CheckRejectFlag(const v1::RejectFlagRequest& request) {
  return CheckFlagChange(request);
}

absl::StatusOr<Flag> RejectFlag(const Records& records, store::Txn& txn,
                                const rpc::Call& call,
                                const v1::RejectFlagRequest& request) {
  CR_ASSIGN_OR_RETURN(Flagged flagged, FlagToChange(records, txn, call, request,
                                                    Flag::PROPOSED));
  Decide(txn, call, Flag::REJECTED, flagged.flag);
  CR_RETURN_IF_ERROR(records.flags().Update(txn, flagged.flag));
  return flagged.flag;
}

absl::Status CheckWithdrawFlag(const v1::WithdrawFlagRequest& request) {
  return CheckFlagChange(request);
}

absl::StatusOr<Flag> WithdrawFlag(const Records& records, store::Txn& txn,
                                  const rpc::Call& call,
                                  const v1::WithdrawFlagRequest& request) {
  CR_ASSIGN_OR_RETURN(Flagged flagged, FlagToChange(records, txn, call, request,
                                                    Flag::APPROVED));
  flagged.flag.set_state(Flag::WITHDRAWN);
  flagged.flag.set_withdrawn_by(call.caller);
  *flagged.flag.mutable_withdraw_time() = rpc::ToTimestamp(txn.commit_time());
  CR_RETURN_IF_ERROR(records.flags().Update(txn, flagged.flag));
  CR_RETURN_IF_ERROR(SetExclusion(records, txn, Referral::EXCLUSION_UNSPECIFIED,
                                  flagged.referral));
  return flagged.flag;
}

absl::Status CheckGetFlag(const v1::GetFlagRequest& request) {
  return rpc::CheckGetRequest(request, kFlagPattern);
}

absl::StatusOr<Flag> GetFlag(const Records& records,
                             const store::Reader& reader, const rpc::Call& call,
                             const v1::GetFlagRequest& request) {
  CR_ASSIGN_OR_RETURN(
      Flag flag,
      records.flags().GetAt(reader, request.name(), request.read_revision()));
  CR_RETURN_IF_ERROR(ReferralOf(records, reader, call, flag.name()).status());
  return flag;
}

absl::Status CheckListFlags(const v1::ListFlagsRequest& request) {
  rpc::Validation validation;
  if (IsOfAnyReferral(request)) {
    validation.Name(
        "parent",
        std::string(absl::StripSuffix(request.parent(), kAnyReferral)),
        rpc::kCouncilPattern);
    validation.Require(request.read_revision() == 0, "read_revision",
                       "is of one referral only: name it in parent");
  } else {
    validation.Name("parent", request.parent(), kReferralPattern);
    validation.Require(request.state() == Flag::STATE_UNSPECIFIED, "state",
                       "is of all referrals only: end parent in referrals/-");
  }
  validation.PageSize(request.page_size());
  CheckOptionalEnum("state", request.state(), &Flag::State_IsValid, validation);
  return validation.Finish();
}

absl::StatusOr<v1::ListFlagsResponse> ListFlags(
    const Records& records, const store::Reader& reader, const rpc::Call& call,
    const v1::ListFlagsRequest& request) {
  if (!IsOfAnyReferral(request)) {
    CR_ASSIGN_OR_RETURN(const Referral referral,
                        records.referrals().Get(reader, request.parent()));
    CR_RETURN_IF_ERROR(access::CheckTeam(call.teams, referral.team()));
  }
  const std::string arguments = rpc::PageArguments(request);
  CR_ASSIGN_OR_RETURN(
      const store::PageRequest wanted,
      rpc::ParsePage(request.page_size(), request.page_token(), arguments));
  CR_ASSIGN_OR_RETURN(store::Page<Flag> page,
                      FlagsOf(records, reader, request, wanted));
  v1::ListFlagsResponse response;
  for (Flag& flag : page.items) {
    if (call.teams.has_value() &&
        !ReferralOf(records, reader, call, flag.name()).ok()) {
      continue;
    }
    *response.add_flags() = std::move(flag);
  }
  response.set_next_page_token(rpc::MakePageToken(page.next_after, arguments));
  return response;
}

}  // namespace carereform::assessments
