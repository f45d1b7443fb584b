// The commands and options that there are, as facts: what the manual page and
// the completion of shells are made from.
#ifndef CR_TOOLS_CAREREFORM_COMMAND_TREE_H_
#define CR_TOOLS_CAREREFORM_COMMAND_TREE_H_

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace carereform::command_line {

// An option, or an argument that is known by its place.
struct OptionFacts {
  std::vector<std::string> names;  // Such as `-q`, `--quiet`; or one argument.
  bool by_place = false;
  std::string value;  // Stands for the value, such as `DATE`; empty for flags.
  std::string description;
};

// A command with all below it.
struct CommandFacts {
  std::string path;  // Such as `carereform return prepare`.
  std::string name;
  std::string description;
  std::string footer;  // Its examples, as --help shows them.
  std::vector<OptionFacts> options;
  std::vector<CommandFacts> commands;
};

// Returns the facts of `app` and of every command in it.
CommandFacts FactsOf(const CLI::App& app);

// Calls `visit` with `command` and with each below it, from the top.
template <typename Visit>
void ForEachCommand(const CommandFacts& command, Visit visit) {
  visit(command);
  for (const CommandFacts& below : command.commands) {
    ForEachCommand(below, visit);
  }
}

}  // namespace carereform::command_line

#endif  // CR_TOOLS_CAREREFORM_COMMAND_TREE_H_
