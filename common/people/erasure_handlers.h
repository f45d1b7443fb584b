// What the methods of erasures do. Check functions look at the shape of a
// request alone; the others read check, decide, store.

#ifndef CR_COMMON_PEOPLE_ERASURE_HANDLERS_H_
#define CR_COMMON_PEOPLE_ERASURE_HANDLERS_H_

#include "absl/status/statusor.h"
#include "carereform/common/v1/people.pb.h"
#include "common/people/person_records.h"
#include "common/rpc/call.h"
#include "common/store/transaction.h"

namespace carereform::people {

absl::Status CheckRequestErasure(
    const common::v1::RequestErasureRequest& request);
absl::StatusOr<common::v1::Erasure> RequestErasure(
    const PersonRecords& records, store::Txn& txn, const rpc::Call& call,
    const common::v1::RequestErasureRequest& request);

absl::Status CheckProposeExpired(
    const common::v1::ProposeExpiredErasuresRequest& request);
absl::StatusOr<common::v1::ProposeExpiredErasuresResponse> ProposeExpired(
    const PersonRecords& records, store::Txn& txn, const rpc::Call& call,
    const common::v1::ProposeExpiredErasuresRequest& request);

absl::Status CheckApprove(const common::v1::ApproveErasureRequest& request);
absl::StatusOr<common::v1::Erasure> ApproveErasure(
    const PersonRecords& records, store::Txn& txn, const rpc::Call& call,
    const common::v1::ApproveErasureRequest& request);

absl::Status CheckReject(const common::v1::RejectErasureRequest& request);
absl::StatusOr<common::v1::Erasure> RejectErasure(
    store::Txn& txn, const rpc::Call& call,
    const common::v1::RejectErasureRequest& request);

absl::Status CheckGetErasure(const common::v1::GetErasureRequest& request);
absl::StatusOr<common::v1::Erasure> GetErasure(
    const store::Reader& reader, const rpc::Call& call,
    const common::v1::GetErasureRequest& request);

absl::Status CheckListErasures(const common::v1::ListErasuresRequest& request);
absl::StatusOr<common::v1::ListErasuresResponse> ListErasures(
    const store::Reader& reader, const rpc::Call& call,
    const common::v1::ListErasuresRequest& request);

}  // namespace carereform::people

#endif  // CR_COMMON_PEOPLE_ERASURE_HANDLERS_H_
