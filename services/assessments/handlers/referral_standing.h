// The methods that record how an open referral stands: how risky its wait is,
// who knows of it, what holds it up, who has it, and who was told.

#ifndef CR_SERVICES_ASSESSMENTS_HANDLERS_REFERRAL_STANDING_H_
#define CR_SERVICES_ASSESSMENTS_HANDLERS_REFERRAL_STANDING_H_

#include "absl/status/statusor.h"
#include "carereform/assessments/v1/assessments.pb.h"
#include "common/rpc/call.h"
#include "common/store/transaction.h"
#include "services/assessments/records.h"

namespace carereform::assessments {

absl::Status CheckRate(const v1::RateReferralRequest& request);
absl::StatusOr<v1::Referral> RateReferral(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::RateReferralRequest& request);

absl::Status CheckEscalate(const v1::EscalateReferralRequest& request);
absl::StatusOr<v1::Referral> EscalateReferral(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::EscalateReferralRequest& request);

absl::Status CheckHold(const v1::HoldReferralRequest& request);
absl::StatusOr<v1::Referral> HoldReferral(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::HoldReferralRequest& request);

absl::Status CheckResume(const v1::ResumeReferralRequest& request);
absl::StatusOr<v1::Referral> ResumeReferral(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::ResumeReferralRequest& request);

absl::Status CheckTransfer(const v1::TransferReferralRequest& request);
absl::StatusOr<v1::Referral> TransferReferral(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::TransferReferralRequest& request);

absl::Status CheckInform(const v1::InformReferrerRequest& request);
absl::StatusOr<v1::Referral> InformReferrer(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::InformReferrerRequest& request);

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_HANDLERS_REFERRAL_STANDING_H_
