// The shapes of values in Client Level Data, by the words that
// data/cld_fields.csv has for them.

#ifndef CR_SERVICES_ASSESSMENTS_CLD_CLD_SHAPES_H_
#define CR_SERVICES_ASSESSMENTS_CLD_CLD_SHAPES_H_

#include <cstdint>
#include <optional>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"

namespace carereform::assessments {

// A shape.
struct CldShape {
  const char* word;                 // "date".
  bool (*fits)(absl::string_view);  // Null for any text.
  const char* words;                // "a day such as 2025-10-20 or 20/10/2025".
};

// Returns the shape of that word, or null.
const CldShape* CldShapeOf(absl::string_view word);

// Returns the day that a value writes, in either of the two ways in which files
// have it: 2025-10-20 or 20/10/2025. Nothing for other text.
std::optional<absl::CivilDay> CldDay(absl::string_view value);

// Returns the hundredths of a number with at most two decimal places and
// perhaps a minus sign: -1250 for "-12.5". Nothing for other text.
std::optional<int64_t> CldHundredths(absl::string_view value);

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_CLD_CLD_SHAPES_H_
