#include "tools/carereform/confirmation.h"

#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "tools/carereform/errors.h"

namespace carereform::command_line {

absl::Status Confirm(const Question& question, bool yes, Console& console) {
  if (yes) return absl::OkStatus();
  if (console.in == nullptr) {
    return UsageError(absl::StrCat(
        "nobody is there to confirm: ", question.before, ", and give --yes"));
  }
  console.err << "Type yes to " << question.to << ": " << std::flush;
  std::string answer;
  std::getline(*console.in, answer);
  if (absl::AsciiStrToLower(absl::StripAsciiWhitespace(answer)) == "yes") {
    return absl::OkStatus();
  }
  return UsageError(question.refused);
}

}  // namespace carereform::command_line
