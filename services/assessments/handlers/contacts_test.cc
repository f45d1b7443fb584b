#include "services/assessments/handlers/contacts.h"

#include "services/assessments/journey_fixture.h"

namespace carereform::assessments {
namespace {

using testing::ElementsAre;
using testing::SizeIs;
using v1::Contact;

class ContactsTest : public JourneyTest {
 protected:
  absl::StatusOr<Contact> Conclude(const std::string& name,
                                   absl::CivilDay day) {
    v1::ConcludeContactRequest request;
    request.set_name(name);
    request.set_sequel(Contact::REDUCE);
    request.set_advice_only(true);
    *request.mutable_concluded_date() = rpc::ToDate(day);
    return Do(&CheckConcludeContact, &ConcludeContact, request);
  }
  absl::StatusOr<Contact> Correct(const Contact& contact,
                                  const std::vector<std::string>& fields) {
    v1::CorrectContactRequest request;
    *request.mutable_contact() = contact;
    for (const std::string& field : fields) {
      request.mutable_update_mask()->add_paths(field);
    }
    request.set_reason(Contact::ENTERED_WRONGLY);
    return Do(&CheckCorrectContact, &CorrectContact, request);
  }
  absl::StatusOr<Contact> Got(const std::string& name, int64_t revision = 0) {
    v1::GetContactRequest request;
    request.set_name(name);
    request.set_read_revision(revision);
    return Look(&CheckGetContact, &GetContact, request);
  }
};

TEST_F(ContactsTest, IsKeptAsItWasGivenWithWhatIsNotKnownSaid) {
  Contact contact = NewContact();
  contact.set_name("councils/x/contacts/mine");
  contact.set_correction_reason(Contact::WRONG_TEAM);
  const auto created = AddContact(contact);
  ASSERT_THAT(created.status(), tests::IsOk());
  EXPECT_NE(created->name(), contact.name());
  EXPECT_EQ(created->locality(), "unknown");
  EXPECT_EQ(created->district(), "unknown");
  EXPECT_EQ(created->correction_reason(),
            Contact::CORRECTION_REASON_UNSPECIFIED);
  EXPECT_EQ(Got(created->name())->SerializeAsString(),
            created->SerializeAsString());
}

TEST_F(ContactsTest, EveryFieldThatBreaksARuleIsNamed) {
  Contact contact;
  contact.set_external_id("No Such Id");
  contact.set_channel(static_cast<v1::Channel>(99));
  contact.set_sequel(static_cast<Contact::Sequel>(99));
  const auto created = AddContact(contact);
  EXPECT_EQ(ReasonOf(created.status()), "FIELD_INVALID");
  EXPECT_THAT(
      FieldsOf(created.status()),
      testing::UnorderedElementsAre("contact.external_id", "contact.team",
                                    "contact.received_date", "contact.channel",
                                    "contact.sequel"));
}

TEST_F(ContactsTest, DaysAreInOrderAndNotInTheFuture) {
  EXPECT_THAT(FieldsOf(AddContact(NewContact(kToday + 1)).status()),
              ElementsAre("contact.received_date"));
  Contact contact = ConcludedContact(Contact::MEET);
  *contact.mutable_concluded_date() = rpc::ToDate(kToday - 1);
  EXPECT_THAT(FieldsOf(AddContact(contact).status()),
              ElementsAre("contact.concluded_date"));
  *contact.mutable_concluded_date() = rpc::ToDate(kToday + 1);
  EXPECT_THAT(FieldsOf(AddContact(contact).status()),
              ElementsAre("contact.concluded_date"));
}

TEST_F(ContactsTest, AnOutcomeNeedsTheDayItWasReached) {
  Contact contact = NewContact();
  contact.set_sequel(Contact::MEET);
  contact.set_advice_only(true);
  EXPECT_THAT(FieldsOf(AddContact(contact).status()),
              ElementsAre("contact.sequel", "contact.advice_only"));
}

TEST_F(ContactsTest, AnExternalIdBelongsToOneContact) {
  Contact contact = NewContact();
  contact.set_external_id("c-1");
  ASSERT_THAT(AddContact(contact).status(), tests::IsOk());
  EXPECT_EQ(ReasonOf(AddContact(contact).status()), "EXTERNAL_ID_TAKEN");
}

TEST_F(ContactsTest, AnExternalIdIsNoNhsNumber) {
  Contact contact = NewContact();
  contact.set_external_id("999-000-0018");
  EXPECT_THAT(FieldsOf(AddContact(contact).status()),
              ElementsAre("contact.external_id"));
  contact.set_external_id("999-000-0019");
  EXPECT_THAT(AddContact(contact).status(), tests::IsOk());
}

TEST_F(ContactsTest, IsConcludedOnce) {
  const auto contact = AddContact(NewContact(kToday - 3));
  EXPECT_THAT(FieldsOf(Conclude(contact->name(), kToday - 4).status()),
              ElementsAre("concluded_date"));
  const auto concluded = Conclude(contact->name(), kToday - 3);
  ASSERT_THAT(concluded.status(), tests::IsOk());
  EXPECT_EQ(concluded->sequel(), Contact::REDUCE);
  EXPECT_TRUE(concluded->advice_only());
  EXPECT_EQ(ReasonOf(Conclude(contact->name(), kToday).status()),
            "CONTACT_CONCLUDED");
}

TEST_F(ContactsTest, ACorrectionKeepsWhatWasKnownBefore) {
  const auto contact = AddContact(ConcludedContact(Contact::MEET));
  const int64_t before = Revision();
  Contact correction = *contact;
  correction.set_sequel(Contact::DELAY);
  correction.set_team("south");
  const auto corrected = Correct(correction, {"sequel"});
  ASSERT_THAT(corrected.status(), tests::IsOk());
  EXPECT_EQ(corrected->sequel(), Contact::DELAY);
  EXPECT_EQ(corrected->team(), "north") << "only what the mask names";
  EXPECT_EQ(corrected->correction_reason(), Contact::ENTERED_WRONGLY);
  EXPECT_EQ(Got(contact->name(), before)->sequel(), Contact::MEET);
}

TEST_F(ContactsTest, ACorrectionIsCheckedAsACreationIs) {
  Contact contact = NewContact();
  contact.set_external_id("c-1");
  contact = *AddContact(contact);
  Contact changed = contact;
  changed.set_team("");
  EXPECT_THAT(FieldsOf(Correct(changed, {"team"}).status()),
              ElementsAre("contact.team"));
  changed = contact;
  *changed.mutable_received_date() = rpc::ToDate(kToday + 1);
  EXPECT_THAT(FieldsOf(Correct(changed, {"received_date"}).status()),
              ElementsAre("contact.received_date"));
  changed = contact;
  changed.set_external_id("c-2");
  EXPECT_EQ(ReasonOf(Correct(changed, {"external_id"}).status()),
            "FIELD_INVALID");
  EXPECT_EQ(Got(contact.name())->etag(), contact.etag());
}

TEST_F(ContactsTest, AnotherEtagIsRefused) {
  const auto contact = AddContact(NewContact());
  v1::ConcludeContactRequest request;
  request.set_name(contact->name());
  request.set_sequel(Contact::MEET);
  request.set_etag("\"other\"");
  *request.mutable_concluded_date() = rpc::ToDate(kToday);
  EXPECT_EQ(
      ReasonOf(Do(&CheckConcludeContact, &ConcludeContact, request).status()),
      "ETAG_MISMATCH");
}

TEST_F(ContactsTest, WhatIsNotThereIsNotFound) {
  EXPECT_EQ(ReasonOf(Got("councils/x/contacts/none").status()),
            "CONTACT_NOT_FOUND");
}

TEST_F(ContactsTest, ATeamsCallerHasItsOwnContactsOnly) {
  Contact south = NewContact();
  south.set_team("south");
  const auto theirs = AddContact(south);
  const auto ours = AddContact(NewContact());
  call_.teams = std::vector<std::string>{"north"};
  EXPECT_EQ(ReasonOf(Got(theirs->name()).status()), "RECORD_NOT_YOURS");
  EXPECT_EQ(ReasonOf(AddContact(south).status()), "RECORD_NOT_YOURS");
  EXPECT_EQ(ReasonOf(Conclude(theirs->name(), kToday).status()),
            "RECORD_NOT_YOURS");
  Contact moved = *ours;
  moved.set_team("south");
  EXPECT_EQ(ReasonOf(Correct(moved, {"team"}).status()), "RECORD_NOT_YOURS");
  v1::ListContactsRequest request;
  request.set_parent("councils/x");
  const auto list = Look(&CheckListContacts, &ListContacts, request);
  ASSERT_THAT(list.status(), tests::IsOk());
  ASSERT_THAT(list->contacts(), SizeIs(1));
  EXPECT_EQ(list->contacts(0).name(), ours->name());
}

TEST_F(ContactsTest, AListGoesOnWhereThePageEnded) {
  for (int i = 0; i < 3; ++i) {
    ASSERT_THAT(AddContact(NewContact()).status(), tests::IsOk());
  }
  v1::ListContactsRequest request;
  request.set_parent("councils/x");
  request.set_page_size(2);
  const auto first = Look(&CheckListContacts, &ListContacts, request);
  ASSERT_THAT(first->contacts(), SizeIs(2));
  request.set_page_token(first->next_page_token());
  const auto second = Look(&CheckListContacts, &ListContacts, request);
  ASSERT_THAT(second->contacts(), SizeIs(1));
  EXPECT_EQ(second->next_page_token(), "");
}

}  // namespace
}  // namespace carereform::assessments
