#include "services/financial_assessments/domain/capital_disregard.h"

#include <cstddef>

namespace carereform::financial_assessments {
namespace {

std::optional<Disregard> DisregardedByType(const Capital& asset) {
  if (asset.notional.has_value()) return std::nullopt;
  return Disregard{LineRule::kCapitalDisregarded, std::nullopt};
}

absl::StatusOr<std::optional<Disregard>> DisregardedSinceReceipt(
    const Capital& asset, const RateTable& rates, absl::CivilDay day,
    ChargeLines& lines) {
  const bool injury = asset.type == CapitalType::kPersonalInjury;
  if (!asset.received.has_value()) {
    return injury ? DisregardedByType(asset) : std::nullopt;
  }
  constexpr Figure kWeeks = Figure::kArrearsDisregardWeeks;
  const auto weeks = WeeksFrom(*asset.received, kWeeks, rates);
  if (!weeks.ok()) return weeks.status();
  lines.Use(kWeeks);
  // What has yet to be received does not count either.
  if (day >= weeks->end) return std::nullopt;
  return Disregard{
      injury ? LineRule::kCapitalDisregarded : LineRule::kArrearsDisregard,
      kWeeks};
}

}  // namespace

absl::StatusOr<std::optional<Disregard>> DisregardOn(
    const Capital& asset, const Circumstances& circumstances,
    const Rules& rules, absl::CivilDay day, ChargeLines& lines) {
  switch (rules.means->capital[static_cast<size_t>(asset.type)].treatment) {
    case CapitalTreatment::kCounted:
      return std::nullopt;
    case CapitalTreatment::kDisregarded:
      return DisregardedByType(asset);
    case CapitalTreatment::kDisregardedForWeeks:
      return DisregardedSinceReceipt(asset, *rules.rates, day, lines);
    case CapitalTreatment::kProperty:
      return PropertyDisregardOn(asset, circumstances, *rules.rates, day,
                                 lines);
  }
  return std::nullopt;
}

}  // namespace carereform::financial_assessments
