// The commands that work on a folder of records, which no server has open.
#ifndef CR_TOOLS_CAREREFORM_STORED_DATA_COMMANDS_H_
#define CR_TOOLS_CAREREFORM_STORED_DATA_COMMANDS_H_

#include "tools/carereform/command.h"

namespace carereform::command_line {

// `verify`, which takes a backup too.
void AddVerifyCommand(CLI::App& app, Choice& choice);

// `restore`.
void AddRestoreCommand(CLI::App& app, Choice& choice);

}  // namespace carereform::command_line

#endif  // CR_TOOLS_CAREREFORM_STORED_DATA_COMMANDS_H_
