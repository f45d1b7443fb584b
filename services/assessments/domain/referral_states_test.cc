#include "services/assessments/domain/referral_states.h"

#include <set>
#include <string>
#include <utility>

#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"

namespace carereform::assessments {
namespace {

using enum ReferralState;

// Every pair of states that may follow one another; all others may not.
const std::set<std::pair<ReferralState, ReferralState>> kMoves = {
    {kReceived, kTriaged},  {kReceived, kAllocated}, {kReceived, kClosed},
    {kTriaged, kAllocated}, {kTriaged, kClosed},     {kAllocated, kStarted},
    {kAllocated, kClosed},  {kStarted, kClosed},
};

TEST(ReferralStatesTest, EveryPairIsAsTheTableSays) {
  for (const ReferralState from : kReferralStates) {
    for (const ReferralState to : kReferralStates) {
      EXPECT_EQ(CanMove(from, to), kMoves.count({from, to}) == 1)
          << from << " to " << to;
    }
  }
}

TEST(ReferralStatesTest, EveryStateIsReachedAndHasItsOwnWord) {
  std::set<ReferralState> reached = {kReceived};
  std::set<std::string> words;
  for (const ReferralState from : kReferralStates) {
    words.insert(std::string(StateWord(from)));
    for (const ReferralState to : kReferralStates) {
      if (reached.count(from) == 1 && CanMove(from, to)) reached.insert(to);
    }
  }
  EXPECT_EQ(reached.size(), kReferralStates.size());
  EXPECT_EQ(words.size(), kReferralStates.size());
  EXPECT_EQ(StateWord(kAllocated), "allocated");
}

RC_GTEST_PROP(ReferralStatesProperty, EveryLifeGoesForwardAndEndsClosed, ()) {
  ReferralState state = kReceived;
  int moves = 0;
  while (state != kClosed) {
    const ReferralState next = *rc::gen::suchThat(
        rc::gen::elementOf(kReferralStates),
        [state](ReferralState to) { return CanMove(state, to); });
    RC_ASSERT(next > state);
    state = next;
    RC_ASSERT(++moves <= 4);
  }
}

}  // namespace
}  // namespace carereform::assessments
