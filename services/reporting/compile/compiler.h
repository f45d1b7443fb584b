// Puts a return together.

#ifndef CR_SERVICES_REPORTING_COMPILE_COMPILER_H_
#define CR_SERVICES_REPORTING_COMPILE_COMPILER_H_

#include "services/reporting/compile/gathered.h"
#include "services/reporting/compile/source_client.h"

namespace carereform::reporting {

// Returns the whole return, but for its name and version.
v1::ReturnModel Compile(const SourceClient& client, Gathered gathered);

}  // namespace carereform::reporting

#endif  // CR_SERVICES_REPORTING_COMPILE_COMPILER_H_
