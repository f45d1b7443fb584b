// The methods that move a referral along its stages, and close it.

#ifndef CR_SERVICES_ASSESSMENTS_HANDLERS_REFERRAL_MOVES_H_
#define CR_SERVICES_ASSESSMENTS_HANDLERS_REFERRAL_MOVES_H_

#include "absl/status/statusor.h"
#include "carereform/assessments/v1/assessments.pb.h"
#include "common/rpc/call.h"
#include "common/store/transaction.h"
#include "services/assessments/records.h"

namespace carereform::assessments {

absl::Status CheckTriage(const v1::TriageReferralRequest& request);
absl::StatusOr<v1::Referral> TriageReferral(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::TriageReferralRequest& request);

absl::Status CheckAllocate(const v1::AllocateReferralRequest& request);
absl::StatusOr<v1::Referral> AllocateReferral(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::AllocateReferralRequest& request);

absl::Status CheckStart(const v1::StartAssessmentRequest& request);
absl::StatusOr<v1::Referral> StartAssessment(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::StartAssessmentRequest& request);

absl::Status CheckComplete(const v1::CompleteAssessmentRequest& request);
absl::StatusOr<v1::Referral> CompleteAssessment(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::CompleteAssessmentRequest& request);

absl::Status CheckDecide(const v1::DecideReferralRequest& request);
absl::StatusOr<v1::Referral> DecideReferral(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::DecideReferralRequest& request);

absl::Status CheckStartService(const v1::StartServiceRequest& request);
absl::StatusOr<v1::Referral> StartService(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::StartServiceRequest& request);

absl::Status CheckClose(const v1::CloseReferralRequest& request);
absl::StatusOr<v1::Referral> CloseReferral(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::CloseReferralRequest& request);

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_HANDLERS_REFERRAL_MOVES_H_
