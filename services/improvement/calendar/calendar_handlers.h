// The methods that change meetings and interventions.

#ifndef CR_SERVICES_IMPROVEMENT_CALENDAR_CALENDAR_HANDLERS_H_
#define CR_SERVICES_IMPROVEMENT_CALENDAR_CALENDAR_HANDLERS_H_

#include "absl/status/statusor.h"
#include "carereform/improvement/v1/calendar.pb.h"
#include "common/rpc/call.h"
#include "common/store/transaction.h"
#include "services/improvement/calendar/calendar_records.h"

namespace carereform::improvement {

absl::Status CheckAdvanceIntervention(
    const v1::AdvanceInterventionRequest& request);
absl::StatusOr<v1::Intervention> AdvanceIntervention(
    const CalendarRecords& records, store::Txn& txn, const rpc::Call& call,
    const v1::AdvanceInterventionRequest& request);

absl::Status CheckStepDownIntervention(
    const v1::StepDownInterventionRequest& request);
absl::StatusOr<v1::Intervention> StepDownIntervention(
    const CalendarRecords& records, store::Txn& txn, const rpc::Call& call,
    const v1::StepDownInterventionRequest& request);

absl::Status CheckGetInterventionRequirements(
    const v1::GetInterventionRequirementsRequest& request);
absl::StatusOr<v1::InterventionRequirements> GetInterventionRequirements(
    const CalendarRecords& records, const store::Reader& reader,
    const rpc::Call& call,
    const v1::GetInterventionRequirementsRequest& request);

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_CALENDAR_CALENDAR_HANDLERS_H_
