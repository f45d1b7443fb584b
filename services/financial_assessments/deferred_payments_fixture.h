// Deferred payments in a store in memory, on Tuesday 31 December 2024, for
// tests: handlers are called as the server calls them, without gRPC.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_DEFERRED_PAYMENTS_FIXTURE_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_DEFERRED_PAYMENTS_FIXTURE_H_

#include <string>
#include <vector>

#include "common/rpc/convert.h"
#include "common/types/civil_date.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/financial_assessments/handlers/deferral_lists.h"
#include "services/financial_assessments/handlers/deferral_rates.h"
#include "services/financial_assessments/handlers/deferral_statements.h"
#include "services/financial_assessments/handlers/deferred_payment_changes.h"
#include "services/financial_assessments/handlers/deferred_payment_decisions.h"
#include "services/financial_assessments/handlers/deferred_payments.h"
#include "services/financial_assessments/record_fixture.h"
#include "services/financial_assessments/records.h"
#include "tests/support/status_matchers.h"

namespace carereform::financial_assessments {

class DeferredPaymentsTest : public RecordFixture<Records> {
 protected:
  using DeferredPayment = v1::DeferredPayment;
  using Answer = absl::StatusOr<v1::DeferredPayment>;

  inline static const absl::CivilDay kToday{2024, 12, 31};
  inline static const absl::CivilDay kMonday{2024, 7, 1};  // The agreement.

  DeferredPaymentsTest() : RecordFixture(kToday, {.clock = &Noon}) {
    call_.now = Noon();
  }

  static absl::Time Noon() {
    return absl::FromCivil(absl::CivilHour(kToday) + 12, absl::UTCTimeZone());
  }
  uint64_t Head() { return Read()->head().revision; }

