#include "services/assessments/domain/standards.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "common/status/status_macros.h"
#include "common/types/working_days.h"

namespace carereform::assessments {
namespace {

constexpr int64_t kHoursPerDay = 24;

bool AppliesOn(const Standard& standard, absl::CivilDay day) {
  return standard.status != "withdrawn" && standard.from <= day &&
         (!standard.to.has_value() || day < *standard.to);
}

absl::StatusOr<absl::CivilDay> AfterWorkingDays(absl::CivilDay from,
                                                int64_t working_days) {
  const BankHolidays& holidays = BankHolidays::England();
  absl::CivilDay last = from;
  for (absl::CivilDay day = from;; ++day) {
    CR_ASSIGN_OR_RETURN(const int64_t passed,
                        holidays.WorkingDaysBetween(from, day));
    if (passed > working_days) return last;
    last = day;
  }
}

std::string UnitWord(StandardUnit unit) {
  switch (unit) {
    case StandardUnit::kDays:
      return "days";
    case StandardUnit::kWorkingDays:
      return "working days";
    case StandardUnit::kHours:
      break;
  }
  return "hours";
}

}  // namespace

std::optional<StandardUnit> StandardUnitOf(absl::string_view word) {
  if (word == "days") return StandardUnit::kDays;
  if (word == "working_days") return StandardUnit::kWorkingDays;
  if (word == "hours") return StandardUnit::kHours;
  return std::nullopt;
}

std::optional<Standard> StandardOn(absl::Span<const Standard> standards,
                                   absl::string_view standard,
                                   absl::string_view type, absl::CivilDay day) {
  for (const Standard& held : standards) {
    if (held.standard != standard || held.type != type) continue;
    if (AppliesOn(held, day)) return held;
  }
  return std::nullopt;
}

std::vector<Standard> StandardsOn(absl::Span<const Standard> standards,
                                  absl::CivilDay day) {
  std::vector<Standard> applying;
  for (const Standard& held : standards) {
    if (AppliesOn(held, day)) applying.push_back(held);
  }
  return applying;
}

int64_t DaysAllowed(const Standard& standard) {
  if (standard.unit != StandardUnit::kHours) return standard.amount;
  return (standard.amount + kHoursPerDay - 1) / kHoursPerDay;
}

absl::StatusOr<absl::CivilDay> DueDay(const Standard& standard,
                                      absl::CivilDay from) {
  if (standard.unit == StandardUnit::kWorkingDays) {
    return AfterWorkingDays(from, standard.amount);
  }
  return from + DaysAllowed(standard);
}

std::string WordsOf(const Standard& standard) {
  std::string words = absl::StrCat("standard of ", standard.amount, " ",
                                   UnitWord(standard.unit));
  if (standard.unit == StandardUnit::kHours) {
    const int64_t days = DaysAllowed(standard);
    absl::StrAppend(&words, ", judged by civil days as ", days,
                    days == 1 ? " day" : " days");
  }
  return absl::StrCat(words, ", ", standard.status);
}

}  // namespace carereform::assessments
