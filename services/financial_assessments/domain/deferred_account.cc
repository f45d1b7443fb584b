#include "services/financial_assessments/domain/deferred_account.h"

#include <algorithm>

#include "services/financial_assessments/domain/weekly_deferral.h"

namespace carereform::financial_assessments {
namespace {

constexpr int64_t kHundredthsOfPercent = 10'000;
constexpr int64_t kDaysOfYear = 365;

Pence WholePence(absl::int128 parts) {
  return Pence::FromPence(static_cast<int64_t>(parts / kBalanceParts));
}

absl::int128 PartsOf(Pence pence) {
  return absl::int128(pence.value()) * kBalanceParts;
}

bool IsLeap(absl::CivilYear year) {
  return absl::CivilDay(year + 1) - absl::CivilDay(year) > kDaysOfYear;
}

int64_t DaysOf(InterestYear year, absl::CivilDay day) {
  return year == InterestYear::kActualDays && IsLeap(absl::CivilYear(day))
             ? kDaysOfYear + 1
             : kDaysOfYear;
}

// Takes up to `wanted` out of `from`.
void TakeOut(absl::int128& from, absl::int128& wanted) {
  const absl::int128 taken = std::min(from, wanted);
  from -= taken;
  wanted -= taken;
}

// The sum of the movements of `day`, which the place goes past.
Pence SumOn(const std::vector<AccountMovement>& movements, absl::CivilDay day,
            size_t& place) {
  Pence sum;
  for (; place < movements.size() && movements[place].day <= day; ++place) {
    sum = sum + movements[place].amount;
  }
  return sum;
}

}  // namespace

DeferredAccount::DeferredAccount(const DeferredHistory& history,
                                 const AccountRules& rules)
    : history_(history), rules_(rules), next_(history.agreed) {}

void DeferredAccount::Turn() {
  const std::vector<DeferralTerms>& terms = *rules_.terms;
  while (terms_ + 1 < terms.size() && terms[terms_ + 1].from <= next_) {
    ++terms_;
  }
  const std::vector<ValuedFrom>& values = history_.valuations;
  while (valuation_ + 1 < values.size() &&
         values[valuation_ + 1].from <= next_) {
    ++valuation_;
  }
  while (deferrals_ < history_.deferrals.size() &&
         history_.deferrals[deferrals_].from <= next_) {
    ++deferrals_;
  }
  if (limit_terms_ == terms_ && limit_valuation_ == valuation_) return;
  limit_terms_ = terms_;
  limit_valuation_ = valuation_;
  limit_ = values.empty()
               ? Pence()
               : EquityLimitOf(values[valuation_].property, terms[terms_]);
}

std::optional<int32_t> DeferredAccount::RateOfDay() {
  if (rate_ == nullptr || next_ < rate_->from || rate_->to <= next_) {
    rate_ = rules_.rates->On(next_);
  }
  if (rate_ == nullptr && !assume_last_rate_) return std::nullopt;
  if (rate_ == nullptr) return last_rate_;
  last_rate_ = history_.own_rate.has_value()
                   ? std::min(*history_.own_rate, rate_->hundredths)
                   : rate_->hundredths;
  return last_rate_;
}

void DeferredAccount::Repay(AccountDay& day, absl::int128& added) {
  day.repaid = SumOn(history_.repayments, next_, repayments_);
  if (day.repaid == Pence()) return;
  const absl::int128 owed = bearing_ + waiting_ + added;
  const Pence rest = day.repaid - WholePence(owed);
  if (rest >= Pence()) {
    // Less than a penny cannot be paid: it is forgone.
    interest_ -= owed % kBalanceParts;
    bearing_ = waiting_ = added = 0;
    credit_ += PartsOf(rest);
    overpaid_ = overpaid_ + rest;
    return;
  }
  absl::int128 left = PartsOf(day.repaid);
  // What bears interest goes first, in the person's favour.
  TakeOut(bearing_, left);
  TakeOut(waiting_, left);
  TakeOut(added, left);
}

void DeferredAccount::Refund(AccountDay& day, absl::int128& added) {
  day.refunded = SumOn(history_.refunds, next_, refunds_);
  absl::int128 left = PartsOf(day.refunded);
  TakeOut(credit_, left);
  added += left;
  overrefunded_ = overrefunded_ + WholePence(left);
}

void DeferredAccount::AddInterest(int32_t rate) {
  const DeferralTerms& terms = (*rules_.terms)[terms_];
  const absl::int128 interest =
      bearing_ * rate / (kHundredthsOfPercent * DaysOf(terms.year, next_));
  interest_ += interest;
  waiting_ += interest;
}

void DeferredAccount::Defer(absl::int128 added, AccountDay& day) {
  bearing_ += added;
  const bool end_day = history_.ended == next_;
  const bool ended = history_.ended.has_value() && *history_.ended < next_;
  if (ended || (end_day && !(*rules_.terms)[terms_].end_day_deferred)) return;
  if (deferrals_ == 0) return;
  day.weekly = history_.deferrals[deferrals_ - 1].weekly;
  const Pence wanted = PartOfWeekOn(next_, day.weekly, rules_.weeks_begin);
  const absl::int128 room = PartsOf(limit_) - Balance();
  day.deferred = room <= 0 ? Pence() : std::min(wanted, WholePence(room));
  day.not_deferred = wanted - day.deferred;
  bearing_ += PartsOf(day.deferred);
  TakeOut(credit_, bearing_);
}

std::optional<AccountFault> DeferredAccount::Step(AccountDay& day) {
  Turn();
  const DeferralTerms& terms = (*rules_.terms)[terms_];
  if (next_ < terms.from) {
    return AccountFault{AccountFault::Kind::kNoTerms, next_};
  }
  const std::optional<int32_t> rate = RateOfDay();
  if (!rate.has_value()) {
    return AccountFault{AccountFault::Kind::kNoRate, next_};
  }
  if (terms.rest == InterestRest::kDaily ||
      absl::GetWeekday(next_) == rules_.weeks_begin) {
    bearing_ += waiting_;
    waiting_ = 0;
  }
  day = AccountDay{};
  day.day = next_;
  day.rate = *rate;
  day.limit = limit_;
  day.fees = SumOn(history_.fees, next_, fees_);
  absl::int128 added = PartsOf(day.fees);
  TakeOut(credit_, added);
  Repay(day, added);
  Refund(day, added);
  day.repayable = WholePence(bearing_ + waiting_ + added);
  AddInterest(*rate);
  Defer(added, day);
  day.interest = WholePence(interest_);
  day.overpaid = overpaid_;
  day.overrefunded = overrefunded_;
  day.balance = WholePence(Balance());
  ++next_;
  return std::nullopt;
}

}  // namespace carereform::financial_assessments
