// Asks a person before something is done that cannot be taken back.
#ifndef CR_TOOLS_CAREREFORM_CONFIRMATION_H_
#define CR_TOOLS_CAREREFORM_CONFIRMATION_H_

#include <string>

#include "absl/status/status.h"
#include "tools/carereform/console.h"

namespace carereform::command_line {

// What is asked.
struct Question {
  std::string to;       // "certify".
  std::string before;   // What to do first: "read the return".
  std::string refused;  // What to say of another answer than yes.
};

// Returns OK where `yes` was given, or the person at the terminal types it.
// Returns an error of usage for another answer, or where nobody is there.
absl::Status Confirm(const Question& question, bool yes, Console& console);

}  // namespace carereform::command_line

#endif  // CR_TOOLS_CAREREFORM_CONFIRMATION_H_
