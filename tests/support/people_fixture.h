// People in a store in memory, with one council, `councils/x`, reached through
// the handlers: by any caller, on 3 November 2025.

#ifndef CR_TESTS_SUPPORT_PEOPLE_FIXTURE_H_
#define CR_TESTS_SUPPORT_PEOPLE_FIXTURE_H_

#include <functional>
#include <memory>
#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "absl/strings/match.h"
#include "absl/time/civil_time.h"
#include "carereform/common/v1/people.pb.h"
#include "common/people/erasure_handlers.h"
#include "common/people/people_tables.h"
#include "common/people/person_handlers.h"
#include "common/people/person_records.h"
#include "common/people/retention_rules.h"
#include "common/rpc/validation.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "common/store/store.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/proto_text.h"
#include "tests/support/shared_engine.h"
#include "tests/support/status_matchers.h"

namespace carereform::people {

inline constexpr char kSource[] = "councils/x/sources/assessments";

class PeopleFixture : public testing::Test {
 protected:
  PeopleFixture()
      : engine_(store::OpenMemoryEngine()),
        store_(std::make_unique<tests::SharedEngine>(
                   *engine_, [this] { return scrub_(); }),
               {}),
        rules_(*BuiltInRetentionRules()) {
    EXPECT_THAT(Write([](store::Txn& txn) {
                  return txn
                      .Record(store::ChangeKind::kCreated, "councils/x", "")
                      .status();
                }),
                tests::IsOk());
  }

  // A call by `caller` today.
  rpc::Call CallOf(const std::string& caller) const {
    rpc::Call call;
    call.caller = caller;
    call.today = today_;
    return call;
  }

  absl::Status Write(std::function<absl::Status(store::Txn&)> body,
                     const std::string& actor = "officer") {
    return store_.Write({.council = "x",
                         .actor = actor,
                         .method = "Service/Method",
                         .creates_council = true,
                         .body = std::move(body)});
  }

  // Changes something as the service would: the shape, then the handler.
  template <typename Request, typename Handler>
  auto Change(const Request& request, absl::Status (*check)(const Request&),
              Handler handler, const std::string& caller = "officer")
      -> decltype(handler(std::declval<store::Txn&>(), rpc::Call(), request)) {
    CR_RETURN_IF_ERROR(check(request));
    decltype(handler(std::declval<store::Txn&>(), rpc::Call(),
                     request)) result = absl::UnknownError("");
    const absl::Status written = Write(
        [&](store::Txn& txn) {
          result = handler(txn, CallOf(caller), request);
          return result.status();
        },
        caller);
    CR_RETURN_IF_ERROR(written);
    return result;
  }
  template <typename Request, typename Handler>
  auto Read(const Request& request, absl::Status (*check)(const Request&),
            Handler handler)
      -> decltype(handler(std::declval<const store::Reader&>(), rpc::Call(),
                          request)) {
    CR_RETURN_IF_ERROR(check(request));
    return handler(**store_.Read("x"), CallOf("officer"), request);
  }

  // Gives a handler what the source keeps about people.
  template <typename Request, typename Response>
  auto WithRecords(absl::StatusOr<Response> (*handler)(
      const PersonRecords&, store::Txn&, const rpc::Call&, const Request&)) {
    return [this, handler](store::Txn& txn, const rpc::Call& call,
                           const Request& request) {
      return handler(*records_, txn, call, request);
    };
  }

