// Tells grpc.health.v1 how the server is, as long as it answers.
//
//   ""                            it runs: SERVING until it begins to stop
//   the full name of a service    its store answers reads
//   carereform.readiness          all stores answer reads and accept changes
//   carereform.readiness.SOURCE   the same of one source
//
// A server whose disk is nearly full runs, and answers reads: a supervisor that
// restarted it would help nobody. So the first two stay SERVING, and only
// readiness goes.

#ifndef CR_COMMON_SERVER_READINESS_H_
#define CR_COMMON_SERVER_READINESS_H_

#include <condition_variable>
#include <map>
#include <mutex>
#include <string>
#include <thread>

#include "absl/time/time.h"
#include "common/rpc/call_log.h"
#include "common/server/server_state.h"
#include "grpcpp/health_check_service_interface.h"

namespace carereform::server {

// The name under which readiness is told.
inline constexpr char kReadinessName[] = "carereform.readiness";

// Looks every second on a thread of its own, and logs what has changed.
class Readiness {
 public:
  // `services` are the full names of the sources' services, by source.
  Readiness(const ServerState& state, grpc::HealthCheckServiceInterface& health,
            std::multimap<std::string, std::string> services, rpc::LogSink log,
            absl::Duration between_looks = absl::Seconds(1));
  ~Readiness() { Stop(); }

  // Ends the looking and tells everyone NOT_SERVING, for good.
  void Stop();

 private:
  void Run();
  void Tell(const common::v1::ServerStatus& status);
  void TellOf(const common::v1::ServerStatus::Store& store);

  const ServerState& state_;
  grpc::HealthCheckServiceInterface& health_;
  const std::multimap<std::string, std::string> services_;
  const rpc::LogSink log_;
  const absl::Duration between_looks_;
  std::map<std::string, std::string> reasons_;  // Last told, by source.
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace carereform::server

#endif  // CR_COMMON_SERVER_READINESS_H_
