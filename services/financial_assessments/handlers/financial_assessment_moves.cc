#include "services/financial_assessments/handlers/financial_assessment_moves.h"

#include <string>
#include <vector>

#include "absl/strings/strip.h"
#include "common/rpc/validation.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "common/store/resource_rows.h"
#include "services/financial_assessments/errors.h"
#include "services/financial_assessments/handlers/financial_assessment_conversion.h"
#include "services/financial_assessments/handlers/financial_assessments.h"

namespace carereform::financial_assessments {
namespace {

using v1::FinancialAssessment;

template <typename Request>
void CheckMoveIn(const Request& request, absl::string_view date_field,
                 bool has_date, const google::type::Date& date,
                 rpc::Validation& validation) {
  validation.Name(
      "name", request.name(),
      "councils/{council}/financialAssessments/{financial_assessment}");
  validation.Date(date_field, has_date, date);
  validation.RequestId(request.request_id());
}

template <typename Request>
absl::Status CheckMove(const Request& request, absl::string_view date_field,
                       bool has_date, const google::type::Date& date) {
  rpc::Validation validation;
  CheckMoveIn(request, date_field, has_date, date, validation);
  return validation.Finish();
}

// The same for a request that may tell from when the person is charged.
template <typename Request>
absl::Status CheckMoveAndCharge(const Request& request,
                                absl::string_view date_field, bool has_date,
                                const google::type::Date& date) {
  rpc::Validation validation;
  CheckMoveIn(request, date_field, has_date, date, validation);
  validation.Date("charge_from_date", request.has_charge_from_date(),
                  request.charge_from_date(), rpc::Presence::kOptional);
  return validation.Finish();
}

template <typename Request>
void SetCharge(const Request& request, FinancialAssessment& assessment) {
  if (!request.has_charge_from_date()) return;
  *assessment.mutable_charge_from_date() = request.charge_from_date();
}

// The dates were checked as those of a financial assessment; here they are the
// request's own.
absl::Status CheckRequestDates(const FinancialAssessment& assessment,
                               absl::CivilDay today) {
  const absl::Status checked = CheckDates(assessment, today);
  if (checked.ok()) return checked;
  std::vector<FieldViolation> violations = ViolationsOf(checked);
  for (FieldViolation& violation : violations) {
    violation.field = std::string(
        absl::StripPrefix(violation.field, "financial_assessment."));
  }
  return InvalidFields(violations);
}

// Moves the financial assessment of `request` to `to`; `set_date` sets the day
// it did.
template <typename Request, typename SetDate>
absl::StatusOr<FinancialAssessment> Move(const Records& records,
                                         store::Txn& txn, const rpc::Call& call,
                                         const Request& request,
                                         FinancialAssessmentState to,
                                         SetDate set_date) {
  CR_ASSIGN_OR_RETURN(FinancialAssessment assessment,
                      records.financial_assessments().Get(txn, request.name()));
  CR_RETURN_IF_ERROR(store::CheckEtag(request.etag(), assessment.etag()));
  const FinancialAssessmentState from = DomainState(assessment.state());
  if (!CanMove(from, to)) return errors::State(from, to);

  set_date(assessment);
  CR_RETURN_IF_ERROR(CheckRequestDates(assessment, call.today));
  assessment.set_state(StateFollowingFrom(assessment));
  *assessment.mutable_update_time() = rpc::ToTimestamp(txn.commit_time());
  CR_RETURN_IF_ERROR(records.financial_assessments().Update(txn, assessment));
  return assessment;
}

}  // namespace

absl::Status CheckAllocate(
    const v1::AllocateFinancialAssessmentRequest& request) {
  return CheckMove(request, "allocated_date", request.has_allocated_date(),
                   request.allocated_date());
}

absl::StatusOr<FinancialAssessment> AllocateFinancialAssessment(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::AllocateFinancialAssessmentRequest& request) {
  return Move(records, txn, call, request, FinancialAssessmentState::kAllocated,
              [&](FinancialAssessment& assessment) {
                *assessment.mutable_allocated_date() = request.allocated_date();
              });
}

absl::Status CheckComplete(
    const v1::CompleteFinancialAssessmentRequest& request) {
  return CheckMoveAndCharge(request, "completed_date",
                            request.has_completed_date(),
                            request.completed_date());
}

absl::StatusOr<FinancialAssessment> CompleteFinancialAssessment(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::CompleteFinancialAssessmentRequest& request) {
  return Move(records, txn, call, request, FinancialAssessmentState::kCompleted,
              [&](FinancialAssessment& assessment) {
                *assessment.mutable_completed_date() = request.completed_date();
                SetCharge(request, assessment);
                if (request.has_documentation_taken_on_visit()) {
                  assessment.set_documentation_taken_on_visit(
                      request.documentation_taken_on_visit());
                }
                if (request.has_disability_related_expenditure()) {
                  assessment.set_disability_related_expenditure(
                      request.disability_related_expenditure());
                }
              });
}

absl::Status CheckDecide(const v1::RecordFinancialDecisionRequest& request) {
  return CheckMoveAndCharge(request, "decided_date", request.has_decided_date(),
                            request.decided_date());
}

absl::StatusOr<FinancialAssessment> RecordFinancialDecision(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::RecordFinancialDecisionRequest& request) {
  return Move(records, txn, call, request, FinancialAssessmentState::kDecided,
              [&](FinancialAssessment& assessment) {
                *assessment.mutable_decided_date() = request.decided_date();
                SetCharge(request, assessment);
              });
}

absl::Status CheckWithdraw(
    const v1::WithdrawFinancialAssessmentRequest& request) {
  return CheckMove(request, "withdrawn_date", request.has_withdrawn_date(),
                   request.withdrawn_date());
}

absl::StatusOr<FinancialAssessment> WithdrawFinancialAssessment(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::WithdrawFinancialAssessmentRequest& request) {
  return Move(records, txn, call, request, FinancialAssessmentState::kWithdrawn,
              [&](FinancialAssessment& assessment) {
                *assessment.mutable_withdrawn_date() = request.withdrawn_date();
              });
}

}  // namespace carereform::financial_assessments
