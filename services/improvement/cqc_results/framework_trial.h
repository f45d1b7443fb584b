// What another way of scoring would make of an assessment.

#ifndef CR_SERVICES_IMPROVEMENT_CQC_RESULTS_FRAMEWORK_TRIAL_H_
#define CR_SERVICES_IMPROVEMENT_CQC_RESULTS_FRAMEWORK_TRIAL_H_

#include <vector>

#include "absl/status/statusor.h"
#include "carereform/improvement/v1/cqc_assessment.pb.h"
#include "carereform/improvement/v1/cqc_results.pb.h"
#include "services/improvement/cqc_frameworks.h"

namespace carereform::improvement {

// Scores an assessment by its own framework and by the one that `request`
// names or gives. Errors: INVALID_ARGUMENT, reason FIELD_INVALID; see
// CqcResultService.TryCqcFramework.
absl::StatusOr<v1::CqcFrameworkTrial> TryFramework(
    const std::vector<CqcFramework>& frameworks,
    const v1::CqcAssessment& assessment,
    const v1::TryCqcFrameworkRequest& request);

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_CQC_RESULTS_FRAMEWORK_TRIAL_H_
