// When the value of a property does not count: who lives there, where the care
// is given, and the weeks for which a home is left alone.
//
// A run of weeks begins with the day that it is counted from: 12 weeks from 1
// September are its 84 days, 1 September the first and 23 November the last;
// the property counts on 24 November. At most one disregard applies on a day,
// and days that two of them share are not added on at the end.
#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_PROPERTY_DISREGARD_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_PROPERTY_DISREGARD_H_

#include <optional>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "common/types/period.h"
#include "services/financial_assessments/domain/charge_lines.h"
#include "services/financial_assessments/domain/circumstances.h"
#include "services/financial_assessments/domain/rates.h"

namespace carereform::financial_assessments {

// Why an asset does not count: the rule of the line that takes it off.
struct Disregard {
  LineRule rule = LineRule::kCapitalDisregarded;
  std::optional<Figure> figure;  // If a number of weeks decided it.

  friend bool operator==(const Disregard&, const Disregard&) = default;
};

// Returns the days that begin with `first` and last as many weeks as `weeks`, a
// figure in weeks, says.
//
// Returns NOT_FOUND, with its word, if the figure is not in the table, and
// INVALID_ARGUMENT if it is not at least one week.
absl::StatusOr<Period> WeeksFrom(absl::CivilDay first, Figure weeks,
                                 const RateTable& rates);

// Returns the day on which a resident for good became one: the first day of the
// stay, unless another is known. Nothing of anybody else.
//
// Source: SI 2014/2672 schedule 2, paragraph 2: a temporary stay before it does
// not use up any of the 12 weeks.
std::optional<absl::CivilDay> ForGoodSince(const Circumstances& circumstances);

// Returns whether the stay for good began within 52 weeks of the end of an
// earlier one, that is on one of the 364 days that follow its last: the two
// then share 12 weeks.
//
// Returns NOT_FOUND, with its word, if the figure is not in the table.
//
// Source: SI 2014/2672 schedule 2, paragraph 2.
absl::StatusOr<bool> SharesTwelveWeeks(const Circumstances& circumstances,
                                       const RateTable& rates);

// Returns the days of the 12 weeks for which the main home of a resident for
// good does not count, from the day of ForGoodSince; nothing if the person
// is not such a resident or has used them up.
//
// A stay that shares its weeks with an earlier one (see SharesTwelveWeeks) has
// as many days as that one did not use. Any other has 12 weeks of its own.
//
// Returns NOT_FOUND, with its word, if a figure is not in the table.
//
// Source: SI 2014/2672 schedule 2, paragraph 2.
absl::StatusOr<std::optional<Period>> TwelveWeeks(
    const Circumstances& circumstances, const RateTable& rates);

// Returns the first day on which the main home no longer has those 12 weeks,
// whatever else it may be disregarded for; nothing if it does not have them.
// For explanations, and for timelines to cut a period at.
//
// Returns what TwelveWeeks returns.
absl::StatusOr<std::optional<absl::CivilDay>> PropertyDisregardEnds(
    const Circumstances& circumstances, const Rules& rules);

// Returns why `property`, whose rule is kProperty, does not count on `day`, or
// nothing if it counts. The first of these that applies:
//
//   the main home of a person who is charged as being cared for there;
//   what the council recorded of who lives there, until that person has died
//   or left, or of a temporary resident's main home to return to or to sell;
//   the 12 weeks of a resident for good, for the main home;
//   12 weeks from the day on which who lived there died or left;
//   12 weeks from an unexpected change, by discretion.
//
// Notes in `lines` the figures that decided it, also where the weeks are over.
//
// Property that is notional capital does not count where it would not if it
// were still held.
//
// Requires the setting of `circumstances` to be the one charged as: see
// ChargedAs. Returns NOT_FOUND, with its word, if a figure is not in the table.
//
// Source: SI 2014/2672 schedule 2, paragraphs 1 to 4; Care and Support
// Statutory Guidance, annex B.
absl::StatusOr<std::optional<Disregard>> PropertyDisregardOn(
    const Capital& property, const Circumstances& circumstances,
    const RateTable& rates, absl::CivilDay day, ChargeLines& lines);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_PROPERTY_DISREGARD_H_
