#include "common/server/program.h"

#include <cstdio>
#include <cstdlib>
#include <utility>

#include "absl/flags/flag.h"
#include "absl/flags/parse.h"
#include "absl/flags/usage.h"
#include "absl/flags/usage_config.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "common/rpc/call_log.h"
#include "common/server/stop_signals.h"
#include "common/status/error.h"

ABSL_FLAG(std::string, data, "", "Folder that keeps the records.");
ABSL_FLAG(std::string, address, "",
          "Where to listen: unix:PATH or 127.0.0.1:PORT.");
ABSL_FLAG(bool, memory, false, "Keep everything in memory, for trying out.");
ABSL_FLAG(std::vector<std::string>, peer, {},
          "Other servers, as SOURCE=ADDRESS, with commas between.");
ABSL_FLAG(std::string, peer_token_file, "",
          "File with the token to call other servers with.");
ABSL_FLAG(std::string, callers, "",
          "File that names who may call with a token; needed for a port.");
ABSL_FLAG(std::string, roles, "",
          "File that says what roles may do, in place of the default roles.");

namespace carereform::server {
namespace {

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

}  // namespace

int RunUntilStopped(HostOptions options, std::vector<HostedSource> sources) {
  if (!options.on_failure) options.on_failure = &EndOnStoreFailure;
  const rpc::LogSink log = options.log;
  const std::string where =
      options.addresses.empty() ? "" : options.addresses.front();
  auto host = Host::Start(std::move(options), std::move(sources));
  if (!host.ok()) {
    Say(host.status());
    return absl::IsDataLoss(host.status()) ? RefuseToServe() : kExitCannotStart;
  }
  log(rpc::EventLogLine(absl::Now(), "serving", {{"address", where}}));
  WaitForStopSignal();
  UnblockStopSignals();
  log(rpc::EventLogLine(absl::Now(), "stopping", {}));
  (*host)->Stop();
  return 0;
}

int ServeOne(int argc, char** argv, const char* usage, HostedSource source) {
  BlockStopSignals();
  absl::SetProgramUsageMessage(usage);
  absl::FlagsUsageConfig help;
  help.contains_help_flags = [](absl::string_view file) {
    return absl::EndsWith(file, "common/server/program.cc");
  };
  absl::SetFlagsUsageConfig(help);
  absl::ParseCommandLine(argc, argv);
  HostOptions options;
  options.data_directory = absl::GetFlag(FLAGS_data);
  options.memory = absl::GetFlag(FLAGS_memory);
  options.addresses = {absl::GetFlag(FLAGS_address)};
  options.peer_token_file = absl::GetFlag(FLAGS_peer_token_file);
  options.callers_file = absl::GetFlag(FLAGS_callers);
  options.roles_file = absl::GetFlag(FLAGS_roles);
  for (const std::string& peer : absl::GetFlag(FLAGS_peer)) {
    const std::vector<std::string> parts =
        absl::StrSplit(peer, absl::MaxSplits('=', 1));
    if (parts.size() != 2) {
      std::fprintf(stderr, "--peer takes SOURCE=ADDRESS, not %s\n",
                   peer.c_str());
      return kExitUsage;
    }
    options.peers[parts[0]] = parts[1];
  }
  if (options.addresses[0].empty() ||
      (options.data_directory.empty() && !options.memory)) {
    std::fprintf(stderr,
                 "give --address, and --data or --memory; see --help\n");
    return kExitUsage;
  }
  return RunUntilStopped(std::move(options), {std::move(source)});
}

}  // namespace carereform::server
