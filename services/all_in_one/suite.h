// The five services in one process: the way to run the suite unless one machine
// is not enough.

#ifndef CR_SERVICES_ALL_IN_ONE_SUITE_H_
#define CR_SERVICES_ALL_IN_ONE_SUITE_H_

#include <vector>

#include "common/server/host.h"

namespace carereform::all_in_one {

// Returns the sources of the suite.
std::vector<server::HostedSource> SuiteSources();

}  // namespace carereform::all_in_one

#endif  // CR_SERVICES_ALL_IN_ONE_SUITE_H_
