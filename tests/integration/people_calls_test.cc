// People over the wire: kept apart from their cases, in the sources that keep
// them.

#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "carereform/common/v1/people.grpc.pb.h"
#include "tests/integration/host_fixture.h"
#include "tests/support/proto_text.h"

namespace carereform::tests {
namespace {

using common::v1::CreatePersonRequest;
using common::v1::Erasure;
using common::v1::ErasureService;
using common::v1::Person;
using common::v1::PersonService;

constexpr char kRequestId[] = "6f1c2a1e-0d2f-4c55-9d0a-3f1f5a1b2c3d";

class PeopleCallsTest : public CouncilFixture {
 protected:
  static CreatePersonRequest NewPerson() {
    return FromText<CreatePersonRequest>(absl::StrCat(
        "parent: '", kSource, "' identity { full_name: 'Ada Test' }"));
  }
  absl::StatusOr<Person> CreatePerson(const CreatePersonRequest& request) {
    return Call<PersonService>(&PersonService::Stub::CreatePerson, request);
  }
  absl::StatusOr<common::v1::PersonIdentity> Identity(
      const std::string& person) {
    common::v1::GetPersonIdentityRequest request;
    request.set_name(person + "/identity");
    return Call<PersonService>(&PersonService::Stub::GetPersonIdentity,
                               request);
  }
};

TEST_F(PeopleCallsTest, APersonIsThereAfterAStop) {
  const auto person = CreatePerson(NewPerson());
  ASSERT_THAT(person.status(), IsOk());
  common::v1::AddPersonNoteRequest note;
  note.set_parent(person->name());
  note.mutable_note()->set_text("A note");
  ASSERT_THAT(
      Call<PersonService>(&PersonService::Stub::AddPersonNote, note).status(),
      IsOk());
  Stop();
  Start();
  EXPECT_EQ(Identity(person->name())->full_name(), "Ada Test");
  common::v1::ListPersonNotesRequest list;
  list.set_parent(person->name());
  EXPECT_EQ(Call<PersonService>(&PersonService::Stub::ListPersonNotes, list)
                ->notes(0)
                .text(),
            "A note");
}

TEST_F(PeopleCallsTest, ARetryMakesNoSecondPerson) {
  CreatePersonRequest request = NewPerson();
  request.set_request_id(kRequestId);
  const auto first = CreatePerson(request);
  ASSERT_THAT(first.status(), IsOk());
  const int64_t revision = HeadRevision();
  EXPECT_EQ(CreatePerson(request)->SerializeAsString(),
            first->SerializeAsString());
  EXPECT_EQ(HeadRevision(), revision);
  request.mutable_identity()->set_full_name("Bea Test");
  EXPECT_THAT(
      CreatePerson(request).status(),
      HasReason(absl::StatusCode::kInvalidArgument, "REQUEST_ID_REUSED"));
}

TEST_F(PeopleCallsTest, ASourceHasToKeepPeople) {
  CreatePersonRequest request = NewPerson();
  request.set_parent("councils/x/sources/funding");
  const auto unknown =
      HasReason(absl::StatusCode::kNotFound, "SOURCE_NOT_FOUND");
  EXPECT_THAT(CreatePerson(request).status(), unknown);
  common::v1::ListErasuresRequest list;
  list.set_parent("councils/x/sources/funding");
  EXPECT_THAT(
      Call<ErasureService>(&ErasureService::Stub::ListErasures, list).status(),
      unknown);
  common::v1::ApproveErasureRequest approve;
  approve.set_name("councils/x/sources/funding/erasures/e");
  EXPECT_THAT(
      Call<ErasureService>(&ErasureService::Stub::ApproveErasure, approve)
          .status(),
      unknown);
}

TEST_F(PeopleCallsTest, AnErasureNeedsASecondCaller) {
  const auto person = CreatePerson(NewPerson());
  ASSERT_THAT(person.status(), IsOk());
  auto request = FromText<common::v1::RequestErasureRequest>(
      absl::StrCat("parent: '", kSource,
                   "' validate_only: true erasure {"
                   " person: '",
                   person->name(), "' reason: COURT_ORDER }"));
  const auto ask = [&] {
    return Call<ErasureService>(&ErasureService::Stub::RequestErasure, request);
  };
  ASSERT_THAT(ask().status(), IsOk());
  request.set_validate_only(false);
  const auto asked = ask();
  ASSERT_THAT(asked.status(), IsOk()) << "the check made none";
  common::v1::ApproveErasureRequest approve;
  approve.set_name(asked->name());
  EXPECT_THAT(
      Call<ErasureService>(&ErasureService::Stub::ApproveErasure, approve)
          .status(),
      HasReason(absl::StatusCode::kPermissionDenied, "SECOND_PERSON_REQUIRED"));
  EXPECT_EQ(Identity(person->name())->full_name(), "Ada Test");
}

// What a case's record and the log hold says nothing of the person.
TEST_F(PeopleCallsTest, ACaseNamesItsPersonAndNothingElse) {
  const auto person = CreatePerson(NewPerson());
  ASSERT_THAT(person.status(), IsOk());
  auto referral = NewReferral();
  referral.mutable_referral()->set_person(person->name());
  const auto created = Create(referral);
  ASSERT_THAT(created.status(), IsOk());
  EXPECT_EQ(created->person(), person->name());
  CreatePersonRequest wrong = NewPerson();
  wrong.mutable_identity()->set_nhs_number("Ada Test");
  EXPECT_THAT(CreatePerson(wrong).status(),
              HasReason(absl::StatusCode::kInvalidArgument, "FIELD_INVALID"));
  for (const std::string& line : Log()) {
    EXPECT_FALSE(absl::StrContains(line, "Ada Test")) << line;
  }
}

}  // namespace
}  // namespace carereform::tests
