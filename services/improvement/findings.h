// What is checked and put right of a finding of an assessment report.

#ifndef CR_SERVICES_IMPROVEMENT_FINDINGS_H_
#define CR_SERVICES_IMPROVEMENT_FINDINGS_H_

#include "absl/status/status.h"
#include "carereform/improvement/v1/finding.pb.h"
#include "common/rpc/validation.h"
#include "services/improvement/cqc_frameworks.h"

namespace carereform::improvement {

// Checks a finding by itself, its references aside.
void CheckFinding(const v1::Finding& finding, rpc::Validation& validation);

// Writes the quality statement and the evidence category of a checked finding
// as `framework` does. Errors: INVALID_ARGUMENT, reason FIELD_INVALID, for a
// statement that it does not have or a category that it does not use.
absl::Status CompleteFinding(const CqcFramework& framework,
                             v1::Finding& finding);

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_FINDINGS_H_
