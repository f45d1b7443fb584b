#include "common/server/settings.h"

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "common/server/listener.h"

namespace carereform::server {
namespace {

constexpr int64_t kMaxPort = 65'535;
constexpr int64_t kMaxDrainSeconds = 3'600;
constexpr int64_t kMaxFreeMib = int64_t{1} << 20;
constexpr int64_t kMaxFreePercent = 90;

std::string AddressRule(const std::string& address) {
  const absl::Status checked = CheckAddress(address);
  return checked.ok() ? "" : std::string(checked.message());
}

std::string LoopbackRule(const std::string& address) {
  return IsLoopback(address) ? ""
                             : "has to be a port of this machine, such as "
                               "127.0.0.1:9464";
}

std::string PeerRule(const std::string& peer) {
  const size_t equals = peer.find('=');
  if (equals != std::string::npos && equals > 0 && equals + 1 < peer.size()) {
    return "";
  }
  return "has to be SOURCE=ADDRESS";
}

}  // namespace

const std::vector<Setting>& AllSettings() {
  static const auto& settings = *new std::vector<Setting>{
      {.name = "data",
       .field = &Settings::data,
       .value_name = "DIR",
       .description = "Folder to keep the records in; made if it is not there"},
      {.name = "witness",
       .field = &Settings::witness,
       .value_name = "DIR",
       .description = "Folder, best on another disk, whose files tell of an "
                      "older copy put in place of the records; else the folder "
                      "of the records with .witness after its name"},
      {.name = "min-free-mib",
       .field = &Settings::min_free_mib,
       .value_name = "MIB",
       .description = "Changes are refused while less is free on the disk of "
                      "the records, in MiB",
       .least = 0,
       .most = kMaxFreeMib},
      {.name = "min-free-percent",
       .field = &Settings::min_free_percent,
       .value_name = "PERCENT",
       .description =
           "Changes are refused while a smaller part of that disk is "
           "free, in percent",
       .least = 0,
       .most = kMaxFreePercent},
      {.name = "memory",
       .field = &Settings::memory,
       .value_name = "",
       .description = "Keep the records in memory only: they are gone when the "
                      "server stops"},
      {.name = "address",
       .field = &Settings::address,
       .value_name = "ADDRESS",
       .description = "Where to listen: unix:/path or 127.0.0.1:PORT",
       .problem = &AddressRule},
      {.name = "listen-tcp",
       .field = &Settings::listen_tcp,
       .value_name = "PORT",
       .description = "Listen on this port of this machine (127.0.0.1) too; 0 "
                      "for none",
       .least = 0,
       .most = kMaxPort},
      {.name = "callers",
       .field = &Settings::callers,
       .value_name = "FILE",
       .description = "Who may call with a token; needed for a port"},
      {.name = "roles",
       .field = &Settings::roles,
       .value_name = "FILE",
       .description = "What roles may do, in place of the default roles"},
      {.name = "peer",
       .field = &Settings::peer,
       .value_name = "SOURCE=ADDRESS,...",
       .description = "Sources that other servers have, and where those are",
       .problem = &PeerRule},
      {.name = "peer-token-file",
       .field = &Settings::peer_token_file,
       .value_name = "FILE",
       .description = "The token to call other servers with"},
      {.name = "log-level",
       .field = &Settings::log_level,
       .value_name = "LEVEL",
       .description = "Which calls are logged: those that failed in the server "
                      "(errors), refused ones too (refusals), or all (calls)",
       .choices = {"errors", "refusals", "calls"}},
      {.name = "metrics-address",
       .field = &Settings::metrics_address,
       .value_name = "127.0.0.1:PORT",
       .description =
           "Where to serve /metrics to Prometheus over HTTP; nowhere "
           "if empty",
       .problem = &LoopbackRule},
      {.name = "drain-seconds",
       .field = &Settings::drain_seconds,
       .value_name = "SECONDS",
       .description =
           "How long calls under way may take when the server stops, "
           "in seconds",
       .least = 0,
       .most = kMaxDrainSeconds},
  };
  return settings;
}

std::string EnvironmentVariable(absl::string_view name) {
  return absl::StrCat("CAREREFORM_", absl::AsciiStrToUpper(absl::StrReplaceAll(
                                         name, {{"-", "_"}})));
}

common::v1::LogLevel LogLevelOf(const Settings& settings) {
  common::v1::LogLevel level = common::v1::CALLS;
  common::v1::LogLevel_Parse(absl::AsciiStrToUpper(settings.log_level), &level);
  return level;
}

}  // namespace carereform::server
