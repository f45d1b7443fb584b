#include "services/assessments/handlers/allocation_lookup.h"

#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "common/access/caller.h"
#include "common/rpc/resource_methods.h"
#include "common/rpc/validation.h"
#include "common/status/status_macros.h"
#include "services/assessments/handlers/referral_fields.h"

namespace carereform::assessments {
namespace {

using rpc::Presence;
using v1::Referral;

absl::StatusOr<Referral> AskedReferral(
    const Records& records, const store::Reader& reader,
    const v1::LookUpAllocationRequest& request) {
  if (request.external_id().empty()) {
    return records.referrals().Get(reader, request.referral());
  }
  CR_ASSIGN_OR_RETURN(std::optional<Referral> found,
                      FindByExternalId(records, reader, request.external_id()));
  // Without one, the same answer as for a name that is not there.
  if (!found.has_value()) return records.referrals().Get(reader, "");
  return *std::move(found);
}

}  // namespace

absl::StatusOr<std::optional<Referral>> FindByExternalId(
    const Records& records, const store::Reader& reader,
    const std::string& external_id) {
  CR_ASSIGN_OR_RETURN(
      store::Page<Referral> page,
      records.referrals().ListBy(reader, kReferralByExternalId,
                                 store::KeyWriter().String(external_id).key(),
                                 {.after = "", .size = 1}));
  if (page.items.empty()) return std::nullopt;
  return std::move(page.items.front());
}

absl::Status CheckLookUp(const v1::LookUpAllocationRequest& request) {
  rpc::Validation validation;
  validation.Name("parent", request.parent(), rpc::kCouncilPattern);
  validation.Require(
      request.referral().empty() != request.external_id().empty(), "referral",
      "or external_id is required, and not both: say which case it is");
  if (!request.referral().empty()) {
    validation.Name("referral", request.referral(), kReferralPattern);
    validation.Require(absl::StartsWith(request.referral(),
                                        absl::StrCat(request.parent(), "/")),
                       "referral",
                       "has to be of the council that parent names");
  }
  validation.Id("external_id", request.external_id(), Presence::kOptional);
  return validation.Finish();
}

absl::StatusOr<v1::LookUpAllocationResponse> LookUpAllocation(
    const Records& records, const store::Reader& reader, const rpc::Call& call,
    const v1::LookUpAllocationRequest& request) {
  CR_ASSIGN_OR_RETURN(Referral referral,
                      AskedReferral(records, reader, request));
  // A merger never leads back: what is merged is merged into nothing merged.
  while (!referral.merged_into().empty()) {
    CR_ASSIGN_OR_RETURN(
        referral, records.referrals().Get(reader, referral.merged_into()));
  }
  CR_RETURN_IF_ERROR(access::CheckTeam(call.teams, referral.team()));
  v1::LookUpAllocationResponse response;
  response.set_referral(referral.name());
  response.set_state(referral.state());
  response.set_team(referral.team());
  if (referral.has_allocated_date()) {
    *response.mutable_allocated_date() = referral.allocated_date();
  }
  if (referral.state() != Referral::CLOSED) {
    response.set_worker(referral.worker());
  }
  if (response.worker().empty()) {
    response.set_duty_team(referral.duty_team().empty() ? referral.team()
                                                        : referral.duty_team());
  }
  return response;
}

}  // namespace carereform::assessments
