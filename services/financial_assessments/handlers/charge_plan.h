// A charge that is not stored yet: what creating it comes to.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_CHARGE_PLAN_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_CHARGE_PLAN_H_

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "carereform/financial_assessments/v1/charges.pb.h"
#include "common/store/transaction.h"
#include "services/financial_assessments/charge_change.h"
#include "services/financial_assessments/records.h"

namespace carereform::financial_assessments {

// Returns what a request whose shape was checked would create, as `today` sees
// it; stores nothing. Errors: as for CreateCharge, but for an external_id that
// is taken.
absl::StatusOr<PlannedChange> PlanCharge(
    const Records& records, const store::Reader& reader, absl::CivilDay today,
    const v1::CreateChargeRequest& request);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_CHARGE_PLAN_H_
