#include "services/financial_assessments/handlers/deferred_payments.h"

#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/people/opaque_id.h"
#include "common/people/person_reference.h"
#include "common/rpc/resource_fields.h"
#include "common/rpc/resource_methods.h"
#include "common/status/status_macros.h"
#include "common/store/digest.h"
#include "services/financial_assessments/amounts/record_fields.h"
#include "services/financial_assessments/amounts/subject.h"
#include "services/financial_assessments/domain/deferral_dues.h"
#include "services/financial_assessments/handlers/deferral_conversion.h"
#include "services/financial_assessments/handlers/deferral_shape.h"

namespace carereform::financial_assessments {
namespace {

using rpc::Presence;
using v1::DeferredPayment;

constexpr char kPath[] = "deferred_payment.";

// Checks what of a request depends on today and on the terms of its day.
absl::Status CheckRules(const DeferredPayment& payment,
                        const AccountRules& rules, absl::CivilDay today) {
  const absl::CivilDay requested = *rpc::StoredDay(payment.requested_date());
  rpc::Validation validation;
  CheckNotAfter("deferred_payment.requested_date", requested, today,
                validation);
  CheckNotBefore("deferred_payment.requested_date", requested,
                 rules.terms->front().from, "deferred payments begin",
                 validation);
  CheckNotAfter("deferred_payment.valuations[0].valued_date",
                *rpc::StoredDay(payment.valuations(0).valued_date()), today,
                validation);
  CheckKept("deferred_payment.deferrals[0].kept_pence",
            payment.deferrals(0).kept_pence(), TermsOn(rules, requested),
            validation);
  return validation.Finish();
}

// Clears what callers cannot set, in the entries too.
void ClearOutput(DeferredPayment& payment) {
  rpc::ClearOutputOnly(payment);
  rpc::ClearOutputOnly(*payment.mutable_valuations(0));
  rpc::ClearOutputOnly(*payment.mutable_deferrals(0));
  payment.mutable_deferrals(0)->clear_from_date();
}

}  // namespace

absl::Status CheckRequestDeferral(
    const v1::RequestDeferredPaymentRequest& request) {
  const DeferredPayment& payment = request.deferred_payment();
  rpc::Validation validation;
  validation.Name("parent", request.parent(), rpc::kCouncilPattern);
  people::CheckOpaqueId("deferred_payment.external_id", payment.external_id(),
                        validation);
  people::CheckReference("deferred_payment.person", payment.person(),
                         request.parent(), kSourceId, validation);
  CheckReferenceName("deferred_payment.charge", payment.charge(),
                     request.parent(), "charges/{charge}", validation);
  validation.Date("deferred_payment.requested_date",
                  payment.has_requested_date(), payment.requested_date());
  CheckPence("deferred_payment.other_capital_pence",
             payment.other_capital_pence(), 0, kMostPropertyPence, validation);
  validation.Require(payment.valuations_size() == 1,
                     "deferred_payment.valuations", "has to have one entry");
  validation.Require(payment.deferrals_size() == 1,
                     "deferred_payment.deferrals", "has to have one entry");
  if (payment.valuations_size() == 1) {
    CheckValuation(absl::StrCat(kPath, "valuations[0]."), payment.valuations(0),
                   validation);
  }
  if (payment.deferrals_size() == 1) {
    CheckWeekly(absl::StrCat(kPath, "deferrals[0]."), payment.deferrals(0),
                validation);
  }
  validation.RequestId(request.request_id());
  return validation.Finish();
}

absl::StatusOr<DeferredPayment> RequestDeferredPayment(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::RequestDeferredPaymentRequest& request) {
  CR_ASSIGN_OR_RETURN(const DeferralRules rules,
                      records.deferrals().RulesOf(txn));
  CR_RETURN_IF_ERROR(
      CheckRules(request.deferred_payment(), rules.account(), call.today));
  CR_RETURN_IF_ERROR(
      CheckSubjectsKept(txn, {request.deferred_payment().person(),
                              request.deferred_payment().charge()}));
  if (const auto& charge = request.deferred_payment().charge();
      !charge.empty()) {
    CR_RETURN_IF_ERROR(records.charging().charges().Get(txn, charge).status());
  }
  DeferredPayment payment = request.deferred_payment();
  ClearOutput(payment);
  payment.set_name(absl::StrCat(request.parent(), "/deferredPayments/",
                                store::RandomUuid()));
  payment.set_state(DeferredPayment::REQUESTED);
  SetOutput(rules.account(), payment);
  const DeferralTerms& terms =
      TermsOn(rules.account(), *rpc::StoredDay(payment.requested_date()));
  for (const DeferralBar bar : BarsTo(CaseOf(payment, terms), terms)) {
    payment.add_bars(static_cast<DeferredPayment::Bar>(bar));
  }
  *payment.mutable_create_time() = rpc::ToTimestamp(txn.commit_time());
  *payment.mutable_update_time() = payment.create_time();
  CR_RETURN_IF_ERROR(records.deferrals().payments().Create(txn, payment));
  return payment;
}

absl::Status CheckGetDeferral(const v1::GetDeferredPaymentRequest& request) {
  return rpc::CheckGetRequest(request, kDeferredPaymentPattern);
}

absl::StatusOr<DeferredPayment> GetDeferredPayment(
    const Records& records, const store::Reader& reader, const rpc::Call& call,
    const v1::GetDeferredPaymentRequest& request) {
  const DeferralRecords& deferrals = records.deferrals();
  CR_ASSIGN_OR_RETURN(DeferredPayment payment,
                      deferrals.payments().GetAt(reader, request.name(),
                                                 request.read_revision()));
  CR_ASSIGN_OR_RETURN(const DeferralRules rules,
                      deferrals.RulesOf(reader, request.read_revision()));
  SetRefundDue(rules.account(), call.today, payment);
  return payment;
}

absl::Status CheckListDeferrals(
    const v1::ListDeferredPaymentsRequest& request) {
  rpc::Validation validation;
  validation.Name("parent", request.parent(), rpc::kCouncilPattern);
  validation.PageSize(request.page_size());
  validation.Require(DeferredPayment::State_IsValid(request.state()), "state",
                     "is not a value that this version knows");
  return validation.Finish();
}

absl::StatusOr<v1::ListDeferredPaymentsResponse> ListDeferredPayments(
    const Records& records, const store::Reader& reader, const rpc::Call& call,
    const v1::ListDeferredPaymentsRequest& request) {
  const DeferralRecords& deferrals = records.deferrals();
  const bool all = request.state() == DeferredPayment::STATE_UNSPECIFIED;
  const std::string state =
      store::KeyWriter().Uint32(static_cast<uint32_t>(request.state())).key();
  CR_ASSIGN_OR_RETURN(auto response,
                      ListRecords<v1::ListDeferredPaymentsResponse>(
                          deferrals.payments(), reader, request,
                          all ? 0 : kDeferredPaymentByState, state));
  CR_ASSIGN_OR_RETURN(const DeferralRules rules,
                      deferrals.RulesOf(reader, request.read_revision()));
  for (DeferredPayment& payment : *response.mutable_deferred_payments()) {
    SetRefundDue(rules.account(), call.today, payment);
  }
  return response;
}

}  // namespace carereform::financial_assessments
