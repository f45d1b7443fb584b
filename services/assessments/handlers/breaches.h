// The list of cases in breach of a standard, and of those that soon will be.

#ifndef CR_SERVICES_ASSESSMENTS_HANDLERS_BREACHES_H_
#define CR_SERVICES_ASSESSMENTS_HANDLERS_BREACHES_H_

#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "carereform/assessments/v1/breaches.pb.h"
#include "common/rpc/call.h"
#include "common/store/transaction.h"
#include "services/assessments/domain/standards.h"
#include "services/assessments/records.h"

namespace carereform::assessments {

absl::Status CheckListBreaches(const v1::ListBreachesRequest& request);

// Answers from the facts in memory: no case is read from the store.
absl::StatusOr<v1::ListBreachesResponse> ListBreaches(
    absl::Span<const Standard> standards, const Records& records,
    const store::Reader& reader, const rpc::Call& call,
    const v1::ListBreachesRequest& request);

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_HANDLERS_BREACHES_H_
