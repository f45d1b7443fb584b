#include "tools/carereform/on_return.h"

#include "CLI/CLI.hpp"
#include "tools/carereform/json_output.h"
#include "tools/carereform/names.h"
#include "tools/carereform/return_text.h"

namespace carereform::command_line {

CLI::App& AddOnReturn(CLI::App& group, const std::string& name,
                      const std::string& description,
                      const std::string& examples, OnReturn& arguments) {
  CLI::App& command = AddCommand(group, name, description, examples);
  command
      .add_option("NAME", arguments.name, "The return's id, or its full name")
      ->required();
  AddCouncilOption(command, arguments.council, false);
  return command;
}

absl::StatusOr<std::string> FullName(const OnReturn& arguments) {
  return ResolveName(arguments.name, arguments.council, "progressReturns");
}

void PrintMoved(const reporting::v1::ProgressReturn& progress_return,
                absl::string_view next, Console& console) {
  if (console.format == OutputFormat::kJson) {
    PrintJson(progress_return, console.out);
    return;
  }
  PrintReturn(progress_return, console.out);
  if (console.chatty()) {
    console.err << "next: carereform return " << next << '\n';
  }
}

}  // namespace carereform::command_line
