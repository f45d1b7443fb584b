// The data file of standards: how long a financial assessment may take.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_STANDARDS_FILE_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_STANDARDS_FILE_H_

#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/financial_assessments/domain/financial_standards.h"

namespace carereform::financial_assessments {

// Reads standards. Returns INVALID_ARGUMENT, with no reason, that names the
// line: another shape, an amount that is not from 1 to 999, a unit or status
// that is not known, days that are none or go back, a line without a source,
// and two lines of one standard for one day.
absl::StatusOr<std::vector<FinancialStandard>> ParseStandards(
    absl::string_view csv);

// Returns the standards that this program was built with: data/standards.csv.
const std::vector<FinancialStandard>& BuiltInStandards();

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_STANDARDS_FILE_H_
