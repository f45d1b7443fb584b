// What measures of assessments are filtered and grouped by.

#ifndef CR_SERVICES_ASSESSMENTS_MEASURE_DIMENSIONS_H_
#define CR_SERVICES_ASSESSMENTS_MEASURE_DIMENSIONS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/measures/measure_source.h"
#include "services/assessments/domain/fact_filter.h"
#include "services/assessments/records.h"

namespace carereform::assessments {

// The word of what is not recorded: a group that is printed.
inline constexpr char kUnknown[] = "unknown";

// Returns the words of all dimensions that facts have, such as `team`.
std::vector<std::string> DimensionWords();

// Returns the dimension of a word of DimensionWords.
Dimension DimensionOf(absl::string_view word);

// Returns the word of a code, such as `care_act` or `home_first`.
std::string WordOf(const CouncilFacts& facts, Dimension dimension,
                   uint16_t code);

// Returns what the filters of `query` come to. Errors: INVALID_ARGUMENT, reason
// FIELD_INVALID, for a word that the contract does not have. A team that nobody
// has fits nobody.
absl::StatusOr<Filter> FilterOf(const CouncilFacts& facts,
                                const measures::MeasureQuery& query);

// Returns the number that facts have for the type of that word; 0 for none.
uint16_t TypeCode(absl::string_view word);

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_MEASURE_DIMENSIONS_H_
