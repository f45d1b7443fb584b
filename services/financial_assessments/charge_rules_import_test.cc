// What an import of rates or of a policy does to charges: nothing by itself,
// and all of it at their next change.

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "services/financial_assessments/charge_fixture.h"
#include "services/financial_assessments/domain/charge_difference.h"
#include "services/financial_assessments/rules_import.h"
#include "services/financial_assessments/stored_charge.h"
#include "services/financial_assessments/uprating_work.h"

namespace carereform::financial_assessments {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using tests::IsOk;

class ChargeRulesImportTest : public ChargeTest {
 protected:
  // Has the council take a share of what people have left, always.
  void TakePercent(const std::string& percent) {
    const std::string file =
        "policy,upper_limit_outside_care_homes,at_upper_limit,week,"
        "week_begins,disability_expenses,flat_disability_expenses,"
        "percent_of_disposable_income,least_charge,night_care_disregard,"
        "guarantee_top_up,arrangement_fee_one_off,arrangement_fee_yearly,"
        "short_term_as_non_residential,from_date,to_date,status,source\n"
        "ours,,eligible,52,monday,itemised,0," +
        percent + ",0,0,0,0,0,no,2015-04-01,,secondary,Cabinet\n";
    const imports::ParsedFile parsed = policies_.Parse(call_, "x", file);
    ASSERT_THAT(parsed.issues.kept(), IsEmpty());
    ASSERT_THAT(Write([&](store::Txn& txn) {
                  return policies_.Apply(txn, call_, parsed.items.at(0));
                }),
                IsOk());
  }

  const ChargingPoliciesImport policies_{records_};
};

TEST_F(ChargeRulesImportTest, TheNextChangeHasTheDifferenceAndIsToBeTold) {
  const v1::Charge charge = Add(kToday - 14);
  ASSERT_THAT(Tell(charge, kToday, true).status(), IsOk());
  ASSERT_NO_FATAL_FAILURE(TakePercent("50"));
  // Nothing has changed the charge yet, nor what was told.
  EXPECT_EQ(Get(charge.name()).weekly_charge_pence(), kWeekly2025);
  EXPECT_THAT(Untold(kToday), IsEmpty());

  const auto revision =
      Record(RecordFrom(charge, kToday - 14, tests::PensionerAtHome()));
  ASSERT_THAT(revision.status(), IsOk());
  const int64_t halved = kWeekly2025 / 2;
  EXPECT_EQ(revision->backdated_pence(), 2 * (halved - kWeekly2025));
  EXPECT_EQ(revision->backdated_days(), 14);
  ASSERT_THAT(revision->periods(), SizeIs(2));
  EXPECT_EQ(revision->periods(0).old_weekly_pence(), kWeekly2025);
  EXPECT_EQ(revision->periods(0).new_weekly_pence(), halved);
  EXPECT_EQ(Get(charge.name()).weekly_charge_pence(), halved);
  EXPECT_THAT(Untold(kToday), ElementsAre(charge.name()));

  // It is in the charge now: the same again changes nothing.
  const auto again =
      Record(RecordFrom(charge, kToday - 14, tests::PensionerAtHome()));
  ASSERT_THAT(again.status(), IsOk());
  EXPECT_EQ(again->backdated_pence(), 0);
  EXPECT_THAT(again->periods(), IsEmpty());
  EXPECT_EQ(FindingsOfVerify(), 0u);
}

// What an uprating compares with is what people have been charged.
TEST_F(ChargeRulesImportTest, AnUpratingComparesWithWhatWasCharged) {
  const v1::Charge charge = Add(kToday - 14);
  ASSERT_NO_FATAL_FAILURE(TakePercent("50"));
  v1::UpratingRun run;
  run.set_round_to_pence(5);
  *run.mutable_from_date() = rpc::ToDate(kToday + 7);
  const auto stored = ReadCharge(records_, *Read(), charge.name());
  ASSERT_THAT(stored.status(), IsOk());
  const auto change = PreviewOf(run, *stored);
  ASSERT_THAT(change.status(), IsOk());
  EXPECT_EQ(change->before_pence(), kWeekly2025);
  EXPECT_EQ(change->after_pence(), kWeekly2025 / 2);
}

// A letter is no change: days are still those of the rules before the import.
TEST_F(ChargeRulesImportTest, WhatIsToldAfterTheImportDoesNotHideIt) {
  const v1::Charge charge = Add(kToday - 14);
  ASSERT_NO_FATAL_FAILURE(TakePercent("50"));
  ASSERT_THAT(Tell(charge, kToday, true).status(), IsOk());
  const auto ended = End(EndOn(charge, kToday));
  ASSERT_THAT(ended.status(), IsOk());
  EXPECT_EQ(ended->backdated_pence(), 2 * (kWeekly2025 / 2 - kWeekly2025));
}

// The rates of another year are another charge, although it takes nothing back.
TEST_F(ChargeRulesImportTest, AnotherYearsRatesHaveToBeTold) {
  const v1::Charge charge = Add(kToday - 14);
  ASSERT_THAT(Tell(charge, kToday, true).status(), IsOk());
  call_.today = absl::CivilDay(2026, 10, 19);
  const auto revision =
      Record(RecordFrom(charge, kToday - 14, tests::PensionerAtHome()));
  ASSERT_THAT(revision.status(), IsOk());
  EXPECT_EQ(revision->backdated_pence(), 0);
  EXPECT_NE(Get(charge.name()).weekly_charge_pence(), kWeekly2025);
  EXPECT_THAT(Untold(call_.today), ElementsAre(charge.name()));
}

// A year whose table came after the charge's last change was charged by it.
TEST_F(ChargeRulesImportTest, AYearThatWasNotHeldIsChargedAsItIsHeldNow) {
  const v1::Charge charge = Add(absl::CivilDay(2025, 3, 3));
  auto stored = ReadCharge(records_, *Read(), charge.name());
  ASSERT_THAT(stored.status(), IsOk());
  const RuleBook& all = *stored->book;
  std::vector<RateTable> tables;
  for (const RateTable& table : all.tables()) {
    if (table.id < "2025-26") tables.push_back(table);
  }
  auto fewer =
      RuleBook::Make(tables, {all.policies().begin(), all.policies().end()},
                     {all.means().begin(), all.means().end()});
  ASSERT_THAT(fewer.status(), IsOk());
  stored->charged_by = std::make_shared<const RuleBook>(*std::move(fewer));
  const auto now = RunsUntil(*stored, kToday);
  const auto then = RunsAsCharged(*stored, kToday);
  ASSERT_THAT(now.status(), IsOk());
  ASSERT_THAT(then.status(), IsOk());
  EXPECT_EQ(then->back().to, now->back().to);
  EXPECT_THAT(DifferenceOf(*then, *now, kToday, stored->weeks_begin()).runs,
              IsEmpty());
}

}  // namespace
}  // namespace carereform::financial_assessments
