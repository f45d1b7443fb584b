// The methods that move a financial assessment from one state to the next.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_FINANCIAL_ASSESSMENT_MOVES_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_FINANCIAL_ASSESSMENT_MOVES_H_

#include "absl/status/statusor.h"
#include "carereform/financial_assessments/v1/financial_assessments.pb.h"
#include "common/rpc/call.h"
#include "common/store/transaction.h"
#include "services/financial_assessments/records.h"

namespace carereform::financial_assessments {

absl::Status CheckAllocate(
    const v1::AllocateFinancialAssessmentRequest& request);
absl::StatusOr<v1::FinancialAssessment> AllocateFinancialAssessment(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::AllocateFinancialAssessmentRequest& request);

absl::Status CheckComplete(
    const v1::CompleteFinancialAssessmentRequest& request);
absl::StatusOr<v1::FinancialAssessment> CompleteFinancialAssessment(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::CompleteFinancialAssessmentRequest& request);

absl::Status CheckDecide(const v1::RecordFinancialDecisionRequest& request);
absl::StatusOr<v1::FinancialAssessment> RecordFinancialDecision(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::RecordFinancialDecisionRequest& request);

absl::Status CheckWithdraw(
    const v1::WithdrawFinancialAssessmentRequest& request);
absl::StatusOr<v1::FinancialAssessment> WithdrawFinancialAssessment(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::WithdrawFinancialAssessmentRequest& request);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_FINANCIAL_ASSESSMENT_MOVES_H_
