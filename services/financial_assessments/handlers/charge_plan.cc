#include "services/financial_assessments/handlers/charge_plan.h"

#include "absl/strings/str_cat.h"
#include "common/people/person_reference.h"
#include "common/rpc/convert.h"
#include "common/rpc/resource_fields.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "common/store/digest.h"
#include "services/financial_assessments/stored_charge.h"

namespace carereform::financial_assessments {

absl::StatusOr<PlannedChange> PlanCharge(
    const Records& records, const store::Reader& reader, absl::CivilDay today,
    const v1::CreateChargeRequest& request) {
  StoredCharge charge;
  charge.charge = request.charge();
  if (today < charge.started()) {
    return InvalidField("charge.started_date", "is in the future");
  }
  CR_RETURN_IF_ERROR(people::CheckPersonKept(reader, charge.charge.person()));
  if (!charge.charge.financial_assessment().empty()) {
    CR_RETURN_IF_ERROR(records.financial_assessments()
                           .Get(reader, charge.charge.financial_assessment())
                           .status());
  }
  rpc::ClearOutputOnly(charge.charge);
  charge.charge.set_name(
      absl::StrCat(request.parent(), "/charges/", store::RandomUuid()));
  charge.charge.set_state(v1::Charge::IN_FORCE);
  CR_RETURN_IF_ERROR(HoldRules(records, reader, charge));
  return PlanCircumstances(
      charge,
      {.from = charge.started(),
       .circumstances = request.circumstances(),
       .reason = v1::CircumstancesVersion::FIRST_ASSESSMENT,
       .record = ""},
      v1::ChargeRevision::CREATED, today);
}

}  // namespace carereform::financial_assessments
