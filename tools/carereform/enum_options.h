// Options whose values are those of an enum of the contracts.
#ifndef CR_TOOLS_CAREREFORM_ENUM_OPTIONS_H_
#define CR_TOOLS_CAREREFORM_ENUM_OPTIONS_H_

#include <map>
#include <string>

#include "CLI/CLI.hpp"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "google/protobuf/descriptor.h"

namespace carereform::command_line {

// Returns the values of `type` but its first, by the words that people type:
// `recorded-late` for RECORDED_LATE.
inline std::map<std::string, int> EnumChoices(
    const google::protobuf::EnumDescriptor& type) {
  std::map<std::string, int> choices;
  for (int i = 1; i < type.value_count(); ++i) {
    choices[absl::StrReplaceAll(absl::AsciiStrToLower(type.value(i)->name()),
                                {{"_", "-"}})] = type.value(i)->number();
  }
  return choices;
}

// Adds an option `name` that takes a value of the enum `Enum`; its words follow
// the description, where lines can break between them.
template <typename Enum>
CLI::Option& AddEnumOption(CLI::App& command, const std::string& name,
                           Enum& value, const std::string& description) {
  std::map<std::string, Enum> choices;
  for (const auto& [word, number] :
       EnumChoices(*google::protobuf::GetEnumDescriptor<Enum>())) {
    choices[word] = static_cast<Enum>(number);
  }
  const std::string words = absl::StrJoin(
      choices, ", ",
      [](std::string* out, const auto& choice) { out->append(choice.first); });
  return *command
              .add_option(name, value, absl::StrCat(description, ": ", words))
              ->type_name("WORD")
              ->transform(CLI::CheckedTransformer(choices, CLI::ignore_case)
                              .description(""));
}

}  // namespace carereform::command_line

#endif  // CR_TOOLS_CAREREFORM_ENUM_OPTIONS_H_
