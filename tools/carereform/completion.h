// Completion of the command line by shells.
#ifndef CR_TOOLS_CAREREFORM_COMPLETION_H_
#define CR_TOOLS_CAREREFORM_COMPLETION_H_

#include <string>

#include "tools/carereform/command_tree.h"

namespace carereform::command_line {

// Returns a script for bash that completes commands, options and values that
// are one of a few, and else names of files.
std::string BashCompletion(const CommandFacts& root);

// Returns the same for zsh, which reads bash's.
std::string ZshCompletion(const CommandFacts& root);

}  // namespace carereform::command_line

#endif  // CR_TOOLS_CAREREFORM_COMPLETION_H_
