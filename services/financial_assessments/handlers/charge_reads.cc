#include "services/financial_assessments/handlers/charge_reads.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/people/person_reference.h"
#include "common/status/error.h"
#include "services/financial_assessments/calculation_packing.h"
#include "services/financial_assessments/charge_errors.h"
#include "services/financial_assessments/domain/charge_weeks.h"
#include "services/financial_assessments/handlers/charge_shape.h"
#include "services/financial_assessments/stored_charge.h"

namespace carereform::financial_assessments {
namespace {

using rpc::Presence;

// Lists what is under a charge, which is there.
template <typename Response, typename Record, typename Request>
absl::StatusOr<Response> ListOfCharge(const Records& records,
                                      const store::ResourceTable<Record>& table,
                                      uint32_t index,
                                      const store::Reader& reader,
                                      const Request& request) {
  CR_RETURN_IF_ERROR(
      records.charging().charges().Get(reader, request.parent()).status());
  return ListByIndex<Response>(
      table, index, store::KeyWriter().String(request.parent()).key(), reader,
      request);
}

}  // namespace

absl::Status CheckListCircumstances(
    const v1::ListCircumstancesRequest& request) {
  return CheckListUnder(request, kChargeName);
}

absl::StatusOr<v1::ListCircumstancesResponse> ListCircumstances(
    const Records& records, const store::Reader& reader,
    const v1::ListCircumstancesRequest& request) {
  return ListOfCharge<v1::ListCircumstancesResponse>(
      records, records.charging().circumstances(), kCircumstancesByCharge,
      reader, request);
}

absl::Status CheckGetCalculation(const v1::GetCalculationRequest& request) {
  rpc::Validation validation;
  validation.Name("name", request.name(), kCalculationName);
  return validation.Finish();
}

absl::StatusOr<v1::ChargeCalculation> GetCalculation(
    const Records& records, const store::Reader& reader,
    const v1::GetCalculationRequest& request) {
  CR_ASSIGN_OR_RETURN(v1::ChargeCalculation calculation,
                      records.charging().calculations().GetAt(
                          reader, request.name(), request.read_revision()));
  CR_RETURN_IF_ERROR(UnpackExplanation(calculation));
  return calculation;
}

absl::Status CheckListCalculations(const v1::ListCalculationsRequest& request) {
  return CheckListUnder(request, kChargeName);
}

absl::StatusOr<v1::ListCalculationsResponse> ListCalculations(
    const Records& records, const store::Reader& reader,
    const v1::ListCalculationsRequest& request) {
  CR_ASSIGN_OR_RETURN(auto response,
                      ListOfCharge<v1::ListCalculationsResponse>(
                          records, records.charging().calculations(),
                          kCalculationByCharge, reader, request));
  for (v1::ChargeCalculation& calculation : *response.mutable_calculations()) {
    CR_RETURN_IF_ERROR(UnpackExplanation(calculation));
  }
  return response;
}

absl::Status CheckCalculateOn(const v1::CalculateOnRequest& request) {
  rpc::Validation validation;
  validation.Name("name", request.name(), kChargeName);
  validation.Date("date", request.has_date(), request.date(),
                  Presence::kOptional);
  return validation.Finish();
}

absl::StatusOr<v1::Calculation> CalculateOn(
    const Records& records, const store::Reader& reader, const rpc::Call& call,
    const v1::CalculateOnRequest& request) {
  CR_ASSIGN_OR_RETURN(
      const StoredCharge charge,
      ReadChargeAt(records, reader, request.name(), request.read_revision()));
  CR_RETURN_IF_ERROR(people::CheckPersonKept(reader, charge.charge.person()));
  const absl::CivilDay day =
      request.has_date() ? *rpc::StoredDay(request.date()) : call.today;
  if (day < charge.started()) {
    return InvalidField("date", "is before the charge started");
  }
  if (charge.ended() && *charge.ended() <= day) return errors::ChargeEnded();
  return CalculationOn(charge, day);
}

absl::Status CheckListChargeRevisions(
    const v1::ListChargeRevisionsRequest& request) {
  return CheckListUnder(request, kChargeName);
}

absl::StatusOr<v1::ListChargeRevisionsResponse> ListChargeRevisions(
    const Records& records, const store::Reader& reader,
    const v1::ListChargeRevisionsRequest& request) {
  return ListOfCharge<v1::ListChargeRevisionsResponse>(
      records, records.charging().revisions(), kRevisionByCharge, reader,
      request);
}

absl::Status CheckGetChargePeriods(const v1::GetChargePeriodsRequest& request) {
  rpc::Validation validation;
  validation.Name("name", request.name(), kChargeName);
  const auto first = validation.Date("first_date", request.has_first_date(),
                                     request.first_date());
  const auto last = validation.Date("last_date", request.has_last_date(),
                                    request.last_date());
  if (first && last) {
    validation.Require(*first <= *last, "last_date", "is before first_date");
    validation.Require(*last - *first < kMaxPeriodDays, "last_date",
                       absl::StrCat("makes more than ", kMaxPeriodDays,
                                    " days: ask for a shorter period"));
  }
  return validation.Finish();
}

absl::StatusOr<v1::GetChargePeriodsResponse> GetChargePeriods(
    const Records& records, const store::Reader& reader,
    const v1::GetChargePeriodsRequest& request) {
  CR_ASSIGN_OR_RETURN(
      const StoredCharge charge,
      ReadChargeAt(records, reader, request.name(), request.read_revision()));
  CR_RETURN_IF_ERROR(people::CheckPersonKept(reader, charge.charge.person()));
  const absl::CivilDay from = *rpc::StoredDay(request.first_date());
  const absl::CivilDay to = *rpc::StoredDay(request.last_date()) + 1;
  CR_ASSIGN_OR_RETURN(const std::vector<ChargeRun> runs, RunsUntil(charge, to));
  v1::GetChargePeriodsResponse response;
  for (const ChargeRun& run : RunsBetween(runs, from, to)) {
    v1::ChargePeriod& period = *response.add_periods();
    *period.mutable_first_date() = rpc::ToDate(run.from);
    *period.mutable_last_date() = rpc::ToDate(run.to - 1);
    period.set_weekly_charge_pence(run.weekly.value());
    period.set_outcome(static_cast<v1::Calculation::Outcome>(run.outcome));
    period.set_amount_pence(
        AmountOver(run.weekly, run.from, run.to, charge.weeks_begin()).value());
    period.set_rate_table(run.rules.rates->id);
    period.set_charging_policy(run.rules.policy->id);
    response.set_total_pence(response.total_pence() + period.amount_pence());
  }
  return response;
}

}  // namespace carereform::financial_assessments
