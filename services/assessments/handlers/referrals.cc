#include "services/assessments/handlers/referrals.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/people/person_reference.h"
#include "common/rpc/page_token.h"
#include "common/rpc/resource_methods.h"
#include "common/rpc/validation.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "common/store/digest.h"
#include "services/assessments/domain/ages.h"
#include "services/assessments/handlers/referral_conversion.h"
#include "services/assessments/handlers/referral_fields.h"
#include "services/assessments/types_file.h"

namespace carereform::assessments {
namespace {

using rpc::Presence;
using v1::Referral;

constexpr char kUnknown[] = "unknown";

// What a birth date says of a referral, by the fields that it sets.
struct FromBirth {
  v1::AgeBand age_band = v1::AGE_BAND_UNSPECIFIED;
  std::optional<absl::CivilDay> start_by;
};

FromBirth ReadBirth(absl::CivilDay birth, const Referral& referral,
                    absl::CivilDay received) {
  FromBirth read;
  read.age_band =
      static_cast<v1::AgeBand>(AgeBandOf(WholeYears(birth, received)));
  const std::optional<int> years =
      StartByAgeOn(HeldTypes(), TypeWord(referral.type()), received);
  if (years.has_value()) read.start_by = Birthday(birth, *years);
  return read;
}

// Checks the birth date alone, and against what else the request says.
void CheckBirthDate(const v1::CreateReferralRequest& request,
                    rpc::Validation& validation) {
  const Referral& referral = request.referral();
  const std::optional<absl::CivilDay> birth =
      validation.Date("birth_date", request.has_birth_date(),
                      request.birth_date(), Presence::kOptional);
  const auto received = rpc::ToDay(referral.received_date());
  if (!birth.has_value() || !received.ok()) return;
  const std::string rule = BirthDateRule(*birth, *received);
  if (!rule.empty()) return validation.Refuse("birth_date", rule);
  const FromBirth read = ReadBirth(*birth, referral, *received);
  validation.Require(referral.age_band() == v1::AGE_BAND_UNSPECIFIED ||
                         referral.age_band() == read.age_band,
                     "referral.age_band",
                     "does not agree with birth_date: leave it out");
  const auto start_by = rpc::ToDay(referral.start_by_date());
  validation.Require(!start_by.ok() || start_by.value() == read.start_by,
                     "referral.start_by_date",
                     "does not agree with birth_date: leave it out");
}

// Returns the referral that a request asks for, without what only the server
// sets.
Referral Asked(const v1::CreateReferralRequest& request) {
  Referral referral = request.referral();
  for (std::string* word :
       {referral.mutable_locality(), referral.mutable_district(),
        referral.mutable_specialism()}) {
    if (word->empty()) *word = kUnknown;
  }
  if (request.has_birth_date()) {
    const FromBirth read =
        ReadBirth(*rpc::StoredDay(request.birth_date()), referral,
                  *rpc::StoredDay(referral.received_date()));
    referral.set_age_band(read.age_band);
    if (read.start_by.has_value()) {
      *referral.mutable_start_by_date() = rpc::ToDate(*read.start_by);
    }
  }
  referral.clear_exclusion();
  referral.clear_merged_into();
  referral.clear_last_contact_date();
  referral.clear_next_contact_due_date();
  referral.clear_reopened_count();
  referral.clear_last_change_reason();
  referral.clear_missing_from_extract();
  return referral;
}

bool IsOpen(Referral::State state) {
  return state != Referral::CLOSED && state != Referral::MERGED;
}

// Whether a listing has `referral`, apart from the teams of the caller.
bool Matches(const v1::ListReferralsRequest& request,
             const Referral& referral) {
  return (request.state() == Referral::STATE_UNSPECIFIED ||
          referral.state() == request.state()) &&
         (request.type() == Referral::TYPE_UNSPECIFIED ||
          referral.type() == request.type()) &&
         (request.team().empty() || referral.team() == request.team()) &&
         (!request.open_only() || IsOpen(referral.state()));
}

// How many referrals to read at once for a page of `size`: where some do not
// match, more than are wanted.
int ReadAtOnce(const v1::ListReferralsRequest& request, int size) {
  const bool all = request.state() == Referral::STATE_UNSPECIFIED &&
                   request.type() == Referral::TYPE_UNSPECIFIED &&
                   request.team().empty() && !request.open_only();
  return all ? size : std::max(size, 500);
}

// Reads the next referrals: of one state by the index of today's states, which
// the past does not have.
absl::StatusOr<store::Page<Referral>> NextPage(
    const Records& records, const store::Reader& reader,
    const v1::ListReferralsRequest& request, const store::PageRequest& wanted) {
  if (request.state() == Referral::STATE_UNSPECIFIED ||
      request.read_revision() != 0) {
    return records.referrals().ListAt(reader, request.parent(),
                                      request.read_revision(), wanted);
  }
  return records.referrals().ListBy(
      reader, kReferralByState,
      store::KeyWriter().Uint32(static_cast<uint32_t>(request.state())).key(),
      wanted);
}

}  // namespace

absl::Status CheckCreate(const v1::CreateReferralRequest& request) {
  rpc::Validation validation;
  validation.Name("parent", request.parent(), rpc::kCouncilPattern);
  CheckFieldShapes(request.referral(), request.parent(), validation);
  CheckBirthDate(request, validation);
  validation.RequestId(request.request_id());
  return validation.Finish();
}

absl::Status CheckDates(const Referral& referral, absl::CivilDay today) {
  const std::vector<FieldViolation> broken = BrokenFacts(referral, today);
  return broken.empty() ? absl::OkStatus() : InvalidFields(broken);
}

absl::StatusOr<Referral> CreateReferral(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::CreateReferralRequest& request) {
  Referral referral = Asked(request);
  CR_RETURN_IF_ERROR(access::CheckTeam(call.teams, referral.team()));
  CR_RETURN_IF_ERROR(CheckDates(referral, call.today));
  CR_RETURN_IF_ERROR(people::CheckPersonKept(txn, referral.person()));
  referral.set_name(
      absl::StrCat(request.parent(), "/referrals/", store::RandomUuid()));
  referral.set_state(StateFollowingFrom(referral));
  *referral.mutable_create_time() = rpc::ToTimestamp(txn.commit_time());
  *referral.mutable_update_time() = referral.create_time();
  CR_RETURN_IF_ERROR(records.referrals().Create(txn, referral));
  return referral;
}

absl::Status CheckGet(const v1::GetReferralRequest& request) {
  rpc::Validation validation;
  validation.Name("name", request.name(), kReferralPattern);
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
  validation.Name("parent", request.parent(), rpc::kCouncilPattern);
  validation.PageSize(request.page_size());
  CheckOptionalEnum("state", request.state(), &Referral::State_IsValid,
                    validation);
  CheckOptionalEnum("type", request.type(), &Referral::Type_IsValid,
                    validation);
  validation.Word("team", request.team(), Presence::kOptional);
  return validation.Finish();
}

absl::StatusOr<v1::ListReferralsResponse> ListReferrals(
    const Records& records, const store::Reader& reader, const rpc::Call& call,
    const v1::ListReferralsRequest& request) {
  const std::string arguments = rpc::PageArguments(request);
  CR_ASSIGN_OR_RETURN(
      const store::PageRequest wanted,
      rpc::ParsePage(request.page_size(), request.page_token(), arguments));
  v1::ListReferralsResponse response;
  std::string after = wanted.after;
  bool more = true;
  for (int matched = 0, examined = 0;
       more && matched < wanted.size && examined < kMaxExaminedReferrals;) {
    CR_ASSIGN_OR_RETURN(
        store::Page<Referral> page,
        NextPage(records, reader, request,
                 {.after = after, .size = ReadAtOnce(request, wanted.size)}));
    more = !page.next_after.empty();
    for (size_t i = 0; i < page.items.size() && matched < wanted.size; ++i) {
      Referral& referral = page.items[i];
      after = store::KeyWriter().String(referral.name()).key();
      ++examined;
      if (!Matches(request, referral)) continue;
      if (++matched == wanted.size && i + 1 < page.items.size()) more = true;
      if (!access::Allows(call.teams, referral.team())) continue;
      *response.add_referrals() = std::move(referral);
    }
  }
  response.set_next_page_token(
      rpc::MakePageToken(more ? after : "", arguments));
  return response;
}

}  // namespace carereform::assessments
