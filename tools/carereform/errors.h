// Errors as people read them: what is wrong, with which field, by which rule,
// and what to do about it; and the exit code of the program.
#ifndef CR_TOOLS_CAREREFORM_ERRORS_H_
#define CR_TOOLS_CAREREFORM_ERRORS_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "common/status/error.h"
#include "tools/carereform/console.h"

namespace carereform::command_line {

// What the program ends with. Part of its contract: never renumbered.
enum class ExitCode {
  kOk = 0,
  kFailed = 1,       // Anything that no other code stands for.
  kUsage = 2,        // The arguments are not understood; nothing was tried.
  kUnavailable = 3,  // No server answers, or it cannot at the moment.
  kRefused = 4,      // The input is not good, or a file has issues.
  kNotFound = 5,     // What was named is not there.
  kState = 6,        // What was asked cannot be done as things stand.
  kPermission = 7,   // The caller may not do this.
  kDamaged = 8,      // Stored records are not what they have to be.
};

// An error in plain English.
struct Explanation {
  ExitCode exit_code = ExitCode::kFailed;
  std::string what;                    // What is wrong, in a sentence.
  std::string reason;                  // For programs, such as ETAG_MISMATCH.
  std::vector<FieldViolation> fields;  // Which field, and by which rule.
  std::string remedy;                  // What to do, in a sentence.
};

// Returns an error in the arguments, which ends the program with kUsage.
absl::Status UsageError(absl::string_view message);

// Returns what `status`, which is not OK, means to the person at the console.
Explanation Explain(const absl::Status& status);

// Writes `explanation` to the console's error stream, as text or as a JSON
// object with the member "error".
void PrintExplanation(const Explanation& explanation, const Console& console);

}  // namespace carereform::command_line

#endif  // CR_TOOLS_CAREREFORM_ERRORS_H_
