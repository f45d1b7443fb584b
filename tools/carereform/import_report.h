// What applying a file would do, for people.
#ifndef CR_TOOLS_CAREREFORM_IMPORT_REPORT_H_
#define CR_TOOLS_CAREREFORM_IMPORT_REPORT_H_

#include <ostream>

#include "carereform/common/v1/imports.pb.h"

namespace carereform::command_line {

// Writes how many rows would create, change or leave records, in which fields,
// which records vanished, and which rules failed rows break.
void PrintReport(const common::v1::ImportReport& report, std::ostream& out);

}  // namespace carereform::command_line

#endif  // CR_TOOLS_CAREREFORM_IMPORT_REPORT_H_
