// The source `financial-assessments`: everything that the service brings to a
// server.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_FINANCIAL_ASSESSMENTS_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_FINANCIAL_ASSESSMENTS_H_

#include "common/server/host.h"

namespace carereform::financial_assessments {

// Returns the source, to be hosted.
server::HostedSource FinancialAssessmentsSource();

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_FINANCIAL_ASSESSMENTS_H_
