#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

#include "common/types/civil_date.h"
#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"
#include "services/assessments/domain/waiting_times.h"

namespace carereform::assessments {
namespace {

using absl::CivilDay;

const CivilDay kFirst(2025, 1, 1);
constexpr int kDays = 40;

// A referral as a person would keep it: a letter for each day of its life.
struct Life {
  CivilDay received;
  std::optional<CivilDay> allocated;
  std::optional<CivilDay> started;
  std::optional<CivilDay> closed;
  uint16_t team = 0;
};

Life AnyLife() {
  Life life;
  CivilDay day = kFirst + *rc::gen::inRange(0, kDays);
  life.received = day;
  life.team = *rc::gen::inRange<uint16_t>(0, 3);
  const int stages = *rc::gen::inRange(0, 4);
  for (std::optional<CivilDay>* stage :
       {&life.allocated, &life.started, &life.closed}) {
    day += *rc::gen::inRange(0, 12);
    const bool reached = stage == &life.closed
                             ? *rc::gen::arbitrary<bool>()
                             : stages > (stage == &life.started ? 1 : 0);
    if (reached) *stage = day;
  }
  return life;
}

std::vector<Life> AnyLives() {
  std::vector<Life> lives;
  const int count = *rc::gen::inRange(0, 30);
  for (int i = 0; i < count; ++i) lives.push_back(AnyLife());
  return lives;
}

std::vector<WaitFact> FactsOf(const std::vector<Life>& lives) {
  std::vector<WaitFact> facts;
  for (const Life& life : lives) {
    WaitFact fact;
    fact.received = FactDay(DayNumber(life.received));
    fact.team = life.team;
    if (life.allocated) fact.allocated = FactDay(DayNumber(*life.allocated));
    if (life.started) fact.started = FactDay(DayNumber(*life.started));
    if (life.closed) fact.left = FactDay(DayNumber(*life.closed));
    facts.push_back(fact);
  }
  return facts;
}

Segment AnySegment() {
  return *rc::gen::arbitrary<bool>() ? kUntilAllocation : kUntilStart;
}

std::vector<CaseWait> Awaiting(const std::vector<WaitFact>& facts, CivilDay day,
                               Segment segment, Filter filter = {}) {
  return AwaitingOn({facts, 0, std::move(filter)}, day, segment).counted;
}

std::vector<CaseWait> Ended(const std::vector<WaitFact>& facts,
                            const Period& period, Segment segment,
                            Filter filter = {}) {
  return WaitsEndedIn({facts, 0, std::move(filter)}, period, segment).counted;
}

// The oracle walks each life a day at a time until its wait is over.
RC_GTEST_PROP(WaitingTimesProperty, StockAgreesWithWalkingEachLife, ()) {
  const std::vector<Life> lives = AnyLives();
  const CivilDay day = kFirst + *rc::gen::inRange(0, kDays + 20);
  const Segment segment = AnySegment();
  std::vector<int64_t> expected;
  for (const Life& life : lives) {
    const std::optional<CivilDay> end =
        segment.to == Stage::kAllocation ? life.allocated : life.started;
    int64_t wait = 0;
    for (CivilDay walked = life.received; walked <= day; ++walked, ++wait) {
      if (end.has_value() && walked == *end) break;
      if (life.closed.has_value() && walked == *life.closed) break;
      if (walked == day) expected.push_back(wait);
    }
  }
  RC_ASSERT(DaysOf(Awaiting(FactsOf(lives), day, segment)) == expected);
}

// Who waits tomorrow: who waits today, and who is received tomorrow, less
// those whose wait ends tomorrow.
RC_GTEST_PROP(WaitingTimesProperty, StockAndFlowAgree, ()) {
  std::vector<Life> lives = AnyLives();
  for (Life& life : lives) life.closed.reset();
  const std::vector<WaitFact> facts = FactsOf(lives);
  const CivilDay today = kFirst + *rc::gen::inRange(0, kDays + 20);
  const CivilDay tomorrow = today + 1;
  const Segment segment = AnySegment();
  const auto received = std::count_if(
      lives.begin(), lives.end(),
      [tomorrow](const Life& life) { return life.received == tomorrow; });
  const auto ended =
      DaysOf(Ended(facts, Period{tomorrow, tomorrow + 1}, segment));
  const auto before = DaysOf(Awaiting(facts, today, segment));
  const auto after = DaysOf(Awaiting(facts, tomorrow, segment));
  RC_ASSERT(static_cast<int64_t>(after.size()) ==
            static_cast<int64_t>(before.size()) + received -
                static_cast<int64_t>(ended.size()));
}

RC_GTEST_PROP(WaitingTimesProperty, TeamsAreThePartsOfTheWhole, ()) {
  const std::vector<WaitFact> facts = FactsOf(AnyLives());
  const CivilDay day = kFirst + *rc::gen::inRange(0, kDays + 20);
  const Period period{day, day + *rc::gen::inRange(1, 30)};
  const Segment segment = AnySegment();
  std::vector<int64_t> stock;
  std::vector<int64_t> flow;
  for (uint16_t team = 0; team < 3; ++team) {
    const Filter filter{{Dimension::kTeam, {team}}};
    for (const CaseWait& wait : Awaiting(facts, day, segment, filter)) {
      RC_ASSERT(facts[wait.row].team == team);
      stock.push_back(wait.days);
    }
    for (const CaseWait& wait : Ended(facts, period, segment, filter)) {
      flow.push_back(wait.days);
    }
  }
  auto all_stock = DaysOf(Awaiting(facts, day, segment));
  auto all_flow = DaysOf(Ended(facts, period, segment));
  for (auto* waits : {&stock, &flow, &all_stock, &all_flow}) {
    std::sort(waits->begin(), waits->end());
  }
  RC_ASSERT(stock == all_stock);
  RC_ASSERT(flow == all_flow);
}

}  // namespace
}  // namespace carereform::assessments
