// What the methods of Waiting Well do about contacts with people who wait.

#ifndef CR_SERVICES_ASSESSMENTS_HANDLERS_WAITING_CONTACTS_H_
#define CR_SERVICES_ASSESSMENTS_HANDLERS_WAITING_CONTACTS_H_

#include "absl/status/statusor.h"
#include "carereform/assessments/v1/waiting_well.pb.h"
#include "common/rpc/call.h"
#include "common/store/transaction.h"
#include "services/assessments/records.h"

namespace carereform::assessments {

absl::Status CheckRecordWaitingContact(
    const v1::RecordWaitingContactRequest& request);
absl::StatusOr<v1::WaitingContact> RecordWaitingContact(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::RecordWaitingContactRequest& request);

absl::Status CheckGetWaitingContact(
    const v1::GetWaitingContactRequest& request);
absl::StatusOr<v1::WaitingContact> GetWaitingContact(
    const Records& records, const store::Reader& reader, const rpc::Call& call,
    const v1::GetWaitingContactRequest& request);

absl::Status CheckListWaitingContacts(
    const v1::ListWaitingContactsRequest& request);
absl::StatusOr<v1::ListWaitingContactsResponse> ListWaitingContacts(
    const Records& records, const store::Reader& reader, const rpc::Call& call,
    const v1::ListWaitingContactsRequest& request);

absl::Status CheckListDueContacts(const v1::ListDueContactsRequest& request);
absl::StatusOr<v1::ListDueContactsResponse> ListDueContacts(
    const Records& records, const store::Reader& reader, const rpc::Call& call,
    const v1::ListDueContactsRequest& request);

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_HANDLERS_WAITING_CONTACTS_H_
