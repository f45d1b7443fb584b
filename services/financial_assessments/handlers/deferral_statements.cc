#include "services/financial_assessments/handlers/deferral_statements.h"

#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "absl/strings/str_cat.h"
#include "common/rpc/validation.h"
#include "common/status/status_macros.h"
#include "common/store/digest.h"
#include "services/financial_assessments/amounts/record_fields.h"
#include "services/financial_assessments/handlers/deferral_change.h"
#include "services/financial_assessments/handlers/deferral_letter.h"
#include "services/financial_assessments/handlers/deferral_shape.h"

namespace carereform::financial_assessments {
namespace {

using v1::DeferredPayment;
using v1::DeferredPaymentStatement;

// The day after that of the last statement; that of agreement before the first.
absl::CivilDay NextFirst(const DeferredPayment& payment) {
  const auto last = rpc::StoredDay(payment.last_statement_date());
  return last.has_value() ? *last + 1 : *rpc::StoredDay(payment.agreed_date());
}

absl::Status CheckDays(const DeferredPayment& payment, absl::CivilDay first,
                       absl::CivilDay last, absl::CivilDay today) {
  rpc::Validation validation;
  CheckNotAfter("last_date", last, today, validation);
  CheckNotBefore("last_date", last, first, "the first day of the statement",
                 validation);
  CheckNotBefore("last_date", last, *rpc::StoredDay(payment.agreed_date()),
                 "the agreement", validation);
  return validation.Finish();
}

// How the rate of the last day is known.
std::string SourceOfRate(const DeferredPayment& payment,
                         const DeferralRates& rates, absl::CivilDay day) {
  const MaximumRate* rate = rates.On(day);
  if (rate == nullptr) return "";
  const bool own = payment.rate_basis() == DeferredPayment::OWN_RATE &&
                   payment.own_rate_hundredths() <= rate->hundredths;
  if (own) return "the council's own rate, not above the national maximum";
  return absl::StrCat("the national maximum; ", rate->source);
}

// Has the statement open with what the last one closed with. What was recorded
// since about the days before is a line of its own, the first.
void Correct(const DeferredPayment& payment,
             DeferredPaymentStatement& statement) {
  if (!payment.has_last_statement_date()) return;
  const int64_t difference =
      statement.opening_pence() - payment.last_statement_closing_pence();
  if (difference == 0) return;
  statement.set_opening_pence(payment.last_statement_closing_pence());
  auto* lines = statement.mutable_lines();
  auto* line = lines->Add();
  line->set_kind(DeferredPaymentStatement::Line::CORRECTION);
  *line->mutable_first_date() = payment.agreed_date();
  *line->mutable_last_date() = payment.last_statement_date();
  line->set_amount_pence(difference);
  for (int i = lines->size() - 1; i > 0; --i) lines->SwapElements(i, i - 1);
}

absl::StatusOr<DeferredPaymentStatement> WrittenStatement(
    const DeferredPayment& payment, const DeferralRules& rules,
    absl::CivilDay first, absl::CivilDay last) {
  const auto written =
      StatementOf(HistoryOf(payment), rules.account(), first, last);
  if (const auto* fault = std::get_if<AccountFault>(&written)) {
    return errors::DeferralRateMissing(fault->day);
  }
  const DeferralStatement& made = std::get<DeferralStatement>(written);
  DeferredPaymentStatement statement = ToMessage(made);
  statement.set_rate_source(SourceOfRate(payment, rules.rates, last));
  if (first == NextFirst(payment)) Correct(payment, statement);
  SetWords(made, statement);
  return statement;
}

// Refuses a deferred payment that was never agreed.
absl::Status CheckAgreed(const DeferredPayment& payment) {
  if (payment.has_agreed_date()) return absl::OkStatus();
  return errors::DeferralState(payment.state(), "have a statement");
}

}  // namespace

absl::Status CheckWriteStatement(const v1::WriteStatementRequest& request) {
  rpc::Validation validation;
  validation.Name("name", request.name(), kDeferredPaymentPattern);
  validation.Date("first_date", request.has_first_date(), request.first_date(),
                  rpc::Presence::kOptional);
  validation.Date("last_date", request.has_last_date(), request.last_date(),
                  rpc::Presence::kOptional);
  return validation.Finish();
}

absl::StatusOr<DeferredPaymentStatement> WriteStatement(
    const Records& records, const store::Reader& reader, const rpc::Call& call,
    const v1::WriteStatementRequest& request) {
  CR_ASSIGN_OR_RETURN(
      const DeferredPayment payment,
      records.deferrals().payments().Get(reader, request.name()));
  CR_RETURN_IF_ERROR(CheckAgreed(payment));
  const absl::CivilDay first =
      rpc::StoredDay(request.first_date()).value_or(NextFirst(payment));
  const absl::CivilDay last =
      rpc::StoredDay(request.last_date()).value_or(call.today);
  CR_RETURN_IF_ERROR(CheckDays(payment, first, last, call.today));
  CR_ASSIGN_OR_RETURN(const DeferralRules rules,
                      records.deferrals().RulesOf(reader));
  return WrittenStatement(payment, rules, first, last);
}

absl::Status CheckIssueStatement(const v1::IssueStatementRequest& request) {
  rpc::Validation validation;
  validation.Name("parent", request.parent(), kDeferredPaymentPattern);
  validation.Date("last_date", request.has_last_date(), request.last_date());
  validation.RequestId(request.request_id());
  return validation.Finish();
}

absl::StatusOr<DeferredPaymentStatement> IssueStatement(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::IssueStatementRequest& request) {
  const DeferralRecords& deferrals = records.deferrals();
  CR_ASSIGN_OR_RETURN(DeferredPayment payment,
                      deferrals.payments().Get(txn, request.parent()));
  CR_RETURN_IF_ERROR(store::CheckEtag(request.etag(), payment.etag()));
  CR_RETURN_IF_ERROR(CheckAgreed(payment));
  const absl::CivilDay first = NextFirst(payment);
  const absl::CivilDay last = *rpc::StoredDay(request.last_date());
  CR_RETURN_IF_ERROR(CheckDays(payment, first, last, call.today));
  CR_ASSIGN_OR_RETURN(const DeferralRules rules, deferrals.RulesOf(txn));
  CR_ASSIGN_OR_RETURN(DeferredPaymentStatement statement,
                      WrittenStatement(payment, rules, first, last));
  statement.set_name(
      absl::StrCat(payment.name(), "/statements/", store::RandomUuid()));
  *statement.mutable_create_time() = rpc::ToTimestamp(txn.commit_time());
  CR_RETURN_IF_ERROR(deferrals.statements().Create(txn, statement));
  *payment.mutable_last_statement_date() = request.last_date();
  payment.set_last_statement_closing_pence(statement.closing_pence());
  payment.clear_statement_requested_date();
  SetOutput(rules.account(), payment);
  *payment.mutable_update_time() = statement.create_time();
  CR_RETURN_IF_ERROR(deferrals.payments().Update(txn, payment));
  return statement;
}

absl::Status CheckListStatements(
    const v1::ListDeferredPaymentStatementsRequest& request) {
  rpc::Validation validation;
  validation.Name("parent", request.parent(), kDeferredPaymentPattern);
  validation.PageSize(request.page_size());
  return validation.Finish();
}

absl::StatusOr<v1::ListDeferredPaymentStatementsResponse>
ListDeferredPaymentStatements(
    const Records& records, const store::Reader& reader,
    const v1::ListDeferredPaymentStatementsRequest& request) {
  const DeferralRecords& deferrals = records.deferrals();
  CR_RETURN_IF_ERROR(
      deferrals.payments().Get(reader, request.parent()).status());
  return ListRecords<v1::ListDeferredPaymentStatementsResponse>(
      deferrals.statements(), reader, request, kDeferralStatementByPayment,
      store::KeyWriter().String(request.parent()).key());
}

}  // namespace carereform::financial_assessments