  // Each takes the rest of its request as protobuf text.
  absl::StatusOr<common::v1::Person> Create(const std::string& fields) {
    auto request = tests::FromText<common::v1::CreatePersonRequest>(fields);
    if (request.parent().empty()) request.set_parent(kSource);
    return Change(request, &CheckCreatePerson,
                  [this](store::Txn& txn, const rpc::Call& call,
                         const common::v1::CreatePersonRequest& asked) {
                    return CreatePerson(rules_, txn, call, asked);
                  });
  }
  // The name of a new person, of whom `identity` is known.
  std::string NewPerson(const std::string& identity = "",
                        const std::string& person = "") {
    const auto created =
        Create("identity { " + identity + " } person { " + person + " }");
    EXPECT_THAT(created.status(), tests::IsOk());
    return created.ok() ? created->name() : "";
  }
  absl::StatusOr<common::v1::Person> Get(const std::string& person,
                                         int64_t revision = 0) {
    common::v1::GetPersonRequest request;
    request.set_name(person);
    request.set_read_revision(revision);
    return Read(request, &CheckGetPerson, &GetPerson);
  }
  absl::StatusOr<common::v1::PersonIdentity> Identity(const std::string& person,
                                                      int64_t revision = 0) {
    common::v1::GetPersonIdentityRequest request;
    request.set_name(IdentityOf(person));
    request.set_read_revision(revision);
    return Read(request, &CheckGetIdentity, &GetIdentity);
  }
  absl::StatusOr<common::v1::PersonIdentity> Update(const std::string& person,
                                                    const std::string& fields) {
    auto request =
        tests::FromText<common::v1::UpdatePersonIdentityRequest>(fields);
    request.set_name(IdentityOf(person));
    return Change(request, &CheckUpdateIdentity, &UpdateIdentity);
  }
  absl::StatusOr<common::v1::PersonNote> Note(const std::string& person,
                                              const std::string& text) {
    common::v1::AddPersonNoteRequest request;
    request.set_parent(person);
    request.mutable_note()->set_text(text);
    return Change(request, &CheckAddNote, &AddNote);
  }
  absl::StatusOr<common::v1::ListPersonNotesResponse> Notes(
      const std::string& person, int page_size = 0,
      const std::string& page_token = "", int64_t revision = 0) {
    common::v1::ListPersonNotesRequest request;
    request.set_read_revision(revision);
    request.set_parent(person);
    request.set_page_size(page_size);
    request.set_page_token(page_token);
    return Read(request, &CheckListNotes, &ListNotes);
  }
  absl::StatusOr<common::v1::Person> Retain(const std::string& person,
                                            const std::string& fields) {
    auto request = tests::FromText<common::v1::SetRetentionRequest>(fields);
    request.set_name(person);
    return Change(request, &CheckSetRetention,
                  [this](store::Txn& txn, const rpc::Call& call,
                         const common::v1::SetRetentionRequest& asked) {
                    return SetRetention(rules_, txn, call, asked);
                  });
  }
  absl::StatusOr<common::v1::Erasure> Request(
      const std::string& person, const std::string& fields = "",
      const std::string& caller = "officer") {
    common::v1::RequestErasureRequest request;
    request.set_parent(kSource);
    *request.mutable_erasure() = tests::FromText<common::v1::Erasure>(fields);
    if (!absl::StrContains(fields, "reason:")) {
      request.mutable_erasure()->set_reason(common::v1::Erasure::PERSON_ASKED);
    }
    request.mutable_erasure()->set_person(person);
    return Change(request, &CheckRequestErasure, WithRecords(&RequestErasure),
                  caller);
  }
  absl::StatusOr<common::v1::Erasure> Approve(
      const std::string& erasure, const std::string& caller = "manager",
      const std::string& etag = "") {
    common::v1::ApproveErasureRequest request;
    request.set_name(erasure);
    request.set_etag(etag);
    return Change(request, &CheckApprove, WithRecords(&ApproveErasure), caller);
  }
  absl::StatusOr<common::v1::Erasure> Reject(
      const std::string& erasure, const std::string& caller = "manager",
      const std::string& etag = "") {
    common::v1::RejectErasureRequest request;
    request.set_name(erasure);
    request.set_etag(etag);
    return Change(request, &CheckReject, &RejectErasure, caller);
  }
  absl::StatusOr<common::v1::Erasure> Erasing(const std::string& erasure) {
    common::v1::GetErasureRequest request;
    request.set_name(erasure);
    return Read(request, &CheckGetErasure, &GetErasure);
  }

  // What the source keeps about people; nothing unless a test says so.
  const NoFurtherRecords none_;
  const PersonRecords* records_ = &none_;
  // What a scrub of the store does.
  std::function<absl::Status()> scrub_ = [] { return absl::OkStatus(); };
  const std::unique_ptr<store::Engine> engine_;
  store::Store store_;
  const RetentionRules rules_;
  absl::CivilDay today_{2025, 11, 3};
};

}  // namespace carereform::people

#endif  // CR_TESTS_SUPPORT_PEOPLE_FIXTURE_H_
