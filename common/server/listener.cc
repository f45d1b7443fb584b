#include "common/server/listener.h"

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>
#include <filesystem>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "common/types/limits.h"
#include "grpcpp/resource_quota.h"

namespace carereform::server {
namespace {

constexpr char kUnix[] = "unix:";
constexpr const char* kLoopbacks[] = {"127.0.0.1:", "[::1]:", "localhost:"};

constexpr int kMaxPort = 65'535;

constexpr int kMinute = 60'000;  // Milliseconds.

absl::Status AddressInvalid(absl::string_view words) {
  return MakeError(absl::StatusCode::kInvalidArgument, "ADDRESS_INVALID",
                   words);
}

// Whether a process answers on the socket at `path`.
bool SomeoneListens(const std::string& path) {
  const int socket_fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (socket_fd < 0) return false;
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::strncpy(address.sun_path, path.c_str(), sizeof(address.sun_path) - 1);
  const bool answered =
      connect(socket_fd, reinterpret_cast<const sockaddr*>(&address),
              sizeof(address)) == 0;
  close(socket_fd);
  return answered;
}

absl::Status CheckSocketPath(absl::string_view path) {
  if (!path.empty() && path.size() < sizeof(sockaddr_un::sun_path)) {
    return absl::OkStatus();
  }
  return AddressInvalid(absl::StrCat("a socket's path has 1 to ",
                                     sizeof(sockaddr_un::sun_path) - 1,
                                     " bytes: choose a shorter one"));
}

absl::Status PrepareSocket(const std::string& path) {
  std::error_code error;
  const std::filesystem::path file(path);
  if (file.has_parent_path()) {
    std::filesystem::create_directories(file.parent_path(), error);
  }
  if (!std::filesystem::exists(file, error)) return absl::OkStatus();
  if (!std::filesystem::is_socket(file, error)) {
    return AddressInvalid(
        "the socket's path is taken by a file: choose another");
  }
  if (SomeoneListens(path)) {
    return AddressInUse();
  }
  std::filesystem::remove(file, error);
  return absl::OkStatus();
}

}  // namespace

bool IsSocket(absl::string_view address) {
  return absl::StartsWith(address, kUnix);
}

absl::Status CallersFileMissing() {
  return MakeError(
      absl::StatusCode::kFailedPrecondition, "CALLERS_FILE_MISSING",
      "every user of this machine can reach a port: say who may call with "
      "--callers FILE, or listen on a socket only");
}

absl::Status AddressInUse(absl::string_view flag) {
  return MakeError(
      absl::StatusCode::kFailedPrecondition, "ADDRESS_IN_USE",
      absl::StrCat("another process listens on that address: stop it, or "
                   "choose another with ",
                   flag));
}

absl::Status AddressNotLoopback() {
  return AddressInvalid(
      "serve metrics on a port of this machine, such as 127.0.0.1:9464: "
      "anything else would be open to the network");
}

void SetLimits(grpc::ServerBuilder& builder) {
  grpc::ResourceQuota quota("carereform");
  quota.Resize(128 << 20);
  builder.SetResourceQuota(quota);
  builder.SetMaxReceiveMessageSize(kMaxReceiveMessageBytes);
  builder.AddChannelArgument(GRPC_ARG_MAX_METADATA_SIZE, kMaxMetadataBytes);
  builder.AddChannelArgument(GRPC_ARG_MAX_CONCURRENT_STREAMS, 128);
  builder.AddChannelArgument(GRPC_COMPRESSION_CHANNEL_ENABLED_ALGORITHMS_BITSET,
                             1);
  builder.AddChannelArgument("grpc.server_handshake_timeout_ms", 3'000);
  builder.AddChannelArgument(GRPC_ARG_MAX_CONNECTION_IDLE_MS, 5 * kMinute);
  builder.AddChannelArgument(GRPC_ARG_MAX_CONNECTION_AGE_MS, 30 * kMinute);
  builder.AddChannelArgument(GRPC_ARG_MAX_CONNECTION_AGE_GRACE_MS, 30'000);
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_TIME_MS, kMinute);
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_TIMEOUT_MS, 20'000);
  builder.AddChannelArgument(
      GRPC_ARG_HTTP2_MIN_RECV_PING_INTERVAL_WITHOUT_DATA_MS, 30'000);
  builder.AddChannelArgument(GRPC_ARG_HTTP2_MAX_PING_STRIKES, 2);
  builder.AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0);
}

bool IsLoopback(absl::string_view address) {
  for (absl::string_view loopback : kLoopbacks) {
    int port = 0;
    if (absl::ConsumePrefix(&address, loopback)) {
      return absl::SimpleAtoi(address, &port) && port >= 0 && port <= kMaxPort;
    }
  }
  return false;
}

absl::Status PrepareAddress(absl::string_view address) {
  CR_RETURN_IF_ERROR(CheckAddress(address));
  return absl::StartsWith(address, kUnix)
             ? PrepareSocket(std::string(absl::StripPrefix(address, kUnix)))
             : absl::OkStatus();
}

absl::Status CheckAddress(absl::string_view address) {
  if (absl::StartsWith(address, kUnix)) {
    return CheckSocketPath(absl::StripPrefix(address, kUnix));
  }
  if (IsLoopback(address)) return absl::OkStatus();
  return AddressInvalid(
      "listen on unix:PATH or 127.0.0.1:PORT: anything else would be open to "
      "the network without certificates");
}

absl::Status RestrictAddress(absl::string_view address) {
  if (!IsSocket(address)) return absl::OkStatus();
  const std::string path(absl::StripPrefix(address, kUnix));
  if (chmod(path.c_str(), S_IRUSR | S_IWUSR) == 0) return absl::OkStatus();
  return AddressInvalid("the socket cannot be kept from other users");
}

void RemoveAddress(absl::string_view address) {
  if (!IsSocket(address)) return;
  std::error_code error;
  std::filesystem::remove(std::string(absl::StripPrefix(address, kUnix)),
                          error);
}

}  // namespace carereform::server
