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
  fact.received = FactDay(DayNumber(received));
  if (allocated) fact.allocated = FactDay(DayNumber(*allocated));
  if (started) fact.started = FactDay(DayNumber(*started));
  if (left) fact.left = FactDay(DayNumber(*left));
  return fact;
}

std::vector<int64_t> Awaiting(const std::vector<WaitFact>& facts,
                              Segment segment, uint64_t known_at = 1,
                              Filter filter = {}) {
  return DaysOf(
      AwaitingOn({facts, known_at, std::move(filter)}, kDay, segment).counted);
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
  EXPECT_EQ(Awaiting(facts, kUntilAllocation), c.for_allocation);
  EXPECT_EQ(Awaiting(facts, kUntilStart), c.for_start);
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

std::vector<int64_t> Ended(const std::vector<WaitFact>& facts,
                           Segment segment) {
  return DaysOf(WaitsEndedIn({facts, 1, {}}, kPeriod, segment).counted);
}

class WaitsEndedInTest : public testing::TestWithParam<FlowCase> {};

TEST_P(WaitsEndedInTest, CountsWaitsByTheDayTheyEnded) {
  const FlowCase& c = GetParam();
  const std::vector<WaitFact> facts = {c.fact};
  EXPECT_EQ(Ended(facts, kUntilAllocation), c.for_allocation);
  EXPECT_EQ(Ended(facts, kUntilStart), c.for_start);
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
    return Awaiting(facts, kUntilAllocation, 1, filter);
  };
  EXPECT_THAT(waits({}), ElementsAre(0, 1, 2));
  const WantedCodes type{Dimension::kType, {1}};
  const WantedCodes team{Dimension::kTeam, {3}};
  const auto locality = [](uint16_t code) {
    return WantedCodes{Dimension::kLocality, {code}};
  };
  EXPECT_THAT(waits({type}), ElementsAre(0, 2));
  EXPECT_THAT(waits({team}), ElementsAre(1, 2));
  EXPECT_THAT(waits({locality(11)}), ElementsAre(1));
  EXPECT_THAT(waits({type, team, locality(12)}), ElementsAre(2));
  EXPECT_THAT(waits({type, team, locality(11)}), IsEmpty());
  EXPECT_THAT(waits({{Dimension::kType, {}}}), IsEmpty());
  EXPECT_THAT(waits({{Dimension::kTeam, {7, 3}}}), ElementsAre(0, 1, 2));
}

TEST(WaitingTimesKnownAtTest, AnswersAsKnownAtTheRevision) {
  WaitFact first = Fact(kDay - 9);
  first.known_from = 5;
  first.known_to = 8;
  WaitFact corrected = Fact(kDay - 11);
  corrected.known_from = 8;
  const std::vector<WaitFact> facts = {first, corrected};
  const auto waits = [&facts](uint64_t known_at) {
    return Awaiting(facts, kUntilAllocation, known_at);
  };
  EXPECT_THAT(waits(4), IsEmpty());
  EXPECT_THAT(waits(5), ElementsAre(9));
  EXPECT_THAT(waits(7), ElementsAre(9));
  EXPECT_THAT(waits(8), ElementsAre(11));
  EXPECT_THAT(waits(kStillKnown), ElementsAre(11));
}

TEST(AnyKnownTest, AnEmptyRegisterHoldsNobodyAndAClosedCaseIsHeld) {
  const auto any = [](const std::vector<WaitFact>& facts, uint64_t known_at,
                      const Filter& filter) {
    return AwaitingOn({facts, known_at, filter}, kDay, kUntilStart).any_known;
  };
  const auto of_type = [](uint16_t type) {
    return Filter{{Dimension::kType, {type}}};
  };
  EXPECT_FALSE(any({}, 9, {}));
  WaitFact closed = Fact(kDay - 5, {}, {}, kDay - 5);
  closed.known_from = 3;
  closed.type = 1;
  EXPECT_FALSE(any({closed}, 2, {}));
  EXPECT_TRUE(any({closed}, 3, {}));
  EXPECT_TRUE(any({closed}, 3, of_type(1)));
  EXPECT_FALSE(any({closed}, 3, of_type(2)));
  EXPECT_TRUE(any({closed}, 3, {{Dimension::kTeam, {9}}}))
      << "a team is no register of its own";
  closed.merged = 1;
  EXPECT_FALSE(any({closed}, 3, {}));
}

TEST(MergedTest, CountsNowhere) {
  WaitFact fact = Fact(kDay - 9, kDay - 3);
  EXPECT_THAT(Awaiting({fact}, kUntilStart), ElementsAre(9));
  EXPECT_THAT(Ended({fact}, kUntilAllocation), ElementsAre(6));
  fact.merged = 1;
  EXPECT_THAT(Awaiting({fact}, kUntilStart), IsEmpty());
  EXPECT_THAT(Ended({fact}, kUntilAllocation), IsEmpty());
}

// A case with a day for each stage, two days apart, the last two days ago.
WaitFact Whole() {
  WaitFact fact;
  fact.known_from = 1;
  for (size_t at = 0; at < kStages.size(); ++at) {
    fact.*kStageDays[at] =
        FactDay(DayNumber(kDay - 16 + 2 * static_cast<int>(at)));
  }
  return fact;
}

