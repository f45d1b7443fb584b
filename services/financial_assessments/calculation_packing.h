// The explanation of a calculation, small enough for one record.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_CALCULATION_PACKING_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_CALCULATION_PACKING_H_

#include "absl/status/status.h"
#include "carereform/financial_assessments/v1/charge_records.pb.h"

namespace carereform::financial_assessments {

// Puts the lines, the figures and what would change the answer into
// `packed_explanation`: they repeat the same words hundreds of times. Those of
// the greatest circumstances that the contract allows then take a third of a
// stored value, and about two stored values without. Does nothing where it is
// packed already.
void PackExplanation(v1::ChargeCalculation& calculation);

// Undoes PackExplanation; does nothing where nothing is packed. Errors:
// DATA_LOSS, reason STORE_CORRUPT.
absl::Status UnpackExplanation(v1::ChargeCalculation& calculation);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_CALCULATION_PACKING_H_
