// The lists of what is due of deferred payments.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_DEFERRAL_LISTS_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_DEFERRAL_LISTS_H_

#include "absl/status/statusor.h"
#include "carereform/financial_assessments/v1/deferred_payments.pb.h"
#include "common/rpc/call.h"
#include "common/store/transaction.h"
#include "services/financial_assessments/records.h"

namespace carereform::financial_assessments {

absl::Status CheckListRevaluations(
    const v1::ListRevaluationsDueRequest& request);
absl::StatusOr<v1::ListRevaluationsDueResponse> ListRevaluationsDue(
    const Records& records, const store::Reader& reader, const rpc::Call& call,
    const v1::ListRevaluationsDueRequest& request);

absl::Status CheckListStatementsDue(
    const v1::ListStatementsDueRequest& request);
absl::StatusOr<v1::ListStatementsDueResponse> ListStatementsDue(
    const Records& records, const store::Reader& reader, const rpc::Call& call,
    const v1::ListStatementsDueRequest& request);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_DEFERRAL_LISTS_H_
