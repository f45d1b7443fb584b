// The quarters of a financial year, with what falls in each.

#ifndef CR_SERVICES_REPORTING_HANDLERS_QUARTERS_H_
#define CR_SERVICES_REPORTING_HANDLERS_QUARTERS_H_

#include "absl/status/statusor.h"
#include "common/store/transaction.h"
#include "services/reporting/records.h"

namespace carereform::reporting {

absl::Status CheckListQuarters(const v1::ListQuartersRequest& request);
absl::StatusOr<v1::ListQuartersResponse> ListQuarters(
    const Records& records, const store::Reader& reader,
    const v1::ListQuartersRequest& request);

}  // namespace carereform::reporting

#endif  // CR_SERVICES_REPORTING_HANDLERS_QUARTERS_H_
