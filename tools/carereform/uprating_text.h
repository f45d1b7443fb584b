// Upratings of a caseload as people read them on a console.
#ifndef CR_TOOLS_CAREREFORM_UPRATING_TEXT_H_
#define CR_TOOLS_CAREREFORM_UPRATING_TEXT_H_

#include <ostream>
#include <vector>

#include "carereform/financial_assessments/v1/uprating.pb.h"

namespace carereform::command_line {

// Writes how far a run is, what it comes to, how many charges change by how
// much, as bars, the largest rises, and the charges whose rates are not known.
// `changes` are all those of the run.
void PrintUprating(
    const financial_assessments::v1::UpratingRun& run,
    const std::vector<financial_assessments::v1::UpratingChange>& changes,
    std::ostream& out);

}  // namespace carereform::command_line

#endif  // CR_TOOLS_CAREREFORM_UPRATING_TEXT_H_
