#include "services/assessments/domain/dhsc_existing_clients.h"

#include <algorithm>

#include "common/types/civil_date.h"

namespace carereform::assessments {
namespace {

// Says whether support that ended on `end` makes a client of a person on `day`,
// for `months` after it. An open end is the latest of all days.
bool Reaches(int32_t end, int32_t day, int months) {
  return end >= DayNumber(AddMonthsClamped(DayOfNumber(day), -months));
}

}  // namespace

void EarlierSupport::Add(const CareEvent& service) {
  if (IsLongTerm(service.service)) {
    long_term_end_ = std::max(long_term_end_, service.end);
  } else if (IsTimeLimited(service.service)) {
    short_term_end_ = std::max(short_term_end_, service.end);
  }
}

std::optional<Standing> EarlierSupport::ClientOn(int32_t day) const {
  if (long_term_end_ == kNoEventDay) return Standing::kLongTermSupportOpen;
  if (long_term_end_ != kNever &&
      Reaches(long_term_end_, day, method_.long_term_months)) {
    return Standing::kLongTermSupportEnded;
  }
  if (short_term_end_ == kNoEventDay) return Standing::kShortTermSupportOpen;
  if (short_term_end_ != kNever &&
      Reaches(short_term_end_, day, method_.short_term_months)) {
    return Standing::kShortTermSupportEnded;
  }
  return std::nullopt;
}

}  // namespace carereform::assessments
