// What the methods of ClientLevelDataService do.

#ifndef CR_SERVICES_ASSESSMENTS_HANDLERS_CLIENT_LEVEL_DATA_H_
#define CR_SERVICES_ASSESSMENTS_HANDLERS_CLIENT_LEVEL_DATA_H_

#include "absl/status/statusor.h"
#include "carereform/assessments/v1/client_level_data.pb.h"
#include "common/rpc/call.h"
#include "common/store/transaction.h"
#include "services/assessments/client_level_export.h"
#include "services/assessments/client_level_records.h"

namespace carereform::assessments {

absl::Status CheckGetSubmission(
    const v1::GetClientLevelSubmissionRequest& request);
absl::StatusOr<v1::ClientLevelSubmission> GetSubmission(
    const ClientLevelRecords& records, const store::Reader& reader,
    const v1::GetClientLevelSubmissionRequest& request);

absl::Status CheckListSubmissions(
    const v1::ListClientLevelSubmissionsRequest& request);
absl::StatusOr<v1::ListClientLevelSubmissionsResponse> ListSubmissions(
    const ClientLevelRecords& records, const store::Reader& reader,
    const v1::ListClientLevelSubmissionsRequest& request);

absl::Status CheckListWaits(const v1::ListRequestWaitsRequest& request);
absl::StatusOr<v1::ListRequestWaitsResponse> ListWaits(
    const ClientLevelRecords& records, const store::Reader& reader,
    const v1::ListRequestWaitsRequest& request);

absl::Status CheckWaitingTimes(const v1::ComputeWaitingTimesRequest& request);
absl::StatusOr<v1::ComputeWaitingTimesResponse> WaitingTimes(
    const ClientLevelRecords& records, const store::Reader& reader,
    const v1::ComputeWaitingTimesRequest& request);

// Checks the shape of a request for an export on `today`.
absl::Status CheckExport(const v1::ExportClientLevelDataRequest& request,
                         absl::CivilDay today);
// Returns what such a request asks for. Identity is for a caller that may see
// PERSONAL data. Errors: OUT_OF_RANGE, reason REVISION_IN_FUTURE.
absl::StatusOr<ExportQuestion> QuestionOf(
    const store::Reader& reader, const rpc::Call& call,
    const v1::ExportClientLevelDataRequest& request);

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_HANDLERS_CLIENT_LEVEL_DATA_H_
