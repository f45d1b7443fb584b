#include "common/people/person_handlers.h"

#include <optional>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/people/errors.h"
#include "common/people/people_tables.h"
#include "common/people/person_fields.h"
#include "common/people/person_reference.h"
#include "common/rpc/convert.h"
#include "common/rpc/field_mask.h"
#include "common/rpc/page_token.h"
#include "common/rpc/resource_methods.h"
#include "common/rpc/source_name.h"
#include "common/rpc/validation.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "common/store/digest.h"
#include "common/types/limits.h"

namespace carereform::people {
namespace {

using common::v1::Person;
using common::v1::PersonIdentity;
using common::v1::PersonNote;

constexpr char kIdentityPattern[] =
    "councils/{council}/sources/{source}/people/{person}/identity";

// Sets until when the records are kept, by the rule of the day on which the
// service ended, or that there is no end yet.
absl::Status SetRetentionEnd(const RetentionRules& rules, absl::CivilDay today,
                             absl::string_view path, Person& person) {
  person.clear_retention_end_date();
  person.clear_retention_rule();
  if (!person.has_service_end_date()) return absl::OkStatus();
  const absl::CivilDay ended = *rpc::StoredDay(person.service_end_date());
  if (ended > today) {
    return InvalidField(absl::StrCat(path, "service_end_date"),
                        "must not be in the future: record it when the service "
                        "has ended");
  }
  const std::optional<Retention> retention = RetentionAfter(rules, ended);
  if (!retention.has_value()) return errors::RetentionRuleMissing(ended);
  *person.mutable_retention_end_date() = rpc::ToDate(retention->end);
  person.set_retention_rule(retention->rule);
  return absl::OkStatus();
}

}  // namespace

absl::Status CheckCreatePerson(const common::v1::CreatePersonRequest& request) {
  rpc::Validation validation;
  validation.Name("parent", request.parent(), rpc::kSourcePattern);
  CheckRetention(request.person(), "person.", validation);
  validation.Require(request.has_identity(), "identity",
                     "is required; it may be empty");
  CheckIdentity(request.identity(), validation);
  validation.RequestId(request.request_id());
  return validation.Finish();
}

absl::StatusOr<Person> CreatePerson(
    const RetentionRules& rules, store::Txn& txn, const rpc::Call& call,
    const common::v1::CreatePersonRequest& request) {
  rpc::Validation validation;
  CheckBirthDate(request.identity(), call.today, validation);
  CR_RETURN_IF_ERROR(validation.Finish());
  Person person;
  person.set_name(
      absl::StrCat(request.parent(), "/people/", store::RandomUuid()));
  person.set_state(Person::KEPT);
  person.set_legal_hold(request.person().legal_hold());
  if (request.person().has_service_end_date()) {
    *person.mutable_service_end_date() = request.person().service_end_date();
  }
  CR_RETURN_IF_ERROR(SetRetentionEnd(rules, call.today, "person.", person));
  *person.mutable_create_time() = rpc::ToTimestamp(txn.commit_time());
  CR_RETURN_IF_ERROR(People().Create(txn, person));

  PersonIdentity identity = request.identity();
  identity.set_name(IdentityOf(person.name()));
  CR_RETURN_IF_ERROR(PersonIdentities().Create(txn, identity));
  return person;
}

absl::Status CheckGetPerson(const common::v1::GetPersonRequest& request) {
  return rpc::CheckGetRequest(request, kPersonPattern);
}

absl::StatusOr<Person> GetPerson(const store::Reader& reader, const rpc::Call&,
                                 const common::v1::GetPersonRequest& request) {
  return People().GetAt(reader, request.name(), request.read_revision());
}

absl::Status CheckGetIdentity(
    const common::v1::GetPersonIdentityRequest& request) {
  return rpc::CheckGetRequest(request, kIdentityPattern);
}

absl::StatusOr<PersonIdentity> GetIdentity(
    const store::Reader& reader, const rpc::Call&,
    const common::v1::GetPersonIdentityRequest& request) {
  // As the person is now, at whatever revision: what was erased is not read.
  CR_RETURN_IF_ERROR(
      KeptPerson(reader, PersonOfIdentity(request.name())).status());
  return PersonIdentities().GetAt(reader, request.name(),
                                  request.read_revision());
}

absl::Status CheckUpdateIdentity(
    const common::v1::UpdatePersonIdentityRequest& request) {
  rpc::Validation validation;
  validation.Name("name", request.name(), kIdentityPattern);
  validation.Require(request.has_identity(), "identity", "is required");
  validation.RequestId(request.request_id());
  return validation.Finish();
}

absl::StatusOr<PersonIdentity> UpdateIdentity(
    store::Txn& txn, const rpc::Call& call,
    const common::v1::UpdatePersonIdentityRequest& request) {
  CR_RETURN_IF_ERROR(
      KeptPerson(txn, PersonOfIdentity(request.name())).status());
  CR_ASSIGN_OR_RETURN(PersonIdentity identity,
                      PersonIdentities().Get(txn, request.name()));
  CR_RETURN_IF_ERROR(store::CheckEtag(request.etag(), identity.etag()));
  CR_RETURN_IF_ERROR(rpc::ApplyUpdateMask(request.update_mask(),
                                          request.identity(), identity));
  rpc::Validation validation;
  CheckIdentity(identity, validation);
  CheckBirthDate(identity, call.today, validation);
  CR_RETURN_IF_ERROR(validation.Finish());

  CR_RETURN_IF_ERROR(PersonIdentities().Update(txn, identity));
  return identity;
}

absl::Status CheckAddNote(const common::v1::AddPersonNoteRequest& request) {
  rpc::Validation validation;
  validation.Name("parent", request.parent(), kPersonPattern);
  validation.Text("note.text", request.note().text(), kMaxTextCharacters);
  validation.RequestId(request.request_id());
  return validation.Finish();
}

absl::StatusOr<PersonNote> AddNote(
    store::Txn& txn, const rpc::Call&,
    const common::v1::AddPersonNoteRequest& request) {
  CR_RETURN_IF_ERROR(KeptPerson(txn, request.parent()).status());
  PersonNote note;
  note.set_name(absl::StrCat(request.parent(), "/notes/", store::RandomUuid()));
  note.set_text(request.note().text());
  *note.mutable_create_time() = rpc::ToTimestamp(txn.commit_time());
  CR_RETURN_IF_ERROR(PersonNotes().Create(txn, note));
  return note;
}

absl::Status CheckListNotes(const common::v1::ListPersonNotesRequest& request) {
  rpc::Validation validation;
  validation.Name("parent", request.parent(), kPersonPattern);
  validation.PageSize(request.page_size());
  return validation.Finish();
}

absl::StatusOr<common::v1::ListPersonNotesResponse> ListNotes(
    const store::Reader& reader, const rpc::Call&,
    const common::v1::ListPersonNotesRequest& request) {
  CR_RETURN_IF_ERROR(KeptPerson(reader, request.parent()).status());
  const std::string arguments = rpc::PageArguments(request);
  CR_ASSIGN_OR_RETURN(
      const store::PageRequest wanted,
      rpc::ParsePage(request.page_size(), request.page_token(), arguments));
  CR_ASSIGN_OR_RETURN(
      store::Page<PersonNote> page,
      PersonNotes().ListByAt(reader, request.parent(), kPersonNoteByPerson,
                             PersonKey(request.parent()),
                             request.read_revision(), wanted));
  common::v1::ListPersonNotesResponse response;
  for (PersonNote& note : page.items) *response.add_notes() = std::move(note);
  response.set_next_page_token(rpc::MakePageToken(page.next_after, arguments));
  return response;
}

absl::Status CheckSetRetention(const common::v1::SetRetentionRequest& request) {
  rpc::Validation validation;
  validation.Name("name", request.name(), kPersonPattern);
  CheckRetention(request, "", validation);
  validation.RequestId(request.request_id());
  return validation.Finish();
}

absl::StatusOr<Person> SetRetention(
    const RetentionRules& rules, store::Txn& txn, const rpc::Call& call,
    const common::v1::SetRetentionRequest& request) {
  CR_ASSIGN_OR_RETURN(Person person, KeptPerson(txn, request.name()));
  CR_RETURN_IF_ERROR(store::CheckEtag(request.etag(), person.etag()));
  person.set_legal_hold(request.legal_hold());
  person.clear_service_end_date();
  if (request.has_service_end_date()) {
    *person.mutable_service_end_date() = request.service_end_date();
  }
  CR_RETURN_IF_ERROR(SetRetentionEnd(rules, call.today, "", person));
  CR_RETURN_IF_ERROR(People().Update(txn, person));
  return person;
}

}  // namespace carereform::people
