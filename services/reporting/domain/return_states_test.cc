#include "services/reporting/domain/return_states.h"

#include <ostream>
#include <string>
#include <vector>

#include "gtest/gtest.h"

namespace carereform::reporting {
namespace {

constexpr ReturnState kStates[] = {
    ReturnState::kDraft, ReturnState::kFrozen, ReturnState::kCertified,
    ReturnState::kSubmitted, ReturnState::kPublished};

// Whether a move can be made from each state, in the order of kStates.
struct Case {
  std::string name;
  ReturnMove move;
  bool allowed[5];
};
std::ostream& operator<<(std::ostream& out, const Case& c) {
  return out << c.name;
}

class ReturnStatesTest : public testing::TestWithParam<Case> {};

TEST_P(ReturnStatesTest, EveryStateAllowsOrSaysWhatToDo) {
  const Case& c = GetParam();
  for (int i = 0; i < 5; ++i) {
    EXPECT_EQ(MayMove(kStates[i], c.move), c.allowed[i]) << "state " << i;
    EXPECT_EQ(WhatToDo(kStates[i], c.move).empty(), c.allowed[i])
        << "state " << i;
  }
  EXPECT_FALSE(MoveInWords(c.move).empty());
}

INSTANTIATE_TEST_SUITE_P(
    Moves, ReturnStatesTest,
    testing::ValuesIn(std::vector<Case>{
        //                    draft frozen certified submitted published
        {"Freeze", ReturnMove::kFreeze, {true, false, false, false, false}},
        {"Certify", ReturnMove::kCertify, {false, true, false, false, false}},
        {"Submit", ReturnMove::kSubmit, {false, false, true, false, false}},
        {"Publish", ReturnMove::kPublish, {false, false, false, true, false}},
        {"Revert", ReturnMove::kRevert, {false, true, true, true, true}},
        {"Note", ReturnMove::kNote, {false, false, false, true, true}},
    }),
    [](const auto& test) { return test.param.name; });

TEST(ReturnStatesTest, SaysWhatIsMissingOrWhatIsDone) {
  EXPECT_NE(WhatToDo(ReturnState::kDraft, ReturnMove::kCertify),
            WhatToDo(ReturnState::kPublished, ReturnMove::kCertify));
  EXPECT_NE(WhatToDo(ReturnState::kFrozen, ReturnMove::kSubmit),
            WhatToDo(ReturnState::kSubmitted, ReturnMove::kSubmit));
  EXPECT_NE(WhatToDo(ReturnState::kCertified, ReturnMove::kPublish),
            WhatToDo(ReturnState::kPublished, ReturnMove::kPublish));
}

}  // namespace
}  // namespace carereform::reporting
