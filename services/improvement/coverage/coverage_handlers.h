// The methods of CoverageService.

#ifndef CR_SERVICES_IMPROVEMENT_COVERAGE_COVERAGE_HANDLERS_H_
#define CR_SERVICES_IMPROVEMENT_COVERAGE_COVERAGE_HANDLERS_H_

#include "absl/status/statusor.h"
#include "carereform/improvement/v1/coverage.pb.h"
#include "common/store/transaction.h"
#include "services/improvement/coverage/coverage_records.h"

namespace carereform::improvement {

absl::Status CheckGetCoverage(const v1::GetCoverageRequest& request);
absl::StatusOr<v1::Coverage> GetCoverage(const CoverageSources& sources,
                                         const store::Reader& reader,
                                         const v1::GetCoverageRequest& request);

absl::Status CheckListCoverageGaps(const v1::ListCoverageGapsRequest& request);
absl::StatusOr<v1::ListCoverageGapsResponse> ListCoverageGaps(
    const CoverageSources& sources, const store::Reader& reader,
    const v1::ListCoverageGapsRequest& request);

absl::Status CheckWalkCoverage(const v1::WalkCoverageRequest& request);
absl::StatusOr<v1::WalkCoverageResponse> WalkCoverage(
    const CoverageSources& sources, const store::Reader& reader,
    const v1::WalkCoverageRequest& request);

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_COVERAGE_COVERAGE_HANDLERS_H_
