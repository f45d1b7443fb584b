#include "services/financial_assessments/domain/deferral_eligibility.h"

namespace carereform::financial_assessments {

std::vector<DeferralBar> BarsTo(const DeferralCase& deferral,
                                const DeferralTerms& terms) {
  std::vector<DeferralBar> bars;
  const bool at_limit = deferral.other_capital == terms.upper_capital_limit;
  if (terms.upper_capital_limit < deferral.other_capital ||
      (at_limit && !terms.eligible_at_upper_limit)) {
    bars.push_back(DeferralBar::kCapitalAboveLimit);
  }
  if (deferral.property_disregarded) {
    bars.push_back(DeferralBar::kPropertyDisregarded);
  }
  if (!deferral.permanent_care_home) {
    bars.push_back(DeferralBar::kNotPermanentCareHome);
  }
  if (deferral.deferred_a_week <= Pence()) {
    bars.push_back(DeferralBar::kIncomeCoversCharge);
  }
  if (deferral.equity_limit <= Pence()) bars.push_back(DeferralBar::kNoEquity);
  return bars;
}

}  // namespace carereform::financial_assessments
