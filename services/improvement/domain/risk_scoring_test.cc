#include "services/improvement/domain/risk_scoring.h"

#include "gtest/gtest.h"

namespace carereform::improvement {
namespace {

const RiskScales& Grid() {
  static const auto& grid = *new RiskScales{{{1, "a"}, {2, "b"}, {3, "c"}},
                                            {{1, "d"}, {2, "e"}},
                                            {{1, "low"}, {4, "high"}}};
  return grid;
}

TEST(RiskScoring, IsLikelihoodTimesImpact) {
  EXPECT_EQ(*ScoreRisk(Grid(), 3, 1), (RiskValue{3, "low"}));
  EXPECT_EQ(*ScoreRisk(Grid(), 2, 2), (RiskValue{4, "high"}));
  EXPECT_EQ(*ScoreRisk(Grid(), 3, 2), (RiskValue{6, "high"}));
}

TEST(RiskScoring, RefusesWhatTheSchemeDoesNotHave) {
  for (const auto& [likelihood, impact] :
       {std::pair(0, 1), std::pair(4, 1), std::pair(1, 0), std::pair(1, 3)}) {
    EXPECT_FALSE(ScoreRisk(Grid(), likelihood, impact).ok())
        << likelihood << " " << impact;
  }
}

TEST(RiskScoring, AloneWhereThereIsNoImpact) {
  RiskScales scales = Grid();
  scales.impacts.clear();
  EXPECT_EQ(*ScoreRisk(scales, 3, 0), (RiskValue{3, "low"}));
  EXPECT_FALSE(ScoreRisk(scales, 3, 1).ok());
}

}  // namespace
}  // namespace carereform::improvement
