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

// Makes `address` ready to be listened on: of a unix socket, its folder is
// there and no dead socket is in the way. Errors: FAILED_PRECONDITION, reason
// ADDRESS_IN_USE; INVALID_ARGUMENT, reason ADDRESS_INVALID, for anything but
// `unix:PATH` and a port on 127.0.0.1, [::1] or localhost, or a path too long
// for a socket.
absl::Status PrepareAddress(absl::string_view address);

// Whether `address` is that of a unix socket.
bool IsSocket(absl::string_view address);

// FAILED_PRECONDITION, CALLERS_FILE_MISSING: every user of this machine could
// reach a port, and none could be told from another.
absl::Status CallersFileMissing();

// FAILED_PRECONDITION, ADDRESS_IN_USE.
absl::Status AddressInUse();

// Lets only the owner of the process use a unix socket.
absl::Status RestrictAddress(absl::string_view address);

// Removes a unix socket; nothing for another address.
void RemoveAddress(absl::string_view address);

}  // namespace carereform::server

#endif  // CR_COMMON_SERVER_LISTENER_H_
