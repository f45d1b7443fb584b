// How the server and its stores are: what GetServerStatus tells, Prometheus is
// shown and readiness rests on.

#ifndef CR_COMMON_SERVER_SERVER_STATE_H_
#define CR_COMMON_SERVER_SERVER_STATE_H_

#include <map>
#include <string>

#include "carereform/common/v1/maintenance.pb.h"
#include "common/rpc/serve.h"
#include "common/store/store.h"

namespace carereform::server {

// The version of the suite, such as `0.1.0`.
std::string Version();

// How it was built, such as `Release`.
std::string BuildType();

// Looks when it is asked. Thread-safe.
class ServerState {
 public:
  // `stores` by source. The server begins to answer now.
  ServerState(const rpc::ServerParts& parts,
              std::map<std::string, store::Store*> stores);

  common::v1::ServerStatus Look() const;

 private:
  const rpc::ServerParts& parts_;
  const std::map<std::string, store::Store*> stores_;
  const absl::Time start_;
};

}  // namespace carereform::server

#endif  // CR_COMMON_SERVER_SERVER_STATE_H_
