// Rating, escalating, holding, transferring and telling.

#include "services/assessments/handlers/referral_standing.h"

#include <string>

#include "services/assessments/handlers/referral_corrections.h"
#include "services/assessments/referral_fixture.h"

namespace carereform::assessments {
namespace {

using testing::ElementsAre;
using tests::HasReason;
using tests::IsOk;
using v1::Referral;

google::type::Date DaysAgo(int days) { return rpc::ToDate(kToday - days); }

class ReferralStandingTest : public ReferralFixture {
 protected:
  std::string Received() { return Create({.received = kToday - 10})->name(); }
  std::string Closed() {
    return Create({.received = kToday - 10, .closed = kToday - 1})->name();
  }
  std::string Merged() {
    v1::MergeReferralRequest request;
    request.set_name(Received());
    request.set_into(Received());
    request.set_reason(v1::MergeReferralRequest::SAME_REQUEST);
    const auto merged = Run(&MergeReferral, request);
    EXPECT_THAT(merged.status(), IsOk());
    return request.name();
  }

  absl::StatusOr<Referral> Rate(const std::string& name, v1::RiskRating rating,
                                int days_ago,
                                v1::RateReferralRequest::Reason reason =
                                    v1::RateReferralRequest::REPRIORITISED) {
    v1::RateReferralRequest request;
    request.set_name(name);
    request.set_rating(rating);
    *request.mutable_rated_date() = DaysAgo(days_ago);
    request.set_rated_by("team_manager");
    request.set_reason(reason);
    EXPECT_THAT(CheckRate(request), IsOk());
    return Run(&RateReferral, request);
  }

  absl::StatusOr<Referral> Escalate(const std::string& name, int days_ago) {
    v1::EscalateReferralRequest request;
    request.set_name(name);
    request.set_escalated_to("strategic_service_manager");
    *request.mutable_escalated_date() = DaysAgo(days_ago);
    EXPECT_THAT(CheckEscalate(request), IsOk());
    return Run(&EscalateReferral, request);
  }

  absl::StatusOr<Referral> Hold(const std::string& name, int days_ago) {
    v1::HoldReferralRequest request;
    request.set_name(name);
    request.set_reason(Referral::COURT_OF_PROTECTION);
    *request.mutable_held_date() = DaysAgo(days_ago);
    EXPECT_THAT(CheckHold(request), IsOk());
    return Run(&HoldReferral, request);
  }

  absl::StatusOr<Referral> Resume(const std::string& name) {
    v1::ResumeReferralRequest request;
    request.set_name(name);
    EXPECT_THAT(CheckResume(request), IsOk());
    return Run(&ResumeReferral, request);
  }

  static v1::TransferReferralRequest ToTeam(const std::string& name,
                                            const std::string& team) {
    v1::TransferReferralRequest request;
    request.set_name(name);
    request.set_team(team);
    request.set_reason(v1::TransferReferralRequest::WRONG_TEAM);
    EXPECT_THAT(CheckTransfer(request), IsOk());
    return request;
  }

  absl::StatusOr<Referral> Inform(const std::string& name, int days_ago) {
    v1::InformReferrerRequest request;
    request.set_name(name);
    *request.mutable_referrer_informed_date() = DaysAgo(days_ago);
    EXPECT_THAT(CheckInform(request), IsOk());
    return Run(&InformReferrer, request);
  }

