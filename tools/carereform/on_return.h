// What the commands on one return have in common.
#ifndef CR_TOOLS_CAREREFORM_ON_RETURN_H_
#define CR_TOOLS_CAREREFORM_ON_RETURN_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "carereform/reporting/v1/reporting.pb.h"
#include "tools/carereform/command.h"

namespace carereform::command_line {

// Which return a command is on.
struct OnReturn {
  std::string name;
  std::string council;
  std::string etag;
};

// Adds a command to `group` with its NAME and --council.
CLI::App& AddOnReturn(CLI::App& group, const std::string& name,
                      const std::string& description,
                      const std::string& examples, OnReturn& arguments);

// Returns the full name of the return that was named.
absl::StatusOr<std::string> FullName(const OnReturn& arguments);

// Writes a return that has just been made or moved, and `next`, the command of
// `carereform return` that comes then.
void PrintMoved(const reporting::v1::ProgressReturn& progress_return,
                absl::string_view next, Console& console);

// `return certify`, `submit`, `publish`, `revert`, `note`, `diff` and `drift`.
void AddSignOffCommands(CLI::App& group, Choice& choice);

}  // namespace carereform::command_line

#endif  // CR_TOOLS_CAREREFORM_ON_RETURN_H_
