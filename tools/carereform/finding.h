// What the doctor finds.
#ifndef CR_TOOLS_CAREREFORM_FINDING_H_
#define CR_TOOLS_CAREREFORM_FINDING_H_

#include <string>

namespace carereform::command_line {

// How one check came out.
enum class Health {
  kOk,
  kNote,     // Worth knowing; nothing is wrong.
  kProblem,  // Something has to be done.
};

struct Finding {
  Health health = Health::kOk;
  std::string check;   // What was looked at, in a few words.
  std::string what;    // What was found.
  std::string remedy;  // What to do; empty unless it is a problem.
};

}  // namespace carereform::command_line

#endif  // CR_TOOLS_CAREREFORM_FINDING_H_
