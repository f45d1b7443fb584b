#include "services/financial_assessments/handlers/charges.h"

#include <string>
#include <vector>

#include "services/financial_assessments/charge_fixture.h"

namespace carereform::financial_assessments {
namespace {

using absl::CivilDay;
using absl::StatusCode;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using tests::HasReason;
using tests::IsOk;
using tests::PensionerAtHome;

class ChargesTest : public ChargeTest {};

TEST_F(ChargesTest, BeginWithABillForDaysGoneBy) {
  const v1::Charge charge = Add(kToday - 14);
  EXPECT_EQ(charge.state(), v1::Charge::IN_FORCE);
  EXPECT_EQ(charge.weekly_charge_pence(), kWeekly2025);
  EXPECT_EQ(charge.outcome(), v1::Calculation::CONTRIBUTION);
  EXPECT_EQ(*rpc::StoredDay(charge.untold_since_date()), kToday);
  EXPECT_FALSE(charge.has_told_date());

  v1::ListChargeRevisionsRequest request;
  request.set_parent(charge.name());
  const auto listed =
      Look(&CheckListChargeRevisions, &ListChargeRevisions, request);
  ASSERT_THAT(listed.status(), IsOk());
  ASSERT_THAT(listed->revisions(), SizeIs(1));
  const v1::ChargeRevision& revision = listed->revisions(0);
  EXPECT_EQ(revision.cause(), v1::ChargeRevision::CREATED);
  EXPECT_EQ(revision.backdated_pence(), 2 * kWeekly2025);
  EXPECT_EQ(revision.backdated_days(), 14);
  EXPECT_EQ(revision.backdated_months(), 0);
  EXPECT_EQ(*rpc::StoredDay(revision.first_affected_date()), kToday - 14);
  // Days gone by, and the rest of this week.
  ASSERT_THAT(revision.periods(), SizeIs(2));
  EXPECT_EQ(*rpc::StoredDay(revision.periods(1).last_date()), kToday + 6);

  const v1::ChargeCalculation made = CalculationNamed(charge.calculation());
  EXPECT_EQ(made.calculation().charge_pence(), kWeekly2025);
  EXPECT_EQ(made.calculation().rate_table(), "2025-26");
  EXPECT_THAT(made.calculation().digest(), SizeIs(64));
  EXPECT_EQ(made.circumstances(), VersionsOf(charge).front().name());
  EXPECT_EQ(FindingsOfVerify(), 0u);
}

// From March on: the weeks to 31 March by the rules of 2024-25, those from 7
// April by the rules of 2025-26.
TEST_F(ChargesTest, ABackdatedChangeRunsEachWeekAgainUnderItsOwnRules) {
  const CivilDay start(2025, 3, 3);
  const v1::Charge charge = Add(start);
  const auto revision = Record(RecordFrom(charge, start, Richer(1000)));
  ASSERT_THAT(revision.status(), IsOk());
  EXPECT_EQ(revision->backdated_pence(), 33 * 1000);
  EXPECT_EQ(revision->backdated_days(), 33 * 7);
  EXPECT_EQ(revision->backdated_months(), 7);
  ASSERT_THAT(revision->periods(), SizeIs(3));
  const v1::ChangedPeriod& first = revision->periods(0);
  EXPECT_EQ(*rpc::StoredDay(first.first_date()), start);
  EXPECT_EQ(*rpc::StoredDay(first.last_date()), CivilDay(2025, 4, 6));
  EXPECT_EQ(first.old_weekly_pence(), kWeekly2024);
  EXPECT_EQ(first.new_weekly_pence(), kWeekly2024 + 1000);
  EXPECT_EQ(revision->periods(1).old_weekly_pence(), kWeekly2025);
  EXPECT_EQ(Get(charge.name()).weekly_charge_pence(), kWeekly2025 + 1000);
}

TEST_F(ChargesTest, SupersedeAndOverwriteNothing) {
  const v1::Charge charge = Add(kToday - 70);
  const v1::ChargeCalculation before = CalculationNamed(charge.calculation());
  ASSERT_THAT(Record(RecordFrom(charge, kToday - 28, Richer(500))).status(),
              IsOk());
  const auto revision = Record(RecordFrom(charge, kToday - 70, Richer(1000)));
  ASSERT_THAT(revision.status(), IsOk());

  const std::vector<v1::CircumstancesVersion> versions = VersionsOf(charge);
  ASSERT_THAT(versions, SizeIs(3));
  EXPECT_EQ(versions[0].superseded_by(), versions[1].name());
  EXPECT_TRUE(versions[0].has_supersede_time());
  EXPECT_EQ(versions[1].superseded_by(), "");
  EXPECT_EQ(versions[1].name(), revision->circumstances());
  // Circumstances of a later day count from it.
  EXPECT_EQ(versions[2].superseded_by(), "");
  EXPECT_EQ(revision->backdated_pence(), 6 * 1000);
  EXPECT_EQ(Get(charge.name()).weekly_charge_pence(), kWeekly2025 + 500);

  // What was calculated is what it was, to the byte.
  EXPECT_EQ(CalculationNamed(charge.calculation()).SerializeAsString(),
            before.SerializeAsString());
  EXPECT_EQ(FindingsOfVerify(), 0u);
}

TEST_F(ChargesTest, CanSupersedeWhatIsOfLaterDays) {
  const v1::Charge charge = Add(kToday - 70);
  ASSERT_THAT(Record(RecordFrom(charge, kToday - 28, Richer(500))).status(),
              IsOk());
  auto request = RecordFrom(charge, kToday - 35, Richer(1000));
  request.set_supersedes_later(true);
  const auto revision = Record(request);
  ASSERT_THAT(revision.status(), IsOk());
  EXPECT_EQ(revision->backdated_pence(), 1 * 1000 + 4 * 500);
  const auto versions = VersionsOf(charge);
  ASSERT_THAT(versions, SizeIs(3));
  EXPECT_EQ(versions[2].superseded_by(), versions[1].name());
}

TEST_F(ChargesTest, ARehearsalShowsTheDifferenceAndChangesNothing) {
  const v1::Charge charge = Add(kToday - 14);
  const uint64_t head = Read()->head().revision;
  auto request = RecordFrom(charge, kToday - 14, Richer(1000));
  request.set_validate_only(true);
  const auto shown = Record(request);
  ASSERT_THAT(shown.status(), IsOk());
  EXPECT_EQ(shown->backdated_pence(), 2000);
  EXPECT_EQ(Read()->head().revision, head);
  EXPECT_THAT(VersionsOf(charge), SizeIs(1));
  EXPECT_EQ(Get(charge.name()).etag(), charge.etag());

  request.set_validate_only(false);
  const auto made = Record(request);
  ASSERT_THAT(made.status(), IsOk());
  ASSERT_EQ(made->periods_size(), shown->periods_size());
  for (int i = 0; i < made->periods_size(); ++i) {
    EXPECT_EQ(made->periods(i).SerializeAsString(),
              shown->periods(i).SerializeAsString());
  }
}

TEST_F(ChargesTest, ChangesAheadCountFromTheirDay) {
  const v1::Charge charge = Add(kToday - 14);
  const auto revision = Record(RecordFrom(charge, kToday + 21, Richer(1000)));
  ASSERT_THAT(revision.status(), IsOk());
  EXPECT_EQ(revision->backdated_pence(), 0);
  EXPECT_FALSE(revision->has_first_affected_date());
  const v1::Charge changed = Get(charge.name());
  EXPECT_EQ(changed.weekly_charge_pence(), kWeekly2025 + 1000);
  EXPECT_EQ(*rpc::StoredDay(changed.weekly_charge_date()), kToday + 21);
  v1::CalculateOnRequest today;
  today.set_name(charge.name());
  EXPECT_EQ(CalculateOn(records_, *Read(), call_, today)->charge_pence(),
            kWeekly2025);
}

TEST_F(ChargesTest, RefuseDaysThatAreNotTheirs) {
  EXPECT_THAT(RefusedFields(Create(ChargeFrom(kToday + 1)).status()),
              ElementsAre("charge.started_date"));
  EXPECT_THAT(Create(ChargeFrom(CivilDay(2015, 3, 31))).status(),
              HasReason(StatusCode::kOutOfRange, "RATES_NOT_HELD"));
  const v1::Charge charge = Add(kToday - 14);
  EXPECT_THAT(RefusedFields(
                  Record(RecordFrom(charge, kToday - 15, Richer(1))).status()),
              ElementsAre("from_date"));
  EXPECT_THAT(
      Record(RecordFrom(charge, CivilDay(2031, 1, 1), Richer(1))).status(),
      HasReason(StatusCode::kOutOfRange, "RATES_NOT_HELD"));
}

TEST_F(ChargesTest, RefuseWhatIsBadAndChangeNothing) {
  const v1::Charge charge = Add(kToday - 14);
  const uint64_t head = Read()->head().revision;
  auto request = RecordFrom(charge, kToday - 14, Richer(1000));
  request.mutable_circumstances()->mutable_incomes(1)->clear_frequency();
  EXPECT_THAT(RefusedFields(Record(request).status()),
              ElementsAre("circumstances.incomes[1].frequency"));
  request = RecordFrom(charge, kToday - 14, Richer(1000));
  tests::AddIncome(*request.mutable_circumstances(),
                   v1::Income::ATTENDANCE_ALLOWANCE, 7260);
  tests::AddIncome(*request.mutable_circumstances(),
                   v1::Income::PIP_DAILY_LIVING, 7260);
  const absl::Status conflict = Record(request).status();
  EXPECT_THAT(conflict,
              HasReason(StatusCode::kInvalidArgument, "FIELD_INVALID"));
  ASSERT_FALSE(RefusedFields(conflict).empty());
  EXPECT_THAT(RefusedFields(conflict).front(),
              testing::StartsWith("circumstances.incomes["));
  request = RecordFrom(charge, kToday - 14, Richer(1000));
  request.set_etag("other");
  EXPECT_THAT(Record(request).status(),
              HasReason(StatusCode::kAborted, "ETAG_MISMATCH"));
  request = RecordFrom(charge, kToday - 14, Richer(1000));
  request.set_parent("councils/x/charges/nobody");
  EXPECT_THAT(Record(request).status(),
              HasReason(StatusCode::kNotFound, "CHARGE_NOT_FOUND"));
  EXPECT_EQ(Read()->head().revision, head);
}

TEST_F(ChargesTest, EndWithARefundOfWhatWasChargedAfterwards) {
  const v1::Charge charge = Add(kToday - 28);
  const auto revision = End(EndOn(charge, kToday - 14));
  ASSERT_THAT(revision.status(), IsOk());
  EXPECT_EQ(revision->cause(), v1::ChargeRevision::ENDED);
  EXPECT_EQ(revision->backdated_pence(), -2 * kWeekly2025);
  EXPECT_EQ(revision->backdated_days(), 14);
  const v1::Charge ended = Get(charge.name());
  EXPECT_EQ(ended.state(), v1::Charge::ENDED);
  EXPECT_EQ(ended.end_reason(), v1::Charge::DIED);

  EXPECT_THAT(End(EndOn(charge, kToday - 14)).status(),
              HasReason(StatusCode::kFailedPrecondition, "CHARGE_ENDED"));
  EXPECT_THAT(Record(RecordFrom(charge, kToday - 14, Richer(1))).status(),
              HasReason(StatusCode::kFailedPrecondition, "CHARGE_ENDED"));
  // What was before the end can still be put right.
  const auto corrected = Record(RecordFrom(charge, kToday - 21, Richer(1000)));
  ASSERT_THAT(corrected.status(), IsOk());
  EXPECT_EQ(corrected->backdated_pence(), 1000);
  EXPECT_EQ(FindingsOfVerify(), 0u);
}

TEST_F(ChargesTest, EndAfterTheyStartedAndNotAhead) {
  const v1::Charge charge = Add(kToday - 28);
  EXPECT_THAT(RefusedFields(End(EndOn(charge, kToday - 28)).status()),
              ElementsAre("ended_date"));
  EXPECT_THAT(RefusedFields(End(EndOn(charge, kToday + 1)).status()),
              ElementsAre("ended_date"));
  EXPECT_THAT(End(EndOn(charge, kToday - 27)).status(), IsOk());
}

TEST_F(ChargesTest, ListInOneStateAndTakeAnExternalIdOnce) {
  auto request = ChargeFrom(kToday - 14);
  request.mutable_charge()->set_external_id("c-1");
  ASSERT_THAT(Create(request).status(), IsOk());
  EXPECT_THAT(Create(request).status(),
              HasReason(StatusCode::kAlreadyExists, "EXTERNAL_ID_TAKEN"));
  const v1::Charge other = Add(kToday - 14);
  ASSERT_THAT(End(EndOn(other, kToday - 7)).status(), IsOk());
  v1::ListChargesRequest list;
  list.set_parent("councils/x");
  EXPECT_THAT(Look(&CheckListCharges, &ListCharges, list)->charges(),
              SizeIs(2));
  list.set_state(v1::Charge::ENDED);
  const auto ended = Look(&CheckListCharges, &ListCharges, list);
  ASSERT_THAT(ended->charges(), SizeIs(1));
  EXPECT_EQ(ended->charges(0).name(), other.name());
}

TEST_F(ChargesTest, FollowAFinancialAssessmentThatIsThere) {
  auto request = ChargeFrom(kToday - 14);
  request.mutable_charge()->set_financial_assessment(
      "councils/x/financialAssessments/none");
  EXPECT_THAT(
      Create(request).status(),
      HasReason(StatusCode::kNotFound, "FINANCIAL_ASSESSMENT_NOT_FOUND"));
}

TEST_F(ChargesTest, EndAlsoOnceTodayHasNoRates) {
  const v1::Charge charge = Add(kToday - 14);
  // Rates are held to 5 April 2027, which is in the week of 11 April.
  call_.today = CivilDay(2027, 6, 1);
  const auto ended = End(EndOn(charge, CivilDay(2027, 4, 1)));
  ASSERT_THAT(ended.status(), IsOk());
  ASSERT_FALSE(ended->periods().empty());
  EXPECT_EQ(*rpc::StoredDay(ended->first_affected_date()),
            CivilDay(2027, 4, 1));
  EXPECT_EQ(*rpc::StoredDay(ended->periods().rbegin()->last_date()),
            CivilDay(2027, 4, 11));
  EXPECT_LT(ended->backdated_pence(), 0);
  EXPECT_EQ(Get(charge.name()).state(), v1::Charge::ENDED);
}

}  // namespace
}  // namespace carereform::financial_assessments
