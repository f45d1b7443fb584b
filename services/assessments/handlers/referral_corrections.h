// The methods that put right what is recorded of a referral. Earlier versions
// stay readable at their revisions.

#ifndef CR_SERVICES_ASSESSMENTS_HANDLERS_REFERRAL_CORRECTIONS_H_
#define CR_SERVICES_ASSESSMENTS_HANDLERS_REFERRAL_CORRECTIONS_H_

#include "absl/status/statusor.h"
#include "carereform/assessments/v1/assessments.pb.h"
#include "common/rpc/call.h"
#include "common/store/transaction.h"
#include "services/assessments/records.h"

namespace carereform::assessments {

absl::Status CheckCorrect(const v1::CorrectReferralRequest& request);
absl::StatusOr<v1::Referral> CorrectReferral(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::CorrectReferralRequest& request);

absl::Status CheckReopen(const v1::ReopenReferralRequest& request);
absl::StatusOr<v1::Referral> ReopenReferral(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::ReopenReferralRequest& request);

absl::Status CheckMerge(const v1::MergeReferralRequest& request);
absl::StatusOr<v1::Referral> MergeReferral(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::MergeReferralRequest& request);

absl::Status CheckUnmerge(const v1::UnmergeReferralRequest& request);
absl::StatusOr<v1::Referral> UnmergeReferral(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::UnmergeReferralRequest& request);

absl::Status CheckReassign(const v1::ReassignReferralRequest& request);
absl::StatusOr<v1::Referral> ReassignReferral(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::ReassignReferralRequest& request);

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_HANDLERS_REFERRAL_CORRECTIONS_H_
