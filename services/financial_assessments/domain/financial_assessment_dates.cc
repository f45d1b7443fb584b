#include "services/financial_assessments/domain/financial_assessment_dates.h"

namespace carereform::financial_assessments {

std::vector<DateViolation> CheckOrder(const FinancialAssessmentDates& dates,
                                      absl::CivilDay today) {
  const DatedStage stages[] = {
      {"referred_date", "referred", dates.referred},
      {"allocated_date", "allocated", dates.allocated},
      {"completed_date", "completed", dates.completed},
      {"decided_date", "decided", dates.decided},
      {"withdrawn_date", "withdrawn", dates.withdrawn},
  };
  std::vector<DateViolation> violations = CheckDateOrder(stages, today);
  if (dates.decided.has_value() && dates.withdrawn.has_value()) {
    violations.push_back({"withdrawn_date",
                          "an assessment that is decided cannot be withdrawn "
                          "as well: leave one of the two days empty"});
  }
  return violations;
}

}  // namespace carereform::financial_assessments
