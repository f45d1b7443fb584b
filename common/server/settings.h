// The settings of a server program. One schema says what there is; flags, the
// environment and a file all follow it (settings_reading.h).
//
// To add a setting: a member of Settings with its default, and an entry in
// AllSettings.

#ifndef CR_COMMON_SERVER_SETTINGS_H_
#define CR_COMMON_SERVER_SETTINGS_H_

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "absl/strings/string_view.h"
#include "carereform/common/v1/maintenance.pb.h"

namespace carereform::server {

// The values, with their defaults. AllSettings says what each is.
struct Settings {
  std::string data;
  std::string witness;
  int64_t min_free_mib = 1'024;
  int64_t min_free_percent = 10;
  bool memory = false;
  std::string address;
  int64_t listen_tcp = 0;
  std::string callers;
  std::string roles;
  std::vector<std::string> peer;
  std::string peer_token_file;
  std::string log_level = "calls";
  std::string metrics_address;
  int64_t drain_seconds = 10;
};

// Where a setting's value is kept; says of which type it is.
using SettingField =
    std::variant<std::string Settings::*, bool Settings::*, int64_t Settings::*,
                 std::vector<std::string> Settings::*>;

// What there is to know of one setting.
struct Setting {
  // Such as `drain-seconds`: the flag is `--drain-seconds`, the environment
  // variable CAREREFORM_DRAIN_SECONDS, the key in a file `drain-seconds`.
  const char* name;
  SettingField field;
  const char* value_name;   // Stands for the value in help, such as `DIR`.
  const char* description;  // A sentence, with the unit.
  int64_t least = 0;        // Of a whole number: what it may be,
  int64_t most = 0;         // both ends included.
  std::vector<const char*> choices = {};  // Of a text: all that it may be.
  // Of a text, or of each in a list: returns what is wrong with one, or "".
  std::string (*problem)(const std::string& text) = nullptr;
};

// Returns every setting, in the order of help.
const std::vector<Setting>& AllSettings();

// Returns the environment variable of the setting `name`.
std::string EnvironmentVariable(absl::string_view name);

// Returns the level that `log-level` is, such as CALLS of "calls".
common::v1::LogLevel LogLevelOf(const Settings& settings);

}  // namespace carereform::server

#endif  // CR_COMMON_SERVER_SETTINGS_H_
