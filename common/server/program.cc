#include "common/server/program.h"

#include <sys/stat.h>

#include <cstdio>
#include <cstdlib>
#include <memory>
#include <utility>

#include "CLI/CLI.hpp"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "common/rpc/call_log.h"
#include "common/server/self_check.h"
#include "common/server/service_manager.h"
#include "common/server/settings_output.h"
#include "common/server/settings_reading.h"
#include "common/server/stop_signals.h"
#include "common/status/error.h"

namespace carereform::server {
namespace {

constexpr char kFooter[] =
    "Each setting can also be given in the environment, as CAREREFORM_ and its "
    "name in capitals (CAREREFORM_DRAIN_SECONDS), and in the file of --config. "
    "Flags come before the environment, that before the file.";

void Say(const absl::Status& status) {
  std::fprintf(stderr, "%s (%s)\n", std::string(status.message()).c_str(),
               ReasonOf(status).c_str());
}

// The store cannot be trusted with another write: end at once, so that nothing
// is acknowledged that may not be there.
void EndOnStoreFailure(const absl::Status& status) {
  rpc::LogToStandardError(rpc::EventLogLine(absl::Now(), "store_failed",
                                            {{"reason", ReasonOf(status)}}));
  std::_Exit(kExitStoreFailed);
}

// Something that was acknowledged is not there, or cannot be vouched for: to
// serve what is left would be to answer wrongly.
int RefuseToServe() {
  std::fputs(
      "Nothing is served until a person has seen to it. Change and delete "
      "nothing: deploy/README.md, \"The suite refuses to open its records\", "
      "says what to do.\n",
      stderr);
  return kExitStoreRefused;
}

// Nobody can reach a server that no longer listens; a new process can be.
void EndInSilence() {
  rpc::LogToStandardError(rpc::EventLogLine(absl::Now(), "not_answering", {}));
  std::_Exit(kExitNotAnswering);
}

HostOptions HostOptionsOf(const Settings& settings) {
  HostOptions options;
  options.data_directory = settings.data;
  options.witness_directory = settings.witness;
  options.disk_limits.min_free_bytes =
      static_cast<uint64_t>(settings.min_free_mib) << 20;
  options.disk_limits.min_free_percent =
      static_cast<uint64_t>(settings.min_free_percent);
  options.memory = settings.memory;
  options.addresses = {settings.address};
  if (settings.listen_tcp != 0) {
    options.addresses.push_back(
        absl::StrCat("127.0.0.1:", settings.listen_tcp));
  }
  options.callers_file = settings.callers;
  options.roles_file = settings.roles;
  options.peer_token_file = settings.peer_token_file;
  for (const std::string& peer : settings.peer) {
    options.peers.insert(std::pair<std::string, std::string>(
        absl::StrSplit(peer, absl::MaxSplits('=', 1))));
  }
  options.log_level = LogLevelOf(settings);
  options.metrics_address = settings.metrics_address;
  options.on_failure = &EndOnStoreFailure;
  return options;
}

int RunUntilStopped(const Settings& settings,
                    std::vector<HostedSource> sources) {
  umask(S_IRWXG | S_IRWXO);  // What it makes is its owner's alone.
  HostOptions options = HostOptionsOf(settings);
  const rpc::LogSink log = options.log;
  SelfCheckOptions check{.addresses = options.addresses,
                         .on_answer = [] { TellServiceManager("WATCHDOG=1"); },
                         .on_silence = &EndInSilence};
  auto host = Host::Start(std::move(options), std::move(sources));
  if (!host.ok()) {
    Say(host.status());
    return absl::IsDataLoss(host.status()) ? RefuseToServe() : kExitCannotStart;
  }
  log(rpc::EventLogLine(
      absl::Now(), "serving",
      {{"address", settings.address},
       {"metrics_port", absl::StrCat((*host)->metrics_port())}}));
  auto self_check = std::make_unique<SelfCheck>(std::move(check));
  TellServiceManager("READY=1");
  WaitForStopSignal();
  UnblockStopSignals();
  TellServiceManager("STOPPING=1");
  self_check.reset();
  log(rpc::EventLogLine(absl::Now(), "stopping", {}));
  (*host)->Stop(absl::Seconds(settings.drain_seconds));
  return 0;
}

absl::StatusOr<EffectiveSettings> Read(const SettingFlags& flags,
                                       const Settings& defaults) {
  SettingSources from{.flags = flags.given,
                      .environment = [](const char* name) -> const char* {
                        return std::getenv(name);
                      },
                      .file = flags.file};
  const char* file = std::getenv(EnvironmentVariable("config").c_str());
  if (from.file.empty() && file != nullptr) from.file = file;
  return ReadSettings(defaults, from);
}

}  // namespace

int ServeWith(const SettingFlags& flags, const Settings& defaults,
              std::vector<HostedSource> sources) {
  if (flags.print_schema) {
    std::fputs(SettingsSchemaJson(defaults).c_str(), stdout);
    return 0;
  }
  const auto settings = Read(flags, defaults);
  if (settings.ok() && flags.print_config) {
    std::fputs(SettingsJson(*settings).c_str(), stdout);
    return 0;
  }
  const absl::Status usable =
      settings.ok() ? CheckComplete(*settings) : settings.status();
  if (!usable.ok()) {
    Say(usable);
    return kExitUsage;
  }
  return RunUntilStopped(settings->values, std::move(sources));
}

int ServeOne(int argc, char** argv, const char* description,
             HostedSource source) {
  BlockStopSignals();
  CLI::App app(description, absl::StrCat("carereform-", source.id));
  app.footer(kFooter);
  SettingFlags flags;
  AddSettingFlags(app, flags);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : kExitUsage;
  }
  return ServeWith(flags, Settings(), {std::move(source)});
}

}  // namespace carereform::server
