// What the methods of evidence do beside those that every collection has.

#ifndef CR_SERVICES_IMPROVEMENT_EVIDENCE_EVIDENCE_HANDLERS_H_
#define CR_SERVICES_IMPROVEMENT_EVIDENCE_EVIDENCE_HANDLERS_H_

#include <vector>

#include "absl/status/statusor.h"
#include "carereform/improvement/v1/evidence.pb.h"
#include "common/rpc/call.h"
#include "common/store/transaction.h"
#include "services/improvement/evidence/evidence_records.h"

namespace carereform::improvement {

absl::Status CheckGetEvidenceAge(const v1::GetEvidenceAgeRequest& request);
absl::StatusOr<v1::EvidenceAge> GetEvidenceAge(
    const EvidenceRecords& records, const store::Reader& reader,
    const rpc::Call& call, const v1::GetEvidenceAgeRequest& request);

absl::Status CheckGetEvidenceCoverage(
    const std::vector<CqcFramework>& frameworks,
    const v1::GetEvidenceCoverageRequest& request);
absl::StatusOr<v1::EvidenceCoverage> GetEvidenceCoverage(
    const EvidenceRecords& records, const store::Reader& reader,
    const rpc::Call& call, const v1::GetEvidenceCoverageRequest& request);

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_EVIDENCE_EVIDENCE_HANDLERS_H_
