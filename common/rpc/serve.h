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
#include "common/access/authorizer.h"
#include "common/rpc/call.h"
#include "common/rpc/call_recorder.h"
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
  CallRecorder& calls;
  const access::Authorizer& authorizer;
};

// Begins the call that `request` came with: finds out who makes it and whether
// they may, and fills `call` with as much as is known, its deadline among it.
// For methods that stream, which call LogCall whatever this returns; others
// go through Serve. Errors: see Authorizer::Authorize; UNAVAILABLE, reason
// SERVER_STOPPING.
absl::Status Authorize(const ServerParts& parts,
                       const grpc::CallbackServerContext& context,
                       const google::protobuf::Message& request, Call& call);

// Tells the recorder that a call ended with `status`: it is logged and counted.
void LogCall(const ServerParts& parts, const Call& call,
             const absl::Status& status);

// One call that may be made, on its way: finishes it once.
// There is none of a call that may not: see Serve.
class PendingCall {
 public:
  const Call& call() const { return call_; }
  const std::string& council() const { return call_.council; }
  grpc::ServerUnaryReactor* reactor() const { return reactor_; }

  // Ends the call with `status`. Called once.
  void Finish(const absl::Status& status) const;

 private:
  friend grpc::ServerUnaryReactor* Serve(
      const ServerParts& parts, grpc::CallbackServerContext* context,
      const google::protobuf::Message& request,
      const std::function<absl::Status()>& check,
      const std::function<void(std::shared_ptr<const PendingCall>)>& serve);

  PendingCall(const ServerParts& parts, grpc::ServerUnaryReactor* reactor,
              Call call)
      : parts_(parts), call_(std::move(call)), reactor_(reactor) {}

  const ServerParts& parts_;
  const Call call_;
  grpc::ServerUnaryReactor* const reactor_;
};

// Begins a call. Where the caller may make it and `check` finds the shape of
// the request good, `serve` goes on with it; otherwise it is finished.
grpc::ServerUnaryReactor* Serve(
    const ServerParts& parts, grpc::CallbackServerContext* context,
    const google::protobuf::Message& request,
    const std::function<absl::Status()>& check,
    const std::function<void(std::shared_ptr<const PendingCall>)>& serve);

// The method that a request belongs to: its message's full name without
// "Request".
std::string MethodOf(absl::string_view request_message);

// The council in the name of a resource; empty if it has none.
std::string CouncilOfName(absl::string_view name);

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
  return Serve(
      parts, context, *request, [&] { return check(*request); },
      [&](const std::shared_ptr<const PendingCall>& pending) {
        RunOnExecutor(
            parts, pending,
            [&store, request, response, pending, handler]() -> absl::Status {
              CR_ASSIGN_OR_RETURN(const std::unique_ptr<store::Reader> reader,
                                  store.Read(pending->council()));
              CR_ASSIGN_OR_RETURN(*response,
                                  handler(*reader, pending->call(), *request));
              return absl::OkStatus();
            });
      });
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

// Returns a digest of the request but its request id and what is INPUT_ONLY.
std::string RequestDigest(const google::protobuf::Message& request);

// Returns a request to write with everything set but what makes the change.
store::WriteRequest WriteRequestFor(const Call& call);
store::WriteRequest WriteRequestFor(const PendingCall& pending);

// Returns a request to write what `handler` changes; see ServeWrite.
template <typename Request, typename Response, typename Handler>
store::WriteRequest HandledWrite(std::shared_ptr<const PendingCall> pending,
                                 const Request* request, Response* response,
                                 Handler handler) {
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
  return write;
}

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
  return Serve(
      parts, context, *request, [&] { return check(*request); },
      [&](const std::shared_ptr<const PendingCall>& pending) {
        store.Submit(HandledWrite(pending, request, response, handler));
      });
}

}  // namespace carereform::rpc

#endif  // CR_COMMON_RPC_SERVE_H_
