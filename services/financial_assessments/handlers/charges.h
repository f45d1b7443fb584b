// What the methods that change a charge do, and those that find it.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_CHARGES_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_CHARGES_H_

#include "absl/status/statusor.h"
#include "carereform/financial_assessments/v1/charges.pb.h"
#include "common/rpc/call.h"
#include "common/store/transaction.h"
#include "services/financial_assessments/charge_change.h"
#include "services/financial_assessments/records.h"

namespace carereform::financial_assessments {

absl::Status CheckCreateCharge(const v1::CreateChargeRequest& request);
absl::StatusOr<v1::Charge> CreateCharge(const Records& records, store::Txn& txn,
                                        const rpc::Call& call,
                                        const v1::CreateChargeRequest& request);

absl::Status CheckGetCharge(const v1::GetChargeRequest& request);
absl::StatusOr<v1::Charge> GetCharge(const Records& records,
                                     const store::Reader& reader,
                                     const v1::GetChargeRequest& request);

absl::Status CheckListCharges(const v1::ListChargesRequest& request);
absl::StatusOr<v1::ListChargesResponse> ListCharges(
    const Records& records, const store::Reader& reader,
    const v1::ListChargesRequest& request);

absl::Status CheckRecordCircumstances(
    const v1::RecordCircumstancesRequest& request);
absl::StatusOr<v1::ChargeRevision> RecordCircumstances(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::RecordCircumstancesRequest& request);

absl::Status CheckEndCharge(const v1::EndChargeRequest& request);
absl::StatusOr<v1::ChargeRevision> EndCharge(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::EndChargeRequest& request);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_CHARGES_H_
