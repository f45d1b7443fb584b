// What is checked and put right of the self-assessment and of the index of the
// information return.

#ifndef CR_SERVICES_IMPROVEMENT_EVIDENCE_EVIDENCE_CHECKS_H_
#define CR_SERVICES_IMPROVEMENT_EVIDENCE_EVIDENCE_CHECKS_H_

#include <vector>

#include "absl/status/status.h"
#include "carereform/improvement/v1/evidence.pb.h"
#include "common/rpc/call.h"
#include "common/rpc/validation.h"
#include "services/improvement/cqc_frameworks.h"

namespace carereform::improvement {

// The most pieces of evidence of one statement.
inline constexpr int kMostEvidence = 50;

// Each checks a resource by itself, its references and its framework aside.
void CheckSelfAssessmentStatement(const v1::SelfAssessmentStatement& statement,
                                  rpc::Validation& validation);
void CheckInformationReturnDocument(
    const v1::InformationReturnDocument& document, rpc::Validation& validation);

// Each writes the headings of a checked resource as its framework does. Errors:
// INVALID_ARGUMENT, reason FIELD_INVALID, for a framework that is not known,
// what the framework does not have, and evidence that is yet to come.
absl::Status CompleteSelfAssessmentStatement(
    const std::vector<CqcFramework>& frameworks, const rpc::Call& call,
    v1::SelfAssessmentStatement& statement);
absl::Status CompleteInformationReturnDocument(
    const std::vector<CqcFramework>& frameworks,
    v1::InformationReturnDocument& document);

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_EVIDENCE_EVIDENCE_CHECKS_H_
