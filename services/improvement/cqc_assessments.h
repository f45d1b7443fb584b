// What is checked and worked out of a CQC assessment.

#ifndef CR_SERVICES_IMPROVEMENT_CQC_ASSESSMENTS_H_
#define CR_SERVICES_IMPROVEMENT_CQC_ASSESSMENTS_H_

#include <vector>

#include "absl/status/status.h"
#include "carereform/improvement/v1/improvement.pb.h"
#include "common/rpc/call.h"
#include "common/rpc/validation.h"
#include "services/improvement/cqc_frameworks.h"

namespace carereform::improvement {

// Checks an assessment by itself: that its framework is known and was in force,
// and that each quality statement of it has one score in range.
void CheckCqcAssessment(const std::vector<CqcFramework>& frameworks,
                        const v1::CqcAssessment& assessment,
                        rpc::Validation& validation);

// Sets the sum, percentage and rating of a checked assessment and whether what
// is printed agrees, and writes its headings as the framework does. Errors:
// INVALID_ARGUMENT, reason FIELD_INVALID, for a report that is yet to come.
absl::Status CompleteCqcAssessment(const std::vector<CqcFramework>& frameworks,
                                   const rpc::Call& call,
                                   v1::CqcAssessment& assessment);

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_CQC_ASSESSMENTS_H_
