#include "services/financial_assessments/direct_payments/direct_payment_handlers.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "common/people/opaque_id.h"
#include "common/people/person_reference.h"
#include "common/rpc/convert.h"
#include "common/rpc/resource_methods.h"
#include "common/rpc/validation.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "common/store/digest.h"
#include "common/store/resource_rows.h"
#include "services/financial_assessments/amounts/record_fields.h"
#include "services/financial_assessments/amounts/subject.h"
#include "services/financial_assessments/direct_payments/direct_payment_errors.h"

namespace carereform::financial_assessments {
namespace {

using v1::DirectPayment;
using Terms = v1::DirectPaymentTerms;

constexpr char kPattern[] =
    "councils/{council}/directPayments/{direct_payment}";
constexpr int64_t kMostBudgetPence = 10'000'000;
constexpr int kMostMinutes = 10'080;  // Of a week.
constexpr int kMostDays = 3660;
constexpr int kMostWeeksAtOnce = 52;
constexpr int kUsualWeeksAtOnce = 4;

// A weekly payment has a budget in one of its two forms, and a method.
void CheckWeekly(const std::string& field, const Terms& terms,
                 rpc::Validation& validation) {
  validation.EnumValue(field + ".method", terms.method(),
                       &Terms::Method_IsValid);
  const bool in_hours = terms.rate() != Terms::RATE_UNSPECIFIED;
  CheckAmount(field + ".weekly_budget_pence", terms.weekly_budget_pence(),
              in_hours ? 0 : 1, in_hours ? 0 : kMostBudgetPence, validation);
  CheckAmount(field + ".weekly_minutes", terms.weekly_minutes(),
              in_hours ? 1 : 0, in_hours ? kMostMinutes : 0, validation);
  CheckAmount(field + ".weekly_contribution_pence",
              terms.weekly_contribution_pence(), 0, kMostBudgetPence,
              validation);
}

void CheckTerms(const std::string& field, const Terms& terms,
                rpc::Validation& validation) {
  validation.EnumValue(field + ".kind", terms.kind(), &Terms::Kind_IsValid);
  validation.Date(field + ".start_date", terms.has_start_date(),
                  terms.start_date());
  validation.Require(Terms::Rate_IsValid(terms.rate()), field + ".rate",
                     "is not a value that this version knows");
  if (terms.kind() == Terms::WEEKLY) CheckWeekly(field, terms, validation);
  if (terms.kind() != Terms::ONE_OFF_CARER) return;
  constexpr char kNone[] =
      "is not for a one-off payment, whose amount is the council's: leave it "
      "out";
  validation.Require(terms.method() == Terms::METHOD_UNSPECIFIED,
                     field + ".method", kNone);
  validation.Require(terms.rate() == Terms::RATE_UNSPECIFIED, field + ".rate",
                     kNone);
  validation.Require(terms.weekly_budget_pence() == 0,
                     field + ".weekly_budget_pence", kNone);
  validation.Require(terms.weekly_minutes() == 0, field + ".weekly_minutes",
                     kNone);
  validation.Require(terms.weekly_contribution_pence() == 0,
                     field + ".weekly_contribution_pence", kNone);
}

void SetAmounts(const DirectPaymentAmounts& amounts, DirectPayment& payment) {
  payment.set_weekly_pence(amounts.weekly.value());
  payment.set_weekly_collected_pence(amounts.collected.value());
  payment.set_one_off_pence(amounts.one_off.value());
}

// What is paid for some days of the period.
Pence PaidFor(const DirectPaymentAmounts& amounts, absl::CivilDay start,
              absl::CivilDay first, absl::CivilDay last) {
  const Pence once = first == start ? amounts.one_off : Pence();
  return once + PaidForDays(amounts.weekly, start, first, last);
}

}  // namespace

absl::StatusOr<DirectPaymentAmounts> AmountsOf(
    const Terms& terms, absl::string_view field,
    const std::vector<DirectPaymentRate>& rates) {
  const absl::CivilDay start = *rpc::StoredDay(terms.start_date());
  if (terms.kind() == Terms::ONE_OFF_CARER) {
    constexpr auto kRate = DirectPaymentRateKind::kCarerOneOff;
    const DirectPaymentRate* rate = RateOn(rates, kRate, start);
    if (rate == nullptr) return errors::DirectPaymentRateUnknown(kRate, start);
    return CarerPayment(*rate);
  }
  WeeklyTerms weekly{
      .budget = Pence::FromPence(terms.weekly_budget_pence()),
      .minutes = terms.weekly_minutes(),
      .contribution = Pence::FromPence(terms.weekly_contribution_pence()),
      .gross = terms.method() == Terms::GROSS};
  if (terms.rate() != Terms::RATE_UNSPECIFIED) {
    const auto kind = static_cast<DirectPaymentRateKind>(terms.rate());
    weekly.rate = RateOn(rates, kind, start);
    if (weekly.rate == nullptr) {
      return errors::DirectPaymentRateUnknown(kind, start);
    }
  }
  const Pence budget = WeeklyBudget(weekly);
  if (weekly.contribution > budget) {
    return InvalidField(
        absl::StrCat(field, ".weekly_contribution_pence"),
        "is above the budget for a week: nobody pays more than their care "
        "costs");
  }
  return WeeklyPayment(weekly);
}

absl::Status CheckCalculateDirectPayment(
    const v1::CalculateDirectPaymentRequest& request) {
  rpc::Validation validation;
  validation.Name("parent", request.parent(), rpc::kCouncilPattern);
  CheckTerms("terms", request.terms(), validation);
  const auto first = validation.Date("first_date", request.has_first_date(),
                                     request.first_date());
  const auto last = validation.Date("last_date", request.has_last_date(),
                                    request.last_date());
  CheckAmount("pay_every_weeks", request.pay_every_weeks(), 0, kMostWeeksAtOnce,
              validation);
  if (validation.ok()) {
    const absl::CivilDay start = *rpc::StoredDay(request.terms().start_date());
    validation.Require(start <= *first, "first_date",
                       "is before terms.start_date: give that day or a later "
                       "one");
    validation.Require(*first <= *last, "last_date",
                       "is before first_date: give that day or a later one");
    validation.Require(
        *last <= start + kMostDays, "last_date",
        absl::StrCat("is more than ", kMostDays, " days after the start"));
  }
  return validation.Finish();
}

absl::StatusOr<v1::DirectPaymentCalculation> CalculateDirectPayment(
    const DirectPaymentRecords&, const store::Reader&,
    const v1::CalculateDirectPaymentRequest& request) {
  CR_ASSIGN_OR_RETURN(
      const DirectPaymentAmounts amounts,
      AmountsOf(request.terms(), "terms", DirectPaymentRates()));
  v1::DirectPaymentCalculation calculation;
  calculation.set_weekly_pence(amounts.weekly.value());
  calculation.set_weekly_collected_pence(amounts.collected.value());
  calculation.set_one_off_pence(amounts.one_off.value());
  calculation.set_assumed(amounts.assumed);
  for (const DirectPaymentLine& one : amounts.lines) {
    auto* line = calculation.add_lines();
    line->set_rule(one.rule);
    line->set_source(one.source);
    line->set_amount_pence(one.amount.value());
  }
  const absl::CivilDay start = *rpc::StoredDay(request.terms().start_date());
  const int weeks = request.pay_every_weeks() == 0 ? kUsualWeeksAtOnce
                                                   : request.pay_every_weeks();
  Pence sum;
  for (const PayPeriod& period :
       SplitIntoPayPeriods(start, *rpc::StoredDay(request.first_date()),
                           *rpc::StoredDay(request.last_date()), weeks)) {
    const Pence paid = PaidFor(amounts, start, period.first, period.last);
    auto* part = calculation.add_parts();
    *part->mutable_first_date() = rpc::ToDate(period.first);
    *part->mutable_last_date() = rpc::ToDate(period.last);
    part->set_amount_pence(paid.value());
    sum = sum + paid;
  }
  calculation.set_period_pence(sum.value());
  return calculation;
}

absl::Status CheckCreateDirectPayment(
    const v1::CreateDirectPaymentRequest& request) {
  const DirectPayment& sent = request.direct_payment();
  rpc::Validation validation;
  validation.Name("parent", request.parent(), rpc::kCouncilPattern);
  people::CheckOpaqueId("direct_payment.external_id", sent.external_id(),
                        validation);
  people::CheckReference("direct_payment.person", sent.person(),
                         request.parent(), kSourceId, validation);
  CheckReferenceName("direct_payment.charge", sent.charge(), request.parent(),
                     "charges/{charge}", validation);
  CheckTerms("direct_payment.terms", sent.terms(), validation);
  validation.RequestId(request.request_id());
  return validation.Finish();
}

absl::StatusOr<DirectPayment> CreateDirectPayment(
    const DirectPaymentRecords& records, store::Txn& txn, const rpc::Call&,
    const v1::CreateDirectPaymentRequest& request) {
  DirectPayment payment = request.direct_payment();
  CR_ASSIGN_OR_RETURN(
      const DirectPaymentAmounts amounts,
      AmountsOf(payment.terms(), "direct_payment.terms", DirectPaymentRates()));
  CR_RETURN_IF_ERROR(
      CheckSubjectsKept(txn, {payment.person(), payment.charge()}));
  rpc::ClearOutputOnly(payment);
  payment.set_name(
      absl::StrCat(request.parent(), "/directPayments/", store::RandomUuid()));
  SetAmounts(amounts, payment);
  *payment.mutable_create_time() = rpc::ToTimestamp(txn.commit_time());
  *payment.mutable_update_time() = payment.create_time();
  CR_RETURN_IF_ERROR(records.direct_payments().Create(txn, payment));
  return payment;
}

absl::Status CheckGetDirectPayment(const v1::GetDirectPaymentRequest& request) {
  return rpc::CheckGetRequest(request, kPattern);
}

absl::StatusOr<DirectPayment> GetDirectPayment(
    const DirectPaymentRecords& records, const store::Reader& reader,
    const v1::GetDirectPaymentRequest& request) {
  return records.direct_payments().GetAt(reader, request.name(),
                                         request.read_revision());
}

absl::Status CheckListDirectPayments(
    const v1::ListDirectPaymentsRequest& request) {
  return rpc::CheckListRequest(request);
}

absl::StatusOr<v1::ListDirectPaymentsResponse> ListDirectPayments(
    const DirectPaymentRecords& records, const store::Reader& reader,
    const v1::ListDirectPaymentsRequest& request) {
  return ListRecords<v1::ListDirectPaymentsResponse>(records.direct_payments(),
                                                     reader, request, 0, "");
}

absl::Status CheckCeaseDirectPayment(
    const v1::CeaseDirectPaymentRequest& request) {
  rpc::Validation validation;
  validation.Name("name", request.name(), kPattern);
  validation.Date("ceased_date", request.has_ceased_date(),
                  request.ceased_date());
  validation.EnumValue("reason", request.reason(),
                       &DirectPayment::CeaseReason_IsValid);
  validation.RequestId(request.request_id());
  return validation.Finish();
}

absl::StatusOr<DirectPayment> CeaseDirectPayment(
    const DirectPaymentRecords& records, store::Txn& txn, const rpc::Call& call,
    const v1::CeaseDirectPaymentRequest& request) {
  CR_ASSIGN_OR_RETURN(DirectPayment payment,
                      records.direct_payments().Get(txn, request.name()));
  CR_RETURN_IF_ERROR(store::CheckEtag(request.etag(), payment.etag()));
  if (payment.has_ceased_date()) return errors::DirectPaymentCeased();
  CR_RETURN_IF_ERROR(CheckDayOfRecord(
      "ceased_date", *rpc::StoredDay(request.ceased_date()),
      *rpc::StoredDay(payment.terms().start_date()), call.today,
      "is before the start: give that day or a later one"));
  *payment.mutable_ceased_date() = request.ceased_date();
  payment.set_cease_reason(request.reason());
  *payment.mutable_update_time() = rpc::ToTimestamp(txn.commit_time());
  CR_RETURN_IF_ERROR(records.direct_payments().Update(txn, payment));
  return payment;
}

}  // namespace carereform::financial_assessments
