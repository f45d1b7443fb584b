#include "services/assessments/domain/tray_slots.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace carereform::assessments {
namespace {

using absl::CivilDay;
using testing::ElementsAre;
using testing::IsEmpty;

const CivilDay kMonday(2025, 10, 6);

Period Week(int n) { return {kMonday + 7 * n, kMonday + 7 * n + 7}; }

TEST(TraySlotsTest, AWeekLiesWhollyInThePeriod) {
  EXPECT_THAT(WholeWeeks({kMonday, kMonday + 7}), ElementsAre(Week(0)));
  EXPECT_THAT(WholeWeeks({kMonday, kMonday + 6}), IsEmpty());
  EXPECT_THAT(WholeWeeks({kMonday + 1, kMonday + 8}), IsEmpty());
  EXPECT_THAT(WholeWeeks({kMonday - 1, kMonday + 15}),
              ElementsAre(Week(0), Week(1)));
}

TEST(TraySlotsTest, WorkingDaysLeaveOutWeekendsAndBankHolidays) {
  // 25 and 26 December 2025 are Thursday and Friday.
  const auto days =
      WorkingDays({CivilDay(2025, 12, 24), CivilDay(2025, 12, 30)},
                  BankHolidays::England());
  ASSERT_TRUE(days.ok()) << days.status();
  EXPECT_THAT(
      *days,
      ElementsAre(Period{CivilDay(2025, 12, 24), CivilDay(2025, 12, 25)},
                  Period{CivilDay(2025, 12, 29), CivilDay(2025, 12, 30)}));
  EXPECT_EQ(WorkingDays({CivilDay(2190, 1, 1), CivilDay(2190, 1, 2)},
                        BankHolidays::England())
                .status()
                .code(),
            absl::StatusCode::kOutOfRange);
}

struct Case {
  Period wait;
  bool due;
};

class DueSlotTest : public testing::TestWithParam<Case> {};

TEST_P(DueSlotTest, IsDueWhereSomebodyWaitsOnOneOfItsDays) {
  const Period slots[] = {Week(1)};
  const SlotsReviewed result = ReviewedSlots(slots, {GetParam().wait}, {});
  EXPECT_EQ(result.due, GetParam().due ? 1 : 0) << GetParam().wait;
  EXPECT_EQ(result.done, 0);
  EXPECT_EQ(result.missed.size(), static_cast<size_t>(result.due));
}

INSTANTIATE_TEST_SUITE_P(
    Waits, DueSlotTest,
    testing::Values(Case{{kMonday, kMonday + 7}, false},
                    Case{{kMonday, kMonday + 8}, true},
                    Case{{kMonday + 13, kMonday + 14}, true},
                    Case{{kMonday + 14, kMonday + 20}, false},
                    Case{{kMonday + 9, kMonday + 10}, true},
                    Case{{kMonday, kMonday + 60}, true}));

TEST(TraySlotsTest, IsDoneByAReviewOnAnyOfItsDays) {
  const Period slots[] = {Week(0), Week(1), Week(2)};
  const Period waits[] = {{kMonday - 30, kMonday + 14}};
  const auto missed = [&](CivilDay review) {
    return ReviewedSlots(slots, waits, {review}).missed;
  };
  EXPECT_THAT(missed(kMonday - 1), ElementsAre(Week(0), Week(1)));
  EXPECT_THAT(missed(kMonday), ElementsAre(Week(1)));
  EXPECT_THAT(missed(kMonday + 6), ElementsAre(Week(1)));
  EXPECT_THAT(missed(kMonday + 7), ElementsAre(Week(0)));
  // Nobody waits in the third week: a review then is not asked for.
  const SlotsReviewed third =
      ReviewedSlots(slots, waits, {kMonday + 14, kMonday + 2, kMonday + 3});
  EXPECT_EQ(third.due, 2);
  EXPECT_EQ(third.done, 1);
}

TEST(TraySlotsTest, ReviewsBetweenSlotsCountForNone) {
  const Period slots[] = {{kMonday, kMonday + 1}, {kMonday + 2, kMonday + 3}};
  const Period waits[] = {{kMonday, kMonday + 10}};
  EXPECT_EQ(ReviewedSlots(slots, waits, {kMonday + 1}).done, 0);
  EXPECT_EQ(ReviewedSlots(slots, waits, {kMonday + 2}).done, 1);
}

}  // namespace
}  // namespace carereform::assessments
