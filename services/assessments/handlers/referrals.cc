#include "services/assessments/handlers/referrals.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "common/people/person_reference.h"
#include "common/rpc/page_token.h"
#include "common/rpc/validation.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "common/store/digest.h"
#include "services/assessments/domain/referral_dates.h"
#include "services/assessments/handlers/referral_conversion.h"

namespace carereform::assessments {
namespace {

using rpc::Presence;
using v1::Referral;

constexpr char kCouncil[] = "councils/{council}";
constexpr char kReferral[] = "councils/{council}/referrals/{referral}";
constexpr char kUnknownLocality[] = "unknown";

}  // namespace

absl::Status CheckCreate(const v1::CreateReferralRequest& request) {
  const Referral& referral = request.referral();
  rpc::Validation validation;
  validation.Name("parent", request.parent(), kCouncil);
  validation.Id("referral.external_id", referral.external_id(),
                Presence::kOptional);
  validation.EnumValue("referral.type", referral.type(),
                       &Referral::Type_IsValid);
  validation.Word("referral.team", referral.team());
  validation.Word("referral.locality", referral.locality(),
                  Presence::kOptional);
  validation.Date("referral.received_date", referral.has_received_date(),
                  referral.received_date());
  validation.Date("referral.triaged_date", referral.has_triaged_date(),
                  referral.triaged_date(), Presence::kOptional);
  validation.Date("referral.allocated_date", referral.has_allocated_date(),
                  referral.allocated_date(), Presence::kOptional);
  validation.Date("referral.started_date", referral.has_started_date(),
                  referral.started_date(), Presence::kOptional);
  validation.Date("referral.closed_date", referral.has_closed_date(),
                  referral.closed_date(), Presence::kOptional);
  people::CheckReference("referral.person", referral.person(), request.parent(),
                         kSourceId, validation);
  validation.RequestId(request.request_id());
  return validation.Finish();
}

absl::Status CheckDates(const Referral& referral, absl::CivilDay today) {
  std::vector<FieldViolation> violations;
  for (const DateViolation& violation : CheckOrder(DatesOf(referral), today)) {
    violations.push_back(
        {absl::StrCat("referral.", violation.field), violation.rule});
  }
  return violations.empty() ? absl::OkStatus() : InvalidFields(violations);
}

absl::StatusOr<Referral> CreateReferral(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::CreateReferralRequest& request) {
  CR_RETURN_IF_ERROR(access::CheckTeam(call.teams, request.referral().team()));
  CR_RETURN_IF_ERROR(CheckDates(request.referral(), call.today));
  CR_RETURN_IF_ERROR(people::CheckPersonKept(txn, request.referral().person()));
  Referral referral = request.referral();
  referral.set_name(
      absl::StrCat(request.parent(), "/referrals/", store::RandomUuid()));
  if (referral.locality().empty()) referral.set_locality(kUnknownLocality);
  referral.set_state(StateFollowingFrom(referral));
  *referral.mutable_create_time() = rpc::ToTimestamp(txn.commit_time());
  *referral.mutable_update_time() = referral.create_time();
  CR_RETURN_IF_ERROR(records.referrals().Create(txn, referral));
  return referral;
}

absl::Status CheckGet(const v1::GetReferralRequest& request) {
  rpc::Validation validation;
  validation.Name("name", request.name(), kReferral);
  return validation.Finish();
}

absl::StatusOr<Referral> GetReferral(const Records& records,
                                     const store::Reader& reader,
                                     const rpc::Call& call,
                                     const v1::GetReferralRequest& request) {
  CR_ASSIGN_OR_RETURN(Referral referral,
                      records.referrals().GetAt(reader, request.name(),
                                                request.read_revision()));
  CR_RETURN_IF_ERROR(access::CheckTeam(call.teams, referral.team()));
  return referral;
}

absl::Status CheckList(const v1::ListReferralsRequest& request) {
  rpc::Validation validation;
  validation.Name("parent", request.parent(), kCouncil);
  validation.PageSize(request.page_size());
  validation.Require(Referral::State_IsValid(request.state()), "state",
                     "is not a value that this version knows");
  return validation.Finish();
}

absl::StatusOr<v1::ListReferralsResponse> ListReferrals(
    const Records& records, const store::Reader& reader, const rpc::Call& call,
    const v1::ListReferralsRequest& request) {
  const std::string arguments = rpc::PageArguments(request);
  CR_ASSIGN_OR_RETURN(
      const store::PageRequest wanted,
      rpc::ParsePage(request.page_size(), request.page_token(), arguments));
  const std::string state =
      store::KeyWriter().Uint32(static_cast<uint32_t>(request.state())).key();
  CR_ASSIGN_OR_RETURN(
      store::Page<Referral> page,
      request.state() == Referral::STATE_UNSPECIFIED
          ? records.referrals().ListAt(reader, request.parent(),
                                       request.read_revision(), wanted)
          : records.referrals().ListByAt(reader, request.parent(),
                                         kReferralByState, state,
                                         request.read_revision(), wanted));
  v1::ListReferralsResponse response;
  for (Referral& referral : page.items) {
    if (!access::Allows(call.teams, referral.team())) continue;
    *response.add_referrals() = std::move(referral);
  }
  response.set_next_page_token(rpc::MakePageToken(page.next_after, arguments));
  return response;
}

}  // namespace carereform::assessments