  // A home of £165,000; of a charge of £900, £700 deferred a week.
  static v1::RequestDeferredPaymentRequest NewRequest() {
    v1::RequestDeferredPaymentRequest request;
    request.set_parent("councils/x");
    DeferredPayment& payment = *request.mutable_deferred_payment();
    *payment.mutable_requested_date() = rpc::ToDate(kMonday - 30);
    payment.set_permanent_care_home(true);
    payment.set_other_capital_pence(1'000'000);
    *payment.add_valuations() = ValuationOn(kMonday - 40, 16'500'000);
    *payment.add_deferrals() = Weekly(90'000);
    return request;
  }
  static v1::PropertyValuation ValuationOn(absl::CivilDay day, int64_t pence) {
    v1::PropertyValuation valuation;
    *valuation.mutable_valued_date() = rpc::ToDate(day);
    valuation.set_value_pence(pence);
    valuation.set_basis(v1::PropertyValuation::INDEPENDENT);
    return valuation;
  }
  // Income of £344, of which the person keeps £144.
  static v1::WeeklyDeferral Weekly(int64_t charge_pence) {
    v1::WeeklyDeferral deferral;
    deferral.set_charge_pence(charge_pence);
    deferral.set_income_pence(34'400);
    deferral.set_kept_pence(14'400);
    return deferral;
  }

  Answer Request(const v1::RequestDeferredPaymentRequest& request) {
    return Do(&CheckRequestDeferral, &RequestDeferredPayment, request);
  }
  static v1::AgreeDeferredPaymentRequest AgreementOf(
      const std::string& name, absl::CivilDay day = kMonday) {
    v1::AgreeDeferredPaymentRequest request;
    request.set_name(name);
    *request.mutable_agreed_date() = rpc::ToDate(day);
    request.set_rate_basis(DeferredPayment::MAXIMUM_RATE);
    request.set_security(DeferredPayment::FIRST_CHARGE_REGISTERED);
    return request;
  }
  Answer Agree(const v1::AgreeDeferredPaymentRequest& request) {
    return Do(&CheckAgreeDeferral, &AgreeDeferredPayment, request);
  }
  // Requests and agrees; returns the name.
  std::string Agreed(
      const v1::RequestDeferredPaymentRequest& request = NewRequest()) {
    const Answer requested = Request(request);
    EXPECT_THAT(requested.status(), tests::IsOk());
    if (!requested.ok()) return "";
    EXPECT_THAT(Agree(AgreementOf(requested->name())).status(), tests::IsOk());
    return requested->name();
  }
  Answer Get(const std::string& name) {
    v1::GetDeferredPaymentRequest request;
    request.set_name(name);
    return GetDeferredPayment(records_, *Read(), call_, request);
  }
  Answer Decline(const std::string& name, absl::CivilDay day) {
    v1::DeclineDeferredPaymentRequest request;
    request.set_name(name);
    *request.mutable_declined_date() = rpc::ToDate(day);
    request.set_reason(DeferredPayment::TERMS_NOT_ACCEPTED);
    return Do(&CheckDeclineDeferral, &DeclineDeferredPayment, request);
  }
  Answer Value(const std::string& name, absl::CivilDay day, int64_t pence) {
    v1::RecordValuationRequest request;
    request.set_name(name);
    *request.mutable_valuation() = ValuationOn(day, pence);
    return Do(&CheckRecordValuation, &RecordValuation, request);
  }
  Answer Change(const std::string& name, absl::CivilDay day,
                v1::WeeklyDeferral weekly) {
    v1::ChangeDeferralRequest request;
    request.set_name(name);
    *weekly.mutable_from_date() = rpc::ToDate(day);
    *request.mutable_deferral() = weekly;
    return Do(&CheckChangeDeferral, &ChangeDeferral, request);
  }
  Answer Charge(const std::string& name, absl::CivilDay day, int64_t pence,
                bool deferred = true) {
    v1::RecordDeferredFeeRequest request;
    request.set_name(name);
    *request.mutable_fee()->mutable_charged_date() = rpc::ToDate(day);
    request.mutable_fee()->set_kind(v1::DeferredFee::SET_UP);
    request.mutable_fee()->set_amount_pence(pence);
    request.mutable_fee()->set_deferred(deferred);
    return Do(&CheckRecordFee, &RecordDeferredFee, request);
  }
  Answer Repay(const std::string& name, absl::CivilDay day, int64_t pence) {
    v1::RecordRepaymentRequest request;
    request.set_name(name);
    *request.mutable_repaid_date() = rpc::ToDate(day);
    request.set_amount_pence(pence);
    return Do(&CheckRecordRepayment, &RecordRepayment, request);
  }
  Answer Refund(const std::string& name, absl::CivilDay day, int64_t pence) {
    v1::RecordRefundRequest request;
    request.set_name(name);
    *request.mutable_refunded_date() = rpc::ToDate(day);
    request.set_amount_pence(pence);
    return Do(&CheckRecordRefund, &RecordRefund, request);
  }
  Answer End(const std::string& name, absl::CivilDay day,
             DeferredPayment::EndReason reason) {
    v1::EndDeferredPaymentRequest request;
    request.set_name(name);
    *request.mutable_ended_date() = rpc::ToDate(day);
    request.set_reason(reason);
    return Do(&CheckEndDeferral, &EndDeferredPayment, request);
  }
  Answer AskForStatement(const std::string& name, absl::CivilDay day) {
    v1::RequestStatementRequest request;
    request.set_name(name);
    *request.mutable_requested_date() = rpc::ToDate(day);
    return Do(&CheckRequestStatement, &RequestStatement, request);
  }
  absl::StatusOr<v1::DeferredPaymentStatement> StatementTo(
      const std::string& name, absl::CivilDay last) {
    v1::WriteStatementRequest request;
    request.set_name(name);
    *request.mutable_last_date() = rpc::ToDate(last);
    return Look(&CheckWriteStatement, &WriteStatement, request);
  }
  absl::StatusOr<v1::DeferredPaymentStatement> Issue(const std::string& name,
                                                     absl::CivilDay last) {
    v1::IssueStatementRequest request;
    request.set_parent(name);
    *request.mutable_last_date() = rpc::ToDate(last);
    return Do(&CheckIssueStatement, &IssueStatement, request);
  }
  absl::StatusOr<v1::DeferredPaymentRate> RecordRate(
      absl::CivilDay from, int32_t hundredths, const std::string& etag = "") {
    v1::RecordDeferredPaymentRateRequest request;
    request.set_parent("councils/x");
    auto& rate = *request.mutable_deferred_payment_rate();
    *rate.mutable_from_date() = rpc::ToDate(from);
    rate.set_maximum_hundredths(hundredths);
    rate.set_source("made for a test");
    request.set_etag(etag);
    return Do(&CheckRecordRate, &RecordDeferredPaymentRate, request);
  }

  // The fields that a status refuses, in order.
  static std::vector<std::string> Refused(const absl::Status& status) {
    return FieldsOf(status);
  }
};

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_DEFERRED_PAYMENTS_FIXTURE_H_
