#include "services/financial_assessments/domain/capital_changes.h"

#include <vector>

#include "services/financial_assessments/domain/capital_disregard.h"
#include "services/financial_assessments/domain/change_days.h"
#include "services/financial_assessments/domain/charge_lines.h"
#include "services/financial_assessments/domain/charging_setting.h"

namespace carereform::financial_assessments {
namespace {

// Why each asset is disregarded, if it is.
using Disregards = std::vector<std::optional<Disregard>>;

// Returns those of `day`, of a person whose setting is recorded as `recorded`;
// leaves the setting in `circumstances` that is charged as on that day.
absl::StatusOr<Disregards> DisregardsOn(Circumstances& circumstances,
                                        Setting recorded, const Rules& rules,
                                        absl::CivilDay day) {
  ChargeLines unused(ChargeLines::Keep::kTotalsOnly);
  circumstances.setting = recorded;
  const auto setting = ChargedAs(circumstances, rules, day, unused);
  if (!setting.ok()) return setting.status();
  circumstances.setting = *setting;
  Disregards disregards;
  for (const Capital& asset : circumstances.capital) {
    const auto disregard =
        DisregardOn(asset, circumstances, rules, day, unused);
    if (!disregard.ok()) return disregard.status();
    disregards.push_back(*disregard);
  }
  return disregards;
}

}  // namespace

absl::StatusOr<std::optional<absl::CivilDay>> NextCapitalChange(
    const Circumstances& circumstances, const Rules& rules,
    absl::CivilDay day) {
  Circumstances as_charged = circumstances;
  const Setting recorded = circumstances.setting;
  const auto before = DisregardsOn(as_charged, recorded, rules, day);
  if (!before.ok()) return before.status();
  for (const absl::CivilDay change : ChangeDays(circumstances, *rules.rates)) {
    if (change <= day) continue;
    const auto after = DisregardsOn(as_charged, recorded, rules, change);
    if (!after.ok()) return after.status();
    if (*after != *before) return change;
  }
  return std::nullopt;
}

}  // namespace carereform::financial_assessments
