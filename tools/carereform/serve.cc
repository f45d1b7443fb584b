#include "tools/carereform/serve.h"

#include <memory>

#include "CLI/CLI.hpp"
#include "common/server/stop_signals.h"
#include "services/all_in_one/suite.h"
#include "tools/carereform/errors.h"

namespace carereform::command_line {
namespace {

int Serve(all_in_one::SuiteOptions options, Session& session) {
  // First of all: reading the arguments starts no thread, and a thread that
  // started before this would end the process undrained.
  server::BlockStopSignals();
  if (options.data_directory.empty() && !options.memory) {
    const Explanation explanation = Explain(UsageError(
        "say where to keep the records: --data DIR, or --memory to lose them "
        "at the end"));
    PrintExplanation(explanation, session.console);
    return static_cast<int>(explanation.exit_code);
  }
  options.address = session.connection.address();
  return all_in_one::RunSuite(options);
}

}  // namespace

void AddServeCommand(CLI::App& app, Choice& choice) {
  CLI::App& command = AddCommand(
      app, "serve", "Run the whole suite in this process until it is stopped",
      "carereform serve --data ~/carereform-data\n"
      "carereform serve --memory --listen-tcp 7070 --callers callers.json\n"
      "carereform serve --data /srv/carereform --address unix:/run/care.sock");
  const auto options = std::make_shared<all_in_one::SuiteOptions>();
  CLI::Option& data =
      *command
           .add_option("--data", options->data_directory,
                       "The folder to keep the records in; made if not there")
           ->type_name("DIR");
  command
      .add_option("--listen-tcp", options->tcp_port,
                  "Listen on this port of this machine (127.0.0.1) too")
      ->type_name("PORT")
      ->check(CLI::Range(1, 65535).description(""));
  command
      .add_option("--callers", options->callers_file,
                  "Who may call with a token; needed for --listen-tcp")
      ->type_name("FILE");
  command
      .add_option("--roles", options->roles_file,
                  "What roles may do, in place of the default roles")
      ->type_name("FILE");
  CLI::Option& memory = *command.add_flag(
      "--memory", options->memory,
      "Keep the records in memory only: they are gone when it stops");
  memory.excludes(&data);
  command.callback([&choice, options] {
    choice.run = [options](Session& session) {
      return Serve(*options, session);
    };
  });
}

}  // namespace carereform::command_line
