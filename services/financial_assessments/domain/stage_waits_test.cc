#include <cstdint>
#include <set>
#include <vector>

#include "common/types/civil_date.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"
#include "services/financial_assessments/domain/waiting_times.h"

namespace carereform::financial_assessments {
namespace {

using absl::CivilDay;
using testing::ElementsAre;
using testing::IsEmpty;

const CivilDay kDay(2025, 10, 20);

constexpr Queue kStages[] = {Queue::kAllocation, Queue::kCompletion,
                             Queue::kTelling};

CaseFacts Life(int referred, int allocated, int completed, int decided) {
  const int32_t day = DayNumber(kDay);
  CaseFacts facts;
  facts.referred = day + referred;
  if (allocated != 0) facts.allocated = day + allocated;
  if (completed != 0) facts.completed = day + completed;
  if (decided != 0) facts.decided = day + decided;
  return facts;
}

std::vector<int64_t> DaysIn(const CaseFacts& facts, int day, Queue queue) {
  return CalendarDays(AwaitingOn({{facts}}, kDay + day, queue));
}

TEST(StageWaitsTest, EachQueueEndsWhereTheNextBegins) {
  const CaseFacts facts = Life(-30, -20, -10, -5);
  EXPECT_THAT(DaysIn(facts, -31, Queue::kAllocation), IsEmpty());
  EXPECT_THAT(DaysIn(facts, -30, Queue::kAllocation), ElementsAre(0));
  EXPECT_THAT(DaysIn(facts, -21, Queue::kAllocation), ElementsAre(9));
  EXPECT_THAT(DaysIn(facts, -20, Queue::kAllocation), IsEmpty());
  EXPECT_THAT(DaysIn(facts, -21, Queue::kCompletion), IsEmpty());
  EXPECT_THAT(DaysIn(facts, -20, Queue::kCompletion), ElementsAre(0));
  EXPECT_THAT(DaysIn(facts, -11, Queue::kCompletion), ElementsAre(9));
  EXPECT_THAT(DaysIn(facts, -10, Queue::kCompletion), IsEmpty());
  EXPECT_THAT(DaysIn(facts, -10, Queue::kTelling), ElementsAre(0));
  EXPECT_THAT(DaysIn(facts, -6, Queue::kTelling), ElementsAre(4));
  EXPECT_THAT(DaysIn(facts, -5, Queue::kTelling), IsEmpty());
  EXPECT_THAT(DaysIn(facts, -6, Queue::kDecision), ElementsAre(24));
  EXPECT_THAT(DaysIn(facts, -5, Queue::kDecision), IsEmpty());
}

TEST(StageWaitsTest, AStageWhoseDayIsNotKnownIsPassedOver) {
  const CaseFacts facts = Life(-30, 0, -10, -5);
  EXPECT_THAT(DaysIn(facts, -11, Queue::kAllocation), ElementsAre(19));
  EXPECT_THAT(DaysIn(facts, -10, Queue::kAllocation), IsEmpty());
  EXPECT_THAT(DaysIn(facts, -10, Queue::kCompletion), IsEmpty());
  EXPECT_THAT(DaysIn(facts, -10, Queue::kTelling), ElementsAre(0));
}

TEST(StageWaitsTest, MeasuresFromOneStageToAnother) {
  const std::vector<CaseFacts> cases = {
      Life(-30, -20, -10, -5), Life(-30, 0, -10, 0), Life(-30, 0, 0, -5)};
  const Period year{kDay - 300, kDay};
  const auto waits = [&](Stage from, Stage to) {
    return ReachedIn(cases, year, from, to);
  };
  EXPECT_THAT(CalendarDays(waits(Stage::kReferral, Stage::kAllocation).counted),
              ElementsAre(10));
  const StageWaits done = waits(Stage::kAllocation, Stage::kCompletion);
  EXPECT_THAT(CalendarDays(done.counted), ElementsAre(10));
  EXPECT_THAT(done.uncovered, ElementsAre(1u));
  const StageWaits told = waits(Stage::kCompletion, Stage::kDecision);
  EXPECT_THAT(CalendarDays(told.counted), ElementsAre(5));
  EXPECT_THAT(told.uncovered, ElementsAre(2u));
  EXPECT_THAT(CalendarDays(waits(Stage::kReferral, Stage::kDecision).counted),
              ElementsAre(25, 25));
  // Both ends of a period count.
  EXPECT_EQ(ReachedIn(cases, {kDay - 10, kDay - 9}, Stage::kReferral,
                      Stage::kCompletion)
                .counted.size(),
            2u);
  EXPECT_THAT(
      ReachedIn(cases, {kDay - 9, kDay}, Stage::kReferral, Stage::kCompletion)
          .counted,
      IsEmpty());
}

TEST(CaseFactsTest, JoinWhatIsKnownAtTheRevision) {
  WaitFact first;
  first.known_from = 1;
  first.referred = 10;
  WaitFact second = first;
  second.known_from = 2;
  second.referred = 20;
  QueueFact more;
  more.known_from = 3;
  more.known_to = 5;
  more.owner = 7;
  more.completed = 30;
  more.trigger = 2;
  more.documentation = Answer::kYes;
  QueueFact later = more;
  later.known_from = 5;
  later.known_to = kStillKnown;
  later.completed = 31;
  // Rows stand in the order of changes, not of numbers.
  const std::vector<WaitFact> waits = {second, first};
  const std::vector<uint32_t> numbers = {7, 3};
  const std::vector<QueueFact> queue = {more, later};
  EXPECT_EQ(CasesKnownAt(waits, numbers, queue, 1).size(), 1u);
  const auto at_two = CasesKnownAt(waits, numbers, queue, 2);
  ASSERT_EQ(at_two.size(), 2u);
  EXPECT_EQ(at_two[0].number, 3u);
  EXPECT_EQ(at_two[1].number, 7u);
  EXPECT_EQ(at_two[1].completed, kNoDay);
  EXPECT_EQ(CasesKnownAt(waits, numbers, queue, 4)[1].completed, 30);
  const auto at_five = CasesKnownAt(waits, numbers, queue, 5);
  EXPECT_EQ(at_five[1].completed, 31);
  EXPECT_EQ(at_five[0].completed, kNoDay);
  EXPECT_TRUE(Fits(at_five[1], {.trigger = 2}));
  EXPECT_FALSE(Fits(at_five[1], {.trigger = 1}));
  EXPECT_TRUE(Fits(at_five[1], {.documentation = Answer::kYes}));
  EXPECT_FALSE(Fits(at_five[0], {.documentation = Answer::kYes}));
  EXPECT_TRUE(Fits(at_five[0], {.expenditure = Answer::kUnknown}));
}

// Everybody who waits is in one queue by stage, and in one only.
RC_GTEST_PROP(StageWaitsProperty, QueuesAreThePartsOfTheWhole, ()) {
  std::vector<CaseFacts> cases;
  const int count = *rc::gen::inRange(0, 30);
  for (int i = 0; i < count; ++i) {
    CaseFacts facts = Life(-*rc::gen::inRange(0, 90), 0, 0, 0);
    int32_t day = facts.referred;
    for (int32_t* stage :
         {&facts.allocated, &facts.completed, &facts.decided}) {
      day += *rc::gen::inRange(0, 30);
      if (*rc::gen::arbitrary<bool>()) *stage = day;
    }
    if (facts.decided == kNoDay && *rc::gen::arbitrary<bool>()) {
      facts.left = day;
    }
    cases.push_back(facts);
  }
  const CivilDay day = kDay - *rc::gen::inRange(0, 60);
  std::set<size_t> rows;
  size_t parts = 0;
  for (const Queue queue : kStages) {
    for (const CaseWait& wait : AwaitingOn(cases, day, queue)) {
      rows.insert(wait.row);
      ++parts;
      RC_ASSERT(wait.from <= wait.to);
    }
  }
  RC_ASSERT(rows.size() == parts);
  RC_ASSERT(AwaitingOn(cases, day, Queue::kDecision).size() == parts);
}

}  // namespace
}  // namespace carereform::financial_assessments
