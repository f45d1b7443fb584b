// The methods of statements of deferred payments.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_DEFERRAL_STATEMENTS_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_DEFERRAL_STATEMENTS_H_

#include "absl/status/statusor.h"
#include "carereform/financial_assessments/v1/deferred_payments.pb.h"
#include "common/rpc/call.h"
#include "common/store/transaction.h"
#include "services/financial_assessments/records.h"

namespace carereform::financial_assessments {

absl::Status CheckWriteStatement(const v1::WriteStatementRequest& request);
absl::StatusOr<v1::DeferredPaymentStatement> WriteStatement(
    const Records& records, const store::Reader& reader, const rpc::Call& call,
    const v1::WriteStatementRequest& request);

absl::Status CheckIssueStatement(const v1::IssueStatementRequest& request);
absl::StatusOr<v1::DeferredPaymentStatement> IssueStatement(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::IssueStatementRequest& request);

absl::Status CheckListStatements(
    const v1::ListDeferredPaymentStatementsRequest& request);
absl::StatusOr<v1::ListDeferredPaymentStatementsResponse>
ListDeferredPaymentStatements(
    const Records& records, const store::Reader& reader,
    const v1::ListDeferredPaymentStatementsRequest& request);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_DEFERRAL_STATEMENTS_H_
