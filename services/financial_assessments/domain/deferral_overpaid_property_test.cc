// Accounts that were repaid by higher rates than turned out to be lawful,
// against an oracle of its own: fractions whose denominator grows each day, and
// what is due back beside them. Sums of money are conserved, and no account
// fails.

#include <algorithm>
#include <cstdint>
#include <vector>

#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"
#include "services/financial_assessments/domain/deferral_dues.h"
#include "services/financial_assessments/domain/deferral_excess.h"
#include "services/financial_assessments/domain/deferral_fixture.h"
#include "services/financial_assessments/domain/deferral_statement.h"
#include "services/financial_assessments/domain/long_number.h"

namespace carereform::financial_assessments {
namespace {

constexpr uint64_t kYear = 10'000 * 365;
const absl::CivilDay kFirst(2023, 1, 2);

struct Story {
  DeferredHistory history;
  std::vector<int32_t> charged;  // Rates by the half year as repaid by.
  std::vector<int32_t> lawful;   // As they turned out to be: not above those.
  uint64_t limit;
  absl::CivilDay last;
};

Pence AnyPence(int most) {
  return Pence::FromPence(*rc::gen::inRange(1, most));
}

// Repays on some days all that is owed, or a part, by the rates of then.
void Repay(Story& story, const TestRules& charged) {
  for (int left = *rc::gen::inRange(1, 4); left > 0; --left) {
    const absl::CivilDay from = story.history.repayments.empty()
                                    ? kFirst
                                    : story.history.repayments.back().day + 1;
    if (story.last < from) return;
    const absl::CivilDay day =
        from +
        *rc::gen::inRange<int>(0, static_cast<int>(story.last - from) + 1);
    DeferredAccount account(story.history, charged.rules());
    AccountDay at;
    while (account.next() <= day) RC_ASSERT(!account.Step(at).has_value());
    const Pence all = at.repayable;
    if (all == Pence()) continue;
    const Pence part =
        Pence::FromPence(*rc::gen::inRange<int64_t>(1, all.value() + 1));
    story.history.repayments.push_back(
        {day, *rc::gen::arbitrary<bool>() ? all : part});
  }
}

Story AnyStory() {
  Story story;
  story.last = kFirst + *rc::gen::inRange(0, 260);
  const auto any_day = [&] {
    return kFirst +
           *rc::gen::inRange<int>(0, static_cast<int>(story.last - kFirst) + 1);
  };
  story.history = HistoryFrom(
      kFirst, Pence::FromPence(*rc::gen::inRange(1'600'000, 9'000'000)),
      AnyPence(100'000));
  story.history.fees = {{kFirst, AnyPence(5'000'000)},
                        {any_day(), AnyPence(9'000)}};
  if (*rc::gen::arbitrary<bool>()) story.history.ended = any_day();
  for (int half = 0; half < 6; ++half) {
    story.charged.push_back(*rc::gen::inRange(0, 2'001));
    story.lawful.push_back(*rc::gen::inRange(0, story.charged.back() + 1));
  }
  story.limit = static_cast<uint64_t>(
      EquityLimitOf(story.history.valuations[0].property, TestTerms()).value());
  Repay(story, TestRules({TestTerms()}, story.charged));
  if (*rc::gen::arbitrary<bool>()) {
    story.history.refunds = {{any_day(), AnyPence(3'000)}};
  }
  return story;
}

uint64_t SumOn(const std::vector<AccountMovement>& movements,
               absl::CivilDay day) {
  uint64_t sum = 0;
  for (const AccountMovement& movement : movements) {
    if (movement.day == day)
      sum += static_cast<uint64_t>(movement.amount.value());
  }
  return sum;
}

uint64_t Take(uint64_t& from, uint64_t wanted) {
  const uint64_t taken = std::min(from, wanted);
  from -= taken;
  return wanted - taken;
}

// What is owed after the last day by the lawful rates, below nothing for what
// is due back.
int64_t BalanceOf(const Story& story) {
  Long owed(0);
  Long over(1);
  uint64_t due_back = 0;
  for (absl::CivilDay day = kFirst; day <= story.last; ++day) {
    const uint64_t fees = Take(due_back, SumOn(story.history.fees, day));
    const uint64_t repaid = SumOn(story.history.repayments, day);
    Long bearing =
        over.Times(repaid) <= owed ? owed.Less(over.Times(repaid)) : Long(0);
    owed = owed.Plus(over.Times(fees));
    const uint64_t whole = owed.Over(over);
    if (repaid > 0 && whole <= repaid) {
      due_back += repaid - whole;
      owed = Long(0);
      bearing = Long(0);
    } else {
      owed = owed.Less(over.Times(repaid));
    }
    owed = owed.Plus(
        over.Times(Take(due_back, SumOn(story.history.refunds, day))));
    const size_t half = static_cast<size_t>(2 * (day.year() - 2023) +
                                            (day.month() > 6 ? 1 : 0));
    owed = owed.Times(kYear).Plus(
        bearing.Times(static_cast<uint64_t>(story.lawful[half])));
    over = over.Times(kYear);
    if (story.history.ended.has_value() && *story.history.ended < day) continue;
    const auto weekly =
        static_cast<uint64_t>(story.history.deferrals[0].weekly.value());
    // The first day is a Monday.
    const auto into = static_cast<uint64_t>((day - kFirst) % 7);
    const uint64_t care = weekly * (into + 1) / 7 - weekly * into / 7;
    const Long most = over.Times(story.limit + due_back);
    const uint64_t room = owed <= most ? most.Less(owed).Over(over) : 0;
    owed = owed.Plus(over.Times(Take(due_back, std::min(room, care))));
  }
  return static_cast<int64_t>(owed.Over(over)) - static_cast<int64_t>(due_back);
}

RC_GTEST_PROP(DeferralOverpaidProperty, BalancesAreWhatTheFractionsSay, ()) {
  const Story story = AnyStory();
  const TestRules lawful({TestTerms()}, story.lawful);
  const auto standing = StandingOn(story.history, lawful.rules(), story.last);
  RC_ASSERT(standing.index() == size_t{0});
  const int64_t balance = std::get<0>(standing).day.balance.value();
  const int64_t oracle = BalanceOf(story);
  RC_CLASSIFY(balance < 0);
  // Each day that clears the account, and the last, may drop a penny of which a
  // millionth of a millionth was lacking.
  RC_ASSERT(balance <= oracle);
  RC_ASSERT(oracle <=
            balance + 1 +
                static_cast<int64_t>(story.history.repayments.size()));
  RC_ASSERT(RefundDueOn(story.history, lawful.rules(), story.last).value() ==
            std::max<int64_t>(0, -balance));
}

RC_GTEST_PROP(DeferralOverpaidProperty, EveryPennyIsAccountedFor, ()) {
  const Story story = AnyStory();
  const TestRules lawful({TestTerms()}, story.lawful);
  DeferredAccount account(story.history, lawful.rules());
  AccountDay day;
  Pence sum;
  while (account.next() <= story.last) {
    const Pence interest_before = day.interest;
    RC_ASSERT(!account.Step(day).has_value());
    sum = sum + day.fees + day.deferred + day.refunded - day.repaid;
    RC_ASSERT(sum + day.interest == day.balance);
    RC_ASSERT(day.owed() - day.refund_due() == day.balance);
    // What is due back bears no interest.
    if (day.balance < Pence()) RC_ASSERT(day.interest <= interest_before);
  }
  const auto written =
      StatementOf(story.history, lawful.rules(), kFirst, story.last);
  RC_ASSERT(written.index() == size_t{0});
  Pence closing = std::get<0>(written).opening;
  for (const DeferralLine& line : std::get<0>(written).lines) {
    closing = closing + line.amount;
  }
  RC_ASSERT(closing == day.balance);
  RC_ASSERT(std::get<0>(written).closing == day.balance);
}

// By the rates that it was repaid by nothing is overpaid; and what is by lower
// ones is not held against a change that adds a fee.
RC_GTEST_PROP(DeferralOverpaidProperty, OnlyAChangeIsHeldAgainstItself, ()) {
  const Story story = AnyStory();
  const TestRules charged({TestTerms()}, story.charged);
  const TestRules lawful({TestTerms()}, story.lawful);
  AccountDay day;
  DeferredHistory without = story.history;
  without.refunds.clear();
  DeferredAccount account(without, charged.rules());
  while (account.next() <= story.last) {
    RC_ASSERT(!account.Step(day).has_value());
  }
  RC_ASSERT(day.overpaid == Pence());
  const auto more = [&](const DeferredHistory& after) {
    return std::get<0>(FirstDayOfMore(story.history, after, lawful.rules(),
                                      &AccountDay::overpaid, story.last));
  };
  DeferredHistory after = story.history;
  RC_ASSERT(!more(after).has_value());
  after.fees.push_back({story.last, Pence::FromPence(1)});
  RC_ASSERT(!more(after).has_value());
  after.repayments.push_back({story.last, Pence::FromPounds(10'000'000)});
  RC_ASSERT(more(after) == story.last);
}

}  // namespace
}  // namespace carereform::financial_assessments
