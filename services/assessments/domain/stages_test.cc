#include "services/assessments/domain/stages.h"

#include "gtest/gtest.h"

namespace carereform::assessments {
namespace {

TEST(StagesTest, EveryStageIsFoundByItsWordAndStandsInItsPlace) {
  for (size_t i = 0; i < kStages.size(); ++i) {
    EXPECT_EQ(IndexOf(kStages[i]), i);
    EXPECT_EQ(StageOf(StageWord(kStages[i])), kStages[i]);
  }
}

TEST(StagesTest, AnotherWordIsNoStage) {
  EXPECT_EQ(StageOf("closing"), std::nullopt);
  EXPECT_EQ(StageOf(""), std::nullopt);
  EXPECT_EQ(StageOf("Contact"), std::nullopt);
}

}  // namespace
}  // namespace carereform::assessments
