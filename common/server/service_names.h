// Finds out which services a server has, gRPC's own among them.

#ifndef CR_COMMON_SERVER_SERVICE_NAMES_H_
#define CR_COMMON_SERVER_SERVICE_NAMES_H_

#include <functional>
#include <string>
#include <vector>

#include "grpcpp/server_builder.h"

namespace carereform::server {

// Tells `told` the full names of all services while `builder` builds, before
// any port is open.
void TellServiceNames(
    grpc::ServerBuilder& builder,
    std::function<void(const std::vector<std::string>&)> told);

}  // namespace carereform::server

#endif  // CR_COMMON_SERVER_SERVICE_NAMES_H_
