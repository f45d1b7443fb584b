#include "services/financial_assessments/handlers/charges.h"

#include <utility>

#include "common/people/opaque_id.h"
#include "common/people/person_reference.h"
#include "common/status/error.h"
#include "services/financial_assessments/charge_change.h"
#include "services/financial_assessments/charge_errors.h"
#include "services/financial_assessments/handlers/charge_plan.h"
#include "services/financial_assessments/handlers/charge_shape.h"
#include "services/financial_assessments/handlers/means_conversion.h"

namespace carereform::financial_assessments {
namespace {

using rpc::Presence;
using v1::CircumstancesVersion;

}  // namespace

absl::Status CheckCreateCharge(const v1::CreateChargeRequest& request) {
  const v1::Charge& charge = request.charge();
  rpc::Validation validation;
  validation.Name("parent", request.parent(), kCouncilName);
  people::CheckOpaqueId("charge.external_id", charge.external_id(), validation);
  validation.Date("charge.started_date", charge.has_started_date(),
                  charge.started_date());
  people::CheckReference("charge.person", charge.person(), request.parent(),
                         kSourceId, validation);
  validation.Name("charge.financial_assessment", charge.financial_assessment(),
                  "councils/{council}/financialAssessments/"
                  "{financial_assessment}",
                  Presence::kOptional);
  CheckCircumstancesShape("circumstances", request.circumstances(), validation);
  validation.RequestId(request.request_id());
  return validation.Finish();
}

absl::StatusOr<v1::Charge> CreateCharge(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::CreateChargeRequest& request) {
  CR_ASSIGN_OR_RETURN(PlannedChange change,
                      PlanCharge(records, txn, call.today, request));
  CR_RETURN_IF_ERROR(StoreChange(records, txn, change, true));
  return std::move(change.charge);
}

absl::Status CheckGetCharge(const v1::GetChargeRequest& request) {
  rpc::Validation validation;
  validation.Name("name", request.name(), kChargeName);
  return validation.Finish();
}

absl::StatusOr<v1::Charge> GetCharge(const Records& records,
                                     const store::Reader& reader,
                                     const v1::GetChargeRequest& request) {
  CR_ASSIGN_OR_RETURN(v1::Charge charge,
                      records.charging().charges().GetAt(
                          reader, request.name(), request.read_revision()));
  CR_RETURN_IF_ERROR(people::CheckPersonKept(reader, charge.person()));
  return charge;
}

absl::Status CheckListCharges(const v1::ListChargesRequest& request) {
  rpc::Validation validation;
  validation.Name("parent", request.parent(), kCouncilName);
  validation.PageSize(request.page_size());
  validation.Require(v1::Charge::State_IsValid(request.state()), "state",
                     "is not a value that this version knows");
  return validation.Finish();
}

absl::StatusOr<v1::ListChargesResponse> ListCharges(
    const Records& records, const store::Reader& reader,
    const v1::ListChargesRequest& request) {
  const auto& charges = records.charging().charges();
  if (request.state() == v1::Charge::STATE_UNSPECIFIED) {
    return ListByName<v1::ListChargesResponse>(charges, reader, request);
  }
  return ListByIndex<v1::ListChargesResponse>(
      charges, kChargeByState,
      store::KeyWriter().Uint32(static_cast<uint32_t>(request.state())).key(),
      reader, request);
}

absl::Status CheckRecordCircumstances(
    const v1::RecordCircumstancesRequest& request) {
  rpc::Validation validation;
  validation.Name("parent", request.parent(), kChargeName);
  validation.Date("from_date", request.has_from_date(), request.from_date());
  CheckCircumstancesShape("circumstances", request.circumstances(), validation);
  validation.EnumValue("reason", request.reason(),
                       &CircumstancesVersion::Reason_IsValid);
  people::CheckOpaqueId("record", request.record(), validation);
  validation.RequestId(request.request_id());
  return validation.Finish();
}

absl::StatusOr<v1::ChargeRevision> RecordCircumstances(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::RecordCircumstancesRequest& request) {
  CR_ASSIGN_OR_RETURN(const StoredCharge charge,
                      ReadCharge(records, txn, request.parent()));
  CR_RETURN_IF_ERROR(people::CheckPersonKept(txn, charge.charge.person()));
  CR_RETURN_IF_ERROR(store::CheckEtag(request.etag(), charge.charge.etag()));
  const absl::CivilDay from = *rpc::StoredDay(request.from_date());
  if (from < charge.started()) {
    return InvalidField("from_date", "is before the charge started");
  }
  if (charge.ended() && *charge.ended() <= from) return errors::ChargeEnded();
  CR_ASSIGN_OR_RETURN(
      PlannedChange change,
      PlanCircumstances(charge,
                        {.from = from,
                         .circumstances = request.circumstances(),
                         .reason = request.reason(),
                         .record = request.record(),
                         .supersedes_later = request.supersedes_later()},
                        v1::ChargeRevision::CIRCUMSTANCES, call.today));
  CR_RETURN_IF_ERROR(StoreChange(records, txn, change, false));
  return std::move(change.revision);
}

absl::Status CheckEndCharge(const v1::EndChargeRequest& request) {
  rpc::Validation validation;
  validation.Name("name", request.name(), kChargeName);
  validation.Date("ended_date", request.has_ended_date(), request.ended_date());
  validation.EnumValue("reason", request.reason(),
                       &v1::Charge::EndReason_IsValid);
  validation.RequestId(request.request_id());
  return validation.Finish();
}

absl::StatusOr<v1::ChargeRevision> EndCharge(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::EndChargeRequest& request) {
  CR_ASSIGN_OR_RETURN(const StoredCharge charge,
                      ReadCharge(records, txn, request.name()));
  CR_RETURN_IF_ERROR(store::CheckEtag(request.etag(), charge.charge.etag()));
  if (charge.ended()) return errors::ChargeEnded();
  const absl::CivilDay ended = *rpc::StoredDay(request.ended_date());
  rpc::Validation validation;
  validation.Require(charge.started() < ended, "ended_date",
                     "is not after the charge started: a charge is of a day "
                     "at least");
  validation.Require(ended <= call.today, "ended_date", "is in the future");
  CR_RETURN_IF_ERROR(validation.Finish());
  CR_ASSIGN_OR_RETURN(PlannedChange change,
                      PlanEnd(charge, ended, request.reason(), call.today));
  CR_RETURN_IF_ERROR(StoreChange(records, txn, change, false));
  return std::move(change.revision);
}

}  // namespace carereform::financial_assessments
