// What the methods of flags do: two callers leave a referral out of adjusted
// figures.

#ifndef CR_SERVICES_ASSESSMENTS_HANDLERS_FLAGS_H_
#define CR_SERVICES_ASSESSMENTS_HANDLERS_FLAGS_H_

#include "absl/status/statusor.h"
#include "carereform/assessments/v1/data_quality.pb.h"
#include "common/rpc/call.h"
#include "common/store/transaction.h"
#include "services/assessments/records.h"

namespace carereform::assessments {

absl::Status CheckProposeFlag(const v1::ProposeFlagRequest& request);
absl::StatusOr<v1::Flag> ProposeFlag(const Records& records, store::Txn& txn,
                                     const rpc::Call& call,
                                     const v1::ProposeFlagRequest& request);

absl::Status CheckApproveFlag(const v1::ApproveFlagRequest& request);
absl::StatusOr<v1::Flag> ApproveFlag(const Records& records, store::Txn& txn,
                                     const rpc::Call& call,
                                     const v1::ApproveFlagRequest& request);

absl::Status CheckRejectFlag(const v1::RejectFlagRequest& request);
absl::StatusOr<v1::Flag> RejectFlag(const Records& records, store::Txn& txn,
                                    const rpc::Call& call,
                                    const v1::RejectFlagRequest& request);

absl::Status CheckWithdrawFlag(const v1::WithdrawFlagRequest& request);
absl::StatusOr<v1::Flag> WithdrawFlag(const Records& records, store::Txn& txn,
                                      const rpc::Call& call,
                                      const v1::WithdrawFlagRequest& request);

absl::Status CheckGetFlag(const v1::GetFlagRequest& request);
absl::StatusOr<v1::Flag> GetFlag(const Records& records,
                                 const store::Reader& reader,
                                 const rpc::Call& call,
                                 const v1::GetFlagRequest& request);

absl::Status CheckListFlags(const v1::ListFlagsRequest& request);
absl::StatusOr<v1::ListFlagsResponse> ListFlags(
    const Records& records, const store::Reader& reader, const rpc::Call& call,
    const v1::ListFlagsRequest& request);

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_HANDLERS_FLAGS_H_
