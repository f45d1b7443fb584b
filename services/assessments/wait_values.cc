#include "services/assessments/wait_values.h"

#include <algorithm>
#include <string>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "carereform/assessments/v1/referral.pb.h"
#include "common/measures/measure_parameters.h"
#include "common/measures/measure_query.h"
#include "common/measures/measure_values.h"
#include "common/status/error.h"
#include "common/types/civil_date.h"
#include "common/types/statistics.h"
#include "common/types/working_days.h"
#include "services/assessments/domain/case_counts.h"
#include "services/assessments/domain/wait_groups.h"

namespace carereform::assessments {
namespace {

using measures::v1::MeasureValue;

constexpr char kWorkingDays[] = "working days";

// Returns the waits in working days. Those that bank holidays are not known
// for become uncovered.
std::vector<int64_t> WorkingDaysOf(Waits& waits) {
  const BankHolidays& holidays = BankHolidays::England();
  std::vector<int64_t> days;
  std::erase_if(waits.counted, [&](const CaseWait& wait) {
    const auto working = holidays.WorkingDaysBetween(
        DayOfNumber(wait.from), DayOfNumber(wait.from + wait.days));
    if (working.ok()) {
      days.push_back(*working);
    } else {
      waits.uncovered.push_back(wait.row);
    }
    return !working.ok();
  });
  return days;
}

std::string ReasonOf(uint8_t exclusion) {
  const auto* value =
      v1::Referral::Exclusion_descriptor()->FindValueByNumber(exclusion);
  if (value == nullptr) return absl::StrCat("reason ", exclusion);
  return absl::StrReplaceAll(absl::AsciiStrToLower(value->name()),
                             {{"_", " "}});
}

void AddExclusions(const std::map<uint8_t, int64_t>& left_out,
                   MeasureValue& value) {
  for (const auto& [exclusion, n] : left_out) {
    auto* added = value.add_exclusions();
    added->set_reason(ReasonOf(exclusion));
    added->set_n(n);
    measures::AddNote(absl::StrCat(n, " left out: ", added->reason()), value);
  }
}

void Cover(int64_t covered, int64_t total, MeasureValue& value) {
  value.mutable_coverage()->set_covered(covered);
  value.mutable_coverage()->set_total(total);
  if (covered == total) return;
  // Rounded down, so that it never reads as all of them.
  measures::AddNote(absl::StrCat("over ", 100 * covered / total,
                                 "% of cases: ", total - covered, " of ", total,
                                 " lack a day that it needs"),
                    value);
}

}  // namespace

absl::StatusOr<ValueMaker> ValueMaker::For(
    const MeasureDefinition& definition, const measures::MeasureQuery& query,
    absl::Span<const Standard> standards) {
  ValueMaker maker(definition, query);
  if (!maker.NeedsStandard()) return maker;
  const Subject& subject = *definition.subject;
  std::string type = subject.type;
  if (type.empty()) {
    const auto asked = query.filters.find("type");
    if (asked == query.filters.end()) {
      return InvalidField("filters.type",
                          "is required: each type has a standard of its own");
    }
    type = asked->second;
  }
  const std::string standard = subject.standards.size() > 1
                                   ? measures::WordOf(query, kStandardParameter)
                                   : std::string(subject.standards.front());
  maker.standard_ =
      StandardOn(standards, standard, type, measures::LastDayOf(query));
  return maker;
}

bool ValueMaker::NeedsStandard() const {
  return definition_.statistic == Statistic::kOverStandard ||
         definition_.statistic == Statistic::kWithinStandard;
}

bool ValueMaker::TakesWorkingDays() const {
  return standard_.has_value() ? standard_->unit == StandardUnit::kWorkingDays
                               : measures::InWorkingDays(query_);
}

std::vector<int64_t> ValueMaker::ValuesOf(absl::Span<const WaitFact> rows,
                                          Waits& waits) const {
  if (definition_.subject->counted == Counted::kCaseload) {
    return CaseloadsOf(rows, waits.counted);
  }
  return TakesWorkingDays() ? WorkingDaysOf(waits) : DaysOf(waits.counted);
}

MeasureValue ValueMaker::ShareByStandard(
    const std::vector<int64_t>& values) const {
  if (!standard_.has_value()) {
    return measures::Missing(absl::StrCat(
        "no standard is held for ", PrintDate(measures::LastDayOf(query_))));
  }
  const auto count = static_cast<int64_t>(values.size());
  const int64_t over = CountOver(values, DaysAllowed(*standard_));
  MeasureValue value = measures::PercentOf(
      definition_.statistic == Statistic::kOverStandard ? over : count - over,
      count);
  value.set_note(WordsOf(*standard_));
  return value;
}

MeasureValue ValueMaker::StatisticOf(std::vector<int64_t> values) const {
  using enum Statistic;
  const auto count = static_cast<int64_t>(values.size());
  switch (definition_.statistic) {
    case kCount:
      return measures::CountOf(count);
    case kMedian:
      return measures::MedianOf(std::move(values));
    case kMean:
      return measures::MeanOf(values);
    case kMaximum:
      return measures::MaximumOf(values);
    case kPercentile:
      return measures::PercentileOf(
          std::move(values),
          static_cast<int>(measures::NumberOf(query_, measures::kPercentile)),
          measures::WordOf(query_, measures::kPercentileMethod) ==
                  measures::kInterpolated
              ? PercentileMethod::kInterpolated
              : PercentileMethod::kNearestRank);
    case kShareOver: {
      const int64_t days = measures::NumberOf(query_, measures::kOverDays);
      MeasureValue value = measures::PercentOf(CountOver(values, days), count);
      measures::AddNote(
          absl::StrCat("over ", days, " ",
                       TakesWorkingDays() ? kWorkingDays : "days"),
          value);
      return value;
    }
    case kShare:
      return measures::PercentOf(CountOver(values, kNo), count);
    case kOverStandard:
    case kWithinStandard:
      break;
  }
  return ShareByStandard(values);
}

MeasureValue ValueMaker::ValueOf(absl::Span<const WaitFact> rows,
                                 Waits waits) const {
  if (!waits.any_known) {
    return measures::Missing(
        "no such referral is held, so nobody can say how many wait");
  }
  std::map<uint8_t, int64_t> left_out;
  if (definition_.adjusted) left_out = LeaveOutExcluded(rows, waits);
  MeasureValue value = StatisticOf(ValuesOf(rows, waits));
  const auto covered = static_cast<int64_t>(waits.counted.size());
  AddExclusions(left_out, value);
  Cover(covered, covered + static_cast<int64_t>(waits.uncovered.size()), value);
  const bool in_days = !value.has_ratio() && !value.has_count();
  if (in_days && TakesWorkingDays()) value.set_unit(kWorkingDays);
  return value;
}

}  // namespace carereform::assessments
