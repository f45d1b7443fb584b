#include "common/types/period.h"

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "common/types/civil_date.h"

namespace carereform {
namespace {

constexpr int kMostTrailingMonths = 1200;

}  // namespace

absl::StatusOr<Period> MakePeriod(absl::CivilDay start, absl::CivilDay end) {
  if (end <= start) {
    return absl::InvalidArgumentError(absl::StrCat(
        "a period holds one day at least: its end, the day after its last, "
        "must be later than its start, ",
        PrintDate(start)));
  }
  return Period{start, end};
}

absl::StatusOr<Period> TrailingMonths(absl::CivilDay as_of, int months) {
  if (months < 1 || months > kMostTrailingMonths) {
    return absl::InvalidArgumentError(
        absl::StrCat("a period is a number of months from 1 to ",
                     kMostTrailingMonths, ", not ", months));
  }
  const absl::CivilDay end = as_of + 1;
  return Period{AddMonthsClamped(end, -months), end};
}

bool Contains(const Period& period, absl::CivilDay day) {
  return period.start <= day && day < period.end;
}

int64_t DayCount(const Period& period) { return period.end - period.start; }

std::string PrintPeriod(const Period& period) {
  const absl::CivilDay last = period.end - 1;
  if (last == period.start) return PrintDate(last);
  return absl::StrCat(PrintDate(period.start), " to ", PrintDate(last));
}

std::ostream& operator<<(std::ostream& out, const Period& period) {
  return out << PrintPeriod(period);
}

}  // namespace carereform
