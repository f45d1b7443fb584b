#include "services/improvement/domain/action_states.h"

#include <iterator>
#include <map>
#include <utility>
#include <vector>

#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"

namespace carereform::improvement {
namespace {

using absl::CivilDay;
using enum ActionEvent;
using enum ActionState;

constexpr ActionState kStates[] = {kNotStarted, kInProgress, kPaused,
                                   kCompleted, kCancelled};
constexpr ActionEvent kEvents[] = {kStart,    kPause,  kResume,
                                   kComplete, kCancel, kReopen};

// What the contract says of each method, written again by hand.
const std::map<std::pair<ActionState, ActionEvent>, ActionState> kLegal = {
    {{kNotStarted, kStart}, kInProgress},
    {{kNotStarted, kCancel}, kCancelled},
    {{kInProgress, kPause}, kPaused},
    {{kInProgress, kComplete}, kCompleted},
    {{kInProgress, kCancel}, kCancelled},
    {{kPaused, kResume}, kInProgress},
    {{kPaused, kCancel}, kCancelled},
    {{kCompleted, kReopen}, kInProgress},
    {{kCancelled, kReopen}, kInProgress}};

TEST(ActionStatesTest, EveryEventInEveryState) {
  for (const ActionState state : kStates) {
    for (const ActionEvent event : kEvents) {
      const auto legal = kLegal.find({state, event});
      const auto after = StateAfter(state, event);
      EXPECT_EQ(after.has_value(), legal != kLegal.end())
          << StateWords(state) << ' ' << static_cast<int>(event);
      if (after.has_value() && legal != kLegal.end()) {
        EXPECT_EQ(*after, legal->second);
      }
    }
  }
}

TEST(ActionStatesTest, OnlyTheDoneAndTheGivenUpAreNotToBeDone) {
  EXPECT_TRUE(IsToBeDone(kNotStarted));
  EXPECT_TRUE(IsToBeDone(kInProgress));
  EXPECT_TRUE(IsToBeDone(kPaused));
  EXPECT_FALSE(IsToBeDone(kCompleted));
  EXPECT_FALSE(IsToBeDone(kCancelled));
}

TEST(ActionStatesTest, TheStateOfADayIsThatOfTheLastChangeByThen) {
  const CivilDay day(2026, 5, 31);
  const std::vector<DatedState> changes = {
      {kInProgress, day}, {kCompleted, day + 10}, {kInProgress, day + 10}};
  EXPECT_EQ(StateOn({}, day), kNotStarted);
  EXPECT_EQ(StateOn(changes, day - 1), kNotStarted);
  EXPECT_EQ(StateOn(changes, day), kInProgress);
  EXPECT_EQ(StateOn(changes, day + 9), kInProgress);
  EXPECT_EQ(StateOn(changes, day + 10), kInProgress);
  EXPECT_EQ(StateOn({changes.data(), 2}, day + 10), kCompleted);
}

// Whatever happens in whatever order, what is refused changes nothing, and an
// action that is done began at some time.
RC_GTEST_PROP(ActionStatesProperty, RandomEventsNeverLeaveTheTable, ()) {
  ActionState state = kNotStarted;
  bool begun = false;
  const auto events = *rc::gen::container<std::vector<size_t>>(
      rc::gen::inRange<size_t>(0, std::size(kEvents)));
  for (const size_t i : events) {
    const auto after = StateAfter(state, kEvents[i]);
    const auto legal = kLegal.find({state, kEvents[i]});
    RC_ASSERT(after.has_value() == (legal != kLegal.end()));
    if (!after.has_value()) continue;
    state = legal->second;
    RC_ASSERT(*after == state);
    begun = begun || state == kInProgress;
    RC_ASSERT(begun || state == kCancelled);
  }
}

}  // namespace
}  // namespace carereform::improvement
