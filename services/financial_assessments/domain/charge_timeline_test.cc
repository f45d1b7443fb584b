#include "services/financial_assessments/domain/charge_timeline.h"

#include <cstdint>
#include <ostream>
#include <tuple>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/financial_assessments/domain/charge_timeline_fixture.h"

namespace carereform::financial_assessments {

std::ostream& operator<<(std::ostream& out, const ChargeRun& run) {
  return out << run.from << " to " << run.to << " at " << run.weekly;
}

namespace {

using absl::CivilDay;
using testing::ElementsAre;
using testing::IsEmpty;

const CivilDay kAMonday(2025, 6, 2);

MATCHER_P3(RunIs, from, to, weekly, "") {
  return arg.from == from && arg.to == to && arg.weekly.value() == weekly;
}

class ChargeTimelineTest : public testing::Test {
 protected:
  absl::StatusOr<std::vector<ChargeRun>> Ask(
      const std::vector<CircumstancesFrom>& versions, CivilDay to) {
    calls_ = 0;
    return ChargeTimeline(
        {.versions = versions, .to = to},
        [this](CivilDay day) { return rules_.On(day); },
        [this](const Circumstances& circumstances, const Rules& rules,
               CivilDay day) {
          ++calls_;
          return PlainCharge(circumstances, rules, day);
        });
  }

