// The method that says what was overdue on a day.

#ifndef CR_SERVICES_IMPROVEMENT_HANDLERS_OVERDUE_H_
#define CR_SERVICES_IMPROVEMENT_HANDLERS_OVERDUE_H_

#include "absl/status/statusor.h"
#include "carereform/improvement/v1/improvement.pb.h"
#include "common/rpc/call.h"
#include "common/store/transaction.h"
#include "services/improvement/recommendations/recommendation_records.h"
#include "services/improvement/records.h"

namespace carereform::improvement {

absl::Status CheckFindOverdue(const v1::FindOverdueRequest& request);
absl::StatusOr<v1::FindOverdueResponse> FindOverdue(
    const Records& records, const RecommendationRecords& recommendations,
    const store::Reader& reader, const rpc::Call& call,
    const v1::FindOverdueRequest& request);

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_HANDLERS_OVERDUE_H_
