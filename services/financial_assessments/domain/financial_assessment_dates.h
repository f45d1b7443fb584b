// The order of the days in a financial assessment's life.
#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_FINANCIAL_ASSESSMENT_DATES_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_FINANCIAL_ASSESSMENT_DATES_H_

#include <optional>
#include <vector>

#include "absl/time/civil_time.h"
#include "common/types/date_order.h"

namespace carereform::financial_assessments {

// The days on which an assessment met each state; empty if it has not, or if
// the day is not known.
struct FinancialAssessmentDates {
  absl::CivilDay referred;
  std::optional<absl::CivilDay> allocated;
  std::optional<absl::CivilDay> decided;
  std::optional<absl::CivilDay> withdrawn;
  std::optional<absl::CivilDay> completed = {};
};

// Returns every breach of: referred, allocated, completed and decided (or
// withdrawn) follow one another in that order, on the same day or later; none
// is after `today`; what is decided is not withdrawn. Fields are named
// referred_date, allocated_date, completed_date, decided_date and
// withdrawn_date.
std::vector<DateViolation> CheckOrder(const FinancialAssessmentDates& dates,
                                      absl::CivilDay today);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_FINANCIAL_ASSESSMENT_DATES_H_
