#include "services/financial_assessments/domain/capital.h"

#include <cstdint>

#include "services/financial_assessments/domain/capital_disregard.h"
#include "services/financial_assessments/domain/capital_interest.h"
#include "services/financial_assessments/domain/exact_pence.h"

namespace carereform::financial_assessments {
namespace {

// Adds the lines of one asset.
absl::Status AddAsset(const Circumstances& circumstances, uint16_t item,
                      const Rules& rules, absl::CivilDay day,
                      ChargeLines& lines) {
  const Capital& asset = circumstances.capital[item];
  const auto interest = AddInterest(asset, item, *rules.rates, lines);
  if (!interest.ok()) return interest.status();
  const auto disregard = DisregardOn(asset, circumstances, rules, day, lines);
  if (!disregard.ok()) return disregard.status();
  if (disregard->has_value()) {
    lines.Add(Section::kCapital, (*disregard)->rule, -ExactPence(*interest),
              item, (*disregard)->figure);
  }
  return absl::OkStatus();
}

// Notes the figures that decided which band the capital is in, and its income.
void NoteFigures(CapitalBand band, ChargeLines& lines) {
  lines.Use(Figure::kLowerCapitalLimit);
  if (band == CapitalBand::kIgnored) return;
  lines.Use(Figure::kUpperCapitalLimit);
  if (band == CapitalBand::kAboveUpperLimit) return;
  lines.Use(Figure::kTariffStep);
  lines.Use(Figure::kTariffPerStep);
}

}  // namespace

absl::StatusOr<AssessedCapital> AssessCapital(
    const Circumstances& circumstances, const Rules& rules, absl::CivilDay day,
    ChargeLines& lines) {
  const ExactPence before = lines.Total(Section::kCapital);
  const auto count = static_cast<uint16_t>(circumstances.capital.size());
  for (uint16_t item = 0; item < count; ++item) {
    const auto added = AddAsset(circumstances, item, rules, day, lines);
    if (!added.ok()) return added;
  }
  AssessedCapital assessed;
  assessed.counted = (lines.Total(Section::kCapital) - before).Floor();
  const auto limits = CapitalLimitsOf(circumstances.setting, rules);
  if (!limits.ok()) return limits.status();
  const auto tariff = TariffIncomeOf(assessed.counted, *limits);
  if (!tariff.ok()) return tariff.status();
  assessed.band = tariff->band;
  assessed.tariff_income = tariff->weekly;
  NoteFigures(assessed.band, lines);
  return assessed;
}

}  // namespace carereform::financial_assessments
