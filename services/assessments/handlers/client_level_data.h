// What the methods of ClientLevelDataService do.

#ifndef CR_SERVICES_ASSESSMENTS_HANDLERS_CLIENT_LEVEL_DATA_H_
#define CR_SERVICES_ASSESSMENTS_HANDLERS_CLIENT_LEVEL_DATA_H_

#include "absl/status/statusor.h"
#include "carereform/assessments/v1/client_level_data.pb.h"
#include "common/store/transaction.h"
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

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_HANDLERS_CLIENT_LEVEL_DATA_H_
