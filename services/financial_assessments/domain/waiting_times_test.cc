#include "services/financial_assessments/domain/waiting_times.h"

#include <cstdint>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "common/types/civil_date.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/financial_assessments/domain/waiting_times_fixture.h"

namespace carereform::financial_assessments {
namespace {

using absl::CivilDay;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using Days = std::vector<int64_t>;

const CivilDay kDay(2025, 10, 20);  // A Monday.

WaitFact Fact(CivilDay referred, std::optional<CivilDay> decided = {},
              std::optional<CivilDay> left = {}) {
  WaitFact fact;
  fact.known_from = 1;
  fact.referred = DayNumber(referred);
  if (decided) fact.decided = DayNumber(*decided);
  if (left) fact.left = DayNumber(*left);
  return fact;
}

struct Case {
  std::string name;
  WaitFact fact;
  Days calendar_days;
  Days working_days;
};
std::ostream& operator<<(std::ostream& out, const Case& c) {
  return out << c.name;
}

class AwaitingDecisionTest : public testing::TestWithParam<Case> {};

TEST_P(AwaitingDecisionTest, WaitsFromReferralUntilTheDayBeforeTheEnd) {
  const Case& c = GetParam();
  const std::vector<WaitFact> facts = {c.fact};
  const auto waits = AwaitingDecisionOn(facts, kDay, 1, std::nullopt);
  EXPECT_EQ(CalendarDays(waits), c.calendar_days);
  const auto working = WorkingDays(waits, BankHolidays::England());
  ASSERT_TRUE(working.ok()) << working.status();
  EXPECT_EQ(*working, c.working_days);
}

INSTANTIATE_TEST_SUITE_P(
    Edges, AwaitingDecisionTest,
    testing::ValuesIn(std::vector<Case>{
        {"ReferredTomorrow", Fact(kDay + 1), {}, {}},
        {"ReferredToday", Fact(kDay), {0}, {0}},
        {"ReferredYesterdayASunday", Fact(kDay - 1), {1}, {1}},
        {"ReferredOnFriday", Fact(kDay - 3), {3}, {1}},
        {"ReferredAWeekAgo", Fact(kDay - 7), {7}, {5}},
        {"OverABankHoliday", Fact(CivilDay(2025, 8, 22)), {59}, {40}},
        {"DecidedYesterday", Fact(kDay - 9, kDay - 1), {}, {}},
        {"DecidedToday", Fact(kDay - 9, kDay), {}, {}},
        {"DecidedTomorrow", Fact(kDay - 7, kDay + 1), {7}, {5}},
        {"WithdrawnToday", Fact(kDay - 9, {}, kDay), {}, {}},
        {"WithdrawnTomorrow", Fact(kDay - 7, {}, kDay + 1), {7}, {5}},
    }),
    [](const auto& test) { return test.param.name; });

// 14 to 20 October 2025.
const Period kPeriod{kDay - 6, kDay + 1};

class DecidedInTest : public testing::TestWithParam<Case> {};

TEST_P(DecidedInTest, CountsWaitsByTheDayDecided) {
  const Case& c = GetParam();
  const std::vector<WaitFact> facts = {c.fact};
  const auto waits = DecidedIn(facts, kPeriod, 1, std::nullopt);
  EXPECT_EQ(CalendarDays(waits), c.calendar_days);
  const auto working = WorkingDays(waits, BankHolidays::England());
  ASSERT_TRUE(working.ok()) << working.status();
  EXPECT_EQ(*working, c.working_days);
}

INSTANTIATE_TEST_SUITE_P(
    Edges, DecidedInTest,
    testing::ValuesIn(std::vector<Case>{
        {"StillWaiting", Fact(kDay - 9), {}, {}},
        {"DayBeforeThePeriod", Fact(kDay - 9, kDay - 7), {}, {}},
        {"FirstDay", Fact(kDay - 9, kDay - 6), {3}, {2}},
        {"LastDay", Fact(kDay - 7, kDay), {7}, {5}},
        {"DayAfterThePeriod", Fact(kDay - 9, kDay + 1), {}, {}},
        {"SameDay", Fact(kDay, kDay), {0}, {0}},
        {"Withdrawn", Fact(kDay - 9, {}, kDay), {}, {}},
    }),
    [](const auto& test) { return test.param.name; });

TEST(WaitingTimesKindTest, AsksAboutOneKindOrAll) {
  std::vector<WaitFact> facts = {Fact(kDay - 7), Fact(kDay - 3, kDay + 1)};
  facts[1].kind = 2;
  const auto awaiting = [&facts](std::optional<uint16_t> kind) {
    return CalendarDays(AwaitingDecisionOn(facts, kDay, 1, kind));
  };
  EXPECT_THAT(awaiting(std::nullopt), ElementsAre(7, 3));
  EXPECT_THAT(awaiting(0), ElementsAre(7));
  EXPECT_THAT(awaiting(2), ElementsAre(3));
  EXPECT_THAT(awaiting(1), IsEmpty());
  EXPECT_EQ(CasesOf(facts, 1).size(), 2u);
  EXPECT_EQ(CasesOf(facts, 1, 2).size(), 1u);
  EXPECT_EQ(CasesOf(facts, 1, 1).size(), 0u);
  const Period tomorrow{kDay + 1, kDay + 2};
  EXPECT_THAT(CalendarDays(DecidedIn(facts, tomorrow, 1, 2)), ElementsAre(4));
  EXPECT_THAT(DecidedIn(facts, tomorrow, 1, 0), IsEmpty());
}

// Explanations name records by the rows of their facts.
TEST(WaitingTimesRowTest, EveryWaitCarriesTheRowOfItsFact) {
  const std::vector<WaitFact> facts = {Fact(kDay - 9, kDay), Fact(kDay - 5),
                                       Fact(kDay + 1), Fact(kDay - 2, kDay)};
  const int32_t today = DayNumber(kDay);
  EXPECT_THAT(AwaitingDecisionOn(facts, kDay, 1, std::nullopt),
              ElementsAre(CaseWait{1, today - 5, today}));
  EXPECT_THAT(DecidedIn(facts, {kDay, kDay + 1}, 1, std::nullopt),
              ElementsAre(CaseWait{0, today - 9, today},
                          CaseWait{3, today - 2, today}));
}

TEST(WaitingTimesKnownAtTest, AnswersAsKnownAtTheRevision) {
  WaitFact first = Fact(kDay - 7);
  first.known_from = 5;
  first.known_to = 8;
  WaitFact corrected = Fact(kDay - 3);
  corrected.known_from = 8;
  const std::vector<WaitFact> facts = {first, corrected};
  const auto awaiting = [&facts](uint64_t known_at) {
    return CalendarDays(
        AwaitingDecisionOn(facts, kDay, known_at, std::nullopt));
  };
  EXPECT_THAT(awaiting(4), IsEmpty());
  EXPECT_THAT(awaiting(5), ElementsAre(7));
  EXPECT_THAT(awaiting(7), ElementsAre(7));
  EXPECT_THAT(awaiting(8), ElementsAre(3));
  EXPECT_THAT(awaiting(kStillKnown), ElementsAre(3));
  EXPECT_EQ(CasesOf(facts, 4).size(), 0u);
  EXPECT_EQ(CasesOf(facts, 7).size(), 1u);
  EXPECT_EQ(CasesOf(facts, 8).size(), 1u);
}

TEST(WorkingDaysTest, RefusesAYearThatIsNotCoveredButStillCountsPeople) {
  const std::vector<WaitFact> facts = {Fact(CivilDay(2018, 12, 31))};
  const auto waits = AwaitingDecisionOn(facts, kDay, 1, std::nullopt);
  EXPECT_EQ(waits.size(), 1u);
  const auto working = WorkingDays(waits, BankHolidays::England());
  EXPECT_EQ(working.status().code(), absl::StatusCode::kOutOfRange);
  EXPECT_THAT(std::string(working.status().message()),
              HasSubstr("no bank holidays are held for 2018"));
}

TEST(WorkingDaysTest, RefusesAWaitThatEndsBeforeItBegins) {
  const std::vector<CaseWait> waits = {{0, 20'000, 19'999}};
  EXPECT_EQ(WorkingDays(waits, BankHolidays::England()).status().code(),
            absl::StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace carereform::financial_assessments
