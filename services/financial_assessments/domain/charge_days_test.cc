#include "services/financial_assessments/domain/charge_days.h"

#include <optional>
#include <vector>

#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"

namespace carereform::financial_assessments {
namespace {

ChargeFact Known(uint64_t revision, int32_t untold_since, int32_t told,
                 int32_t weekly_from, int64_t weekly_pence) {
  ChargeFact fact;
  fact.known_from = revision;
  fact.weekly_pence = weekly_pence;
  fact.started = 10;
  fact.untold_since = untold_since;
  fact.told = told;
  fact.weekly_from = weekly_from;
  return fact;
}

// The charge on a day, by one charge's rows.
std::optional<ChargeDay> On(const std::vector<ChargeFact>& rows, int32_t day,
                            uint64_t revision = 99) {
  const std::vector<uint32_t> numbers(rows.size(), 0);
  const auto days = ChargesOn(rows, numbers, revision, day);
  if (days.empty()) return std::nullopt;
  return days.front();
}

// Recorded on day 20, told on 25; changed on 30, told on 35.
TEST(ChargeDaysTest, EachRunOfUntoldDaysStays) {
  const std::vector<ChargeFact> rows = {
      Known(1, 20, kNoDay, 20, 100), Known(2, 20, 25, 20, 100),
      Known(3, 30, kNoDay, 30, 200), Known(4, 30, 35, 30, 200)};
  EXPECT_FALSE(On(rows, 9));
  for (const int32_t day : {10, 19, 25, 29, 35, 36}) {
    EXPECT_FALSE(On(rows, day)->is_untold()) << day;
  }
  for (const int32_t day : {20, 24}) {
    EXPECT_EQ(On(rows, day)->untold_since, 20) << day;
  }
  for (const int32_t day : {30, 34}) {
    EXPECT_EQ(On(rows, day)->untold_since, 30) << day;
  }
  // As it was known before the second letter, and before the first.
  EXPECT_EQ(On(rows, 36, 3)->untold_since, 30);
  EXPECT_EQ(On(rows, 36, 1)->untold_since, 20);
}

TEST(ChargeDaysTest, AWeeklyChargeCountsFromItsDay) {
  // What is paid from day 40 on was recorded ahead.
  const std::vector<ChargeFact> rows = {Known(1, 20, kNoDay, 20, 0),
                                        Known(2, 20, kNoDay, 40, 200)};
  EXPECT_EQ(On(rows, 15)->weekly_pence, 0);
  EXPECT_EQ(On(rows, 39)->weekly_pence, 0);
  EXPECT_FALSE(On(rows, 39)->is_untold());
  EXPECT_EQ(On(rows, 40)->weekly_pence, 200);
  EXPECT_TRUE(On(rows, 40)->is_untold());
  // Of two that count from one day, the one recorded last.
  const std::vector<ChargeFact> again = {rows[0], rows[1],
                                         Known(3, 20, kNoDay, 40, 300)};
  EXPECT_EQ(On(again, 40)->weekly_pence, 300);
}

TEST(ChargeDaysTest, AnEndIsTheFirstDayThatIsNotCharged) {
  std::vector<ChargeFact> rows = {Known(1, 20, kNoDay, 20, 100)};
  rows.push_back(rows[0]);
  rows[1].known_from = 2;
  rows[1].ended = 30;
  EXPECT_TRUE(On(rows, 29));
  EXPECT_FALSE(On(rows, 30));
  EXPECT_TRUE(On(rows, 30, 1));
}

// Told on day 20; looked ahead then: more is charged from day 40 on.
TEST(ChargeDaysTest, ARiseIsUntoldFromItsDayUntilItIsTold) {
  std::vector<ChargeFact> rows = {Known(1, 20, 20, 20, 100)};
  rows[0].looked_ahead = 20;
  rows[0].rise = 40;
  rows[0].rise_pence = 150;
  EXPECT_FALSE(On(rows, 39)->is_untold());
  EXPECT_EQ(On(rows, 39)->weekly_pence, 100);
  EXPECT_EQ(On(rows, 40)->untold_since, 40);
  EXPECT_EQ(On(rows, 40)->weekly_pence, 150);
  // A letter of day 45 tells of it, and changes no day before.
  rows.push_back(Known(2, 20, 20, 20, 100));
  rows[1].looked_ahead = 45;
  EXPECT_EQ(On(rows, 44)->untold_since, 40);
  EXPECT_FALSE(On(rows, 45)->is_untold());
  EXPECT_TRUE(On(rows, 45, 1)->is_untold());
}

// Days go by, and on each the charge may change or the person be told. Whether
// the person is told at the end of each day is written down as it happens, and
// is what is found afterwards.
RC_GTEST_PROP(ChargeDaysProperty, LaterDaysChangeNoEarlierOne, ()) {
  const auto happenings = *rc::gen::container<std::vector<int>>(
      rc::gen::inRange(0, 4));  // 1 change, 2 letter, 3 both; 0 nothing.
  std::vector<ChargeFact> rows = {Known(1, 10, kNoDay, 10, 100)};
  std::vector<int32_t> untold;
  int32_t day = 10;
  bool told = false;
  int32_t since = 10;
  for (const int happening : happenings) {
    if ((happening & 1) != 0) {
      if (told) since = day;
      told = false;
      rows.push_back(Known(rows.size() + 1, since, kNoDay, day, day));
    }
    if ((happening & 2) != 0 && !told) {
      told = true;
      ChargeFact fact = rows.back();
      fact.known_from = rows.size() + 1;
      fact.told = day;
      rows.push_back(fact);
    }
    untold.push_back(told ? kNoDay : since);
    ++day;
  }
  for (size_t i = 0; i < untold.size(); ++i) {
    RC_ASSERT(On(rows, static_cast<int32_t>(10 + i))->untold_since ==
              untold[i]);
  }
}

}  // namespace
}  // namespace carereform::financial_assessments
