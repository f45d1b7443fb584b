#include "services/financial_assessments/domain/account_finalisation_steps.h"

#include <set>
#include <utility>

#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"

namespace carereform::financial_assessments {
namespace {

using absl::CivilDay;
using State = FinalisationState;
using Step = FinalisationStep;

constexpr State kStates[] = {
    State::kTold,    State::kFinalChargeWorkedOut, State::kFinalBillSent,
    State::kSettled, State::kWrittenOff,           State::kRefunded};

TEST(AccountFinalisationStepsTest, EachStepFollowsTheOneBefore) {
  const std::set<std::pair<State, State>> allowed = {
      {State::kTold, State::kFinalChargeWorkedOut},
      {State::kFinalChargeWorkedOut, State::kFinalBillSent},
      {State::kFinalBillSent, State::kSettled},
      {State::kFinalBillSent, State::kWrittenOff},
      {State::kFinalBillSent, State::kRefunded}};
  for (const State from : kStates) {
    for (const State to : kStates) {
      EXPECT_EQ(CanMove(from, to), allowed.count({from, to}) > 0)
          << StateWord(from) << " to " << StateWord(to);
    }
  }
}

TEST(AccountFinalisationStepsTest, WhatIsOwedSaysHowItCanEnd) {
  const auto can = [](State to, int64_t balance, int64_t refund,
                      int64_t written_off = 0) {
    return WhyNotClosedAs(to, Pence::FromPence(balance),
                          Pence::FromPence(refund),
                          Pence::FromPence(written_off))
        .empty();
  };
  EXPECT_TRUE(can(State::kSettled, 0, 0));
  EXPECT_TRUE(can(State::kSettled, 100, 0));
  EXPECT_FALSE(can(State::kSettled, 0, 1));
  EXPECT_TRUE(can(State::kRefunded, 0, 1));
  EXPECT_FALSE(can(State::kRefunded, 0, 0));
  EXPECT_FALSE(can(State::kRefunded, 100, 0));
  EXPECT_TRUE(can(State::kWrittenOff, 100, 0, 99));
  EXPECT_TRUE(can(State::kWrittenOff, 100, 0, 100));
  EXPECT_FALSE(can(State::kWrittenOff, 100, 0, 101));
}

TEST(AccountFinalisationStepsTest, AStepIsDueByTheStandardOfTheDayOfTelling) {
  const CivilDay start(2024, 4, 1);
  const CivilDay end(2025, 4, 1);
  const std::vector<FinalisationStandard> standards = {
      {Step::kClose, 84, start, end, "assumed", "a paper"},
      {Step::kClose, 56, end, std::nullopt, "assumed", "a paper"},
      {Step::kFinalBill, 42, start, std::nullopt, "withdrawn", "a paper"}};
  EXPECT_EQ(DueDay(standards, Step::kClose, start - 1), std::nullopt);
  EXPECT_EQ(DueDay(standards, Step::kClose, start), start + 84);
  EXPECT_EQ(DueDay(standards, Step::kClose, end - 1), end - 1 + 84);
  EXPECT_EQ(DueDay(standards, Step::kClose, end), end + 56);
  EXPECT_EQ(DueDay(standards, Step::kFinalBill, start), std::nullopt);
  EXPECT_EQ(DueDay(standards, Step::kFinalCharge, start), std::nullopt);
}

TEST(AccountFinalisationStepsTest, AClosedOneHasNoNextStep) {
  EXPECT_EQ(StepAfter(State::kTold), Step::kFinalCharge);
  EXPECT_EQ(StepAfter(State::kFinalChargeWorkedOut), Step::kFinalBill);
  EXPECT_EQ(StepAfter(State::kFinalBillSent), Step::kClose);
  for (const State state :
       {State::kSettled, State::kWrittenOff, State::kRefunded}) {
    EXPECT_EQ(StepAfter(state), std::nullopt);
  }
}

// Every walk of allowed moves goes up to an end in three moves.
RC_GTEST_PROP(AccountFinalisationStepsPropertyTest, EveryWalkEndsInThreeMoves,
              ()) {
  State at = State::kTold;
  int moves = 0;
  for (int i = 0; i < 40; ++i) {
    const State to = kStates[*rc::gen::inRange<size_t>(0, 6)];
    if (!CanMove(at, to)) continue;
    RC_ASSERT(to > at);
    at = to;
    ++moves;
  }
  RC_ASSERT(moves <= 3);
  RC_ASSERT((moves == 3) == !StepAfter(at).has_value());
}

}  // namespace
}  // namespace carereform::financial_assessments