TEST(SegmentTest, EveryPairOfStagesHasItsWait) {
  const Period all{kDay - 100, kDay + 1};
  for (const Stage from : kStages) {
    for (const Stage to : kStages) {
      if (to <= from) continue;
      const auto gap = static_cast<int64_t>(2 * (IndexOf(to) - IndexOf(from)));
      const std::vector<WaitFact> facts = {Whole()};
      const Waits ended = WaitsEndedIn({facts, 1, {}}, all, {from, to});
      EXPECT_THAT(DaysOf(ended.counted), ElementsAre(gap));
      EXPECT_THAT(ended.uncovered, IsEmpty());
      // The day before it met the end it still waited; on that day no more.
      const absl::CivilDay met = DayOfNumber(Whole().*kStageDays[IndexOf(to)]);
      const FactView view{facts, 1, {}};
      EXPECT_THAT(DaysOf(AwaitingOn(view, met - 1, {from, to}).counted),
                  ElementsAre(gap - 1));
      EXPECT_THAT(AwaitingOn(view, met, {from, to}).counted, IsEmpty());
    }
  }
}

TEST(SegmentTest, WithoutAnEndItLastsUntilTheCaseIsClosed) {
  WaitFact fact = Whole();
  const Segment open{Stage::kReferral, std::nullopt};
  EXPECT_THAT(Awaiting({fact}, open), ElementsAre(14));
  fact.left = FactDay(DayNumber(kDay + 1));
  EXPECT_THAT(Awaiting({fact}, open), ElementsAre(14));
  fact.left = FactDay(DayNumber(kDay));
  EXPECT_THAT(Awaiting({fact}, open), IsEmpty());
}

TEST(CoverageTest, AFlowThatLacksADayIsUncoveredWhereverItPassedTheEnd) {
  const Segment segment{Stage::kReferral, Stage::kAllocation};
  const auto uncovered = [&](const WaitFact& fact) {
    const std::vector<WaitFact> facts = {fact};
    return WaitsEndedIn({facts, 1, {}}, Period{kDay - 10, kDay + 1}, segment)
        .uncovered.size();
  };
  WaitFact fact = Whole();  // Allocated on kDay - 10, started on kDay - 8.
  EXPECT_EQ(uncovered(fact), 0);
  fact.allocated = kNoDay;
  EXPECT_EQ(uncovered(fact), 1) << "it started in the period";
  fact.started = FactDay(DayNumber(kDay - 11));
  EXPECT_EQ(uncovered(fact), 0) << "it passed before the period";
  fact = Whole();
  fact.received = kNoDay;
  EXPECT_EQ(uncovered(fact), 1);
  fact.allocated = FactDay(DayNumber(kDay - 11));
  EXPECT_EQ(uncovered(fact), 0) << "it was allocated before the period";
  fact = Whole();
  fact.received = FactDay(DayNumber(kDay - 9));
  EXPECT_EQ(uncovered(fact), 1) << "its days are out of order";
}

TEST(CoverageTest, AStockThatLacksItsFirstDayIsUncovered) {
  const Segment segment{Stage::kReferral, Stage::kStart};
  const auto counts = [&](const WaitFact& fact) {
    const std::vector<WaitFact> facts = {fact};
    const Waits waits = AwaitingOn({facts, 1, {}}, kDay - 9, segment);
    return std::make_pair(waits.counted.size(), waits.uncovered.size());
  };
  WaitFact fact = Whole();  // Starts on kDay - 8.
  EXPECT_EQ(counts(fact), std::make_pair(size_t{1}, size_t{0}));
  fact.received = kNoDay;
  EXPECT_EQ(counts(fact), std::make_pair(size_t{0}, size_t{1}));
  fact.triaged = fact.allocated = kNoDay;
  EXPECT_EQ(counts(fact), std::make_pair(size_t{0}, size_t{0}))
      << "nothing tells that it was received by then";
}

// Every segment by every stage that the type may lack: only a stage at one of
// its ends takes the case out, and a case of another type stays.
TEST(UnusedStageTest, ATypeIsNotAskedAboutAWaitFromOrToAStageItLacks) {
  const Period all{kDay - 100, kDay + 1};
  WaitFact lacking = Whole();
  lacking.type = 7;
  WaitFact other = Whole();
  other.type = 255;
  const std::vector<WaitFact> facts = {lacking, other};
  for (const Stage from : kStages) {
    for (const Stage to : kStages) {
      if (to <= from) continue;
      for (const Stage lacked : kStages) {
        FactView view{facts, 1, {}};
        view.unused.Add(7, lacked);
        const size_t asked = lacked == from || lacked == to ? 1 : 2;
        const absl::CivilDay met =
            DayOfNumber(Whole().*kStageDays[IndexOf(to)]);
        EXPECT_EQ(AwaitingOn(view, met - 1, {from, to}).counted.size(), asked);
        EXPECT_EQ(WaitsEndedIn(view, all, {from, to}).counted.size(), asked);
      }
    }
  }
}

TEST(UnusedStageTest, ItLacksNoDayOfAStageItDoesNotHave) {
  WaitFact fact = Whole();
  fact.type = 7;
  fact.started = fact.completed = fact.service_started = kNoDay;
  const std::vector<WaitFact> facts = {fact};
  FactView view{facts, 1, {}};
  const Period all{kDay - 100, kDay + 1};
  const auto uncovered = [&] {
    return WaitsEndedIn(view, all, kUntilStart).uncovered.size() +
           AwaitingOn(view, kDay, {Stage::kStart, std::nullopt})
               .uncovered.size();
  };
  EXPECT_EQ(uncovered(), 2);
  view.unused.Add(7, Stage::kStart);
  EXPECT_EQ(uncovered(), 0);
  // A wait until the case is closed has no other end.
  EXPECT_EQ(
      AwaitingOn(view, kDay, {Stage::kReferral, std::nullopt}).counted.size(),
      1);
}

}  // namespace
}  // namespace carereform::assessments
