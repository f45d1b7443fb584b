#include "services/financial_assessments/domain/deferral_statement.h"

#include <algorithm>
#include <utility>

namespace carereform::financial_assessments {
namespace {

// Gathers the lines of one kind: a day goes on with the line before it where
// nothing but the amount differs.
class Lines {
 public:
  void Add(const DeferralLine& day, bool may_go_on) {
    DeferralLine* last = lines_.empty() ? nullptr : &lines_.back();
    if (may_go_on && last != nullptr && last->last + 1 == day.first &&
        last->weekly == day.weekly && last->rate == day.rate) {
      last->last = day.last;
      last->amount = last->amount + day.amount;
      return;
    }
    lines_.push_back(day);
  }

  // Moves those of some amount to the end of `all`.
  void MoveTo(std::vector<DeferralLine>& all) {
    for (DeferralLine& line : lines_) {
      if (line.amount != Pence()) all.push_back(line);
    }
    lines_.clear();
  }

 private:
  std::vector<DeferralLine> lines_;
};

class Writer {
 public:
  // Adds a day; `interest` is what it completed in whole pence.
  void Add(const AccountDay& day, Pence interest) {
    const auto line = [&](DeferralLineKind kind, Pence amount) {
      DeferralLine made;
      made.kind = kind;
      made.first = day.day;
      made.last = day.day;
      made.amount = amount;
      return made;
    };
    DeferralLine deferred = line(DeferralLineKind::kDeferred, day.deferred);
    deferred.weekly = day.weekly;
    deferred_.Add(deferred, true);
    DeferralLine of_interest = line(DeferralLineKind::kInterest, interest);
    of_interest.rate = day.rate;
    interest_.Add(of_interest, true);
    fees_.Add(line(DeferralLineKind::kFee, day.fees), false);
    repaid_.Add(line(DeferralLineKind::kRepayment, -day.repaid), false);
    refunded_.Add(line(DeferralLineKind::kRefund, day.refunded), false);
  }

  std::vector<DeferralLine> Finish() {
    std::vector<DeferralLine> all;
    for (Lines* kind : {&deferred_, &interest_, &fees_, &repaid_, &refunded_}) {
      kind->MoveTo(all);
    }
    return all;
  }

 private:
  Lines deferred_;
  Lines interest_;
  Lines fees_;
  Lines repaid_;
  Lines refunded_;
};

// The day on which the limit is first met, after the last that was gone
// through.
std::optional<absl::CivilDay> DayOfLimit(DeferredAccount account) {
  account.AssumeLastRate();
  const absl::CivilDay end(account.next().year() + kMostYearsAhead,
                           account.next().month(), 1);
  AccountDay day;
  while (account.next() < end) {
    if (account.Step(day).has_value()) return std::nullopt;
    if (day.not_deferred > Pence()) return day.day;
  }
  return std::nullopt;
}

}  // namespace

std::variant<DeferralStatement, AccountFault> StatementOf(
    const DeferredHistory& history, const AccountRules& rules,
    absl::CivilDay first, absl::CivilDay last) {
  DeferralStatement statement;
  statement.first = std::max(first, history.agreed);
  statement.last = last;
  DeferredAccount account(history, rules);
  Writer writer;
  AccountDay day;
  while (account.next() <= last) {
    const Pence interest_before = day.interest;
    if (const auto fault = account.Step(day)) return *fault;
    if (day.not_deferred > Pence() && !statement.limit_reached.has_value()) {
      statement.limit_reached = day.day;
    }
    if (day.day < statement.first) {
      statement.opening = day.balance;
      continue;
    }
    writer.Add(day, day.interest - interest_before);
    statement.not_deferred = statement.not_deferred + day.not_deferred;
  }
  statement.lines = writer.Finish();
  statement.closing = day.balance;
  statement.limit = day.limit;
  statement.equity_left = std::max(Pence(), day.limit - day.owed());
  statement.weekly = day.weekly;
  statement.is_stopped_by_limit =
      day.weekly > Pence() &&
      (day.not_deferred > Pence() || statement.equity_left == Pence());
  statement.repayable = day.repayable;
  statement.rate = day.rate;
  if (!statement.limit_reached.has_value() && day.weekly > Pence()) {
    statement.limit_expected = DayOfLimit(account);
  }
  return statement;
}

}  // namespace carereform::financial_assessments
