// How a command joins the command line, and what it is given when it runs.
//
// A group of commands is one file with one function of type AddCommands.
// Parsing only chooses what to do; nothing is done until the whole line is
// understood.
#ifndef CR_TOOLS_CAREREFORM_COMMAND_H_
#define CR_TOOLS_CAREREFORM_COMMAND_H_

#include <functional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "tools/carereform/connection.h"
#include "tools/carereform/console.h"

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace carereform::command_line {

// What a command works with.
struct Session {
  Console& console;
  Connection& connection;
};

// What the arguments ask for: run by RunCommandLine, returns the exit code.
struct Choice {
  std::function<int(Session&)> run;
};

// Adds the commands of one group to `app`; the one that is chosen sets
// `choice`.
using AddCommands = void (*)(CLI::App& app, Choice& choice);

// Adds a group of commands to `app`, of which one must be chosen.
CLI::App& AddGroup(CLI::App& app, const std::string& name,
                   const std::string& description);

// Adds a command to `group`. `examples` are whole command lines, one a line,
// shown at the end of its --help.
CLI::App& AddCommand(CLI::App& group, const std::string& name,
                     const std::string& description,
                     const std::string& examples);

// Makes `run` what `command` does. An error that it returns is explained on the
// console and gives the exit code.
void WhenChosen(CLI::App& command, Choice& choice,
                std::function<absl::Status(Session&)> run);

// Adds --council to `command`, required or not.
CLI::Option& AddCouncilOption(CLI::App& command, std::string& council,
                              bool required);

// Adds an option `name` that takes a day in the form 2025-10-20.
CLI::Option& AddDateOption(CLI::App& command, const std::string& name,
                           std::string& date, const std::string& description);

// The same for an option that is given once for each of several days.
CLI::Option& AddDatesOption(CLI::App& command, const std::string& name,
                            std::vector<std::string>& dates,
                            const std::string& description);

// Adds --etag to `command`.
CLI::Option& AddEtagOption(CLI::App& command, std::string& etag);

}  // namespace carereform::command_line

#endif  // CR_TOOLS_CAREREFORM_COMMAND_H_
