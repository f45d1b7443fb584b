// The source `improvement`: everything that the service brings to a server.

#ifndef CR_SERVICES_IMPROVEMENT_IMPROVEMENT_H_
#define CR_SERVICES_IMPROVEMENT_IMPROVEMENT_H_

#include "common/server/host.h"

namespace carereform::improvement {

// Returns the source, to be hosted.
server::HostedSource ImprovementSource();

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_IMPROVEMENT_H_
