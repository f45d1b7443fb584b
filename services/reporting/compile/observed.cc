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

// Whether both are of one target, group, basis and unit.
bool OfOneKind(const v1::Observation& observation, const v1::Cell& cell) {
  return observation.code() == cell.code() &&
         observation.value().basis() == cell.value().basis() &&
         observation.value().unit() == cell.value().unit() &&
         OfGroup(observation, cell.group());
}

// The question of `cell` in the words of those who publish the figure.
std::string QuestionAsked(const std::vector<v1::Observation>& observations,
                          const v1::Cell& cell,
                          const std::vector<const v1::Observation*>& earlier) {
  if (cell.value().origin() == MeasureValue::IMPORTED) {
    return cell.value().question();
  }
  const v1::Observation* beside = PublishedFor(observations, cell);
  if (beside != nullptr) return beside->question();
  return earlier.empty() ? "" : earlier.back()->question();
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
    if (same_day && OfOneKind(observation, cell)) return &observation;
  }
  return nullptr;
}

std::vector<const v1::Observation*> EarlierThan(
    const std::vector<v1::Observation>& observations, const v1::Cell& cell) {
  const absl::CivilDay day = LastDayOf(cell.value());
  std::vector<const v1::Observation*> earlier;
  for (const v1::Observation& observation : observations) {
    if (LastDayOf(observation.value()) < day && OfOneKind(observation, cell)) {
      earlier.push_back(&observation);
    }
  }
  std::stable_sort(earlier.begin(), earlier.end(), [](auto* a, auto* b) {
    return LastDayOf(a->value()) < LastDayOf(b->value());
  });
  const std::string question = QuestionAsked(observations, cell, earlier);
  std::erase_if(earlier, [&](const v1::Observation* observation) {
    return observation->question() != question;
  });
  return earlier;
}

}  // namespace carereform::reporting
