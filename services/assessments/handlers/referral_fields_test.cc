// What CreateReferral makes of each field of a referral.

#include <functional>
#include <ostream>
#include <string>
#include <vector>

#include "services/assessments/referral_fixture.h"

namespace carereform::assessments {
namespace {

using testing::ElementsAre;
using tests::HasReason;
using tests::IsOk;
using v1::Referral;
using Decision = v1::Referral::Decision;

google::type::Date DaysAgo(int days) { return rpc::ToDate(kToday - days); }

// A Care Act case that is done, with every field that a caller may set but
// those that name other records.
Referral Whole() {
  Referral referral = ReferralWith({.received = kToday - 50,
                                    .triaged = kToday - 45,
                                    .allocated = kToday - 40,
                                    .started = kToday - 30,
                                    .closed = kToday - 5});
  *referral.mutable_contacted_date() = DaysAgo(55);
  *referral.mutable_completed_date() = DaysAgo(25);
  *referral.mutable_decided_date() = DaysAgo(20);
  *referral.mutable_service_started_date() = DaysAgo(10);
  *referral.mutable_referrer_informed_date() = DaysAgo(18);
  referral.set_external_id("case-1");
  referral.set_contact("councils/x/contacts/c1");
  referral.set_source(v1::HOSPITAL);
  referral.set_channel(v1::TELEPHONE);
  referral.set_district("blaby");
  referral.set_specialism("mental_health");
  referral.set_age_band(v1::AGE_65_TO_74);
  referral.set_ethnic_group(v1::WHITE);
  referral.set_complexity(Referral::COMPLEX);
  referral.mutable_risk()->set_rating(v1::RED);
  *referral.mutable_risk()->mutable_rated_date() = DaysAgo(45);
  referral.mutable_risk()->set_rated_by("team_manager");
  referral.mutable_escalation()->set_escalated_to("strategic_service_manager");
  *referral.mutable_escalation()->mutable_escalated_date() = DaysAgo(44);
  referral.set_worker("w-17");
  referral.mutable_hold()->set_reason(Referral::IN_HOSPITAL);
  *referral.mutable_hold()->mutable_held_date() = DaysAgo(43);
  referral.set_waiting_for(Referral::ASSESSMENT);
  referral.set_duty_team("duty");
  referral.mutable_decision()->set_eligibility(Decision::ELIGIBLE);
  referral.mutable_decision()->add_outcomes(Decision::COMMUNITY_SUPPORT);
  referral.set_closure_reason(Referral::FINISHED);
  referral.set_duty_work_done(true);
  return referral;
}

v1::CreateReferralRequest Asking(const Referral& referral) {
  v1::CreateReferralRequest request;
  request.set_parent("councils/x");
  *request.mutable_referral() = referral;
  return request;
}

class ReferralFieldsTest : public ReferralFixture {
 protected:
  absl::StatusOr<Referral> Ask(const v1::CreateReferralRequest& request) {
    const absl::Status shape = CheckCreate(request);
    if (!shape.ok()) return shape;
    return Run(&CreateReferral, request);
  }
};

TEST_F(ReferralFieldsTest, EveryFieldIsKeptAsItWasSent) {
  const auto created = Ask(Asking(Whole()));
  ASSERT_THAT(created.status(), IsOk());
  EXPECT_EQ(created->state(), Referral::CLOSED);
  Referral kept = *created;
  kept.clear_name();
  kept.clear_etag();
  kept.clear_state();
  kept.clear_create_time();
  kept.clear_update_time();
  EXPECT_EQ(kept.SerializeAsString(), Whole().SerializeAsString());
}

TEST_F(ReferralFieldsTest, WhatIsNotKnownIsSaidToBeUnknown) {
  Referral referral = ReferralWith({});
  referral.clear_locality();
  const auto created = Ask(Asking(referral));
  ASSERT_THAT(created.status(), IsOk());
  EXPECT_EQ(created->locality(), "unknown");
  EXPECT_EQ(created->district(), "unknown");
  EXPECT_EQ(created->specialism(), "unknown");
}

TEST_F(ReferralFieldsTest, WhatOtherMethodsSetIsNotTakenFromTheRequest) {
  Referral referral = ReferralWith({});
  referral.set_exclusion(Referral::TEST_RECORD);
  referral.set_merged_into("councils/x/referrals/a");
  referral.set_reopened_count(3);
  referral.set_last_change_reason("words of the caller's");
  referral.set_missing_from_extract(true);
  *referral.mutable_last_contact_date() = DaysAgo(1);
  *referral.mutable_next_contact_due_date() = DaysAgo(1);
  const auto created = Ask(Asking(referral));
  ASSERT_THAT(created.status(), IsOk());
  EXPECT_EQ(created->state(), Referral::RECEIVED);
  EXPECT_EQ(created->exclusion(), Referral::EXCLUSION_UNSPECIFIED);
  EXPECT_EQ(created->merged_into(), "");
  EXPECT_EQ(created->reopened_count(), 0);
  EXPECT_EQ(created->last_change_reason(), "");
  EXPECT_FALSE(created->missing_from_extract());
  EXPECT_FALSE(created->has_last_contact_date());
  EXPECT_FALSE(created->has_next_contact_due_date());
}

TEST_F(ReferralFieldsTest, TheStateIsThatOfTheLatestStage) {
  Referral referral = ReferralWith({.received = kToday - 9});
  *referral.mutable_completed_date() = DaysAgo(3);
  EXPECT_EQ(Ask(Asking(referral))->state(), Referral::COMPLETED);
  *referral.mutable_decided_date() = DaysAgo(2);
  EXPECT_EQ(Ask(Asking(referral))->state(), Referral::DECIDED);
  *referral.mutable_service_started_date() = DaysAgo(1);
  EXPECT_EQ(Ask(Asking(referral))->state(), Referral::SERVICE_STARTED);
}

// A change to a good referral that makes it a bad one.
struct Spoiled {
  std::string name;
  std::function<void(Referral&)> spoil;
  std::vector<std::string> fields;
};
std::ostream& operator<<(std::ostream& out, const Spoiled& c) {
  return out << c.name;
}

class SpoiledReferralTest : public ReferralFieldsTest,
                            public testing::WithParamInterface<Spoiled> {};

TEST_P(SpoiledReferralTest, IsRefusedByNameAndChangesNothing) {
  Referral referral = Whole();
  GetParam().spoil(referral);
  const int64_t before = Revision();
  const auto refused = Ask(Asking(referral));
  EXPECT_THAT(refused.status(),
              HasReason(absl::StatusCode::kInvalidArgument, "FIELD_INVALID"));
  EXPECT_EQ(FieldsOf(refused.status()), GetParam().fields);
  EXPECT_EQ(Revision(), before);
}

INSTANTIATE_TEST_SUITE_P(
    Fields, SpoiledReferralTest,
    testing::ValuesIn(std::vector<Spoiled>{
        {"ExternalIdIsAnNhsNumber",
         [](Referral& r) { r.set_external_id("9434765919"); },
         {"referral.external_id"}},
        {"ExternalIdIsAnNhsNumberWithHyphens",
         [](Referral& r) { r.set_external_id("943-476-5919"); },
         {"referral.external_id"}},
        {"WorkerIsAnNhsNumber",
         [](Referral& r) { r.set_worker("9434765919"); },
         {"referral.worker"}},
        {"WorkerIsAName",
         [](Referral& r) { r.set_worker("Jo Bloggs"); },
         {"referral.worker"}},
        {"WorkerBeforeAllocation",
         [](Referral& r) {
           r = ReferralWith({.received = kToday - 2, .triaged = kToday});
           r.set_worker("w-17");
         },
         {"referral.worker"}},
        {"ContactOfAnotherCouncil",
         [](Referral& r) { r.set_contact("councils/y/contacts/c1"); },
         {"referral.contact"}},
        {"ContactThatIsNone",
         [](Referral& r) { r.set_contact("councils/x/referrals/c1"); },
         {"referral.contact"}},
        {"Words",
         [](Referral& r) {
           r.set_district("North West");
           r.set_specialism("?");
           r.set_duty_team("Duty");
         },
         {"referral.district", "referral.specialism", "referral.duty_team"}},
        {"Enums",
         [](Referral& r) {
           r.set_source(static_cast<v1::RequestSource>(99));
           r.set_channel(static_cast<v1::Channel>(99));
           r.set_age_band(static_cast<v1::AgeBand>(99));
           r.set_ethnic_group(static_cast<v1::EthnicGroup>(99));
           r.set_complexity(static_cast<Referral::Complexity>(99));
           r.set_waiting_for(static_cast<Referral::WaitingFor>(99));
           r.set_closure_reason(static_cast<Referral::ClosureReason>(99));
         },
         {"referral.source", "referral.channel", "referral.age_band",
          "referral.ethnic_group", "referral.complexity",
          "referral.waiting_for", "referral.closure_reason"}},
        {"RiskWithoutItsParts",
         [](Referral& r) {
           r.clear_risk();
           r.mutable_risk();
         },
         {"referral.risk.rating", "referral.risk.rated_date"}},
        {"RatedByAPerson",
         [](Referral& r) { r.mutable_risk()->set_rated_by("Jo Bloggs"); },
         {"referral.risk.rated_by"}},
        {"RatedBeforeContact",
         [](Referral& r) {
           *r.mutable_risk()->mutable_rated_date() = DaysAgo(56);
         },
         {"referral.risk.rated_date"}},
        {"RatedTomorrow",
         [](Referral& r) {
           *r.mutable_risk()->mutable_rated_date() = DaysAgo(-1);
         },
         {"referral.risk.rated_date"}},
        {"HoldWithoutItsParts",
         [](Referral& r) {
           r.clear_hold();
           r.mutable_hold();
         },
         {"referral.hold.reason", "referral.hold.held_date"}},
        {"HeldTomorrow",
         [](Referral& r) {
           *r.mutable_hold()->mutable_held_date() = DaysAgo(-1);
         },
         {"referral.hold.held_date"}},
        {"EscalationWithoutItsParts",
         [](Referral& r) {
           r.clear_escalation();
           r.mutable_escalation();
         },
         {"referral.escalation.escalated_to",
          "referral.escalation.escalated_date"}},
        {"EscalatedBeforeContact",
         [](Referral& r) {
           *r.mutable_escalation()->mutable_escalated_date() = DaysAgo(56);
         },
         {"referral.escalation.escalated_date"}},
        {"DecisionWithoutEligibility",
         [](Referral& r) { r.mutable_decision()->clear_eligibility(); },
         {"referral.decision.eligibility"}},
        {"OutcomeTwice",
         [](Referral& r) {
           r.mutable_decision()->add_outcomes(Decision::COMMUNITY_SUPPORT);
         },
         {"referral.decision.outcomes[1]"}},
        {"OutcomeUnknown",
         [](Referral& r) {
           r.mutable_decision()->add_outcomes(
               static_cast<Decision::Outcome>(99));
         },
         {"referral.decision.outcomes[1]"}},
        {"DecisionWithoutItsDay",
         [](Referral& r) {
           r.clear_decided_date();
           r.clear_referrer_informed_date();
         },
         {"referral.decision"}},
        {"NoQuestionWhereThereIsOne",
         [](Referral& r) {
           r.mutable_decision()->set_eligibility(
               Decision::NO_ELIGIBILITY_QUESTION);
         },
         {"referral.decision.eligibility"}},
        {"AQuestionWhereThereIsNone",
         [](Referral& r) { r.set_type(Referral::OCCUPATIONAL_THERAPY); },
         {"referral.decision.eligibility"}},
        {"ClosureReasonOfAnOpenCase",
         [](Referral& r) { r.clear_closed_date(); },
         {"referral.closure_reason"}},
        {"InformedBeforeTheDecision",
         [](Referral& r) { *r.mutable_referrer_informed_date() = DaysAgo(21); },
         {"referral.referrer_informed_date"}},
        {"InformedOfNothing",
         [](Referral& r) {
           r = ReferralWith({.received = kToday - 2});
           *r.mutable_referrer_informed_date() = DaysAgo(1);
         },
         {"referral.referrer_informed_date"}},
        {"StageThatTheTypeDoesNotHave",
         [](Referral& r) {
           r = ReferralWith({.received = kToday - 9, .started = kToday - 8});
           r.set_type(Referral::SAFEGUARDING_CONCERN);
         },
         {"referral.started_date"}},
        {"StartByOfATypeWithoutALimit",
         [](Referral& r) { *r.mutable_start_by_date() = DaysAgo(-100); },
         {"referral.start_by_date"}},
        {"StartByOfOneWhoIsNotBorn",
         [](Referral& r) {
           r.set_type(Referral::PREPARING_FOR_ADULTHOOD);
           *r.mutable_start_by_date() = rpc::ToDate(absl::CivilDay(2042, 9, 1));
         },
         {"referral.start_by_date"}},
    }),
    [](const auto& test) { return test.param.name; });

TEST_F(ReferralFieldsTest, ACaseThatIsClosedIsToldFromItsClosing) {
  Referral referral =
      ReferralWith({.received = kToday - 9, .closed = kToday - 2});
  *referral.mutable_referrer_informed_date() = DaysAgo(3);
  EXPECT_THAT(FieldsOf(Ask(Asking(referral)).status()),
              ElementsAre("referral.referrer_informed_date"));
  *referral.mutable_referrer_informed_date() = DaysAgo(2);
  EXPECT_THAT(Ask(Asking(referral)).status(), IsOk());
}

TEST_F(ReferralFieldsTest, TheRulesOfATypeAreThoseOfTheDayOfReceipt) {
  Referral referral = ReferralWith({});
  referral.set_type(Referral::SAFEGUARDING_CONCERN);
  *referral.mutable_received_date() = rpc::ToDate(absl::CivilDay(2015, 3, 31));
  *referral.mutable_started_date() = referral.received_date();
  EXPECT_THAT(Ask(Asking(referral)).status(), IsOk()) << "before the first";
  *referral.mutable_received_date() = rpc::ToDate(absl::CivilDay(2015, 4, 1));
  *referral.mutable_started_date() = referral.received_date();
  EXPECT_THAT(FieldsOf(Ask(Asking(referral)).status()),
              ElementsAre("referral.started_date"));
}

class BirthDateTest : public ReferralFieldsTest {
 protected:
  absl::StatusOr<Referral> Born(absl::CivilDay birth,
                                Referral::Type type = Referral::CARE_ACT) {
    v1::CreateReferralRequest request = Asking(ReferralWith({}));
    request.mutable_referral()->set_type(type);
    *request.mutable_birth_date() = rpc::ToDate(birth);
    return Ask(request);
  }
};

TEST_F(BirthDateTest, TheAgeBandFollowsAndTheDateIsNotKept) {
  const absl::CivilDay birth(1960, 10, 20);
  const auto created = Born(birth);
  ASSERT_THAT(created.status(), IsOk());
  EXPECT_EQ(created->age_band(), v1::AGE_65_TO_74) << "65 today";
  EXPECT_EQ(Born(birth + 1)->age_band(), v1::AGE_45_TO_64) << "65 tomorrow";
  EXPECT_FALSE(created->has_start_by_date());
  EXPECT_EQ(
      created->SerializeAsString().find(rpc::ToDate(birth).SerializeAsString()),
      std::string::npos);
}

TEST_F(BirthDateTest, PreparingForAdulthoodStartsByTheBirthdayOfSeventeen) {
  const auto created =
      Born(absl::CivilDay(2009, 3, 5), Referral::PREPARING_FOR_ADULTHOOD);
  ASSERT_THAT(created.status(), IsOk());
  EXPECT_EQ(*rpc::StoredDay(created->start_by_date()),
            absl::CivilDay(2026, 3, 5));
  EXPECT_EQ(created->age_band(), v1::AGE_UNDER_18);
}

TEST_F(BirthDateTest, AnImpossibleOneIsRefusedWithoutBeingRepeated) {
  for (const absl::CivilDay birth :
       {kToday + 1, absl::CivilDay(1905, 10, 20)}) {
    const auto refused = Born(birth);
    EXPECT_THAT(FieldsOf(refused.status()), ElementsAre("birth_date"));
    EXPECT_EQ(refused.status().ToString().find("1905"), std::string::npos);
  }
  EXPECT_THAT(Born(kToday).status(), IsOk());
  EXPECT_THAT(Born(absl::CivilDay(1905, 10, 21)).status(), IsOk());
}

TEST_F(BirthDateTest, WhatIsGivenTooHasToAgree) {
  v1::CreateReferralRequest request = Asking(ReferralWith({}));
  request.mutable_referral()->set_type(Referral::PREPARING_FOR_ADULTHOOD);
  *request.mutable_birth_date() = rpc::ToDate(absl::CivilDay(2009, 3, 5));
  request.mutable_referral()->set_age_band(v1::AGE_18_TO_24);
  *request.mutable_referral()->mutable_start_by_date() =
      rpc::ToDate(absl::CivilDay(2026, 3, 6));
  EXPECT_THAT(FieldsOf(Ask(request).status()),
              ElementsAre("referral.age_band", "referral.start_by_date"));
  request.mutable_referral()->set_age_band(v1::AGE_UNDER_18);
  *request.mutable_referral()->mutable_start_by_date() =
      rpc::ToDate(absl::CivilDay(2026, 3, 5));
  EXPECT_THAT(Ask(request).status(), IsOk());
}

}  // namespace
}  // namespace carereform::assessments
