// Reads the settings of a server program: flags over the environment over a
// file over defaults.

#ifndef CR_COMMON_SERVER_SETTINGS_READING_H_
#define CR_COMMON_SERVER_SETTINGS_READING_H_

#include <functional>
#include <map>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "common/server/settings.h"

namespace carereform::server {

// Where settings are read from, from the strongest to the weakest.
struct SettingSources {
  std::map<std::string, std::string> flags;  // Text by name of setting.
  std::function<const char*(const char*)> environment;  // As std::getenv.
  std::string file;  // JSON, in which // begins a comment; or empty.
};

// Settings, and what gave each: `--drain-seconds`, CAREREFORM_DRAIN_SECONDS or
// the file's path. What has its default has no origin.
struct EffectiveSettings {
  Settings values;
  std::map<std::string, std::string> origins;
};

// Reads the settings; those that nothing gives are as in `defaults`. Errors,
// with everything that is wrong in one: INVALID_ARGUMENT, reason
// SETTING_INVALID, which names the source, the setting and the rule; reason
// SETTINGS_FILE_UNREADABLE.
absl::StatusOr<EffectiveSettings> ReadSettings(const Settings& defaults,
                                               const SettingSources& sources);

// Checks what settings have to be together: `data` or `memory`, and an
// `address`. INVALID_ARGUMENT, reason SETTING_INVALID.
absl::Status CheckComplete(const EffectiveSettings& settings);

}  // namespace carereform::server

#endif  // CR_COMMON_SERVER_SETTINGS_READING_H_
