// Whose financial assessment is overdue, and how the assessment of the same
// person's needs stands beside it. Local Government and Social Care Ombudsman
// reports find fault where both are late: a person then knows neither what care
// they will have nor what it will cost.
#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_OVERDUE_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_OVERDUE_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "common/types/working_days.h"
#include "services/financial_assessments/domain/case_facts.h"
#include "services/financial_assessments/domain/financial_standards.h"

namespace carereform::financial_assessments {

// How an assessment of needs stands.
enum class NeedsSide {
  kNotOverdue,  // Completed, or not due yet.
  kOverdue,     // Due before the day judged by, and not completed.
  kUnknown,     // When it is due is not known, nor that it is completed.
};

// Returns how the assessment of needs of a case stands `horizon` days after
// `day`, if nothing happens after `day`. It is overdue from the day after the
// due day, and no more from the day on which it is completed.
NeedsSide NeedsSideOn(const CaseFacts& facts, absl::CivilDay day,
                      int32_t horizon);

// A financial assessment that is overdue.
struct OverdueCase {
  size_t row = 0;   // Among the cases given.
  int32_t due = 0;  // The last day within the standard.
  NeedsSide needs = NeedsSide::kUnknown;
};

// Returns every financial assessment that waits for its decision on `day` and
// is overdue by `standard` `horizon` days after it, if nothing happens after
// `day`; in the order of the cases.
//
// Returns OUT_OF_RANGE where `holidays` does not cover a year that is needed.
absl::StatusOr<std::vector<OverdueCase>> OverdueOn(
    absl::Span<const CaseFacts> cases, absl::CivilDay day, int32_t horizon,
    const FinancialStandard& standard, const BankHolidays& holidays);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_OVERDUE_H_
