#include "services/financial_assessments/account_finalisations/account_finalisation_handlers.h"

#include <optional>
#include <string>

#include "absl/strings/str_cat.h"
#include "carereform/financial_assessments/v1/charge_records.pb.h"
#include "carereform/financial_assessments/v1/deferred_payment_records.pb.h"
#include "common/people/opaque_id.h"
#include "common/people/person_reference.h"
#include "common/rpc/convert.h"
#include "common/rpc/resource_methods.h"
#include "common/rpc/validation.h"
#include "common/status/status_macros.h"
#include "common/store/digest.h"
#include "common/store/resource_rows.h"
#include "services/financial_assessments/account_finalisations/account_finalisation_errors.h"
#include "services/financial_assessments/amounts/record_fields.h"
#include "services/financial_assessments/amounts/subject.h"

namespace carereform::financial_assessments {
namespace {

using v1::AccountFinalisation;
using State = FinalisationState;

constexpr char kPattern[] =
    "councils/{council}/accountFinalisations/{account_finalisation}";
constexpr int64_t kMostPence = 100'000'000'000;

State StateOf(const AccountFinalisation& finalisation) {
  return static_cast<State>(finalisation.state());
}

// Sets the day by which the next step is due.
void SetDueDate(AccountFinalisation& finalisation) {
  finalisation.clear_due_date();
  const auto step = StepAfter(StateOf(finalisation));
  if (!step.has_value()) return;
  const auto due = DueDay(FinalisationStandards(), *step,
                          *rpc::StoredDay(finalisation.told_date()));
  if (due.has_value()) *finalisation.mutable_due_date() = rpc::ToDate(*due);
}

// The last day on which something happened so far.
absl::CivilDay LastDay(const AccountFinalisation& finalisation) {
  if (finalisation.has_final_bill_date()) {
    return *rpc::StoredDay(finalisation.final_bill_date());
  }
  if (finalisation.has_final_charge_date()) {
    return *rpc::StoredDay(finalisation.final_charge_date());
  }
  return *rpc::StoredDay(finalisation.told_date());
}

// Looks up what a finalisation refers to, in the tables of the other parts of
// the service, which are read here alone.
absl::Status CheckReferences(const store::Reader& reader,
                             const AccountFinalisation& finalisation) {
  if (!finalisation.charge().empty()) {
    const store::ResourceTable<v1::Charge> charges(kChargeTable, "CHARGE");
    CR_RETURN_IF_ERROR(charges.Get(reader, finalisation.charge()).status());
  }
  if (finalisation.deferred_payment().empty()) return absl::OkStatus();
  const store::ResourceTable<v1::DeferredPayment> payments(
      kDeferredPaymentTable, "DEFERRED_PAYMENT");
  return payments.Get(reader, finalisation.deferred_payment()).status();
}

// The shape of a request that moves a finalisation.
template <typename Request>
void CheckMove(const Request& request, absl::string_view date_field,
               bool has_date, const google::type::Date& date,
               rpc::Validation& validation) {
  validation.Name("name", request.name(), kPattern);
  validation.Date(date_field, has_date, date);
  validation.RequestId(request.request_id());
}

// Moves the finalisation of `request` to `to` on a day. `set` sets what else
// changes, or refuses.
template <typename Request, typename Set>
absl::StatusOr<AccountFinalisation> Move(
    const AccountFinalisationRecords& records, store::Txn& txn,
    const rpc::Call& call, const Request& request, State to,
    const char* date_field, const google::type::Date& date, Set set) {
  CR_ASSIGN_OR_RETURN(AccountFinalisation finalisation,
                      records.finalisations().Get(txn, request.name()));
  CR_RETURN_IF_ERROR(store::CheckEtag(request.etag(), finalisation.etag()));
  const State from = StateOf(finalisation);
  if (!CanMove(from, to)) return errors::AccountFinalisationState(from, to);
  CR_RETURN_IF_ERROR(CheckDayOfRecord(
      date_field, *rpc::StoredDay(date), LastDay(finalisation), call.today,
      "is before the day of the step before: give that day or a later one"));
  CR_RETURN_IF_ERROR(set(finalisation));

  finalisation.set_state(static_cast<AccountFinalisation::State>(to));
  SetDueDate(finalisation);
  *finalisation.mutable_update_time() = rpc::ToTimestamp(txn.commit_time());
  CR_RETURN_IF_ERROR(records.finalisations().Update(txn, finalisation));
  return finalisation;
}

// Closes the finalisation of `request` as `to`.
template <typename Request>
absl::StatusOr<AccountFinalisation> Close(
    const AccountFinalisationRecords& records, store::Txn& txn,
    const rpc::Call& call, const Request& request, State to,
    const char* date_field, const google::type::Date& date,
    int64_t written_off = 0,
    AccountFinalisation::WriteOffReason reason =
        AccountFinalisation::WRITE_OFF_REASON_UNSPECIFIED) {
  return Move(records, txn, call, request, to, date_field, date,
              [&](AccountFinalisation& finalisation) -> absl::Status {
                const std::string why = WhyNotClosedAs(
                    to, Pence::FromPence(finalisation.balance_owed_pence()),
                    Pence::FromPence(finalisation.refund_due_pence()),
                    Pence::FromPence(written_off));
                if (!why.empty())
                  return errors::AccountFinalisationOutcome(why);
                *finalisation.mutable_closed_date() = date;
                finalisation.set_written_off_pence(written_off);
                finalisation.set_write_off_reason(reason);
                return absl::OkStatus();
              });
}

}  // namespace

absl::Status CheckCreateAccountFinalisation(
    const v1::CreateAccountFinalisationRequest& request) {
  const AccountFinalisation& sent = request.account_finalisation();
  rpc::Validation validation;
  validation.Name("parent", request.parent(), rpc::kCouncilPattern);
  people::CheckOpaqueId("account_finalisation.external_id", sent.external_id(),
                        validation);
  people::CheckReference("account_finalisation.person", sent.person(),
                         request.parent(), kSourceId, validation);
  CheckReferenceName("account_finalisation.charge", sent.charge(),
                     request.parent(), "charges/{charge}", validation);
  CheckReferenceName("account_finalisation.deferred_payment",
                     sent.deferred_payment(), request.parent(),
                     "deferredPayments/{deferred_payment}", validation);
  validation.Date("account_finalisation.died_date", sent.has_died_date(),
                  sent.died_date());
  validation.Date("account_finalisation.told_date", sent.has_told_date(),
                  sent.told_date());
  validation.RequestId(request.request_id());
  return validation.Finish();
}

absl::StatusOr<AccountFinalisation> CreateAccountFinalisation(
    const AccountFinalisationRecords& records, store::Txn& txn,
    const rpc::Call& call,
    const v1::CreateAccountFinalisationRequest& request) {
  AccountFinalisation finalisation = request.account_finalisation();
  CR_RETURN_IF_ERROR(
      CheckDayOfRecord("account_finalisation.told_date",
                       *rpc::StoredDay(finalisation.told_date()),
                       *rpc::StoredDay(finalisation.died_date()), call.today,
                       "is before died_date: give that day or a later one"));
  CR_RETURN_IF_ERROR(CheckReferences(txn, finalisation));
  CR_RETURN_IF_ERROR(
      CheckSubjectsKept(txn, {finalisation.person(), finalisation.charge(),
                              finalisation.deferred_payment()}));
  rpc::ClearOutputOnly(finalisation);
  finalisation.set_name(absl::StrCat(request.parent(), "/accountFinalisations/",
                                     store::RandomUuid()));
  finalisation.set_state(AccountFinalisation::TOLD);
  SetDueDate(finalisation);
  *finalisation.mutable_create_time() = rpc::ToTimestamp(txn.commit_time());
  *finalisation.mutable_update_time() = finalisation.create_time();
  CR_RETURN_IF_ERROR(records.finalisations().Create(txn, finalisation));
  return finalisation;
}

absl::Status CheckGetAccountFinalisation(
    const v1::GetAccountFinalisationRequest& request) {
  return rpc::CheckGetRequest(request, kPattern);
}

absl::StatusOr<AccountFinalisation> GetAccountFinalisation(
    const AccountFinalisationRecords& records, const store::Reader& reader,
    const v1::GetAccountFinalisationRequest& request) {
  return records.finalisations().GetAt(reader, request.name(),
                                       request.read_revision());
}

absl::Status CheckListAccountFinalisations(
    const v1::ListAccountFinalisationsRequest& request) {
  rpc::Validation validation;
  validation.Name("parent", request.parent(), rpc::kCouncilPattern);
  validation.PageSize(request.page_size());
  validation.Require(AccountFinalisation::State_IsValid(request.state()),
                     "state", "is not a value that this version knows");
  return validation.Finish();
}

absl::StatusOr<v1::ListAccountFinalisationsResponse> ListAccountFinalisations(
    const AccountFinalisationRecords& records, const store::Reader& reader,
    const v1::ListAccountFinalisationsRequest& request) {
  using Response = v1::ListAccountFinalisationsResponse;
  if (request.state() == AccountFinalisation::STATE_UNSPECIFIED) {
    return ListRecords<Response>(records.finalisations(), reader, request,
                                 kFinalisationByTold, "");
  }
  return ListRecords<Response>(
      records.finalisations(), reader, request, kFinalisationByState,
      store::KeyWriter().Uint32(static_cast<uint32_t>(request.state())).key());
}

absl::Status CheckRecordFinalCharge(
    const v1::RecordFinalChargeRequest& request) {
  rpc::Validation validation;
  CheckMove(request, "final_charge_date", request.has_final_charge_date(),
            request.final_charge_date(), validation);
  CheckAmount("balance_owed_pence", request.balance_owed_pence(), 0, kMostPence,
              validation);
  CheckAmount("refund_due_pence", request.refund_due_pence(), 0, kMostPence,
              validation);
  validation.Require(
      request.balance_owed_pence() == 0 || request.refund_due_pence() == 0,
      "refund_due_pence",
      "stands beside a balance that is owed: give the one that is left when "
      "both are set against each other");
  return validation.Finish();
}

absl::StatusOr<AccountFinalisation> RecordFinalCharge(
    const AccountFinalisationRecords& records, store::Txn& txn,
    const rpc::Call& call, const v1::RecordFinalChargeRequest& request) {
  return Move(
      records, txn, call, request, State::kFinalChargeWorkedOut,
      "final_charge_date", request.final_charge_date(),
      [&](AccountFinalisation& finalisation) {
        *finalisation.mutable_final_charge_date() = request.final_charge_date();
        finalisation.set_balance_owed_pence(request.balance_owed_pence());
        finalisation.set_refund_due_pence(request.refund_due_pence());
        return absl::OkStatus();
      });
}

absl::Status CheckRecordFinalBill(const v1::RecordFinalBillRequest& request) {
  rpc::Validation validation;
  CheckMove(request, "final_bill_date", request.has_final_bill_date(),
            request.final_bill_date(), validation);
  validation.EnumValue("representative", request.representative(),
                       &AccountFinalisation::Representative_IsValid);
  return validation.Finish();
}

absl::StatusOr<AccountFinalisation> RecordFinalBill(
    const AccountFinalisationRecords& records, store::Txn& txn,
    const rpc::Call& call, const v1::RecordFinalBillRequest& request) {
  return Move(
      records, txn, call, request, State::kFinalBillSent, "final_bill_date",
      request.final_bill_date(), [&](AccountFinalisation& finalisation) {
        *finalisation.mutable_final_bill_date() = request.final_bill_date();
        finalisation.set_representative(request.representative());
        return absl::OkStatus();
      });
}

absl::Status CheckSettleAccountFinalisation(
    const v1::SettleAccountFinalisationRequest& request) {
  rpc::Validation validation;
  CheckMove(request, "settled_date", request.has_settled_date(),
            request.settled_date(), validation);
  return validation.Finish();
}

absl::StatusOr<AccountFinalisation> SettleAccountFinalisation(
    const AccountFinalisationRecords& records, store::Txn& txn,
    const rpc::Call& call,
    const v1::SettleAccountFinalisationRequest& request) {
  return Close(records, txn, call, request, State::kSettled, "settled_date",
               request.settled_date());
}

absl::Status CheckWriteOffAccountFinalisation(
    const v1::WriteOffAccountFinalisationRequest& request) {
  rpc::Validation validation;
  CheckMove(request, "written_off_date", request.has_written_off_date(),
            request.written_off_date(), validation);
  CheckAmount("written_off_pence", request.written_off_pence(), 1, kMostPence,
              validation);
  validation.EnumValue("reason", request.reason(),
                       &AccountFinalisation::WriteOffReason_IsValid);
  return validation.Finish();
}

absl::StatusOr<AccountFinalisation> WriteOffAccountFinalisation(
    const AccountFinalisationRecords& records, store::Txn& txn,
    const rpc::Call& call,
    const v1::WriteOffAccountFinalisationRequest& request) {
  return Close(records, txn, call, request, State::kWrittenOff,
               "written_off_date", request.written_off_date(),
               request.written_off_pence(), request.reason());
}

absl::Status CheckRefundAccountFinalisation(
    const v1::RefundAccountFinalisationRequest& request) {
  rpc::Validation validation;
  CheckMove(request, "refunded_date", request.has_refunded_date(),
            request.refunded_date(), validation);
  return validation.Finish();
}

absl::StatusOr<AccountFinalisation> RefundAccountFinalisation(
    const AccountFinalisationRecords& records, store::Txn& txn,
    const rpc::Call& call,
    const v1::RefundAccountFinalisationRequest& request) {
  return Close(records, txn, call, request, State::kRefunded, "refunded_date",
               request.refunded_date());
}

}  // namespace carereform::financial_assessments
