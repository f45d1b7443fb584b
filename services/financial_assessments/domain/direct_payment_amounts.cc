#include "services/financial_assessments/domain/direct_payment_amounts.h"

#include <algorithm>
#include <cstdlib>

#include "absl/strings/str_cat.h"

namespace carereform::financial_assessments {
namespace {

constexpr int64_t kDaysInWeek = 7;
constexpr int64_t kMinutesInHour = 60;
constexpr char kContributionSource[] =
    "Care Act 2014, sections 31 to 33; Care and Support (Direct Payments) "
    "Regulations 2014";
constexpr char kBudgetSource[] = "Care Act 2014, section 26";

// What is paid for the first `days` days of all.
Pence PaidSinceStart(Pence weekly, int64_t days) {
  return Pence::FromPence((weekly * days).value() / kDaysInWeek);
}

bool IsAssumed(const DirectPaymentRate& rate) {
  return rate.status != "in force";
}

}  // namespace

absl::string_view RateWord(DirectPaymentRateKind kind) {
  switch (kind) {
    case DirectPaymentRateKind::kStandard:
      return "standard";
    case DirectPaymentRateKind::kEnhanced:
      return "enhanced";
    case DirectPaymentRateKind::kCarerOneOff:
      return "carer_one_off";
  }
  std::abort();
}

const DirectPaymentRate* RateOn(const std::vector<DirectPaymentRate>& rates,
                                DirectPaymentRateKind kind,
                                absl::CivilDay day) {
  for (const DirectPaymentRate& rate : rates) {
    if (rate.kind == kind && rate.from <= day &&
        (!rate.to.has_value() || day < *rate.to) &&
        rate.status != "withdrawn") {
      return &rate;
    }
  }
  return nullptr;
}

Pence WeeklyBudget(const WeeklyTerms& terms) {
  if (terms.rate == nullptr) return terms.budget;
  const int64_t sixtieths = (terms.rate->amount * terms.minutes).value();
  return Pence::FromPence((sixtieths + kMinutesInHour - 1) / kMinutesInHour);
}

DirectPaymentAmounts WeeklyPayment(const WeeklyTerms& terms) {
  DirectPaymentAmounts amounts;
  const Pence budget = WeeklyBudget(terms);
  if (terms.rate == nullptr) {
    amounts.lines.push_back(
        {"the personal budget for a week", kBudgetSource, budget});
  } else {
    amounts.lines.push_back(
        {absl::StrCat("the personal budget for a week: ", terms.minutes,
                      " minutes at the ", RateWord(terms.rate->kind),
                      " rate of ", FormatPounds(terms.rate->amount),
                      " an hour, to the penny above"),
         terms.rate->source, budget});
    amounts.assumed = IsAssumed(*terms.rate);
  }
  amounts.weekly = budget;
  if (terms.gross) {
    amounts.collected = terms.contribution;
  } else if (terms.contribution > Pence()) {
    amounts.weekly = budget - terms.contribution;
    amounts.lines.push_back(
        {"less what the person contributes for a week, which they add to it",
         kContributionSource, -terms.contribution});
  }
  return amounts;
}

DirectPaymentAmounts CarerPayment(const DirectPaymentRate& rate) {
  DirectPaymentAmounts amounts;
  amounts.one_off = rate.amount;
  amounts.assumed = IsAssumed(rate);
  amounts.lines.push_back(
      {"a payment to a carer, once for a year", rate.source, rate.amount});
  return amounts;
}

Pence PaidForDays(Pence weekly, absl::CivilDay start, absl::CivilDay first,
                  absl::CivilDay last) {
  return PaidSinceStart(weekly, last - start + 1) -
         PaidSinceStart(weekly, first - start);
}

std::vector<PayPeriod> SplitIntoPayPeriods(absl::CivilDay start,
                                           absl::CivilDay first,
                                           absl::CivilDay last, int weeks) {
  const int64_t length = weeks * kDaysInWeek;
  std::vector<PayPeriod> periods;
  while (first <= last) {
    const int64_t run = (first - start) / length;
    const absl::CivilDay end = std::min(start + ((run + 1) * length - 1), last);
    periods.push_back({first, end});
    first = end + 1;
  }
  return periods;
}

}  // namespace carereform::financial_assessments
