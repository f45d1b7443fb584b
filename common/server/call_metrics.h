// Calls as Prometheus counts them, under the names that gRPC's public
// dashboards know: grpc_server_started_total, grpc_server_handled_total,
// grpc_server_msg_received_total, grpc_server_msg_sent_total and
// grpc_server_handling_seconds.

#ifndef CR_COMMON_SERVER_CALL_METRICS_H_
#define CR_COMMON_SERVER_CALL_METRICS_H_

#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "common/rpc/call_recorder.h"

namespace prometheus {
class Registry;
}

namespace carereform::server {

// Labels say which method and which outcome, and nothing of who called or of
// which council.
class CallMetrics final : public rpc::CallCounter {
 public:
  explicit CallMetrics(prometheus::Registry& registry);
  ~CallMetrics() override;

  void Started(absl::string_view method) override;
  void Finished(absl::string_view method, absl::StatusCode code,
                absl::Duration duration) override;

 private:
  struct Families;
  struct Method;
  Method& MethodFor(absl::string_view method);

  const std::unique_ptr<Families> families_;
  std::mutex mutex_;
  std::map<std::string, std::unique_ptr<Method>, std::less<>> methods_;
};

}  // namespace carereform::server

#endif  // CR_COMMON_SERVER_CALL_METRICS_H_
