// Binds the methods of a service to its records, so that each is one statement.

#ifndef CR_COMMON_RPC_RECORD_METHODS_H_
#define CR_COMMON_RPC_RECORD_METHODS_H_

#include <memory>
#include <type_traits>
#include <utility>

#include "common/rpc/serve.h"
#include "common/store/store.h"
#include "grpcpp/support/server_callback.h"

namespace carereform::rpc {

// Serves methods of a service whose tables are `Records`. What it is made of
// outlives it.
template <typename Records>
class RecordMethods {
 public:
  RecordMethods(const ServerParts& parts, store::Store& store,
                const Records& records)
      : parts_(parts), store_(store), records_(records) {}

  // Serves a method that only reads; see ServeRead. `handler` is
  // absl::StatusOr<Response>(const Records&, const store::Reader&,
  // const Request&), or takes a const Call& before the request.
  template <typename Request, typename Response, typename Check,
            typename Handler>
  grpc::ServerUnaryReactor* Read(grpc::CallbackServerContext* context,
                                 const Request* request, Response* response,
                                 Check check, Handler handler) const {
    return ServeRead(
        parts_, store_, context, request, response, check,
        [&records = records_, handler](const store::Reader& reader,
                                       const Call& call, const Request& asked) {
          if constexpr (std::is_invocable_v<Handler, const Records&,
                                            const store::Reader&, const Call&,
                                            const Request&>) {
            return handler(records, reader, call, asked);
          } else {
            return handler(records, reader, asked);
          }
        });
  }

  // Serves a method that changes something; see ServeWrite. `handler` is
  // absl::StatusOr<Response>(const Records&, store::Txn&, const Call&,
  // const Request&).
  template <typename Request, typename Response, typename Check,
            typename Handler>
  grpc::ServerUnaryReactor* Write(grpc::CallbackServerContext* context,
                                  const Request* request, Response* response,
                                  Check check, Handler handler) const {
    return ServeWrite(
        parts_, store_, context, request, response, check,
        [&records = records_, handler](store::Txn& txn, const Call& call,
                                       const Request& asked) {
          return handler(records, txn, call, asked);
        });
  }

  // As Write, for a method whose result is not the first resource that it puts:
  // `replay` rebuilds it, as absl::Status(const store::Reader&,
  // uint64_t revision, Response*).
  template <typename Request, typename Response, typename Check,
            typename Handler, typename Replay>
  grpc::ServerUnaryReactor* Write(grpc::CallbackServerContext* context,
                                  const Request* request, Response* response,
                                  Check check, Handler handler,
                                  Replay replay) const {
    return Serve(
        parts_, context, *request, [&] { return check(*request); },
        [&](const std::shared_ptr<const PendingCall>& pending) {
          store::WriteRequest write = HandledWrite(
              pending, request, response,
              [&records = records_, handler](store::Txn& txn, const Call& call,
                                             const Request& asked) {
                return handler(records, txn, call, asked);
              });
          write.replay = [response, replay](const store::Reader& reader,
                                            uint64_t revision) {
            return replay(reader, revision, response);
          };
          store_.Submit(std::move(write));
        });
  }

 private:
  const ServerParts& parts_;
  store::Store& store_;
  const Records& records_;
};

}  // namespace carereform::rpc

#endif  // CR_COMMON_RPC_RECORD_METHODS_H_
