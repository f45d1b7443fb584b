#include "services/financial_assessments/uprating_steps.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "services/financial_assessments/charge_fixture.h"
#include "services/financial_assessments/handlers/uprating.h"

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
using v1::UpratingChange;
using v1::UpratingRun;

// The rates of 2026-27, in which a single pensioner keeps 241.45.
const CivilDay kFrom(2026, 4, 6);
// State pension of 230.25 by 4.8% is 241.30; 200.00 and 16.00 as before.
constexpr int64_t kWeekly2026 = 215'85;

class UpratingTest : public ChargeTest {
 protected:
  UpratingTest() {
    call_.today = CivilDay(2026, 3, 2);
    call_.now = absl::Now();
    call_.deadline = absl::InfiniteFuture();
  }

  static v1::PrepareUpratingRequest Rise() {
    v1::PrepareUpratingRequest request;
    request.set_parent("councils/x");
    *request.mutable_from_date() = rpc::ToDate(kFrom);
    auto& pension = *request.add_incomes();
    pension.set_type(v1::Income::STATE_PENSION);
    pension.set_basis_points(480);
    return request;
  }
  absl::StatusOr<UpratingRun> Prepare(
      const v1::PrepareUpratingRequest& request = Rise()) {
    return Do(&CheckPrepareUprating, &PrepareUprating, request);
  }
  absl::StatusOr<UpratingRun> Apply(const std::string& name,
                                    const std::string& etag = "",
                                    const std::string& caller = "second") {
    v1::ApplyUpratingRequest request;
    request.set_name(name);
    request.set_etag(etag);
    const std::string before = std::exchange(call_.caller, caller);
    const auto applied = Do(&CheckApplyUprating, &ApplyUprating, request);
    call_.caller = before;
    return applied;
  }
  absl::StatusOr<UpratingRun> Cancel(const std::string& name) {
    v1::CancelUpratingRequest request;
    request.set_name(name);
    return Do(&CheckCancelUprating, &CancelUprating, request);
  }
  UpratingRun Find(const std::string& name) {
    v1::GetUpratingRunRequest request;
    request.set_name(name);
    const auto found = Look(&CheckGetUpratingRun, &GetUpratingRun, request);
    EXPECT_THAT(found.status(), IsOk());
    return found.ok() ? *found : UpratingRun();
  }
  // Does a step; returns whether there is another.
  bool Step(const std::string& name) {
    const auto more = StepUprating(records_, store_, call_, name);
    EXPECT_THAT(more.status(), IsOk());
    return more.ok() && *more;
  }
  UpratingRun Finish(const std::string& name) {
    while (Step(name)) {
    }
    return Find(name);
  }
  UpratingRun Previewed() {
    const auto run = Prepare();
    EXPECT_THAT(run.status(), IsOk());
    return run.ok() ? Finish(run->name()) : UpratingRun();
  }
  std::map<std::string, UpratingChange> ChangesOf(const std::string& run) {
    std::map<std::string, UpratingChange> changes;
    v1::ListUpratingChangesRequest request;
    request.set_parent(run);
    request.set_page_size(1000);
    const auto listed =
        Look(&CheckListUpratingChanges, &ListUpratingChanges, request);
    EXPECT_THAT(listed.status(), IsOk());
    if (!listed.ok()) return changes;
    for (const UpratingChange& change : listed->changes()) {
      changes[change.charge()] = change;
    }
    return changes;
  }
  int64_t WeeklyFrom(const std::string& charge) {
    v1::CalculateOnRequest request;
    request.set_name(charge);
    *request.mutable_date() = rpc::ToDate(kFrom);
    const auto found = CalculateOn(records_, *Read(), call_, request);
    EXPECT_THAT(found.status(), IsOk());
    return found.ok() ? found->charge_pence() : -1;
  }
};

TEST_F(UpratingTest, IsAppliedByAnotherCallerThanPreparedIt) {
  Add(kToday);
  const UpratingRun run = Previewed();
  EXPECT_THAT(
      Apply(run.name(), run.etag(), run.prepared_by()).status(),
      HasReason(StatusCode::kPermissionDenied, "SECOND_PERSON_REQUIRED"));
  EXPECT_EQ(Find(run.name()).SerializeAsString(), run.SerializeAsString());
  const auto applying = Apply(run.name(), run.etag(), "second");
  ASSERT_THAT(applying.status(), IsOk());
  EXPECT_EQ(applying->prepared_by(), "tester");
  EXPECT_EQ(applying->applied_by(), "second");
  // Whoever prepared one may give it up.
  const UpratingRun another = Previewed();
  EXPECT_THAT(Cancel(another.name()).status(), IsOk());
}

