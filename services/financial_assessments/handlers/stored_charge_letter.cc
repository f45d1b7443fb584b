#include "services/financial_assessments/handlers/stored_charge_letter.h"

#include "common/people/opaque_id.h"
#include "common/rpc/validation.h"
#include "common/status/status_macros.h"
#include "common/types/limits.h"
#include "services/financial_assessments/calculation_packing.h"
#include "services/financial_assessments/charge_letter.h"
#include "services/financial_assessments/handlers/charge_calculator.h"
#include "services/financial_assessments/handlers/charge_shape.h"
#include "services/financial_assessments/handlers/means_conversion.h"

namespace carereform::financial_assessments {

absl::Status CheckWriteStoredChargeLetter(
    const v1::WriteStoredChargeLetterRequest& request) {
  rpc::Validation validation;
  validation.Name("name", request.name(), kCalculationName);
  validation.Text("council_name", request.council_name(),
                  kMaxDisplayNameCharacters);
  validation.Text("contact", request.contact(), kMaxContactCharacters);
  people::CheckOpaqueId("reference", request.reference(), validation);
  return validation.Finish();
}

absl::StatusOr<v1::ChargeLetter> WriteStoredChargeLetter(
    const Records& records, const store::Reader& reader,
    const v1::WriteStoredChargeLetterRequest& request) {
  CR_ASSIGN_OR_RETURN(
      v1::ChargeCalculation stored,
      records.charging().calculations().Get(reader, request.name()));
  CR_RETURN_IF_ERROR(UnpackExplanation(stored));
  CR_ASSIGN_OR_RETURN(
      const v1::CircumstancesVersion made_of,
      records.charging().circumstances().Get(reader, stored.circumstances()));
  const Letter letter =
      LetterOn(stored.calculation(), CircumstancesOf(made_of.circumstances()),
               {.council_name = request.council_name(),
                .contact = request.contact(),
                .reference = request.reference()});
  v1::ChargeLetter written;
  written.set_html(LetterHtml(letter));
  written.set_text(LetterText(letter));
  written.mutable_calculation()->Swap(stored.mutable_calculation());
  return written;
}

}  // namespace carereform::financial_assessments
