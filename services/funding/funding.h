// The source `funding`: everything that the service brings to a server.

#ifndef CR_SERVICES_FUNDING_FUNDING_H_
#define CR_SERVICES_FUNDING_FUNDING_H_

#include "common/server/host.h"

namespace carereform::funding {

// Returns the source, to be hosted.
server::HostedSource FundingSource();

}  // namespace carereform::funding

#endif  // CR_SERVICES_FUNDING_FUNDING_H_
