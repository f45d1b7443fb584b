// The service's tables.

#ifndef CR_SERVICES_REPORTING_RECORDS_H_
#define CR_SERVICES_REPORTING_RECORDS_H_

#include "carereform/reporting/v1/reporting.pb.h"
#include "common/store/resource_table.h"

namespace carereform::reporting {

// Immutable; thread-safe.
struct Records {
  Records();

  store::ResourceTable<v1::Target> targets;
  store::ResourceTable<v1::Observation> observations;
  store::ResourceTable<v1::CalendarDate> calendar_dates;
  store::ResourceTable<v1::ProgressReturn> progress_returns;
};

}  // namespace carereform::reporting

#endif  // CR_SERVICES_REPORTING_RECORDS_H_
