#include "services/financial_assessments/domain/property_disregard.h"

#include <cstdint>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
namespace carereform::financial_assessments {
namespace {

constexpr int kDaysPerWeek = 7;

// Says whether a stay is one that is to end.
bool IsForATime(Setting setting) {
  return setting == Setting::kCareHomeTemporary ||
         setting == Setting::kCareHomeShortTerm;
}

// Says whether what is recorded of the property has it disregarded.
bool IsDisregardedAsRecorded(const Capital& property, Setting setting,
                             absl::CivilDay day) {
  switch (property.disregard) {
    case PropertyDisregard::kNone:
    case PropertyDisregard::kNotReturning:
      return false;
    case PropertyDisregard::kPartnerLivesThere:
    case PropertyDisregard::kRelativeOf60LivesThere:
    case PropertyDisregard::kIncapacitatedRelative:
    case PropertyDisregard::kChildLivesThere:
    case PropertyDisregard::kDiscretionary:
      return !property.occupier_left.has_value() ||
             day < *property.occupier_left;
    case PropertyDisregard::kIntendsToReturn:
    case PropertyDisregard::kBeingSoldToBuyAnother:
      return property.type == CapitalType::kMainHome && IsForATime(setting);
  }
  return false;
}

// Says whether `day` is one of the 12 weeks from `first`, if there is one.
absl::StatusOr<bool> IsInTwelveWeeksFrom(
    const std::optional<absl::CivilDay>& first, const RateTable& rates,
    absl::CivilDay day, ChargeLines& lines) {
  if (!first.has_value()) return false;
  lines.Use(Figure::kPropertyDisregardWeeks);
  const auto weeks = WeeksFrom(*first, Figure::kPropertyDisregardWeeks, rates);
  if (!weeks.ok()) return weeks.status();
  return Contains(*weeks, day);
}

absl::StatusOr<bool> IsInTwelveWeeksOfStay(const Capital& property,
                                           const Circumstances& circumstances,
                                           const RateTable& rates,
                                           absl::CivilDay day,
                                           ChargeLines& lines) {
  if (property.type != CapitalType::kMainHome ||
      circumstances.setting != Setting::kCareHomePermanent) {
    return false;
  }
  lines.Use(Figure::kPropertyDisregardWeeks);
  if (circumstances.earlier_stay_ended.has_value()) {
    lines.Use(Figure::kReadmissionWeeks);
  }
  const auto weeks = TwelveWeeks(circumstances, rates);
  if (!weeks.ok()) return weeks.status();
  return weeks->has_value() && Contains(**weeks, day);
}

// Returns the disregard for a number of weeks that applies on `day`.
absl::StatusOr<std::optional<Disregard>> WeeksDisregardOn(
    const Capital& property, const Circumstances& circumstances,
    const RateTable& rates, absl::CivilDay day, ChargeLines& lines) {
  constexpr Figure kWeeks = Figure::kPropertyDisregardWeeks;
  const auto of_stay =
      IsInTwelveWeeksOfStay(property, circumstances, rates, day, lines);
  if (!of_stay.ok()) return of_stay.status();
  if (*of_stay) return Disregard{LineRule::kTwelveWeekDisregard, kWeeks};

  const auto left =
      IsInTwelveWeeksFrom(property.occupier_left, rates, day, lines);
  if (!left.ok()) return left.status();
  if (*left) return Disregard{LineRule::kOccupierLeftDisregard, kWeeks};

  const auto change =
      IsInTwelveWeeksFrom(property.unexpected_change, rates, day, lines);
  if (!change.ok()) return change.status();
  if (*change) return Disregard{LineRule::kUnexpectedChangeDisregard, kWeeks};
  return std::nullopt;
}

}  // namespace

absl::StatusOr<Period> WeeksFrom(absl::CivilDay first, Figure weeks,
                                 const RateTable& rates) {
  const auto count = FigureOf(rates, weeks);
  if (!count.ok()) return count.status();
  if (*count < 1) {
    return absl::InvalidArgumentError(
        absl::StrCat(FigureWord(weeks), " must be at least 1"));
  }
  return Period{first, first + *count * kDaysPerWeek};
}

std::optional<absl::CivilDay> ForGoodSince(const Circumstances& circumstances) {
  if (circumstances.setting != Setting::kCareHomePermanent) return std::nullopt;
  return circumstances.permanent_since.has_value()
             ? circumstances.permanent_since
             : circumstances.care_home_since;
}

absl::StatusOr<bool> SharesTwelveWeeks(const Circumstances& circumstances,
                                       const RateTable& rates) {
  const auto since = ForGoodSince(circumstances);
  if (!since.has_value() || !circumstances.earlier_stay_ended.has_value()) {
    return false;
  }
  const auto shared = WeeksFrom(*circumstances.earlier_stay_ended + 1,
                                Figure::kReadmissionWeeks, rates);
  if (!shared.ok()) return shared.status();
  return *since < shared->end;
}

absl::StatusOr<std::optional<Period>> TwelveWeeks(
    const Circumstances& circumstances, const RateTable& rates) {
  const auto since = ForGoodSince(circumstances);
  if (!since.has_value()) return std::nullopt;
  auto weeks = WeeksFrom(*since, Figure::kPropertyDisregardWeeks, rates);
  if (!weeks.ok()) return weeks.status();
  const auto shared = SharesTwelveWeeks(circumstances, rates);
  if (!shared.ok()) return shared.status();
  if (!*shared) return *weeks;
  weeks->end -= circumstances.earlier_disregard_days;
  if (weeks->end <= weeks->start) return std::nullopt;
  return *weeks;
}

absl::StatusOr<std::optional<absl::CivilDay>> PropertyDisregardEnds(
    const Circumstances& circumstances, const Rules& rules) {
  const auto weeks = TwelveWeeks(circumstances, *rules.rates);
  if (!weeks.ok()) return weeks.status();
  if (!weeks->has_value()) return std::nullopt;
  return (*weeks)->end;
}

absl::StatusOr<std::optional<Disregard>> PropertyDisregardOn(
    const Capital& property, const Circumstances& circumstances,
    const RateTable& rates, absl::CivilDay day, ChargeLines& lines) {
  if (property.type == CapitalType::kMainHome &&
      circumstances.setting == Setting::kNonResidential) {
    return Disregard{LineRule::kCareAtHomeDisregard, std::nullopt};
  }
  if (IsDisregardedAsRecorded(property, circumstances.setting, day)) {
    return Disregard{LineRule::kPropertyDisregarded, std::nullopt};
  }
  return WeeksDisregardOn(property, circumstances, rates, day, lines);
}

}  // namespace carereform::financial_assessments
