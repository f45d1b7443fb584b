#include "services/financial_assessments/domain/arrangement.h"

namespace carereform::financial_assessments {

ArrangementFees FeesForArranging(const Circumstances& circumstances,
                                 bool above_upper_limit,
                                 const ChargingPolicy& policy) {
  if (!above_upper_limit || !circumstances.asks_council_to_arrange ||
      circumstances.setting != Setting::kNonResidential) {
    return {};
  }
  return {policy.arrangement_fee_one_off, policy.arrangement_fee_yearly};
}

}  // namespace carereform::financial_assessments
