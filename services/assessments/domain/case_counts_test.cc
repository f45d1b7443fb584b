#include "services/assessments/domain/case_counts.h"

#include "common/types/civil_date.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace carereform::assessments {
namespace {

using absl::CivilDay;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

const CivilDay kDay(2025, 10, 20);
const Period kWeek{kDay, kDay + 7};

uint16_t On(int days_later) { return FactDay(DayNumber(kDay) + days_later); }

// What a count says of one case: 1, 0, "?" where it lacks a day, or nothing.
std::string Say(const Waits& waits) {
  std::string said;
  for (const CaseWait& wait : waits.counted) {
    said += std::to_string(wait.days);
  }
  said.append(waits.uncovered.size(), '?');
  return said;
}

TEST(OutcomesToldTest, IsOfThoseClosedInThePeriodWhoSaidWhoAsked) {
  const auto said = [](const WaitFact& fact) {
    const std::vector<WaitFact> facts = {fact};
    return Say(OutcomesToldIn({facts, 0, {}}, kWeek));
  };
  WaitFact fact;
  fact.request_source = 6;
  EXPECT_EQ(said(fact), "") << "open";
  fact.left = On(-1);
  EXPECT_EQ(said(fact), "");
  fact.left = On(0);
  EXPECT_EQ(said(fact), "0");
  fact.left = On(6);
  fact.informed = On(30);
  EXPECT_EQ(said(fact), "1") << "told later is told";
  fact.left = On(7);
  EXPECT_EQ(said(fact), "");
  fact.left = On(3);
  fact.request_source = 0;
  EXPECT_EQ(said(fact), "?");
}

TEST(StartedByTest, TheDayItselfIsInTime) {
  const auto said = [](const WaitFact& fact) {
    const std::vector<WaitFact> facts = {fact};
    return Say(StartedByIn({facts, 0, {}}, kWeek));
  };
  WaitFact fact;
  EXPECT_EQ(said(fact), "") << "no such day";
  fact.start_by = On(0);
  EXPECT_EQ(said(fact), "0") << "not started";
  fact.started = On(-1);
  EXPECT_EQ(said(fact), "1");
  fact.started = On(0);
  EXPECT_EQ(said(fact), "1");
  fact.started = On(1);
  EXPECT_EQ(said(fact), "0");
  fact.start_by = On(-1);
  EXPECT_EQ(said(fact), "");
  fact.start_by = On(6);
  EXPECT_EQ(said(fact), "1");
  fact.start_by = On(7);
  EXPECT_EQ(said(fact), "");
  fact.start_by = On(3);
  fact.started = kNoDay;
  fact.decided = On(2);
  EXPECT_EQ(said(fact), "?") << "it started, nobody knows when";
}

WaitFact Allocated(int from, uint16_t worker, uint16_t left = kNoDay) {
  WaitFact fact;
  fact.allocated = On(from);
  fact.worker = worker;
  fact.left = left;
  return fact;
}

TEST(CaseloadTest, CountsOpenAllocatedCasesOfEachWorker) {
  const std::vector<WaitFact> facts = {
      Allocated(-3, 5),         Allocated(0, 5),  Allocated(1, 5),
      Allocated(-3, 5, On(0)),  Allocated(-9, 7), Allocated(-9, 7, On(1)),
      Allocated(-9, 8, On(-1)), Allocated(-9, 7), Allocated(-2, kNoWord)};
  const Waits cases = AllocatedOn({facts, 0, {}}, kDay);
  EXPECT_EQ(cases.counted.size(), 5);
  EXPECT_THAT(cases.uncovered, ElementsAre(8));
  EXPECT_THAT(CaseloadsOf(facts, cases.counted), UnorderedElementsAre(2, 3));
  EXPECT_THAT(CaseloadsOf(facts, {}), IsEmpty());
}

}  // namespace
}  // namespace carereform::assessments
