// Hosts one source or several in one process.

#ifndef CR_COMMON_SERVER_HOST_H_
#define CR_COMMON_SERVER_HOST_H_

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/changes/watch_options.h"
#include "common/rpc/serve.h"
#include "common/server/source.h"
#include "common/verify/schema.h"
#include "grpcpp/channel.h"

namespace carereform::server {

// A source to host: its id, which names its folder, how it is made, and what
// its store holds, which can be told without opening it.
struct HostedSource {
  std::string id;
  MakeSource make;
  std::function<absl::StatusOr<verify::Schema>()> schema = nullptr;
};

// How to host.
struct HostOptions {
  std::string data_directory;  // A folder for each source goes in it.
  // A file for each source goes in it, that tells of an older copy of the data
  // put in their place: not in the data directory, best on another disk. Empty
  // for the data directory's name with `.witness` after it.
  std::string witness_directory;
  // False keeps no watermark and no witness: for measuring what they cost.
  bool watermark = true;
  store::DiskLimits disk_limits;       // Of the data directory's volume.
  bool memory = false;                 // Keep everything in memory instead.
  std::vector<std::string> addresses;  // Such as `unix:PATH`.
  std::map<std::string, std::string> peers;  // Addresses of sources elsewhere.
  std::string peer_token_file;  // The token to call them with; "" for none.
  std::string callers_file;     // Who may call with a token; "" for nobody.
  std::string roles_file;       // What roles may do; "" for the default roles.
  changes::WatchOptions watch;  // Of the change feed.
  std::function<absl::Time()> clock = &absl::Now;
  rpc::LogSink log = &rpc::LogToStandardError;
  common::v1::LogLevel log_level = common::v1::CALLS;
  std::string metrics_address;  // Where Prometheus asks; empty for nowhere.
  std::function<void(absl::Status)> on_failure;  // A store failed.
};

// A running server. Stops in its destructor, if Stop was not called.
class Host {
 public:
  // Opens the stores, makes the sources and answers. Errors: those of
  // store::OpenGuarded; ADDRESS_IN_USE, ADDRESS_INVALID; FAILED_PRECONDITION,
  // reason TIME_ZONE_MISSING, where the system has no Europe/London;
  // CALLERS_FILE_MISSING, where a port is to be opened that nobody could call;
  // the errors of the files of callers and roles; POLICY_MISSING, where a
  // method does not say who may call it.
  static absl::StatusOr<std::unique_ptr<Host>> Start(
      HostOptions options, std::vector<HostedSource> sources);
  ~Host();
  Host(const Host&) = delete;
  Host& operator=(const Host&) = delete;

  // Returns a channel to this server within the process: its calls are those of
  // the local operator.
  std::shared_ptr<grpc::Channel> InProcessChannel() const;

  // The port of /metrics; 0 without one.
  int metrics_port() const;

  // Takes no more calls, which are told so (UNAVAILABLE, SERVER_STOPPING),
  // finishes those under way within `drain`, and stops. What was queued to be
  // written is written.
  void Stop(absl::Duration drain = absl::Seconds(10));

 private:
  struct Impl;
  explicit Host(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace carereform::server

#endif  // CR_COMMON_SERVER_HOST_H_
