#include "services/financial_assessments/domain/charging_setting.h"

namespace carereform::financial_assessments {

absl::StatusOr<Setting> ChargedAs(const Circumstances& circumstances,
                                  const Rules& rules, absl::CivilDay day,
                                  ChargeLines& lines) {
  if (circumstances.setting != Setting::kCareHomeShortTerm) {
    return circumstances.setting;
  }
  const auto weeks = FigureOf(*rules.rates, Figure::kShortTermWeeks);
  if (!weeks.ok()) return weeks.status();
  lines.Use(Figure::kShortTermWeeks);
  if (circumstances.care_home_since.has_value() &&
      day - *circumstances.care_home_since >= *weeks * 7) {
    return Setting::kCareHomeTemporary;
  }
  return rules.policy->short_term_as_non_residential
             ? Setting::kNonResidential
             : Setting::kCareHomeShortTerm;
}

}  // namespace carereform::financial_assessments
