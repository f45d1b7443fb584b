#include "services/assessments/domain/review_intervals.h"

#include "common/types/civil_date.h"
#include "gtest/gtest.h"

namespace carereform::assessments {
namespace {

using absl::CivilDay;

constexpr uint16_t kLongTerm = 1;
constexpr uint16_t kPlacement = 5;
const CivilDay kFrom(2020, 1, 1);

ReviewInterval Interval(uint16_t kind, ReviewedAfter after, int months,
                        int days) {
  return {.kind = kind,
          .after = after,
          .months = months,
          .days = days,
          .from = kFrom,
          .to = std::nullopt,
          .status = "in force",
          .source = "a paper"};
}

const std::vector<ReviewInterval>& Intervals() {
  static const auto& all = *new std::vector<ReviewInterval>{
      Interval(kLongTerm, ReviewedAfter::kReview, 12, 0),
      Interval(kLongTerm, ReviewedAfter::kDischarge, 0, 14),
      Interval(kPlacement, ReviewedAfter::kStart, 0, 42),
      Interval(kPlacement, ReviewedAfter::kStart, 0, 7),
      Interval(kPlacement, ReviewedAfter::kStart, 0, 14)};
  return all;
}

int32_t Day(CivilDay day) { return DayNumber(day); }

// When the review is due that is open at the end.
int32_t OpenDue(const SupportDays& support) {
  const auto cycles = ReviewCycles(Intervals(), support);
  return cycles.empty() ? -1 : cycles.back().due;
}

TEST(ReviewIntervalsTest, IsDueAYearAfterTheStartAndThenAfterEachReview) {
  SupportDays support{
      .kind = kLongTerm, .started = Day(CivilDay(2024, 2, 29)), .reviewed = {}};
  EXPECT_EQ(OpenDue(support), Day(CivilDay(2025, 2, 28)));
  support.reviewed = {Day(CivilDay(2025, 1, 10)), Day(CivilDay(2024, 6, 1))};
  EXPECT_EQ(OpenDue(support), Day(CivilDay(2026, 1, 10)));
}

TEST(ReviewIntervalsTest, AReviewBeforeTheSupportWasKeptHereCounts) {
  EXPECT_EQ(OpenDue({.kind = kLongTerm,
                     .started = Day(CivilDay(2022, 1, 1)),
                     .reviewed_before = Day(CivilDay(2024, 5, 1)),
                     .reviewed = {}}),
            Day(CivilDay(2025, 5, 1)));
}

TEST(ReviewIntervalsTest, AnEarlyReviewIsDueTwoWeeksAfterDischarge) {
  SupportDays support{.kind = kLongTerm,
                      .started = Day(CivilDay(2025, 3, 1)),
                      .discharged = Day(CivilDay(2025, 3, 1)),
                      .reviewed = {}};
  EXPECT_EQ(OpenDue(support), Day(CivilDay(2025, 3, 15)));
  support.reviewed = {Day(CivilDay(2025, 3, 14))};
  EXPECT_EQ(OpenDue(support), Day(CivilDay(2026, 3, 14)));
}

TEST(ReviewIntervalsTest, AReviewBeforeDischargeDoesNotAnswerTheEarlyOne) {
  SupportDays support{.kind = kLongTerm,
                      .started = Day(CivilDay(2024, 1, 1)),
                      .discharged = Day(CivilDay(2025, 3, 1)),
                      .reviewed = {Day(CivilDay(2025, 2, 28))}};
  EXPECT_EQ(OpenDue(support), Day(CivilDay(2025, 3, 15)));
  support.reviewed = {Day(CivilDay(2025, 3, 1))};
  EXPECT_EQ(OpenDue(support), Day(CivilDay(2026, 3, 1)));
}

TEST(ReviewIntervalsTest, YearlyReviewsGoOnWhereTheyAreDueBeforeTheEarlyOne) {
  EXPECT_EQ(OpenDue({.kind = kLongTerm,
                     .started = Day(CivilDay(2024, 3, 5)),
                     .discharged = Day(CivilDay(2025, 3, 1)),
                     .reviewed = {}}),
            Day(CivilDay(2025, 3, 5)));
}

TEST(ReviewIntervalsTest, APlacementIsReviewedAfterOneTwoAndSixWeeks) {
  const int32_t start = Day(CivilDay(2025, 3, 1));
  SupportDays support{.kind = kPlacement, .started = start, .reviewed = {}};
  EXPECT_EQ(OpenDue(support), start + 7);
  support.reviewed.push_back(start + 9);
  EXPECT_EQ(OpenDue(support), start + 14);
  support.reviewed.push_back(start + 14);
  EXPECT_EQ(OpenDue(support), start + 42);
  support.reviewed.push_back(start + 40);
  EXPECT_EQ(OpenDue(support), kNoDay);
}

TEST(ReviewIntervalsTest, AnIntervalIsThatOfTheDayItIsCountedFrom) {
  std::vector<ReviewInterval> intervals = {
      Interval(kLongTerm, ReviewedAfter::kReview, 12, 0)};
  intervals[0].to = kFrom + 10;
  const auto due = [&](int32_t started) {
    return ReviewCycles(
               intervals,
               {.kind = kLongTerm, .started = started, .reviewed = {}})[0]
        .due;
  };
  EXPECT_EQ(due(Day(kFrom - 1)), kNoDay);
  EXPECT_NE(due(Day(kFrom)), kNoDay);
  EXPECT_NE(due(Day(kFrom + 9)), kNoDay);
  EXPECT_EQ(due(Day(kFrom + 10)), kNoDay);
  intervals[0].status = "withdrawn";
  EXPECT_EQ(due(Day(kFrom)), kNoDay);
}

TEST(ReviewIntervalsTest, NothingIsDueOfAKindThatNoIntervalIsOf) {
  EXPECT_EQ(OpenDue({.kind = 9, .started = Day(kFrom), .reviewed = {}}),
            kNoDay);
}

}  // namespace
}  // namespace carereform::assessments
