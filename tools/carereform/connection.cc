#include "tools/carereform/connection.h"

#include <sys/stat.h>
#include <unistd.h>

#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "common/access/guarded_file.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "grpcpp/create_channel.h"
#include "grpcpp/security/credentials.h"

namespace carereform::command_line {
namespace {

constexpr char kSocketScheme[] = "unix:";
constexpr int kLargestAnswer = 64 * 1024 * 1024;

bool IsPort(absl::string_view text) {
  int port = 0;
  return absl::SimpleAtoi(text, &port) && port >= 1 && port <= 65535;
}

absl::Status NoServer(absl::string_view address) {
  return MakeError(absl::StatusCode::kUnavailable, "NO_SERVER",
                   absl::StrCat("no server answers at ", address,
                                ": start one with `carereform serve`"));
}

// A reader of another person's socket would send that person council records,
// and the token.
absl::Status CheckOwner(absl::string_view address) {
  if (!absl::ConsumePrefix(&address, kSocketScheme)) return absl::OkStatus();
  struct stat facts = {};
  const std::string path(address);
  if (lstat(path.c_str(), &facts) != 0) return absl::OkStatus();
  if (facts.st_uid == getuid() || facts.st_uid == 0) return absl::OkStatus();
  return MakeError(
      absl::StatusCode::kPermissionDenied, "NOT_MY_SOCKET",
      absl::StrCat("the socket ", path, " belongs to another user"));
}

}  // namespace

std::string AddressProblem(absl::string_view address) {
  absl::string_view rest = address;
  if (absl::ConsumePrefix(&rest, kSocketScheme)) {
    if (absl::StartsWith(rest, "/")) return "";
    return "the path of a socket must begin with /, as in unix:/run/x.sock";
  }
  for (absl::string_view host : {"localhost:", "127.0.0.1:", "[::1]:"}) {
    rest = address;
    if (!absl::ConsumePrefix(&rest, host)) continue;
    return IsPort(rest) ? "" : "the port must be a number from 1 to 65535";
  }
  return absl::StrCat(
      "an address must be unix:/path or localhost:port; ", address,
      " would be another machine, and what is sent is not encrypted");
}

Connection::Connection(std::string address, bool only_own_socket,
                       std::string token_file, absl::Duration connect_limit)
    : address_(std::move(address)),
      only_own_socket_(only_own_socket || !token_file.empty()),
      token_file_(std::move(token_file)),
      connect_limit_(connect_limit) {}

absl::Status Connection::Connect() {
  if (channel_ != nullptr) return absl::OkStatus();
  if (only_own_socket_) {
    if (absl::Status owner = CheckOwner(address_); !owner.ok()) return owner;
  }
  if (!token_file_.empty()) {
    CR_ASSIGN_OR_RETURN(token_, access::ReadTokenOf(token_file_));
  }
  grpc::ChannelArguments settings;
  settings.SetMaxReceiveMessageSize(kLargestAnswer);
  settings.SetInt(GRPC_ARG_ENABLE_HTTP_PROXY, 0);
  // A server that is just starting is found within the limit.
  settings.SetInt(GRPC_ARG_INITIAL_RECONNECT_BACKOFF_MS, 100);
  settings.SetInt(GRPC_ARG_MIN_RECONNECT_BACKOFF_MS, 100);
  settings.SetInt(GRPC_ARG_MAX_RECONNECT_BACKOFF_MS, 400);
  auto channel = grpc::CreateCustomChannel(
      address_, grpc::InsecureChannelCredentials(), settings);
  if (!channel->WaitForConnected(std::chrono::system_clock::now() +
                                 absl::ToChronoMilliseconds(connect_limit_))) {
    return NoServer(address_);
  }
  channel_ = std::move(channel);
  return absl::OkStatus();
}

absl::Status Connection::Translate(const grpc::Status& status) const {
  absl::Status translated = FromGrpcStatus(status);
  if (!ReasonOf(translated).empty()) return translated;
  if (translated.code() == absl::StatusCode::kUnavailable) {
    return NoServer(address_);
  }
  if (translated.code() == absl::StatusCode::kDeadlineExceeded) {
    return MakeError(
        absl::StatusCode::kDeadlineExceeded, "TIMED_OUT",
        absl::StrCat("the server at ", address_, " did not answer within ",
                     absl::FormatDuration(kCallLimit)));
  }
  return translated;
}

}  // namespace carereform::command_line
