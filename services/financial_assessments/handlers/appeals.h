// What the methods of appeals do. Check functions look at the shape of a
// request alone; the others read check, decide, store.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_APPEALS_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_APPEALS_H_

#include "absl/status/statusor.h"
#include "carereform/financial_assessments/v1/appeals.pb.h"
#include "common/rpc/call.h"
#include "common/store/transaction.h"
#include "services/financial_assessments/records.h"

namespace carereform::financial_assessments {

absl::Status CheckRaise(const v1::RaiseAppealRequest& request);
absl::StatusOr<v1::Appeal> RaiseAppeal(const Records& records, store::Txn& txn,
                                       const rpc::Call& call,
                                       const v1::RaiseAppealRequest& request);

absl::Status CheckDecideAppeal(const v1::DecideAppealRequest& request);
absl::StatusOr<v1::Appeal> DecideAppeal(const Records& records, store::Txn& txn,
                                        const rpc::Call& call,
                                        const v1::DecideAppealRequest& request);

absl::Status CheckGetAppeal(const v1::GetAppealRequest& request);
absl::StatusOr<v1::Appeal> GetAppeal(const Records& records,
                                     const store::Reader& reader,
                                     const v1::GetAppealRequest& request);

absl::Status CheckListAppeals(const v1::ListAppealsRequest& request);
absl::StatusOr<v1::ListAppealsResponse> ListAppeals(
    const Records& records, const store::Reader& reader,
    const v1::ListAppealsRequest& request);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_APPEALS_H_
