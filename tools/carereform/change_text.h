// Change records as people read them.
#ifndef CR_TOOLS_CAREREFORM_CHANGE_TEXT_H_
#define CR_TOOLS_CAREREFORM_CHANGE_TEXT_H_

#include <ostream>

#include "carereform/changes/v1/changes.pb.h"

namespace carereform::command_line {

// Writes a record in one line: its revision, when, who, by which method, and
// the first resources with what became of them. Under it, where bodies came
// with it, a line of JSON for each.
void PrintChange(const changes::v1::ChangeRecord& record, std::ostream& out);

}  // namespace carereform::command_line

#endif  // CR_TOOLS_CAREREFORM_CHANGE_TEXT_H_
