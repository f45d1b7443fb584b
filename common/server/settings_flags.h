// The settings as options of a command line.

#ifndef CR_COMMON_SERVER_SETTINGS_FLAGS_H_
#define CR_COMMON_SERVER_SETTINGS_FLAGS_H_

#include <map>
#include <string>

namespace CLI {
class App;
}

namespace carereform::server {

// What a command line says about settings.
struct SettingFlags {
  std::map<std::string, std::string> given;  // Text by name of setting.
  std::string file;                          // Of --config.
  bool print_config = false;
  bool print_schema = false;
};

// Adds an option for every setting to `command`, and --config, --print-config
// and --print-config-schema. Parsing fills `flags`, which has to live until
// then; it checks nothing, because ReadSettings does.
void AddSettingFlags(CLI::App& command, SettingFlags& flags);

}  // namespace carereform::server

#endif  // CR_COMMON_SERVER_SETTINGS_FLAGS_H_
