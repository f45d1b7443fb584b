#include "services/financial_assessments/domain/capital_changes.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "services/financial_assessments/domain/capital_disregard.h"
#include "services/financial_assessments/domain/property_disregard.h"

namespace carereform::financial_assessments {
namespace {

// The days on which a disregard of one asset may begin or end: at most those
// of the stay, an occupier's leaving, an unexpected change and a receipt.
class Edges {
 public:
  void Add(absl::CivilDay day) { days_[count_++] = day; }
  void Add(const Period& period) {
    Add(period.start);
    Add(period.end);
  }
  // Puts them in order.
  void Sort() { std::sort(days_.begin(), days_.begin() + count_); }

  const absl::CivilDay* begin() const { return days_.data(); }
  const absl::CivilDay* end() const { return days_.data() + count_; }

 private:
  std::array<absl::CivilDay, 8> days_;
  size_t count_ = 0;
};

absl::Status AddWeeksFrom(const std::optional<absl::CivilDay>& first,
                          Figure figure, const RateTable& rates, Edges& edges) {
  if (!first.has_value()) return absl::OkStatus();
  const auto weeks = WeeksFrom(*first, figure, rates);
  if (!weeks.ok()) return weeks.status();
  edges.Add(*weeks);
  return absl::OkStatus();
}

absl::StatusOr<Edges> EdgesOf(const Capital& asset,
                              const Circumstances& circumstances,
                              const RateTable& rates) {
  Edges edges;
  const auto stay = TwelveWeeks(circumstances, rates);
  if (!stay.ok()) return stay.status();
  if (stay->has_value()) edges.Add(**stay);
  constexpr Figure kTwelve = Figure::kPropertyDisregardWeeks;
  for (const auto& [first, figure] :
       {std::pair{asset.occupier_left, kTwelve},
        std::pair{asset.unexpected_change, kTwelve},
        std::pair{asset.received, Figure::kArrearsDisregardWeeks}}) {
    const auto added = AddWeeksFrom(first, figure, rates, edges);
    if (!added.ok()) return added;
  }
  edges.Sort();
  return edges;
}

// Says whether an asset is disregarded for other reasons on two days, or on one
// alone.
absl::StatusOr<bool> Differ(const Capital& asset,
                            const Circumstances& circumstances,
                            const Rules& rules, absl::CivilDay one,
                            absl::CivilDay other) {
  const auto on_one = DisregardOn(asset, circumstances, rules, one);
  if (!on_one.ok()) return on_one.status();
  const auto on_other = DisregardOn(asset, circumstances, rules, other);
  if (!on_other.ok()) return on_other.status();
  return *on_one != *on_other;
}

absl::StatusOr<std::optional<absl::CivilDay>> NextChangeOf(
    const Capital& asset, const Circumstances& circumstances,
    const Rules& rules, absl::CivilDay day) {
  const auto edges = EdgesOf(asset, circumstances, *rules.rates);
  if (!edges.ok()) return edges.status();
  for (const absl::CivilDay edge : *edges) {
    if (edge <= day) continue;
    const auto differ = Differ(asset, circumstances, rules, day, edge);
    if (!differ.ok()) return differ.status();
    if (*differ) return edge;
  }
  return std::nullopt;
}

}  // namespace

absl::StatusOr<std::optional<absl::CivilDay>> NextCapitalChange(
    const Circumstances& circumstances, const Rules& rules,
    absl::CivilDay day) {
  std::optional<absl::CivilDay> next;
  for (const Capital& asset : circumstances.capital) {
    const auto change = NextChangeOf(asset, circumstances, rules, day);
    if (!change.ok()) return change.status();
    if (!change->has_value()) continue;
    next = next.has_value() ? std::min(*next, **change) : **change;
  }
  return next;
}

}  // namespace carereform::financial_assessments
