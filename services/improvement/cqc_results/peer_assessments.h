// What is checked and worked out of a published result of another council.

#ifndef CR_SERVICES_IMPROVEMENT_CQC_RESULTS_PEER_ASSESSMENTS_H_
#define CR_SERVICES_IMPROVEMENT_CQC_RESULTS_PEER_ASSESSMENTS_H_

#include <vector>

#include "absl/status/status.h"
#include "carereform/improvement/v1/cqc_results.pb.h"
#include "common/rpc/call.h"
#include "common/rpc/validation.h"
#include "services/improvement/cqc_frameworks.h"

namespace carereform::improvement {

// Checks a result by itself: that its framework is known, that it has all the
// scores or none, and that something of it is known.
void CheckPeerAssessment(const std::vector<CqcFramework>& frameworks,
                         const v1::PeerAssessment& peer,
                         rpc::Validation& validation);

// Sets the sum, percentage and rating of a checked result and whether what is
// printed fits together, and writes its headings as the framework does. Errors:
// INVALID_ARGUMENT, reason FIELD_INVALID, for a report that is yet to come.
absl::Status CompletePeerAssessment(const std::vector<CqcFramework>& frameworks,
                                    const rpc::Call& call,
                                    v1::PeerAssessment& peer);

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_CQC_RESULTS_PEER_ASSESSMENTS_H_
