#include "services/assessments/domain/waiting_times.h"

#include <cstdint>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "common/types/civil_date.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace carereform::assessments {
namespace {

using absl::CivilDay;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

const CivilDay kDay(2025, 10, 20);

WaitFact Fact(CivilDay received, std::optional<CivilDay> allocated = {},
              std::optional<CivilDay> started = {},
              std::optional<CivilDay> left = {}) {
  WaitFact fact;
  fact.known_from = 1;
  fact.received = DayNumber(received);
  if (allocated) fact.allocated = DayNumber(*allocated);
  if (started) fact.started = DayNumber(*started);
  if (left) fact.left = DayNumber(*left);
  return fact;
}

struct StockCase {
  std::string name;
  WaitFact fact;
  std::vector<int64_t> for_allocation;
  std::vector<int64_t> for_start;
};
std::ostream& operator<<(std::ostream& out, const StockCase& c) {
  return out << c.name;
}

class AwaitingOnTest : public testing::TestWithParam<StockCase> {};

TEST_P(AwaitingOnTest, WaitsFromReceiptUntilTheDayBeforeTheEnd) {
  const StockCase& c = GetParam();
  const std::vector<WaitFact> facts = {c.fact};
  EXPECT_EQ(DaysOf(AwaitingOn(facts, kDay, 1, Waiting::kForAllocation, {})),
            c.for_allocation);
  EXPECT_EQ(DaysOf(AwaitingOn(facts, kDay, 1, Waiting::kForStart, {})),
            c.for_start);
}

INSTANTIATE_TEST_SUITE_P(
    Edges, AwaitingOnTest,
    testing::ValuesIn(std::vector<StockCase>{
        {"ReceivedTomorrow", Fact(kDay + 1), {}, {}},
        {"ReceivedToday", Fact(kDay), {0}, {0}},
        {"ReceivedYesterday", Fact(kDay - 1), {1}, {1}},
        {"ReceivedLongAgo", Fact(kDay - 427), {427}, {427}},
        {"AllocatedYesterday", Fact(kDay - 9, kDay - 1), {}, {9}},
        {"AllocatedToday", Fact(kDay - 9, kDay), {}, {9}},
        {"AllocatedTomorrow", Fact(kDay - 9, kDay + 1), {9}, {9}},
        {"AllocatedOnReceiptToday", Fact(kDay, kDay), {}, {0}},
        {"StartedToday", Fact(kDay - 9, kDay - 5, kDay), {}, {}},
        {"StartedTomorrow", Fact(kDay - 9, kDay - 5, kDay + 1), {}, {9}},
        {"StartedWithoutADayOfAllocation", Fact(kDay - 9, {}, kDay), {}, {}},
        {"ClosedYesterday", Fact(kDay - 9, {}, {}, kDay - 1), {}, {}},
        {"ClosedToday", Fact(kDay - 9, {}, {}, kDay), {}, {}},
        {"ClosedTomorrow", Fact(kDay - 9, {}, {}, kDay + 1), {9}, {9}},
        {"AllocatedAndClosedToday", Fact(kDay - 9, kDay - 5, {}, kDay), {}, {}},
    }),
    [](const auto& test) { return test.param.name; });

struct FlowCase {
  std::string name;
  WaitFact fact;
  std::vector<int64_t> for_allocation;
  std::vector<int64_t> for_start;
};
std::ostream& operator<<(std::ostream& out, const FlowCase& c) {
  return out << c.name;
}

// 13 to 20 October 2025.
const Period kPeriod{kDay - 7, kDay + 1};

class WaitsEndedInTest : public testing::TestWithParam<FlowCase> {};

TEST_P(WaitsEndedInTest, CountsWaitsByTheDayTheyEnded) {
  const FlowCase& c = GetParam();
  const std::vector<WaitFact> facts = {c.fact};
  EXPECT_EQ(
      DaysOf(WaitsEndedIn(facts, kPeriod, 1, Waiting::kForAllocation, {})),
      c.for_allocation);
  EXPECT_EQ(DaysOf(WaitsEndedIn(facts, kPeriod, 1, Waiting::kForStart, {})),
            c.for_start);
}

INSTANTIATE_TEST_SUITE_P(
    Edges, WaitsEndedInTest,
    testing::ValuesIn(std::vector<FlowCase>{
        {"StillWaiting", Fact(kDay - 9), {}, {}},
        {"DayBeforeThePeriod", Fact(kDay - 9, kDay - 8), {}, {}},
        {"FirstDay", Fact(kDay - 9, kDay - 7), {2}, {}},
        {"LastDay", Fact(kDay - 9, kDay), {9}, {}},
        {"DayAfterThePeriod", Fact(kDay - 9, kDay + 1), {}, {}},
        {"SameDay", Fact(kDay, kDay), {0}, {}},
        {"StartedInThePeriod", Fact(kDay - 20, kDay - 9, kDay - 1), {}, {19}},
        {"BothInThePeriod", Fact(kDay - 20, kDay - 3, kDay - 1), {17}, {19}},
        {"ClosedSince", Fact(kDay - 9, kDay - 7, {}, kDay - 6), {2}, {}},
        {"ClosedInstead", Fact(kDay - 9, {}, {}, kDay - 6), {}, {}},
    }),
    [](const auto& test) { return test.param.name; });

std::vector<WaitFact> ThreeTeams() {
  std::vector<WaitFact> facts;
  for (const uint16_t team : std::vector<uint16_t>{7, 3, 3}) {
    WaitFact fact = Fact(kDay - static_cast<int>(facts.size()), kDay + 5);
    fact.type = 1;
    fact.team = team;
    fact.locality = static_cast<uint16_t>(10 + facts.size());
    facts.push_back(fact);
  }
  facts[1].type = 2;
  return facts;
}

TEST(WaitingTimesFilterTest, AsksAboutTypeTeamAndLocalityTogether) {
  const std::vector<WaitFact> facts = ThreeTeams();
  const auto waits = [&facts](const Filter& filter) {
    return DaysOf(AwaitingOn(facts, kDay, 1, Waiting::kForAllocation, filter));
  };
  EXPECT_THAT(waits({}), ElementsAre(0, 1, 2));
  EXPECT_THAT(waits({.type = 1, .team = {}, .locality = {}}),
              ElementsAre(0, 2));
  EXPECT_THAT(waits({.type = {}, .team = 3, .locality = {}}),
              ElementsAre(1, 2));
  EXPECT_THAT(waits({.type = {}, .team = {}, .locality = 11}), ElementsAre(1));
  EXPECT_THAT(waits({.type = 1, .team = 3, .locality = 12}), ElementsAre(2));
  EXPECT_THAT(waits({.type = 1, .team = 3, .locality = 11}), IsEmpty());
  EXPECT_THAT(waits({.type = 0, .team = {}, .locality = {}}), IsEmpty());
}

TEST(WaitingTimesKnownAtTest, AnswersAsKnownAtTheRevision) {
  WaitFact first = Fact(kDay - 9);
  first.known_from = 5;
  first.known_to = 8;
  WaitFact corrected = Fact(kDay - 11);
  corrected.known_from = 8;
  const std::vector<WaitFact> facts = {first, corrected};
  const auto waits = [&facts](uint64_t known_at) {
    return DaysOf(
        AwaitingOn(facts, kDay, known_at, Waiting::kForAllocation, {}));
  };
  EXPECT_THAT(waits(4), IsEmpty());
  EXPECT_THAT(waits(5), ElementsAre(9));
  EXPECT_THAT(waits(7), ElementsAre(9));
  EXPECT_THAT(waits(8), ElementsAre(11));
  EXPECT_THAT(waits(kStillKnown), ElementsAre(11));
}

TEST(HoldsAnyTest, AnEmptyRegisterHoldsNobodyAndAClosedCaseIsHeld) {
  EXPECT_FALSE(HoldsAny({}, 9, std::nullopt));
  WaitFact closed;
  closed.known_from = 3;
  closed.left = closed.received;
  closed.type = 1;
  const std::vector<WaitFact> facts = {closed};
  EXPECT_FALSE(HoldsAny(facts, 2, std::nullopt));
  EXPECT_TRUE(HoldsAny(facts, 3, std::nullopt));
  EXPECT_TRUE(HoldsAny(facts, 3, uint16_t{1}));
  EXPECT_FALSE(HoldsAny(facts, 3, uint16_t{2}));
}

}  // namespace
}  // namespace carereform::assessments
