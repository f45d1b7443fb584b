// The whole command line, from arguments to exit code.
#ifndef CR_TOOLS_CAREREFORM_COMMAND_LINE_H_
#define CR_TOOLS_CAREREFORM_COMMAND_LINE_H_

#include <string>
#include <vector>

#include "tools/carereform/command.h"
#include "tools/carereform/console.h"

namespace carereform::command_line {

// The groups of commands that call a server, in the order of --help.
std::vector<AddCommands> ClientCommands();

// Does what `arguments`, without the program's name, ask for and returns the
// exit code. `console` says where to write; its format and quietness are set
// from the arguments.
int RunCommandLine(std::vector<std::string> arguments,
                   const std::vector<AddCommands>& groups, Console& console);

}  // namespace carereform::command_line

#endif  // CR_TOOLS_CAREREFORM_COMMAND_LINE_H_
