// How incomes and capital count: the files of data/ that the service was built
// with. They are law and guidance; a council has no choice in them.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_MEANS_RULES_FILE_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_MEANS_RULES_FILE_H_

#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/financial_assessments/domain/rates.h"

namespace carereform::financial_assessments {

// Reads files such as data/income_types.csv, data/capital_types.csv and
// data/income_conflicts.csv: one set of rules for each run of days on which no
// line begins or ends, in order. Errors: INVALID_ARGUMENT, with no reason, that
// names the line, the type of which two lines cover one day, or the type that a
// day has no line for.
absl::StatusOr<std::vector<MeansRules>> ParseMeansRules(
    absl::string_view incomes, absl::string_view capital,
    absl::string_view conflicts);

// Returns those of data/.
absl::StatusOr<std::vector<MeansRules>> BuiltInMeansRules();

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_MEANS_RULES_FILE_H_
