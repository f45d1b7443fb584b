#include "services/reporting/domain/return_calendar.h"

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "common/types/civil_date.h"
#include "common/types/period.h"

namespace carereform::reporting {

absl::StatusOr<ReturnTiming> TimingOf(FinancialQuarter quarter,
                                      absl::CivilDay as_of) {
  const Period period = QuarterPeriod(quarter);
  if (as_of < period.start) {
    return absl::InvalidArgumentError(absl::StrCat(
        FormatQuarter(quarter), " begins on ", PrintDate(period.start),
        ": a return as at ", PrintDate(as_of),
        " would have nothing of it to report; give a later day, or ask for ",
        FormatQuarter(QuarterOf(as_of))));
  }
  return as_of < period.end - 1 ? ReturnTiming::kInterim
                                : ReturnTiming::kWholeQuarter;
}

Freshness FreshnessOf(absl::CivilDay observed, absl::CivilDay as_of,
                      int days_allowed) {
  if (observed > as_of) return Freshness::kLater;
  return as_of - observed > days_allowed ? Freshness::kStale
                                         : Freshness::kCurrent;
}

std::ostream& operator<<(std::ostream& out, ReturnTiming timing) {
  return out << (timing == ReturnTiming::kInterim ? "interim"
                                                  : "whole quarter");
}

std::ostream& operator<<(std::ostream& out, Freshness freshness) {
  switch (freshness) {
    case Freshness::kCurrent:
      return out << "current";
    case Freshness::kStale:
      return out << "stale";
    case Freshness::kLater:
      return out << "later";
  }
  return out;
}

}  // namespace carereform::reporting
