// Days counted back from a meeting and forward from a publication.
//
// Source: Local Government Act 1972 s100A(6) and s100B(3), "at least five clear
// days before", as amended by SI 2002/715; SI 2012/2089 regs 6 and 7 for
// meetings of the executive. A clear day is neither the day of publication nor
// that of the meeting. That days on which offices are closed do not count
// either is the practice of councils and not in the words of the Act: a
// stricter reading, which meets the laxer one too.

#ifndef CR_SERVICES_IMPROVEMENT_DOMAIN_CLEAR_DAYS_H_
#define CR_SERVICES_IMPROVEMENT_DOMAIN_CLEAR_DAYS_H_

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "common/types/working_days.h"

namespace carereform::improvement {

// Days counted at one time: more than any rule asks for.
inline constexpr int kMaxCountedDays = 400;

// Returns the working day that is `count` working days before `day`; for 0 the
// last working day on or before it. Errors: INVALID_ARGUMENT for a count below
// 0 or above kMaxCountedDays; OUT_OF_RANGE where no holidays are held.
absl::StatusOr<absl::CivilDay> WorkingDaysBefore(const BankHolidays& holidays,
                                                 absl::CivilDay day, int count);

// Returns the working day that is `count` working days after `day`; for 0 the
// first working day on or after it. Errors: as for WorkingDaysBefore.
absl::StatusOr<absl::CivilDay> WorkingDaysAfter(const BankHolidays& holidays,
                                                absl::CivilDay day, int count);

// Returns the last working day on which papers can be published so that
// `count` working days lie between it and the meeting. Errors: as for
// WorkingDaysBefore.
absl::StatusOr<absl::CivilDay> LastDayForClearDays(const BankHolidays& holidays,
                                                   absl::CivilDay meeting,
                                                   int count);

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_DOMAIN_CLEAR_DAYS_H_
