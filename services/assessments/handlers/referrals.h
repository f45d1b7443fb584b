// What the methods of referrals do. Check functions look at the shape of a
// request alone; the others read check, decide, store.

#ifndef CR_SERVICES_ASSESSMENTS_HANDLERS_REFERRALS_H_
#define CR_SERVICES_ASSESSMENTS_HANDLERS_REFERRALS_H_

#include "absl/status/statusor.h"
#include "carereform/assessments/v1/assessments.pb.h"
#include "common/rpc/call.h"
#include "common/store/transaction.h"
#include "services/assessments/records.h"

namespace carereform::assessments {

absl::Status CheckCreate(const v1::CreateReferralRequest& request);
absl::StatusOr<v1::Referral> CreateReferral(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::CreateReferralRequest& request);

// How many referrals one page of a listing looks at, at most about: one with
// filters that few meet comes back short, with a token to go on.
inline constexpr int kMaxExaminedReferrals = 10'000;

// Checks what CreateReferral checks of the dates and of what goes with them,
// which needs today's: see BrokenFacts. Returns INVALID_ARGUMENT, reason
// FIELD_INVALID.
absl::Status CheckDates(const v1::Referral& referral, absl::CivilDay today);

absl::Status CheckGet(const v1::GetReferralRequest& request);
absl::StatusOr<v1::Referral> GetReferral(const Records& records,
                                         const store::Reader& reader,
                                         const rpc::Call& call,
                                         const v1::GetReferralRequest& request);

absl::Status CheckList(const v1::ListReferralsRequest& request);
absl::StatusOr<v1::ListReferralsResponse> ListReferrals(
    const Records& records, const store::Reader& reader, const rpc::Call& call,
    const v1::ListReferralsRequest& request);

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_HANDLERS_REFERRALS_H_
