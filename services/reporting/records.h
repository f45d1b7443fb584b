// The service's tables.

#ifndef CR_SERVICES_REPORTING_RECORDS_H_
#define CR_SERVICES_REPORTING_RECORDS_H_

#include "absl/status/statusor.h"
#include "carereform/reporting/v1/reporting.pb.h"
#include "common/store/resource_table.h"
#include "common/verify/schema.h"

namespace carereform::reporting {

// Immutable; thread-safe.
struct Records {
  Records();

  store::ResourceTable<v1::Target> targets;
  store::ResourceTable<v1::Observation> observations;
  store::ResourceTable<v1::CalendarDate> calendar_dates;
  store::ResourceTable<v1::ProgressReturn> progress_returns;
};

// Returns what the service's store holds.
absl::StatusOr<verify::Schema> StoredSchema();

}  // namespace carereform::reporting

#endif  // CR_SERVICES_REPORTING_RECORDS_H_
