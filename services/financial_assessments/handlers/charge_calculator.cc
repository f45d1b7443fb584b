#include "services/financial_assessments/handlers/charge_calculator.h"

#include <string>
#include <utility>

#include "common/people/opaque_id.h"
#include "common/rpc/resource_methods.h"
#include "common/rpc/validation.h"
#include "common/status/status_macros.h"
#include "common/types/limits.h"
#include "services/financial_assessments/charge_letter.h"
#include "services/financial_assessments/explained_charge.h"
#include "services/financial_assessments/handlers/line_differences.h"
#include "services/financial_assessments/handlers/means_conversion.h"
#include "services/financial_assessments/handlers/rules_asked_for.h"

namespace carereform::financial_assessments {
namespace {

using rpc::Presence;

constexpr char kCircumstances[] = "circumstances";

// The council and the circumstances, which each request has.
template <typename Request>
void CheckWhoAndWhat(const Request& request, rpc::Validation& validation) {
  validation.Name("parent", request.parent(), rpc::kCouncilPattern);
  if (!request.has_circumstances()) {
    validation.Refuse(kCircumstances, "is required");
    return;
  }
  CheckCircumstancesShape(kCircumstances, request.circumstances(), validation);
}

absl::StatusOr<v1::Calculation> Calculated(
    const v1::Circumstances& circumstances, const RulesAsked& asked) {
  CR_ASSIGN_OR_RETURN(
      const Circumstances checked,
      CircumstancesOn(kCircumstances, circumstances, asked.rules, asked.day));
  return ExplainedCharge(checked, asked.rules, asked.day);
}

}  // namespace

absl::Status CheckCalculateCharge(const v1::CalculateChargeRequest& request) {
  rpc::Validation validation;
  CheckWhoAndWhat(request, validation);
  CheckDaysAsked("", request, Presence::kOptional, validation);
  return validation.Finish();
}

absl::StatusOr<v1::Calculation> CalculateCharge(
    const Records& records, const store::Reader& reader, const rpc::Call& call,
    const v1::CalculateChargeRequest& request) {
  CR_ASSIGN_OR_RETURN(const RulesAsked asked,
                      RulesAskedFor(records, reader, request, call.today));
  return Calculated(request.circumstances(), asked);
}

absl::Status CheckCompareCharges(const v1::CompareChargesRequest& request) {
  rpc::Validation validation;
  CheckWhoAndWhat(request, validation);
  validation.Require(request.has_before(), "before", "is required");
  validation.Require(request.has_after(), "after", "is required");
  if (request.has_before()) {
    CheckDaysAsked("before.", request.before(), Presence::kRequired,
                   validation);
  }
  if (request.has_after()) {
    CheckDaysAsked("after.", request.after(), Presence::kRequired, validation);
  }
  return validation.Finish();
}

absl::StatusOr<v1::CompareChargesResponse> CompareCharges(
    const Records& records, const store::Reader& reader,
    const v1::CompareChargesRequest& request) {
  const auto calculated = [&](const v1::CompareChargesRequest::Basis& basis)
      -> absl::StatusOr<v1::Calculation> {
    // The day is there: it was checked.
    CR_ASSIGN_OR_RETURN(const RulesAsked asked,
                        RulesAskedFor(records, reader, basis, {}));
    return Calculated(request.circumstances(), asked);
  };
  v1::CompareChargesResponse response;
  CR_ASSIGN_OR_RETURN(*response.mutable_before(), calculated(request.before()));
  CR_ASSIGN_OR_RETURN(*response.mutable_after(), calculated(request.after()));
  response.set_difference_pence(response.after().charge_pence() -
                                response.before().charge_pence());
  AddLineDifferences(response);
  return response;
}

absl::Status CheckWriteChargeLetter(
    const v1::WriteChargeLetterRequest& request) {
  rpc::Validation validation;
  CheckWhoAndWhat(request, validation);
  validation.Date("day", request.has_day(), request.day(), Presence::kOptional);
  validation.Text("council_name", request.council_name(),
                  kMaxDisplayNameCharacters);
  validation.Text("contact", request.contact(), kMaxContactCharacters);
  people::CheckOpaqueId("reference", request.reference(), validation);
  return validation.Finish();
}

absl::StatusOr<v1::ChargeLetter> WriteChargeLetter(
    const Records& records, const store::Reader& reader, const rpc::Call& call,
    const v1::WriteChargeLetterRequest& request) {
  const absl::CivilDay day =
      request.has_day() ? *rpc::StoredDay(request.day()) : call.today;
  CR_ASSIGN_OR_RETURN(const RulesAsked asked,
                      RulesAskedFor(records, reader, day, day));
  v1::ChargeLetter written;
  CR_ASSIGN_OR_RETURN(*written.mutable_calculation(),
                      Calculated(request.circumstances(), asked));
  const Letter letter =
      LetterOn(written.calculation(), CircumstancesOf(request.circumstances()),
               {.council_name = request.council_name(),
                .contact = request.contact(),
                .reference = request.reference()});
  written.set_html(LetterHtml(letter));
  written.set_text(LetterText(letter));
  return written;
}

}  // namespace carereform::financial_assessments
