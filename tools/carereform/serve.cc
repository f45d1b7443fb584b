#include "tools/carereform/serve.h"

#include <cstdlib>
#include <memory>

#include "CLI/CLI.hpp"
#include "common/server/program.h"
#include "common/server/settings_flags.h"
#include "common/server/stop_signals.h"
#include "services/all_in_one/suite.h"
#include "tools/carereform/default_address.h"

namespace carereform::command_line {
namespace {

// --address before `serve` is the client's option, and meant for the server
// too. CLI11 also counts it as given when it is in the environment, which the
// settings read themselves.
void TakeAddressOf(const CLI::App& app, server::SettingFlags& flags) {
  const CLI::Option* address = app.get_option_no_throw("--address");
  if (address == nullptr || address->count() == 0) return;
  const char* variable = std::getenv(kAddressVariable);
  const std::string text = address->as<std::string>();
  if (variable == nullptr || text != variable) {
    flags.given.emplace("address", text);
  }
}

}  // namespace

void AddServeCommand(CLI::App& app, Choice& choice) {
  CLI::App& command = AddCommand(
      app, "serve", "Run the whole suite in this process until it is stopped",
      "carereform serve --data ~/carereform-data\n"
      "carereform serve --memory --listen-tcp 7070 --callers callers.json\n"
      "carereform serve --config /etc/carereform/carereform.json\n"
      "carereform serve --print-config-schema");
  const auto flags = std::make_shared<server::SettingFlags>();
  server::AddSettingFlags(command, *flags);
  command.callback([&app, &choice, flags] {
    TakeAddressOf(app, *flags);
    choice.run = [flags](Session&) {
      // First of all: reading the arguments starts no thread, and a thread that
      // started before this would end the process undrained.
      server::BlockStopSignals();
      server::Settings defaults;
      defaults.address = DefaultAddress();
      return server::ServeWith(*flags, defaults, all_in_one::SuiteSources());
    };
  });
}

}  // namespace carereform::command_line
