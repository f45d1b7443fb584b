#include "common/server/settings_flags.h"

#include <variant>

#include "CLI/CLI.hpp"
#include "absl/strings/str_cat.h"
#include "common/server/settings.h"

namespace carereform::server {
namespace {

void AddFlag(CLI::App& command, const Setting& setting, SettingFlags& flags) {
  const std::string name = setting.name;
  const std::string flag = absl::StrCat("--", name);
  if (std::holds_alternative<bool Settings::*>(setting.field)) {
    command.add_flag_function(
        flag, [&flags, name](int64_t) { flags.given[name] = "true"; },
        setting.description);
    return;
  }
  command
      .add_option_function<std::string>(
          flag,
          [&flags, name](const std::string& text) { flags.given[name] = text; },
          setting.description)
      ->type_name(setting.value_name);
}

}  // namespace

void AddSettingFlags(CLI::App& command, SettingFlags& flags) {
  for (const Setting& setting : AllSettings()) {
    AddFlag(command, setting, flags);
  }
  command
      .add_option("--config", flags.file,
                  "Read settings from this file of JSON; CAREREFORM_CONFIG "
                  "names it too")
      ->type_name("FILE");
  command.add_flag(
      "--print-config", flags.print_config,
      "Show the settings in force and where each is from, and end");
  command.add_flag("--print-config-schema", flags.print_schema,
                   "Show what can be set, as JSON Schema, and end");
}

}  // namespace carereform::server
