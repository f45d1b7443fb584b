#include "services/improvement/domain/recommendation_states.h"

#include <optional>
#include <vector>

#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"

namespace carereform::improvement {
namespace {

using enum RecommendationEvent;
using enum RecommendationState;

TEST(RecommendationStatesTest, EveryEventInEveryState) {
  const std::optional<RecommendationState> none;
  struct Row {
    RecommendationState from;
    std::optional<RecommendationState> accept, reject, close, reopen;
  };
  for (const Row& row : {Row{kOpen, kAccepted, kRejected, none, none},
                         Row{kAccepted, none, kRejected, kClosed, none},
                         Row{kRejected, kAccepted, none, none, none},
                         Row{kClosed, none, none, none, kAccepted}}) {
    SCOPED_TRACE(StateWords(row.from));
    EXPECT_EQ(StateAfter(row.from, kAccept), row.accept);
    EXPECT_EQ(StateAfter(row.from, kReject), row.reject);
    EXPECT_EQ(StateAfter(row.from, kClose), row.close);
    EXPECT_EQ(StateAfter(row.from, kReopen), row.reopen);
  }
}

// Nothing is closed that was not accepted just before.
RC_GTEST_PROP(RecommendationStatesProperty, WhatIsClosedWasAccepted, ()) {
  RecommendationState state = kOpen;
  const auto events =
      *rc::gen::container<std::vector<int>>(rc::gen::inRange<int>(0, 4));
  for (const int event : events) {
    const auto after =
        StateAfter(state, static_cast<RecommendationEvent>(event));
    if (!after.has_value()) continue;
    if (*after == kClosed) RC_ASSERT(state == kAccepted);
    RC_ASSERT(*after != kOpen);
    state = *after;
  }
}

}  // namespace
}  // namespace carereform::improvement
