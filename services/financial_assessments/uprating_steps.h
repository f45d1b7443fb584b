// The work of an uprating run, a step at a time. All that a step needs to know
// of those before it is stored with the run, so that a run goes on after a stop
// of the server exactly where it was.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_UPRATING_STEPS_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_UPRATING_STEPS_H_

#include <string>

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "common/store/store.h"
#include "services/financial_assessments/records.h"

namespace carereform::financial_assessments {

// Charges that one step looks at: for a preview, which stores one entry for
// each; and to be applied, which stores five.
inline constexpr int kPreviewsPerStep = 200;
inline constexpr int kUpratingsPerStep = 40;

// Does the next step of a run, in one transaction, as `call`. Returns whether
// there is another; there is none of a run that is neither PREPARING nor
// APPLYING. Errors: ABORTED, where what the step is about changed meanwhile: it
// is to be tried again; those of the store.
absl::StatusOr<bool> StepUprating(const Records& records, store::Store& store,
                                  const rpc::Call& call,
                                  const std::string& run);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_UPRATING_STEPS_H_
