#include "common/people/erasure_handlers.h"

#include <string>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "common/people/errors.h"
#include "common/people/people_tables.h"
#include "common/people/person_reference.h"
#include "common/rpc/convert.h"
#include "common/rpc/page_token.h"
#include "common/rpc/resource_methods.h"
#include "common/rpc/source_name.h"
#include "common/rpc/validation.h"
#include "common/status/status_macros.h"
#include "common/store/digest.h"
#include "common/types/limits.h"

namespace carereform::people {
namespace {

using common::v1::Erasure;
using common::v1::Person;
using rpc::Presence;

// Whether the time for which the records are kept has ended.
bool RetentionEnded(const Person& person, absl::CivilDay today) {
  return person.has_retention_end_date() &&
         *rpc::StoredDay(person.retention_end_date()) <= today;
}

// Returns the person if it may be erased for `reason`.
absl::StatusOr<Person> ErasablePerson(const PersonRecords& records,
                                      const store::Reader& reader,
                                      const rpc::Call& call,
                                      const std::string& name,
                                      Erasure::Reason reason) {
  CR_ASSIGN_OR_RETURN(Person person, KeptPerson(reader, name));
  if (person.legal_hold() != Person::LEGAL_HOLD_UNSPECIFIED) {
    return errors::PersonHeld(Person::LegalHold_Name(person.legal_hold()));
  }
  if (reason == Erasure::RETENTION_ENDED &&
      !RetentionEnded(person, call.today)) {
    return errors::RetentionRuns();
  }
  CR_ASSIGN_OR_RETURN(const std::string open, records.OpenRecord(reader, name));
  if (!open.empty()) return errors::PersonRecordOpen(open);
  return person;
}

Erasure NewErasure(const store::Txn& txn, const rpc::Call& call,
                   absl::string_view parent, absl::string_view person,
                   Erasure::Reason reason) {
  Erasure erasure;
  erasure.set_name(absl::StrCat(parent, "/erasures/", store::RandomUuid()));
  erasure.set_person(std::string(person));
  erasure.set_reason(reason);
  erasure.set_state(Erasure::REQUESTED);
  erasure.set_requested_by(call.caller);
  *erasure.mutable_request_time() = rpc::ToTimestamp(txn.commit_time());
  return erasure;
}

absl::StatusOr<bool> HasOpenErasure(const store::Reader& reader,
                                    absl::string_view person) {
  CR_ASSIGN_OR_RETURN(
      const store::NamePage open,
      store::ListIndex(reader, kErasureTable, kErasureOpenByPerson,
                       PersonKey(person), {.after = "", .size = 1}));
  return !open.names.empty();
}

template <typename Request>
absl::Status CheckDecision(const Request& request) {
  rpc::Validation validation;
  validation.Name("name", request.name(), kErasurePattern);
  validation.RequestId(request.request_id());
  return validation.Finish();
}

// Returns the erasure that a request decides, with who decides it.
template <typename Request>
absl::StatusOr<Erasure> Decided(const store::Txn& txn, const rpc::Call& call,
                                const Request& request) {
  CR_ASSIGN_OR_RETURN(Erasure erasure, Erasures().Get(txn, request.name()));
  CR_RETURN_IF_ERROR(store::CheckEtag(request.etag(), erasure.etag()));
  if (erasure.state() != Erasure::REQUESTED) {
    return errors::ErasureState(Erasure::State_Name(erasure.state()));
  }
  erasure.set_decided_by(call.caller);
  *erasure.mutable_decide_time() = rpc::ToTimestamp(txn.commit_time());
  return erasure;
}

}  // namespace

absl::Status CheckRequestErasure(
    const common::v1::RequestErasureRequest& request) {
  const Erasure& erasure = request.erasure();
  rpc::Validation validation;
  validation.Name("parent", request.parent(), rpc::kSourcePattern);
  validation.Name("erasure.person", erasure.person(), kPersonPattern);
  validation.Require(erasure.person().empty() ||
                         absl::StartsWith(erasure.person(),
                                          absl::StrCat(request.parent(), "/")),
                     "erasure.person",
                     "has to be a person of the source that parent names");
  validation.EnumValue("erasure.reason", erasure.reason(),
                       &Erasure::Reason_IsValid);
  validation.Id("erasure.reference", erasure.reference(), Presence::kOptional);
  validation.RequestId(request.request_id());
  return validation.Finish();
}

absl::StatusOr<Erasure> RequestErasure(
    const PersonRecords& records, store::Txn& txn, const rpc::Call& call,
    const common::v1::RequestErasureRequest& request) {
  const Erasure& asked = request.erasure();
  CR_RETURN_IF_ERROR(
      ErasablePerson(records, txn, call, asked.person(), asked.reason())
          .status());
  Erasure erasure =
      NewErasure(txn, call, request.parent(), asked.person(), asked.reason());
  erasure.set_reference(asked.reference());
  CR_RETURN_IF_ERROR(Erasures().Create(txn, erasure));
  return erasure;
}

absl::Status CheckProposeExpired(
    const common::v1::ProposeExpiredErasuresRequest& request) {
  rpc::Validation validation;
  validation.Name("parent", request.parent(), rpc::kSourcePattern);
  return validation.Finish();
}

absl::StatusOr<common::v1::ProposeExpiredErasuresResponse> ProposeExpired(
    const PersonRecords& records, store::Txn& txn, const rpc::Call& call,
    const common::v1::ProposeExpiredErasuresRequest& request) {
  CR_ASSIGN_OR_RETURN(
      const store::NamePage people,
      store::ListIndex(txn, kPersonTable, kPersonByRetentionEnd, "",
                       {.after = "", .size = kMaxExaminedPeople}));
  common::v1::ProposeExpiredErasuresResponse response;
  for (const std::string& name : people.names) {
    CR_ASSIGN_OR_RETURN(const Person person, People().Get(txn, name));
    if (!RetentionEnded(person, call.today)) return response;
    CR_ASSIGN_OR_RETURN(const bool open, HasOpenErasure(txn, name));
    CR_ASSIGN_OR_RETURN(const std::string record,
                        records.OpenRecord(txn, name));
    if (open || !record.empty()) continue;
    response.set_more(response.erasures_size() == kMaxProposedErasures);
    if (response.more()) return response;
    Erasure erasure =
        NewErasure(txn, call, request.parent(), name, Erasure::RETENTION_ENDED);
    CR_RETURN_IF_ERROR(Erasures().Create(txn, erasure));
    *response.add_erasures() = std::move(erasure);
  }
  // Those not looked at come later, and their retention may have ended too.
  response.set_more(!people.next_after.empty());
  return response;
}

absl::Status CheckApprove(const common::v1::ApproveErasureRequest& request) {
  return CheckDecision(request);
}

absl::StatusOr<Erasure> ApproveErasure(
    const PersonRecords& records, store::Txn& txn, const rpc::Call& call,
    const common::v1::ApproveErasureRequest& request) {
  CR_ASSIGN_OR_RETURN(Erasure erasure, Decided(txn, call, request));
  if (call.caller == erasure.requested_by()) {
    return errors::SecondPersonRequired();
  }
  CR_ASSIGN_OR_RETURN(
      Person person,
      ErasablePerson(records, txn, call, erasure.person(), erasure.reason()));
  erasure.set_state(Erasure::ERASING);
  CR_RETURN_IF_ERROR(Erasures().Update(txn, erasure));
  person.set_state(Person::ERASING);
  CR_RETURN_IF_ERROR(People().Update(txn, person));
  return erasure;
}

absl::Status CheckReject(const common::v1::RejectErasureRequest& request) {
  return CheckDecision(request);
}

absl::StatusOr<Erasure> RejectErasure(
    store::Txn& txn, const rpc::Call& call,
    const common::v1::RejectErasureRequest& request) {
  CR_ASSIGN_OR_RETURN(Erasure erasure, Decided(txn, call, request));
  erasure.set_state(Erasure::REJECTED);
  CR_RETURN_IF_ERROR(Erasures().Update(txn, erasure));
  return erasure;
}

absl::Status CheckGetErasure(const common::v1::GetErasureRequest& request) {
  return rpc::CheckGetRequest(request, kErasurePattern);
}

absl::StatusOr<Erasure> GetErasure(
    const store::Reader& reader, const rpc::Call&,
    const common::v1::GetErasureRequest& request) {
  return Erasures().GetAt(reader, request.name(), request.read_revision());
}

absl::Status CheckListErasures(const common::v1::ListErasuresRequest& request) {
  rpc::Validation validation;
  validation.Name("parent", request.parent(), rpc::kSourcePattern);
  validation.PageSize(request.page_size());
  return validation.Finish();
}

absl::StatusOr<common::v1::ListErasuresResponse> ListErasures(
    const store::Reader& reader, const rpc::Call&,
    const common::v1::ListErasuresRequest& request) {
  return rpc::ListNamed<common::v1::ListErasuresResponse>(
      Erasures(), reader, request, 0,
      [](common::v1::ListErasuresResponse& response, Erasure erasure) {
        *response.add_erasures() = std::move(erasure);
      });
}

}  // namespace carereform::people
