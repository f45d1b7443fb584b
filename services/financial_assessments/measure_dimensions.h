// The dimensions that measures of financial assessments are filtered and
// grouped by.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_MEASURE_DIMENSIONS_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_MEASURE_DIMENSIONS_H_

#include <functional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "carereform/measures/v1/measures.pb.h"
#include "common/measures/measure_source.h"
#include "common/measures/waiting_bands.h"
#include "services/financial_assessments/domain/case_facts.h"

namespace carereform::financial_assessments {

// Adds kind, trigger, documentation_taken_on_visit and
// disability_related_expenditure.
void AddCaseDimensions(measures::v1::Measure& measure);

// Returns which assessments the filters of `query` leave in. Returns
// INVALID_ARGUMENT, reason FIELD_INVALID, for a word that is none of its
// dimension.
absl::StatusOr<CaseFilter> CaseFilterOf(const measures::MeasureQuery& query);

// Returns the words of a dimension that AddCaseDimensions adds; what is not
// known is `unknown`, so that the parts add up to the whole.
std::vector<std::string> CaseWordsOf(absl::string_view dimension);

// Adds a group for each of `words`, which `query` is grouped by, with what
// `compute` makes of the query for that word alone.
using ComputeValue = std::function<absl::StatusOr<measures::v1::MeasureValue>(
    const measures::MeasureQuery&)>;
absl::Status AddGroups(const measures::MeasureQuery& query,
                       const std::vector<std::string>& words,
                       const ComputeValue& compute,
                       measures::v1::ComputeMeasureResponse& response);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_MEASURE_DIMENSIONS_H_
