// What is checked of a finding of an assessment report.

#ifndef CR_SERVICES_IMPROVEMENT_FINDINGS_H_
#define CR_SERVICES_IMPROVEMENT_FINDINGS_H_

#include "carereform/improvement/v1/finding.pb.h"
#include "common/rpc/validation.h"

namespace carereform::improvement {

// Checks a finding by itself, its references aside.
void CheckFinding(const v1::Finding& finding, rpc::Validation& validation);

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_FINDINGS_H_