  template <typename Result>
  void ExpectWrongState(const Result& refused) {
    EXPECT_THAT(
        refused.status(),
        HasReason(absl::StatusCode::kFailedPrecondition, "REFERRAL_STATE"));
  }
};

TEST_F(ReferralStandingTest, ARatingTakesTheEarlierOnesPlaceAndBothAreKept) {
  const std::string name = Received();
  ASSERT_THAT(
      Rate(name, v1::AMBER, 5, v1::RateReferralRequest::FIRST_RATING).status(),
      IsOk());
  const int64_t then = Revision();
  const auto rated = Rate(name, v1::RED, 5);
  ASSERT_THAT(rated.status(), IsOk());
  EXPECT_EQ(rated->risk().rating(), v1::RED);
  EXPECT_EQ(rated->risk().rated_by(), "team_manager");
  EXPECT_EQ(*rpc::StoredDay(rated->risk().rated_date()), kToday - 5);
  EXPECT_EQ(rated->last_change_reason(), "reprioritised");
  EXPECT_EQ(rated->state(), Referral::RECEIVED);
  EXPECT_EQ(Get(name, then)->risk().rating(), v1::AMBER);
  EXPECT_EQ(Get(name, then)->last_change_reason(), "first_rating");
}

TEST_F(ReferralStandingTest, AnEarlierRatingTakesNoLaterOnesPlace) {
  const std::string name = Received();
  ASSERT_THAT(Rate(name, v1::AMBER, 5).status(), IsOk());
  EXPECT_THAT(FieldsOf(Rate(name, v1::RED, 6).status()),
              ElementsAre("rated_date"));
  EXPECT_EQ(Get(name)->risk().rating(), v1::AMBER);
  EXPECT_THAT(
      Rate(name, v1::RED, 6, v1::RateReferralRequest::RATED_WRONGLY).status(),
      IsOk());
}

TEST_F(ReferralStandingTest, ARatingIsOfADayOfTheCase) {
  const std::string name = Received();
  EXPECT_THAT(FieldsOf(Rate(name, v1::RED, 11).status()),
              ElementsAre("rated_date"));
  EXPECT_THAT(FieldsOf(Rate(name, v1::RED, -1).status()),
              ElementsAre("rated_date"));
  EXPECT_THAT(Rate(name, v1::RED, 10).status(), IsOk());
  EXPECT_THAT(Rate(name, v1::RED, 0).status(), IsOk());
}

TEST_F(ReferralStandingTest, AnEscalationNamesTheRole) {
  const std::string name = Received();
  const auto escalated = Escalate(name, 3);
  ASSERT_THAT(escalated.status(), IsOk());
  EXPECT_EQ(escalated->escalation().escalated_to(),
            "strategic_service_manager");
  EXPECT_THAT(FieldsOf(Escalate(name, 11).status()),
              ElementsAre("escalated_date"));
}

TEST_F(ReferralStandingTest, AHoldLastsUntilItIsTakenOff) {
  const std::string name = Received();
  EXPECT_THAT(
      Resume(name).status(),
      HasReason(absl::StatusCode::kFailedPrecondition, "REFERRAL_NOT_HELD"));
  const auto held = Hold(name, 4);
  ASSERT_THAT(held.status(), IsOk());
  EXPECT_EQ(held->hold().reason(), Referral::COURT_OF_PROTECTION);
  EXPECT_EQ(*rpc::StoredDay(held->hold().held_date()), kToday - 4);
  EXPECT_THAT(
      Hold(name, 3).status(),
      HasReason(absl::StatusCode::kFailedPrecondition, "REFERRAL_HELD"));
  EXPECT_EQ(Get(name)->hold().held_date().day(),
            held->hold().held_date().day());
  const auto resumed = Resume(name);
  ASSERT_THAT(resumed.status(), IsOk());
  EXPECT_FALSE(resumed->has_hold());
  EXPECT_THAT(FieldsOf(Hold(name, 11).status()), ElementsAre("held_date"));
}

// The clock goes on, and so may the case.
TEST_F(ReferralStandingTest, AHoldEndsWithTheCaseButStopsNoMove) {
  const std::string name = Received();
  ASSERT_THAT(Hold(name, 4).status(), IsOk());
  const auto allocated = Allocate(name, kToday - 2);
  ASSERT_THAT(allocated.status(), IsOk());
  EXPECT_TRUE(allocated->has_hold());
  const auto closed = Close(name, kToday);
  ASSERT_THAT(closed.status(), IsOk());
  EXPECT_FALSE(closed->has_hold());
}

TEST_F(ReferralStandingTest, ATransferKeepsDatesAndStateAndDropsTheWorker) {
  Referral before =
      ReferralWith({.received = kToday - 10, .allocated = kToday - 5});
  before.set_worker("w-1");
  before.set_duty_team("north_duty");
  const std::string name = Create(before)->name();
  const int64_t then = Revision();
  v1::TransferReferralRequest request = ToTeam(name, "south");
  request.set_locality("village");
  request.set_district("blaby");
  const auto moved = Run(&TransferReferral, request);
  ASSERT_THAT(moved.status(), IsOk());
  EXPECT_EQ(moved->team(), "south");
  EXPECT_EQ(moved->locality(), "village");
  EXPECT_EQ(moved->district(), "blaby");
  EXPECT_EQ(moved->duty_team(), "north_duty") << "left as it was";
  EXPECT_EQ(moved->worker(), "");
  EXPECT_EQ(moved->state(), Referral::ALLOCATED);
  EXPECT_EQ(moved->last_change_reason(), "wrong_team");
  EXPECT_EQ(Get(name, then)->team(), "north");
  EXPECT_EQ(Get(name, then)->worker(), "w-1");
  EXPECT_EQ(FactsAt(then).size(), 1);
  const std::vector<WaitFact> now = FactsAt(Revision());
  ASSERT_EQ(now.size(), 1);
  EXPECT_EQ(records_.FactsOf("x").teams.WordOf(now[0].team), "south");
}

TEST_F(ReferralStandingTest, AnotherWorkerOfTheTeamMayHaveIt) {
  Referral before =
      ReferralWith({.received = kToday - 10, .allocated = kToday - 5});
  before.set_worker("w-1");
  const std::string name = Create(before)->name();
  v1::TransferReferralRequest request = ToTeam(name, "north");
  EXPECT_EQ(Run(&TransferReferral, request)->worker(), "w-1") << "as it was";
  request.set_worker("w-2");
  EXPECT_EQ(Run(&TransferReferral, request)->worker(), "w-2");
  request.set_team("south");
  request.set_worker("w-3");
  EXPECT_EQ(Run(&TransferReferral, request)->worker(), "w-3");
}

TEST_F(ReferralStandingTest, NobodyHasWhatIsNotAllocated) {
  v1::TransferReferralRequest request = ToTeam(Received(), "south");
  request.set_worker("w-2");
  EXPECT_THAT(FieldsOf(Run(&TransferReferral, request).status()),
              ElementsAre("worker"));
}

TEST_F(ReferralStandingTest, WhoeverAskedIsToldOnceThereIsAnOutcome) {
  const std::string name = Closed();
  EXPECT_THAT(FieldsOf(Inform(name, 2).status()),
              ElementsAre("referrer_informed_date"))
      << "closed a day ago";
  const auto informed = Inform(name, 1);
  ASSERT_THAT(informed.status(), IsOk());
  EXPECT_EQ(*rpc::StoredDay(informed->referrer_informed_date()), kToday - 1);
  EXPECT_EQ(informed->state(), Referral::CLOSED);
  ExpectWrongState(Inform(Received(), 0));
}

TEST_F(ReferralStandingTest, WhatIsClosedOrMergedStandsAsItIs) {
  for (const std::string& name : {Closed(), Merged()}) {
    ExpectWrongState(Rate(name, v1::RED, 1));
    ExpectWrongState(Escalate(name, 1));
    ExpectWrongState(Hold(name, 1));
    ExpectWrongState(Resume(name));
    ExpectWrongState(Run(&TransferReferral, ToTeam(name, "south")));
  }
  ExpectWrongState(Inform(Merged(), 0));
}

TEST_F(ReferralStandingTest, AStaleEtagChangesNothing) {
  v1::TransferReferralRequest request = ToTeam(Received(), "south");
  request.set_etag(Get(request.name())->etag());
  ASSERT_THAT(Rate(request.name(), v1::RED, 1).status(), IsOk());
  EXPECT_THAT(Run(&TransferReferral, request).status(),
              HasReason(absl::StatusCode::kAborted, "ETAG_MISMATCH"));
  EXPECT_EQ(Get(request.name())->team(), "north");
}

// Who is limited to teams gives away what is theirs, and takes nothing.
TEST_F(ReferralStandingTest, OnlyOnesOwnReferralsAreGivenAway) {
  const std::string name = Received();
  call_.teams = {{"south"}};
  EXPECT_THAT(
      Run(&TransferReferral, ToTeam(name, "south")).status(),
      HasReason(absl::StatusCode::kPermissionDenied, "RECORD_NOT_YOURS"));
  EXPECT_THAT(
      Rate(name, v1::RED, 1).status(),
      HasReason(absl::StatusCode::kPermissionDenied, "RECORD_NOT_YOURS"));
  call_.teams = {{"north"}};
  EXPECT_THAT(Run(&TransferReferral, ToTeam(name, "south")).status(), IsOk());
}

TEST(CheckStandingTest, EachNamesItsOwnFields) {
  EXPECT_THAT(
      FieldsOf(CheckRate({})),
      ElementsAre("name", "rating", "rated_date", "rated_by", "reason"));
  EXPECT_THAT(FieldsOf(CheckEscalate({})),
              ElementsAre("name", "escalated_to", "escalated_date"));
  EXPECT_THAT(FieldsOf(CheckHold({})),
              ElementsAre("name", "reason", "held_date"));
  EXPECT_THAT(FieldsOf(CheckResume({})), ElementsAre("name"));
  EXPECT_THAT(FieldsOf(CheckTransfer({})),
              ElementsAre("name", "team", "reason"));
  EXPECT_THAT(FieldsOf(CheckInform({})),
              ElementsAre("name", "referrer_informed_date"));
  v1::TransferReferralRequest transfer;
  transfer.set_name("councils/x/referrals/a");
  transfer.set_team("south");
  transfer.set_reason(v1::TransferReferralRequest::NO_CAPACITY);
  transfer.set_worker("9434765919");
  EXPECT_THAT(FieldsOf(CheckTransfer(transfer)), ElementsAre("worker"));
}

}  // namespace
}  // namespace carereform::assessments
