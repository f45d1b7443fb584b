#include "services/assessments/handlers/contacts.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "common/rpc/field_mask.h"
#include "common/store/digest.h"
#include "common/store/resource_rows.h"
#include "services/assessments/errors.h"
#include "services/assessments/handlers/journey_shape.h"

namespace carereform::assessments {
namespace {

using rpc::Presence;
using v1::Contact;

constexpr char kContact[] = "councils/{council}/contacts/{contact}";
constexpr char kPath[] = "contact.";

void CheckContact(const Contact& contact, rpc::Validation& validation) {
  CheckPlaceAndPerson(kPath, contact, validation);
  validation.Date("contact.received_date", contact.has_received_date(),
                  contact.received_date());
  CheckKnown("contact.channel", contact.channel(), &v1::Channel_IsValid,
             validation);
  CheckKnown("contact.source", contact.source(), &v1::RequestSource_IsValid,
             validation);
  CheckKnown("contact.conversation", contact.conversation(),
             &Contact::ConversationStage_IsValid, validation);
  CheckKnown("contact.sequel", contact.sequel(), &Contact::Sequel_IsValid,
             validation);
  validation.Date("contact.concluded_date", contact.has_concluded_date(),
                  contact.concluded_date(), Presence::kOptional);
}

// Saves a contact that was changed by `request`.
absl::StatusOr<Contact> Save(const Records& records, store::Txn& txn,
                             Contact contact) {
  *contact.mutable_update_time() = rpc::ToTimestamp(txn.commit_time());
  CR_RETURN_IF_ERROR(records.journey().contacts().Update(txn, contact));
  return contact;
}

void FillUnknown(Contact& contact) {
  if (contact.locality().empty()) contact.set_locality("unknown");
  if (contact.district().empty()) contact.set_district("unknown");
}

}  // namespace

absl::Status CheckCreateContact(const v1::CreateContactRequest& request) {
  rpc::Validation validation;
  validation.Name("parent", request.parent(), kCouncilPattern);
  CheckContact(request.contact(), validation);
  validation.RequestId(request.request_id());
  return validation.Finish();
}

absl::Status CheckContactDays(const Contact& contact, absl::CivilDay today) {
  rpc::Validation validation;
  const absl::CivilDay received = *rpc::StoredDay(contact.received_date());
  CheckNotInFuture("contact.received_date", received, today, validation);
  if (contact.has_concluded_date()) {
    const absl::CivilDay concluded = *rpc::StoredDay(contact.concluded_date());
    CheckNotInFuture("contact.concluded_date", concluded, today, validation);
    validation.Require(received <= concluded, "contact.concluded_date",
                       "is before received_date");
  } else {
    validation.Require(contact.sequel() == Contact::SEQUEL_UNSPECIFIED,
                       "contact.sequel", "needs a concluded_date");
    validation.Require(!contact.advice_only(), "contact.advice_only",
                       "needs a concluded_date");
  }
  return validation.Finish();
}

absl::StatusOr<Contact> CreateContact(const Records& records, store::Txn& txn,
                                      const rpc::Call& call,
                                      const v1::CreateContactRequest& request) {
  Contact contact = request.contact();
  CR_RETURN_IF_ERROR(access::CheckTeam(call.teams, contact.team()));
  CR_RETURN_IF_ERROR(CheckContactDays(contact, call.today));
  rpc::ClearOutputOnly(contact);
  contact.set_name(
      absl::StrCat(request.parent(), "/contacts/", store::RandomUuid()));
  FillUnknown(contact);
  *contact.mutable_create_time() = rpc::ToTimestamp(txn.commit_time());
  *contact.mutable_update_time() = contact.create_time();
  CR_RETURN_IF_ERROR(records.journey().contacts().Create(txn, contact));
  return contact;
}

absl::Status CheckGetContact(const v1::GetContactRequest& request) {
  return rpc::CheckGetRequest(request, kContact);
}

absl::StatusOr<Contact> GetContact(const Records& records,
                                   const store::Reader& reader,
                                   const rpc::Call& call,
                                   const v1::GetContactRequest& request) {
  CR_ASSIGN_OR_RETURN(Contact contact,
                      records.journey().contacts().GetAt(
                          reader, request.name(), request.read_revision()));
  CR_RETURN_IF_ERROR(access::CheckTeam(call.teams, contact.team()));
  return contact;
}

absl::Status CheckListContacts(const v1::ListContactsRequest& request) {
  return rpc::CheckListRequest(request);
}

absl::StatusOr<v1::ListContactsResponse> ListContacts(
    const Records& records, const store::Reader& reader, const rpc::Call& call,
    const v1::ListContactsRequest& request) {
  return ListOfTeams<v1::ListContactsResponse>(records.journey().contacts(),
                                               reader, call, request);
}

absl::Status CheckConcludeContact(const v1::ConcludeContactRequest& request) {
  rpc::Validation validation;
  validation.Name("name", request.name(), kContact);
  validation.EnumValue("sequel", request.sequel(), &Contact::Sequel_IsValid);
  validation.Date("concluded_date", request.has_concluded_date(),
                  request.concluded_date());
  validation.RequestId(request.request_id());
  return validation.Finish();
}

absl::StatusOr<Contact> ConcludeContact(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::ConcludeContactRequest& request) {
  CR_ASSIGN_OR_RETURN(Contact contact,
                      records.journey().contacts().Get(txn, request.name()));
  CR_RETURN_IF_ERROR(access::CheckTeam(call.teams, contact.team()));
  CR_RETURN_IF_ERROR(store::CheckEtag(request.etag(), contact.etag()));
  if (contact.has_concluded_date()) return errors::ContactConcluded();
  contact.set_sequel(request.sequel());
  contact.set_advice_only(request.advice_only());
  *contact.mutable_concluded_date() = request.concluded_date();
  CR_RETURN_IF_ERROR(
      WithoutPrefix(kPath, CheckContactDays(contact, call.today)));
  return Save(records, txn, std::move(contact));
}

absl::Status CheckCorrectContact(const v1::CorrectContactRequest& request) {
  rpc::Validation validation;
  validation.Name("contact.name", request.contact().name(), kContact);
  validation.EnumValue("reason", request.reason(),
                       &Contact::CorrectionReason_IsValid);
  validation.RequestId(request.request_id());
  return validation.Finish();
}

absl::StatusOr<Contact> CorrectContact(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::CorrectContactRequest& request) {
  CR_ASSIGN_OR_RETURN(Contact contact, records.journey().contacts().Get(
                                           txn, request.contact().name()));
  CR_RETURN_IF_ERROR(access::CheckTeam(call.teams, contact.team()));
  CR_RETURN_IF_ERROR(store::CheckEtag(request.etag(), contact.etag()));
  CR_RETURN_IF_ERROR(
      rpc::ApplyUpdateMask(request.update_mask(), request.contact(), contact));
  rpc::Validation validation;
  CheckContact(contact, validation);
  CR_RETURN_IF_ERROR(validation.Finish());
  CR_RETURN_IF_ERROR(CheckContactDays(contact, call.today));
  // To another team only by a caller who may have that team's records.
  CR_RETURN_IF_ERROR(access::CheckTeam(call.teams, contact.team()));
  FillUnknown(contact);
  contact.set_correction_reason(request.reason());
  return Save(records, txn, std::move(contact));
}

}  // namespace carereform::assessments
