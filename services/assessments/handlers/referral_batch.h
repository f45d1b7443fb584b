// Creating several referrals in one transaction.

#ifndef CR_SERVICES_ASSESSMENTS_HANDLERS_REFERRAL_BATCH_H_
#define CR_SERVICES_ASSESSMENTS_HANDLERS_REFERRAL_BATCH_H_

#include <cstdint>

#include "absl/status/statusor.h"
#include "carereform/assessments/v1/assessments.pb.h"
#include "common/rpc/call.h"
#include "common/store/transaction.h"
#include "services/assessments/records.h"

namespace carereform::assessments {

// Referrals that one batch creates: all in one transaction, and in one reply.
inline constexpr int kMaxBatchItems = 100;

absl::Status CheckBatchCreate(const v1::BatchCreateReferralsRequest& request);
absl::StatusOr<v1::BatchCreateReferralsResponse> BatchCreateReferrals(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::BatchCreateReferralsRequest& request);

// Rebuilds the response of the batch that made `revision`: the referrals as
// they were created.
absl::Status ReplayBatchCreate(const store::Reader& reader, uint64_t revision,
                               v1::BatchCreateReferralsResponse* response);

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_HANDLERS_REFERRAL_BATCH_H_
