// What the methods of people do, by their states and reasons.

#include "common/people/person_handlers.h"

#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "common/people/person_reference.h"
#include "common/types/limits.h"
#include "tests/support/people_fixture.h"

namespace carereform::people {
namespace {

using common::v1::Person;
using testing::ElementsAre;
using tests::HasReason;
using tests::IsOk;

constexpr auto kInvalid = absl::StatusCode::kInvalidArgument;
constexpr auto kNotFound = absl::StatusCode::kNotFound;
constexpr auto kPrecondition = absl::StatusCode::kFailedPrecondition;

// A synthetic person: NHS numbers that begin with 999 are for tests.
constexpr char kIdentity[] =
    "full_name: 'Ada Test' birth_date { year: 1940 month: 2 day: 29 }"
    " nhs_number: '9990000018' address: '1 High Street' postcode: 'LE3 8RA'"
    " contact: '01234 567890'";

std::vector<std::string> FieldsOf(const absl::Status& status) {
  std::vector<std::string> fields;
  for (const FieldViolation& violation : ViolationsOf(status)) {
    fields.push_back(violation.field);
  }
  return fields;
}

using PersonTest = PeopleFixture;

TEST_F(PersonTest, APersonHasAnIdentityOfItsOwn) {
  const auto created = Create(absl::StrCat("identity { ", kIdentity, " }"));
  ASSERT_THAT(created.status(), IsOk());
  EXPECT_TRUE(
      absl::StartsWith(created->name(), absl::StrCat(kSource, "/people/")));
  EXPECT_EQ(created->state(), Person::KEPT);
  EXPECT_TRUE(created->has_create_time());
  EXPECT_FALSE(created->has_retention_end_date());
  EXPECT_EQ(Get(created->name())->SerializeAsString(),
            created->SerializeAsString());
  const auto identity = Identity(created->name());
  ASSERT_THAT(identity.status(), IsOk());
  EXPECT_EQ(identity->name(), created->name() + "/identity");
  EXPECT_EQ(identity->full_name(), "Ada Test");
  EXPECT_EQ(identity->nhs_number(), "9990000018");
  // What stays when the identity goes tells nothing of the person.
  EXPECT_FALSE(absl::StrContains(created->SerializeAsString(), "Ada"));
}

TEST_F(PersonTest, NothingNeedsToBeKnown) {
  const std::string person = NewPerson();
  EXPECT_EQ(Identity(person)->full_name(), "");
  EXPECT_NE(person, NewPerson()) << "ids are the server's";
}

TEST_F(PersonTest, EveryFieldHasItsRule) {
  const absl::Status status =
      Create(absl::StrCat(
                 "request_id: 'r' person { legal_hold: 99 service_end_date {"
                 " year: 2025 month: 2 day: 29 } } identity { full_name: '",
                 std::string(kMaxDisplayNameCharacters + 1, 'x'),
                 "' birth_date { year: 1950 month: 2 day: 30 }"
                 " nhs_number: '9990000019' address: '",
                 std::string(kMaxAddressCharacters + 1, 'x'),
                 "' postcode: 'le3 8ra' contact: '",
                 std::string(kMaxDisplayNameCharacters + 1, 'x'), "' }"))
          .status();
  EXPECT_THAT(status, HasReason(kInvalid, "FIELD_INVALID"));
  EXPECT_THAT(
      FieldsOf(status),
      ElementsAre("person.service_end_date", "person.legal_hold",
                  "identity.full_name", "identity.birth_date",
                  "identity.nhs_number", "identity.address",
                  "identity.postcode", "identity.contact", "request_id"));
  // Just within.
  EXPECT_THAT(
      Create(absl::StrCat(
                 "identity { full_name: '",
                 std::string(kMaxDisplayNameCharacters, 'x'), "' address: '",
                 std::string(kMaxAddressCharacters, 'x'), "' contact: '",
                 std::string(kMaxDisplayNameCharacters, 'x'), "' }"))
          .status(),
      IsOk());
  EXPECT_THAT(FieldsOf(Create("parent: 'councils/x'").status()),
              ElementsAre("parent", "identity"));
}

// Whoever reads an error may not be allowed to read an identity.
TEST_F(PersonTest, NoErrorRepeatsAValue) {
  const std::string wrong = absl::StrCat(
      "full_name: 'Zebedee", std::string(kMaxDisplayNameCharacters, 'x'),
      "' birth_date { year: 1871 month: 13 day: 77 }"
      " nhs_number: '4815162342' address: 'Nutwood",
      std::string(kMaxAddressCharacters, 'x'),
      "' postcode: 'ZZ99 3CZX' contact: 'Magic",
      std::string(kMaxDisplayNameCharacters, 'x'), "'");
  const std::string person = NewPerson(kIdentity);
  for (const absl::Status& status :
       {Create("identity { " + wrong + " }").status(),
        Update(person, "identity { " + wrong + " }").status()}) {
    ASSERT_THAT(status, HasReason(kInvalid, "FIELD_INVALID"));
    EXPECT_EQ(ViolationsOf(status).size(), 6);
    std::string words(status.message());
    for (const FieldViolation& violation : ViolationsOf(status)) {
      absl::StrAppend(&words, violation.field, violation.description);
    }
    for (const char* value : {"Zebedee", "1871", "13", "77", "4815162342",
                              "Nutwood", "ZZ99", "Magic"}) {
      EXPECT_FALSE(absl::StrContains(words, value)) << value << " in " << words;
    }
  }
}

TEST_F(PersonTest, NobodyIsBornInTheFuture) {
  EXPECT_THAT(Create("identity { birth_date { year: 2025 month: 11 day: 3 } }")
                  .status(),
              IsOk());
  const absl::Status tomorrow =
      Create("identity { birth_date { year: 2025 month: 11 day: 4 } }")
          .status();
  EXPECT_THAT(FieldsOf(tomorrow), ElementsAre("identity.birth_date"));
  EXPECT_THAT(
      FieldsOf(Update(NewPerson(),
                      "identity { birth_date { year: 2026 month: 1 day: 1 } }")
                   .status()),
      ElementsAre("identity.birth_date"));
}

TEST_F(PersonTest, AnUpdateChangesWhatTheMaskNames) {
  const std::string person = NewPerson(kIdentity);
  const auto before = *Identity(person);
  const auto updated =
      Update(person,
             "identity { full_name: 'Ignored' postcode: 'LE1 1AA' }"
             " update_mask { paths: 'postcode' paths: 'contact' }");
  ASSERT_THAT(updated.status(), IsOk());
  EXPECT_EQ(updated->postcode(), "LE1 1AA");
  EXPECT_EQ(updated->contact(), "");
  EXPECT_EQ(updated->full_name(), "Ada Test");
  EXPECT_NE(updated->etag(), before.etag());
  EXPECT_EQ(Identity(person)->SerializeAsString(),
            updated->SerializeAsString());
  EXPECT_THAT(Update(person, absl::StrCat("identity { contact: 'x' } etag: '",
                                          before.etag(), "'"))
                  .status(),
              HasReason(absl::StatusCode::kAborted, "ETAG_MISMATCH"));
  EXPECT_THAT(
      FieldsOf(Update(person, "identity {} update_mask { paths: 'colour' }")
                   .status()),
      ElementsAre("update_mask"));
  EXPECT_THAT(FieldsOf(Update(person, "").status()), ElementsAre("identity"));
}

TEST_F(PersonTest, AnIdentityIsReadAsItWasKnown) {
  const std::string person = NewPerson("full_name: 'One'");
  const auto then = static_cast<int64_t>((*store_.Read("x"))->head().revision);
  ASSERT_THAT(Update(person, "identity { full_name: 'Two' }").status(), IsOk());
  EXPECT_EQ(Identity(person, then)->full_name(), "One");
  EXPECT_EQ(Identity(person)->full_name(), "Two");
  EXPECT_THAT(Identity(person, then - 1).status(),
              HasReason(kNotFound, "PERSON_NOT_FOUND"));
  EXPECT_THAT(Identity(person, then + 2).status(),
              HasReason(absl::StatusCode::kOutOfRange, "REVISION_IN_FUTURE"));
}

TEST_F(PersonTest, NotesAreOfOnePerson) {
  const std::string person = NewPerson();
  const std::string other = NewPerson();
  for (const char* text : {"first", "second", "third"}) {
    ASSERT_THAT(Note(person, text).status(), IsOk());
  }
  ASSERT_THAT(Note(other, "another's").status(), IsOk());
  std::vector<std::string> texts;
  std::string token;
  do {
    const auto page = Notes(person, 2, token);
    ASSERT_THAT(page.status(), IsOk());
    for (const auto& note : page->notes()) texts.push_back(note.text());
    token = page->next_page_token();
  } while (!token.empty());
  std::sort(texts.begin(), texts.end());
  EXPECT_THAT(texts, ElementsAre("first", "second", "third"));
  EXPECT_THAT(FieldsOf(Note(person, "").status()), ElementsAre("note.text"));
  EXPECT_THAT(Note(person, std::string(kMaxTextCharacters, 'x')).status(),
              IsOk());
  EXPECT_THAT(
      FieldsOf(Note(person, std::string(kMaxTextCharacters + 1, 'x')).status()),
      ElementsAre("note.text"));
}

TEST_F(PersonTest, NotesAreListedAsTheyWereKnown) {
  const std::string person = NewPerson();
  ASSERT_THAT(Note(person, "first").status(), IsOk());
  const auto then = static_cast<int64_t>((*store_.Read("x"))->head().revision);
  ASSERT_THAT(Note(person, "second").status(), IsOk());
  EXPECT_EQ(Notes(person)->notes_size(), 2);
  EXPECT_EQ(Notes(person, 0, "", then - 1)->notes_size(), 0);
  const auto known = Notes(person, 0, "", then);
  ASSERT_THAT(known.status(), IsOk());
  ASSERT_EQ(known->notes_size(), 1);
  EXPECT_EQ(known->notes(0).text(), "first");
}

TEST_F(PersonTest, SomebodyWhoIsNotThere) {
  const std::string nobody = absl::StrCat(kSource, "/people/nobody");
  const auto missing = HasReason(kNotFound, "PERSON_NOT_FOUND");
  EXPECT_THAT(Get(nobody).status(), missing);
  EXPECT_THAT(Identity(nobody).status(), missing);
  EXPECT_THAT(Update(nobody, "identity {}").status(), missing);
  EXPECT_THAT(Note(nobody, "x").status(), missing);
  EXPECT_THAT(Notes(nobody).status(), missing);
  EXPECT_THAT(Retain(nobody, "").status(), missing);
  EXPECT_THAT(FieldsOf(Get("people/nobody").status()), ElementsAre("name"));
}

TEST_F(PersonTest, RetentionFollowsTheEndOfTheService) {
  const std::string person = NewPerson();
  const auto ended =
      Retain(person, "service_end_date { year: 2020 month: 2 day: 29 }");
  ASSERT_THAT(ended.status(), IsOk());
  EXPECT_EQ(ended->retention_end_date().year(), 2026);
  EXPECT_EQ(ended->retention_end_date().month(), 3);
  EXPECT_EQ(ended->retention_end_date().day(), 1);
  EXPECT_EQ(ended->retention_rule(), "adult-social-care-6-years");
  // There is a service again.
  const auto again = Retain(person, "legal_hold: COMPLAINT");
  ASSERT_THAT(again.status(), IsOk());
  EXPECT_FALSE(again->has_service_end_date());
  EXPECT_FALSE(again->has_retention_end_date());
  EXPECT_EQ(again->retention_rule(), "");
  EXPECT_EQ(again->legal_hold(), Person::COMPLAINT);
  EXPECT_THAT(
      Retain(person, absl::StrCat("etag: '", ended->etag(), "'")).status(),
      HasReason(absl::StatusCode::kAborted, "ETAG_MISMATCH"));
}

TEST_F(PersonTest, RetentionNeedsARuleAndADayThatHasCome) {
  const std::string person = NewPerson();
  EXPECT_THAT(Retain(person, "service_end_date { year: 1981 month: 5 day: 1 }")
                  .status(),
              IsOk());
  EXPECT_THAT(Retain(person, "service_end_date { year: 1981 month: 4 day: 30 }")
                  .status(),
              HasReason(kPrecondition, "RETENTION_RULE_MISSING"));
  EXPECT_THAT(Create("identity {} person { service_end_date { year: 1970"
                     " month: 1 day: 1 } }")
                  .status(),
              HasReason(kPrecondition, "RETENTION_RULE_MISSING"));
  EXPECT_THAT(Retain(person, "service_end_date { year: 2025 month: 11 day: 3 }")
                  .status(),
              IsOk());
  EXPECT_THAT(
      FieldsOf(
          Retain(person, "service_end_date { year: 2025 month: 11 day: 4 }")
              .status()),
      ElementsAre("service_end_date"));
}

TEST_F(PersonTest, ACaseNamesAPersonOfItsCouncilAndSource) {
  const std::string person = NewPerson();
  const auto fields = [](const std::string& value) {
    rpc::Validation validation;
    CheckReference("referral.person", value, "councils/x", "assessments",
                   validation);
    return FieldsOf(validation.Finish());
  };
  EXPECT_THAT(fields(""), ElementsAre());
  EXPECT_THAT(fields(person), ElementsAre());
  EXPECT_THAT(fields("councils/y/sources/assessments/people/p"),
              ElementsAre("referral.person"));
  EXPECT_THAT(fields("councils/x/sources/financial-assessments/people/p"),
              ElementsAre("referral.person"));
  EXPECT_THAT(fields("councils/x/sources/assessments/people/p/identity"),
              ElementsAre("referral.person"));
  const auto reader = store_.Read("x");
  EXPECT_THAT(CheckPersonKept(**reader, ""), IsOk());
  EXPECT_THAT(CheckPersonKept(**reader, person), IsOk());
  EXPECT_THAT(CheckPersonKept(**reader, person + "x"),
              HasReason(kNotFound, "PERSON_NOT_FOUND"));
}

}  // namespace
}  // namespace carereform::people
