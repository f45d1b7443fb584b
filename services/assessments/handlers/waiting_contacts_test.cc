#include "services/assessments/handlers/waiting_contacts.h"

#include "services/assessments/journey_fixture.h"

namespace carereform::assessments {
namespace {

using testing::ElementsAre;
using testing::SizeIs;
using v1::DueContact;
using v1::Referral;
using v1::WaitingContact;

// Contacts are due, by the built-in rules, after 14 days for unrated and amber,
// 28 for green and 7 for red.
class WaitingContactsHandlerTest : public JourneyTest {
 protected:
  std::string Waiter(int days_ago, const std::string& team = "north") {
    Referral referral = ReferralWith({.received = kToday - days_ago});
    referral.set_team(team);
    return Create(referral)->name();
  }
  std::vector<DueContact> Due(int within = 0, const std::string& team = "",
                              absl::CivilDay day = kToday) {
    v1::ListDueContactsRequest request;
    request.set_parent("councils/x");
    request.set_team(team);
    request.set_due_within_days(within);
    *request.mutable_as_of_date() = rpc::ToDate(day);
    const auto list = Look(&CheckListDueContacts, &ListDueContacts, request);
    EXPECT_THAT(list.status(), tests::IsOk());
    if (!list.ok()) return {};
    return {list->due_contacts().begin(), list->due_contacts().end()};
  }
};

TEST_F(WaitingContactsHandlerTest, TheReferralTakesOverWhatChanged) {
  const std::string name = Waiter(20);
  WaitingContact contact = ContactOn(kToday - 2, v1::RED);
  contact.set_message("tell_us_of_change");
  contact.add_services_signposted("local_area_coordination");
  contact.mutable_escalation()->set_escalated_to("strategic_service_manager");
  *contact.mutable_escalation()->mutable_escalated_date() =
      rpc::ToDate(kToday - 1);
  const auto recorded = RecordContact(name, contact);
  ASSERT_THAT(recorded.status(), tests::IsOk());
  EXPECT_EQ(recorded->rating_before(), v1::RISK_RATING_UNSPECIFIED);
  EXPECT_EQ(recorded->rating_after(), v1::RED);
  EXPECT_THAT(recorded->message_text(), testing::HasSubstr("needs change"));
  EXPECT_EQ(*rpc::StoredDay(recorded->next_contact_due_date()), kToday + 5);

  const auto referral = Get(name);
  EXPECT_EQ(referral->risk().rating(), v1::RED);
  EXPECT_EQ(*rpc::StoredDay(referral->risk().rated_date()), kToday - 2);
  EXPECT_EQ(referral->risk().rated_by(), "social_worker");
  EXPECT_EQ(*rpc::StoredDay(referral->last_contact_date()), kToday - 2);
  EXPECT_EQ(*rpc::StoredDay(referral->next_contact_due_date()), kToday + 5);
  EXPECT_EQ(referral->escalation().escalated_to(), "strategic_service_manager");
}

TEST_F(WaitingContactsHandlerTest, ARatingThatStaysIsNotGivenAnew) {
  const std::string name = Waiter(20);
  ASSERT_THAT(RecordContact(name, ContactOn(kToday - 5, v1::GREEN)).status(),
              tests::IsOk());
  const auto again = RecordContact(name, ContactOn(kToday));
  EXPECT_EQ(again->rating_before(), v1::GREEN);
  EXPECT_EQ(again->rating_after(), v1::GREEN);
  EXPECT_EQ(*rpc::StoredDay(Get(name)->risk().rated_date()), kToday - 5);
  EXPECT_EQ(*rpc::StoredDay(again->next_contact_due_date()), kToday + 28);
}

TEST_F(WaitingContactsHandlerTest, OneRecordedLateChangesNothingNewer) {
  const std::string name = Waiter(20);
  ASSERT_THAT(RecordContact(name, ContactOn(kToday - 2, v1::GREEN)).status(),
              tests::IsOk());
  ASSERT_THAT(RecordContact(name, ContactOn(kToday - 9, v1::AMBER)).status(),
              tests::IsOk());
  const auto referral = Get(name);
  EXPECT_EQ(referral->risk().rating(), v1::GREEN);
  EXPECT_EQ(*rpc::StoredDay(referral->last_contact_date()), kToday - 2);
}

// Else every later change of the case would be refused for it.
TEST_F(WaitingContactsHandlerTest, AnEscalationIsOfADayOfTheCase) {
  const std::string name = Waiter(20);
  const auto escalated = [&](absl::CivilDay day) {
    WaitingContact contact = ContactOn(kToday - 2, v1::RED);
    contact.mutable_escalation()->set_escalated_to("strategic_service_manager");
    *contact.mutable_escalation()->mutable_escalated_date() = rpc::ToDate(day);
    return RecordContact(name, contact).status();
  };
  EXPECT_THAT(FieldsOf(escalated(kToday - 21)),
              ElementsAre("waiting_contact.escalation.escalated_date"));
  ASSERT_THAT(escalated(kToday - 2), tests::IsOk());
  // One recorded late replaces no newer one.
  ASSERT_THAT(escalated(kToday - 20), tests::IsOk());
  EXPECT_EQ(*rpc::StoredDay(Get(name)->escalation().escalated_date()),
            kToday - 2);
}

TEST_F(WaitingContactsHandlerTest, OnlySomebodyWhoWaitsIsContacted) {
  const std::string waits = Waiter(20);
  const auto on = [&](const std::string& name, absl::CivilDay day) {
    return ReasonOf(RecordContact(name, ContactOn(day)).status());
  };
  EXPECT_EQ(on(waits, kToday - 21), "NOT_WAITING");
  EXPECT_EQ(on(waits, kToday - 20), "");
  const std::string started = Create({.received = kToday - 20,
                                      .allocated = kToday - 9,
                                      .started = kToday - 9})
                                  ->name();
  EXPECT_EQ(on(started, kToday - 10), "");
  EXPECT_EQ(on(started, kToday - 9), "NOT_WAITING");
  EXPECT_EQ(on("councils/x/referrals/none", kToday), "REFERRAL_NOT_FOUND");
}

TEST_F(WaitingContactsHandlerTest, BadFieldsAreNamed) {
  const std::string name = Waiter(20);
  EXPECT_THAT(FieldsOf(RecordContact(name, WaitingContact()).status()),
              ElementsAre("waiting_contact.contacted_date",
                          "waiting_contact.method", "waiting_contact.made_by"));
  EXPECT_THAT(FieldsOf(RecordContact(name, ContactOn(kToday + 1)).status()),
              ElementsAre("waiting_contact.contacted_date"));
  WaitingContact contact = ContactOn(kToday);
  contact.set_message("no_such");
  EXPECT_THAT(FieldsOf(RecordContact(name, contact).status()),
              ElementsAre("waiting_contact.message"));
  contact = ContactOn(kToday);
  contact.add_services_signposted("a");
  contact.add_services_signposted("a");
  EXPECT_THAT(FieldsOf(RecordContact(name, contact).status()),
              ElementsAre("waiting_contact.services_signposted"));
  contact = ContactOn(kToday);
  contact.mutable_escalation()->set_escalated_to("manager");
  *contact.mutable_escalation()->mutable_escalated_date() =
      rpc::ToDate(kToday + 1);
  EXPECT_THAT(FieldsOf(RecordContact(name, contact).status()),
              ElementsAre("waiting_contact.escalation.escalated_date"));
  contact.mutable_escalation()->clear_escalated_date();
  EXPECT_THAT(FieldsOf(RecordContact(name, contact).status()),
              ElementsAre("waiting_contact.escalation.escalated_date"));
  EXPECT_FALSE(Get(name)->has_last_contact_date());
}

TEST_F(WaitingContactsHandlerTest, TwentyServicesMayBeNamedAndNoMore) {
  const std::string name = Waiter(1);
  WaitingContact contact = ContactOn(kToday);
  for (int i = 0; i < 20; ++i) {
    contact.add_services_signposted(absl::StrCat("service_", i));
  }
  EXPECT_THAT(RecordContact(name, contact).status(), tests::IsOk());
  contact.add_services_signposted("one_more");
  EXPECT_THAT(FieldsOf(RecordContact(name, contact).status()),
              ElementsAre("waiting_contact.services_signposted"));
}

TEST_F(WaitingContactsHandlerTest, ContactsAreListedByDayAndFoundByName) {
  const std::string name = Waiter(20);
  const std::string other = Waiter(20);
  const auto late = RecordContact(name, ContactOn(kToday - 1));
  const auto early = RecordContact(name, ContactOn(kToday - 9));
  ASSERT_THAT(RecordContact(other, ContactOn(kToday)).status(), tests::IsOk());
  v1::ListWaitingContactsRequest request;
  request.set_parent(name);
  const auto list =
      Look(&CheckListWaitingContacts, &ListWaitingContacts, request);
  ASSERT_THAT(list->waiting_contacts(), SizeIs(2));
  EXPECT_EQ(list->waiting_contacts(0).name(), early->name());
  EXPECT_EQ(list->waiting_contacts(1).name(), late->name());
  v1::GetWaitingContactRequest get;
  get.set_name(early->name());
  EXPECT_EQ(Look(&CheckGetWaitingContact, &GetWaitingContact, get)->etag(),
            early->etag());
  get.set_name(name + "/waitingContacts/none");
  EXPECT_EQ(
      ReasonOf(Look(&CheckGetWaitingContact, &GetWaitingContact, get).status()),
      "WAITING_CONTACT_NOT_FOUND");
}

TEST_F(WaitingContactsHandlerTest, OverdueBeginsOnTheDayAfterTheDueDay) {
  Waiter(13);
  Waiter(14);
  const std::string overdue = Waiter(15);
  const auto due = Due();
  ASSERT_THAT(due, SizeIs(2));
  EXPECT_EQ(due[0].referral(), overdue);
  EXPECT_EQ(due[0].overdue_days(), 1);
  EXPECT_EQ(*rpc::StoredDay(due[0].due_date()), kToday - 1);
  EXPECT_FALSE(due[0].has_last_contact_date());
  EXPECT_EQ(due[1].overdue_days(), 0);
  EXPECT_THAT(Due(1), SizeIs(3));
}

TEST_F(WaitingContactsHandlerTest, RedCasesNobodyWasToldOfComeFirst) {
  const std::string longest = Waiter(60);
  const std::string red = Waiter(20);
  ASSERT_THAT(RecordContact(red, ContactOn(kToday, v1::RED)).status(),
              tests::IsOk());
  auto due = Due();
  ASSERT_THAT(due, SizeIs(2));
  EXPECT_EQ(due[0].referral(), red);
  EXPECT_TRUE(due[0].red_not_escalated());
  EXPECT_EQ(due[0].rating(), v1::RED);
  EXPECT_EQ(due[0].escalate_to(), "strategic_service_manager");
  EXPECT_EQ(*rpc::StoredDay(due[0].last_contact_date()), kToday);
  EXPECT_EQ(due[1].referral(), longest);

  WaitingContact told = ContactOn(kToday);
  told.mutable_escalation()->set_escalated_to("strategic_service_manager");
  *told.mutable_escalation()->mutable_escalated_date() = rpc::ToDate(kToday);
  ASSERT_THAT(RecordContact(red, told).status(), tests::IsOk());
  due = Due();
  ASSERT_THAT(due, SizeIs(1));
  EXPECT_EQ(due[0].referral(), longest);
}

TEST_F(WaitingContactsHandlerTest, TheListIsOfOneTeamAndOfTheCallersTeams) {
  Waiter(30, "north");
  Waiter(30, "south");
  EXPECT_THAT(Due(), SizeIs(2));
  EXPECT_THAT(Due(0, "south"), SizeIs(1));
  call_.teams = std::vector<std::string>{"north"};
  ASSERT_THAT(Due(), SizeIs(1));
  EXPECT_EQ(Due()[0].team(), "north");
  EXPECT_THAT(Due(0, "south"), SizeIs(0));
}

TEST_F(WaitingContactsHandlerTest, NobodyIsDueOnceTheWaitIsOver) {
  const std::string name = Waiter(30);
  ASSERT_THAT(Due(), SizeIs(1));
  ASSERT_THAT(Close(name, kToday).status(), tests::IsOk());
  EXPECT_THAT(Due(), SizeIs(0));
  EXPECT_THAT(Due(0, "", kToday - 1), SizeIs(1));
}

TEST_F(WaitingContactsHandlerTest, PagesOfTheListFollowOneAnother) {
  for (int i = 0; i < 5; ++i) Waiter(20 + i);
  v1::ListDueContactsRequest request;
  request.set_parent("councils/x");
  request.set_page_size(2);
  std::vector<int> overdue;
  do {
    const auto page = Look(&CheckListDueContacts, &ListDueContacts, request);
    ASSERT_THAT(page.status(), tests::IsOk());
    for (const DueContact& line : page->due_contacts()) {
      overdue.push_back(line.overdue_days());
    }
    request.set_page_token(page->next_page_token());
  } while (!request.page_token().empty());
  EXPECT_THAT(overdue, ElementsAre(10, 9, 8, 7, 6));
}

TEST_F(WaitingContactsHandlerTest, ArgumentsOfTheListAreChecked) {
  v1::ListDueContactsRequest request;
  request.set_parent("councils/x");
  request.set_due_within_days(367);
  request.set_page_size(-1);
  request.set_team("No Team");
  EXPECT_THAT(
      FieldsOf(Look(&CheckListDueContacts, &ListDueContacts, request).status()),
      ElementsAre("team", "due_within_days", "page_size"));
}

TEST_F(WaitingContactsHandlerTest, ATeamsCallerHasItsOwnReferralsOnly) {
  const std::string theirs = Waiter(20, "south");
  const auto contact = RecordContact(theirs, ContactOn(kToday));
  call_.teams = std::vector<std::string>{"north"};
  EXPECT_EQ(ReasonOf(RecordContact(theirs, ContactOn(kToday)).status()),
            "RECORD_NOT_YOURS");
  v1::GetWaitingContactRequest get;
  get.set_name(contact->name());
  EXPECT_EQ(
      ReasonOf(Look(&CheckGetWaitingContact, &GetWaitingContact, get).status()),
      "RECORD_NOT_YOURS");
  v1::ListWaitingContactsRequest list;
  list.set_parent(theirs);
  EXPECT_EQ(
      ReasonOf(
          Look(&CheckListWaitingContacts, &ListWaitingContacts, list).status()),
      "RECORD_NOT_YOURS");
}

}  // namespace
}  // namespace carereform::assessments
