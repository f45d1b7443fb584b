#include "services/assessments/domain/breaches.h"

#include <ostream>
#include <string>

#include "common/types/civil_date.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace carereform::assessments {
namespace {

using absl::CivilDay;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr uint16_t kType = 1;
const CivilDay kDay(2025, 10, 20);  // A Monday.

Standard Within(int64_t amount, StandardUnit unit = StandardUnit::kDays) {
  Standard standard;
  standard.standard = "allocation";
  standard.amount = amount;
  standard.unit = unit;
  return standard;
}

Limit LimitOf(const Standard& standard, int64_t horizon_days = 0) {
  const auto limit = LimitOn(standard, kType, kDay, horizon_days);
  EXPECT_TRUE(limit.ok()) << limit.status();
  return limit.ok() ? *limit : Limit();
}

uint16_t FactDayOf(CivilDay day) { return FactDay(DayNumber(day)); }

WaitFact ReceivedOn(CivilDay day) {
  WaitFact fact;
  fact.type = kType;
  fact.received = FactDayOf(day);
  return fact;
}

struct Edge {
  std::string name;
  int received_days_ago;
  bool now;
  bool within_7;  // Not now, but within seven days.
};
std::ostream& operator<<(std::ostream& out, const Edge& edge) {
  return out << edge.name;
}

class BreachEdgeTest : public testing::TestWithParam<Edge> {};

TEST_P(BreachEdgeTest, IsInBreachFromTheDayAfterTheLastWithin) {
  const std::vector<WaitFact> facts = {
      ReceivedOn(kDay - GetParam().received_days_ago)};
  const FactView view{facts, 0, {}};
  const std::vector<Limit> limits = {LimitOf(Within(28), 7)};
  EXPECT_EQ(InBreachOn(view, kDay, limits).counted.size(), GetParam().now);
  EXPECT_EQ(SoonInBreachOn(view, kDay, limits).counted.size(),
            GetParam().within_7);
  EXPECT_EQ(BreachesOn(view, kDay, limits).size(),
            GetParam().now || GetParam().within_7);
}

INSTANTIATE_TEST_SUITE_P(Edges, BreachEdgeTest,
                         testing::ValuesIn(std::vector<Edge>{
                             {"ReceivedTomorrow", -1, false, false},
                             {"ReceivedToday", 0, false, false},
                             {"DueInEightDays", 20, false, false},
                             {"DueInSevenDays", 21, false, false},
                             {"DueInSixDays", 22, false, true},
                             {"DueTomorrow", 27, false, true},
                             {"DueToday", 28, false, true},
                             {"DueYesterday", 29, true, false},
                             {"LongAgo", 400, true, false},
                         }),
                         [](const auto& test) { return test.param.name; });

TEST(BreachesTest, EndsWithTheStageOrALaterOneOrTheCase) {
  const std::vector<Limit> limits = {LimitOf(Within(28))};
  const auto in_breach = [&](const WaitFact& fact) {
    const std::vector<WaitFact> facts = {fact};
    return InBreachOn({facts, 0, {}}, kDay, limits).counted.size();
  };
  WaitFact fact = ReceivedOn(kDay - 40);
  EXPECT_EQ(in_breach(fact), 1);
  for (const auto end : {&WaitFact::allocated, &WaitFact::started,
                         &WaitFact::service_started, &WaitFact::left}) {
    WaitFact ended = fact;
    ended.*end = FactDayOf(kDay);
    EXPECT_EQ(in_breach(ended), 0);
    ended.*end = FactDayOf(kDay + 1);
    EXPECT_EQ(in_breach(ended), 1);
  }
  WaitFact triaged = fact;
  triaged.triaged = FactDayOf(kDay - 30);
  EXPECT_EQ(in_breach(triaged), 1) << "an earlier stage ends nothing";
  fact.type = kType + 1;
  EXPECT_EQ(in_breach(fact), 0) << "the standard is of another type";
}

TEST(BreachesTest, WhoHasNoFirstDayIsNotGuessed) {
  WaitFact fact;
  fact.type = kType;
  fact.triaged = FactDayOf(kDay - 100);
  const std::vector<WaitFact> facts = {fact};
  EXPECT_THAT(
      BreachesOn({facts, 0, {}}, kDay, std::vector<Limit>{LimitOf(Within(28))}),
      IsEmpty());
}

TEST(BreachesTest, HoursAreJudgedByCivilDaysAndWorkingDaysPassOverWeekends) {
  const auto in_breach = [&](CivilDay received, const Standard& standard) {
    const std::vector<WaitFact> facts = {ReceivedOn(received)};
    return InBreachOn({facts, 0, {}}, kDay,
                      std::vector<Limit>{LimitOf(standard)})
               .counted.size() == 1;
  };
  EXPECT_FALSE(in_breach(kDay - 1, Within(24, StandardUnit::kHours)));
  EXPECT_TRUE(in_breach(kDay - 2, Within(24, StandardUnit::kHours)));
  // From Friday one working day runs to Monday; from Thursday to Friday.
  EXPECT_FALSE(in_breach(kDay - 3, Within(1, StandardUnit::kWorkingDays)));
  EXPECT_TRUE(in_breach(kDay - 4, Within(1, StandardUnit::kWorkingDays)));
}

// An oracle that asks for the due day of each, for all units.
TEST(BreachesTest, AgreesWithTheDueDayOfEach) {
  for (const StandardUnit unit : {StandardUnit::kDays, StandardUnit::kHours,
                                  StandardUnit::kWorkingDays}) {
    for (const int64_t amount : {1, 2, 5, 24, 72}) {
      for (const int horizon : {0, 7, 28}) {
        const Standard standard = Within(amount, unit);
        const Limit limit = LimitOf(standard, horizon);
        for (int ago = 0; ago < 150; ++ago) {
          const CivilDay received = kDay - ago;
          const CivilDay due = *DueDay(standard, received);
          EXPECT_EQ(DayNumber(received) <= limit.now, kDay > due);
          EXPECT_EQ(DayNumber(received) <= limit.soon, kDay + horizon > due);
        }
      }
    }
  }
}

TEST(BreachesTest, ACaseIsListedOnceForEachStandardAndCountedOnce) {
  const std::vector<WaitFact> facts = {ReceivedOn(kDay - 4)};
  const std::vector<Limit> limits = {LimitOf(Within(1)), LimitOf(Within(3)),
                                     LimitOf(Within(5))};
  const auto breaches = BreachesOn({facts, 0, {}}, kDay, limits);
  std::vector<uint32_t> which;
  for (const Breach& breach : breaches) which.push_back(breach.limit);
  EXPECT_THAT(which, ElementsAre(0, 1));
  EXPECT_EQ(InBreachOn({facts, 0, {}}, kDay, limits).counted.size(), 1);
}

}  // namespace
}  // namespace carereform::assessments
