#include "services/financial_assessments/domain/appeal_facts.h"

#include <vector>

#include "common/types/civil_date.h"
#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"

namespace carereform::financial_assessments {
namespace {

using absl::CivilDay;

const CivilDay kDay(2025, 10, 20);

AppealFact Fact(CivilDay raised, int32_t decided = kNoDay, uint32_t route = 1,
                uint32_t outcome = 0) {
  AppealFact fact;
  fact.known_from = 1;
  fact.raised = DayNumber(raised);
  fact.decided = decided;
  fact.route = route;
  fact.outcome = outcome;
  return fact;
}

TEST(AppealFactsTest, OpenFromTheDayRaisedUntilTheDayBeforeTheDecision) {
  const std::vector<AppealFact> facts = {Fact(kDay, DayNumber(kDay) + 5)};
  EXPECT_EQ(CountOpenOn(facts, kDay - 1, 1, {}), 0);
  EXPECT_EQ(CountOpenOn(facts, kDay, 1, {}), 1);
  EXPECT_EQ(CountOpenOn(facts, kDay + 4, 1, {}), 1);
  EXPECT_EQ(CountOpenOn(facts, kDay + 5, 1, {}), 0);
  EXPECT_EQ(CountOpenOn(facts, kDay, 1, {.route = 1}), 1);
  EXPECT_EQ(CountOpenOn(facts, kDay, 1, {.route = 2}), 0);
}

TEST(AppealFactsTest, RaisedAndDecidedOnADayOfThePeriodBothEndsIncluded) {
  const std::vector<AppealFact> facts = {Fact(kDay, DayNumber(kDay) + 5, 1, 3)};
  EXPECT_EQ(CountRaisedIn(facts, {kDay - 1, kDay}, 1, {}), 0);
  EXPECT_EQ(CountRaisedIn(facts, {kDay, kDay + 1}, 1, {}), 1);
  EXPECT_EQ(CountRaisedIn(facts, {kDay + 1, kDay + 2}, 1, {}), 0);
  EXPECT_EQ(CountDecidedIn(facts, {kDay, kDay + 5}, 1, {}), 0);
  EXPECT_EQ(CountDecidedIn(facts, {kDay, kDay + 6}, 1, {}), 1);
  EXPECT_EQ(CountDecidedIn(facts, {kDay, kDay + 6}, 1, {.outcome = 3}), 1);
  EXPECT_EQ(CountDecidedIn(facts, {kDay, kDay + 6}, 1, {.outcome = 1}), 0);
}

TEST(AppealFactsTest, AsKnownAtTheRevision) {
  AppealFact before = Fact(kDay);
  before.known_from = 5;
  before.known_to = 8;
  AppealFact after = Fact(kDay, DayNumber(kDay), 1, 1);
  after.known_from = 8;
  const std::vector<AppealFact> facts = {before, after};
  EXPECT_EQ(CountOpenOn(facts, kDay, 4, {}), 0);
  EXPECT_EQ(CountOpenOn(facts, kDay, 7, {}), 1);
  EXPECT_EQ(CountOpenOn(facts, kDay, 8, {}), 0);
  EXPECT_EQ(CountRaisedIn(facts, {kDay, kDay + 1}, 8, {}), 1);
}

// What was raised up to a day is open on it or was decided up to it.
RC_GTEST_PROP(AppealFactsProperty, RaisedIsOpenOrDecided, ()) {
  std::vector<AppealFact> facts;
  const int count = *rc::gen::inRange(0, 20);
  for (int i = 0; i < count; ++i) {
    AppealFact fact = Fact(kDay + *rc::gen::inRange(0, 40));
    fact.route = *rc::gen::inRange<uint32_t>(1, 4);
    if (*rc::gen::arbitrary<bool>()) {
      fact.decided = fact.raised + *rc::gen::inRange(0, 40);
    }
    facts.push_back(fact);
  }
  const CivilDay day = kDay + *rc::gen::inRange(0, 90);
  const Period until{kDay - 1, day + 1};
  RC_ASSERT(CountRaisedIn(facts, until, 1, {}) ==
            CountOpenOn(facts, day, 1, {}) +
                CountDecidedIn(facts, until, 1, {}));
  int64_t parts = 0;
  for (uint32_t route = 1; route < 4; ++route) {
    parts += CountOpenOn(facts, day, 1, {.route = route});
  }
  RC_ASSERT(parts == CountOpenOn(facts, day, 1, {}));
}

}  // namespace
}  // namespace carereform::financial_assessments
