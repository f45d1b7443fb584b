// The largest rises of a run, of which it stores the names alone: what a person
// pays is in the change, and goes with it when the person is erased.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_UPRATING_RISES_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_UPRATING_RISES_H_

#include <cstdint>

#include "absl/status/status.h"
#include "carereform/financial_assessments/v1/uprating.pb.h"
#include "common/store/transaction.h"
#include "services/financial_assessments/charge_records.h"

namespace carereform::financial_assessments {

// Puts the changes in place of their names, as they were known at `revision`; 0
// means the latest. Leaves out those that were erased. Errors: as the store's.
absl::Status ShowLargestRises(const ChargeRecords& charging,
                              const store::Reader& reader, int64_t revision,
                              v1::UpratingRun& run);

// Leaves nothing of them but their names, as they are stored.
void KeepNamesOfRises(v1::UpratingRun& run);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_UPRATING_RISES_H_
