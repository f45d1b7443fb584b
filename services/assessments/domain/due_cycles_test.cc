#include "services/assessments/domain/due_cycles.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace carereform::assessments {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr Mark kStart{.day = 10, .due = 15};

TEST(DueCyclesTest, OneThatNothingFollowsLastsUntilTheEnd) {
  EXPECT_THAT(CyclesOf({kStart}, 30),
              ElementsAre(DueCycle{.opened = 10, .due = 15, .ended = 30}));
  EXPECT_THAT(CyclesOf({kStart}, kNoDay),
              ElementsAre(DueCycle{.opened = 10, .due = 15, .ended = kNoDay}));
}

TEST(DueCyclesTest, DoingEndsOneAndOpensTheNext) {
  EXPECT_THAT(
      CyclesOf({{.day = 14, .due = 19, .done = true, .rating = 2}, kStart}, 30),
      ElementsAre(
          DueCycle{
              .opened = 10, .due = 15, .ended = 14, .ended_by_doing = true},
          DueCycle{.opened = 14,
                   .due = 19,
                   .ended = 30,
                   .last_done = 14,
                   .rating = 2}));
}

TEST(DueCyclesTest, AChangeEndsOneWithoutDoing) {
  const auto cycles = CyclesOf({kStart, {.day = 12, .due = 13}}, 30);
  ASSERT_EQ(cycles.size(), 2);
  EXPECT_FALSE(cycles[0].ended_by_doing);
  EXPECT_EQ(cycles[1].last_done, kNoDay);
}

TEST(DueCyclesTest, OfMarksOnOneDayTheLastHolds) {
  const auto cycles = CyclesOf({kStart,
                                {.day = 12, .due = 20, .done = true},
                                {.day = 12, .due = 13, .rating = 3}},
                               30);
  ASSERT_EQ(cycles.size(), 2);
  EXPECT_TRUE(cycles[0].ended_by_doing);
  EXPECT_EQ(cycles[1].last_done, 12);
  EXPECT_EQ(cycles[1].due, 13);
  EXPECT_EQ(cycles[1].rating, 3);
}

TEST(DueCyclesTest, DoingAfterAChangeOnTheSameDayStillAnswersWhatWentBefore) {
  const auto cycles = CyclesOf(
      {kStart, {.day = 12, .due = 13}, {.day = 12, .due = 20, .done = true}},
      30);
  ASSERT_EQ(cycles.size(), 2);
  EXPECT_TRUE(cycles[0].ended_by_doing);
}

TEST(DueCyclesTest, AChangeKeepsTheDayOfTheLastDoing) {
  const auto cycles = CyclesOf(
      {kStart, {.day = 14, .due = 19, .done = true}, {.day = 16, .due = 17}},
      30);
  ASSERT_EQ(cycles.size(), 3);
  EXPECT_EQ(cycles[2].last_done, 14);
}

TEST(DueCyclesTest, MarksOnTheEndOnlyEndAndLaterOnesArePassedOver) {
  EXPECT_THAT(
      CyclesOf({kStart, {.day = 30, .due = 40, .done = true}}, 30),
      ElementsAre(DueCycle{
          .opened = 10, .due = 15, .ended = 30, .ended_by_doing = true}));
  EXPECT_THAT(CyclesOf({kStart, {.day = 31, .done = true}}, 30),
              ElementsAre(DueCycle{.opened = 10, .due = 15, .ended = 30}));
  EXPECT_THAT(CyclesOf({kStart}, 10), IsEmpty());
  EXPECT_THAT(CyclesOf({kStart}, 9), IsEmpty());
  EXPECT_THAT(CyclesOf({}, 9), IsEmpty());
}

TEST(DueCyclesTest, ADayIsInTheCycleThatOpensOnIt) {
  const auto cycles =
      CyclesOf({kStart, {.day = 14, .due = 19, .done = true}}, 30);
  EXPECT_FALSE(CycleOn(cycles, 9).has_value());
  EXPECT_EQ(CycleOn(cycles, 10)->opened, 10);
  EXPECT_EQ(CycleOn(cycles, 13)->opened, 10);
  EXPECT_EQ(CycleOn(cycles, 14)->opened, 14);
  EXPECT_EQ(CycleOn(cycles, 29)->opened, 14);
  EXPECT_FALSE(CycleOn(cycles, 30).has_value());
}

TEST(DueCyclesTest, IsOverdueFromTheDayAfterTheDueDay) {
  const DueCycle cycle{.opened = 10, .due = 15, .ended = 30};
  EXPECT_EQ(DaysOverdue(cycle, 14), 0);
  EXPECT_EQ(DaysOverdue(cycle, 15), 0);
  EXPECT_EQ(DaysOverdue(cycle, 16), 1);
  EXPECT_EQ(DaysOverdue({.opened = 10, .due = kNoDay, .ended = 30}, 29), 0);
}

TEST(DueCyclesTest, OnTimeIsOnTheDueDayOrBefore) {
  const auto done_on = [](int32_t day) {
    return DoneIn(
        {.opened = 10, .due = 15, .ended = day, .ended_by_doing = true}, 15,
        16);
  };
  EXPECT_EQ(done_on(14), Done::kOnTime);
  EXPECT_EQ(done_on(15), Done::kOnTime);
  EXPECT_EQ(done_on(16), Done::kLate);
}

TEST(DueCyclesTest, WhatEndedOtherwiseCountsOnlyOnceItWasLate) {
  const auto ended_on = [](int32_t day) {
    return DoneIn({.opened = 10, .due = 15, .ended = day}, 15, 16);
  };
  EXPECT_EQ(ended_on(14), Done::kNotCounted);
  EXPECT_EQ(ended_on(15), Done::kNotCounted);
  EXPECT_EQ(ended_on(16), Done::kLate);
  EXPECT_EQ(ended_on(kNoDay), Done::kLate);
}

TEST(DueCyclesTest, CountsWhatWasDueInThePeriodWithItsFirstDayAndNotItsEnd) {
  const DueCycle cycle{.opened = 10, .due = 15, .ended = 30};
  EXPECT_EQ(DoneIn(cycle, 16, 20), Done::kNotCounted);
  EXPECT_EQ(DoneIn(cycle, 15, 20), Done::kLate);
  EXPECT_EQ(DoneIn(cycle, 11, 16), Done::kLate);
  EXPECT_EQ(DoneIn(cycle, 11, 15), Done::kNotCounted);
}

}  // namespace
}  // namespace carereform::assessments
