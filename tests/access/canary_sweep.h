// Sends what identifies people through every method of the suite, into every
// field that takes text, and in every way that ends in an error; then looks for
// it where it may not be.

#ifndef CR_TESTS_ACCESS_CANARY_SWEEP_H_
#define CR_TESTS_ACCESS_CANARY_SWEEP_H_

#include <map>
#include <set>
#include <string>

namespace carereform::tests {

struct SweepResult {
  int calls = 0;
  int fields = 0;   // Fields that take text, of all methods.
  int planted = 0;  // Different strings that were sent.
  int errors = 0;   // Calls that ended in one.
  int log_lines = 0;
  // What was found, by where: "log", "errors", "stderr", "names" or "issues",
  // with an example of it.
  std::map<std::string, std::string> leaks;
};

// Runs the whole sweep.
SweepResult RunCanarySweep();

}  // namespace carereform::tests

#endif  // CR_TESTS_ACCESS_CANARY_SWEEP_H_
