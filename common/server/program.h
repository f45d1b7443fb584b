// What every server program does: reads its settings, opens, answers, waits to
// be told to stop.

#ifndef CR_COMMON_SERVER_PROGRAM_H_
#define CR_COMMON_SERVER_PROGRAM_H_

#include <vector>

#include "common/server/host.h"
#include "common/server/settings.h"
#include "common/server/settings_flags.h"

namespace carereform::server {

// Exit codes of server programs, besides 0 for a stop that was asked for.
inline constexpr int kExitCannotStart = 1;
inline constexpr int kExitUsage = 2;
inline constexpr int kExitStoreFailed = 70;   // Restart: request ids settle it.
inline constexpr int kExitNotAnswering = 71;  // Restart: it no longer listens.
inline constexpr int kExitStoreRefused = 78;  // Records lost: never restart.

// Hosts `sources` as the settings say until SIGTERM or SIGINT, or prints what
// --print-config or --print-config-schema ask for; returns the exit code. What
// nothing sets is as in `defaults`. Requires BlockStopSignals to have been
// called.
int ServeWith(const SettingFlags& flags, const Settings& defaults,
              std::vector<HostedSource> sources);

// The whole of main for the program of one source.
int ServeOne(int argc, char** argv, const char* description,
             HostedSource source);

}  // namespace carereform::server

#endif  // CR_COMMON_SERVER_PROGRAM_H_
