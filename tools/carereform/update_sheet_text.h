// What the rows of an update sheet come to, as people read it.
#ifndef CR_TOOLS_CAREREFORM_UPDATE_SHEET_TEXT_H_
#define CR_TOOLS_CAREREFORM_UPDATE_SHEET_TEXT_H_

#include <ostream>

#include "carereform/improvement/v1/update_sheets.pb.h"

namespace carereform::command_line {

// Writes what would be changed, what is wrong, and stale rows beside the newer
// ones; rows without a change are counted only.
void PrintSheetPreview(const improvement::v1::UpdateSheetPreview& preview,
                       std::ostream& out);

}  // namespace carereform::command_line

#endif  // CR_TOOLS_CAREREFORM_UPDATE_SHEET_TEXT_H_
