// What a person is charged over time: an assessment of charges is a timeline.
#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_CHARGE_TIMELINE_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_CHARGE_TIMELINE_H_

#include <cstddef>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "common/types/pence.h"
#include "services/financial_assessments/domain/charge.h"
#include "services/financial_assessments/domain/circumstances.h"
#include "services/financial_assessments/domain/rates.h"

namespace carereform::financial_assessments {

// What was known of the person from a day, until the next version's day.
struct CircumstancesFrom {
  absl::CivilDay from;
  const Circumstances* circumstances = nullptr;  // Outlives what is made of it.
};

// Days on which one weekly charge was made under one set of rules.
struct ChargeRun {
  absl::CivilDay from;
  absl::CivilDay to;  // The first day that is no longer part of it.
  Pence weekly;
  Outcome outcome = Outcome::kNothing;
  Rules rules;
};

// How the rules of a day are found, as RuleBook::On does.
using RulesOfDay = absl::FunctionRef<absl::StatusOr<Rules>(absl::CivilDay)>;

// How a week is charged, as ChargeFor does.
using ChargeOfWeek = absl::FunctionRef<absl::StatusOr<Charge>(
    const Circumstances&, const Rules&, absl::CivilDay)>;

// Returns what ChargeFor returns, with no lines kept.
absl::StatusOr<Charge> ChargeWithoutLines(const Circumstances& circumstances,
                                          const Rules& rules,
                                          absl::CivilDay day);

// What a timeline is worked out from.
struct TimelineQuestion {
  // In order of their days, of which no two are the same; the first begins the
  // charge.
  absl::Span<const CircumstancesFrom> versions;
  // The first day that is no longer charged or asked about.
  absl::CivilDay to;
  // The first day of charging weeks.
  absl::Weekday weeks_begin = absl::Weekday::monday;
};

// Returns the runs from the first version's day to `to`, in order, without gaps
// and each different from the next; none where `to` is not after that day.
//
// The rules of a week are those in force on its first day; of a first week that
// began when none were, those of the first day that is charged. Circumstances
// count from their own day, and a time that ends (ChangeDays) ends on its day:
// the charge of the rest of that week is worked out on that day, under the
// week's rules. Notional capital diminishes from each week to the next by what
// was charged because of it: see NotionalBalances.
//
// Later data change nothing: rules and versions of days from a week on have no
// part in the runs before it.
//
// Errors: those of `rules_on` and `charge_on`; NOT_FOUND, with its word, if a
// figure that is needed for notional capital is not in the table.
absl::StatusOr<std::vector<ChargeRun>> ChargeTimeline(
    const TimelineQuestion& question, RulesOfDay rules_on,
    ChargeOfWeek charge_on);

// Returns the same, but ends with the last day that can be worked out.
std::vector<ChargeRun> ChargeTimelineWhileHeld(const TimelineQuestion& question,
                                               RulesOfDay rules_on,
                                               ChargeOfWeek charge_on);

// What the charge of one day is worked out from.
struct ChargedDay {
  absl::CivilDay from;  // The day, by then, on which it was last worked out.
  size_t version = 0;   // Which of the versions was in force.
  Circumstances circumstances;  // Of it, with notional capital diminished.
  Rules rules;
};

// Returns what the charge of `day` is worked out from, in the same way.
// Requires that `day` is one of the days of the question.
absl::StatusOr<ChargedDay> ChargedDayOf(const TimelineQuestion& question,
                                        absl::CivilDay day, RulesOfDay rules_on,
                                        ChargeOfWeek charge_on);

// Returns the part of the runs from `from` to `to`, the first day not wanted.
std::vector<ChargeRun> RunsBetween(absl::Span<const ChargeRun> runs,
                                   absl::CivilDay from, absl::CivilDay to);

// Returns what the runs come to; see AmountOver.
Pence AmountOfRuns(absl::Span<const ChargeRun> runs, absl::Weekday weeks_begin);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_CHARGE_TIMELINE_H_
