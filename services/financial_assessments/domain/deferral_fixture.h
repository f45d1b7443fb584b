// Terms, rates and histories for tests of deferred payments.
#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_DEFERRAL_FIXTURE_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_DEFERRAL_FIXTURE_H_

#include <utility>
#include <vector>

#include "services/financial_assessments/domain/deferred_account.h"

namespace carereform::financial_assessments {

inline DeferralTerms TestTerms() {
  DeferralTerms terms;
  terms.from = absl::CivilDay(2015, 4, 1);
  terms.selling_costs_percent = 10;
  terms.lower_capital_limit = Pence::FromPounds(14'250);
  terms.upper_capital_limit = Pence::FromPounds(23'250);
  terms.eligible_at_upper_limit = true;
  terms.disposable_income = Pence::FromPounds(144);
  terms.near_limit_percent = 90;
  terms.revaluation_percent = 50;
  terms.review_months = 12;
  terms.statement_months = 6;
  terms.statement_days = 28;
  terms.days_after_death = 90;
  return terms;
}

// Rules that own what they point to. Rates, by the half year, from 2023 to
// 2025: 3.65%, 7.3%, 3.65%, 0%, 3.65% and 3.65%.
class TestRules {
 public:
  explicit TestRules(DeferralTerms terms = TestTerms())
      : TestRules(std::vector<DeferralTerms>{terms},
                  {365, 730, 365, 0, 365, 365}) {}
  TestRules(std::vector<DeferralTerms> terms,
            const std::vector<int32_t>& half_years)
      : terms_(std::move(terms)) {
    absl::CivilDay from(2023, 1, 1);
    std::vector<MaximumRate> rates;
    for (const int32_t rate : half_years) {
      rates.push_back({from, NextHalfYear(from), rate,
                       FigureStatus::kUnverified, "made for a test"});
      from = NextHalfYear(from);
    }
    rates_ = *DeferralRates::Make(std::move(rates));
  }

  AccountRules rules() const { return {&terms_, &rates_}; }

 private:
  std::vector<DeferralTerms> terms_;
  DeferralRates rates_;
};

// An agreement against a sole home of `value`.
inline DeferredHistory HistoryFrom(absl::CivilDay agreed, Pence value,
                                   Pence weekly) {
  DeferredHistory history;
  history.agreed = agreed;
  history.valuations = {{agreed, {value, Pence(), 1, 1}}};
  history.deferrals = {{agreed, weekly}};
  return history;
}

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_DEFERRAL_FIXTURE_H_
