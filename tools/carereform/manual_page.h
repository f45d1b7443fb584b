// The manual page.
#ifndef CR_TOOLS_CAREREFORM_MANUAL_PAGE_H_
#define CR_TOOLS_CAREREFORM_MANUAL_PAGE_H_

#include <string>

#include "absl/strings/string_view.h"
#include "tools/carereform/command_tree.h"

namespace carereform::command_line {

// Returns carereform(1) in roff, with every command and option of `root`.
std::string ManualPage(const CommandFacts& root, absl::string_view version);

}  // namespace carereform::command_line

#endif  // CR_TOOLS_CAREREFORM_MANUAL_PAGE_H_
