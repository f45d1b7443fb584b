// Which period a submission of Client Level Data really covers: councils often
// state a longer one than their file holds.
//
// Source: DHSC, create_REF_Submission_Reporting_Periods_table.sql at 9bee728.
// The methodology says that the stated period is used for fewer than 100
// events; the code takes every month then, and so does this.
#ifndef CR_SERVICES_ASSESSMENTS_DOMAIN_CLD_REPORTING_PERIOD_H_
#define CR_SERVICES_ASSESSMENTS_DOMAIN_CLD_REPORTING_PERIOD_H_

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "absl/time/civil_time.h"
#include "common/types/period.h"
#include "services/assessments/domain/care_events.h"

namespace carereform::assessments {

// Counts the events of a submission by the month in which they ended.
class EndedEvents {
 public:
  // Adds an event that ended on `end`, the day that the row says; one without
  // an end is not added.
  void Add(EventKind kind, absl::CivilDay end);

  // Returns the period of a file received on `received`: from the first to the
  // last of the months that count, both whole. Months that had not ended by
  // then are left out; of the others those count that have 2 % of all events or
  // more and at most one kind of event fewer than the month with the most; with
  // fewer than 100 events every month counts. Nothing where no month counts.
  std::optional<Period> DerivedPeriod(absl::CivilDay received) const;

 private:
  std::map<absl::CivilMonth, std::array<int64_t, 4>> months_;
};

// Returns the quarter of `day` as DHSC labels it: "25-26_Q4".
std::string CldQuarterLabel(absl::CivilDay day);

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_DOMAIN_CLD_REPORTING_PERIOD_H_
