// What assessments are measured by: the table that measures are made from.

#ifndef CR_SERVICES_ASSESSMENTS_MEASURE_SUBJECTS_H_
#define CR_SERVICES_ASSESSMENTS_MEASURE_SUBJECTS_H_

#include <vector>

#include "services/assessments/measure_definitions.h"

namespace carereform::assessments {

// Returns everything that is counted.
const std::vector<Subject>& MeasureSubjects();

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_MEASURE_SUBJECTS_H_
