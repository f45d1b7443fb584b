// Who has a case, for another system that asks.

#ifndef CR_SERVICES_ASSESSMENTS_HANDLERS_ALLOCATION_LOOKUP_H_
#define CR_SERVICES_ASSESSMENTS_HANDLERS_ALLOCATION_LOOKUP_H_

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "carereform/assessments/v1/assessments.pb.h"
#include "common/rpc/call.h"
#include "common/store/transaction.h"
#include "services/assessments/records.h"

namespace carereform::assessments {

// Returns the referral of that external id, or nothing.
absl::StatusOr<std::optional<v1::Referral>> FindByExternalId(
    const Records& records, const store::Reader& reader,
    const std::string& external_id);

absl::Status CheckLookUp(const v1::LookUpAllocationRequest& request);
absl::StatusOr<v1::LookUpAllocationResponse> LookUpAllocation(
    const Records& records, const store::Reader& reader, const rpc::Call& call,
    const v1::LookUpAllocationRequest& request);

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_HANDLERS_ALLOCATION_LOOKUP_H_
