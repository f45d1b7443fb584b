// Holds a cell against its target.

#ifndef CR_SERVICES_REPORTING_COMPILE_JUDGEMENT_H_
#define CR_SERVICES_REPORTING_COMPILE_JUDGEMENT_H_

#include <string>

#include "absl/time/civil_time.h"
#include "carereform/reporting/v1/reporting.pb.h"

namespace carereform::reporting {

// Returns the target in words, such as "at most 28 working days"; empty where
// the plan sets no number.
std::string TargetInWords(const v1::Target& target);

// Sets the outcome of `cell` in a return of `as_of`, why, and whether its unit
// differs. `judged` says whether the target is judged by this figure. A
// deliverable that is not due yet is not judged before it is done.
void Judge(const v1::Target& target, absl::CivilDay as_of, bool judged,
           v1::Cell& cell);

}  // namespace carereform::reporting

#endif  // CR_SERVICES_REPORTING_COMPILE_JUDGEMENT_H_
