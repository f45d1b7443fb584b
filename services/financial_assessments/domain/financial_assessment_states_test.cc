#include "services/financial_assessments/domain/financial_assessment_states.h"

#include <set>
#include <string>
#include <utility>

#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"

namespace carereform::financial_assessments {
namespace {

using enum FinancialAssessmentState;

// Every pair of states that may follow one another; all others may not.
const std::set<std::pair<FinancialAssessmentState, FinancialAssessmentState>>
    kMoves = {
        {kReferred, kAllocated},  {kReferred, kCompleted},
        {kReferred, kDecided},    {kReferred, kWithdrawn},
        {kAllocated, kCompleted}, {kAllocated, kDecided},
        {kAllocated, kWithdrawn}, {kCompleted, kDecided},
        {kCompleted, kWithdrawn},
};

TEST(FinancialAssessmentStatesTest, EveryPairIsAsTheTableSays) {
  for (const FinancialAssessmentState from : kFinancialAssessmentStates) {
    for (const FinancialAssessmentState to : kFinancialAssessmentStates) {
      EXPECT_EQ(CanMove(from, to), kMoves.count({from, to}) == 1)
          << from << " to " << to;
    }
  }
}

TEST(FinancialAssessmentStatesTest, EveryStateIsReachedAndHasItsOwnWord) {
  std::set<FinancialAssessmentState> reached = {kReferred};
  std::set<std::string> words;
  for (const FinancialAssessmentState from : kFinancialAssessmentStates) {
    words.insert(std::string(StateWord(from)));
    for (const FinancialAssessmentState to : kFinancialAssessmentStates) {
      if (reached.count(from) == 1 && CanMove(from, to)) reached.insert(to);
    }
  }
  EXPECT_EQ(reached.size(), kFinancialAssessmentStates.size());
  EXPECT_EQ(words.size(), kFinancialAssessmentStates.size());
  EXPECT_EQ(StateWord(kCompleted), "completed");
  EXPECT_EQ(StateWord(kDecided), "decided");
}

RC_GTEST_PROP(FinancialAssessmentStatesProperty,
              EveryLifeEndsDecidedOrWithdrawn, ()) {
  FinancialAssessmentState state = kReferred;
  int moves = 0;
  while (state != kDecided && state != kWithdrawn) {
    state = *rc::gen::suchThat(
        rc::gen::elementOf(kFinancialAssessmentStates),
        [state](FinancialAssessmentState to) { return CanMove(state, to); });
    RC_ASSERT(++moves <= 3);
  }
  for (const FinancialAssessmentState to : kFinancialAssessmentStates) {
    RC_ASSERT(!CanMove(state, to));
  }
}

}  // namespace
}  // namespace carereform::financial_assessments
