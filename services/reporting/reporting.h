// The source `reporting`: everything that the service brings to a server.

#ifndef CR_SERVICES_REPORTING_REPORTING_H_
#define CR_SERVICES_REPORTING_REPORTING_H_

#include "common/server/host.h"

namespace carereform::reporting {

// Returns the source, to be hosted.
server::HostedSource ReportingSource();

}  // namespace carereform::reporting

#endif  // CR_SERVICES_REPORTING_REPORTING_H_