  PlainRules rules_;
  int calls_ = 0;
};

TEST_F(ChargeTimelineTest, OneRunWhileNothingChanges) {
  const Circumstances person = PlainPerson(1100, 5000);
  const auto runs = Ask({{kAMonday + 2, &person}}, kAMonday + 100);
  ASSERT_TRUE(runs.ok());
  EXPECT_THAT(*runs, ElementsAre(RunIs(kAMonday + 2, kAMonday + 100, 1000)));
  EXPECT_EQ(runs->front().outcome, Outcome::kContribution);
  EXPECT_EQ(calls_, 1);  // Nothing else has to be worked out.
}

TEST_F(ChargeTimelineTest, NoDaysAreNoRuns) {
  const Circumstances person = PlainPerson(1100, 5000);
  EXPECT_THAT(*Ask({{kAMonday, &person}}, kAMonday), IsEmpty());
  EXPECT_THAT(*Ask({}, kAMonday), IsEmpty());
}

TEST_F(ChargeTimelineTest, CircumstancesChangeOnTheirDay) {
  const Circumstances before = PlainPerson(1100, 5000);
  const Circumstances after = PlainPerson(1300, 5000);
  const auto runs =
      Ask({{kAMonday, &before}, {kAMonday + 3, &after}}, kAMonday + 14);
  EXPECT_THAT(*runs, ElementsAre(RunIs(kAMonday, kAMonday + 3, 1000),
                                 RunIs(kAMonday + 3, kAMonday + 14, 1200)));
  // 428 pence of three days; 1200 - 514 of four; a week.
  EXPECT_EQ(AmountOfRuns(*runs, absl::Weekday::monday).value(),
            428 + 1200 - 514 + 1200);
}

// A table that begins on a Wednesday: the week has the rules of its Monday.
TEST_F(ChargeTimelineTest, AWeekHasTheRulesOfItsFirstDay) {
  rules_.Add(CivilDay(2026, 10, 7), 200);
  const Circumstances person = PlainPerson(1100, 5000);
  const auto runs =
      Ask({{CivilDay(2026, 9, 28), &person}}, CivilDay(2026, 10, 19));
  EXPECT_THAT(
      *runs,
      ElementsAre(RunIs(CivilDay(2026, 9, 28), CivilDay(2026, 10, 12), 980),
                  RunIs(CivilDay(2026, 10, 12), CivilDay(2026, 10, 19), 900)));
  EXPECT_NE((*runs)[0].rules.rates, (*runs)[1].rules.rates);
}

TEST_F(ChargeTimelineTest, AFirstWeekMayBeginBeforeTheTables) {
  const Circumstances person = PlainPerson(1100, 5000);
  // The tables begin on Monday 7 April 2025.
  EXPECT_FALSE(
      Ask({{CivilDay(2025, 4, 6), &person}}, CivilDay(2025, 4, 20)).ok());
  EXPECT_TRUE(
      Ask({{CivilDay(2025, 4, 7), &person}}, CivilDay(2025, 4, 20)).ok());
  const auto sunday_weeks = ChargeTimeline(
      {.versions = {{{CivilDay(2025, 4, 7), &person}}},
       .to = CivilDay(2025, 4, 20),
       .weeks_begin = absl::Weekday::sunday},
      [this](CivilDay day) { return rules_.On(day); }, &PlainCharge);
  EXPECT_TRUE(sunday_weeks.ok());
}

TEST_F(ChargeTimelineTest, TimesEndOnTheirDay) {
  Circumstances person = PlainPerson(1100, 50'000);
  person.care_home_since = kAMonday + 1;
  Capital home;
  home.type = CapitalType::kMainHome;
  home.value = Pence::FromPence(20'000);
  person.capital.push_back(home);
  const auto runs = Ask({{kAMonday + 1, &person}}, kAMonday + 100);
  EXPECT_THAT(*runs, ElementsAre(RunIs(kAMonday + 1, kAMonday + 85, 1000),
                                 RunIs(kAMonday + 85, kAMonday + 100, 3000)));
  EXPECT_LE(calls_, 4);

  Circumstances reabled = PlainPerson(1100, 500);
  reabled.care.front().started = kAMonday;
  EXPECT_THAT(*Ask({{kAMonday, &reabled}}, kAMonday + 49),
              ElementsAre(RunIs(kAMonday, kAMonday + 42, 0),
                          RunIs(kAMonday + 42, kAMonday + 49, 500)));
}

TEST_F(ChargeTimelineTest, TemporaryBecomesPermanentOnItsDay) {
  Circumstances temporary = PlainPerson(1100, 5000);
  temporary.setting = Setting::kCareHomeTemporary;
  Circumstances permanent = PlainPerson(2100, 5000);
  permanent.setting = Setting::kCareHomePermanent;
  const auto runs =
      Ask({{kAMonday, &temporary}, {kAMonday + 10, &permanent}}, kAMonday + 14);
  EXPECT_THAT(*runs, ElementsAre(RunIs(kAMonday, kAMonday + 10, 1000),
                                 RunIs(kAMonday + 10, kAMonday + 14, 2000)));
}

// 1,000 from income; a tenth of 3,000 from notional capital: 300 a week go off
// it, and then a tenth of what is left.
TEST_F(ChargeTimelineTest, NotionalCapitalDiminishesWeekByWeek) {
  Circumstances person = PlainPerson(1100, 5000);
  person.capital.push_back(NotionalSavings(3000));
  const auto runs = Ask({{kAMonday, &person}}, kAMonday + 21);
  EXPECT_THAT(*runs, ElementsAre(RunIs(kAMonday, kAMonday + 7, 1300),
                                 RunIs(kAMonday + 7, kAMonday + 14, 1270),
                                 RunIs(kAMonday + 14, kAMonday + 21, 1243)));
  // A value that is stated anew is the value.
  Circumstances stated = PlainPerson(1100, 5000);
  stated.capital.push_back(NotionalSavings(2000));
  EXPECT_THAT(
      *Ask({{kAMonday, &person}, {kAMonday + 14, &stated}}, kAMonday + 21),
      ElementsAre(RunIs(kAMonday, kAMonday + 7, 1300),
                  RunIs(kAMonday + 7, kAMonday + 14, 1270),
                  RunIs(kAMonday + 14, kAMonday + 21, 1200)));
}

// Two gifts of 1,500 run down as one of 3,000 does.
TEST_F(ChargeTimelineTest, AlikeNotionalCapitalDiminishesOnce) {
  for (const int64_t gifts : {1, 2, 4}) {
    Circumstances person = PlainPerson(1100, 5000);
    for (int64_t i = 0; i < gifts; ++i) {
      person.capital.push_back(NotionalSavings(3000 / gifts));
    }
    EXPECT_THAT(*Ask({{kAMonday, &person}}, kAMonday + 21),
                ElementsAre(RunIs(kAMonday, kAMonday + 7, 1300),
                            RunIs(kAMonday + 7, kAMonday + 14, 1270),
                            RunIs(kAMonday + 14, kAMonday + 21, 1243)))
        << gifts;
  }
}

TEST_F(ChargeTimelineTest, PuttingADecisionsDayRightKeepsWhatHasGone) {
  Circumstances person = PlainPerson(1100, 5000);
  person.capital.push_back(NotionalSavings(3000));
  Circumstances corrected = person;
  corrected.capital[0].notional->decided += 1;
  EXPECT_THAT(
      *Ask({{kAMonday, &person}, {kAMonday + 14, &corrected}}, kAMonday + 21),
      ElementsAre(RunIs(kAMonday, kAMonday + 7, 1300),
                  RunIs(kAMonday + 7, kAMonday + 14, 1270),
                  RunIs(kAMonday + 14, kAMonday + 21, 1243)));
}

// 570 has gone of the asset that the id names, whatever else is put right.
TEST_F(ChargeTimelineTest, WhatHasGoneGoesWithTheId) {
  Circumstances person = PlainPerson(1100, 5000);
  person.capital.push_back(NotionalSavings(3000));
  person.capital[0].id = "gift-1";
  Circumstances corrected = PlainPerson(1100, 5000);
  corrected.capital.push_back(NotionalSavings(2000));
  corrected.capital[0].id = "gift-1";
  corrected.capital[0].notional->disposed -= 1;
  EXPECT_THAT(
      *Ask({{kAMonday, &person}, {kAMonday + 14, &corrected}}, kAMonday + 21),
      ElementsAre(RunIs(kAMonday, kAMonday + 7, 1300),
                  RunIs(kAMonday + 7, kAMonday + 14, 1270),
                  RunIs(kAMonday + 14, kAMonday + 21, 1143)));
  corrected.capital[0].id = "gift-2";
  EXPECT_THAT(
      *Ask({{kAMonday, &person}, {kAMonday + 14, &corrected}}, kAMonday + 21),
      ElementsAre(RunIs(kAMonday, kAMonday + 7, 1300),
                  RunIs(kAMonday + 7, kAMonday + 14, 1270),
                  RunIs(kAMonday + 14, kAMonday + 21, 1200)));
}

// Of a half share 300 goes by 600 of the whole, until nothing is left.
TEST_F(ChargeTimelineTest, NotionalCapitalEndsAtNothing) {
  Circumstances person = PlainPerson(1100, 50'000);
  Capital asset = NotionalSavings(10);
  asset.shares = 2;
  person.capital.push_back(asset);
  EXPECT_THAT(*Ask({{kAMonday, &person}}, kAMonday + 21),
              ElementsAre(RunIs(kAMonday, kAMonday + 7, 1001),
                          RunIs(kAMonday + 7, kAMonday + 21, 1000)));
}

TEST_F(ChargeTimelineTest, WhatCannotBeChargedIsTold) {
  const Circumstances person = PlainPerson(1100, 5000);
  const auto failed = ChargeTimeline(
      {.versions = {{{kAMonday, &person}}}, .to = kAMonday + 7},
      [this](CivilDay day) { return rules_.On(day); },
      [](const Circumstances&, const Rules&, CivilDay) {
        return absl::StatusOr<Charge>(absl::NotFoundError("premium_carer"));
      });
  EXPECT_EQ(failed.status().message(), "premium_carer");
}

TEST_F(ChargeTimelineTest, RunsAreCutToTheDaysAskedAbout) {
  const Circumstances before = PlainPerson(1100, 5000);
  const Circumstances after = PlainPerson(1300, 5000);
  const auto runs =
      Ask({{kAMonday, &before}, {kAMonday + 3, &after}}, kAMonday + 14);
  EXPECT_THAT(RunsBetween(*runs, kAMonday + 1, kAMonday + 4),
              ElementsAre(RunIs(kAMonday + 1, kAMonday + 3, 1000),
                          RunIs(kAMonday + 3, kAMonday + 4, 1200)));
  EXPECT_THAT(RunsBetween(*runs, kAMonday + 14, kAMonday + 20), IsEmpty());
}

}  // namespace
}  // namespace carereform::financial_assessments
