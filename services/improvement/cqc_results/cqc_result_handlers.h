// What the methods of CQC results do. Check functions look at the shape of a
// request alone.

#ifndef CR_SERVICES_IMPROVEMENT_CQC_RESULTS_CQC_RESULT_HANDLERS_H_
#define CR_SERVICES_IMPROVEMENT_CQC_RESULTS_CQC_RESULT_HANDLERS_H_

#include "absl/status/statusor.h"
#include "carereform/improvement/v1/cqc_results.pb.h"
#include "common/store/transaction.h"
#include "services/improvement/cqc_results/cqc_result_records.h"

namespace carereform::improvement {

// The most peers that one comparison names.
inline constexpr int kMostPeers = 20;

absl::Status CheckListCqcFrameworks(
    const v1::ListCqcFrameworksRequest& request);
absl::StatusOr<v1::ListCqcFrameworksResponse> ListCqcFrameworks(
    const CqcResultRecords& records, const store::Reader& reader,
    const v1::ListCqcFrameworksRequest& request);

absl::Status CheckGetCqcTimeline(const v1::GetCqcTimelineRequest& request);
absl::StatusOr<v1::CqcTimeline> GetCqcTimeline(
    const CqcResultRecords& records, const store::Reader& reader,
    const v1::GetCqcTimelineRequest& request);

absl::Status CheckGetNextRating(const v1::GetNextRatingRequest& request);
absl::StatusOr<v1::NextRating> GetNextRating(
    const CqcResultRecords& records, const store::Reader& reader,
    const v1::GetNextRatingRequest& request);

absl::Status CheckCompareCqcAssessments(
    const v1::CompareCqcAssessmentsRequest& request);
absl::StatusOr<v1::CqcComparison> CompareCqcAssessments(
    const CqcResultRecords& records, const store::Reader& reader,
    const v1::CompareCqcAssessmentsRequest& request);

absl::Status CheckTryCqcFramework(const v1::TryCqcFrameworkRequest& request);
absl::StatusOr<v1::CqcFrameworkTrial> TryCqcFramework(
    const CqcResultRecords& records, const store::Reader& reader,
    const v1::TryCqcFrameworkRequest& request);

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_CQC_RESULTS_CQC_RESULT_HANDLERS_H_
