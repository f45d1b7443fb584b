// The five services in one process: the way to run the suite unless one machine
// is not enough.

#ifndef CR_SERVICES_ALL_IN_ONE_SUITE_H_
#define CR_SERVICES_ALL_IN_ONE_SUITE_H_

#include <string>
#include <vector>

#include "common/server/host.h"

namespace carereform::all_in_one {

// How to run the suite.
struct SuiteOptions {
  std::string data_directory;  // A folder for each service goes in it.
  std::string address;         // Where to listen, such as `unix:PATH`.
  int tcp_port = 0;            // Also 127.0.0.1 at this port; 0 for no port.
  bool memory = false;         // Keep everything in memory instead.
  std::string callers_file;    // Who may call with a token; "" for nobody.
  std::string roles_file;      // What roles may do; "" for the default roles.
};

// Returns the sources of the suite.
std::vector<server::HostedSource> SuiteSources();

// Runs the suite until SIGTERM or SIGINT; returns the exit code. Requires
// server::BlockStopSignals to have been called.
int RunSuite(const SuiteOptions& options);

}  // namespace carereform::all_in_one

#endif  // CR_SERVICES_ALL_IN_ONE_SUITE_H_
