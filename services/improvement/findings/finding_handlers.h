// What the methods of findings do beside those that every collection has.

#ifndef CR_SERVICES_IMPROVEMENT_FINDINGS_FINDING_HANDLERS_H_
#define CR_SERVICES_IMPROVEMENT_FINDINGS_FINDING_HANDLERS_H_

#include "absl/status/statusor.h"
#include "carereform/improvement/v1/finding_service.pb.h"
#include "common/store/transaction.h"
#include "services/improvement/records.h"

namespace carereform::improvement {

absl::Status CheckListFindings(const v1::ListFindingsRequest& request);
absl::StatusOr<v1::ListFindingsResponse> ListFindings(
    const Records& records, const store::Reader& reader,
    const v1::ListFindingsRequest& request);

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_FINDINGS_FINDING_HANDLERS_H_
