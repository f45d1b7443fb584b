// Gathers what a return is made of.

#ifndef CR_SERVICES_REPORTING_COMPILE_GATHER_H_
#define CR_SERVICES_REPORTING_COMPILE_GATHER_H_

#include "absl/status/statusor.h"
#include "common/store/transaction.h"
#include "services/reporting/compile/gathered.h"
#include "services/reporting/compile/source_client.h"
#include "services/reporting/records.h"

namespace carereform::reporting {

// Reads reporting's own records from `reader` and asks every source once. A
// source that does not answer is left with its reason. Errors:
// FAILED_PRECONDITION, reason CATALOGUE_EMPTY; those of the store.
absl::StatusOr<Gathered> Gather(const Records& records,
                                const store::Reader& reader,
                                const SourceClient& client,
                                const ReturnSubject& subject);

}  // namespace carereform::reporting

#endif  // CR_SERVICES_REPORTING_COMPILE_GATHER_H_
