#include "services/improvement/domain/rag.h"

#include <algorithm>
#include <set>

namespace carereform::improvement {
namespace {

Shortfall Beyond(Thousandths gap) {
  return {.met = gap <= 0, .gap = std::max<Thousandths>(gap, 0)};
}

// By how far `figure` falls short of `reached`, which is where a higher figure
// is the better one; less than 0 where it is beyond it.
Thousandths GapTo(Thousandths reached, Thousandths figure, TargetAim aim) {
  return aim == TargetAim::kLow ? figure - reached : reached - figure;
}

bool HasSide(TargetAim aim) {
  return aim == TargetAim::kHigh || aim == TargetAim::kLow;
}

NotRated WhyNotMeasurable(const RatedTarget& target) {
  if (target.kind == TargetKind::kDeliverable && target.milestones.empty()) {
    return NotRated::kNoMilestone;
  }
  if (target.kind == TargetKind::kDirection && !target.baseline.has_value()) {
    return NotRated::kNoBaseline;
  }
  if (target.kind == TargetKind::kDeliverable ||
      ShortfallOf(target, 0).has_value()) {
    return NotRated::kIsRated;
  }
  return NotRated::kNoTarget;
}

NotRated WhyNotRead(const TargetReading* reading) {
  if (reading == nullptr) return NotRated::kNoReading;
  return reading->value.has_value() ? NotRated::kIsRated
                                    : NotRated::kNotMeasured;
}

NotRated WhyNotRated(const RagInputs& inputs, const ComputedRag& rag) {
  if (rag.rule == nullptr) return NotRated::kNoRule;
  if (rag.rule->information_only) return NotRated::kInformationOnly;
  const NotRated measurable = WhyNotMeasurable(inputs.target);
  if (measurable != NotRated::kIsRated ||
      inputs.target.kind == TargetKind::kDeliverable) {
    return measurable;
  }
  return WhyNotRead(rag.reading);
}

Shortfall ShortfallThatCounts(const RagInputs& inputs, const ComputedRag& rag,
                              absl::CivilDay day) {
  if (inputs.target.kind == TargetKind::kDeliverable) {
    return Lateness(inputs.target.milestones, day, rag.rule->forecast_counts);
  }
  return *ShortfallOf(inputs.target, rag.forecast != nullptr
                                         ? rag.forecast->value
                                         : *rag.reading->value);
}

}  // namespace

std::vector<const TargetReading*> ReadingsOn(
    const std::vector<TargetReading>& readings, absl::CivilDay day) {
  std::set<absl::string_view> corrected;
  for (const TargetReading& reading : readings) {
    if (reading.known <= day) corrected.insert(reading.supersedes);
  }
  std::vector<const TargetReading*> counting;
  for (const TargetReading& reading : readings) {
    if (reading.known <= day && !corrected.contains(reading.name)) {
      counting.push_back(&reading);
    }
  }
  std::stable_sort(counting.begin(), counting.end(),
                   [](const TargetReading* a, const TargetReading* b) {
                     return a->as_of < b->as_of;
                   });
  return counting;
}

std::optional<Shortfall> ShortfallOf(const RatedTarget& target,
                                     Thousandths figure) {
  switch (target.kind) {
    case TargetKind::kNumber:
      if (!target.number.has_value() || !HasSide(target.aim)) break;
      return Beyond(GapTo(*target.number, figure, target.aim));
    case TargetKind::kBand:
      if (!target.low.has_value() || !target.high.has_value()) break;
      return Beyond(std::max(*target.low - figure, figure - *target.high));
    case TargetKind::kDirection: {
      if (!target.baseline.has_value() || !HasSide(target.aim)) break;
      const Thousandths gap = GapTo(*target.baseline, figure, target.aim);
      return Shortfall{.met = gap < 0, .gap = std::max<Thousandths>(gap, 0)};
    }
    case TargetKind::kQualitative:
      return Beyond(figure);
    case TargetKind::kDeliverable:
    case TargetKind::kNotSaid:
      break;
  }
  return std::nullopt;
}

Shortfall Lateness(const std::vector<DatedMilestone>& milestones,
                   absl::CivilDay day, bool forecast_counts) {
  absl::civil_diff_t most = 0;
  for (const DatedMilestone& milestone : milestones) {
    const bool achieved =
        milestone.achieved.has_value() && *milestone.achieved <= day;
    if (achieved || !milestone.due.has_value()) continue;
    most = std::max(most, day - *milestone.due);
    if (forecast_counts && milestone.forecast.has_value()) {
      most = std::max(most, *milestone.forecast - *milestone.due);
    }
  }
  return Beyond(most * 1000);
}

Standing StandingOf(const Shortfall& shortfall, Thousandths narrow_margin) {
  if (shortfall.met) return Standing::kMet;
  return shortfall.gap <= narrow_margin ? Standing::kNarrow
                                        : Standing::kSignificant;
}

ComputedRag RagOn(const RagInputs& inputs, absl::CivilDay day) {
  ComputedRag rag;
  rag.rule = KnownOn(inputs.rules, day);
  const auto readings = ReadingsOn(inputs.readings, day);
  rag.reading = readings.empty() ? nullptr : readings.back();
  rag.not_rated = WhyNotRated(inputs, rag);
  if (rag.not_rated != NotRated::kIsRated) return rag;

  const bool open = !inputs.target.due.has_value() || day <= *inputs.target.due;
  if (open && rag.rule->forecast_counts) {
    rag.forecast = KnownOn(inputs.forecasts, day);
  }
  if (open && rag.rule->confidence_counts) {
    rag.judgement = KnownOn(inputs.judgements, day);
  }
  rag.shortfall = ShortfallThatCounts(inputs, rag, day);
  rag.standing = StandingOf(rag.shortfall, rag.rule->narrow_margin);
  const Confidence believed =
      rag.judgement == nullptr ? Confidence::kNotSaid : rag.judgement->level;
  rag.colour = rag.rule->colours[static_cast<size_t>(rag.standing)]
                                [static_cast<size_t>(believed)];
  return rag;
}

}  // namespace carereform::improvement
