// What the methods of account finalisations do. Check functions look at the
// shape of a request alone; the others read check, decide, store.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_ACCOUNT_FINALISATIONS_ACCOUNT_FINALISATION_HANDLERS_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_ACCOUNT_FINALISATIONS_ACCOUNT_FINALISATION_HANDLERS_H_

#include "absl/status/statusor.h"
#include "carereform/financial_assessments/v1/account_finalisations.pb.h"
#include "common/rpc/call.h"
#include "common/store/transaction.h"
#include "services/financial_assessments/account_finalisations/account_finalisation_records.h"

namespace carereform::financial_assessments {

absl::Status CheckCreateAccountFinalisation(
    const v1::CreateAccountFinalisationRequest& request);
absl::StatusOr<v1::AccountFinalisation> CreateAccountFinalisation(
    const AccountFinalisationRecords& records, store::Txn& txn,
    const rpc::Call& call, const v1::CreateAccountFinalisationRequest& request);

absl::Status CheckGetAccountFinalisation(
    const v1::GetAccountFinalisationRequest& request);
absl::StatusOr<v1::AccountFinalisation> GetAccountFinalisation(
    const AccountFinalisationRecords& records, const store::Reader& reader,
    const v1::GetAccountFinalisationRequest& request);

absl::Status CheckListAccountFinalisations(
    const v1::ListAccountFinalisationsRequest& request);
absl::StatusOr<v1::ListAccountFinalisationsResponse> ListAccountFinalisations(
    const AccountFinalisationRecords& records, const store::Reader& reader,
    const v1::ListAccountFinalisationsRequest& request);

absl::Status CheckRecordFinalCharge(
    const v1::RecordFinalChargeRequest& request);
absl::StatusOr<v1::AccountFinalisation> RecordFinalCharge(
    const AccountFinalisationRecords& records, store::Txn& txn,
    const rpc::Call& call, const v1::RecordFinalChargeRequest& request);

absl::Status CheckRecordFinalBill(const v1::RecordFinalBillRequest& request);
absl::StatusOr<v1::AccountFinalisation> RecordFinalBill(
    const AccountFinalisationRecords& records, store::Txn& txn,
    const rpc::Call& call, const v1::RecordFinalBillRequest& request);

absl::Status CheckSettleAccountFinalisation(
    const v1::SettleAccountFinalisationRequest& request);
absl::StatusOr<v1::AccountFinalisation> SettleAccountFinalisation(
    const AccountFinalisationRecords& records, store::Txn& txn,
    const rpc::Call& call, const v1::SettleAccountFinalisationRequest& request);

absl::Status CheckWriteOffAccountFinalisation(
    const v1::WriteOffAccountFinalisationRequest& request);
absl::StatusOr<v1::AccountFinalisation> WriteOffAccountFinalisation(
    const AccountFinalisationRecords& records, store::Txn& txn,
    const rpc::Call& call,
    const v1::WriteOffAccountFinalisationRequest& request);

absl::Status CheckRefundAccountFinalisation(
    const v1::RefundAccountFinalisationRequest& request);
absl::StatusOr<v1::AccountFinalisation> RefundAccountFinalisation(
    const AccountFinalisationRecords& records, store::Txn& txn,
    const rpc::Call& call, const v1::RefundAccountFinalisationRequest& request);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_ACCOUNT_FINALISATIONS_ACCOUNT_FINALISATION_HANDLERS_H_
