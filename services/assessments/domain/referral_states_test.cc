#include "services/assessments/domain/referral_states.h"

#include <map>
#include <set>
#include <string>
#include <utility>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"

namespace carereform::assessments {
namespace {

using enum ReferralState;

// As most types have it: triage and the service may be passed over.
StageUses Uses() {
  StageUses uses;
  uses.fill(Use::kRequired);
  uses[IndexOf(Stage::kContact)] = Use::kOptional;
  uses[IndexOf(Stage::kTriage)] = Use::kOptional;
  uses[IndexOf(Stage::kServiceStart)] = Use::kOptional;
  return uses;
}

// Every pair of states that may follow one another; all others may not.
const std::set<std::pair<ReferralState, ReferralState>> kMoves = {
    {kReceived, kTriaged}, {kReceived, kAllocated},
    {kReceived, kClosed},  {kTriaged, kAllocated},
    {kTriaged, kClosed},   {kAllocated, kStarted},
    {kAllocated, kClosed}, {kStarted, kCompleted},
    {kStarted, kClosed},   {kCompleted, kDecided},
    {kCompleted, kClosed}, {kDecided, kServiceStarted},
    {kDecided, kClosed},   {kServiceStarted, kClosed},
};

TEST(ReferralStatesTest, EveryPairIsAsTheTableSays) {
  for (const ReferralState from : kReferralStates) {
    for (const ReferralState to : kReferralStates) {
      EXPECT_EQ(CanMove(Uses(), from, to), kMoves.count({from, to}) == 1)
          << from << " to " << to;
    }
  }
}

TEST(ReferralStatesTest, EveryStateHasItsOwnWord) {
  std::set<std::string> words;
  for (const ReferralState state : kReferralStates) {
    words.insert(std::string(StateWord(state)));
  }
  EXPECT_EQ(words.size(), kReferralStates.size());
  EXPECT_EQ(StateWord(kAllocated), "allocated");
}

TEST(ReferralStatesTest, TheStateFollowsFromTheLatestDay) {
  const absl::CivilDay day(2025, 9, 1);
  ReferralDates dates;
  EXPECT_EQ(StateFrom(dates), kReceived);
  for (const Stage stage : kStages) {
    dates.stages[IndexOf(stage)] = day;
    EXPECT_EQ(StateFrom(dates), StateAt(stage));
  }
  EXPECT_EQ(StateFrom(dates), kServiceStarted);
  dates.closed = day;
  EXPECT_EQ(StateFrom(dates), kClosed);
}

// Which states allow each action: open is all before closed.
TEST(ReferralStatesTest, EveryActionIsAllowedWhereTheTableSays) {
  using enum ReferralAction;
  const std::set<ReferralState> open = {kReceived,      kTriaged,   kAllocated,
                                        kStarted,       kCompleted, kDecided,
                                        kServiceStarted};
  std::set<ReferralState> unmerged = open;
  unmerged.insert(kClosed);
  const std::map<ReferralAction, std::set<ReferralState>> allowed = {
      {kRate, open},
      {kEscalate, open},
      {kHold, open},
      {kTransfer, open},
      {kInform, {kDecided, kServiceStarted, kClosed}},
      {kCorrect, unmerged},
      {kReassign, unmerged},
      {kMerge, unmerged},
      {kFlag, unmerged},
      {kReopen, {kClosed}},
      {kUnmerge, {kMerged}}};
  ASSERT_EQ(allowed.size(), kReferralActions.size());
  std::set<std::string> words;
  for (const ReferralAction action : kReferralActions) {
    EXPECT_NE(ActionWords(action), "");
    words.insert(std::string(ActionWord(action)));
    for (const ReferralState state : kReferralStates) {
      EXPECT_EQ(Allows(state, action), allowed.at(action).count(state) == 1)
          << ActionWord(action) << " when " << state;
    }
  }
  EXPECT_EQ(words.size(), kReferralActions.size());
}

RC_GTEST_PROP(ReferralStatesProperty, EveryLifeGoesForwardAndEndsClosed, ()) {
  const StageUses uses = *rc::gen::container<StageUses>(
      rc::gen::element(Use::kNotUsed, Use::kOptional, Use::kRequired));
  ReferralState state = kReceived;
  int moves = 0;
  while (state != kClosed) {
    const ReferralState next = *rc::gen::suchThat(
        rc::gen::elementOf(kReferralStates),
        [&](ReferralState to) { return CanMove(uses, state, to); });
    RC_ASSERT(next > state);
    state = next;
    RC_ASSERT(++moves <= 7);
  }
}

// What may follow depends on the stages of the type alone.
RC_GTEST_PROP(ReferralStatesProperty, AnOpenStateMovesAsItsStageDoes, ()) {
  const StageUses uses = *rc::gen::container<StageUses>(
      rc::gen::element(Use::kNotUsed, Use::kOptional, Use::kRequired));
  for (const Stage from : kStages) {
    for (const Stage to : kStages) {
      if (from == Stage::kContact || to == Stage::kContact) continue;
      RC_ASSERT(CanMove(uses, StateAt(from), StateAt(to)) ==
                Follows(uses, from, to));
    }
  }
}

}  // namespace
}  // namespace carereform::assessments
