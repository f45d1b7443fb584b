// The settings of every port that the suite listens on. Debian's gRPC 1.51 has
// known faults: each setting here contains or lessens one, as ARCHITECTURE.md
// lists.

#ifndef CR_COMMON_SERVER_LISTENER_H_
#define CR_COMMON_SERVER_LISTENER_H_

#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "grpcpp/server_builder.h"

namespace carereform::server {

// Sets limits, keepalive, connection age and handshake time on `builder`.
void SetLimits(grpc::ServerBuilder& builder);

// Whether `address` is a port on 127.0.0.1, [::1] or localhost.
bool IsLoopback(absl::string_view address);

// Checks that `address` is one to listen on. Errors: INVALID_ARGUMENT, reason
// ADDRESS_INVALID, for anything but `unix:PATH` and a loopback port, or a path
// too long for a socket.
absl::Status CheckAddress(absl::string_view address);

// Makes `address` ready to be listened on: of a unix socket, its folder is
// there and no dead socket is in the way. Errors: FAILED_PRECONDITION, reason
// ADDRESS_IN_USE; as CheckAddress.
absl::Status PrepareAddress(absl::string_view address);

// Whether `address` is that of a unix socket.
bool IsSocket(absl::string_view address);

// FAILED_PRECONDITION, CALLERS_FILE_MISSING: every user of this machine could
// reach a port, and none could be told from another.
absl::Status CallersFileMissing();

// FAILED_PRECONDITION, ADDRESS_IN_USE: of the address that `flag` gave.
absl::Status AddressInUse(absl::string_view flag = "--address");

// INVALID_ARGUMENT, ADDRESS_INVALID: it would be open to the network.
absl::Status AddressNotLoopback();

// Lets only the owner of the process use a unix socket.
absl::Status RestrictAddress(absl::string_view address);

// Removes a unix socket; nothing for another address.
void RemoveAddress(absl::string_view address);

}  // namespace carereform::server

#endif  // CR_COMMON_SERVER_LISTENER_H_
