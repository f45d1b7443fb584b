// What every server program does: opens, answers, waits to be told to stop.

#ifndef CR_COMMON_SERVER_PROGRAM_H_
#define CR_COMMON_SERVER_PROGRAM_H_

#include <vector>

#include "common/server/host.h"

namespace carereform::server {

// Exit codes of server programs, besides 0 for a stop that was asked for.
inline constexpr int kExitCannotStart = 1;
inline constexpr int kExitUsage = 2;
inline constexpr int kExitStoreFailed = 70;   // Restart: request ids settle it.
inline constexpr int kExitStoreRefused = 78;  // Records lost: never restart.

// Hosts `sources` until SIGTERM or SIGINT; returns the exit code. Requires
// BlockStopSignals to have been called.
int RunUntilStopped(HostOptions options, std::vector<HostedSource> sources);

// The whole of main for the program of one source: reads --data, --address,
// --memory, --peer, --peer_token_file, --callers and --roles from the command
// line.
int ServeOne(int argc, char** argv, const char* usage, HostedSource source);

}  // namespace carereform::server

#endif  // CR_COMMON_SERVER_PROGRAM_H_
