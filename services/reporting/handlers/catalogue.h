// What the methods of targets, observations and calendar dates do.

#ifndef CR_SERVICES_REPORTING_HANDLERS_CATALOGUE_H_
#define CR_SERVICES_REPORTING_HANDLERS_CATALOGUE_H_

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "common/store/transaction.h"
#include "services/reporting/records.h"

namespace carereform::reporting {

absl::Status CheckCreateTarget(const v1::CreateTargetRequest& request);
absl::StatusOr<v1::Target> CreateTarget(const Records& records, store::Txn& txn,
                                        const rpc::Call& call,
                                        const v1::CreateTargetRequest& request);

absl::Status CheckCreateObservation(
    const v1::CreateObservationRequest& request);
absl::StatusOr<v1::Observation> CreateObservation(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::CreateObservationRequest& request);

absl::Status CheckCreateCalendarDate(
    const v1::CreateCalendarDateRequest& request);
absl::StatusOr<v1::CalendarDate> CreateCalendarDate(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::CreateCalendarDateRequest& request);

}  // namespace carereform::reporting

#endif  // CR_SERVICES_REPORTING_HANDLERS_CATALOGUE_H_
