// What the methods do that record, and list, whether people were told.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_CHARGE_NOTIFICATIONS_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_CHARGE_NOTIFICATIONS_H_

#include "absl/status/statusor.h"
#include "carereform/financial_assessments/v1/charges.pb.h"
#include "common/rpc/call.h"
#include "common/store/transaction.h"
#include "services/financial_assessments/records.h"

namespace carereform::financial_assessments {

absl::Status CheckRecordChargeNotification(
    const v1::RecordChargeNotificationRequest& request);
absl::StatusOr<v1::ChargeNotification> RecordChargeNotification(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::RecordChargeNotificationRequest& request);

absl::Status CheckListChargeNotifications(
    const v1::ListChargeNotificationsRequest& request);
absl::StatusOr<v1::ListChargeNotificationsResponse> ListChargeNotifications(
    const Records& records, const store::Reader& reader,
    const v1::ListChargeNotificationsRequest& request);

absl::Status CheckListChargesNotNotified(
    const v1::ListChargesNotNotifiedRequest& request);
absl::StatusOr<v1::ListChargesNotNotifiedResponse> ListChargesNotNotified(
    const Records& records, const store::Reader& reader, const rpc::Call& call,
    const v1::ListChargesNotNotifiedRequest& request);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_CHARGE_NOTIFICATIONS_H_
