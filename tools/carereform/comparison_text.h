// What differs between returns, as text.
#ifndef CR_TOOLS_CAREREFORM_COMPARISON_TEXT_H_
#define CR_TOOLS_CAREREFORM_COMPARISON_TEXT_H_

#include <ostream>

#include "carereform/reporting/v1/sign_off.pb.h"

namespace carereform::command_line {

// Writes each cell that differs with its value before and after, and then the
// changes of each source that lie between, with who made them.
void PrintComparison(const reporting::v1::ReturnComparison& comparison,
                     std::ostream& out);

// Writes the same of a return and its sources as they are now, and whether its
// documents are still the bytes that its model gives.
void PrintDrift(const reporting::v1::DriftReport& report, std::ostream& out);

}  // namespace carereform::command_line

#endif  // CR_TOOLS_CAREREFORM_COMPARISON_TEXT_H_
