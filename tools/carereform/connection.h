// Calls to a server of the suite.
#ifndef CR_TOOLS_CAREREFORM_CONNECTION_H_
#define CR_TOOLS_CAREREFORM_CONNECTION_H_

#include <chrono>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "grpcpp/channel.h"
#include "grpcpp/client_context.h"
#include "grpcpp/support/status.h"
#include "grpcpp/support/sync_stream.h"

namespace carereform::command_line {

// How long a call may take.
inline constexpr absl::Duration kCallLimit = absl::Seconds(30);

// How long to wait for a server that does not answer yet.
inline constexpr absl::Duration kConnectLimit = absl::Seconds(2);

// Returns what is wrong with `address`, or "" if a server can be called there:
// `unix:/an/absolute/path`, or a port of this machine such as
// `localhost:7070`. Other machines are refused, because what is sent would not
// be encrypted.
std::string AddressProblem(absl::string_view address);

// A connection to one server, made when it is first needed.
class Connection {
 public:
  // `address` is one in which AddressProblem finds nothing. With
  // `only_own_socket`, a socket in the file system must belong to this user or
  // to root: anyone can put a socket into /tmp. With a `token_file` every call
  // carries the token in it, and a socket must be one's own too.
  Connection(std::string address, bool only_own_socket,
             std::string token_file = "",
             absl::Duration connect_limit = kConnectLimit);

  // Makes one call, such as
  //   connection.Call(&ReportingService::Stub::GetTarget, request).
  // Returns the response, or the server's error with its details. Returns
  // UNAVAILABLE, reason NO_SERVER, where no server answers;
  // DEADLINE_EXCEEDED, reason TIMED_OUT, after kCallLimit; and
  // PERMISSION_DENIED, reason NOT_MY_SOCKET; and what ReadTokenOf returns.
  template <typename Stub, typename Request, typename Response>
  absl::StatusOr<Response> Call(
      grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&,
                                   Response*),
      const Request& request) {
    const absl::Status connected = Connect();
    if (!connected.ok()) return connected;
    Stub stub(channel_);
    grpc::ClientContext context;
    Authorize(context);
    context.set_deadline(std::chrono::system_clock::now() +
                         absl::ToChronoMilliseconds(kCallLimit));
    Response response;
    const grpc::Status status = (stub.*method)(&context, request, &response);
    if (!status.ok()) return Translate(status);
    return response;
  }

  // Makes one call with a stream of responses, such as
  //   connection.Stream(&ChangeFeedService::Stub::WatchChanges, request, take).
  // `take` is given each and returns whether to go on. Returns OK once the
  // server or `take` ends the stream, the error of `take`, or that of the
  // server as for Call. There is no limit of time.
  template <typename Stub, typename Request, typename Response, typename Take>
  absl::Status Stream(std::unique_ptr<grpc::ClientReader<Response>> (
                          Stub::*method)(grpc::ClientContext*, const Request&),
                      const Request& request, Take take) {
    const absl::Status connected = Connect();
    if (!connected.ok()) return connected;
    Stub stub(channel_);
    grpc::ClientContext context;
    Authorize(context);
    const auto stream = (stub.*method)(&context, request);
    Response response;
    while (stream->Read(&response)) {
      const absl::StatusOr<bool> more = take(response);
      if (more.ok() && *more) continue;
      context.TryCancel();
      return more.status();
    }
    return Translate(stream->Finish());
  }

  // Returns the channel, for what Call cannot do. Errors as Call.
  absl::StatusOr<std::shared_ptr<grpc::Channel>> Channel() {
    const absl::Status connected = Connect();
    if (!connected.ok()) return connected;
    return channel_;
  }

  // Adds the token, if there is one, to a call on that channel.
  void Authorize(grpc::ClientContext& context) const {
    if (token_.empty()) return;
    context.AddMetadata("authorization", "Bearer " + token_);
  }

  // Returns what a call on that channel ended with, as Call would.
  absl::Status Translate(const grpc::Status& status) const;

  // The address, as it was given.
  const std::string& address() const { return address_; }

 private:
  absl::Status Connect();

  const std::string address_;
  const bool only_own_socket_;
  const std::string token_file_;
  const absl::Duration connect_limit_;
  std::string token_;
  std::shared_ptr<grpc::Channel> channel_;
};

}  // namespace carereform::command_line

#endif  // CR_TOOLS_CAREREFORM_CONNECTION_H_
