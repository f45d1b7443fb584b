// Moving a referral from one state to the next.

#include "services/assessments/handlers/referral_moves.h"

#include "common/types/civil_date.h"
#include "services/assessments/referral_fixture.h"

namespace carereform::assessments {
namespace {

using testing::ElementsAre;
using tests::HasReason;
using tests::IsOk;
using v1::Referral;

class ReferralMovesTest : public ReferralFixture {
 protected:
  // A referral that was received ten days ago.
  std::string Received() {
    const auto created = Create({.received = kToday - 10});
    EXPECT_THAT(created.status(), IsOk());
    return created->name();
  }
};

TEST_F(ReferralMovesTest, EachMoveSetsItsDateStateAndFact) {
  const std::string name = Received();
  const int32_t today = DayNumber(kToday);

  const auto triaged = Triage(name, kToday - 9);
  ASSERT_THAT(triaged.status(), IsOk());
  EXPECT_EQ(triaged->state(), Referral::TRIAGED);
  EXPECT_EQ(*rpc::StoredDay(triaged->triaged_date()), kToday - 9);
  EXPECT_EQ(FactsAt(Revision())[0].allocated, kNoDay);

  const auto allocated = Allocate(name, kToday - 5);
  ASSERT_THAT(allocated.status(), IsOk());
  EXPECT_EQ(allocated->state(), Referral::ALLOCATED);
  EXPECT_EQ(*rpc::StoredDay(allocated->allocated_date()), kToday - 5);
  EXPECT_EQ(FactsAt(Revision())[0].allocated, today - 5);

  const auto started = Start(name, kToday - 2);
  ASSERT_THAT(started.status(), IsOk());
  EXPECT_EQ(started->state(), Referral::STARTED);
  EXPECT_EQ(FactsAt(Revision())[0].started, today - 2);
  EXPECT_EQ(FactsAt(Revision())[0].left, kNoDay);

  const auto closed = Close(name, kToday);
  ASSERT_THAT(closed.status(), IsOk());
  EXPECT_EQ(closed->state(), Referral::CLOSED);
  const WaitFact fact = FactsAt(Revision())[0];
  EXPECT_EQ(fact.left, today);
  EXPECT_EQ(fact.received, today - 10);
  EXPECT_EQ(fact.type, Referral::CARE_ACT);
  EXPECT_EQ(records_.FactsOf("x").teams.WordOf(fact.team), "north");
  EXPECT_EQ(records_.FactsOf("x").localities.WordOf(fact.locality), "town");

  EXPECT_EQ(Get(name)->SerializeAsString(), closed->SerializeAsString());
  EXPECT_EQ(closed->create_time().seconds(), triaged->create_time().seconds());
}

TEST_F(ReferralMovesTest, TheFactsOfBeforeStayKnownAtTheirRevision) {
  const std::string name = Received();
  const int64_t then = Revision();
  ASSERT_THAT(Allocate(name, kToday).status(), IsOk());
  ASSERT_EQ(FactsAt(then).size(), 1);
  EXPECT_EQ(FactsAt(then)[0].allocated, kNoDay);
  ASSERT_EQ(FactsAt(then + 1).size(), 1);
  EXPECT_EQ(FactsAt(then + 1)[0].allocated, DayNumber(kToday));
}

// What is not measured of a referral makes no new fact: it goes on as it was.
TEST_F(ReferralMovesTest, AChangeThatIsNotMeasuredMakesNoNewFact) {
  auto referral = Get(Received());
  ASSERT_THAT(referral.status(), IsOk());
  const WaitFact before = FactsAt(Revision())[0];
  referral->set_duty_team("duty");
  ASSERT_THAT(Write([&](store::Txn& txn) {
                return records_.referrals().Update(txn, *referral);
              }),
              IsOk());
  ASSERT_EQ(FactsAt(Revision()).size(), 1);
  EXPECT_EQ(FactsAt(Revision())[0].known_from, before.known_from);
}

TEST_F(ReferralMovesTest, WhatIsLoadedIsWhatWasKept) {
  const std::string name = Received();
  ASSERT_THAT(Allocate(name, kToday - 5).status(), IsOk());
  ASSERT_THAT(Create({.received = kToday}).status(), IsOk());
  Records loaded;
  ASSERT_THAT(loaded.Load(store_), IsOk());
  const auto count = [](const Records& records) {
    return records.FactsOf("x").waits.With(
        [](absl::Span<const WaitFact> rows, absl::Span<const uint32_t>) {
          int64_t sum = 0;
          for (const WaitFact& row : rows) {
            sum += row.received + int64_t{row.allocated} % 100'003 +
                   static_cast<int64_t>(row.known_to % 1'009);
          }
          return std::make_pair(rows.size(), sum);
        });
  };
  EXPECT_EQ(count(loaded), count(records_));
  EXPECT_EQ(loaded.FactsOf("x").teams.Find("north"), 0);
}

TEST_F(ReferralMovesTest, AllocationBeforeReceiptIsRefused) {
  const std::string name = Received();
  const int64_t before = Revision();
  const auto refused = Allocate(name, kToday - 11);
  EXPECT_THAT(refused.status(),
              HasReason(absl::StatusCode::kInvalidArgument, "FIELD_INVALID"));
  EXPECT_THAT(FieldsOf(refused.status()), ElementsAre("allocated_date"));
  EXPECT_EQ(Revision(), before);
  EXPECT_EQ(Get(name)->state(), Referral::RECEIVED);
  EXPECT_THAT(Allocate(name, kToday - 10).status(), IsOk());
}

TEST_F(ReferralMovesTest, ADayAfterTodayIsRefused) {
  const std::string name = Received();
  EXPECT_THAT(FieldsOf(Triage(name, kToday + 1).status()),
              ElementsAre("triaged_date"));
  EXPECT_THAT(FieldsOf(Allocate(name, kToday + 1).status()),
              ElementsAre("allocated_date"));
  EXPECT_THAT(FieldsOf(Close(name, kToday + 1).status()),
              ElementsAre("closed_date"));
  EXPECT_EQ(Get(name)->state(), Referral::RECEIVED);
}

TEST_F(ReferralMovesTest, AStaleEtagChangesNothing) {
  const std::string name = Received();
  const std::string stale = Get(name)->etag();
  ASSERT_THAT(Triage(name, kToday - 9, stale).status(), IsOk());
  const std::string fresh = Get(name)->etag();
  const int64_t before = Revision();
  for (const auto& refused :
       {Allocate(name, kToday, stale), Close(name, kToday, stale)}) {
    EXPECT_THAT(refused.status(),
                HasReason(absl::StatusCode::kAborted, "ETAG_MISMATCH"));
  }
  EXPECT_EQ(Revision(), before);
  EXPECT_THAT(Allocate(name, kToday, fresh).status(), IsOk());
}

// An etag is looked at before the state: what the caller read is old, whatever
// it would have asked for.
TEST_F(ReferralMovesTest, AStaleEtagComesBeforeAWrongState) {
  const std::string name = Received();
  const std::string stale = Get(name)->etag();
  ASSERT_THAT(Close(name, kToday).status(), IsOk());
  EXPECT_THAT(Triage(name, kToday, stale).status(),
              HasReason(absl::StatusCode::kAborted, "ETAG_MISMATCH"));
  EXPECT_THAT(
      Triage(name, kToday).status(),
      HasReason(absl::StatusCode::kFailedPrecondition, "REFERRAL_STATE"));
}

TEST_F(ReferralMovesTest, AWrongStateIsRefusedWithBothStates) {
  const std::string name = Received();
  const auto refused = Start(name, kToday);
  EXPECT_THAT(refused.status(), HasReason(absl::StatusCode::kFailedPrecondition,
                                          "REFERRAL_STATE"));
  EXPECT_THAT(std::string(refused.status().message()),
              testing::AllOf(testing::HasSubstr("received"),
                             testing::HasSubstr("started")));
  ASSERT_THAT(Close(name, kToday).status(), IsOk());
  for (const auto& after_closing :
       {Triage(name, kToday), Allocate(name, kToday), Start(name, kToday),
        Close(name, kToday)}) {
    EXPECT_THAT(
        after_closing.status(),
        HasReason(absl::StatusCode::kFailedPrecondition, "REFERRAL_STATE"));
  }
}

TEST_F(ReferralMovesTest, AReferralThatIsNotThereIsNotFound) {
  EXPECT_THAT(Allocate("councils/x/referrals/none", kToday).status(),
              HasReason(absl::StatusCode::kNotFound, "REFERRAL_NOT_FOUND"));
}

google::type::Date DaysAgo(int days) { return rpc::ToDate(kToday - days); }

TEST_F(ReferralMovesTest, TheWholeWayLeadsToAServiceThatHasStarted) {
  const std::string name = Create({.received = kToday - 10,
                                   .allocated = kToday - 9,
                                   .started = kToday - 8})
                               ->name();
  v1::CompleteAssessmentRequest complete;
  complete.set_name(name);
  *complete.mutable_completed_date() = DaysAgo(6);
  EXPECT_THAT(CheckComplete(complete), IsOk());
  const auto completed = Run(&CompleteAssessment, complete);
  ASSERT_THAT(completed.status(), IsOk());
  EXPECT_EQ(completed->state(), Referral::COMPLETED);

  v1::DecideReferralRequest decide;
  decide.set_name(name);
  *decide.mutable_decided_date() = DaysAgo(4);
  decide.set_eligibility(Referral::Decision::NOT_ELIGIBLE);
  decide.add_outcomes(Referral::Decision::UNIVERSAL_SERVICES);
  EXPECT_THAT(FieldsOf(CheckDecide(decide)), ElementsAre("advice_given"));
  decide.set_advice_given(false);
  EXPECT_THAT(CheckDecide(decide), IsOk()) << "said, if not done";
  decide.set_advice_given(true);
  const auto decided = Run(&DecideReferral, decide);
  ASSERT_THAT(decided.status(), IsOk());
  EXPECT_EQ(decided->state(), Referral::DECIDED);
  EXPECT_EQ(decided->decision().eligibility(),
            Referral::Decision::NOT_ELIGIBLE);
  EXPECT_TRUE(decided->decision().advice_given());
  EXPECT_THAT(decided->decision().outcomes(),
              ElementsAre(Referral::Decision::UNIVERSAL_SERVICES));

  v1::StartServiceRequest service;
  service.set_name(name);
  *service.mutable_service_started_date() = DaysAgo(5);
  EXPECT_THAT(FieldsOf(Run(&StartService, service).status()),
              ElementsAre("service_started_date"));
  *service.mutable_service_started_date() = DaysAgo(4);
  EXPECT_THAT(CheckStartService(service), IsOk());
  const auto serving = Run(&StartService, service);
  ASSERT_THAT(serving.status(), IsOk());
  EXPECT_EQ(serving->state(), Referral::SERVICE_STARTED);
}

TEST_F(ReferralMovesTest, ADecisionIsAboutEligibilityWhereTheTypeSaysSo) {
  Referral referral = ReferralWith({.received = kToday - 10,
                                    .allocated = kToday - 9,
                                    .started = kToday - 8});
  *referral.mutable_completed_date() = DaysAgo(7);
  v1::DecideReferralRequest decide;
  *decide.mutable_decided_date() = DaysAgo(4);
  decide.set_name(Create(referral)->name());
  decide.set_eligibility(Referral::Decision::NO_ELIGIBILITY_QUESTION);
  EXPECT_THAT(FieldsOf(Run(&DecideReferral, decide).status()),
              ElementsAre("eligibility"));
  referral.set_type(Referral::OCCUPATIONAL_THERAPY);
  decide.set_name(Create(referral)->name());
  EXPECT_THAT(Run(&DecideReferral, decide).status(), IsOk());
  decide.set_name(Create(referral)->name());
  decide.set_eligibility(Referral::Decision::ELIGIBLE);
  EXPECT_THAT(FieldsOf(Run(&DecideReferral, decide).status()),
              ElementsAre("eligibility"));
}

TEST_F(ReferralMovesTest, AStageThatTheTypeDoesNotHaveIsRefusedByName) {
  Referral referral =
      ReferralWith({.received = kToday - 10, .allocated = kToday - 9});
  referral.set_type(Referral::SAFEGUARDING_CONCERN);
  const auto refused = Start(Create(referral)->name(), kToday);
  EXPECT_THAT(refused.status(),
              HasReason(absl::StatusCode::kInvalidArgument, "FIELD_INVALID"));
  EXPECT_THAT(FieldsOf(refused.status()), ElementsAre("started_date"));
}

TEST_F(ReferralMovesTest, ARequiredStageIsNotPassedOver) {
  Referral referral = ReferralWith({.received = kToday - 10});
  referral.set_type(Referral::DOLS_NEW);
  const std::string name = Create(referral)->name();
  EXPECT_THAT(
      Allocate(name, kToday).status(),
      HasReason(absl::StatusCode::kFailedPrecondition, "REFERRAL_STATE"));
  ASSERT_THAT(Triage(name, kToday).status(), IsOk());
  EXPECT_THAT(Allocate(name, kToday).status(), IsOk());
}

TEST_F(ReferralMovesTest, TriageMayRateAndAllocationMayNameTheWorker) {
  v1::TriageReferralRequest triage;
  triage.set_name(Received());
  *triage.mutable_triaged_date() = DaysAgo(9);
  triage.mutable_risk()->set_rating(v1::AMBER);
  *triage.mutable_risk()->mutable_rated_date() = DaysAgo(11);
  triage.set_complexity(Referral::COMPLEX);
  EXPECT_THAT(CheckTriage(triage), IsOk());
  EXPECT_THAT(FieldsOf(Run(&TriageReferral, triage).status()),
              ElementsAre("risk.rated_date"));
  *triage.mutable_risk()->mutable_rated_date() = DaysAgo(9);
  const auto triaged = Run(&TriageReferral, triage);
  ASSERT_THAT(triaged.status(), IsOk());
  EXPECT_EQ(triaged->risk().rating(), v1::AMBER);
  EXPECT_EQ(triaged->complexity(), Referral::COMPLEX);

  v1::AllocateReferralRequest allocate;
  allocate.set_name(triage.name());
  *allocate.mutable_allocated_date() = DaysAgo(5);
  allocate.set_worker("9434765919");
  EXPECT_THAT(FieldsOf(CheckAllocate(allocate)), ElementsAre("worker"));
  allocate.set_worker("w-17");
  EXPECT_THAT(CheckAllocate(allocate), IsOk());
  EXPECT_EQ(Run(&AllocateReferral, allocate)->worker(), "w-17");
}

TEST(CheckMovesTest, EachNamesItsOwnFields) {
  v1::TriageReferralRequest triage;
  EXPECT_THAT(FieldsOf(CheckTriage(triage)),
              ElementsAre("name", "triaged_date"));
  v1::AllocateReferralRequest allocate;
  EXPECT_THAT(FieldsOf(CheckAllocate(allocate)),
              ElementsAre("name", "allocated_date"));
  v1::StartAssessmentRequest start;
  EXPECT_THAT(FieldsOf(CheckStart(start)), ElementsAre("name", "started_date"));
  EXPECT_THAT(FieldsOf(CheckComplete({})),
              ElementsAre("name", "completed_date"));
  EXPECT_THAT(FieldsOf(CheckDecide({})),
              ElementsAre("name", "decided_date", "eligibility"));
  EXPECT_THAT(FieldsOf(CheckStartService({})),
              ElementsAre("name", "service_started_date"));
  v1::CloseReferralRequest close;
  EXPECT_THAT(FieldsOf(CheckClose(close)), ElementsAre("name", "closed_date"));
  close.set_name("councils/x/referrals/a");
  close.set_request_id("again");
  close.mutable_closed_date()->set_year(2025);
  close.mutable_closed_date()->set_month(2);
  close.mutable_closed_date()->set_day(30);
  EXPECT_THAT(FieldsOf(CheckClose(close)),
              ElementsAre("request_id", "closed_date"));
}

}  // namespace
}  // namespace carereform::assessments
