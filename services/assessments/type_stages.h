// The stages that types of case do not have on a day, by the codes of facts.

#ifndef CR_SERVICES_ASSESSMENTS_TYPE_STAGES_H_
#define CR_SERVICES_ASSESSMENTS_TYPE_STAGES_H_

#include "absl/time/civil_time.h"
#include "services/assessments/domain/assessment_types.h"
#include "services/assessments/domain/unused_stages.h"

namespace carereform::assessments {

// Returns the stages that `types` say are not used on `day`.
UnusedStages UnusedStagesOn(const AssessmentTypes& types, absl::CivilDay day);

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_TYPE_STAGES_H_
