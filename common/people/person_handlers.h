// What the methods of people do. Check functions look at the shape of a request
// alone; the others read check, decide, store.

#ifndef CR_COMMON_PEOPLE_PERSON_HANDLERS_H_
#define CR_COMMON_PEOPLE_PERSON_HANDLERS_H_

#include "absl/status/statusor.h"
#include "carereform/common/v1/people.pb.h"
#include "common/people/retention_rules.h"
#include "common/rpc/call.h"
#include "common/store/transaction.h"

namespace carereform::people {

absl::Status CheckCreatePerson(const common::v1::CreatePersonRequest& request);
absl::StatusOr<common::v1::Person> CreatePerson(
    const RetentionRules& rules, store::Txn& txn, const rpc::Call& call,
    const common::v1::CreatePersonRequest& request);

absl::Status CheckGetPerson(const common::v1::GetPersonRequest& request);
absl::StatusOr<common::v1::Person> GetPerson(
    const store::Reader& reader, const rpc::Call& call,
    const common::v1::GetPersonRequest& request);

absl::Status CheckGetIdentity(
    const common::v1::GetPersonIdentityRequest& request);
absl::StatusOr<common::v1::PersonIdentity> GetIdentity(
    const store::Reader& reader, const rpc::Call& call,
    const common::v1::GetPersonIdentityRequest& request);

absl::Status CheckUpdateIdentity(
    const common::v1::UpdatePersonIdentityRequest& request);
absl::StatusOr<common::v1::PersonIdentity> UpdateIdentity(
    store::Txn& txn, const rpc::Call& call,
    const common::v1::UpdatePersonIdentityRequest& request);

absl::Status CheckAddNote(const common::v1::AddPersonNoteRequest& request);
absl::StatusOr<common::v1::PersonNote> AddNote(
    store::Txn& txn, const rpc::Call& call,
    const common::v1::AddPersonNoteRequest& request);

absl::Status CheckListNotes(const common::v1::ListPersonNotesRequest& request);
absl::StatusOr<common::v1::ListPersonNotesResponse> ListNotes(
    const store::Reader& reader, const rpc::Call& call,
    const common::v1::ListPersonNotesRequest& request);

absl::Status CheckSetRetention(const common::v1::SetRetentionRequest& request);
absl::StatusOr<common::v1::Person> SetRetention(
    const RetentionRules& rules, store::Txn& txn, const rpc::Call& call,
    const common::v1::SetRetentionRequest& request);

}  // namespace carereform::people

#endif  // CR_COMMON_PEOPLE_PERSON_HANDLERS_H_
