// The source `improvement`: everything that the service brings to a server.

#ifndef CR_SERVICES_IMPROVEMENT_IMPROVEMENT_H_
#define CR_SERVICES_IMPROVEMENT_IMPROVEMENT_H_

#include "absl/status/statusor.h"
#include "common/server/host.h"
#include "common/verify/schema.h"

namespace carereform::improvement {

// Returns the source, to be hosted.
server::HostedSource ImprovementSource();

// Returns what the service's store holds.
absl::StatusOr<verify::Schema> StoredSchema();

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_IMPROVEMENT_H_
