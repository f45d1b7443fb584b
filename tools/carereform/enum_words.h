// The values of enums as people write them.
#ifndef CR_TOOLS_CAREREFORM_ENUM_WORDS_H_
#define CR_TOOLS_CAREREFORM_ENUM_WORDS_H_

#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/string_view.h"

namespace carereform::command_line {

// Returns `enum_name`, such as CARE_ACT, in words: care act.
inline std::string EnumWords(absl::string_view enum_name) {
  return absl::StrReplaceAll(absl::AsciiStrToLower(enum_name), {{"_", " "}});
}

}  // namespace carereform::command_line

#endif  // CR_TOOLS_CAREREFORM_ENUM_WORDS_H_
