#include "services/improvement/domain/rag_axes.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "common/types/civil_date.h"
#include "common/types/exact_decimal.h"

namespace carereform::improvement {
namespace {

// How bad a figure is: the less the better.
std::optional<Thousandths> BadnessOf(const RatedTarget& target,
                                     Thousandths figure) {
  if (target.kind == TargetKind::kQualitative) return figure;
  if (target.kind == TargetKind::kBand) {
    const auto shortfall = ShortfallOf(target, figure);
    return shortfall.has_value() ? std::optional(shortfall->gap) : std::nullopt;
  }
  if (target.aim == TargetAim::kLow) return figure;
  if (target.aim == TargetAim::kHigh) return -figure;
  return std::nullopt;
}

Axis Unknown(const std::string& reason) {
  return {Side::kNotKnown, absl::StrCat("Not known: ", reason, ".")};
}

std::string FigureOf(const TargetReading& reading) {
  return absl::StrCat(FromThousandths(*reading.value), " on ",
                      PrintDate(reading.as_of));
}

Thousandths SimilarMargin(const RagInputs& inputs, absl::CivilDay day) {
  const RatingRule* rule = KnownOn(inputs.rules, day);
  return rule == nullptr ? 0 : rule->similar_margin;
}

// Compares the last of `readings` with the one at `before`; a break in the
// series at any reading after that one parts them.
Axis Between(const RagInputs& inputs,
             const std::vector<const TargetReading*>& readings, size_t before,
             Thousandths similar_margin) {
  for (size_t i = before + 1; i < readings.size(); ++i) {
    if (readings[i]->series_break.empty()) continue;
    return Unknown(absl::StrCat("the series breaks on ",
                                PrintDate(readings[i]->as_of), ": ",
                                readings[i]->series_break));
  }
  const TargetReading& latest = *readings.back();
  const TargetReading& earlier = *readings[before];
  if (!latest.value.has_value()) return Unknown("nothing was measured last");
  if (!earlier.value.has_value()) {
    return Unknown(
        absl::StrCat("nothing was measured for ", PrintDate(earlier.as_of)));
  }
  const Side side =
      SideOf(inputs.target, *latest.value, *earlier.value, similar_margin);
  if (side == Side::kNotKnown) {
    return Unknown("the target does not say which way is better");
  }
  return {side, absl::StrCat(FigureOf(latest), ", ", FigureOf(earlier), ".")};
}

}  // namespace

Side SideOf(const RatedTarget& target, Thousandths figure, Thousandths other,
            Thousandths similar_margin) {
  const auto own = BadnessOf(target, figure);
  const auto theirs = BadnessOf(target, other);
  if (!own.has_value() || !theirs.has_value()) return Side::kNotKnown;
  const Thousandths apart = *own - *theirs;
  if (apart <= similar_margin && -apart <= similar_margin) {
    return Side::kSimilar;
  }
  return apart < 0 ? Side::kBetter : Side::kWorse;
}

Axis TrendOn(const RagInputs& inputs, absl::CivilDay day) {
  const auto readings = ReadingsOn(inputs.readings, day);
  if (readings.size() < 2) {
    return Unknown("it takes two readings to tell a trend");
  }
  return Between(inputs, readings, readings.size() - 2, 0);
}

Axis YearOnYearOn(const RagInputs& inputs, absl::CivilDay day) {
  const auto readings = ReadingsOn(inputs.readings, day);
  if (readings.empty()) return Unknown("nothing was read");
  const absl::CivilDay as_of = readings.back()->as_of;
  // 29 February has 1 March for the same day: its month ended on the 28th.
  absl::CivilDay wanted(as_of.year() - 1, as_of.month(), as_of.day());
  if (wanted.month() != as_of.month()) wanted -= 1;
  for (size_t i = 0; i + 1 < readings.size(); ++i) {
    if (readings[i]->as_of != wanted) continue;
    return Between(inputs, readings, i, SimilarMargin(inputs, day));
  }
  return Unknown(absl::StrCat("there is no reading of ", PrintDate(wanted)));
}

Axis ComparatorOn(const RagInputs& inputs,
                  const std::vector<ComparedFigure>& comparators,
                  absl::CivilDay day) {
  const ComparedFigure* other = KnownOn(comparators, day);
  if (other == nullptr) return Unknown("there is no comparator");
  const auto readings = ReadingsOn(inputs.readings, day);
  if (readings.empty()) return Unknown("nothing was read");
  const TargetReading& latest = *readings.back();
  if (!latest.value.has_value()) return Unknown("nothing was measured last");
  const Side side = SideOf(inputs.target, *latest.value, other->value,
                           SimilarMargin(inputs, day));
  if (side == Side::kNotKnown) {
    return Unknown("the target does not say which way is better");
  }
  return {side, absl::StrCat(FigureOf(latest), "; ", other->display_name, ", ",
                             other->geography, " ", other->year, ": ",
                             FromThousandths(other->value), ".")};
}

}  // namespace carereform::improvement
