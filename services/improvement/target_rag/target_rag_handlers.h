// The methods of ratings that are not those of every collection.

#ifndef CR_SERVICES_IMPROVEMENT_TARGET_RAG_TARGET_RAG_HANDLERS_H_
#define CR_SERVICES_IMPROVEMENT_TARGET_RAG_TARGET_RAG_HANDLERS_H_

#include "absl/status/statusor.h"
#include "carereform/improvement/v1/target_rag.pb.h"
#include "common/rpc/call.h"
#include "common/store/transaction.h"
#include "services/improvement/target_rag/target_rag_records.h"

namespace carereform::improvement {

// What a record is, and what a correction is.
absl::Status CheckRecord(const TargetRagRecords& records,
                         const v1::RecordTargetReadingRequest& request);
absl::Status CheckCorrect(const TargetRagRecords& records,
                          const v1::CorrectTargetReadingRequest& request);

absl::Status CheckGetStatus(const v1::GetRagStatusRequest& request);
absl::StatusOr<v1::RagStatus> GetRagStatus(
    const TargetRagRecords& records, const store::Reader& reader,
    const rpc::Call& call, const v1::GetRagStatusRequest& request);

absl::Status CheckListStatuses(const v1::ListRagStatusesRequest& request);
absl::StatusOr<v1::ListRagStatusesResponse> ListRagStatuses(
    const TargetRagRecords& records, const store::Reader& reader,
    const rpc::Call& call, const v1::ListRagStatusesRequest& request);

absl::Status CheckGetHistory(const v1::GetRagHistoryRequest& request);
absl::StatusOr<v1::RagHistory> GetRagHistory(
    const TargetRagRecords& records, const store::Reader& reader,
    const rpc::Call& call, const v1::GetRagHistoryRequest& request);

absl::Status CheckListSchemes(const v1::ListRagSchemesRequest& request);
v1::ListRagSchemesResponse ListRagSchemes(const TargetRagRecords& records);

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_TARGET_RAG_TARGET_RAG_HANDLERS_H_
