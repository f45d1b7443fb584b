// Settings as JSON: what there is, and what is in force.

#ifndef CR_COMMON_SERVER_SETTINGS_OUTPUT_H_
#define CR_COMMON_SERVER_SETTINGS_OUTPUT_H_

#include <string>

#include "common/server/settings_reading.h"

namespace carereform::server {

// Returns the schema of a settings file as JSON Schema (2020-12), with the flag
// and the environment variable of each setting as `x-flag` and `x-environment`.
std::string SettingsSchemaJson(const Settings& defaults);

// Returns each setting with its value and `from`, what gave it, which is
// "default" where nothing did.
std::string SettingsJson(const EffectiveSettings& settings);

}  // namespace carereform::server

#endif  // CR_COMMON_SERVER_SETTINGS_OUTPUT_H_
