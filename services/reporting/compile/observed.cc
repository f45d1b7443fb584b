#include "services/reporting/compile/observed.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "common/rpc/convert.h"

namespace carereform::reporting {
namespace {

using measures::v1::MeasureValue;

absl::CivilDay LastDayOf(const MeasureValue& value) {
  return value.has_as_of_date() ? *rpc::StoredDay(value.as_of_date())
                                : *rpc::StoredDay(value.period().last_date());
}

bool SameMonth(absl::CivilDay a, absl::CivilDay b) {
  return absl::CivilMonth(a) == absl::CivilMonth(b);
}

// Whether the observation is of the cell's group: its name ends in the group,
// as in `c02-2025-02-home-first`, or, for the whole, in its date or another
// word.
bool OfGroup(const v1::Observation& observation, const std::string& group) {
  if (group.empty()) return true;
  return absl::EndsWith(
      observation.name(),
      absl::StrCat("-", absl::StrReplaceAll(group, {{"_", "-"}})));
}

}  // namespace

absl::CivilDay DayObserved(const v1::Observation& observation,
                           absl::CivilDay as_of) {
  const absl::CivilDay last = LastDayOf(observation.value());
  if (observation.month_precision() && SameMonth(last, as_of)) {
    return std::min(last, as_of);
  }
  return last;
}

const v1::Observation* LatestObserved(
    const std::vector<v1::Observation>& observations, absl::string_view code,
    absl::CivilDay as_of) {
  const v1::Observation* latest = nullptr;
  for (const v1::Observation& observation : observations) {
    if (observation.code() != code) continue;
    const absl::CivilDay day = DayObserved(observation, as_of);
    if (day > as_of) continue;
    if (latest == nullptr || day > DayObserved(*latest, as_of)) {
      latest = &observation;
    }
  }
  return latest;
}

const v1::Observation* PublishedFor(
    const std::vector<v1::Observation>& observations, const v1::Cell& cell) {
  const absl::CivilDay day = LastDayOf(cell.value());
  for (const v1::Observation& observation : observations) {
    const absl::CivilDay observed = LastDayOf(observation.value());
    const bool same_day = observation.month_precision()
                              ? SameMonth(observed, day)
                              : observed == day;
    if (same_day && observation.code() == cell.code() &&
        observation.value().basis() == cell.value().basis() &&
        observation.value().unit() == cell.value().unit() &&
        OfGroup(observation, cell.group())) {
      return &observation;
    }
  }
  return nullptr;
}

}  // namespace carereform::reporting
