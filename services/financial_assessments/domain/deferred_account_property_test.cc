// Statements against an oracle of their own: whole numbers of any length, a
// fraction whose denominator grows each day, and nothing that is ever dropped.

#include <algorithm>
#include <cstdint>
#include <vector>

#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"
#include "services/financial_assessments/domain/deferral_fixture.h"
#include "services/financial_assessments/domain/deferral_statement.h"
#include "services/financial_assessments/domain/long_number.h"

namespace carereform::financial_assessments {
namespace {

constexpr uint64_t kYear = 10'000 * 365;

uint64_t SumOn(const std::vector<AccountMovement>& movements,
               absl::CivilDay day) {
  uint64_t sum = 0;
  for (const AccountMovement& movement : movements) {
    if (movement.day == day)
      sum += static_cast<uint64_t>(movement.amount.value());
  }
  return sum;
}

int32_t RateOn(const TestRules& rules, absl::CivilDay day) {
  for (const MaximumRate& rate : rules.rules().rates->all()) {
    if (rate.from <= day && day < rate.to) return rate.hundredths;
  }
  return -1;
}

// What the day has of a weekly amount, by counting the days since Monday.
uint64_t PartOn(absl::CivilDay day, uint64_t weekly) {
  uint64_t since_monday = 0;
  while (absl::GetWeekday(day - static_cast<int>(since_monday)) !=
         absl::Weekday::monday) {
    ++since_monday;
  }
  return weekly * (since_monday + 1) / 7 - weekly * since_monday / 7;
}

// What is owed after `last`, in whole pence, with daily rests.
uint64_t OwedBy(const DeferredHistory& history, const TestRules& rules,
                uint64_t limit, absl::CivilDay last) {
  Long owed(0);
  Long over(1);
  for (absl::CivilDay day = history.agreed; day <= last; ++day) {
    const Long repaid = over.Times(SumOn(history.repayments, day));
    const Long bearing = repaid <= owed ? owed.Less(repaid) : Long(0);
    owed = owed.Plus(over.Times(SumOn(history.fees, day))).Less(repaid);
    owed = owed.Times(kYear).Plus(
        bearing.Times(static_cast<uint64_t>(RateOn(rules, day))));
    over = over.Times(kYear);
    uint64_t weekly = 0;
    for (const DeferredFrom& deferral : history.deferrals) {
      if (deferral.from <= day) {
        weekly = static_cast<uint64_t>(deferral.weekly.value());
      }
    }
    if (history.ended.has_value() && *history.ended < day) weekly = 0;
    if (owed <= over.Times(limit)) {
      const uint64_t room = over.Times(limit).Less(owed).Over(over);
      owed = owed.Plus(over.Times(std::min(room, PartOn(day, weekly))));
    }
  }
  return owed.Over(over);
}

struct Story {
  DeferredHistory history;
  TestRules rules;
  uint64_t limit;
  int days;
};

Story AnyStory() {
  const absl::CivilDay agreed =
      absl::CivilDay(2023, 1, 1) + *rc::gen::inRange(0, 500);
  const int days = *rc::gen::inRange(1, 220);
  const auto pence = [](int most) {
    return Pence::FromPence(*rc::gen::inRange(1, most));
  };
  DeferredHistory history = HistoryFrom(
      agreed, Pence::FromPence(*rc::gen::inRange(1'500'000, 9'000'000)),
      pence(200'000));
  const auto any_day = [&] { return agreed + *rc::gen::inRange(0, days); };
  if (*rc::gen::arbitrary<bool>()) {
    history.deferrals.push_back(
        {agreed + 1 + *rc::gen::inRange(0, days), pence(200'000)});
  }
  history.fees = {{agreed, pence(100'000)}, {any_day(), pence(10'000)}};
  if (history.fees[1].day < agreed) std::swap(history.fees[0], history.fees[1]);
  // The fee of the first day covers it, whenever it is.
  history.repayments = {{any_day(), history.fees[0].amount}};
  if (*rc::gen::arbitrary<bool>()) history.ended = any_day();
  const TestRules rules({TestTerms()},
                        {*rc::gen::inRange(0, 2000), *rc::gen::inRange(0, 2000),
                         *rc::gen::inRange(0, 2000), 365, 0, 1});
  const Pence limit =
      EquityLimitOf(history.valuations[0].property, TestTerms());
  return {history, rules, static_cast<uint64_t>(limit.value()), days};
}

DeferralStatement Written(const Story& story, absl::CivilDay first,
                          absl::CivilDay last) {
  const auto written =
      StatementOf(story.history, story.rules.rules(), first, last);
  RC_ASSERT(written.index() == size_t{0});
  return std::get<0>(written);
}

Pence SumOf(const DeferralStatement& statement, DeferralLineKind kind) {
  Pence sum;
  for (const DeferralLine& line : statement.lines) {
    if (line.kind == kind) sum = sum + line.amount;
  }
  return sum;
}

RC_GTEST_PROP(DeferredAccountProperty, OwesWhatTheFractionsSay, ()) {
  const Story story = AnyStory();
  const absl::CivilDay last = story.history.agreed + story.days - 1;
  const auto closing = static_cast<uint64_t>(
      Written(story, story.history.agreed, last).closing.value());
  const uint64_t owed = OwedBy(story.history, story.rules, story.limit, last);
  // The day that clears the account forgoes less than a penny, once; and where
  // the fraction is within a billionth above a whole penny, dropped parts can
  // leave the penny before it.
  RC_ASSERT(closing <= owed);
  RC_ASSERT(owed <= closing + 1);
}

RC_GTEST_PROP(DeferredAccountProperty, SplittingAPeriodChangesNothing, ()) {
  const Story story = AnyStory();
  const absl::CivilDay first = story.history.agreed;
  const absl::CivilDay last = first + story.days - 1;
  const auto whole = Written(story, first, last);
  absl::CivilDay from = first;
  Pence sums[5];
  Pence not_deferred;
  Pence owed;
  while (from <= last) {
    const absl::CivilDay to =
        std::min(last, from + *rc::gen::inRange(0, story.days));
    const auto part = Written(story, from, to);
    RC_ASSERT(part.opening == owed);
    Pence sum = part.opening;
    for (const DeferralLine& line : part.lines) sum = sum + line.amount;
    RC_ASSERT(sum == part.closing);
    for (int kind = 1; kind < 5; ++kind) {
      sums[kind] =
          sums[kind] + SumOf(part, static_cast<DeferralLineKind>(kind));
    }
    not_deferred = not_deferred + part.not_deferred;
    owed = part.closing;
    from = to + 1;
  }
  RC_ASSERT(owed == whole.closing);
  RC_ASSERT(not_deferred == whole.not_deferred);
  for (int kind = 1; kind < 5; ++kind) {
    RC_ASSERT(sums[kind] == SumOf(whole, static_cast<DeferralLineKind>(kind)));
  }
}

RC_GTEST_PROP(DeferredAccountProperty, NothingIsDeferredAboveTheLimit, ()) {
  const Story story = AnyStory();
  DeferredAccount account(story.history, story.rules.rules());
  AccountDay day;
  for (int i = 0; i < story.days; ++i) {
    RC_ASSERT(!account.Step(day).has_value());
    if (day.deferred > Pence()) RC_ASSERT(day.balance <= day.limit);
    RC_ASSERT(day.deferred >= Pence());
    RC_ASSERT(day.not_deferred >= Pence());
  }
}

}  // namespace
}  // namespace carereform::financial_assessments
