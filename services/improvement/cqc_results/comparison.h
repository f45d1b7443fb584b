// Assessments side by side.

#ifndef CR_SERVICES_IMPROVEMENT_CQC_RESULTS_COMPARISON_H_
#define CR_SERVICES_IMPROVEMENT_CQC_RESULTS_COMPARISON_H_

#include <optional>
#include <vector>

#include "carereform/improvement/v1/cqc_assessment.pb.h"
#include "carereform/improvement/v1/cqc_results.pb.h"
#include "services/improvement/cqc_frameworks.h"

namespace carereform::improvement {

// Returns the latest of `assessments` that was published before `own`; nothing
// where there is none.
std::optional<v1::CqcAssessment> PreviousOf(
    const v1::CqcAssessment& own,
    const std::vector<v1::CqcAssessment>& assessments);

// Returns `own` beside the one before and the peers, statement by statement of
// `framework`, which is that of `own`. What is not known of an assessment stays
// absent, and so does each difference from it.
v1::CqcComparison CompareAssessments(
    const CqcFramework& framework, const v1::CqcAssessment& own,
    const std::optional<v1::CqcAssessment>& previous,
    const std::vector<v1::PeerAssessment>& peers);

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_CQC_RESULTS_COMPARISON_H_
