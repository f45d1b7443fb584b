// How much evidence there is, statement by statement and category by category.

#ifndef CR_SERVICES_IMPROVEMENT_EVIDENCE_EVIDENCE_COVERAGE_H_
#define CR_SERVICES_IMPROVEMENT_EVIDENCE_EVIDENCE_COVERAGE_H_

#include <vector>

#include "absl/time/civil_time.h"
#include "carereform/improvement/v1/evidence.pb.h"
#include "services/improvement/cqc_frameworks.h"

namespace carereform::improvement {

// The last day that a piece of evidence is of: of a month its last.
absl::CivilDay LastDayOf(const v1::SelfAssessmentStatement::Evidence& evidence);

// Returns the matrix of `framework` on `as_of`. What follows another framework
// is left out. A document holds to the end of its expiry day.
v1::EvidenceCoverage CoverageOf(
    const CqcFramework& framework,
    const std::vector<v1::SelfAssessmentStatement>& statements,
    const std::vector<v1::InformationReturnDocument>& documents,
    absl::CivilDay as_of);

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_EVIDENCE_EVIDENCE_COVERAGE_H_
