#include "services/assessments/type_stages.h"

#include <cstdint>

#include "services/assessments/measure_dimensions.h"

namespace carereform::assessments {

UnusedStages UnusedStagesOn(const AssessmentTypes& types, absl::CivilDay day) {
  UnusedStages unused;
  for (const StageRule& rule : types.stages) {
    if (rule.use != Use::kNotUsed || !rule.dates.Cover(day)) continue;
    unused.Add(static_cast<uint8_t>(TypeCode(rule.type)), rule.stage);
  }
  return unused;
}

}  // namespace carereform::assessments
