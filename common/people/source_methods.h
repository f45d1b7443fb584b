// Serves a method in the store of the source that its request names.

#ifndef CR_COMMON_PEOPLE_SOURCE_METHODS_H_
#define CR_COMMON_PEOPLE_SOURCE_METHODS_H_

#include <string>

#include "absl/status/status.h"
#include "common/people/people_sources.h"
#include "common/rpc/serve.h"
#include "common/status/status_macros.h"

namespace carereform::people {

// The name in a request: its parent, or what it is about.
template <typename Request>
const std::string& NameIn(const Request& request) {
  if constexpr (requires { request.parent(); }) {
    return request.parent();
  } else {
    return request.name();
  }
}

// Checks the shape, then that the source is here.
template <typename Request>
auto CheckWithSource(const PeopleSources& sources,
                     absl::Status (*check)(const Request&)) {
  return [&sources, check](const Request& request) -> absl::Status {
    CR_RETURN_IF_ERROR(check(request));
    return sources.Check(NameIn(request));
  };
}

// As rpc::ServeRead and rpc::ServeWrite.
template <typename Request, typename Response, typename Handler>
grpc::ServerUnaryReactor* ServeRead(const rpc::ServerParts& parts,
                                    const PeopleSources& sources,
                                    grpc::CallbackServerContext* context,
                                    const Request* request, Response* response,
                                    absl::Status (*check)(const Request&),
                                    Handler handler) {
  return rpc::ServeRead(parts, sources.StoreFor(NameIn(*request)), context,
                        request, response, CheckWithSource(sources, check),
                        handler);
}
template <typename Request, typename Response, typename Handler>
grpc::ServerUnaryReactor* ServeWrite(const rpc::ServerParts& parts,
                                     const PeopleSources& sources,
                                     grpc::CallbackServerContext* context,
                                     const Request* request, Response* response,
                                     absl::Status (*check)(const Request&),
                                     Handler handler) {
  return rpc::ServeWrite(parts, sources.StoreFor(NameIn(*request)), context,
                         request, response, CheckWithSource(sources, check),
                         handler);
}

}  // namespace carereform::people

#endif  // CR_COMMON_PEOPLE_SOURCE_METHODS_H_
