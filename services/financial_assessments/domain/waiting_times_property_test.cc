#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "common/types/civil_date.h"
#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"
#include "services/financial_assessments/domain/waiting_times_fixture.h"

namespace carereform::financial_assessments {
namespace {

using absl::CivilDay;

const CivilDay kFirst(2025, 3, 20);

std::vector<WaitFact> AnyFacts() {
  std::vector<WaitFact> facts;
  const int count = *rc::gen::inRange(0, 30);
  for (int i = 0; i < count; ++i) {
    WaitFact fact;
    fact.referred = DayNumber(kFirst) + *rc::gen::inRange(0, 60);
    fact.kind = *rc::gen::inRange<uint16_t>(0, 2);
    const int32_t end = fact.referred + *rc::gen::inRange(0, 40);
    const int fate = *rc::gen::inRange(0, 3);
    if (fate == 1) fact.decided = end;
    if (fate == 2) fact.left = end;
    facts.push_back(fact);
  }
  return facts;
}

// The oracle walks every assessment from its referral, one day at a time, and
// counts the working days it passes by asking about each.
RC_GTEST_PROP(WaitingTimesProperty, AgreeWithWalkingDayByDay, ()) {
  const std::vector<WaitFact> facts = AnyFacts();
  const CivilDay day = kFirst + *rc::gen::inRange(0, 100);
  const BankHolidays& england = BankHolidays::England();
  std::vector<int64_t> calendar;
  std::vector<int64_t> working;
  for (const WaitFact& fact : facts) {
    int64_t calendar_days = 0;
    int64_t working_days = 0;
    for (int32_t walked = fact.referred; walked <= DayNumber(day); ++walked) {
      if (walked == fact.decided || walked == fact.left) break;
      if (walked > fact.referred) {
        ++calendar_days;
        if (*england.IsWorkingDay(DayOfNumber(walked))) ++working_days;
      }
      if (walked == DayNumber(day)) {
        calendar.push_back(calendar_days);
        working.push_back(working_days);
      }
    }
  }
  const auto waits = AwaitingDecisionOn(facts, day, 0, std::nullopt);
  RC_ASSERT(CalendarDays(waits) == calendar);
  RC_ASSERT(*WorkingDays(waits, england) == working);
}

// Every decided assessment is in exactly one of two periods that meet.
RC_GTEST_PROP(WaitingTimesProperty, PeriodsThatMeetShareNothing, ()) {
  const std::vector<WaitFact> facts = AnyFacts();
  const CivilDay middle = kFirst + *rc::gen::inRange(1, 100);
  const Period before{kFirst, middle};
  const Period after{middle, kFirst + 200};
  size_t decided = 0;
  for (const WaitFact& fact : facts) decided += fact.decided != kNoDay ? 1 : 0;
  RC_ASSERT(DecidedIn(facts, before, 0, std::nullopt).size() +
                DecidedIn(facts, after, 0, std::nullopt).size() ==
            decided);
}

RC_GTEST_PROP(WaitingTimesProperty, KindsAreThePartsOfTheWhole, ()) {
  const std::vector<WaitFact> facts = AnyFacts();
  const CivilDay day = kFirst + *rc::gen::inRange(0, 100);
  RC_ASSERT(AwaitingDecisionOn(facts, day, 0, 0).size() +
                AwaitingDecisionOn(facts, day, 0, 1).size() ==
            AwaitingDecisionOn(facts, day, 0, std::nullopt).size());
}

}  // namespace
}  // namespace carereform::financial_assessments
