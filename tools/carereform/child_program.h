// Another program, run once without a shell.
#ifndef CR_TOOLS_CAREREFORM_CHILD_PROGRAM_H_
#define CR_TOOLS_CAREREFORM_CHILD_PROGRAM_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"

namespace carereform::command_line {

// Returns the path of the program `name` in the folders of PATH; empty where
// none has it.
std::string FindProgram(absl::string_view name);

struct ChildProgram {
  std::string path;                      // As FindProgram returns it.
  std::vector<std::string> arguments;    // After its name.
  std::vector<std::string> environment;  // "NAME=value"; it gets no other.
  std::string messages_file;             // Where what it says is written.
  absl::Duration limit;                  // Longer, and it is killed.
};

// Returns an environment for a program that works in `folder`, its home, so
// that it neither reads nor leaves anything elsewhere; with a fixed seed and
// time, so that it makes the same of the same.
std::vector<std::string> PrivateEnvironment(const std::string& folder);

// Runs `program` with nothing to read, and waits until it has ended.
//
// Returns UNKNOWN, reason PROGRAM_FAILED, with the last that it said, where it
// cannot be started, fails, or takes longer than its limit.
absl::Status RunChild(const ChildProgram& program);

// Returns UNKNOWN, reason PROGRAM_FAILED: that `program` did `what`, and the
// last that it said.
absl::Status ProgramFailed(const ChildProgram& program, absl::string_view what);

}  // namespace carereform::command_line

#endif  // CR_TOOLS_CAREREFORM_CHILD_PROGRAM_H_
