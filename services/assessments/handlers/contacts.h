// What the methods of contacts do. Check functions look at the shape of a
// request alone; the others read check, decide, store.

#ifndef CR_SERVICES_ASSESSMENTS_HANDLERS_CONTACTS_H_
#define CR_SERVICES_ASSESSMENTS_HANDLERS_CONTACTS_H_

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "carereform/assessments/v1/contacts.pb.h"
#include "common/rpc/call.h"
#include "common/store/transaction.h"
#include "services/assessments/records.h"

namespace carereform::assessments {

absl::Status CheckCreateContact(const v1::CreateContactRequest& request);
absl::StatusOr<v1::Contact> CreateContact(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::CreateContactRequest& request);

// Checks what CreateContact checks of the days and of what goes with them,
// which needs today's. Returns INVALID_ARGUMENT, reason FIELD_INVALID.
absl::Status CheckContactDays(const v1::Contact& contact, absl::CivilDay today);

absl::Status CheckGetContact(const v1::GetContactRequest& request);
absl::StatusOr<v1::Contact> GetContact(const Records& records,
                                       const store::Reader& reader,
                                       const rpc::Call& call,
                                       const v1::GetContactRequest& request);

absl::Status CheckListContacts(const v1::ListContactsRequest& request);
absl::StatusOr<v1::ListContactsResponse> ListContacts(
    const Records& records, const store::Reader& reader, const rpc::Call& call,
    const v1::ListContactsRequest& request);

absl::Status CheckConcludeContact(const v1::ConcludeContactRequest& request);
absl::StatusOr<v1::Contact> ConcludeContact(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::ConcludeContactRequest& request);

absl::Status CheckCorrectContact(const v1::CorrectContactRequest& request);
absl::StatusOr<v1::Contact> CorrectContact(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::CorrectContactRequest& request);

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_HANDLERS_CONTACTS_H_
