#include "services/assessments/domain/waiting_contacts.h"

#include "common/types/civil_date.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace carereform::assessments {
namespace {

using absl::CivilDay;

constexpr uint16_t kUnrated = 0;
constexpr uint16_t kAmber = 2;
constexpr uint16_t kRed = 3;
const CivilDay kFrom(2025, 1, 1);

ContactFrequency Every(int64_t days, uint16_t rating) {
  return {.rating = rating,
          .every_days = days,
          .escalate_to = "",
          .from = kFrom,
          .to = std::nullopt,
          .status = "assumed",
          .source = "a paper"};
}

const std::vector<ContactFrequency>& Frequencies() {
  static const auto& all = *new std::vector<ContactFrequency>{
      Every(10, kUnrated), Every(5, kAmber), Every(2, kRed)};
  return all;
}

int32_t Day(int n) { return DayNumber(kFrom) + n; }

TEST(WaitingContactsTest, AFrequencyAppliesFromItsFirstDayUpToItsEnd) {
  ContactFrequency red = Every(2, kRed);
  red.to = kFrom + 10;
  EXPECT_EQ(FrequencyOn({red}, kRed, kFrom - 1), nullptr);
  EXPECT_NE(FrequencyOn({red}, kRed, kFrom), nullptr);
  EXPECT_NE(FrequencyOn({red}, kRed, kFrom + 9), nullptr);
  EXPECT_EQ(FrequencyOn({red}, kRed, kFrom + 10), nullptr);
  EXPECT_EQ(FrequencyOn({red}, kAmber, kFrom), nullptr);
  red.status = "withdrawn";
  EXPECT_EQ(FrequencyOn({red}, kRed, kFrom), nullptr);
}

TEST(WaitingContactsTest, NothingIsDueWhereNoFrequencyIsHeld) {
  EXPECT_EQ(NextContactDue({}, kRed, Day(0)), kNoDay);
  EXPECT_EQ(NextContactDue(Frequencies(), kRed, Day(-1)), kNoDay);
  EXPECT_EQ(NextContactDue(Frequencies(), kRed, Day(0)), Day(2));
}

TEST(WaitingContactsTest, ACaseNeverRatedIsDueAsUnrated) {
  const auto cycles =
      ContactCycles(Frequencies(), {.received = Day(0), .contacts = {}});
  ASSERT_EQ(cycles.size(), 1);
  EXPECT_EQ(cycles[0].due, Day(10));
  EXPECT_EQ(cycles[0].rating, kUnrated);
}

TEST(WaitingContactsTest, ARatingCountsAnewFromItsDay) {
  const auto cycles = ContactCycles(
      Frequencies(),
      {.received = Day(0), .rated = Day(3), .rating = kRed, .contacts = {}});
  ASSERT_EQ(cycles.size(), 2);
  EXPECT_EQ(cycles[1].due, Day(5));
  EXPECT_FALSE(cycles[0].ended_by_doing);
}

TEST(WaitingContactsTest, AContactCountsAnewByTheRatingAfterIt) {
  // Rated by the contact itself: no mark of its own.
  const auto cycles =
      ContactCycles(Frequencies(), {.received = Day(0),
                                    .rated = Day(4),
                                    .rating = kRed,
                                    .contacts = {{Day(4), kRed}}});
  ASSERT_EQ(cycles.size(), 2);
  EXPECT_TRUE(cycles[0].ended_by_doing);
  EXPECT_EQ(cycles[1].last_done, Day(4));
  EXPECT_EQ(cycles[1].due, Day(6));
}

TEST(WaitingContactsTest, ARatingAfterTheLastContactHolds) {
  const auto cycles =
      ContactCycles(Frequencies(), {.received = Day(0),
                                    .rated = Day(6),
                                    .rating = kRed,
                                    .contacts = {{Day(4), kAmber}}});
  ASSERT_EQ(cycles.size(), 3);
  EXPECT_EQ(cycles[1].rating, kAmber);
  EXPECT_EQ(cycles[2].rating, kRed);
  EXPECT_EQ(cycles[2].due, Day(8));
}

TEST(WaitingContactsTest, NobodyWaitsFromTheDayTheWaitEndedOrUnreceived) {
  const auto cycles = ContactCycles(
      Frequencies(), {.received = Day(0), .ended = Day(5), .contacts = {}});
  EXPECT_TRUE(CycleOn(cycles, Day(4)).has_value());
  EXPECT_FALSE(CycleOn(cycles, Day(5)).has_value());
  EXPECT_TRUE(ContactCycles(Frequencies(), {}).empty());
}

}  // namespace
}  // namespace carereform::assessments