TEST_F(UpratingTest, ATrialCountsTheChargesAndBeginsNoRun) {
  Add(kToday);
  Add(kToday);
  v1::PrepareUpratingRequest request = Rise();
  request.set_validate_only(true);
  const uint64_t head = Read()->head().revision;
  const auto tried = Prepare(request);
  ASSERT_THAT(tried.status(), IsOk());
  EXPECT_EQ(tried->charge_count(), 2);
  EXPECT_EQ(Read()->head().revision, head);
  v1::ListUpratingRunsRequest list;
  list.set_parent("councils/x");
  EXPECT_EQ(Look(&CheckListUpratingRuns, &ListUpratingRuns, list)
                ->uprating_runs_size(),
            0);
}

TEST_F(UpratingTest, APreviewChangesNoChargeAndTellsWhatItWouldMake) {
  const v1::Charge usual = Add(kToday);
  v1::Circumstances capped = PensionerAtHome();
  capped.mutable_care(0)->set_weekly_cost_pence(100'00);
  const v1::Charge at_cost = Add(kToday, capped);
  const UpratingRun run = Previewed();
  EXPECT_EQ(run.state(), UpratingRun::PREPARED);
  EXPECT_EQ(run.charge_count(), 2);
  EXPECT_EQ(run.prepared_count(), 2);
  EXPECT_EQ(run.remaining_seconds(), 0);
  EXPECT_EQ(run.round_to_pence(), 5);
  EXPECT_EQ(run.totals().people_count(), 2);
  EXPECT_EQ(run.totals().more_count(), 1);
  EXPECT_EQ(run.totals().same_count(), 1);
  EXPECT_EQ(run.totals().less_count(), 0);
  EXPECT_EQ(run.totals().before_pence(), kWeekly2025 + 100'00);
  EXPECT_EQ(run.totals().after_pence(), kWeekly2026 + 100'00);
  ASSERT_THAT(run.totals().outcomes(), SizeIs(2));
  EXPECT_EQ(run.totals().outcomes(0).outcome(), v1::Calculation::CONTRIBUTION);
  EXPECT_EQ(run.totals().outcomes(0).after_count(), 1);
  ASSERT_THAT(run.largest_rises(), SizeIs(1));
  EXPECT_EQ(run.largest_rises(0).charge(), usual.name());
  EXPECT_EQ(Get(usual.name()).etag(), usual.etag());
  EXPECT_THAT(VersionsOf(at_cost), SizeIs(1));
}

TEST_F(UpratingTest, WhatIsAppliedIsWhatWasShown) {
  std::vector<v1::Charge> charges;
  for (int i = 0; i < 5; ++i) {
    charges.push_back(Add(kToday, Richer(100 * i)));
  }
  const UpratingRun run = Previewed();
  const auto shown = ChangesOf(run.name());
  ASSERT_THAT(Apply(run.name(), run.etag()).status(), IsOk());
  const UpratingRun applied = Finish(run.name());
  EXPECT_EQ(applied.state(), UpratingRun::APPLIED);
  EXPECT_EQ(applied.applied_count(), 5);
  EXPECT_EQ(applied.reworked_count(), 0);
  EXPECT_EQ(applied.failed_count(), 0);
  for (const v1::Charge& charge : charges) {
    EXPECT_EQ(WeeklyFrom(charge.name()), shown.at(charge.name()).after_pence());
    EXPECT_EQ(Get(charge.name()).weekly_charge_pence(),
              shown.at(charge.name()).after_pence());
    const auto versions = VersionsOf(charge);
    ASSERT_THAT(versions, SizeIs(2));
    EXPECT_EQ(versions[1].reason(), v1::CircumstancesVersion::UPRATING);
    EXPECT_EQ(versions[1].circumstances().incomes(0).amount_pence(), 241'30);
    EXPECT_EQ(versions[1].circumstances().incomes(1).amount_pence(), 866'67);
    EXPECT_TRUE(ChangesOf(run.name()).at(charge.name()).applied());
  }
  EXPECT_EQ(FindingsOfVerify(), 0u);
}

// More than a step; the run is looked at anew after each, as after a kill.
TEST_F(UpratingTest, GoesOnWhereItWasInterrupted) {
  for (int i = 0; i < kUpratingsPerStep + 3; ++i) Add(kToday);
  const UpratingRun run = Previewed();
  ASSERT_THAT(Apply(run.name()).status(), IsOk());
  EXPECT_TRUE(Step(run.name()));
  const UpratingRun half = Find(run.name());
  EXPECT_EQ(half.state(), UpratingRun::APPLYING);
  EXPECT_EQ(half.applied_count(), kUpratingsPerStep);
  const UpratingRun applied = Finish(run.name());
  EXPECT_EQ(applied.applied_count(), kUpratingsPerStep + 3);
  EXPECT_EQ(applied.failed_count(), 0);
  for (const auto& [charge, change] : ChangesOf(run.name())) {
    EXPECT_TRUE(change.applied());
    EXPECT_EQ(WeeklyFrom(charge), kWeekly2026);
    v1::Charge named;
    named.set_name(charge);
    EXPECT_THAT(VersionsOf(named), SizeIs(2));  // Once each.
  }
  EXPECT_FALSE(Step(run.name()));
}

TEST_F(UpratingTest, WhatChangedMeanwhileIsWorkedOutAnew) {
  const v1::Charge changed = Add(kToday);
  const v1::Charge ended = Add(kToday);
  const v1::Charge recorded = Add(kToday);
  const v1::Charge same = Add(kToday);
  const UpratingRun run = Previewed();
  ASSERT_THAT(Record(RecordFrom(changed, kToday + 7, Richer(1000))).status(),
              IsOk());
  ASSERT_THAT(End(EndOn(ended, kToday + 7)).status(), IsOk());
  ASSERT_THAT(Record(RecordFrom(recorded, kFrom, Richer(1))).status(), IsOk());
  ASSERT_THAT(Apply(run.name()).status(), IsOk());
  const UpratingRun applied = Finish(run.name());
  EXPECT_EQ(applied.applied_count(), 4);
  EXPECT_EQ(applied.reworked_count(), 3);
  EXPECT_EQ(applied.failed_count(), 2);
  const auto changes = ChangesOf(run.name());
  EXPECT_EQ(changes.at(changed.name()).after_pence(), kWeekly2026 + 1000);
  EXPECT_TRUE(changes.at(changed.name()).applied());
  EXPECT_EQ(WeeklyFrom(changed.name()), kWeekly2026 + 1000);
  EXPECT_EQ(changes.at(ended.name()).result(), UpratingChange::ENDED_SINCE);
  EXPECT_EQ(changes.at(recorded.name()).result(),
            UpratingChange::RECORDED_ALREADY);
  EXPECT_FALSE(changes.at(same.name()).reworked());
}

TEST_F(UpratingTest, WhatTheStoreRefusesIsToldAndHindersNoOther) {
  const int count = kUpratingsPerStep + 3;
  std::vector<v1::Charge> charges;
  for (int i = 0; i < count; ++i) charges.push_back(Add(kToday));
  // A charge that takes as many bytes as it may, once its calculation has a
  // name.
  v1::Charge& full = charges[7];
  full.clear_calculation();
  full.clear_etag();
  full.set_financial_assessment(std::string(
      static_cast<size_t>(kMaxValueBytes) - 50 - full.ByteSizeLong(), 'x'));
  ASSERT_THAT(Write([&](store::Txn& txn) {
                return records_.charging().charges().Update(txn, full);
              }),
              IsOk());
  const UpratingRun run = Previewed();
  ASSERT_THAT(Apply(run.name()).status(), IsOk());
  const UpratingRun applied = Finish(run.name());
  EXPECT_EQ(applied.state(), UpratingRun::APPLIED);
  EXPECT_EQ(applied.applied_count(), count);
  EXPECT_EQ(applied.failed_count(), 1);
  auto changes = ChangesOf(run.name());
  EXPECT_EQ(changes.at(full.name()).result(), UpratingChange::NOT_STORED);
  EXPECT_THAT(changes.at(full.name()).detail(),
              testing::HasSubstr("would take"));
  EXPECT_FALSE(changes.at(full.name()).applied());
  EXPECT_THAT(VersionsOf(full), SizeIs(1));
  changes.erase(full.name());
  for (const auto& [charge, change] : changes) {
    EXPECT_TRUE(change.applied());
    EXPECT_EQ(WeeklyFrom(charge), kWeekly2026);
  }
}

TEST_F(UpratingTest, WhatThePreviewMissedIsTakenUpAndCountedApart) {
  Add(kToday);
  const UpratingRun run = Previewed();
  const v1::Charge missed = Add(kToday);
  const v1::Charge ended = Add(kToday);
  ASSERT_THAT(End(EndOn(ended, kToday + 7)).status(), IsOk());
  const v1::Charge recorded = Add(kToday);
  ASSERT_THAT(Record(RecordFrom(recorded, kFrom, Richer(1))).status(), IsOk());
  const v1::Charge later = Add(kToday);
  ASSERT_THAT(Record(RecordFrom(later, kFrom + 7, Richer(1))).status(), IsOk());
  ASSERT_THAT(Apply(run.name()).status(), IsOk());
  const UpratingRun applied = Finish(run.name());
  EXPECT_EQ(applied.state(), UpratingRun::APPLIED);
  EXPECT_EQ(applied.applied_count(), 1);
  EXPECT_EQ(applied.failed_count(), 0);
  EXPECT_EQ(applied.added_count(), 1);
  EXPECT_EQ(applied.missed_count(), 1);
  EXPECT_EQ(applied.totals().people_count(), 1);
  EXPECT_EQ(applied.added_totals().people_count(), 1);
  EXPECT_EQ(applied.added_totals().before_pence(), kWeekly2025);
  EXPECT_EQ(applied.added_totals().after_pence(), kWeekly2026);
  const auto changes = ChangesOf(run.name());
  ASSERT_THAT(changes, SizeIs(3));
  const UpratingChange& taken_up = changes.at(missed.name());
  EXPECT_EQ(taken_up.result(), UpratingChange::WORKED_OUT);
  EXPECT_TRUE(taken_up.added());
  EXPECT_TRUE(taken_up.applied());
  EXPECT_FALSE(taken_up.reworked());
  EXPECT_EQ(WeeklyFrom(missed.name()), kWeekly2026);
  EXPECT_THAT(VersionsOf(missed), SizeIs(2));
  EXPECT_EQ(changes.at(later.name()).result(),
            UpratingChange::LATER_CIRCUMSTANCES);
  EXPECT_FALSE(changes.at(later.name()).applied());
  EXPECT_EQ(FindingsOfVerify(), 0u);
}

// More than a step, some of them created while it goes on: wherever their names
// fall, nobody is left out, and nobody is uprated twice.
TEST_F(UpratingTest, NobodyIsLeftOutWhoIsCreatedWhileItIsApplied) {
  Add(kToday);
  const UpratingRun run = Previewed();
  std::vector<v1::Charge> charges;
  for (int i = 0; i < kUpratingsPerStep + 3; ++i) {
    charges.push_back(Add(kToday));
  }
  ASSERT_THAT(Apply(run.name()).status(), IsOk());
  EXPECT_TRUE(Step(run.name()));  // That of the preview.
  EXPECT_TRUE(Step(run.name()));
  for (int i = 0; i < 8; ++i) charges.push_back(Add(kToday));
  const UpratingRun applied = Finish(run.name());
  EXPECT_EQ(applied.added_count(), static_cast<int>(charges.size()));
  EXPECT_EQ(applied.missed_count(), 0);
  for (const v1::Charge& charge : charges) {
    EXPECT_EQ(WeeklyFrom(charge.name()), kWeekly2026);
    EXPECT_THAT(VersionsOf(charge), SizeIs(2));
  }
}

TEST_F(UpratingTest, WhatCannotBeWorkedOutIsListedWithTheReason) {
  const v1::Charge later = Add(kToday);
  ASSERT_THAT(Record(RecordFrom(later, kFrom + 7, Richer(1))).status(), IsOk());
  const v1::Charge usual = Add(kToday);
  auto request = Rise();
  *request.mutable_from_date() = rpc::ToDate(kFrom - 7);
  call_.today = kFrom - 7;
  const v1::Charge new_one = Add(kFrom - 7);
  const auto run = Prepare(request);
  const UpratingRun previewed = Finish(run->name());
  EXPECT_EQ(previewed.unresolved_count(), 2);
  EXPECT_EQ(previewed.totals().people_count(), 1);
  const auto changes = ChangesOf(run->name());
  EXPECT_EQ(changes.at(later.name()).result(),
            UpratingChange::LATER_CIRCUMSTANCES);
  EXPECT_EQ(changes.at(new_one.name()).result(),
            UpratingChange::RECORDED_ALREADY);
  EXPECT_EQ(changes.at(usual.name()).result(), UpratingChange::WORKED_OUT);
}

TEST_F(UpratingTest, RatesThatAreNotKnownAreTold) {
  call_.today = CivilDay(2027, 3, 29);
  const v1::Charge charge = Add(CivilDay(2027, 3, 1));
  auto request = Rise();
  *request.mutable_from_date() = rpc::ToDate(CivilDay(2027, 4, 12));
  const UpratingRun run = Finish(Prepare(request)->name());
  EXPECT_EQ(run.unresolved_count(), 1);
  const UpratingChange change = ChangesOf(run.name()).at(charge.name());
  EXPECT_EQ(change.result(), UpratingChange::RATES_UNKNOWN);
  EXPECT_FALSE(change.detail().empty());
  // Nothing can be applied of it, and nothing is.
  ASSERT_THAT(Apply(run.name()).status(), IsOk());
  EXPECT_EQ(Finish(run.name()).applied_count(), 0);
}

TEST_F(UpratingTest, ARunThatWasGivenUpDoesNothing) {
  const v1::Charge charge = Add(kToday);
  const auto run = Prepare();
  EXPECT_THAT(Apply(run->name()).status(),
              HasReason(StatusCode::kFailedPrecondition, "UPRATING_RUN_STATE"));
  ASSERT_THAT(Cancel(run->name()).status(), IsOk());
  EXPECT_FALSE(Step(run->name()));
  EXPECT_THAT(ChangesOf(run->name()), IsEmpty());
  EXPECT_THAT(Cancel(run->name()).status(),
              HasReason(StatusCode::kFailedPrecondition, "UPRATING_RUN_STATE"));
  EXPECT_EQ(Get(charge.name()).etag(), charge.etag());

  const UpratingRun previewed = Previewed();
  EXPECT_THAT(Apply(previewed.name(), "other").status(),
              HasReason(StatusCode::kAborted, "ETAG_MISMATCH"));
}

TEST_F(UpratingTest, RefusesRatesOutOfRange) {
  const auto refused = [&](const v1::PrepareUpratingRequest& request) {
    return RefusedFields(Prepare(request).status());
  };
  auto request = Rise();
  request.mutable_incomes(0)->set_basis_points(10'001);
  EXPECT_THAT(refused(request), ElementsAre("incomes[0].basis_points"));
  request.mutable_incomes(0)->set_basis_points(-10'000);
  EXPECT_THAT(refused(request), IsEmpty());
  *request.add_incomes() = request.incomes(0);
  EXPECT_THAT(refused(request), ElementsAre("incomes[1].type"));
  request = Rise();
  request.set_care_cost_basis_points(-10'001);
  request.set_round_to_pence(101);
  EXPECT_THAT(refused(request),
              ElementsAre("care_cost_basis_points", "round_to_pence"));
  request = Rise();
  *request.mutable_from_date() =
      rpc::ToDate(call_.today + kMostUpratingDaysAhead + 1);
  EXPECT_THAT(refused(request), ElementsAre("from_date"));
  EXPECT_THAT(Look(&CheckGetUpratingRun, &GetUpratingRun,
                   [] {
                     v1::GetUpratingRunRequest get;
                     get.set_name("councils/x/upratingRuns/none");
                     return get;
                   }())
                  .status(),
              HasReason(StatusCode::kNotFound, "UPRATING_RUN_NOT_FOUND"));
}

}  // namespace
}  // namespace carereform::financial_assessments
