// Direct payments in a store in memory, for tests.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_DIRECT_PAYMENTS_DIRECT_PAYMENT_FIXTURE_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_DIRECT_PAYMENTS_DIRECT_PAYMENT_FIXTURE_H_

#include <string>

#include "services/financial_assessments/amounts/amount_fixture.h"
#include "services/financial_assessments/direct_payments/direct_payment_handlers.h"
#include "services/financial_assessments/direct_payments/direct_payment_measures.h"

namespace carereform::financial_assessments {

class DirectPaymentFixture : public AmountFixture<DirectPaymentRecords> {
 protected:
  using Terms = v1::DirectPaymentTerms;
  using Payment = v1::DirectPayment;

  DirectPaymentFixture() : AmountFixture(&DirectPaymentMeasures) {}

  // 200 pounds a week, of which the person contributes 45.50.
  static Terms WeeklyFrom(absl::CivilDay start,
                          Terms::Method method = Terms::NET) {
    Terms terms;
    terms.set_kind(Terms::WEEKLY);
    terms.set_method(method);
    *terms.mutable_start_date() = rpc::ToDate(start);
    terms.set_weekly_budget_pence(20000);
    terms.set_weekly_contribution_pence(4550);
    return terms;
  }
  static Terms CarerOn(absl::CivilDay start) {
    Terms terms;
    terms.set_kind(Terms::ONE_OFF_CARER);
    *terms.mutable_start_date() = rpc::ToDate(start);
    return terms;
  }
  absl::StatusOr<v1::DirectPaymentCalculation> Calculate(const Terms& terms,
                                                         absl::CivilDay first,
                                                         absl::CivilDay last,
                                                         int weeks = 0) {
    v1::CalculateDirectPaymentRequest request;
    request.set_parent("councils/x");
    *request.mutable_terms() = terms;
    *request.mutable_first_date() = rpc::ToDate(first);
    *request.mutable_last_date() = rpc::ToDate(last);
    request.set_pay_every_weeks(weeks);
    return Look(&CheckCalculateDirectPayment, &CalculateDirectPayment, request);
  }
  absl::StatusOr<Payment> Create(const Payment& payment) {
    v1::CreateDirectPaymentRequest request;
    request.set_parent("councils/x");
    *request.mutable_direct_payment() = payment;
    return Do(&CheckCreateDirectPayment, &CreateDirectPayment, request);
  }
  absl::StatusOr<Payment> Create(const Terms& terms) {
    Payment payment;
    *payment.mutable_terms() = terms;
    return Create(payment);
  }
  std::string Add(const Terms& terms) {
    const auto created = Create(terms);
    EXPECT_THAT(created.status(), tests::IsOk());
    return created.ok() ? created->name() : "";
  }
  absl::StatusOr<Payment> Cease(
      const std::string& name, absl::CivilDay day,
      Payment::CeaseReason reason = Payment::CHANGE_IN_NEEDS,
      const std::string& etag = "") {
    v1::CeaseDirectPaymentRequest request;
    request.set_name(name);
    *request.mutable_ceased_date() = rpc::ToDate(day);
    request.set_reason(reason);
    request.set_etag(etag);
    return Do(&CheckCeaseDirectPayment, &CeaseDirectPayment, request);
  }
  absl::StatusOr<Payment> Get(const std::string& name, int64_t revision = 0) {
    v1::GetDirectPaymentRequest request;
    request.set_name(name);
    request.set_read_revision(revision);
    return Look(&CheckGetDirectPayment, &GetDirectPayment, request);
  }
};

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_DIRECT_PAYMENTS_DIRECT_PAYMENT_FIXTURE_H_
