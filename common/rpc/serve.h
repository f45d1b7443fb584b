// How every method is served: ServeRead and ServeWrite own the request, the
// response, the deadline, the error's way out and the log line, so that a
// handler has none of these, and no gRPC thread ever waits.

#ifndef CR_COMMON_RPC_SERVE_H_
#define CR_COMMON_RPC_SERVE_H_

#include <functional>
#include <memory>
#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/rpc/call.h"
#include "common/rpc/call_log.h"
#include "common/rpc/executor.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "common/store/errors.h"
#include "common/store/history.h"
#include "common/store/resource_rows.h"
#include "common/store/store.h"
#include "google/protobuf/message.h"
#include "grpcpp/server_context.h"
#include "grpcpp/support/server_callback.h"

namespace carereform::rpc {

// What a server's methods share. Outlives every call.
struct ServerParts {
  Executor& executor;  // For reads, and for what waits on a writer.
  std::function<absl::Time()> clock;
  absl::TimeZone london;
  LogSink log;
};

// One call on its way: finishes it once, with a log line.
class PendingCall {
 public:
  PendingCall(const ServerParts& parts, grpc::CallbackServerContext* context,
              std::string method, std::string council);

  const Call& call() const { return call_; }
  const std::string& council() const { return council_; }
  grpc::ServerUnaryReactor* reactor() const { return reactor_; }

  // Ends the call with `status`. Called once.
  void Finish(const absl::Status& status) const;

 private:
  const ServerParts& parts_;
  Call call_;
  std::string council_;
  grpc::ServerUnaryReactor* reactor_;
};

// The method that a request belongs to: its message's full name without
// "Request".
std::string MethodOf(absl::string_view request_message);

// The council that a request names in its `parent` or `name`; empty if it names
// none, which the check of its shape refuses.
std::string CouncilOfName(absl::string_view name);

template <typename Request>
std::string CouncilOfRequest(const Request& request) {
  if constexpr (requires { request.parent(); }) {
    return CouncilOfName(request.parent());
  } else if constexpr (requires { request.name(); }) {
    return CouncilOfName(request.name());
  } else {
    return "";
  }
}

// Runs `task` on the executor, or finishes the call with RESOURCE_EXHAUSTED,
// reason READ_QUEUE_FULL, or DEADLINE_EXCEEDED.
void RunOnExecutor(const ServerParts& parts,
                   std::shared_ptr<const PendingCall> pending,
                   std::function<absl::Status()> task);

// Serves a method that only reads.
//   check    absl::Status(const Request&): the shape, all violations at once
//   handler  absl::StatusOr<Response>(const store::Reader&, const Call&,
//                                     const Request&)
template <typename Request, typename Response, typename Check, typename Handler>
grpc::ServerUnaryReactor* ServeRead(const ServerParts& parts,
                                    const store::Store& store,
                                    grpc::CallbackServerContext* context,
                                    const Request* request, Response* response,
                                    Check check, Handler handler) {
  auto pending = std::make_shared<const PendingCall>(
      parts, context, MethodOf(Request::descriptor()->full_name()),
      CouncilOfRequest(*request));
  if (const absl::Status shape = check(*request); !shape.ok()) {
    pending->Finish(shape);
    return pending->reactor();
  }
  RunOnExecutor(
      parts, pending,
      [&store, request, response, pending, handler]() -> absl::Status {
        CR_ASSIGN_OR_RETURN(const std::unique_ptr<store::Reader> reader,
                            store.Read(pending->council()));
        CR_ASSIGN_OR_RETURN(*response,
                            handler(*reader, pending->call(), *request));
        return absl::OkStatus();
      });
  return pending->reactor();
}

// Rebuilds the result of the change that made `revision`: the resource that its
// first entry is of.
template <typename Response>
absl::Status ReplayResult(const store::Reader& reader, uint64_t revision,
                          Response* response) {
  CR_ASSIGN_OR_RETURN(const store::StoredBody body,
                      store::ReadBody(reader, revision, 0));
  if (!response->ParseFromString(body.body)) {
    return store::errors::Corrupt("the result of the earlier request");
  }
  if constexpr (requires { response->set_etag(std::string()); }) {
    response->set_etag(store::EtagOf(body.hash));
  }
  return absl::OkStatus();
}

// Returns a digest of everything in the request but its request id.
std::string RequestDigest(const google::protobuf::Message& request);

// Returns a request to write with everything set but what makes the change.
store::WriteRequest WriteRequestFor(const PendingCall& pending);

// Serves a method that changes something. The resource that it returns is the
// first that the handler puts.
//   check    absl::Status(const Request&): the shape, all violations at once
//   handler  absl::StatusOr<Response>(store::Txn&, const Call&, const Request&)
template <typename Request, typename Response, typename Check, typename Handler>
grpc::ServerUnaryReactor* ServeWrite(const ServerParts& parts,
                                     store::Store& store,
                                     grpc::CallbackServerContext* context,
                                     const Request* request, Response* response,
                                     Check check, Handler handler) {
  auto pending = std::make_shared<const PendingCall>(
      parts, context, MethodOf(Request::descriptor()->full_name()),
      CouncilOfRequest(*request));
  if (const absl::Status shape = check(*request); !shape.ok()) {
    pending->Finish(shape);
    return pending->reactor();
  }
  store::WriteRequest write = WriteRequestFor(*pending);
  if constexpr (requires { request->request_id(); }) {
    write.request_id = request->request_id();
    if (!write.request_id.empty()) write.digest = RequestDigest(*request);
  }
  write.body = [request, response, pending,
                handler](store::Txn& txn) -> absl::Status {
    CR_ASSIGN_OR_RETURN(*response, handler(txn, pending->call(), *request));
    if constexpr (requires { request->validate_only(); }) {
      // Everything was checked as it would be; what it would change goes.
      if (request->validate_only()) txn.Take();
    }
    return absl::OkStatus();
  };
  write.replay = [response](const store::Reader& reader, uint64_t revision) {
    return ReplayResult(reader, revision, response);
  };
  write.done = [pending](const absl::Status& status) {
    pending->Finish(status);
  };
  store.Submit(std::move(write));
  return pending->reactor();
}

}  // namespace carereform::rpc

#endif  // CR_COMMON_RPC_SERVE_H_
