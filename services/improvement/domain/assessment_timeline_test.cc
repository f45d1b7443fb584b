#include "services/improvement/domain/assessment_timeline.h"

#include <optional>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace carereform::improvement {
namespace {

using Day = absl::CivilDay;
using Days = std::vector<std::optional<Day>>;
using testing::ElementsAre;

std::vector<StepDuration> Of(const Days& days) {
  return DurationsOf(days, BankHolidays::England());
}

// Cover report of 3 November 2025, paragraphs 19 to 24.
TEST(AssessmentTimelineTest, TheAssessmentOf2025) {
  EXPECT_THAT(
      Of({Day(2024, 9, 9), Day(2024, 9, 27), std::nullopt, Day(2025, 2, 24),
          Day(2025, 6, 23), Day(2025, 7, 7), Day(2025, 9, 17)}),
      ElementsAre(StepDuration{}, StepDuration{18, 14, 18}, StepDuration{},
                  StepDuration{150, 103, 168}, StepDuration{119, 81, 287},
                  StepDuration{14, 10, 301}, StepDuration{72, 51, 373}));
}

TEST(AssessmentTimelineTest, NoStepAndOneStepHaveNoDuration) {
  EXPECT_THAT(Of({}), testing::IsEmpty());
  EXPECT_THAT(Of({Day(2025, 1, 1)}), ElementsAre(StepDuration{}));
  EXPECT_THAT(Of({std::nullopt, Day(2025, 1, 1)}),
              ElementsAre(StepDuration{}, StepDuration{}));
}

TEST(AssessmentTimelineTest, TheSameDayIsNothing) {
  EXPECT_THAT(Of({Day(2025, 1, 6), Day(2025, 1, 6)}),
              ElementsAre(StepDuration{}, StepDuration{0, 0, 0}));
}

TEST(AssessmentTimelineTest, AStepBeforeTheLastHasNoWorkingDays) {
  EXPECT_THAT(Of({Day(2025, 1, 7), Day(2025, 1, 6)}),
              ElementsAre(StepDuration{}, StepDuration{-1, std::nullopt, -1}));
}

TEST(AssessmentTimelineTest, WithoutBankHolidaysThereAreCalendarDaysOnly) {
  const int year = BankHolidays::England().last_year();
  EXPECT_THAT(Of({Day(year, 12, 31), Day(year + 1, 1, 1)}),
              ElementsAre(StepDuration{}, StepDuration{1, std::nullopt, 1}));
}

}  // namespace
}  // namespace carereform::improvement
