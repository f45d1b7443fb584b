// The source `assessments`: everything that the service brings to a server.

#ifndef CR_SERVICES_ASSESSMENTS_ASSESSMENTS_H_
#define CR_SERVICES_ASSESSMENTS_ASSESSMENTS_H_

#include "common/server/host.h"

namespace carereform::assessments {

// Returns the source, to be hosted.
server::HostedSource AssessmentsSource();

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_ASSESSMENTS_H_
