#include "services/financial_assessments/domain/charge_difference.h"

#include <algorithm>

#include "services/financial_assessments/domain/charge_weeks.h"

namespace carereform::financial_assessments {
namespace {

// Returns the weekly charge on `day`, and moves `at` to the first run that does
// not end by then.
Pence WeeklyOn(absl::Span<const ChargeRun> runs, absl::CivilDay day,
               size_t& at) {
  while (at < runs.size() && runs[at].to <= day) ++at;
  return at < runs.size() && runs[at].from <= day ? runs[at].weekly : Pence();
}

// All days on which a run of either begins or ends, and `day`.
std::vector<absl::CivilDay> Boundaries(absl::Span<const ChargeRun> before,
                                       absl::Span<const ChargeRun> after,
                                       absl::CivilDay day) {
  std::vector<absl::CivilDay> days = {day};
  for (const auto& runs : {before, after}) {
    for (const ChargeRun& run : runs) {
      days.push_back(run.from);
      days.push_back(run.to);
    }
  }
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
  return days;
}

void Count(const ChangedRun& run, ChargeDifference& difference) {
  difference.backdated = difference.backdated + run.difference;
  difference.days += run.to - run.from;
  if (!difference.first_affected) difference.first_affected = run.from;
}

}  // namespace

ChargeDifference DifferenceOf(absl::Span<const ChargeRun> before,
                              absl::Span<const ChargeRun> after,
                              absl::CivilDay day, absl::Weekday weeks_begin) {
  ChargeDifference difference;
  const std::vector<absl::CivilDay> days = Boundaries(before, after, day);
  size_t at_before = 0;
  size_t at_after = 0;
  for (size_t i = 0; i + 1 < days.size(); ++i) {
    ChangedRun run{days[i], days[i + 1], WeeklyOn(before, days[i], at_before),
                   WeeklyOn(after, days[i], at_after), Pence()};
    if (run.old_weekly == run.new_weekly) continue;
    run.difference = AmountOver(run.new_weekly, run.from, run.to, weeks_begin) -
                     AmountOver(run.old_weekly, run.from, run.to, weeks_begin);
    if (run.to <= day) Count(run, difference);
    ChangedRun* last =
        difference.runs.empty() ? nullptr : &difference.runs.back();
    if (last != nullptr && last->to == run.from && run.from != day &&
        last->old_weekly == run.old_weekly &&
        last->new_weekly == run.new_weekly) {
      last->to = run.to;
      last->difference = last->difference + run.difference;
    } else {
      difference.runs.push_back(run);
    }
  }
  if (difference.first_affected) {
    difference.months = WholeMonths(*difference.first_affected, day);
  }
  return difference;
}

}  // namespace carereform::financial_assessments
